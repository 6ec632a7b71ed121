package hints

import (
	"strings"
	"testing"

	"advisor/internal/assess"
	"advisor/internal/config"
	"advisor/internal/model"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/questions/questionstest"
	"advisor/internal/score"
	"advisor/internal/selection"
)

func run(t *testing.T, args ...string) Run {
	t.Helper()
	places := config.Places{Cwd: t.TempDir(), Getenv: func(string) string { return "" }}
	return Run{Format: "text", Run: assess.Run{
		Loaded: config.BuiltIn(), Today: "2026-11-30", Selection: selection.Selection{Places: places, Args: args},
	}}
}

// The command that repeats a run has all that the result hangs on: the record
// where there is one, else each answer that a person gave.
func TestRepeat(t *testing.T) {
	a := questionstest.Answers(t, "hosts=3", "budget=tight", "scaling=unknown")
	suggested := a["budget"]
	suggested.Source = questions.FromScan
	a["budget"] = suggested
	for name, c := range map[string]struct {
		change func(*Run)
		want   string
	}{
		"answers": {func(*Run) {}, "advisor --ask never --hosts 3 my-app"},
		"a record": {
			func(r *Run) { r.Record = output.Target{Path: "/x/a b.yaml", Shown: "a b.yaml"} },
			"advisor --answers 'a b.yaml' --ask never my-app",
		},
		"the project and the gates": {
			func(r *Run) {
				r.Model, r.NoScan, r.Format, r.Outputs, r.Expect, r.FailOn = "acme.yaml", true, "json", []string{"html=it's.html"}, "compose", "gaps"
				r.Selection.Files, r.Selection.EnvFiles, r.Selection.Profiles = []string{"c.yaml"}, []string{".env"}, []string{"all"}
				r.Selection.ProjectDirectory = "deploy"
			},
			"advisor --ask never --hosts 3 --model acme.yaml --no-scan -f c.yaml --env-file .env --profile all --project-directory deploy" +
				` --format json -o 'html=it'\''s.html' --expect compose --fail-on gaps my-app`,
		},
	} {
		r := run(t, "my-app")
		c.change(&r)
		if got := r.Repeat(a); got != "the same again, for CI: "+c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
}

// A check finds the record of the project by itself, and no other.
func TestCheck(t *testing.T) {
	r := run(t)
	r.Record = output.Target{Path: r.Selection.Places.Abs("other.yaml"), Shown: "other.yaml"}
	if got := r.Check(); !strings.HasSuffix(got, ": advisor check --answers other.yaml") {
		t.Error(got)
	}
}

func TestPriceAge(t *testing.T) {
	r := run(t)
	if got := r.PriceAge(); got != "" {
		t.Errorf("prices of today: %s", got)
	}
	r.Today = "2099-01-01"
	if got := r.PriceAge(); !strings.Contains(got, "days ago; --costs FILE") {
		t.Error(got)
	}
}

// What would change most is said as flags, with what they take.
func TestTelling(t *testing.T) {
	set := questions.Default()
	got := Telling(score.Basis{Model: model.Default(), Questions: set})
	if n := strings.Count(got, "--"); n != mostTelling {
		t.Errorf("%d flags: %s", n, got)
	}
	for _, word := range strings.Split(strings.ReplaceAll(got, " and ", ", "), ", ") {
		id, value, _ := strings.Cut(strings.TrimPrefix(word, "--"), " ")
		if q, ok := set.Question(questions.ID(id)); !ok || value == "" || q.Numeric != (value == "N") {
			t.Errorf("%q", word)
		}
	}
}
