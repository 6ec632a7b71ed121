// Package taint keeps the values of variables out of what is shown. A text
// into which the value of an env file was filled carries a Mark: how it is
// written is what everybody may see, what it comes to is for judging only.
//
// The Book of a project knows all of its marked texts, so that a message that
// repeats one is rewritten, too, whoever wrote the message.
package taint

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"advisor/internal/secret"
	"advisor/internal/untrusted"
)

// Variable is a variable with a value from an env file.
type Variable struct{ Name, Value string }

// Mark is what a text has to do with variables. Nil: nothing.
type Mark struct {
	variables []Variable
	book      *Book
}

// Secret reports whether a variable in the text looks like a secret.
func (m *Mark) Secret() bool {
	return m != nil && slices.ContainsFunc(m.variables, func(v Variable) bool { return secret.Looks(v.Name) })
}

// Written gives a part of a marked text with the variables as ${NAME}. A part
// that lies within a value is that variable.
func (m *Mark) Written(part string) string {
	if m == nil || part == "" {
		return part
	}
	out := part
	for _, v := range m.variables {
		switch {
		case v.Value == "":
		case strings.Contains(out, v.Value):
			out = strings.ReplaceAll(out, v.Value, "${"+v.Name+"}")
		case strings.Contains(v.Value, part):
			out = "${" + v.Name + "}"
		}
	}
	if out != part {
		m.book.add(part, out, m.Secret())
	}
	return out
}

// Book is what may not be shown of one project.
type Book struct {
	entries map[string]entry
	// What follows from them is made when it is asked for, and made again when one is
	// added. A project has few names and asks for each at every place.
	sorted []noted // longest first
	secret []noted // those of them that look like secrets
	names  map[string]string
}

type entry struct {
	written string
	secret  bool
}

type noted struct {
	text string
	entry
}

// NewBook is an empty book.
func NewBook() *Book { return &Book{entries: map[string]entry{}} }

// Any reports whether anything was noted.
func (b *Book) Any() bool { return len(b.entries) > 0 }

// Mark notes a text and how it is written, and marks it.
func (b *Book) Mark(text, written string, variables []Variable) *Mark {
	slices.SortFunc(variables, func(x, y Variable) int { return cmp.Compare(len(y.Value), len(x.Value)) })
	m := &Mark{variables: variables, book: b}
	b.add(text, written, m.Secret())
	for _, v := range variables {
		b.add(v.Value, "${"+v.Name+"}", secret.Looks(v.Name))
	}
	return m
}

// Secret notes the value of a variable that looks like a secret, wherever it
// may turn up, be it within the value of another variable.
func (b *Book) Secret(name, value string) {
	const least = 6 // characters; what is shorter stands in many words
	if secret.Looks(name) && len(value) >= least {
		b.add(value, "${"+name+"}", true)
	}
}

func (b *Book) add(text, written string, secret bool) {
	if text == "" || text == written {
		return
	}
	for _, t := range []string{text, path.Clean(text), strings.ToLower(text), untrusted.Text(text).Whole()} {
		if old, ok := b.entries[t]; ok && (old.secret || !secret) {
			continue
		}
		b.entries[t] = entry{written, secret}
		b.names = nil
	}
}

// Message is a message without the values of variables. A short value of a
// variable that is no secret is replaced only where it stands in quotes, since
// it may be a part of any word; so are true and false, which messages say
// themselves.
func (b *Book) Message(s string) string {
	if b == nil || len(b.entries) == 0 {
		return s
	}
	b.sort()
	return replace(s, b.sorted)
}

// Name is the name of a thing that is there (a file, a profile, the project)
// without the values of variables that look like secrets.
func (b *Book) Name(s string) string {
	if b == nil || len(b.entries) == 0 {
		return s
	}
	if name, ok := b.names[s]; ok {
		return name
	}
	b.sort()
	name := replace(s, b.secret)
	b.names[s] = name
	return name
}

// sort makes what follows from the entries.
func (b *Book) sort() {
	if b.names != nil {
		return
	}
	b.sorted, b.secret, b.names = nil, nil, map[string]string{}
	for t, e := range b.entries {
		b.sorted = append(b.sorted, noted{t, e})
	}
	slices.SortFunc(b.sorted, func(x, y noted) int {
		return cmp.Or(cmp.Compare(len(y.text), len(x.text)), cmp.Compare(x.text, y.text))
	})
	for _, x := range b.sorted {
		if x.secret {
			b.secret = append(b.secret, x)
		}
	}
}

// replace is a text with all that was noted as it is written.
func replace(s string, all []noted) string {
	const short = 4 // characters
	for _, x := range all {
		t := x.text
		if len(t) >= short && t != "true" && t != "false" || x.secret {
			s = strings.ReplaceAll(s, t, x.written)
			s = replaceCut(s, t, x.written)
		} else {
			s = strings.ReplaceAll(s, `"`+t+`"`, `"`+x.written+`"`)
		}
	}
	return s
}

// replaceCut replaces the beginning of a text that was cut short with "…".
func replaceCut(s, text, written string) string {
	const least = 4
	for from := 0; ; {
		i := strings.Index(s[from:], "…")
		if i < 0 {
			return s
		}
		i += from
		from = i + len("…")
		for n := min(len(text)-1, i); n >= least; n-- {
			if strings.HasSuffix(s[:i], text[:n]) {
				s = s[:i-n] + written + s[i:]
				from += len(written) - n
				break
			}
		}
	}
}
