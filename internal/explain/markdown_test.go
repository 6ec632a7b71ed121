package explain_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/explain"
	"advisor/internal/model"
	"advisor/internal/questions"
)

var update = flag.Bool("update", false, "write the generated files anew")

func TestDocumentIsCurrent(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "model.md")
	got := explain.Document(model.Default(), questions.Default())
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not current: go test ./internal/explain -update writes it", path)
	}
}

// The document has everything that is counted: each factor, option, veto,
// shape and source.
func TestDocumentIsWhole(t *testing.T) {
	m := model.Default()
	text := explain.Document(m, questions.Default())
	must := func(what string) {
		if !strings.Contains(text, what) {
			t.Errorf("it does not say %q", what)
		}
	}
	for _, f := range m.Factors {
		must("### " + string(f.ID) + "\n")
		must(f.Why)
		for _, o := range f.Options {
			must(o.Why)
		}
		for _, s := range f.Sources {
			must(s)
		}
	}
	for _, v := range m.Vetoes {
		must(v.Why)
		must(v.Source)
	}
	for _, w := range m.Ways {
		must("### " + w.ID + "\n")
		must(w.Title)
		must(w.Demands.People)
	}
	for _, r := range m.Requirements {
		for _, c := range r.Cells {
			if c.Met != model.Yes {
				must(c.Why)
				must(c.Source)
			}
		}
	}
	for _, c := range m.Criteria {
		must(c.Says)
	}
	must("The sum is 88; divided by 20 that is +4.4, so the score is 50 + 4.4 = 54.4: Kubernetes.")
}
