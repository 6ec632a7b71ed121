// Package decode fills the types of compose-go from a tree.
package decode

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/schema"
	"advisor/internal/compose/taint"
	"advisor/internal/compose/tree"
)

// decoder fills compose-go's types from nodes. It does what compose-go does
// through mapstructure, at a small part of the cost, and knows the place of
// what does not fit.
type decoder struct {
	log    *diagnostics.Log
	fields map[reflect.Type]map[string][]int
	shown  func(n *tree.Node, where *diagnostics.Path) string // of a text; nil: its value
}

// Shown is the project as it may be shown: texts are as they are written,
// without values of env files, but for the attributes that schema.Shown names.
// Numbers and truth values are what they come to.
func Shown(model *tree.Node, name string, profiles []string, book *taint.Book) *types.Project {
	return project(diagnostics.NewLog(), model, name, profiles, func(n *tree.Node, where *diagnostics.Path) string {
		if n.Taint != nil && !n.Taint.Secret() && schema.Shown(where) {
			return book.Name(n.Text)
		}
		return n.Shown()
	})
}

// Project gives the merged project as compose-go's types.
func Project(log *diagnostics.Log, model *tree.Node, name string, profiles []string) *types.Project {
	return project(log, model, name, profiles, nil)
}

func project(log *diagnostics.Log, model *tree.Node, name string, profiles []string, shown func(*tree.Node, *diagnostics.Path) string) *types.Project {
	d := &decoder{log: log, fields: map[reflect.Type]map[string][]int{}, shown: shown}
	p := &types.Project{Name: name, Services: types.Services{}, Environment: types.Mapping{}, Profiles: profiles}
	d.value(model.Without("name").Without("version"), reflect.ValueOf(p).Elem(), model.At, nil)
	p.Name = name
	for k, v := range p.Services {
		v.Name = k
		p.Services[k] = v
	}
	for k, v := range p.Jobs {
		v.Name = k
		p.Jobs[k] = v
	}
	return p
}

// custom is how compose-go's types decode themselves.
type custom interface{ DecodeMapstructure(any) error }

// value sets to to what n says. What cannot be set because a variable has no
// value stays as it is; anything else that does not fit is a problem.
func (d *decoder) value(n *tree.Node, to reflect.Value, at tree.Pos, where *diagnostics.Path) {
	if d.ofCompose(n, to.Addr().Interface(), at, where) {
		return
	}
	switch to.Kind() {
	case reflect.Pointer:
		if n.Kind == tree.Null || n.Unset && n.Kind == tree.Scalar && to.Type().Elem().Kind() != reflect.String || d.hides(n, to.Type().Elem()) {
			return
		}
		to.Set(reflect.New(to.Type().Elem()))
		d.value(n, to.Elem(), at, where)
	case reflect.Struct:
		d.structure(n, to, where)
	case reflect.Map:
		d.mapOf(n, to, where)
	case reflect.Slice:
		d.sliceOf(n, to, where)
	default:
		d.scalar(n, to, at, where)
	}
}

// ofCompose sets what has a type of compose-go with a form of its own; false: it
// has none.
func (d *decoder) ofCompose(n *tree.Node, to any, at tree.Pos, where *diagnostics.Path) bool {
	switch x := to.(type) {
	case *types.MappingWithEquals:
		*x = d.pairsOf(n, where)
	case *types.Labels:
		*x = d.textsOf(n, where)
	case *types.Mapping:
		*x = d.textsOf(n, where)
	case *types.UlimitsConfig:
		d.ulimit(n, x, at, where)
	case *types.ServicePortConfig:
		d.port(n, x, where)
	case custom:
		d.custom(n, x, at, where)
	default:
		return false
	}
	return true
}

// scalar sets a single value, and reports one that does not fit.
func (d *decoder) scalar(n *tree.Node, to reflect.Value, at tree.Pos, where *diagnostics.Path) {
	if n.Kind == tree.Scalar && n.Type == tree.Str && to.CanUint() && !n.Unset && schema.Cast(where) == 0 {
		d.log.LeaveOut(at, where.String(), "write it without quotes", "%s must be a whole number, not text", where)
		return
	}
	if err := d.setScalar(n, to, where); err != nil && !n.Unset {
		d.log.LeaveOut(at, where.String(), "", "%s %v", where, err)
	}
}

// custom lets a type of compose-go decode itself. Some of them panic on what
// validation lets through.
func (d *decoder) custom(n *tree.Node, x custom, at tree.Pos, where *diagnostics.Path) {
	if n.Kind == tree.Null {
		return
	}
	err := func() (err error) {
		defer func() {
			if recover() != nil {
				err = fmt.Errorf("does not fit")
			}
		}()
		return x.DecodeMapstructure(d.plainValue(n, x, where))
	}()
	if err == nil || n.Unset {
		return
	}
	what := "cannot be parsed"
	switch x.(type) {
	case *types.Duration:
		what = "must be a duration such as 30s or 1m30s"
	case *types.UnitBytes:
		what = "must be a size such as 512m or 2g"
	case *types.ShellCommand:
		what = "is a command with an unclosed quote"
	case *types.FileMode:
		what = "must be a file mode such as 0440"
	case *types.HostsList:
		what = "must list HOST=ADDRESS"
	}
	d.log.LeaveOut(at, where.String(), "", "%s %s", where, what)
}

func (d *decoder) structure(n *tree.Node, to reflect.Value, where *diagnostics.Path) {
	if n.Kind != tree.Mapping {
		return
	}
	fields := d.fieldsOf(to.Type())
	for _, e := range n.Entries {
		if at, ok := fields[e.Key]; ok {
			d.value(e.Val, to.FieldByIndex(at), e.At, &diagnostics.Path{Up: where, Key: e.Key})
		}
	}
}

// fieldsOf gives the fields of a struct by their name in the file.
func (d *decoder) fieldsOf(t reflect.Type) map[string][]int {
	if f, ok := d.fields[t]; ok {
		return f
	}
	f := map[string][]int{}
	for _, field := range reflect.VisibleFields(t) {
		if field.Anonymous || !field.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if name == "" {
			name, _, _ = strings.Cut(field.Tag.Get("json"), ",")
		}
		if name == "" {
			name = strings.ToLower(field.Name)
		}
		if name != "-" && name[0] != '#' {
			f[name] = field.Index
		}
	}
	d.fields[t] = f
	return f
}

func (d *decoder) mapOf(n *tree.Node, to reflect.Value, where *diagnostics.Path) {
	if n.Kind != tree.Mapping {
		return
	}
	m := reflect.MakeMapWithSize(to.Type(), len(n.Entries))
	for _, e := range n.Entries {
		v := reflect.New(to.Type().Elem()).Elem()
		key := d.key(e)
		d.value(e.Val, v, e.At, &diagnostics.Path{Up: where, Key: key})
		m.SetMapIndex(reflect.ValueOf(key).Convert(to.Type().Key()), v)
	}
	to.Set(m)
}

func (d *decoder) sliceOf(n *tree.Node, to reflect.Value, where *diagnostics.Path) {
	if n.Kind != tree.List {
		return
	}
	l := reflect.MakeSlice(to.Type(), len(n.Items), len(n.Items))
	for i, item := range n.Items {
		d.value(item, l.Index(i), item.At, &diagnostics.Path{Up: where, Key: strconv.Itoa(i)})
	}
	to.Set(l)
}
