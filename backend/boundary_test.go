// Package backend_test keeps the borders of the backend: what the frontend can call, and who may know whom. Each check
// is fed source text, so that it is shown to see what it is there for.
package backend_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// root is the folder of main.go.
const root = ".."

func parsed(t *testing.T, name string, text any) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// folderOf parses the Go files of a folder, without tests.
func folderOf(t *testing.T, folder string) []*ast.File {
	t.Helper()
	files := filesOf(folder)
	if len(files) == 0 {
		t.Fatalf("no Go files in %s", folder)
	}
	return files
}

func filesOf(folder string) (files []*ast.File) {
	names, _ := filepath.Glob(filepath.Join(folder, "*.go")) // errs for a bad pattern only
	for _, name := range names {
		if file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err == nil && !strings.HasSuffix(name, "_test.go") {
			files = append(files, file)
		}
	}
	return files
}

func report(t *testing.T, faults []string) {
	t.Helper()
	for _, fault := range faults {
		t.Error(fault)
	}
}

func TestEveryBoundMethodKeepsTheRulesOfTheBridge(t *testing.T) {
	t.Parallel()
	files := folderOf(t, root)
	bound := boundIn(files)
	if len(bound["."]) != 1 || len(bound["backend/coaching"]) < 8 {
		t.Fatalf("main.go binds %v", bound)
	}
	for folder, names := range bound {
		t.Run(folder, func(t *testing.T) { report(t, faultsOf(folderOf(t, filepath.Join(root, folder)), names)) })
	}
}

// boundIn reads from main which types are bound: their names by the folder of their package.
func boundIn(files []*ast.File) map[string][]string {
	bound := map[string][]string{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			pair, is := n.(*ast.KeyValueExpr)
			if !is || name(pair.Key) != "Bind" {
				return true
			}
			for _, each := range pair.Value.(*ast.CompositeLit).Elts {
				folder, typeName := typeOf(files, each)
				bound[folder] = append(bound[folder], typeName)
			}
			return false
		})
	}
	return bound
}

// typeOf names the type of what is bound: &pkg.Type{}, a variable that is made so, or a field of such a variable.
func typeOf(files []*ast.File, bound ast.Expr) (folder, typeName string) {
	switch e := bound.(type) {
	case *ast.UnaryExpr:
		return typeOf(files, e.X)
	case *ast.StarExpr:
		return typeOf(files, e.X)
	case *ast.CompositeLit:
		return named(files, e.Type)
	case *ast.Ident:
		return typeOf(files, valueOf(files, e.Name))
	case *ast.SelectorExpr:
		_, owner := typeOf(files, e.X)
		for _, field := range structOf(files, owner).List {
			if len(field.Names) == 1 && field.Names[0].Name == e.Sel.Name {
				return named(files, field.Type)
			}
		}
	}
	panic(fmt.Sprintf("cannot tell what %T is that is bound", bound))
}

// valueOf finds what a variable is first given.
func valueOf(files []*ast.File, variable string) (value ast.Expr) {
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			assign, is := n.(*ast.AssignStmt)
			if is && assign.Tok == token.DEFINE && value == nil && name(assign.Lhs[0]) == variable {
				value = assign.Rhs[0]
			}
			return value == nil
		})
	}
	return value
}

// named is the folder and the name of a type; the folder of a type of this package is the root.
func named(files []*ast.File, typed ast.Expr) (folder, typeName string) {
	switch e := typed.(type) {
	case *ast.StarExpr:
		return named(files, e.X)
	case *ast.SelectorExpr:
		return importOf(files, name(e.X)), e.Sel.Name
	}
	return ".", name(typed)
}

// importOf is the folder of one of our packages by its name in these files, empty where it is none of ours.
func importOf(files []*ast.File, pkg string) string {
	for _, file := range files {
		for _, each := range file.Imports {
			path := strings.Trim(each.Path.Value, `"`)
			if folder, ours := strings.CutPrefix(path, "alongside/"); ours && strings.HasSuffix(path, "/"+pkg) {
				return folder
			}
		}
	}
	return ""
}

func name(e ast.Expr) string {
	if ident, is := e.(*ast.Ident); is {
		return ident.Name
	}
	return ""
}

// walk hands every file below the root with one of the ends to check, without what was fetched or made.
func walk(t *testing.T, end string, check func(path string, text []byte) []string) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == ".git" || entry.Name() == "frontend") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, end) {
			return nil
		}
		text, err := os.ReadFile(path)
		seen++
		report(t, check(filepath.ToSlash(path), text))
		return err
	})
	if err != nil || seen == 0 {
		t.Fatalf("saw %d files, %v", seen, err)
	}
}

func TestOnlyTheWindowKnowsWails(t *testing.T) {
	t.Parallel()
	walk(t, ".go", func(path string, text []byte) []string { return wailsIn(path, parsed(t, path, text)) })
}

func wailsIn(path string, file *ast.File) (faults []string) {
	for _, each := range file.Imports {
		if strings.Contains(each.Path.Value, "wailsapp/wails") && path != root+"/main.go" && path != root+"/app.go" {
			faults = append(faults, path+" imports "+each.Path.Value)
		}
	}
	return faults
}

func TestSQLIsPlainASCII(t *testing.T) {
	t.Parallel()
	walk(t, ".sql", notASCII) // sqlc cuts queries behind other characters, comments too
}

func notASCII(path string, text []byte) (faults []string) {
	for i, line := range strings.Split(string(text), "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return r > 0x7e || (r < ' ' && r != '\t' && r != '\r') }) {
			faults = append(faults, fmt.Sprintf("%s:%d is not plain ASCII", path, i+1))
		}
	}
	return faults
}

func TestNothingThatIsSharedKnowsPersonalNotes(t *testing.T) {
	t.Parallel()
	list := exec.Command("go", "list", "-tags", "sqlite_fts5", "-f", `{{.ImportPath}} {{join .Deps " "}}`, "./backend/...")
	list.Dir = root
	out, err := list.Output()
	if err != nil || !strings.Contains(string(out), "alongside/backend/personal ") {
		t.Fatalf("go list: %v: %s", err, out)
	}
	report(t, knowPersonal(string(out)))
}

// knowPersonal reads lines of a package and everything that it depends on.
func knowPersonal(lines string) (faults []string) {
	const personal = "alongside/backend/personal"
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == personal || words[0] == "alongside/backend/sample" {
			continue
		}
		for _, dependency := range words[1:] {
			if dependency == personal || strings.HasPrefix(dependency, personal+"/") {
				faults = append(faults, words[0]+" knows "+dependency)
			}
		}
	}
	return faults
}
