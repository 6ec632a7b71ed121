package compose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// validator holds values against the schema.
type validator struct{ log *reportLog }

// validate holds a value against a rule. at is where a mistake is reported,
// usually the key of the value.
func (v validator) validate(id int16, n *node, at pos, where *trail) {
	if id == 0 || n.mark == reset || v.log.budget.over != "" {
		return
	}
	r := &ruleTable[id]
	if !r.allows(n) {
		v.log.problem(at, r.kindHint(n), "%s must be %s, not %s", where, r.kinds.words(), r.butIs(n))
		return
	}
	switch n.kind {
	case mapping:
		v.validateMapping(r, n, where)
	case list:
		v.validateList(r, n, where)
	case scalar:
		v.validateText(r, n, at, where)
	}
}

func (v validator) validateMapping(r *rule, n *node, where *trail) {
	for _, e := range n.entries {
		next, _, ok := r.key(e.key)
		switch {
		case ok:
			v.validate(next, e.val, e.at, &trail{where, e.key})
		case e.key == "":
			v.log.problem(e.at, "", "%san empty key", where.prefix())
		case r.each != 0:
			v.log.problem(e.at, "use letters, digits, '.', '_' and '-'", "%s%s is not a valid name", where.prefix(), quoted(e.key))
		default:
			v.log.problem(e.at, didYouMean(e.key, r.words()), "%sunknown key %s", where.prefix(), quoted(e.key))
		}
	}
}

func (v validator) validateList(r *rule, n *node, where *trail) {
	for i, item := range n.items {
		v.validate(r.items, item, item.at, &trail{where, strconv.Itoa(i)})
	}
	if r.unique && where != nil && !deduplicated(where.key) {
		seen := map[string]bool{}
		for _, item := range n.items {
			if item.kind == scalar && !item.unset {
				if seen[item.text] {
					v.log.problem(item.at, "", "%s has the same item twice", where)
				}
				seen[item.text] = true
			}
		}
	}
}

// deduplicated names the lists in which Compose itself drops what is repeated.
func deduplicated(key string) bool {
	switch key {
	case "cap_add", "cap_drop", "dns", "dns_opt", "dns_search", "environment", "expose", "labels", "links", "aliases",
		"link_local_ips", "ports", "profiles", "sysctls", "tmpfs", "annotations", "args", "additional_contexts", "tags":
		return true
	}
	return false
}

func (v validator) validateText(r *rule, n *node, at pos, where *trail) {
	if n.unset {
		return
	}
	if len(r.enum) > 0 && n.typ == str && !slices.Contains(r.enum, n.text) {
		v.log.problem(at, didYouMean(n.text, r.enum), "%s must be one of %s", where, strings.Join(r.enum, ", "))
	}
	if r.pattern != "" && n.typ == str {
		if ok, err := regexp.MatchString(r.pattern, n.text); err == nil && !ok {
			v.log.problem(at, "", "%s has a value that Compose does not accept", where)
		}
	}
	if f, err := strconv.ParseFloat(n.text, 64); err == nil && n.typ == integer && r.limited && (f < r.min || r.max != 0 && f > r.max) {
		v.log.problem(at, "", "%s must be at least %v%s", where, r.min, atMost(r.max))
	}
}

// words names the allowed kinds.
func (k kinds) words() string {
	var w []string
	for _, x := range []struct {
		kind kinds
		word string
	}{
		{isString, "text"},
		{isNumber, "a number"},
		{isInteger, "a whole number"},
		{isBoolean, "true or false"},
		{isList, "a list"},
		{isMapping, "a mapping"},
		{isNull, "empty"},
	} {
		if k&x.kind != 0 {
			w = append(w, x.word)
		}
	}
	if len(w) > 1 {
		w = append(w[:len(w)-2], w[len(w)-2]+" or "+w[len(w)-1])
	}
	return strings.Join(w, ", ")
}

// words are the keys that the rule knows.
func (r *rule) words() []string {
	w := make([]string, 0, len(r.keys))
	for _, k := range r.keys {
		w = append(w, k.name)
	}
	return w
}

// missingKeys reports keys that a merged value must have and has not.
func (v validator) missingKeys(id int16, n *node, at pos, where *trail) {
	if id == 0 {
		return
	}
	r := &ruleTable[id]
	switch n.kind {
	case mapping:
		for _, k := range r.required {
			if n.find(k) < 0 {
				v.log.problem(at, "", "%s%s is missing", where.prefix(), quoted(k))
			}
		}
		for _, e := range n.entries {
			next, _, _ := r.key(e.key)
			v.missingKeys(next, e.val, e.at, &trail{where, e.key})
		}
	case list:
		for i, item := range n.items {
			v.missingKeys(r.items, item, item.at, &trail{where, strconv.Itoa(i)})
		}
	}
}
