// Package schema holds values against the JSON schema of Compose, as a table
// of rules that is generated from the schema of compose-go.
package schema

import "strings"

//go:generate go test -run TestSchemaTableIsCurrent -update .

// Rule says what a value of the Compose file may be. The table of rules is
// generated from the JSON schema of compose-go; rule 0 allows anything.
type Rule struct {
	kinds    kinds
	Keys     []Attribute // the keys that Compose knows, sorted
	Each     int16       // the rule of keys that the user names; 0: none
	names    names       // which names those may be
	Items    int16       // the rule of list items; 0: anything
	closed   bool        // no other keys
	extend   bool        // but x-…
	unique   bool        // no item twice
	limited  bool        // at least min, and at most max if that is not 0
	min, max float64
	enum     []string
	required []string
	pattern  string
}

// Attribute is one known key.
type Attribute struct {
	Name string
	Rule int16
}

// kinds is a set of kinds of values.
type kinds uint8

const (
	isNull kinds = 1 << iota
	isString
	isInteger
	isNumber
	isBoolean
	isList
	isMapping
)

// names is what a name given by the user may be made of.
type names uint8

const (
	anyNames   names = iota
	plainNames       // letters, digits, '.', '_' and '-'
)

// Key gives the rule of a key and whether the key is one that Compose knows
// ("image"), not one that the user chose. ok is false for a key that may not
// be there.
func (r *Rule) Key(name string) (next int16, known, ok bool) {
	lo, hi := 0, len(r.Keys)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.Keys[mid].Name < name {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	switch {
	case lo < len(r.Keys) && r.Keys[lo].Name == name:
		return r.Keys[lo].Rule, true, true
	case r.extend && strings.HasPrefix(name, "x-"):
		return 0, true, true
	case r.Each != 0 && (r.names == anyNames && name != "" || plainName(name)):
		return r.Each, false, true
	}
	return 0, false, !r.closed
}

func plainName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter, digit := c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9'
		if !letter && !digit && c != '.' && c != '_' && c != '-' {
			return false
		}
	}
	return s != ""
}
