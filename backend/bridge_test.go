package backend_test

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"
	"strings"
)

// faultsOf checks every exported method of the named types of one package: the frontend can call each of them, through
// a bridge that drops a second value, hangs on a panic, and knows no types but plain ones.
func faultsOf(files []*ast.File, names []string) (faults []string) {
	for _, bound := range names {
		methods := methodsOf(files, bound)
		if len(methods) == 0 {
			faults = append(faults, bound+" has no method to call")
		}
		for _, embedded := range structOf(files, bound).List {
			if len(embedded.Names) == 0 {
				faults = append(faults, bound+" embeds a type, whose methods would be bound too")
			}
		}
		for _, method := range methods {
			for _, fault := range slices.Concat(signature(method), crossing(files, method), firstStatement(method)) {
				faults = append(faults, bound+"."+method.Name.Name+" "+fault)
			}
		}
	}
	return faults
}

func methodsOf(files []*ast.File, typeName string) (methods []*ast.FuncDecl) {
	for _, file := range files {
		for _, each := range file.Decls {
			method, is := each.(*ast.FuncDecl)
			if is && method.Recv != nil && method.Name.IsExported() && receiver(method) == typeName {
				methods = append(methods, method)
			}
		}
	}
	return methods
}

func receiver(method *ast.FuncDecl) string {
	typed := method.Recv.List[0].Type
	if pointer, is := typed.(*ast.StarExpr); is {
		typed = pointer.X
	}
	return name(typed)
}

// specOf finds a type of the package.
func specOf(files []*ast.File, typeName string) (found *ast.TypeSpec) {
	for _, file := range files {
		for _, each := range file.Decls {
			group, is := each.(*ast.GenDecl)
			if !is {
				continue
			}
			for _, spec := range group.Specs {
				if typed, is := spec.(*ast.TypeSpec); is && typed.Name.Name == typeName {
					found = typed
				}
			}
		}
	}
	return found
}

// structOf is the fields of a struct of the package, none where it is something else.
func structOf(files []*ast.File, typeName string) *ast.FieldList {
	if spec := specOf(files, typeName); spec != nil {
		if body, is := spec.Type.(*ast.StructType); is {
			return body.Fields
		}
	}
	return &ast.FieldList{}
}

// signature checks the number and the names of the results.
func signature(method *ast.FuncDecl) (faults []string) {
	results := method.Type.Results
	if results.NumFields() == 0 {
		return []string{"returns no error"}
	}
	last := results.List[len(results.List)-1]
	if name(last.Type) != "error" || len(last.Names) != 1 || last.Names[0].Name != "err" {
		faults = append(faults, "does not return a named (err error)")
	}
	if results.NumFields() > 2 {
		faults = append(faults, "returns more than one value")
	}
	return faults
}

// firstStatement checks that a panic becomes an error.
func firstStatement(method *ast.FuncDecl) []string {
	missing := []string{"does not begin with defer problem.Catch(&err)"}
	if method.Body == nil || len(method.Body.List) == 0 {
		return missing
	}
	deferred, is := method.Body.List[0].(*ast.DeferStmt)
	if !is || len(deferred.Call.Args) != 1 {
		return missing
	}
	called, is := deferred.Call.Fun.(*ast.SelectorExpr)
	if !is || name(called.X) != "problem" || called.Sel.Name != "Catch" {
		return missing
	}
	if address, is := deferred.Call.Args[0].(*ast.UnaryExpr); !is || name(address.X) != "err" {
		return missing
	}
	return nil
}

// crossing checks the types of everything that a method takes and returns.
func crossing(files []*ast.File, method *ast.FuncDecl) (faults []string) {
	seen := map[string]bool{}
	for _, field := range method.Type.Params.List {
		faults = append(faults, cannotCross(files, field.Type, seen)...)
	}
	if method.Type.Results == nil {
		return faults
	}
	for _, field := range method.Type.Results.List {
		if name(field.Type) != "error" {
			faults = append(faults, cannotCross(files, field.Type, seen)...)
		}
	}
	return faults
}

var plain = strings.Fields("string bool int int8 int16 int32 int64 uint8 uint16 uint32 byte rune")

// cannotCross says why a type cannot cross the bridge: the page would get something else, or nothing.
func cannotCross(files []*ast.File, typed ast.Expr, seen map[string]bool) []string {
	switch e := typed.(type) {
	case *ast.StarExpr:
		return cannotCross(files, e.X, seen)
	case *ast.ArrayType:
		return cannotCross(files, e.Elt, seen)
	case *ast.Ellipsis:
		return cannotCross(files, e.Elt, seen)
	case *ast.SelectorExpr:
		return foreignThatCannotCross(files, name(e.X), e.Sel, seen)
	case *ast.StructType:
		return fieldsThatCannotCross(files, "a nameless struct", e.Fields, seen)
	case *ast.Ident:
		return namedThatCannotCross(files, e.Name, seen)
	}
	return []string{fmt.Sprintf("hands over a %T", typed)}
}

// foreignThatCannotCross looks at a type of another package of ours there; whatever else there is stays behind.
func foreignThatCannotCross(files []*ast.File, pkg string, typed *ast.Ident, seen map[string]bool) []string {
	folder := importOf(files, pkg)
	if folder == "" {
		return []string{"hands over " + pkg + "." + typed.Name + ", a type that is not ours"}
	}
	return cannotCross(filesOf(filepath.Join(root, folder)), typed, seen)
}

func namedThatCannotCross(files []*ast.File, typeName string, seen map[string]bool) []string {
	if seen[typeName] || slices.Contains(plain, typeName) {
		return nil
	}
	seen[typeName] = true
	spec := specOf(files, typeName)
	if spec == nil {
		return []string{"hands over " + typeName}
	}
	if body, is := spec.Type.(*ast.StructType); is {
		return fieldsThatCannotCross(files, typeName, body.Fields, seen)
	}
	return cannotCross(files, spec.Type, seen)
}

func fieldsThatCannotCross(files []*ast.File, typeName string, fields *ast.FieldList, seen map[string]bool) (faults []string) {
	for _, field := range fields.List {
		switch {
		case len(field.Names) == 0:
			faults = append(faults, "hands over "+typeName+", which embeds a type")
		case field.Tag == nil || !strings.Contains(field.Tag.Value, `json:"`) || strings.Contains(field.Tag.Value, `json:""`):
			faults = append(faults, "hands over "+typeName+"."+field.Names[0].Name+", which has no json name")
		}
		faults = append(faults, cannotCross(files, field.Type, seen)...)
	}
	return faults
}
