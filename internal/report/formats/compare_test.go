package formats

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

func written(t *testing.T, format string, c report.Comparison, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteComparison(&b, format, c, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestComparisonGolden(t *testing.T) {
	all := fixture.Comparisons()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, format := range ComparisonNames() {
			t.Run(name+"/"+format, func(t *testing.T) {
				fixture.CompareGolden(t, filepath.Join("..", "testdata", name+extension(format)), written(t, format, all[name], report.Options{}))
			})
		}
	}
}

func TestComparisonFitsTheTerminal(t *testing.T) {
	for name, c := range fixture.Comparisons() {
		for _, width := range []int{40, 63, 80, 120, 200} {
			for _, ascii := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d/%v", name, width, ascii), func(t *testing.T) {
					checkWidth(t, written(t, "text", c, report.Options{Width: width, ASCII: ascii}), width)
				})
			}
		}
	}
}

// TestHostileComparisonCannotAct: not in a terminal, in the log of a CI runner
// or in Markdown.
func TestHostileComparisonCannotAct(t *testing.T) {
	for _, format := range ComparisonNames() {
		out := written(t, format, fixture.HostileComparison(), report.Options{})
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
	checkHTML(t, written(t, "html", fixture.HostileComparison(), report.Options{}))
	checkMarkdown(t, written(t, "markdown", fixture.HostileComparison(), report.Options{}))
}

func TestComparisonColourIsAdded(t *testing.T) {
	plain, colour := string(written(t, "text", fixture.Year(), report.Options{})), string(written(t, "text", fixture.Year(), report.Options{Color: true}))
	if strings.Contains(plain, "\x1b") || !strings.Contains(colour, "\x1b[1") {
		t.Error("colour where none was asked for, or none where it was")
	}
}

// TestColourMovesNothing: escape sequences take no column, so the lines of a
// comparison and of many projects are the same with and without them.
func TestColourMovesNothing(t *testing.T) {
	escapes := regexp.MustCompile("\x1b\\[[0-9;]*m")
	for _, width := range []int{40, 60, 100} {
		for name, c := range fixture.Comparisons() {
			plain, colour := written(t, "text", c, report.Options{Width: width}), written(t, "text", c, report.Options{Width: width, Color: true})
			if got := trimmed(escapes.ReplaceAllString(string(colour), "")); got != string(plain) {
				t.Errorf("%s at %d columns:\n%s\nin colour:\n%s", name, width, plain, got)
			}
		}
		for name, f := range fixture.Fleets() {
			plain, colour := fleetBytes(t, "text", f, report.Options{Width: width}), fleetBytes(t, "text", f, report.Options{Width: width, Color: true})
			if got := trimmed(escapes.ReplaceAllString(string(colour), "")); got != string(plain) {
				t.Errorf("%s at %d columns:\n%s\nin colour:\n%s", name, width, plain, got)
			}
		}
	}
}

// TestUnknownModels: without either model nothing is told apart.
func TestUnknownModels(t *testing.T) {
	c := fixture.Year()
	c.ByAnswers, c.ByModel = nil, nil
	out := flat(string(written(t, "text", c, report.Options{})))
	for _, want := range []string{"35.9 points towards Kubernetes, by answers and model", "with --model"} {
		if !strings.Contains(out, want) {
			t.Errorf("does not say %q:\n%s", want, out)
		}
	}
}
