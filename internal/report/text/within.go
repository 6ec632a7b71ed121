package text

import (
	"bytes"
	"io"
	"slices"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
)

// WriteWithin writes a document in at most so many lines: without the least of its
// terms, until there is room for the others. What is longer even so ends early.
func WriteWithin(w io.Writer, d blocks.Document, o report.Options, most int) error {
	at := slices.IndexFunc(d.Blocks, func(b blocks.Block) bool { _, ok := b.(blocks.Terms); return ok })
	d.Blocks = slices.Clone(d.Blocks)
	var terms blocks.Terms
	if at >= 0 {
		terms = d.Blocks[at].(blocks.Terms)
	}
	least := terms.Least
	without := func(n int) []byte { // the first n of least
		if at >= 0 {
			t := terms
			t.Terms = slices.DeleteFunc(slices.Clone(terms.Terms), func(x blocks.Term) bool { return slices.Contains(least[:n], x.Name) })
			d.Blocks[at] = t
		}
		var b bytes.Buffer
		_ = Write(&b, d, o) // a buffer takes everything
		return b.Bytes()
	}
	n := 0
	out := without(n)
	for n < len(least) && bytes.Count(out, []byte("\n")) > most {
		n++
		out = without(n)
	}
	// A long one may have made room for a short one before it.
	for i := n - 1; i >= 0; i-- {
		name := least[i]
		least = slices.Delete(slices.Clone(least), i, i+1)
		if more := without(n - 1); bytes.Count(more, []byte("\n")) <= most {
			out, n = more, n-1
			continue
		}
		least = slices.Insert(least, i, name)
	}
	lines := bytes.SplitAfter(out, []byte("\n"))
	_, err := w.Write(bytes.Join(lines[:min(len(lines), most)], nil))
	return err
}
