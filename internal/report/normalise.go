package report

import (
	"reflect"
	"slices"
)

// Normal is a copy of the report in which no list is nil, so that an empty
// list is written as [], and no number is -0. The report itself stays as it
// is.
func (r Report) Normal() Report {
	normalise(reflect.ValueOf(&r).Elem())
	return r
}

// normalise works on a value that is already a shallow copy.
func normalise(v reflect.Value) {
	switch v.Kind() {
	case reflect.Float64:
		if v.CanSet() && v.Float() == 0 {
			v.SetFloat(0)
		}
	case reflect.Pointer:
		normalisePointer(v)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				normalise(v.Field(i))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			normalise(v.Index(i))
		}
	case reflect.Slice:
		normaliseSlice(v)
	default: // neither a list nor a number
	}
}

func normalisePointer(v reflect.Value) {
	if v.IsNil() {
		return
	}
	to := reflect.New(v.Type().Elem())
	to.Elem().Set(v.Elem())
	normalise(to.Elem())
	v.Set(to)
}

func normaliseSlice(v reflect.Value) {
	to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(to, v)
	if hasParts(v.Type().Elem()) {
		for i := range to.Len() {
			normalise(to.Index(i))
		}
	}
	v.Set(to)
}

// hasParts reports whether there can be lists or numbers below a type.
func hasParts(t reflect.Type) bool {
	return !slices.Contains([]reflect.Kind{reflect.String, reflect.Int, reflect.Bool}, t.Kind())
}

// Strings are ids or texts as a report lists them; never nil.
func Strings[T ~string](list []T) []string {
	out := make([]string, 0, len(list))
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}
