package source

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/compose/tree"
	"advisor/internal/lazyregexp"
)

var yamlLine = lazyregexp.New(`line (\d+)(?:, column \d+)?(?:: |, )?`)

// syntaxError words an error of the YAML parser in plain English, without
// the text of the file that it may quote.
func syntaxError(err error, text []byte) *ParseError {
	raw := strings.ReplaceAll(err.Error(), "\n", " ")
	m := &ParseError{Line: controlLine(text), LeftOut: restLeftOut}
	if at := yamlLine.FindStringSubmatch(raw); at != nil {
		m.Line, _ = strconv.Atoi(at[1])
	}
	m.Line = max(1, min(m.Line, LineCount(text)))
	if at := conflictLine(text); at > 0 && at <= m.Line {
		m.Line = at
	}
	m.Message, m.Hint = syntaxWords(raw, LineAt(text, m.Line))
	if strings.Contains(raw, "max depth") {
		m.Limit, m.Message = true, fmt.Sprintf("the file is nested deeper than %d levels: it was left out from here on", tree.MaxDepth)
	}
	return m
}

// openQuote is the message for a quote that is never closed.
const openQuote = "YAML: the file ends inside a quoted text"

// cause is what words of the parser mean, and what usually causes them.
type cause struct{ says, message, hint string }

// causes are in the order in which they are looked for: the first whose
// words the parser says.
func causes() []cause {
	return []cause{
		{"cannot start any token", "YAML: a character that cannot begin a value", "put the value in quotes"},
		{"unexpected end of stream", openQuote, "close the quote"},
		{"expected node content", "YAML: a value or a closing bracket is missing", ""},
		{"mapping values are not allowed", "YAML: mapping values are not allowed here", "check the indentation, or put a value with ': ' in quotes"},
		{"'-' indicator", "YAML: keys and list items are mixed on one level", "check the indentation"},
		{"expected key", "YAML: a key was expected here", "check the indentation and the quotes above"},
		{"expected <block end>", "YAML: a key was expected here", "check the indentation and the quotes above"},
		{"unknown anchor", "YAML: unknown anchor: an alias (*name) needs its anchor (&name) above it", ""},
		{"',' or", "YAML: a comma or a closing bracket is missing", ""},
		{"could not find expected ':'", "YAML: a key without ':'", "check the indentation and the quotes above"},
		{"incompatible YAML document", "YAML: a version of YAML that is not supported", ""},
		{"YAML directive", "YAML: a version of YAML that is not supported", ""},
		{"tag", "YAML: an unknown tag", ""},
	}
}

// syntaxWords says what the parser's words mean, and what usually causes them:
// what the line shows first.
func syntaxWords(raw string, line []byte) (message, hint string) {
	says := func(part string) bool { return strings.Contains(raw, part) }
	switch {
	case bytes.HasPrefix(line, []byte("<<<<<<< ")):
		return "has the markers of a merge conflict", "resolve the conflict first"
	case says("control characters"):
		return "has a control character", "save it as plain text"
	case says("cannot start any token") && bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("\t")):
		return "YAML: a tab in the indentation", "use spaces"
	case bytes.Contains(line, []byte("{%")), bytes.Contains(line, []byte("{{")):
		return "YAML: cannot be parsed here", "if this is a template, render it first"
	}
	for _, e := range causes() {
		if says(e.says) {
			return e.message, e.hint
		}
	}
	return "YAML: cannot be parsed from here on", "check the indentation and the quotes"
}

// conflictLine is the line of the first marker of a merge conflict, or 0.
func conflictLine(text []byte) int {
	marker := []byte("<<<<<<< ")
	if bytes.HasPrefix(text, marker) {
		return 1
	}
	if i := bytes.Index(text, append([]byte("\n"), marker...)); i >= 0 {
		return lineOf(text, i+1)
	}
	return 0
}

func lineOf(text []byte, offset int) int { return 1 + bytes.Count(text[:offset], []byte("\n")) }

// LineCount counts lines as YAML does: CR, NEL, LS and PS end one, too.
func LineCount(text []byte) int {
	n := 1
	body := strings.TrimRight(string(text), "\n\r\u0085\u2028\u2029")
	for i, c := range body {
		switch {
		case c == '\n', c == '\u0085', c == '\u2028', c == '\u2029':
			n++
		case c == '\r' && !strings.HasPrefix(body[i+1:], "\n"):
			n++
		}
	}
	return n
}

// LineAt is the n-th line, without its end.
func LineAt(text []byte, n int) []byte {
	for ; n > 1; n-- {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return nil
		}
		text = text[i+1:]
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

// controlLine is the line of the first control character, or 1.
func controlLine(text []byte) int {
	for i, c := range text {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c == 0x7f {
			return lineOf(text, i)
		}
	}
	return 1
}
