package record

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// The size of an error: what fits a screen. A line leaves room for the name of
// the program in front, so that it fits the 400 bytes of a message.
const (
	maxProblems = 20
	maxLine     = 380
	maxPlace    = 100 // bytes of the line for the name of the file, cut at its start
)

// Problem is one thing that is wrong in a record.
type Problem struct {
	Place   untrusted.Place
	Message string // what is wrong; cleaned
	Hint    string // what would be right, may be empty; cleaned
}

// String is "file:line: message; hint" in at most 380 bytes, of which the
// place has at most 100.
func (p Problem) String() string {
	place := p.Place.String()
	if n := len(place) - maxPlace; n > 0 {
		place = "…" + strings.ToValidUTF8(place[n+len("…"):], "")
	}
	s := place + ": " + (&questions.Mistake{Message: p.Message, Hint: p.Hint}).Error()
	if len(s) > maxLine {
		s = strings.ToValidUTF8(s[:maxLine-len("…")], "") + "…"
	}
	return s
}

// Problems is everything that is wrong in a record, by line. It is never
// empty where it is used as an error.
type Problems []Problem

// Error is one line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// collector takes in the problems of one file, up to what somebody reads.
type collector struct {
	file untrusted.Text
	list Problems
	more int // problems beyond the list
}

func (c *collector) add(line int, message, hint string) {
	if c.full() {
		c.more++
		return
	}
	c.list = append(c.list, Problem{untrusted.Place{File: c.file, Line: line}, message, hint})
}

// count is how many problems there are so far.
func (c *collector) count() int { return len(c.list) + c.more }

// full reports whether a further problem is only counted.
func (c *collector) full() bool { return len(c.list) == maxProblems-1 }

// err is nil where there is no problem.
func (c *collector) err() error {
	if len(c.list) == 0 {
		return nil
	}
	slices.SortStableFunc(c.list, func(a, b Problem) int { return a.Place.Line - b.Place.Line })
	if c.more > 0 {
		c.list = append(c.list, Problem{Place: untrusted.Place{File: c.file}, Message: fmt.Sprintf("and %d more problems", c.more)})
	}
	return c.list
}
