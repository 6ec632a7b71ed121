package score

import (
	"reflect"
	"strings"
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
	} {
		if t := reflect.TypeOf(v); t.Name() == name {
			return keysOf(t)
		}
	}
	return nil
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
