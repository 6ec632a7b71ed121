package compose

import (
	"fmt"
	"strconv"
	"strings"
)

// scalar builds a single value of the given tag.
func (x *expander) scalar(tag, value string, at pos) *node {
	n := &node{kind: scalar, at: at, size: 1, text: value}
	if len(value) > maxText {
		x.log.budget.exceed(at, fmt.Sprintf("a text of more than %d KiB", maxText>>10))
		return n
	}
	ok := true
	switch tag {
	case "!!null":
		n.kind, n.text = null, ""
	case "!!bool":
		n.typ, n.text = boolean, strings.ToLower(value)
		ok = n.text == "true" || n.text == "false"
	case "!!int":
		n.typ = integer
		n.text, ok = wholeNumber(value)
	case "!!float":
		n.typ = float
		n.text, ok = fraction(value)
	case "!!timestamp":
	default:
		x.fill(n)
	}
	if !ok {
		x.log.problem(at, "", "the value does not fit its tag %s", tag)
	}
	x.log.budget.spend(at, 0, len(n.text))
	return n
}

// wholeNumber writes a YAML integer in decimal, as Compose does before it uses
// one as text.
func wholeNumber(value string) (string, bool) {
	plain := strings.ReplaceAll(value, "_", "")
	if i, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return strconv.FormatInt(i, 10), true
	}
	u, err := strconv.ParseUint(strings.TrimPrefix(plain, "+"), 0, 64)
	return strconv.FormatUint(u, 10), err == nil
}

// fraction writes a YAML float as Compose does before it uses one as text.
func fraction(value string) (string, bool) {
	switch strings.ToLower(value) {
	case ".nan", ".inf", "+.inf", "-.inf":
		return strings.ToLower(value), true
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(value, "_", ""), 64)
	return fmt.Sprint(f), err == nil
}

// fill replaces the variables in the text of n.
func (x *expander) fill(n *node) {
	if strings.IndexByte(n.text, '$') < 0 {
		return
	}
	s := substitute(n.text, x.env)
	switch {
	case s.tooBig:
		x.log.budget.exceed(n.at, "variables grow or nest beyond all measure")
		return
	case s.broken:
		x.log.problem(n.at, "write $$ for a dollar sign", "a \"${\" that does not begin a variable")
		return
	}
	n.text, n.filled = string(s.out), true
	if plain := string(s.plain); plain != n.text {
		n.plain = plain
	}
	n.unset = len(s.unset) > 0
	x.unset.add(x.log, n.at, s)
}
