package record

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// What several people say becomes one record: the decision that nobody speaks
// against, the first day on which to decide again, each trigger and each
// accepted finding once.
func TestTogether(t *testing.T) {
	set := questions.Default()
	hosts, gpu := Trigger{Name: "hosts", Op: ">", Value: "1", Line: 4}, Trigger{Name: "gpu", Op: "=", Value: "many"}
	web := Accepted{Rule: "healthcheck-missing", Service: "web", Reason: "asked from outside", Line: 9}
	names := []string{"ben.yaml", "anna.yaml", "carl.yaml"}
	recs := []Record{
		{Decision: "compose", ReviewBy: "2027-06-30", Triggers: []Trigger{hosts}, Accepted: []Accepted{web}},
		{ReviewBy: "2027-03-01", Triggers: []Trigger{gpu, {Name: "hosts", Op: ">", Value: "1", Line: 7}}},
		{Decision: "compose", Accepted: []Accepted{{Rule: web.Rule, Service: web.Service, Reason: web.Reason, Line: 2}}},
	}
	got, _ := Together(set, names, recs)
	if got.Decision != "compose" || got.ReviewBy != "2027-03-01" {
		t.Errorf("decided %q, again by %q", got.Decision, got.ReviewBy)
	}
	hosts.Line, web.Line = 0, 0
	if !slices.Equal(got.Triggers, []Trigger{gpu, hosts}) || !slices.Equal(got.Accepted, []Accepted{web}) {
		t.Errorf("triggers %v, accepted %v", got.Triggers, got.Accepted)
	}
	recs[1].Decision = "kubernetes"
	if got, _ := Together(set, names, recs); got.Decision != "" {
		t.Errorf("two sides were decided for, together %q", got.Decision)
	}
	slices.Reverse(recs)
	if got, _ := Together(set, names, recs); got.Decision != "" || got.ReviewBy != "2027-03-01" {
		t.Errorf("in another order: decided %q, again by %q", got.Decision, got.ReviewBy)
	}
}

// A single record keeps who gave each answer.
func TestTogetherOfOne(t *testing.T) {
	one := Record{Answers: questions.Answers{"hosts": {Option: "1", Source: questions.FromFile, Origin: questions.FromFlag}}}
	got, differ := Together(questions.Default(), []string{"a.yaml"}, []Record{one})
	if got.Answers["hosts"].Origin != questions.FromFlag || differ != nil {
		t.Errorf("%+v, %v", got.Answers, differ)
	}
}

// Notes that differ are signed, in the order of the names; those that do not,
// and those of one person, are not. No note grows beyond what a record takes.
func TestTogetherNotes(t *testing.T) {
	note := func(texts ...untrusted.Text) []Record {
		out := make([]Record, len(texts))
		for i, text := range texts {
			out[i].Notes = map[questions.ID]untrusted.Text{"hosts": text}
		}
		return out
	}
	long := untrusted.Text(strings.Repeat("é", MaxNote))
	for _, c := range []struct {
		recs []Record
		want untrusted.Text
	}{
		{note("two", "one"), "a.yaml: one; b.yaml: two"},
		{note("two", "two"), "two"},
		{note("", "one"), "one"},
		{note("two", ""), "two"},
		{note(long, long), long},
	} {
		got, _ := Together(questions.Default(), []string{"b.yaml", "a.yaml"}, c.recs)
		if got.Notes["hosts"] != c.want {
			t.Errorf("%.40q, want %.40q", got.Notes["hosts"], c.want)
		}
	}
	if got, _ := Together(questions.Default(), []string{"b.yaml", "a.yaml"}, note("", "")); len(got.Notes) != 0 {
		t.Errorf("nobody noted anything, together %v", got.Notes)
	}
	cut, _ := Together(questions.Default(), []string{"b.yaml", "a.yaml"}, note(long, "one"))
	if text := string(cut.Notes["hosts"]); utf8.RuneCountInString(text) != MaxNote || !strings.HasSuffix(text, "é…") {
		t.Errorf("%d characters, ending in %q", utf8.RuneCountInString(text), text[len(text)-6:])
	}
	for n, want := range map[int]string{MaxNote: strings.Repeat("x", MaxNote), MaxNote + 1: strings.Repeat("x", MaxNote-1) + "…"} {
		if got := CutNote(strings.Repeat("x", n)); got != want {
			t.Errorf("a note of %d becomes one of %d", n, utf8.RuneCountInString(got))
		}
	}
}

// The ends of paths that tell files apart.
func TestNames(t *testing.T) {
	for _, c := range []struct{ paths, want []string }{
		{[]string{"a/anna.yaml"}, []string{"anna.yaml"}},
		{[]string{"a/r.yaml", "b/r.yaml"}, []string{"a/r.yaml", "b/r.yaml"}},
		{[]string{"x/a/r.yaml", "y/a/r.yaml", "z/b/r.yaml"}, []string{"x/a/r.yaml", "y/a/r.yaml", "b/r.yaml"}},
		{[]string{"-", "a/r.yaml"}, []string{"standard input", "r.yaml"}},
		{[]string{"r.yaml", "a/r.yaml"}, []string{"r.yaml", "a/r.yaml"}},
		{[]string{"a/other.yaml", "b/another.yaml"}, []string{"other.yaml", "another.yaml"}},
		{[]string{"a/r.yaml", "a/r.yaml"}, []string{"r.yaml", "r.yaml"}},
	} {
		if got := Names(c.paths); !slices.Equal(got, c.want) {
			t.Errorf("%v are called %v, want %v", c.paths, got, c.want)
		}
	}
}

// TestADecisionOfSeveral is by all whom a record names; one that they differ on is
// nobody's.
func TestADecisionOfSeveral(t *testing.T) {
	set := questions.Default()
	names := []string{"ben.yaml", "anna.yaml"}
	recs := []Record{
		{Decision: "compose", Taken: Taken{Status: "accepted", Decided: "2026-03-01", Deciders: []untrusted.Text{"Ben", "Chris"}, Dissent: "Chris would wait"}},
		{Decision: "compose", Taken: Taken{Decided: "2026-04-02", Deciders: []untrusted.Text{"Anna", "Ben"}, Reason: "one host is enough", Dissent: "none"}},
	}
	want := Taken{
		Status: "accepted", Decided: "2026-04-02", Deciders: []untrusted.Text{"Anna", "Ben", "Chris"},
		Reason: "one host is enough", Dissent: "anna.yaml: none; ben.yaml: Chris would wait",
	}
	if got, _ := Together(set, names, recs); !reflect.DeepEqual(got.Taken, want) {
		t.Errorf("got  %+v\nwant %+v", got.Taken, want)
	}
	recs[1].Decision = "kubernetes"
	if got, _ := Together(set, names, recs); !reflect.DeepEqual(got.Taken, Taken{}) {
		t.Errorf("they differ, and %+v is kept", got.Taken)
	}
}
