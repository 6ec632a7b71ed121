package formats

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
)

// checkWidth holds every line to the width.
func checkWidth(t *testing.T, out []byte, width int) {
	t.Helper()
	for i, l := range strings.Split(string(out), "\n") {
		if w := ansi.StringWidth(l); w > width {
			t.Errorf("line %d is %d columns wide, more than %d: %s", i+1, w, width, l)
		}
		if strings.HasSuffix(l, " ") {
			t.Errorf("line %d ends in a space: %q", i+1, l)
		}
	}
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	for _, name := range fixture.SavedNames() {
		for _, width := range []int{40, 41, 59, 63, 64, 80, 100, 120, 200} {
			for _, ascii := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d/%v", name, width, ascii), func(t *testing.T) {
					checkWidth(t, write(t, format(t, "text"), fixture.Saved()[name], report.Options{Width: width, ASCII: ascii}), width)
				})
			}
		}
	}
}

// TestFirstScreen: the first 25 lines carry the decision, why, why not and
// what would change it.
func TestFirstScreen(t *testing.T) {
	for _, name := range []string{"shop", "platform", "empty"} {
		r := fixture.Saved()[name]
		for _, format := range []struct {
			name string
			f    Format
		}{{"text", format(t, "text")}, {"markdown", format(t, "markdown")}} {
			lines := strings.Split(string(write(t, format.f, r, report.Options{})), "\n")
			lines = lines[:min(len(lines), 25)]
			screen := flat(strings.Join(lines, " "))
			want := []string{words.Title(r), words.Confidence(r), words.Number(r.Score)}
			for _, x := range append(r.Summary.Reasons[:len(r.Summary.Reasons):len(r.Summary.Reasons)], r.Summary.Against[:min(len(r.Summary.Against), 1)]...) {
				want = append(want, english.Sentence(x.Message))
			}
			for _, v := range r.Vetoes {
				want = append(want, english.Sentence(v.Why))
			}
			if len(r.Summary.Change) > 0 {
				want = append(want, words.Condition(r.Summary.Change[0]))
			}
			for _, w := range want {
				if !strings.Contains(screen, flat(w)) {
					t.Errorf("%s: the first screen of %s does not say %q:\n%s", name, format.name, w, strings.Join(lines, "\n"))
				}
			}
		}
	}
}

// TestColour: colour is added, nothing else changes.
func TestColour(t *testing.T) {
	escapes := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, name := range fixture.SavedNames() {
		plain := string(write(t, format(t, "text"), fixture.Saved()[name], report.Options{}))
		colour := string(write(t, format(t, "text"), fixture.Saved()[name], report.Options{Color: true}))
		if strings.Contains(plain, "\x1b") {
			t.Errorf("%s: an escape sequence without colour", name)
		}
		if !strings.Contains(colour, "\x1b[1") {
			t.Errorf("%s: no colour", name)
		}
		if trimmed(escapes.ReplaceAllString(colour, "")) != plain {
			t.Errorf("%s: colour changes the text", name)
		}
	}
}

func trimmed(s string) string {
	return regexp.MustCompile(`(?m) +$`).ReplaceAllString(s, "")
}

// TestASCII: our own symbols are ASCII; names keep their letters.
func TestASCII(t *testing.T) {
	out := string(write(t, format(t, "text"), fixture.Shop(), report.Options{ASCII: true}))
	for _, c := range out {
		if c > '~' {
			t.Fatalf("has %q", c)
		}
	}
	if !strings.Contains(out, "|-----O=--!") {
		t.Errorf("no bar in ASCII:\n%s", out[:600])
	}
}

// TestBodyIsThreePages: what is not folded away is at most 1,500 words, about
// three pages.
func TestBodyIsThreePages(t *testing.T) {
	md := string(write(t, format(t, "markdown"), fixture.Shop(), report.Options{}))
	body := regexp.MustCompile("(?s)<details>.*?</details>|```.*?```").ReplaceAllString(md, "")
	if n := len(strings.Fields(body)); n > 1500 {
		t.Errorf("the body has %d words", n)
	}
}

// Where nobody answered what options are compared by, there is no comparison.
func TestNothingToCompare(t *testing.T) {
	r := fixture.Shop()
	r.Estimate, r.Shape, r.Remarks = nil, nil, nil
	for i := range r.Options {
		r.Options[i].Verdict, r.Options[i].Requirements = report.OptionPossible, nil
	}
	for _, name := range []string{"text", "markdown", "html"} {
		if out := write(t, format(t, name), r, report.Options{}); bytes.Contains(out, []byte("Options side by side")) {
			t.Errorf("%s has a section with nothing in it", name)
		}
	}
}
