// Package lazyregexp holds regular expressions that are compiled when they are
// first used. Each costs some ten microseconds, and most runs need few of them:
// as variables of packages they were half of what our own code took to start.
package lazyregexp

import (
	"regexp"
	"sync"
)

// Regexp is a regular expression. It has those methods of the one that it
// stands for that are needed.
type Regexp struct{ compiled func() *regexp.Regexp }

// New is a regular expression that is compiled when it is first used. One that
// is wrong panics then; a test compiles all that the program has.
func New(expr string) *Regexp {
	return &Regexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

// MatchString reports whether s has a match.
func (r *Regexp) MatchString(s string) bool { return r.compiled().MatchString(s) }

// Match reports whether b has a match.
func (r *Regexp) Match(b []byte) bool { return r.compiled().Match(b) }

// FindStringSubmatch is the first match in s with its groups, or nil.
func (r *Regexp) FindStringSubmatch(s string) []string { return r.compiled().FindStringSubmatch(s) }

// FindAllStringSubmatch are the first n matches in s with their groups, all of
// them if n is negative.
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	return r.compiled().FindAllStringSubmatch(s, n)
}

// ReplaceAllString is s with all matches replaced.
func (r *Regexp) ReplaceAllString(s, by string) string { return r.compiled().ReplaceAllString(s, by) }

// ReplaceAllStringFunc is s with all matches replaced by what f makes of them.
func (r *Regexp) ReplaceAllStringFunc(s string, f func(string) string) string {
	return r.compiled().ReplaceAllStringFunc(s, f)
}

// FindString is the first match in s, or "".
func (r *Regexp) FindString(s string) string { return r.compiled().FindString(s) }

// FindIndex is where the first match in b begins and ends, or nil.
func (r *Regexp) FindIndex(b []byte) []int { return r.compiled().FindIndex(b) }

// ReplaceAllFunc is b with all matches replaced by what f makes of them.
func (r *Regexp) ReplaceAllFunc(b []byte, f func([]byte) []byte) []byte {
	return r.compiled().ReplaceAllFunc(b, f)
}
