package schema

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// Validator holds values against the schema.
type Validator struct{ Log *diagnostics.Log }

// Validate holds a value against a rule and gives it without the parts that
// are wrong; nil when it is wrong itself. at is where a mistake is reported,
// usually the key of the value.
func (v Validator) Validate(id int16, n *tree.Node, at tree.Pos, where *diagnostics.Path) *tree.Node {
	if id == 0 || n.Mark == tree.Reset {
		return n
	}
	r := &Table[id]
	if !r.allows(n) {
		v.Log.LeaveOut(at, where.String(), r.kindHint(n), "%s must be %s, not %s", where, r.kinds.describe(), r.butIs(n))
		return nil
	}
	switch n.Kind {
	case tree.Mapping:
		return v.validateMapping(r, n, where)
	case tree.List:
		return v.validateList(r, n, where)
	case tree.Scalar:
		if !v.validateText(r, n, at, where) {
			return nil
		}
	}
	return n
}

func (v Validator) validateMapping(r *Rule, n *tree.Node, where *diagnostics.Path) *tree.Node {
	kept := make([]tree.Entry, 0, len(n.Entries))
	changed := false
	for _, e := range n.Entries {
		var val *tree.Node
		next, _, ok := r.Key(e.Key)
		switch {
		case ok && where == nil && e.Key == "include" && e.Val.Kind == tree.Null: // Compose takes it for none
		case ok:
			val = v.Validate(next, e.Val, e.At, where.To(e.Key))
		case e.Key == "":
			v.Log.LeaveOut(e.At, where.To("?").String(), "", "%san empty key", where.Prefix())
		case r.Each != 0:
			v.Log.Problem(e.At, "use letters, digits, '.', '_' and '-'", "%s%s is not a valid name", where.Prefix(), diagnostics.Quoted(e.Key))
			val = v.Validate(r.Each, e.Val, e.At, where.To(e.Key))
		default:
			v.unknownKey(r, e, where)
		}
		changed = changed || val != e.Val
		if val != nil {
			kept = append(kept, tree.Entry{Key: e.Key, At: e.At, Val: val})
		}
	}
	if !changed {
		return n
	}
	return tree.NewMapping(n.At, kept).Marked(n.Mark)
}

func (v Validator) validateList(r *Rule, n *tree.Node, where *diagnostics.Path) *tree.Node {
	kept := make([]*tree.Node, 0, len(n.Items))
	changed := false
	seen := map[repeatable]bool{}
	once := r.unique && r.kinds&isMapping != 0 && !deduplicated(where) // a list that stays one is looked at after merging
	for i, item := range n.Items {
		val := v.Validate(r.Items, item, item.At, where.To(strconv.Itoa(i)))
		if once && val != nil && item.Kind == tree.Scalar && !item.Unset {
			k := repeatable{item.Text, item.Type == tree.Str}
			if seen[k] {
				v.Log.LeaveOut(item.At, where.To(strconv.Itoa(i)).String(), "", "%s has the same item twice", where)
				val = nil
			}
			seen[k] = true
		}
		changed = changed || val != item
		if val != nil {
			kept = append(kept, val)
		}
	}
	if !changed {
		return n
	}
	return tree.NewList(n.At, kept).Marked(n.Mark)
}

// validateText reports whether a single value is one that the rule allows.
func (v Validator) validateText(r *Rule, n *tree.Node, at tree.Pos, where *diagnostics.Path) bool {
	if n.Unset {
		return true
	}
	if !v.cast(r, n, at, where) {
		return false
	}
	if len(r.enum) > 0 && n.Type == tree.Str && !slices.Contains(r.enum, n.Text) {
		v.Log.LeaveOut(at, where.String(), diagnostics.DidYouMean(n.Text, r.enum), "%s must be one of %s", where, strings.Join(r.enum, ", "))
		return false
	}
	if r.pattern != "" && n.Type == tree.Str {
		if ok, err := regexp.MatchString(r.pattern, n.Text); err == nil && !ok {
			v.Log.LeaveOut(at, where.String(), "", "%s has a value that Compose does not accept", where)
			return false
		}
	}
	if f, err := strconv.ParseFloat(n.Text, 64); err == nil && n.Type == tree.Integer && r.limited && (f < r.min || r.max != 0 && f > r.max) {
		v.Log.LeaveOut(at, where.String(), "", "%s must be at least %v%s", where, r.min, atMost(r.max))
		return false
	}
	return true
}

// repeatable is what makes two items of a list the same.
type repeatable struct {
	text  string
	isStr bool
}

// unique reports what is twice in a list that Compose does not rid of it.
func (v Validator) unique(r *Rule, n *tree.Node, where *diagnostics.Path) {
	if !r.unique || deduplicated(where) {
		return
	}
	seen := make(map[repeatable]bool, len(n.Items))
	for _, i := range n.Items {
		if i.Kind != tree.Scalar || i.Unset {
			continue
		}
		k := repeatable{i.Text, i.Type == tree.Str}
		if seen[k] {
			v.Log.Problem(i.At, "", "%s has the same item twice", where)
		}
		seen[k] = true
	}
}

// deduplicated reports whether Compose itself drops what is repeated in the
// list: it does so in services, not in jobs and hooks.
func deduplicated(where *diagnostics.Path) bool {
	var keys []string
	for p := where; p != nil; p = p.Up {
		keys = append(keys, p.Key)
	}
	slices.Reverse(keys)
	if len(keys) < 3 {
		return false
	}
	section, below := keys[0], strings.Join(keys[2:], ".")
	if section == "networks" {
		return below == "labels"
	}
	if section != "services" {
		return false
	}
	switch below {
	case "annotations", "build.additional_contexts", "build.args", "build.labels", "build.tags", "cap_add", "cap_drop",
		"deploy.labels", "dns", "dns_opt", "dns_search", "environment", "expose", "labels", "links", "ports", "profiles", "sysctls", "tmpfs":
		return true
	}
	return len(keys) == 5 && keys[2] == "networks" && (keys[4] == "aliases" || keys[4] == "link_local_ips")
}

// describe names the allowed kinds.
func (k kinds) describe() string {
	var w []string
	for _, x := range []struct {
		Kind kinds
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
		if k&x.Kind != 0 {
			w = append(w, x.word)
		}
	}
	if len(w) > 1 {
		w = append(w[:len(w)-2], w[len(w)-2]+" or "+w[len(w)-1])
	}
	return strings.Join(w, ", ")
}

// keyNames are the keys that the rule knows.
func (r *Rule) keyNames() []string {
	w := make([]string, 0, len(r.Keys))
	for _, k := range r.Keys {
		w = append(w, k.Name)
	}
	return w
}

// ReportMissing reports keys that a merged value must have and has not, and
// what is twice in it.
func (v Validator) ReportMissing(id int16, n *tree.Node, at tree.Pos, where *diagnostics.Path) {
	if id == 0 {
		return
	}
	r := &Table[id]
	switch n.Kind {
	case tree.Mapping:
		for _, k := range r.required {
			if n.Find(k) < 0 && !v.Log.Left(where.To(k).String()) {
				v.Log.Problem(at, "", "%s%s is missing", where.Prefix(), diagnostics.Quoted(k))
			}
		}
		for _, e := range n.Entries {
			next, _, _ := r.Key(e.Key)
			v.ReportMissing(next, e.Val, e.At, where.To(e.Key))
		}
	case tree.List:
		if r.kinds&isMapping == 0 {
			v.unique(r, n, where)
		}
		for i, item := range n.Items {
			v.ReportMissing(r.Items, item, item.At, where.To(strconv.Itoa(i)))
		}
	}
}
