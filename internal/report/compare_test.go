package report

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The comparisons that the golden files are made from, written by hand in the
// shape that advise gives them.
func comparisons() map[string]Comparison {
	return map[string]Comparison{"compare-year": year(), "compare-same": unchanged(), "compare-hostile": hostileComparison()}
}

// year is what a year did to the shop: a second host, and no waiting for
// somebody who sets it up.
func year() Comparison {
	old, now := comparedOf("last-year.json", shop()), comparedOf("review.json", platform())
	now.Score, now.ScoreRange = 57.4, [2]float64{55.1, 60.2}
	now.Strength, now.Model = "lean", Model{"2027.01", strings.Repeat("7be2d0", 11)[:64]}
	return Comparison{
		SchemaVersion: SchemaVersion, Tool: Tool{"0.2.0"}, Old: old, New: now, Flipped: true, Score: 35.9,
		ByAnswers: points(36.4), ByModel: points(-0.5),
		Verdict:   "The recommendation changes from Compose to Kubernetes; the score moves from 21.5 to 57.4, 35.9 points towards Kubernetes.",
		FlippedBy: []string{"host-failure"},
		Because:   []string{"host-failure: by-hand -> automatic (+11.3 points), this alone flips the recommendation: it closes Compose"},
		Answers: []AnswerChange{
			{"hosts", "hosts at peak", "1", "4-10", "1 host", "6 (4 to 10 hosts)", "file", "file", 12.9, 0, false, "hosts: 1 -> 4-10 (+12.9 points)"},
			{
				"host-failure", "host failure", "by-hand", "automatic", "Somebody restores it by hand", "Others take over by themselves", "file", "file", 11.3, 0, true,
				"host-failure: by-hand -> automatic (+11.3 points), this alone flips the recommendation",
			},
			{"services", "services", "5-9", "10-19", "9 (5 to 9 services)", "12 (10 to 19 services)", "scan", "scan", 0.8, -0.5, false, "services: 5-9 -> 10-19 (+0.8 points, and -0.5 by the model, seen in the files)"},
			{"regions", "regions", "one", "unknown", "One region", "not known", "implied", "unknown", 0.9, 0, false, "regions: one -> unknown (+0.9 points, followed from other answers before)"},
			{"engineers", "engineers", "3-5", "3-5", "3 (3 to 5 engineers)", "5 (3 to 5 engineers)", "file", "file", 0, 0, false, "engineers: 3 -> 5 (0 points)"},
		},
		Vetoes: []VetoChange{
			{"failover", IsNew, "compose", "Compose starts containers on one host, so nothing takes over when that host dies", []string{"host-failure"}},
			{"nobody", IsGone, "kubernetes", "Nobody is there to run a cluster, and none can be bought", []string{"platform-engineers", "kubernetes-access"}},
		},
		Files: []FileChange{
			{"compose.override.yaml", IsGone, strings.Repeat("0badcafe", 8), ""},
			{"compose.yaml", IsChanged, strings.Repeat("a1b2c3d4", 8), strings.Repeat("d4c3b2a1", 8)},
			{"search/Dockerfile", IsNew, "", strings.Repeat("9e8d7c6b", 8)},
		},
		Findings: []FindingChange{
			{"published-database", facts.High, "Database or administration port published", IsNew, texts("search"), 1},
			{"no-limits", facts.Medium, "No memory or CPU limits", IsNew, texts("search", "search-ui"), 2},
			{"docker-socket", facts.High, "The Docker socket is mounted", IsGone, texts("edge"), 1},
			{"override-merged", facts.Low, "Override file is merged unless it is switched off", IsGone, nil, 1},
		},
		Notes: []string{"The reports are of two versions of advisor, 0.1.0 and 0.2.0, which may word or find things differently"},
	}
}

func points(x float64) *float64 { return &x }

func comparedOf(name string, r Report) Compared {
	return Compared{
		Name: untrusted.Text(name), Kind: "report", Tool: r.Tool, Model: r.Model, Recommendation: r.Recommendation,
		Strength: r.Strength, Firm: r.Firm, Stability: r.Stability, Score: r.Score, ScoreRange: r.ScoreRange,
	}
}

