package backend_test

import (
	"go/ast"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// good is a service that keeps every rule; each snippet below breaks one.
const good = `package good

type S struct{ desk int }
type Kind string
type In struct { Name string ` + "`json:\"name\"`" + ` }
type Out struct {
	Kind Kind ` + "`json:\"kind\"`" + `
	All []In ` + "`json:\"all\"`" + `
	More *Out ` + "`json:\"more\"`" + `
}

func (s *S) Find(id string, in []In) (out Out, err error) {
	defer problem.Catch(&err)
	return out, nil
}

func (s *S) Save(in In) (err error) {
	defer problem.Catch(&err)
	return nil
}

func (s *S) hidden(f func()) {}
`

func TestTheRulesOfTheBridgeSeeWhatBreaksThem(t *testing.T) {
	t.Parallel()
	if faults := faultsOf([]*ast.File{parsed(t, "good.go", good)}, []string{"S"}); len(faults) != 0 {
		t.Fatalf("what is right is called wrong: %q", faults)
	}
	for what, broken := range map[string]struct{ old, new, says string }{
		"no defer":                {"\tdefer problem.Catch(&err)\n\treturn nil\n", "\treturn nil\n", "does not begin with"},
		"a defer that comes late": {"\tdefer problem.Catch(&err)\n\treturn nil\n", "\ts.desk++\n\tdefer problem.Catch(&err)\n\treturn nil\n", "does not begin with"},
		"a defer of the wrong":    {"\tdefer problem.Catch(&err)\n\treturn nil", "\tdefer problem.Catch(&other)\n\treturn nil", "does not begin with"},
		"another defer":           {"\tdefer problem.Catch(&err)\n\treturn nil", "\tdefer other.Catch(&err)\n\treturn nil", "does not begin with"},
		"a call and no defer":     {"\tdefer problem.Catch(&err)\n\treturn nil", "\tproblem.Catch(&err)\n\treturn nil", "does not begin with"},
		"an empty body":           {"\tdefer problem.Catch(&err)\n\treturn nil\n", "", "does not begin with"},
		"no error":                {"Save(in In) (err error)", "Save(in In)", "returns no error"},
		"an error without name":   {"Save(in In) (err error)", "Save(in In) error", "does not return a named"},
		"an error named e":        {"Save(in In) (err error)", "Save(in In) (e error)", "does not return a named"},
		"only a value":            {"Save(in In) (err error)", "Save(in In) (n int)", "does not return a named"},
		"two values":              {"(out Out, err error)", "(out Out, n int, err error)", "more than one value"},
		"two values of one type":  {"(out Out, err error)", "(out, more Out, err error)", "more than one value"},
		"a context":               {"Find(id string,", "Find(ctx context.Context, id string,", "context.Context"},
		"a time":                  {"Find(id string,", "Find(at time.Time,", "time.Time"},
		"a float":                 {"Find(id string,", "Find(id float64,", "float64"},
		"a small float":           {"All []In", "All []float32", "float32"},
		"any":                     {"More *Out", "More any", "any"},
		"an interface":            {"More *Out", "More interface{}", "InterfaceType"},
		"a map":                   {"More *Out", "More map[string]int", "MapType"},
		"a channel":               {"More *Out", "More chan int", "ChanType"},
		"a function":              {"More *Out", "More func()", "FuncType"},
		"a float by another name": {"type Kind string", "type Kind float64", "float64"},
		"a float deep inside":     {"Name string", "Name [][]*float64", "float64"},
		"no json name":            {" `json:\"name\"`", "", "no json name"},
		"another tag":             {"`json:\"name\"`", "`yaml:\"name\"`", "no json name"},
		"embedding":               {"\tKind Kind `json:\"kind\"`", "\tIn", "embeds a type"},
		"a bound embedding":       {"type S struct{ desk int }", "type S struct{ Base }", "methods would be bound"},
		"a value as receiver":     {"func (s *S) Save(in In) (err error)", "func (s S) Save(in In)", "returns no error"},
		"no method at all":        {"(s *S) ", "(s *T) ", "has no method"},
	} {
		t.Run(what, func(t *testing.T) {
			text := strings.ReplaceAll(good, broken.old, broken.new)
			faults := faultsOf([]*ast.File{parsed(t, "broken.go", text)}, []string{"S"})
			if text == good || !slices.ContainsFunc(faults, func(fault string) bool { return strings.Contains(fault, broken.says) }) {
				t.Fatalf("seen: %q", faults)
			}
		})
	}
}

func TestWhatIsBoundIsReadFromMain(t *testing.T) {
	t.Parallel()
	const text = `package main
import ("alongside/backend/coaching"; "alongside/backend/personal")
type App struct { personal *personal.Notes }
func main() {
	app := &App{personal: &personal.Notes{}}
	run(&options.App{Bind: []any{app, &coaching.People{}, &coaching.Notes{}, app.personal}})
}`
	want := map[string][]string{".": {"App"}, "backend/coaching": {"People", "Notes"}, "backend/personal": {"Notes"}}
	if got := boundIn([]*ast.File{parsed(t, "main.go", text)}); !reflect.DeepEqual(got, want) {
		t.Fatalf("read %v", got)
	}
}

func TestTheOtherBordersSeeWhoCrossesThem(t *testing.T) {
	t.Parallel()
	const wails = "package x\nimport \"github.com/wailsapp/wails/v2/pkg/runtime\""
	for path, seen := range map[string]int{"../main.go": 0, "../app.go": 0, "../menu.go": 1, "../backend/coaching/app.go": 1, "../backend/main.go": 1} {
		if faults := wailsIn(path, parsed(t, path, wails)); len(faults) != seen {
			t.Errorf("%s: %q", path, faults)
		}
	}
	for text, seen := range map[string]int{"-- plain\r\n\tSELECT 1;\n": 0, "SELECT 1;\n-- caf\u00e9\n-- \u2026": 2, "SELECT '\xff'": 1, "SELECT 1\x00": 1} {
		if faults := notASCII("x.sql", []byte(text)); len(faults) != seen {
			t.Errorf("%q: %q", text, faults)
		}
	}
	const personal, coaching = "alongside/backend/personal", "alongside/backend/coaching"
	for lines, seen := range map[string]int{
		personal + " fmt\nalongside/backend/sample " + personal + "\n" + coaching + " fmt\n": 0,
		coaching + " fmt " + personal + "\n":                                                 1,
		"alongside/backend/sharing " + personal + "/x":                                       1,
		personal + "s " + personal:                                                           1,
	} {
		if faults := knowPersonal(lines); len(faults) != seen {
			t.Errorf("%q: %q", lines, faults)
		}
	}
}
