package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/facts"
)

// TestSameWords: what decides stands in every format with the same words and
// numbers.
func TestSameWords(t *testing.T) {
	for _, name := range savedNames() {
		if name == "hostile" || name == "hostile-check" {
			continue // its names are escaped in a way of its own in each format
		}
		r := reread(t, saved()[name])
		for _, f := range Formats() {
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				out := write(t, f, r, Options{})
				said := flat(string(out))
				if f.Name == "html" {
					said = flat(textOf(out))
				}
				for _, want := range decisive(r, f.Name) {
					if !strings.Contains(squeezed(said), squeezed(flat(want))) {
						t.Errorf("%q is not said", want)
					}
				}
			})
		}
	}
}

// decisive are the words that no format may leave out.
func decisive(r Report, format string) []string {
	if format == "json" {
		out := []string{`"recommendation": "` + r.Recommendation, `"strength": "` + r.Strength, `"score": ` + strconv.FormatFloat(r.Score, 'f', -1, 64)}
		for _, x := range append(r.Summary.Reasons, r.Summary.Against...) {
			out = append(out, x.Message)
		}
		return out
	}
	if format == "gitlab" { // issues beside lines: the recommendation is one of them
		return []string{Title(r), Number(r.Score), Between(r.ScoreRange)}
	}
	out := later(r, format)
	if r.Check != nil && (format == "text" || format == "github") {
		return out // which say no more than what became of the decision
	}
	out = append(out, Title(r), Verdict(r), sentence(Strength(r)), Number(r.Score), Between(r.ScoreRange), Severities(openOf(r.Findings)))
	for _, x := range append(r.Summary.Reasons, r.Summary.Against...) {
		out = append(out, sentence(x.Message))
	}
	for _, s := range r.Summary.Change {
		out = append(out, sentence(s))
	}
	for _, v := range r.Vetoes {
		out = append(out, sentence(v.Why))
	}
	if n := len(openOf(r.Findings)); n > 0 {
		out = append(out, plural(n, "finding", "findings"))
	}
	out = append(out, Answered(r), sentence(r.Summary.Unknown))
	if format == "sarif" || format == "github" {
		return out // which are about findings
	}
	for _, c := range r.SimilarCases {
		out = append(out, sentence(c.Summary))
	}
	return append(out, Efforts(r.Portability))
}

// later are the words about a decision and findings that were known before.
func later(r Report, format string) []string {
	var out []string
	if c := r.Check; c != nil {
		out = append(out, c.says(), strings.TrimPrefix(c.Next.Whole(), "Read "))
		for _, x := range slices.Concat(c.Reasons, c.Remarks) {
			out = append(out, x.Message.Whole())
		}
	}
	if r.Since != nil {
		out = append(out, r.Since.counts())
		for _, f := range r.Since.Gone {
			out = append(out, f.Title)
		}
	}
	for _, a := range acceptedOf(r.Findings) {
		if format != "github" && (format == "sarif" || r.Check == nil || r.Since != nil) { // which shouts at nobody; a check shows what is new
			out = append(out, a.reason.Clean(), a.until.Clean())
		}
	}
	return out
}

// flat makes line breaks and the marks of code disappear.
func flat(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "`", "")), " ") }

// squeezed leaves out the spaces, which elements of a page may add.
func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

// TestFindingsAreCountedAlike counts the findings that each format lists.
func TestFindingsAreCountedAlike(t *testing.T) {
	r := reread(t, shop())
	if n := strings.Count(string(write(t, format(t, "json"), r, Options{})), `"rule": `); n != len(r.Findings) {
		t.Errorf("json lists %d findings, want %d", n, len(r.Findings))
	}
	md := string(write(t, format(t, "markdown"), r, Options{}))
	if n := len(regexp.MustCompile(`(?m)^- \*\*(high|medium|low)\*\* `).FindAllString(md, -1)); n != len(r.Findings) {
		t.Errorf("markdown lists %d findings, want %d", n, len(r.Findings))
	}
	text := string(write(t, format(t, "text"), r, Options{}))
	own, common := split(r.Findings)
	if n := len(regexp.MustCompile(`(?m)^  (high  |medium|low   )  \S`).FindAllString(text, -1)); n != len(own) {
		t.Errorf("text lists %d findings, want %d", n, len(own))
	}
	for _, f := range common {
		if !strings.Contains(flat(text), f.Title) {
			t.Errorf("text does not name %q", f.Title)
		}
	}
}

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
		if got := percent(x); got != want {
			t.Errorf("percent(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		f    Factor
		want string
	}{
		{Factor{Answer: "1", Contribution: -2, Range: [2]float64{-2, -2}}, "-2.0"},
		{Factor{Answer: "unknown", Range: [2]float64{-1, 1}}, "?"},
		{Factor{Answer: "1|2-3", Range: [2]float64{-1, 1}}, "?"},
		{Factor{Answer: "either"}, "0"},
	} {
		if got := Amount(c.f); got != c.want {
			t.Errorf("Amount(%v) = %s, want %s", c.f, got, c.want)
		}
	}
}

func TestAnswerLabel(t *testing.T) {
	for _, c := range []struct {
		f    Factor
		want string
	}{
		{Factor{}, "not known"},
		{Factor{Answer: "unknown", AnswerLabel: "not sure"}, "not known"},
		{Factor{Answer: "1", AnswerLabel: "1 host"}, "1 host"},
		{Factor{Answer: "1|2-3"}, "1 or 2-3"},
	} {
		if got := AnswerLabel(c.f); got != c.want {
			t.Errorf("AnswerLabel(%v) = %q, want %q", c.f, got, c.want)
		}
	}
}

// TestArguments: a need that Compose does not meet is an argument against it
// and for Kubernetes, what the team lacks is one against Kubernetes only.
func TestArguments(t *testing.T) {
	r := Report{Factors: []Factor{
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

func ids(fs []Factor) []string {
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
		first, rest := pressing(c.in)
		if len(first) != c.first || len(rest) != c.rest {
			t.Errorf("%s: %d and %d, want %d and %d", c.name, len(first), len(rest), c.first, c.rest)
		}
	}
}

func TestRecordNamesGivenAnswersOnly(t *testing.T) {
	r := Report{Factors: []Factor{
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
	r := hostile()
	got := Command(r, "markdown")
	if want := `advisor --answers advisor.yaml --format markdown -f '$(rm -rf /)' '\u{60}id\u{60}'`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
