package record

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/questions"
)

// eachPair calls visit for each pair of a mapping, in the order of the file. Keys
// that are no text or come twice are problems, and so is anything but a
// mapping.
func (r *reader) eachPair(n *yaml.Node, what string, visit func(key string, k, v *yaml.Node)) {
	if !r.checkPlain(n, what) {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.add(n.Line, fmt.Sprintf("%s must be a mapping (key: value), not %s", what, kind(n)), "")
		return
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if !r.checkKey(k) {
			continue
		}
		if first, twice := lines[k.Value]; twice {
			r.add(k.Line, fmt.Sprintf("%s is given twice, the first time on line %d", diag.Quoted(k.Value), first), "")
			continue
		}
		lines[k.Value] = k.Line
		visit(k.Value, k, v)
	}
}

// eachItem calls visit for each entry of a list. Nothing is an empty list.
func (r *reader) eachItem(n *yaml.Node, what string, visit func(item *yaml.Node)) {
	if n == nil || isNull(n) || !r.checkPlain(n, what) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		r.add(n.Line, fmt.Sprintf("%s must be a list (- entry), not %s", what, kind(n)), "")
		return
	}
	for _, item := range n.Content {
		visit(item)
	}
}

// valueOf is what a mapping has under a key, nil for nothing.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// checkKey reports whether a node can be a key: plain text.
func (r *reader) checkKey(k *yaml.Node) bool {
	if !r.checkPlain(k, "a key") {
		return false
	}
	if tag := k.ShortTag(); k.Kind != yaml.ScalarNode || (tag != "!!str" && tag != "!!merge") {
		r.add(k.Line, "a key must be a text, not "+kind(k), "")
		return false
	}
	return true
}

func (r *reader) unknownKey(k *yaml.Node, known []string) {
	if r.Full() {
		r.add(k.Line, "", "") // counted only: 100,000 wrong keys must not cost 100,000 guesses
		return
	}
	hint := "known are " + listed(known)
	_, isQuestion := r.form.Question(questions.ID(k.Value))
	switch near := diag.Nearest(k.Value, slices.Concat(known, r.form.IDStrings())); {
	case isQuestion:
		hint = "answers belong under answers:"
	case near != "" && !slices.Contains(known, near):
		hint = "did you mean " + near + ", under answers:?"
	case near != "":
		hint = "did you mean " + near + "?"
	}
	r.add(k.Line, "unknown key "+diag.Quoted(k.Value), hint)
}

// unknownQuestion is unknownKey where a key has to be a question.
func (r *reader) unknownQuestion(k *yaml.Node, known []string) {
	if r.form.Unread == "" || r.Full() {
		r.unknownKey(k, known)
		return
	}
	r.add(k.Line, "unknown question "+diag.Quoted(k.Value), r.unread())
}

// unread is the hint at a model that is not read, the first time.
func (r *reader) unread() string {
	if r.hinted {
		return ""
	}
	r.hinted = true
	return r.form.Unread
}

// listed is a list for a hint; a long one is left to the command that prints
// it whole.
func listed(words []string) string {
	if len(words) > 10 && words[0] != keyVersion {
		return "the ids that advisor list questions prints"
	}
	return strings.Join(words, ", ")
}

// checkScalar reports whether a value is a single word, text or number.
func (r *reader) checkScalar(v *yaml.Node, what, hint string) bool {
	if !r.checkPlain(v, what) {
		return false
	}
	if v.Kind != yaml.ScalarNode || isNull(v) {
		r.add(v.Line, fmt.Sprintf("%s must be a single value, not %s", what, kind(v)), hint)
		return false
	}
	return true
}

// checkPlain refuses what could stand for something else than what is written.
func (r *reader) checkPlain(n *yaml.Node, what string) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		r.add(n.Line, fmt.Sprintf("%s is an alias, and aliases are not supported", what), "write it out")
	case n.Anchor != "":
		r.add(n.Line, fmt.Sprintf("%s has an anchor, and anchors are not supported", what), "take it out")
	case n.Style&yaml.TaggedStyle != 0:
		r.add(n.Line, fmt.Sprintf("%s has the unsupported tag %s", what, diag.Quoted(n.Tag)), "take it out")
	default:
		return true
	}
	return false
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&yaml.TaggedStyle == 0 && n.ShortTag() == "!!null"
}

func isQuoted(n *yaml.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// kind is what a node is, in words.
func kind(n *yaml.Node) string {
	if n.Kind == yaml.MappingNode {
		return "a mapping"
	}
	switch n.ShortTag() {
	case "!!seq":
		return "a list"
	case "!!null":
		return "nothing"
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return "true or false"
	case "!!timestamp":
		return "a date"
	}
	return "a text"
}
