package hints

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/english"
	"advisor/internal/layout"
	"advisor/internal/report"
)

// least are the terms of the first screen of a report that a conversation ends
// without where there is no room, the first one first: what to mend, and what the
// screens before it said. The answer, its reasons and what would change it stay
// longest.
var least = []string{"Fix first", "Others", "Judged", "Score", "Then answer", "Problems", "Changes if", "Resolve"}

// FirstScreen is what a conversation ends with: the title and the terms of a report
// as text, then the options that are possible, at most so many lines of a width. A
// report that is no longer is shown as it is.
func FirstScreen(text string, r report.Report, most, width int) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) <= most {
		return text
	}
	head, terms := termsOf(lines)
	possible := possible(r, width)
	if len(possible) > 0 && strings.Contains(text, "\x1b[") { // as the other names are
		possible[0] = strings.Replace(possible[0], "Possible    ", "\x1b[1mPossible    \x1b[0m", 1)
	}
	terms = fitting(terms, most-len(head)-len(possible))
	out := slices.Concat(head, slices.Concat(terms...), possible)
	return strings.Join(out[:min(len(out), most)], "")
}

// fitting leaves the least of the terms out, until there is room for the others; a
// long one may make room for a short one again.
func fitting(terms [][]string, room int) [][]string {
	room -= rows(terms)
	isOf := func(name string) func([]string) bool {
		return func(t []string) bool { return strings.HasPrefix(ansi.Strip(t[0]), name+" ") }
	}
	var left []string // names of terms
	for _, name := range least {
		if i := slices.IndexFunc(terms, isOf(name)); i >= 0 && room < 0 {
			left, room = append(left, name), room+len(terms[i])
		}
	}
	for _, name := range slices.Backward(left) {
		if i := slices.IndexFunc(terms, isOf(name)); len(terms[i]) <= room {
			room -= len(terms[i])
			continue
		}
		terms = slices.DeleteFunc(terms, isOf(name))
	}
	return terms
}

// termsOf are the lines above the first screen, the title among them, and those of
// each of its terms: a name at the margin, and what is indented under it.
func termsOf(lines []string) (head []string, terms [][]string) {
	blank := func(l string) bool { return strings.TrimSpace(ansi.Strip(l)) == "" }
	sure := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(ansi.Strip(l), "Confidence ") })
	if sure < 0 {
		return lines, nil
	}
	first := sure
	for first > 0 && !blank(lines[first-1]) {
		first--
	}
	for _, l := range lines[first:] {
		switch {
		case blank(l):
			return lines[:first], terms
		case len(terms) > 0 && strings.HasPrefix(ansi.Strip(l), " "):
			terms[len(terms)-1] = append(terms[len(terms)-1], l)
		default:
			terms = append(terms, []string{l})
		}
	}
	return lines[:first], terms
}

func rows(terms [][]string) int {
	n := 0
	for _, t := range terms {
		n += len(t)
	}
	return n
}

// possible are the options that no requirement rules out, as a term; nothing where
// there is none.
func possible(r report.Report, width int) []string {
	const indent = 12 // of the first screen
	var names []string
	for _, o := range r.Options {
		switch o.Verdict {
		case report.OptionRecommended:
			names = slices.Insert(names, 0, o.Short+" (recommended)")
		case report.OptionPossible:
			names = append(names, o.Short)
		}
	}
	if len(names) == 0 {
		return nil
	}
	var out []string
	for i, l := range layout.Wrap(english.And(names), width-indent) {
		name := strings.Repeat(" ", indent)
		if i == 0 {
			name = "Possible" + name[len("Possible"):]
		}
		out = append(out, name+l+"\n")
	}
	return out
}
