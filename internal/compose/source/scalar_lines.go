package source

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// scalarLines gives for each line of the text of a YAML scalar the line of the
// file that it begins in, counted from 1. Folding, escapes and indentation
// move line breaks and blanks only, so the nth character of the text that is no
// blank is the nth one of the source.
func scalarLines(file []byte, n *yaml.Node) []int {
	src := newScalarSource(file, n)
	out := make([]int, 0, strings.Count(n.Value, "\n")+1)
	for _, line := range strings.Split(n.Value, "\n") {
		begun := false
		for _, r := range line {
			if blank(r) {
				continue
			}
			src.next()
			if !begun {
				out, begun = append(out, src.at), true
			}
		}
		if !begun { // an empty line: where the next character would be, at most
			out = append(out, src.line)
		}
	}
	return out
}

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// scalarSource walks over the characters of a scalar in its file.
type scalarSource struct {
	rest  []byte
	line  int // of what comes next
	at    int // of the last character
	style yaml.Style
}

// newScalarSource begins at the first character of the text: behind the quote
// or the line of the "|", past a tag and an anchor.
func newScalarSource(file []byte, n *yaml.Node) *scalarSource {
	s := &scalarSource{rest: file, line: 1, at: n.Line, style: n.Style}
	for s.line < n.Line && s.skipLine() {
	}
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(s.rest)
		s.rest = s.rest[size:]
	}
	s.skipProperties()
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.skipLine()
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && len(s.rest) > 0:
		s.rest = s.rest[1:]
	}
	s.at = s.line
	return s
}

// skipLine goes to the next line; false: there is none.
func (s *scalarSource) skipLine() bool {
	i := bytes.IndexByte(s.rest, '\n')
	if i < 0 {
		s.rest = nil
		return false
	}
	s.rest = s.rest[i+1:]
	s.line++
	return true
}

func (s *scalarSource) skipBlanks() {
	for len(s.rest) > 0 && blank(rune(s.rest[0])) {
		if s.rest[0] == '\n' {
			s.line++
		}
		s.rest = s.rest[1:]
	}
}

// skipProperties skips tags and anchors, and comments between them and the
// text.
func (s *scalarSource) skipProperties() {
	for {
		s.skipBlanks()
		switch {
		case len(s.rest) == 0:
			return
		case s.rest[0] == '#':
			s.skipLine()
		case s.rest[0] == '!' || s.rest[0] == '&':
			end := bytes.IndexAny(s.rest, " \t\r\n")
			if end < 0 {
				end = len(s.rest)
			}
			s.rest = s.rest[end:]
		default:
			return
		}
	}
}

// next goes over one character of the text that is no blank.
func (s *scalarSource) next() {
	for {
		s.skipBlanks()
		if len(s.rest) == 0 {
			return
		}
		s.at = s.line
		if s.style&yaml.DoubleQuotedStyle != 0 && s.rest[0] == '\\' {
			if s.escape() {
				return
			}
			continue
		}
		_, size := utf8.DecodeRune(s.rest)
		if s.style&yaml.SingleQuotedStyle != 0 && bytes.HasPrefix(s.rest, []byte("''")) {
			size = 2
		}
		s.rest = s.rest[size:]
		return
	}
}

// escape goes over an escape of a double-quoted text and reports whether it
// stands for a character that is no blank.
func (s *scalarSource) escape() bool {
	if len(s.rest) < 2 {
		s.rest = nil
		return true
	}
	c := s.rest[1]
	s.rest = s.rest[2:]
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits > 0 && digits <= len(s.rest) {
		code, err := strconv.ParseUint(string(s.rest[:digits]), 16, 32)
		s.rest = s.rest[digits:]
		return err != nil || !blank(rune(code))
	}
	switch c {
	case '\n': // the line goes on
		s.line++
		return false
	case '\r', 't', 'n', 'r', ' ', '\t':
		return false
	}
	return true
}

// TextLines are the lines that hold those of a text over several lines that
// begins at line: the text of a scalar before its variables are filled in. Nil:
// there is no text there with as many lines.
func (f *File) TextLines(line int, text string) []int {
	if f.texts == nil {
		f.texts = map[int][]*yaml.Node{}
		for _, d := range f.Docs {
			f.collectTexts(d)
		}
	}
	var found *yaml.Node
	for _, n := range f.texts[line] {
		if n.Value == text || found == nil && strings.Count(n.Value, "\n") == strings.Count(text, "\n") {
			found = n
		}
	}
	if found == nil {
		return nil
	}
	return scalarLines(bytes.TrimPrefix(f.Text, []byte("\uFEFF")), found)
}

// collectTexts notes the texts over several lines, by the line that they begin
// in.
func (f *File) collectTexts(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "\n") {
		f.texts[n.Line] = append(f.texts[n.Line], n)
	}
	for _, c := range n.Content {
		f.collectTexts(c)
	}
}
