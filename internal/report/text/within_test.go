package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
)

// A first screen has as many terms as there is room for: those that can be left out
// go first, and one for which there is room again stays.
func TestWriteWithin(t *testing.T) {
	d := blocks.FirstScreen(report.Report{
		Recommendation: "compose", Strength: "strong", Firm: true, Score: 30, ScoreRange: [2]float64{30, 30},
		Summary: report.Summary{
			Title:   "shop: run it",
			Reasons: []report.Reason{{Message: "one", Contribution: -5}, {Message: "two", Contribution: -4}},
			Against: []report.Reason{{Message: "three", Contribution: 3}},
			Change:  []string{"If four, then five.", "If six, then seven."},
			Peers:   "Others too.",
		},
		Options: []report.Option{
			{Short: "one host", Verdict: report.OptionPossible}, {Short: "standby", Verdict: report.OptionRecommended}, {Short: "k3s", Verdict: report.OptionRuledOut},
		},
	})
	const all = "title Confidence Score Others Judged Why But Changes Possible"
	for most, want := range map[int]string{
		12: all,
		11: "title Confidence Score Judged Why But Changes Possible",
		10: "title Confidence Score Why But Changes Possible",
		9:  "title Confidence Why But Changes Possible",
		8:  "title Confidence Score Why But Possible", // for which there is room again
		7:  "title Confidence Why But Possible",
		3:  "title Confidence",
	} {
		for _, color := range []bool{false, true} {
			var b bytes.Buffer
			if err := WriteWithin(&b, d, report.Options{Width: 100, Color: color}, most); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(b.String(), "\n"); n > most {
				t.Errorf("%d lines: %d were written", most, n)
			}
			if got := namesIn(b.String()); got != want {
				t.Errorf("%d lines: %s\nwant %s", most, got, want)
			}
		}
	}
}

// namesIn are the names of the terms in what was written.
func namesIn(s string) string {
	var out []string
	for _, l := range strings.Split(ansi.Strip(s), "\n") {
		switch name, _, _ := strings.Cut(l, " "); {
		case name == "shop:":
			out = append(out, "title")
		case name != "":
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}
