package words

import (
	"fmt"
	"testing"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		x                       float64
		number, points, towards string
	}{
		{0, "0.0", "0", "0 points"},
		{-0.04, "0.0", "0", "0 points"},
		{0.05, "0.1", "+0.1", "0.1 points towards Kubernetes"},
		{4.2, "4.2", "+4.2", "4.2 points towards Kubernetes"},
		{-4.25, "-4.3", "-4.3", "4.3 points towards Compose"},
		{100, "100.0", "+100.0", "100.0 points towards Kubernetes"},
	} {
		if got := Number(c.x); got != c.number {
			t.Errorf("Number(%v) = %s, want %s", c.x, got, c.number)
		}
		if got := Points(c.x); got != c.points {
			t.Errorf("Points(%v) = %s, want %s", c.x, got, c.points)
		}
		if got := Towards(c.x); got != c.towards {
			t.Errorf("Towards(%v) = %s, want %s", c.x, got, c.towards)
		}
	}
}

func TestPercentIsNeverRoundedToCertainty(t *testing.T) {
	for x, want := range map[float64]string{0: "0 %", 0.001: "less than 1 %", 0.5: "50 %", 0.9987: "more than 99 %", 1: "100 %"} {
		if got := english.Percent(x); got != want {
			t.Errorf("english.Percent(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		f    report.Factor
		want string
	}{
		{report.Factor{Answer: "1", Contribution: -2, Range: [2]float64{-2, -2}}, "-2.0"},
		{report.Factor{Answer: "unknown", Range: [2]float64{-1, 1}}, "?"},
		{report.Factor{Answer: "1|2-3", Range: [2]float64{-1, 1}}, "?"},
		{report.Factor{Answer: "either"}, "0"},
	} {
		if got := Amount(c.f); got != c.want {
			t.Errorf("Amount(%v) = %s, want %s", c.f, got, c.want)
		}
	}
}

func TestAnswerLabel(t *testing.T) {
	for _, c := range []struct {
		f    report.Factor
		want string
	}{
		{report.Factor{}, "not known"},
		{report.Factor{Answer: "unknown", AnswerLabel: "not sure"}, "not known"},
		{report.Factor{Answer: "1", AnswerLabel: "1 host"}, "1 host"},
		{report.Factor{Answer: "1|2-3"}, "1 or 2-3"},
	} {
		if got := AnswerLabel(c.f); got != c.want {
			t.Errorf("AnswerLabel(%v) = %q, want %q", c.f, got, c.want)
		}
	}
}

// TestArguments: a need that Compose does not meet is an argument against it
// and for Kubernetes, what the team lacks is one against Kubernetes only.
func TestArguments(t *testing.T) {
	r := report.Report{Factors: []report.Factor{
		{ID: "hosts", Axis: "scale", Contribution: 3, Why: "a"},
		{ID: "regions", Axis: "scale", Contribution: -2, Why: "b"},
		{ID: "engineers", Axis: "team", Contribution: -4, Why: "c"},
		{ID: "budget", Axis: "team", Contribution: 1, Why: "d"},
		{ID: "traffic", Axis: "scale", Contribution: 0.2, Why: "too small to be said"},
	}}
	for side, want := range map[string]string{"compose": "[regions] [hosts]", "kubernetes": "[hosts budget] [engineers]"} {
		good, bad := Arguments(r, side)
		if got := fmt.Sprint(ids(good), ids(bad)); got != want {
			t.Errorf("%s: %s, want %s", side, got, want)
		}
	}
}

func ids(fs []report.Factor) []string {
	out := []string{}
	for _, f := range fs {
		out = append(out, f.ID)
	}
	return out
}

func TestPressing(t *testing.T) {
	low, common, high := facts.Finding{Rule: "low", Severity: facts.Low}, facts.Finding{Rule: "common", Severity: facts.High, Common: true}, facts.Finding{Rule: "high", Severity: facts.High}
	for _, c := range []struct {
		name        string
		in          []facts.Finding
		first, rest int
	}{
		{"nothing", nil, 0, 0},
		{"low beside high is folded", []facts.Finding{high, low, common}, 1, 2},
		{"low alone is shown", []facts.Finding{low, common}, 1, 1},
		{"only common", []facts.Finding{common}, 0, 1},
		{"five at most", []facts.Finding{high, high, high, high, high, high, high}, 5, 2},
		{"two of low severity", []facts.Finding{low, low, low}, 2, 1},
	} {
		first, rest := Pressing(c.in)
		if len(first) != c.first || len(rest) != c.rest {
			t.Errorf("%s: %d and %d, want %d and %d", c.name, len(first), len(rest), c.first, c.rest)
		}
	}
}

func TestRecordNamesGivenAnswersOnly(t *testing.T) {
	r := report.Report{Factors: []report.Factor{
		{ID: "hosts", Answer: "1", Source: "file"},
		{ID: "availability", Answer: "99.5", Source: "flag"},
		{ID: "stage", Answer: "internal", Source: "wizard"},
		{ID: "services", Answer: "5-9", Source: "scan"},
		{ID: "regions", Answer: "one", Source: "implied"},
		{ID: "budget", Answer: "unknown", Source: "file"},
		{ID: "evil: {}\n", Answer: "x", Source: "file"},
		{ID: "traffic", Answer: "$(id)", Source: "file"},
	}}
	want := "version: 1\nanswers:\n  hosts: \"1\"\n  availability: \"99.5\"\n  stage: internal\n"
	if got := Record(r); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestCommandIsOneSafeLine(t *testing.T) {
	r := fixture.Hostile()
	got := Command(r, "markdown")
	if want := `advisor --answers advisor.yaml --format markdown -f '$(rm -rf /)' '\u{60}id\u{60}'`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
