package expand

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/taint"
	"advisor/internal/compose/tree"
)

// scalar builds a single value of the given tag.
func (x *Expander) scalar(tag, value string, at tree.Pos) *tree.Node {
	n := &tree.Node{Kind: tree.Scalar, At: at, Size: 1, Text: value}
	if len(value) > interpolate.MaxText {
		x.log.GapOf(at, x.where(""), "a text of more than %d KiB: left out", interpolate.MaxText>>10)
		return x.cut()
	}
	ok := true
	switch tag {
	case "!!null":
		n.Kind, n.Text = tree.Null, ""
	case "!!bool":
		n.Type, n.Text = tree.Boolean, strings.ToLower(value)
		ok = n.Text == "true" || n.Text == "false"
	case "!!int":
		n.Type = tree.Integer
		n.Text, ok = wholeNumber(value)
	case "!!float":
		n.Type = tree.Float
		n.Text, ok = fraction(value)
	case "!!timestamp":
	case "!!binary":
		n.Text, ok = binaryText(value)
	default:
		if n = x.fill(n); n == nil {
			return nil
		}
	}
	if !ok {
		return x.wrong(at, "", "the value does not fit its tag %s", tag)
	}
	if !x.log.Budget.Spend(at, 0, len(n.Text)) {
		return x.cut()
	}
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

// binaryText is what the base64 of a !!binary value stands for.
func binaryText(value string) (string, bool) {
	b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(value), ""))
	return string(b), err == nil
}

// fill replaces the variables in the text of n. What cannot be replaced stays
// as it is written, as if it were a variable without a value.
func (x *Expander) fill(n *tree.Node) *tree.Node {
	if strings.IndexByte(n.Text, '$') < 0 {
		return n
	}
	s := interpolate.Interpolate(n.Text, x.env)
	switch {
	case s.TooBig:
		x.log.GapOf(n.At, x.where(""), "variables grow or nest beyond %d KiB or %d levels: left out", interpolate.MaxText>>10, interpolate.MaxNested)
		return x.cut()
	case s.Broken:
		x.log.Problem(n.At, "write $$ for a dollar sign", "%sinvalid interpolation: \"${\" does not begin a variable here; left as it is written", x.prefix())
		n.Filled, n.Unset = true, true
		return n
	}
	n.Text, n.Filled = string(s.Out), true
	if plain := string(s.Plain); plain != n.Text {
		n.Plain = plain
		if vars := variables(s.Filled); len(vars) > 0 {
			n.Taint = x.log.Book.Mark(n.Text, plain, vars)
		}
	}
	n.Unset = len(s.Unset) > 0
	x.unset.add(n.At, s)
	return n
}

// variables are those that were filled in, but for what every project has.
func variables(filled []interpolate.Filled) []taint.Variable {
	var out []taint.Variable
	for _, f := range filled {
		if f.Name != "PWD" && f.Name != "COMPOSE_PROJECT_NAME" {
			out = append(out, taint.Variable{Name: f.Name, Value: f.Value})
		}
	}
	return out
}
