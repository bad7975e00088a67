package backend_test

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAFrameHoldsNothingButRegistersOfKnownFields keeps the set of what can be sent closed: every struct that can be a frame
// has a head and registers, and neither of them has room for anything else.
func TestAFrameHoldsNothingButRegistersOfKnownFields(t *testing.T) { // 1.6, 2
	t.Parallel()
	files := folderOf(t, filepath.Join(root, "backend", "pack"))
	report(t, openFrames(files))
	if frames := framesIn(files); len(frames) < 10 {
		t.Errorf("only %q are frames", frames)
	}
}

// framesIn are the types that can be sent: those with a method record.
func framesIn(files []*ast.File) (frames []string) {
	for _, file := range files {
		for _, declared := range file.Decls {
			if method, is := declared.(*ast.FuncDecl); is && method.Recv != nil && method.Name.Name == "record" {
				_, of := named(files, method.Recv.List[0].Type)
				frames = append(frames, of)
			}
		}
	}
	return frames
}

func openFrames(files []*ast.File) (faults []string) {
	closed := map[string][]string{ // what each struct may hold
		"Head": {"ID"}, "Register": {"string", "uint64", "Vector"}, "Heard": {"Device", "uint64"},
	}
	for _, frame := range framesIn(files) {
		closed[frame] = []string{"Head", "Register"}
	}
	for of, allowed := range closed {
		fields := structOf(files, of)
		if fields == nil {
			faults = append(faults, of+" is no struct")
			continue
		}
		for _, field := range fields.List {
			if typed := name(field.Type); !slices.Contains(allowed, typed) {
				faults = append(faults, fmt.Sprintf("%s has room for %T %s", of, field.Type, typed))
			}
		}
	}
	for _, file := range files {
		for _, each := range file.Imports {
			if path := strings.Trim(each.Path.Value, `"`); path == "reflect" || path == "encoding/json" || path == "encoding/gob" {
				faults = append(faults, "pack imports "+path)
			}
		}
	}
	return faults
}

func TestARoomyFrameIsSeen(t *testing.T) {
	t.Parallel()
	const closed = `package pack
type Head struct { Creator ID; ID ID }
type Register struct { Value string; Counter uint64; Clock uint64; Seen Vector }
type Heard struct { Device Device; Counter uint64 }
type Note struct { Head; Body, Title Register }
func (f *Note) record() Record { return Record{} }
`
	if faults := openFrames([]*ast.File{parsed(t, "frames.go", closed)}); len(faults) != 0 {
		t.Fatalf("what is closed is called open: %q", faults)
	}
	for _, broken := range [][2]string{
		{"Body, Title Register", "Body Register; More map[string]string"}, {"Body, Title Register", "Body Register; Free string"},
		{"Body, Title Register", "Body Register; More any"}, {"Body, Title Register", "Body Register; More []Register"},
		{"Body, Title Register", "Body *Register"}, {"Value string", "Value any"}, {"Value string", "Value string; More map[string]any"},
		{"Creator ID", "Creator ID; Path string"}, {"type Note", "type Diary struct{ Text string }\nfunc (f *Diary) record() Record { return Record{} }\ntype Note"},
		{"package pack", "package pack\nimport \"reflect\""}, {"package pack", "package pack\nimport \"encoding/json\""},
	} {
		text := strings.Replace(closed, broken[0], broken[1], 1)
		if faults := openFrames([]*ast.File{parsed(t, "frames.go", text)}); text == closed || len(faults) == 0 {
			t.Errorf("%q is not seen", broken[1])
		}
	}
}
