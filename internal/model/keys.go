package model

import (
	"reflect"

	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// keys are the YAML keys of one of the model's types, by its name; nil where
// there is no such type.
func keys(name string) []string {
	return strictyaml.Keys(name,
		reflect.TypeFor[Model](), reflect.TypeFor[Thresholds](), reflect.TypeFor[Threshold](), reflect.TypeFor[Criterion](),
		reflect.TypeFor[Factor](), reflect.TypeFor[Option](), reflect.TypeFor[VetoRule](), reflect.TypeFor[Relax](),
		reflect.TypeFor[ShapeRule](), reflect.TypeFor[Remark](), reflect.TypeFor[Scenario](), reflect.TypeFor[Way](), reflect.TypeFor[Demands](), reflect.TypeFor[writtenCondition](),
		reflect.TypeFor[Requirement](), reflect.TypeFor[Cell](), reflect.TypeFor[Different](), reflect.TypeFor[questions.Written](),
		// The option and the hint of an added question, whose types have no names here.
		reflect.TypeOf(questions.Written{}.Options).Elem(), reflect.TypeOf(questions.Written{}.Hints).Elem(),
	)
}
