package interpolate

import (
	"strings"
	"unicode"
)

// maxVariables is how many variables one env file may set; the largest real
// .env has some 200.
const maxVariables = 10_000

// maxEnvironment is how many bytes the values of one env file may come to.
// Values may repeat earlier ones, so a few lines could otherwise fill memory.
const maxEnvironment = 1 << 20

// ReadEnvFile reads the variables of an env file as docker compose does: NAME=value
// or NAME: value, quotes, comments, export, and earlier variables in values.
// bad is the line of the first thing that is not understood, or 0; reading
// goes on after it.
func ReadEnvFile(text string, parent *Environment) (env *Environment, bad int) {
	r := dotenvReader{rest: strings.TrimPrefix(text, "\uFEFF"), line: 1}
	env = &Environment{Parent: parent, Values: map[string]string{}}
	for size := 0; r.next() && len(env.Values) < maxVariables; {
		name, value, quote, ok := r.statement()
		if !ok {
			if bad == 0 {
				bad = r.line
			}
			r.skipLine()
			continue
		}
		if name == "" { // NAME alone passes a variable of the process on
			continue
		}
		if quote != '\'' && strings.Contains(value, "$") {
			value = OrEmpty(value, env)
		}
		if size += len(value); size > maxEnvironment {
			return env, r.line
		}
		env.Values[name] = value
	}
	return env, bad
}

type dotenvReader struct {
	rest string
	line int
}

// next skips white space and comments and reports whether anything is left.
func (r *dotenvReader) next() bool {
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

func (r *dotenvReader) skipLine() {
	_, r.rest, _ = strings.Cut(r.rest, "\n")
	r.line++
}

// statement reads one assignment. The name is empty for a line that only
// passes a variable on.
func (r *dotenvReader) statement() (name, value string, quote byte, ok bool) {
	line, _, _ := strings.Cut(r.rest, "\n")
	body := strings.TrimLeft(strings.TrimPrefix(line, "export "), " \t")
	end := strings.IndexAny(body, "=:")
	if end < 0 {
		pass := strings.TrimSpace(body)
		if !variableName(pass) {
			return "", "", 0, false
		}
		r.skipLine()
		return "", "", 0, true
	}
	name = strings.TrimSpace(body[:end])
	if !variableName(name) {
		return "", "", 0, false
	}
	start := len(line) - len(body) + end + 1
	start += len(r.rest[start:]) - len(strings.TrimLeft(r.rest[start:], " \t\r\v\f"))
	if start < len(r.rest) && (r.rest[start] == '"' || r.rest[start] == '\'') {
		quote = r.rest[start]
		value, ok = r.quoted(start)
		return name, value, quote, ok
	}
	value, _, _ = strings.Cut(line[min(start, len(line)):], " #")
	r.skipLine()
	return name, strings.TrimRightFunc(value, unicode.IsSpace), 0, true
}

// quoted reads a quoted value, which may go over several lines.
func (r *dotenvReader) quoted(start int) (string, bool) {
	quote := r.rest[start]
	var b strings.Builder
	for i := start + 1; i < len(r.rest); i++ {
		c := r.rest[i]
		switch {
		case c == quote:
			r.line += strings.Count(r.rest[:i], "\n")
			r.rest = r.rest[i+1:]
			return b.String(), true
		case c == '\\' && i+1 < len(r.rest):
			i++
			b.WriteString(unescape(r.rest[i], quote))
		default:
			b.WriteByte(c)
		}
	}
	return "", false
}

// unescape is what a backslash and c mean in a value.
func unescape(c, quote byte) string {
	if c == quote {
		return string(c)
	}
	if quote == '"' {
		switch c {
		case 'n':
			return "\n"
		case 'r':
			return "\r"
		case 't':
			return "\t"
		case '\\':
			return "\\"
		case '$':
			return "$$"
		}
	}
	return "\\" + string(c)
}

// variableName reports whether s may name a variable in an env file.
func variableName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		if !letter && strings.IndexByte("_.-[]", c) < 0 && c < 0x80 {
			return false
		}
	}
	return s != ""
}
