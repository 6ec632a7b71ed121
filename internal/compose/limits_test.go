package compose

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
)

// What is just as much as may be is read whole; one more is not.
func TestJustAsMuch(t *testing.T) {
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const one = "services: {s: {image: x}}\n"
	brackets := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for name, file := range map[string]func(more int) string{
		"services": func(more int) string { return "services:\n" + many(1000+more, "  s%d: {image: x}\n") },
		"items":    func(more int) string { return one + "x-a: [" + many(tree.MaxEntries+more, "a%d, ") + "]\n" },
		"keys":     func(more int) string { return one + "x-a: {" + many(tree.MaxEntries+more, "a%d: 1, ") + "}\n" },
		"depth":    func(more int) string { return one + "x-a: " + brackets(tree.MaxDepth+more) },
		"anchors": func(more int) string {
			return one + "x-a: &a " + brackets(tree.MaxDepth-20) + "\nx-b: " + strings.Repeat("[", 20+more) + "*a" + strings.Repeat("]", 20+more)
		},
		"key":       func(more int) string { return one + "x-" + strings.Repeat("k", tree.MaxKey-2+more) + ": 1\n" },
		"text":      func(more int) string { return one + "x-a: " + strings.Repeat("l", interpolate.MaxText+more) },
		"documents": func(more int) string { return strings.Repeat("---\n"+one, tree.MaxDocuments+more) },
		"extended ones": func(more int) string {
			return "services:\n" + many(64+more, "  s%d: {extends: {service: t%[1]d}}\n") + chain(64+more)
		},
		"included ones": func(more int) string {
			var b strings.Builder
			b.WriteString("include: [f0.yml]\n")
			for i := range 7 + more {
				fmt.Fprintf(&b, "services: {s%[1]d: {image: x}}\n-- f%[1]d.yml --\ninclude: [f%d.yml]\n", i, i+1)
			}
			return b.String() + fmt.Sprintf("services: {t: {image: x}}\n-- f%d.yml --\n", 7+more) + one
		},
	} {
		for more := range 2 {
			dir := project(t, "-- compose.yaml --\n"+file(more)+"\n")
			l, err := Load(context.Background(), Input{Dir: dir})
			if err != nil {
				t.Errorf("%s, %d more: %v", name, more, err)
				continue
			}
			l.Root.Close()
			if len(l.Gaps) != more || len(l.Problems) > 0 || more == 0 && strings.Contains(file(0), "x-a:") && l.at("x-a") == nil {
				t.Errorf("%s, %d more: %v %v", name, more, l.Gaps, l.Problems)
			}
		}
	}
}

// chain are services of which each extends the next.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  t%d: {extends: t%d}\n", i, i+1)
	}
	return b.String() + fmt.Sprintf("  t%d: {image: x}\n", n)
}
