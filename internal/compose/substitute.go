package compose

import "strings"

// environment is what variables are filled from: values of env files, never
// those of the process. A value of the parent wins.
type environment struct {
	parent *environment
	values map[string]string
}

func (e *environment) lookup(name string) (string, bool) {
	if v, ok := e.find(name); ok {
		return v, true
	}
	if name == "PWD" { // docker compose sets it; it is run where the project is
		return ".", true
	}
	return "", false
}

func (e *environment) find(name string) (string, bool) {
	if e == nil {
		return "", false
	}
	if v, ok := e.parent.find(name); ok {
		return v, true
	}
	v, ok := e.values[name]
	return v, ok
}

// maxNested is how deep defaults may hold further variables; the deepest real
// one is 3.
const maxNested = 32

// maxText is the longest text that filling in variables may give, in bytes.
const maxText = 128 << 10

// substitution fills the variables of one text in. Its work is linear in the
// length of the text and of what it gives.
type substitution struct {
	env    *environment
	raw    string
	closes []int32 // for each '{' its '}', or -1
	out    []byte
	plain  []byte   // out, with values of the environment as ${NAME}
	unset  []string // variables without value or default
	needed []string // those of them written with ?
	broken bool     // not a variable as Compose writes it
	tooBig bool
	drop   bool // leave out what is unset, as env files do
}

// substitute fills the variables of raw in. A variable that has neither a
// value nor a default is left as ${NAME}.
func substitute(raw string, env *environment) substitution {
	s := substitution{env: env, raw: raw, closes: pairs(raw)}
	s.run(0, len(raw), 0)
	return s
}

// filled is raw with its variables filled in; those that have neither a value
// nor a default are empty, as they are in an env file.
func filled(raw string, env *environment) string {
	s := substitution{env: env, raw: raw, closes: pairs(raw), drop: true}
	s.run(0, len(raw), 0)
	return string(s.out)
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

func (s *substitution) write(text string) {
	s.out = append(s.out, text...)
	s.plain = append(s.plain, text...)
	s.tooBig = s.tooBig || len(s.out) > maxText
}

// run fills in raw[from:to].
func (s *substitution) run(from, to, depth int) {
	if depth > maxNested {
		s.tooBig = true
	}
	for i := from; i < to && !s.broken && !s.tooBig; {
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
func (s *substitution) dollar(i, to, depth int) int {
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
	end := nameEnd(s.raw, next, to)
	if end == next { // "$1", "$(": Compose leaves these alone
		s.write("$")
		return next
	}
	s.variable(s.raw[next:end])
	return end
}

// braced handles ${…}, whose '{' is at open.
func (s *substitution) braced(open, to, depth int) int {
	end := int(s.closes[open])
	if end < 0 || end >= to {
		end = open + strings.IndexByte(s.raw[open:to], '}') // "${A:-{}": the first one will do
		if end < open {
			s.broken = true
			return to
		}
	}
	after := nameEnd(s.raw, open+1, end)
	name := s.raw[open+1 : after]
	switch {
	case name == "":
		s.broken = true
	case after == end:
		s.variable(name)
	default:
		s.operator(name, after, end, depth)
	}
	return end + 1
}

// operator handles what follows the name in ${NAME:-default} and its kin.
func (s *substitution) operator(name string, at, end, depth int) {
	value, set := s.env.lookup(name)
	if s.raw[at] == ':' {
		at++
		set = set && value != ""
	}
	if at >= end {
		s.broken = true
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
			s.needed = append(s.needed, name)
		}
	default:
		s.broken = true
	}
}

func (s *substitution) variable(name string) {
	if value, set := s.env.lookup(name); set {
		s.fill(name, value)
	} else {
		s.missing(name)
	}
}

func (s *substitution) fill(name, value string) {
	s.out = append(s.out, value...)
	s.plain = append(s.plain, "${"+name+"}"...)
	s.tooBig = s.tooBig || len(s.out) > maxText
}

func (s *substitution) missing(name string) {
	if s.drop {
		return
	}
	s.write("${" + name + "}")
	s.unset = append(s.unset, name)
}

// nameEnd gives where the variable name that begins at i ends.
func nameEnd(s string, i, to int) int {
	for j := i; j < to; j++ {
		c := s[j]
		letter := c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (j == i || c < '0' || c > '9') {
			return j
		}
	}
	return to
}
