// Package gotable writes values as Go source, for tables that people edit as
// YAML and that are compiled in: reading the YAML at every start would be half
// of a short run. Only tests and the command internal/tables use it.
package gotable

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"reflect"
	"slices"
	"strings"
)

// Table is a file with one function that gives a value.
type Table struct {
	Package string
	From    string   // the file that the value was read from
	By      string   // what writes it
	Name    string   // of the function
	Tag     string   // to build with; empty: none
	Imports []string // that the value's types need
}

// Source is the file that gives v. Fields that are zero or not exported are left
// out. The error is a kind of value that has no literal, or that the source is
// none.
func (t Table) Source(v any) ([]byte, error) {
	w := writer{pkg: t.Package + "."}
	if w.value(reflect.ValueOf(v), true); w.err != nil {
		return nil, w.err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated from %s by %s. DO NOT EDIT.\n\n", t.From, t.By)
	if t.Tag != "" {
		fmt.Fprintf(&b, "//go:build %s\n\n", t.Tag)
	}
	fmt.Fprintf(&b, "package %s\n\n", t.Package)
	for _, i := range t.Imports {
		fmt.Fprintf(&b, "import %q\n\n", i)
	}
	fmt.Fprintf(&b, "// %s is the table of %s.\nfunc %s() %s {\n\treturn %s\n}\n", t.Name, t.From, t.Name, w.typeName(reflect.TypeOf(v)), w.out.String())
	return format.Source(b.Bytes())
}

type writer struct {
	pkg string // the package's own name in names of types
	out strings.Builder
	err error // a kind of value that has no literal
}

func (w *writer) typeName(t reflect.Type) string { return strings.ReplaceAll(t.String(), w.pkg, "") }

// value writes one value; typed tells that its type is not clear from where it
// stands.
func (w *writer) value(v reflect.Value, typed bool) {
	switch v.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Map:
		if typed {
			w.out.WriteString(w.typeName(v.Type()))
		}
		w.out.WriteString("{")
		w.elements(v)
		w.out.WriteString("}")
	case reflect.String:
		fmt.Fprintf(&w.out, "%q", v.String())
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		fmt.Fprintf(&w.out, "%v", v.Interface())
	default:
		w.err = fmt.Errorf("gotable: no literal of a %s", v.Kind())
	}
}

func (w *writer) elements(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				w.out.WriteString(f.Name + ": ")
				w.value(v.Field(i), true)
				w.out.WriteString(", ")
			}
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for _, k := range keys {
			w.value(k, false)
			w.out.WriteString(": ")
			w.value(v.MapIndex(k), false)
			w.out.WriteString(", ")
		}
	default:
		lines := v.Len() > 0 && v.Index(0).Kind() == reflect.Struct
		for i := range v.Len() {
			if lines {
				w.out.WriteString("\n")
			}
			w.value(v.Index(i), false)
			w.out.WriteString(",")
		}
		if lines {
			w.out.WriteString("\n")
		}
	}
}
