package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/untrusted"
)

// Mistakes is everything that is wrong. It is never empty where it is used as
// an error.
type Mistakes []Mistake

// Error is one line for each mistake.
func (ms Mistakes) Error() string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.String()
	}
	return strings.Join(lines, "\n")
}

// Count is how many mistakes there are, with those that are only counted.
func (ms Mistakes) Count() int {
	n := 0
	for _, m := range ms {
		n += max(m.More, 1)
	}
	return n
}

// Line is as many mistakes as fit into so many bytes of one line, and how many
// more there are: "a.yaml:1: … (…); a.yaml:4: …; and 3 more problems". The
// first is always there, unless it only counts.
func (ms Mistakes) Line(most int) string {
	s, fits := "", ""
	for i, m := range ms {
		if m.More > 0 || (i > 0 && len(s) > most) {
			break
		}
		if i > 0 {
			s += "; "
		}
		s += m.Bracketed()
		if whole := s + rest(ms[i+1:].Count()); i == 0 || len(whole) <= most {
			fits = whole
		}
	}
	return fits
}

// rest is what a line ends with that has no room for so many.
func rest(n int) string {
	if n == 0 {
		return ""
	}
	return "; and " + more(n)
}

func more(n int) string {
	if n == 1 {
		return "1 more problem"
	}
	return fmt.Sprintf("%d more problems", n)
}

// Collector gathers mistakes while files are read. Its zero value keeps all.
type Collector struct {
	// Most is how many entries there are at most, the one that counts the rest
	// included; 0: no limit.
	Most int

	list Mistakes
	more int // beyond the list
}

// Add takes in a mistake, or only counts it when there are enough.
func (c *Collector) Add(at untrusted.Place, hint, format string, args ...any) {
	if c.Full() {
		c.more++
		return
	}
	c.list = append(c.list, Mistake{Place: at, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Full reports whether a further mistake would only be counted: 100,000 of
// them need not be worded.
func (c *Collector) Full() bool { return c.Most > 0 && len(c.list) == c.Most }

// Count is how many mistakes there are so far.
func (c *Collector) Count() int { return len(c.list) + c.more }

// Err is all mistakes as Mistakes, sorted; nil where there are none. Where not
// all were kept, the last one counts the rest, under the file of the first.
func (c *Collector) Err() error {
	if len(c.list) == 0 {
		return nil
	}
	out, left := slices.Clone(c.list), c.more
	if left > 0 {
		out, left = out[:len(out)-1], left+1 // makes room for the count
	}
	out.Sort()
	if left > 0 {
		out = append(out, Mistake{Place: untrusted.Place{File: c.list[0].Place.File}, Message: "and " + more(left), More: left})
	}
	return out
}

// Sort puts mistakes in the order of their lines, those without a line behind
// the others, file after file as each first appears.
func (ms Mistakes) Sort() {
	files := map[untrusted.Text]int{}
	for _, m := range ms {
		if _, known := files[m.Place.File]; !known {
			files[m.Place.File] = len(files)
		}
	}
	slices.SortStableFunc(ms, func(a, b Mistake) int {
		return cmp.Or(
			cmp.Compare(files[a.Place.File], files[b.Place.File]),
			cmp.Compare(uint(a.Place.Line-1), uint(b.Place.Line-1))) // no line wraps round to the end
	})
}
