package markdown

import (
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
)

// A document is cut before a section, or before a paragraph of the first one.
func TestFirstSections(t *testing.T) {
	long, notAll := strings.Repeat("x", 60), notAll(jsonReport)
	for _, c := range []struct{ in, want string }{
		{"# t\n\n## a\n\nshort\n", "# t\n\n## a\n\nshort\n"},
		{"# t\n\n## a\n\nA\n\n## b\n\n" + long + "\n\n## c\n\n" + long + "\n", "# t\n\n## a\n\nA\n" + notAll},
		{"# t\n\n## a\n\n<details>\n\n## b\n\nB\n\n## c\n\n" + long + "\n\n</details>\n", "# t\n\n## a\n\n<details>\n\n## b\n\nB\n" + notAll + unfolded},
		{"# t\n\n## a\n\nA\n\n" + long + long + "\n", "# t\n\n## a\n\nA" + notAll},
		{long + long, notAll},
		{strings.Repeat("é", 100), strings.Repeat("é", 100)},
	} {
		if got := string(firstSections([]byte(c.in), 105, notAll)); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

// What stands open is cut after what is folded, and one entry alone never.
func TestRoom(t *testing.T) {
	s := &sheet{limits: limits{folded: 3, open: 20}}
	for n, want := range map[int]int{0: 0, 4: 4, 20: 20, 21: 21, 22: 20} {
		if got := s.room(n); got != want {
			t.Errorf("%d entries: %d are shown, want %d", n, got, want)
		}
	}
	s.folds++
	for n, want := range map[int]int{3: 3, 4: 4, 5: 3, 20: 3} {
		if got := s.room(n); got != want {
			t.Errorf("%d entries within a fold: %d are shown, want %d", n, got, want)
		}
	}
}

// A row with fewer cells than the one before has nothing of it.
func TestShortRow(t *testing.T) {
	var b strings.Builder
	d := blocks.Document{Blocks: []blocks.Block{blocks.Table{
		Columns: []blocks.Column{{Title: "A"}, {Title: "B"}},
		Rows:    []blocks.Row{{Cells: []blocks.Text{blocks.Prose("a"), blocks.Prose("b")}}, {Cells: []blocks.Text{blocks.Prose("c")}}},
	}}}
	if err := Write(&b, d, report.Options{}); err != nil || !strings.Contains(b.String(), "| a | b |\n| c |  |\n") {
		t.Errorf("%v\n%s", err, b.String())
	}
}
