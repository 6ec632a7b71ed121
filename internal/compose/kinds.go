package compose

import (
	"fmt"
	"strconv"
	"strings"
)

// allows reports whether the kind of n is right. Text with variables may be a
// number or a truth value, since that is what Compose makes of it.
func (r *rule) allows(n *node) bool {
	k := r.kinds
	if k == 0 {
		return true
	}
	switch n.kind {
	case null:
		return k&isNull != 0
	case list:
		return k&isList != 0
	case mapping:
		return k&isMapping != 0
	}
	number := k&(isNumber|isInteger) != 0
	switch n.typ {
	case integer:
		return number
	case float:
		return k&isNumber != 0 || number && strings.HasSuffix(n.text, ".0")
	case boolean:
		return k&isBoolean != 0
	}
	_, isBool := truth(n.text)
	_, err := strconv.ParseFloat(n.text, 64)
	return k&isString != 0 || n.unset && k&(isNumber|isInteger|isBoolean) != 0 ||
		isBool && k&isBoolean != 0 || n.filled && number && err == nil
}

// kindHint says how a value could be given the right kind.
func (r *rule) kindHint(n *node) string {
	switch {
	case n.kind == scalar && n.typ != str && r.kinds&isString != 0 && r.kinds&(isInteger|isNumber) == 0:
		return "put it in quotes"
	case n.kind == scalar && r.kinds&isList != 0:
		return "write it as a list item: - value"
	}
	return ""
}

// butIs names the kind of n where it is not one of the rule's.
func (r *rule) butIs(n *node) string {
	if n.kind == scalar && n.typ == float && r.kinds&isInteger != 0 {
		return "a fraction"
	}
	return n.words()
}

func atMost(limit float64) string {
	if limit == 0 {
		return ""
	}
	return fmt.Sprintf(" and at most %v", limit)
}
