package schema

import (
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/compose/tree"
)

// allows reports whether the kind of n is right. Text with variables may be a
// number or a truth value, since that is what Compose makes of it.
func (r *Rule) allows(n *tree.Node) bool {
	k := r.kinds
	if k == 0 {
		return true
	}
	switch n.Kind {
	case tree.Null:
		return k&isNull != 0
	case tree.List:
		return k&isList != 0
	case tree.Mapping:
		return k&isMapping != 0
	}
	number := k&(isNumber|isInteger) != 0
	switch n.Type {
	case tree.Integer:
		return number
	case tree.Float:
		return k&isNumber != 0 || number && strings.HasSuffix(n.Text, ".0")
	case tree.Boolean:
		return k&isBoolean != 0
	}
	return k.allowText(n)
}

// allowText reports whether a text, or what it is after variables are filled in, is
// of one of the kinds.
func (k kinds) allowText(n *tree.Node) bool {
	switch {
	case k&isString != 0:
		return true
	case n.Unset:
		return k&(isNumber|isInteger|isBoolean) != 0
	}
	if _, isBool := tree.Truth(n.Text); isBool && k&isBoolean != 0 {
		return true
	}
	_, err := strconv.ParseFloat(n.Text, 64)
	return n.Filled && k&(isNumber|isInteger) != 0 && err == nil
}

// kindHint says how a value could be given the right kind.
func (r *Rule) kindHint(n *tree.Node) string {
	switch {
	case n.Kind == tree.Scalar && n.Type != tree.Str && r.kinds&isString != 0 && r.kinds&(isInteger|isNumber) == 0:
		return "put it in quotes"
	case n.Kind == tree.Scalar && r.kinds&isList != 0:
		return "write it as a list item: - value"
	}
	return ""
}

// butIs names the kind of n where it is not one of the rule's.
func (r *Rule) butIs(n *tree.Node) string {
	if n.Kind == tree.Scalar && n.Type == tree.Float && r.kinds&isInteger != 0 {
		return "a fraction"
	}
	return n.Describe()
}

func atMost(limit float64) string {
	if limit == 0 {
		return ""
	}
	return fmt.Sprintf(" and at most %v", limit)
}
