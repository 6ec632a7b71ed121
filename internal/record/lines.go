package record

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/lazyregexp"
)

// textLines are a text that is changed line by line: what is not touched keeps its
// bytes, ends of lines included. Lines are counted from 1, as YAML counts them.
type textLines struct {
	all  []string       // each with its end
	gone map[int]bool   // taken out
	more map[int]string // what comes behind a line; 0: before the first
	end  string         // of a line that is new
}

func linesOf(text string) *textLines {
	l := &textLines{gone: map[int]bool{}, more: map[int]string{}, end: "\n"}
	for len(text) > 0 {
		n := strings.IndexAny(text, "\r\n")
		switch {
		case n < 0:
			n = len(text)
		case strings.HasPrefix(text[n:], "\r\n"):
			n += 2
		default:
			n++
		}
		l.all, text = append(l.all, text[:n]), text[n:]
	}
	if len(l.all) > 0 {
		if end := l.all[0][len(withoutEnd(l.all[0])):]; end != "" {
			l.end = end
		}
	}
	return l
}

// withoutEnd is a line without its end.
func withoutEnd(line string) string { return strings.TrimRight(line, "\r\n") }

// at is a line without its end.
func (l *textLines) at(n int) string { return withoutEnd(l.all[n-1]) }

// set gives a line another text.
func (l *textLines) set(n int, text string) {
	l.all[n-1] = text + l.all[n-1][len(l.at(n)):]
}

// drop takes lines out.
func (l *textLines) drop(from, to int) {
	for n := from; n <= to; n++ {
		l.gone[n] = true
	}
}

// add puts lines behind a line. Each ends with a line feed.
func (l *textLines) add(n int, text, indent string) {
	for line := range strings.Lines(text) {
		l.more[n] += indent + strings.TrimSuffix(line, "\n") + l.end
	}
}

func (l *textLines) String() string {
	var b strings.Builder
	b.WriteString(l.more[0])
	for i, line := range l.all {
		if !l.gone[i+1] {
			b.WriteString(line)
		}
		if more := l.more[i+1]; more != "" {
			if s := b.String(); s != "" && withoutEnd(s) == s {
				b.WriteString(l.end)
			}
			b.WriteString(more)
		}
	}
	return b.String()
}

// isComment reports whether a line has nothing but a comment, or nothing at all.
func isComment(line string) bool {
	line = strings.TrimLeft(line, " \t\ufeff")
	return line == "" || line[0] == '#'
}

// indentOf is the space that a line begins with.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " "))] }

// entry is a key of a block mapping with its value, and the lines that are
// theirs.
type entry struct {
	key, value *yaml.Node
	first      int
	last       int // without the comments and free lines behind it
	until      int // with them: up to the next entry
}

// entriesOf are the entries of a block mapping that ends with a line.
func (l *textLines) entriesOf(n *yaml.Node, until int) []entry {
	var out []entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		e := entry{key: n.Content[i], value: n.Content[i+1], first: n.Content[i].Line, until: until}
		if i+2 < len(n.Content) {
			e.until = n.Content[i+2].Line - 1
		}
		e.last = l.trimmed(e.first, e.until)
		out = append(out, e)
	}
	return out
}

// trimmed is the last line of some that is no comment and not free.
func (l *textLines) trimmed(first, last int) int {
	for last > first && isComment(l.at(last)) {
		last--
	}
	return last
}

// inside is the last line of an entry, with the comments behind it that are
// indented further than its key.
func (l *textLines) inside(e entry) int {
	last := e.until
	for ; last > e.first; last-- {
		line := l.at(last)
		if !isComment(line) || strings.TrimSpace(line) != "" && len(indentOf(line)) > len(indentOf(l.at(e.first))) {
			break
		}
	}
	return last
}

// documentEnd matches the line that ends a YAML document.
var documentEnd = lazyregexp.New(`^\.\.\.(\s|$)`)

// length is how many lines of the text are those of a document whose last key
// stands in a line.
func (l *textLines) length(from int) int {
	for n := from + 1; n <= len(l.all); n++ {
		if documentEnd.MatchString(l.at(n)) {
			return n - 1
		}
	}
	return len(l.all)
}

// afterKey is the part of a line up to the colon behind a key, and what comes
// then; false where no colon stands there.
func (l *textLines) afterKey(k *yaml.Node) (head, rest string, ok bool) {
	line := l.at(k.Line)
	lead := 0
	if k.Line == 1 {
		lead = len(line) - len(strings.TrimPrefix(line, "\ufeff"))
	}
	at := lead
	for range k.Column - 1 {
		if at >= len(line) {
			return "", "", false
		}
		_, n := utf8.DecodeRuneInString(line[at:])
		at += n
	}
	size := len(k.Value)
	if isQuoted(k) {
		size += 2
	}
	if at+size > len(line) || strings.Trim(line[at:at+size], `"'`) != k.Value {
		return "", "", false
	}
	at += size
	at += len(line[at:]) - len(strings.TrimLeft(line[at:], " "))
	if at >= len(line) || line[at] != ':' {
		return "", "", false
	}
	return line[:at+1], line[at+1:], true
}

// remarkOn is the comment at the end of the line of an entry, with the space
// before it; empty where there is none.
func (l *textLines) remarkOn(e entry, rest string) string {
	for _, c := range []string{e.value.LineComment, e.key.LineComment} {
		c = strings.TrimRight(c, " \t")
		if before, ok := strings.CutSuffix(strings.TrimRight(rest, " \t"), c); ok && c != "" {
			return rest[len(strings.TrimRight(before, " \t")):]
		}
	}
	return ""
}
