package interview_test

import (
	"strings"
	"testing"

	"advisor/internal/interview"
)

func TestProse(t *testing.T) {
	const table = "  hosts      +0.5  More hosts than one speak for it."
	for name, c := range map[string]struct {
		text  string
		width int
		want  string
	}{
		"a paragraph":               {"one two three", 8, "one two\nthree"},
		"an indented line":          {"  one two three", 9, "  one two\n  three"},
		"a table":                   {table, 40, "  hosts      +0.5  More hosts than one\n                   speak for it."},
		"a table without room":      {table, 34, "  hosts +0.5 More hosts than one\n    speak for it."},
		"lines of their own":        {"Why\n  one two\n\nMore", 20, "Why\n  one two\n\nMore"},
		"what a record has written": {"  a\x1b[31mb", 20, `  a\u{1b}[31mb`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(interview.Prose(c.text, c.width), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
