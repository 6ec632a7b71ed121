// Package interpolate fills variables in, and reads the env files that they
// come from.
package interpolate

import "strings"

// Environment is what variables are filled from: values of env files, never
// those of the process. A value of the parent wins.
type Environment struct {
	Parent *Environment
	Values map[string]string
}

// Lookup is the value of a variable, and whether it has one.
func (e *Environment) Lookup(name string) (string, bool) {
	if v, ok := e.find(name); ok {
		return v, true
	}
	if name == "PWD" { // docker compose sets it; it is run where the project is
		return ".", true
	}
	return "", false
}

func (e *Environment) find(name string) (string, bool) {
	if e == nil {
		return "", false
	}
	if v, ok := e.Parent.find(name); ok {
		return v, true
	}
	v, ok := e.Values[name]
	return v, ok
}

// MaxNested is how deep defaults may hold further variables; the deepest real
// one is 3.
const MaxNested = 32

// MaxText is the longest text that filling in variables may give, in bytes.
const MaxText = 128 << 10

// Result fills the variables of one text in. Its work is linear in the
// length of the text and of what it gives.
type Result struct {
	env    *Environment
	raw    string
	closes []int32 // for each '{' its '}', or -1
	Out    []byte
	Plain  []byte   // out, with values of the environment as ${NAME}
	Unset  []string // variables without value or default
	Needed []string // those of them written with ?
	Filled []Filled // variables of which the value was filled in
	Broken bool     // not a variable as Compose writes it
	TooBig bool
	drop   bool // leave out what is unset, as env files do
}

// Filled is a variable with its value.
type Filled struct{ Name, Value string }

// Interpolate fills the variables of raw in. A variable that has neither a
// value nor a default is left as ${NAME}.
func Interpolate(raw string, env *Environment) Result {
	s := Result{env: env, raw: raw, closes: pairs(raw)}
	s.run(0, len(raw), 0)
	return s
}

// OrEmpty is raw with its variables filled in; those that have neither a value
// nor a default are empty, as they are in an env file.
func OrEmpty(raw string, env *Environment) string {
	s := Result{env: env, raw: raw, closes: pairs(raw), drop: true}
	s.run(0, len(raw), 0)
	return string(s.Out)
}

// pairs finds the closing brace of each opening one.
func pairs(raw string) []int32 {
	closes := make([]int32, len(raw))
	var open []int32
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '{':
			closes[i] = -1
			open = append(open, int32(i))
		case '}':
			if len(open) > 0 {
				closes[open[len(open)-1]] = int32(i)
				open = open[:len(open)-1]
			}
		}
	}
	return closes
}

func (s *Result) write(text string) {
	s.Out = append(s.Out, text...)
	s.Plain = append(s.Plain, text...)
	s.TooBig = s.TooBig || len(s.Out) > MaxText
}

// run fills in raw[from:to].
func (s *Result) run(from, to, depth int) {
	if depth > MaxNested {
		s.TooBig = true
	}
	for i := from; i < to && !s.Broken && !s.TooBig; {
		d := strings.IndexByte(s.raw[i:to], '$')
		if d < 0 {
			s.write(s.raw[i:to])
			return
		}
		s.write(s.raw[i : i+d])
		i = s.dollar(i+d, to, depth)
	}
}

// dollar handles what begins with the '$' at i and gives where it ends.
func (s *Result) dollar(i, to, depth int) int {
	next := i + 1
	switch {
	case next >= to:
		s.write("$")
		return to
	case s.raw[next] == '$':
		s.write("$")
		return next + 1
	case s.raw[next] == '{':
		return s.braced(next, to, depth)
	}
	end := NameEnd(s.raw, next, to)
	if end == next { // "$1", "$(": Compose leaves these alone
		s.write("$")
		return next
	}
	s.variable(s.raw[next:end])
	return end
}

// braced handles ${…}, whose '{' is at open.
func (s *Result) braced(open, to, depth int) int {
	end := int(s.closes[open])
	if end < 0 || end >= to {
		end = open + strings.IndexByte(s.raw[open:to], '}') // "${A:-{}": the first one will do
		if end < open {
			s.Broken = true
			return to
		}
	}
	after := NameEnd(s.raw, open+1, end)
	name := s.raw[open+1 : after]
	switch {
	case name == "":
		s.Broken = true
	case after == end:
		s.variable(name)
	default:
		s.operator(name, after, end, depth)
	}
	return end + 1
}

// operator handles what follows the name in ${NAME:-default} and its kin.
func (s *Result) operator(name string, at, end, depth int) {
	value, set := s.env.Lookup(name)
	if s.raw[at] == ':' {
		at++
		set = set && value != ""
	}
	if at >= end {
		s.Broken = true
		return
	}
	switch s.raw[at] {
	case '-':
		if set {
			s.fill(name, value)
		} else {
			s.run(at+1, end, depth+1)
		}
	case '+':
		if set {
			s.run(at+1, end, depth+1)
		}
	case '?':
		if set {
			s.fill(name, value)
		} else {
			s.missing(name)
			s.Needed = append(s.Needed, name)
		}
	default:
		s.Broken = true
	}
}

func (s *Result) variable(name string) {
	if value, set := s.env.Lookup(name); set {
		s.fill(name, value)
	} else {
		s.missing(name)
	}
}

func (s *Result) fill(name, value string) {
	s.Out = append(s.Out, value...)
	s.Plain = append(s.Plain, "${"+name+"}"...)
	s.Filled = append(s.Filled, Filled{name, value})
	s.TooBig = s.TooBig || len(s.Out) > MaxText
}

func (s *Result) missing(name string) {
	if s.drop {
		return
	}
	s.write("${" + name + "}")
	s.Unset = append(s.Unset, name)
}

// NameEnd gives where the variable name that begins at i ends.
func NameEnd(s string, i, to int) int {
	for j := i; j < to; j++ {
		c := s[j]
		letter := c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (j == i || c < '0' || c > '9') {
			return j
		}
	}
	return to
}
