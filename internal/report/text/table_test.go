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

// TestTableColumns: where there is no room for all columns those that say less go
// first, then the last ones, and what went is named in the order of the table.
func TestTableColumns(t *testing.T) {
	cell := blocks.Text{{Kind: blocks.SpanOwn, Text: "x"}}
	column := func(name string, less bool) blocks.Column { return blocks.Column{Head: name, Width: 10, Less: less} }
	all := []blocks.Column{{Title: "Name"}, column("one", false), column("two", true), column("three", false), column("four", true)}
	for width, want := range map[int]string{
		64: "Name  one         two         three       four",
		63: "Name  one         three       four\nx     x           x           x\n  There is no room for two; other formats have it.",
		45: "Name  one         three\nx     x           x\n  There is no room for two and four; other\n  formats have them.",
		40: "Name  one         three\nx     x           x\n  There is no room for two and four;\n  other formats have them.",
	} {
		p := newPage(report.Options{Width: width})
		p.table(blocks.Table{Columns: all, Rows: []blocks.Row{{Cells: []blocks.Text{cell, cell, cell, cell, cell}}}})
		got := strings.ReplaceAll(p.b.String(), " \n", "\n")
		for strings.Contains(got, " \n") {
			got = strings.ReplaceAll(got, " \n", "\n")
		}
		if !strings.HasPrefix(strings.TrimSpace(got), want) || strings.Contains(got, "room") != strings.Contains(want, "room") {
			t.Errorf("%d columns:\n%s\nwant\n%s", width, got, want)
		}
	}
}
