package model

import (
	"reflect"
	"strings"

	"advisor/internal/questions"
)

// keys are the YAML keys of one of the model's types, by its name; nil where
// there is no such type.
func keys(name string) []string {
	for _, v := range []any{
		Model{},
		Thresholds{},
		Threshold{},
		Criterion{},
		Factor{},
		Option{},
		VetoRule{},
		Relax{},
		ShapeRule{},
		Remark{},
		Scenario{},
		questions.Written{},
		writtenOption(),
	} {
		if t := reflect.TypeOf(v); t.Name() == name {
			return keysOf(t)
		}
	}
	return nil
}

// writtenOption is the zero value of an option of an added question, whose
// type has no name here.
func writtenOption() any {
	return reflect.Zero(reflect.TypeOf(questions.Written{}.Options).Elem()).Interface()
}

func keysOf(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if k, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); k != "" && k != "-" {
			out = append(out, k)
		}
	}
	return out
}
