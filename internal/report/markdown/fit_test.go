package markdown

import (
	"strings"
	"testing"
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
