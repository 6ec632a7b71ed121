package record

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/questions"
)

var update = flag.Bool("update", false, "write the generated files anew")

// builtIn is the form of a record on the built-in questionnaire.
func builtIn() Form { return Form{Questionnaire: questions.Default()} }

func TestSchemaIsCurrent(t *testing.T) {
	sameAs(t, filepath.Join("testdata", "schema.golden.json"), builtIn().Schema())
}

func TestTemplateIsCurrent(t *testing.T) {
	sameAs(t, filepath.Join("testdata", "template.golden.yaml"), builtIn().Template())
}

// The document of the questionnaire names the operators of a trigger.
func TestDocumentNamesEveryOperator(t *testing.T) {
	want := "`" + strings.Join(Operators(), "` `") + "`"
	if !strings.Contains(questions.Default().Markdown(), want) {
		t.Errorf("docs/questions.md does not say %s", want)
	}
}

// sameAs compares with a file, or writes it with -update.
func sameAs(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is not current: go test ./internal/record -update writes it", path)
	}
}
