package formats

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/fixture"
)

// TestNoSentenceStandsTwice: what is said once is not said again in the same
// form, but for the reasons of the first screen, which the table of all answers
// has too, and for what one sentence of a table says of several rows.
func TestNoSentenceStandsTwice(t *testing.T) {
	for _, name := range []string{"shop", "platform", "empty", "ruled-out", "conflict", "respondents", "problems"} {
		r := fixture.Reread(t, fixture.Saved()[name])
		for _, form := range []blocks.Form{blocks.Brief, blocks.Long} {
			said := map[string]int{}
			var count func(all []blocks.Block)
			count = func(all []blocks.Block) {
				forms := []blocks.Form{form}
				if form == blocks.Brief {
					forms = append(forms, blocks.Short)
				}
				for _, b := range blocks.In(all, forms...) {
					switch b := b.(type) {
					case blocks.Fold:
						count(b.Blocks)
					case blocks.Foot:
						count(b.Blocks)
					case blocks.Table:
					default:
						eachSpan(reflect.ValueOf(b), func(s blocks.Span) {
							if s.Kind != blocks.SpanStrong && len(strings.Fields(s.Text)) > 5 { // what stands out is a name
								said[strings.ToLower(strings.Trim(s.Text, " ."))]++
							}
						})
					}
				}
			}
			count(blocks.Report(r, "markdown").Blocks)
			if len(said) < 5 {
				t.Errorf("%s: saw %d sentences: the test looks in the wrong place", name, len(said))
			}
			for s, n := range said {
				if n > 1 {
					t.Errorf("%s, form %d: %d times %q", name, form, n, s)
				}
			}
		}
	}
}

// TestConflictIsSaidAtTheTop: a decision against the advice and an overdue review
// stand before everything else, in each form.
func TestConflictIsSaidAtTheTop(t *testing.T) {
	r := fixture.Saved()["conflict"]
	for _, name := range []string{"text", "markdown", "html"} {
		out := flat(string(write(t, format(t, name), r, report.Options{})))
		if name == "html" {
			out = flat(textOf(write(t, format(t, name), r, report.Options{})))
		}
		at := strings.Index(out, "Decided on 2025-05-04: Kubernetes, against this recommendation, because: the parent company runs everything on its cluster.")
		due := strings.Index(out, "The review of the decision was due on 2026-06-30.")
		if confidence := strings.Index(out, "high: "); at < 0 || due < at || confidence < due {
			t.Errorf("%s: the order is %d, %d, %d", name, at, due, confidence)
		}
	}
}

// TestOrdinaryTextIsShort: 120 lines without the details, and what is left out is
// said.
func TestOrdinaryTextIsShort(t *testing.T) {
	for _, name := range []string{"shop", "platform", "empty", "problems"} {
		out := string(write(t, format(t, "text"), fixture.Saved()[name], report.Options{}))
		if n := strings.Count(out, "\n"); n > 120 || !strings.Contains(out, "With --details: ") {
			t.Errorf("%s: %d lines", name, n)
		}
	}
	for _, name := range []string{"shop", "platform"} { // the example projects
		out, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "examples", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(out, []byte("\n")); n > 120 {
			t.Errorf("docs/examples/%s.txt: %d lines", name, n)
		}
	}
}