func unchanged() Comparison {
	side := comparedOf("advisor.yaml", shop())
	side.Kind = "record"
	return Comparison{
		SchemaVersion: SchemaVersion, Tool: Tool{"0.2.0"}, Old: side, New: side, ByAnswers: points(0), ByModel: points(0),
		Verdict: "The recommendation stays Compose; the score stays 21.5.",
	}
}

// hostileComparison has names and words that try to act: a saved report may
// have anything in any string.
func hostileComparison() Comparison {
	c := year()
	evil := []string{
		"\x1b[31mred", "a | b |\n| c |", "b` **bold** ``` c", "<script>alert(1)</script>", "\u202egnp.exe", "\n::error::pwned",
		"##[error]pwned", "[Approve](https://evil.example)", "![x](https://evil.example/t.png)", "</details>", "@everyone", "# Score 100",
	}
	c.Old.Name, c.New.Name, c.Verdict = untrusted.Text(evil[5]), untrusted.Text(evil[1]), untrusted.Text(evil[7])
	c.Old.Model.Version, c.Tool.Version = evil[3], evil[0]
	c.Because, c.Notes = evil, evil
	for i := range c.Answers {
		a := &c.Answers[i]
		a.Question, a.Label, a.FromLabel, a.ToLabel, a.Sentence = evil[i], evil[i+1], evil[i+2], evil[i+3], evil[i+4]
	}
	for i := range c.Vetoes {
		c.Vetoes[i].Why = evil[i+2]
	}
	for i := range c.Files {
		c.Files[i].Path, c.Files[i].Old, c.Files[i].New = untrusted.Text(evil[i]), evil[i+1], evil[i+2]
	}
	for i := range c.Findings {
		c.Findings[i].Title, c.Findings[i].Services = evil[i+4], texts(evil[i+5], evil[i])
	}
	return c
}

func written(t *testing.T, format string, c Comparison, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteComparison(&b, format, c, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestComparisonGolden(t *testing.T) {
	all := comparisons()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, format := range ComparisonNames() {
			t.Run(name+"/"+format, func(t *testing.T) {
				compareGolden(t, filepath.Join("testdata", name+extension(format)), written(t, format, all[name], Options{}))
			})
		}
	}
}

func TestComparisonFitsTheTerminal(t *testing.T) {
	for name, c := range comparisons() {
		for _, width := range []int{40, 63, 80, 120, 200} {
			for _, ascii := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d/%v", name, width, ascii), func(t *testing.T) {
					checkWidth(t, written(t, "text", c, Options{Width: width, ASCII: ascii}), width)
				})
			}
		}
	}
}

// TestHostileComparisonCannotAct: not in a terminal, in the log of a CI runner
// or in Markdown.
func TestHostileComparisonCannotAct(t *testing.T) {
	for _, format := range ComparisonNames() {
		out := written(t, format, hostileComparison(), Options{})
		if !utf8.Valid(out) {
			t.Errorf("%s: not valid UTF-8", format)
		}
		for _, c := range string(out) {
			if c != '\n' && untrusted.Hidden(c) {
				t.Errorf("%s: has the character %U", format, c)
			}
		}
		if m := obeyed(format, out); m != nil {
			t.Errorf("%s: a CI runner would obey %q", format, m)
		}
	}
	checkMarkdown(t, written(t, "markdown", hostileComparison(), Options{}))
}

func TestComparisonColourIsAdded(t *testing.T) {
	plain, colour := string(written(t, "text", year(), Options{})), string(written(t, "text", year(), Options{Color: true}))
	if strings.Contains(plain, "\x1b") || !strings.Contains(colour, "\x1b[1") {
		t.Error("colour where none was asked for, or none where it was")
	}
}

// TestUnknownModels: without either model nothing is told apart.
func TestUnknownModels(t *testing.T) {
	c := year()
	c.ByAnswers, c.ByModel = nil, nil
	out := flat(string(written(t, "text", c, Options{})))
	for _, want := range []string{"35.9 points towards Kubernetes, by answers and model", "with --model"} {
		if !strings.Contains(out, want) {
			t.Errorf("does not say %q:\n%s", want, out)
		}
	}
}
