// Package gitignore reads patterns as they stand in .gitignore, and tells which
// paths they mean. It reads no file, and what it takes to match is bounded: a
// project may have written the patterns.
package gitignore

import (
	"errors"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// The bounds. Honest files have some dozen lines.
const (
	MaxRules   = 500
	maxPattern = 500 // bytes
)

// Rules are the patterns of one file, in order. The zero value has none.
type Rules struct{ list []rule }

type rule struct {
	pattern string
	keep    bool // it began with !
	folder  bool // it means folders alone
}

// Parse reads a .gitignore. A line that is no pattern, as git has it, means
// nothing; more reports whether there were more than MaxRules.
func Parse(text string) (rules Rules, more bool) {
	for line := range strings.Lines(text) {
		r, err := parse(strings.TrimRight(line, "\r\n"))
		if err != nil || r.pattern == "" {
			continue
		}
		if len(rules.list) == MaxRules {
			return rules, true
		}
		rules.list = append(rules.list, r)
	}
	return rules, false
}

// Patterns are rules that somebody gave one by one. A wrong one is an error.
func Patterns(patterns []string) (Rules, error) {
	var rules Rules
	if len(patterns) > MaxRules {
		return rules, errors.New("too many patterns")
	}
	for _, p := range patterns {
		r, err := parse(p)
		switch {
		case err != nil:
			return Rules{}, &PatternError{p, err}
		case r.pattern == "":
			return Rules{}, &PatternError{p, errors.New("is empty")}
		}
		rules.list = append(rules.list, r)
	}
	return rules, nil
}

// PatternError is a pattern that cannot be read.
type PatternError struct {
	Pattern string
	Err     error
}

func (e *PatternError) Error() string { return e.Err.Error() }
func (e *PatternError) Unwrap() error { return e.Err }

var errPattern = errors.New("is no pattern as in .gitignore")

// parse reads one line; its pattern is empty where there is none.
func parse(line string) (rule, error) {
	var r rule
	if line = trimSpaces(line); line == "" || line[0] == '#' {
		return r, nil
	}
	if len(line) > maxPattern {
		return r, errors.New("is too long")
	}
	line, r.keep = strings.CutPrefix(line, "!")
	line, r.folder = strings.CutSuffix(line, "/")
	anchored := strings.Contains(line, "/")
	line = plainBraces(strings.TrimPrefix(line, "/"))
	switch {
	case line == "":
		return r, errPattern
	case !anchored:
		line = "**/" + line
	case strings.HasSuffix(line, "/**"): // what is in the folder, and not the folder
		line += "/*"
	}
	if !doublestar.ValidatePattern(line) {
		return r, errPattern
	}
	r.pattern = line
	return r, nil
}

// trimSpaces takes away spaces at the end that no backslash keeps.
func trimSpaces(line string) string {
	trimmed := strings.TrimRight(line, " ")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(line) {
		return trimmed + " "
	}
	return trimmed
}

// plainBraces takes braces for themselves, which git knows no meaning for.
func plainBraces(line string) string {
	var b strings.Builder
	escaped := false
	for _, c := range []byte(line) {
		if !escaped && (c == '{' || c == '}') {
			b.WriteByte('\\')
		}
		escaped = !escaped && c == '\\'
		b.WriteByte(c)
	}
	return b.String()
}

// Match reports whether the last pattern that means a path ignores it, and
// whether there is one. The path is relative to the folder of the patterns, with
// slashes. A path in an ignored folder is ignored too, which is for the caller
// to know.
func (r Rules) Match(path string, folder bool) (ignored, decided bool) {
	for i := len(r.list) - 1; i >= 0; i-- {
		x := r.list[i]
		if x.folder && !folder {
			continue
		}
		if ok, err := doublestar.Match(x.pattern, path); ok && err == nil {
			return !x.keep, true
		}
	}
	return false, false
}

// Empty reports whether there are no patterns.
func (r Rules) Empty() bool { return len(r.list) == 0 }
