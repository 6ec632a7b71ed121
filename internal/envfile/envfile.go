// Package envfile reads env files with the grammar of docker compose. It fills
// in no variables: what they stand for is the caller's business.
//
// compose-go's own reader stops at the first mistake, keeps no lines, and its
// work grows with the square of what hostile files hold; it is the oracle of the
// tests.
package envfile

import (
	"strconv"
	"strings"
	"unicode"

	"advisor/internal/lazyregexp"
)

// MaxAssignments is how many assignments of one file are read; the largest real
// .env has some 200.
const MaxAssignments = 10_000

// Assignment is one NAME=value.
type Assignment struct {
	Name string
	// Value has no quotes and escapes any more; $NAME in it is a variable and $$
	// a dollar sign, unless it is Literal.
	Value string
	// Literal: in single quotes, so that nothing in it is a variable.
	Literal bool
	// Line is that of the name, counted from 1.
	Line int
}

// Parse reads NAME=value and NAME: value, with quotes, comments, export, and
// values over several lines. A name alone passes a variable of the process on,
// and sets nothing here. bad is the line of the first thing that is not
// understood, or 0; reading goes on after it.
func Parse(text string) (list []Assignment, bad int) {
	r := reader{rest: strings.TrimPrefix(text, "\uFEFF"), line: 1}
	for r.nextStatement() && len(list) < MaxAssignments {
		a, ok := r.statement()
		switch {
		case !ok:
			if bad == 0 {
				bad = r.line
			}
			r.skipLine()
		case a.Name != "":
			list = append(list, a)
		}
	}
	return list, bad
}

type reader struct {
	rest string
	line int
}

// nextStatement skips white space and comments and reports whether anything is
// left.
func (r *reader) nextStatement() bool {
	for {
		trimmed := strings.TrimLeftFunc(r.rest, unicode.IsSpace)
		r.line += strings.Count(r.rest[:len(r.rest)-len(trimmed)], "\n")
		r.rest = trimmed
		if !strings.HasPrefix(r.rest, "#") {
			return r.rest != ""
		}
		r.skipLine()
	}
}

func (r *reader) skipLine() {
	_, r.rest, _ = strings.Cut(r.rest, "\n")
	r.line++
}

// statement reads one assignment. Its name is empty where nothing is set.
func (r *reader) statement() (Assignment, bool) {
	line, _, _ := strings.Cut(r.rest, "\n")
	body := withoutExport(line)
	end := strings.IndexAny(body, "=:")
	if end < 0 {
		if !IsName(strings.TrimSpace(body)) {
			return Assignment{}, false
		}
		r.skipLine()
		return Assignment{}, true
	}
	a := Assignment{Name: strings.TrimRightFunc(body[:end], unicode.IsSpace), Line: r.line}
	if !IsName(a.Name) {
		return Assignment{}, false
	}
	value := strings.TrimLeftFunc(r.rest[len(line)-len(body)+end+1:], isBlank)
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		r.rest = value
		ok := r.quoted(&a)
		return a, ok
	}
	value, _, _ = strings.Cut(value, "\n")
	value, _, _ = strings.Cut(value, " #")
	a.Value = strings.TrimRightFunc(value, unicode.IsSpace)
	r.skipLine()
	return a, true
}

// withoutExport takes the word export off, if white space follows it.
func withoutExport(line string) string {
	rest, ok := strings.CutPrefix(line, "export")
	if ok && rest != "" && strings.IndexByte("\t\f\r ", rest[0]) >= 0 {
		return strings.TrimLeftFunc(rest, isBlank)
	}
	return line
}

// isBlank reports whether r is white space that does not end a line.
func isBlank(r rune) bool {
	switch r {
	case '\t', '\v', '\f', '\r', ' ', 0x85, 0xA0:
		return true
	}
	return false
}

// IsName reports whether s may name a variable in an env file.
func IsName(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("_.-[]", r) {
			return false
		}
	}
	return s != ""
}

// quoted reads a quoted value, which may go over several lines, and what stands
// behind it begins the next statement. False: it is not closed.
func (r *reader) quoted(a *Assignment) bool {
	quote := r.rest[0]
	var b strings.Builder
	for i := 1; i < len(r.rest); i++ {
		switch c := r.rest[i]; {
		case c == quote:
			r.line += strings.Count(r.rest[:i], "\n")
			r.rest = r.rest[i+1:]
			a.Value, a.Literal = b.String(), quote == '\''
			if !a.Literal {
				a.Value = unescape(a.Value)
			}
			return true
		case c == '\\' && i+1 < len(r.rest):
			i++
			if r.rest[i] != quote {
				b.WriteByte('\\')
			}
			b.WriteByte(r.rest[i])
		default:
			b.WriteByte(c)
		}
	}
	return false
}

// escapes are those of a value in double quotes.
var escapes = lazyregexp.New(`\\(?:[abcfnrtv$"\\]|0\d{0,3})`)

// unescape replaces the escapes of a shell. An escaped dollar sign is written
// like one that is no variable.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return escapes.ReplaceAllStringFunc(s, func(match string) string {
		if match == `\$` {
			return "$$"
		}
		match = strings.Replace(match, `\0`, `\`, 1) // in Go, octal numbers have no zero in front
		c, _, _, err := strconv.UnquoteChar(match, '"')
		if err != nil {
			return match
		}
		return string(c)
	})
}
