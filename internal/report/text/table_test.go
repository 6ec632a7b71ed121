package text

import (
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
)

// TestTableNames: a name of words for which there is no room goes on below its row, and
// a path is cut in its middle; no part of a name begins a command of a CI runner.
func TestTableNames(t *testing.T) {
	text := func(s string) blocks.Text { return blocks.Text{{Kind: blocks.SpanOwn, Text: s}} }
	for _, c := range []struct {
		name string
		wrap bool
		want string
	}{
		{"hosts at peak", true, "hosts at peak  yes"},
		{"hosts that are needed at peak", true, "hosts that are      yes\n  needed at peak"},
		{"apps/web/deploy/production", false, "apps/...production  yes"},
		{"what somebody else ::error::writes", true, "what somebody       yes\n  else :\n  :error::writes"},
	} {
		p := newPage(report.Options{Width: 40})
		p.table(blocks.Table{
			Columns: []blocks.Column{{Title: "Requirement", Wrap: c.wrap}, {Title: "Verdict", Width: 20}},
			Rows:    []blocks.Row{{Cells: []blocks.Text{text(c.name), text("yes")}}},
		})
		if got := p.b.String(); !strings.Contains(got, c.want) {
			t.Errorf("%q:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
