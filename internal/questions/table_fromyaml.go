//go:build fromyaml

package questions

import (
	_ "embed"
	"fmt"
)

//go:embed questions.yaml
var embedded []byte

// builtIn is the questionnaire of questions.yaml, read anew: for the program
// that writes the table of it.
func builtIn() Questionnaire {
	s, err := load(embedded)
	if err != nil {
		panic(fmt.Errorf("questions.yaml: %w", err))
	}
	return s
}
