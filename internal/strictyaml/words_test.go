package strictyaml_test

import (
	"testing"

	"advisor/internal/strictyaml"
)

// What the YAML reader says is said as a person would, and what it cuts is not shown.
func TestWords(t *testing.T) {
	keys := func(string) []string { return []string{"vetoes", "factors"} }
	for message, want := range map[string][2]string{
		`field vetos not found in type model.Model`:         {`there is no key "vetos" here`, `did you mean "vetoes"?`},
		"cannot construct !!str `three` into int":           {`"three" is found where a whole number is expected`, ""},
		"cannot construct !!str `compose...` into []string": {"a text is found where a list is expected", ""},
		"cannot construct !!seq into model.Model":           {"a list is found where a set of keys is expected", ""},
		`mapping key "version" already defined at line 1`:   {`"version" is given twice, the first time on line 1`, ""},
		"expected single document, found multiple":          {"has more than one document", ""},
		"did not find expected node content":                {"is not valid YAML: did not find expected node content", ""},
	} {
		if words, hint := strictyaml.Words(message, keys); words != want[0] || hint != want[1] {
			t.Errorf("%s: %s; %s", message, words, hint)
		}
	}
}
