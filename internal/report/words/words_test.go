package words

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

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
		{50, "50.0", "+50.0", "50.0 points towards Kubernetes"},
		{49.96, "50.0", "+50.0", "50.0 points towards Kubernetes"},
		{50.025, "50.025", "+50.025", "50.025 points towards Kubernetes"},
		{50.00001, "50.001", "+50.001", "50.001 points towards Kubernetes"},
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
	five := 5
	r := report.Report{Factors: []report.Factor{
		{ID: "hosts", Answer: "1", Source: "file", Note: "why: `a` \n<b>"},
		{ID: "engineers", Answer: "3-5", Number: &five, Source: "file"},
		{ID: "availability", Answer: "99.5", Source: "flag"},
		{ID: "stage", Answer: "internal", Source: "wizard"},
		{ID: "services", Answer: "5-9", Source: "scan"},
		{ID: "regions", Answer: "one", Source: "implied"},
		{ID: "budget", Answer: "unknown", Source: "file"},
		{ID: "growth", Answer: "unknown", Source: "unknown"},
		{ID: "evil: {}\n", Answer: "x", Source: "file"},
		{ID: "traffic", Answer: "$(id)", Source: "file"},
	}}
	r.Inputs.SaidUnknown = []string{"growth"}
	r.Review = report.Review{
		Agreed: "kubernetes", By: "2027-06-30", Decided: "2026-05-04", Deciders: fixture.Texts("ann", "no", "Ben \"B\""), Reason: "it is ours: now", Triggers: fixture.Texts("hosts > 1"),
	}
	r.Findings = []facts.Finding{{Rule: "latest-tag", Accepted: []facts.Acceptance{{Service: "db", Reason: "later", Until: "2027-01-31"}}}}
	want := `version: 1
answers:
  hosts: "1"
  engineers: 5
  availability: "99.5"
  stage: internal
  growth: unknown
notes:
  hosts: "why: \U00000060a\U00000060 \\u{a}\U0000003Cb>"
decision: kubernetes
decided: "2026-05-04"
deciders:
  - ann
  - "no"
  - "Ben \"B\""
reason: "it is ours: now"
review-by: "2027-06-30"
triggers:
  - "hosts > 1"
accepted:
  - rule: latest-tag
    service: db
    reason: later
    until: "2027-01-31"
sources:
  availability: flag
  stage: wizard
`
	if got := Record(r); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestFrontMatterIsInert: whoever reads front matter as YAML has the text, and whoever
// reads it as Markdown sees no link, element, mention or code, in a list between
// brackets either.
func TestFrontMatterIsInert(t *testing.T) {
	for _, text := range []string{
		">", "<b>", "x](https://a.example)", "[x](javascript:y)", "https://a.example", "www.a.example", "WWW.a.example",
		"@team", "#1", "a `b`", `say "no"`, `a\b`, "a\nb", "::error::x", "##[error]", "\u202ex", "- x", "yes", "*a*", "_a_", "~~a~~", "Ana Lima", "p99 < 100 ms",
	} {
		quoted := Inert(text)
		var read []string
		if err := yaml.Unmarshal([]byte("["+quoted+", "+quoted+"]"), &read); err != nil || len(read) != 2 || read[0] != text {
			t.Errorf("Inert(%q) = %s reads as %q, %v", text, quoted, read, err)
		}
		if acts := regexp.MustCompile("[<>`#@*_~\\[\\]]|://|(?i:www\\.)|::|\n").FindString(quoted); acts != "" {
			t.Errorf("Inert(%q) = %s has %q", text, quoted, acts)
		}
	}
}

// TestPrintedPointsAddUp: 50 and the points as they are printed are the score as
// it is printed, and no point is more than a tenth away from what it is.
func TestPrintedPointsAddUp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		r := report.Report{Score: 50}
		for i := range 28 {
			x := math.Round((rnd.Float64()-0.5)*200) / 20
			if i%5 == 0 {
				x = 0
			}
			r.Factors = append(r.Factors, report.Factor{ID: fmt.Sprint(i), Contribution: x})
			r.Score += x
		}
		got := Printed(r)
		sum := 500.0
		for i, f := range got.Factors {
			sum += math.Round(f.Contribution * 10)
			if is := r.Factors[i].Contribution; math.Abs(f.Contribution-is) > 0.1001 || is == 0 && f.Contribution != 0 {
				t.Fatalf("%v is printed as %v", is, f.Contribution)
			}
		}
		if want := math.Round(r.Score * 10); sum != want {
			t.Fatalf("50 and the printed points are %v, the score %v", sum/10, want/10)
		}
	}
}

func TestCondition(t *testing.T) {
	for in, want := range map[string]string{
		"If one host carries the peak, then Compose is recommended with good confidence: Docker Compose on one host.": "one host carries the peak → Docker Compose on one host, confidence good.",
		"If it grows, and it must, then there is no clear recommendation, only a leaning to Compose.":                 "it grows, and it must → no clear recommendation, only a leaning to Compose.",
		"If a vendor supports Compose only, then neither side meets every requirement.":                               "a vendor supports Compose only → neither side meets every requirement.",
		"if a dead host must be replaced, Kubernetes wins":                                                            "a dead host must be replaced, Kubernetes wins.",
	} {
		if got := Condition(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLinkName(t *testing.T) {
	for in, want := range map[string]string{
		"https://docs.docker.com/compose/how-tos/use-secrets/": "docs.docker.com/…/use-secrets",
		"https://www.example.org":                              "example.org",
		"https://example.org/a?b=c#d":                          "example.org/a",
		"https://example.org/" + strings.Repeat("a", 60):       "example.org",
	} {
		if got := LinkName(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestCommandIsOneSafeLine(t *testing.T) {
	r := fixture.Hostile()
	got := Command(r, "markdown")
	if want := `advisor --answers advisor.yaml --format markdown -f '$(rm -rf /)' '\u{60}id\u{60}'`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Where a scan found no project, it finds none again; else nothing is looked for.
func TestCommandWithoutAProject(t *testing.T) {
	const again = "advisor --answers advisor.yaml --format text"
	for want, gaps := range map[string][]facts.Gap{again + " --no-scan": nil, again: {{Reason: facts.NothingRead + " (x.yaml)"}}} {
		if got := Command(report.Report{Gaps: gaps}, "text"); got != want {
			t.Errorf("%v: %s, want %s", gaps, got, want)
		}
	}
}

// TestBriefAddsUp: the points of a log are those of the report, and add up to the
// score that is printed.
func TestBriefAddsUp(t *testing.T) {
	r := report.Report{Recommendation: "kubernetes", Strength: "strong", Score: 50.42}
	for _, id := range []string{"a", "b", "c"} {
		r.Factors = append(r.Factors, report.Factor{ID: id, Contribution: 0.14})
		r.Summary.Reasons = append(r.Summary.Reasons, report.Reason{Factor: id, Message: "because of " + id, Contribution: 0.14})
	}
	sum, said := 0.0, strings.Join(Brief(r), "\n")
	for _, m := range regexp.MustCompile(`\(([0-9.]+) points? towards`).FindAllStringSubmatch(said, -1) {
		x, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += x
	}
	if Number(50+sum) != Number(r.Score) {
		t.Errorf("50 and the points make %s, not %s:\n%s", Number(50+sum), Number(r.Score), said)
	}
}
