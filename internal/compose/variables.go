package compose

import (
	"sort"
	"strings"

	"advisor/internal/compose/canonical"
	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// Variables are the entries of a mapping of names to values, such as
// ("services", name, "environment"), sorted by name. Values that come from an
// env file stay written as ${NAME}; Literal tells that the file itself has a
// value, be it a default.
func (l *Loaded) Variables(path ...string) []facts.Variable {
	n := l.at(path...)
	if n == nil || n.Kind != tree.Mapping {
		return nil
	}
	out := make([]facts.Variable, 0, len(n.Entries))
	for _, e := range n.Entries {
		shown := e.Val.Text
		if e.Val.Plain != "" {
			shown = e.Val.Plain
		}
		out = append(out, facts.Variable{
			Name: untrusted.Text(nameOnly(e.Shown())), Value: facts.Hide(shown), Place: l.session.log.Place(e.At),
			Literal: e.Val.Kind == tree.Scalar && (!e.Val.Filled || literal(shown)),
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// literal reports whether a text has anything but ${NAME} in it.
func literal(text string) bool {
	for text != "" {
		if !strings.HasPrefix(text, "${") {
			return true
		}
		end := strings.IndexByte(text, '}')
		if end < 0 {
			return true
		}
		text = text[end+1:]
	}
	return false
}

// Ports are the published ports of a service, as many and in the same order
// as in Project: a range is one entry with its count.
func (l *Loaded) Ports(service string) []facts.Port {
	n := l.at("services", service, "ports")
	if n == nil {
		return nil
	}
	out := make([]facts.Port, 0, len(n.Items))
	for _, p := range n.Items {
		first, last, _ := canonical.PortRange(p.Get("target"))
		out = append(out, facts.Port{
			HostIP: untrusted.Text(p.Get("host_ip").Shown()), Published: l.published(p.Get("published")), Target: p.Get("target").Shown(),
			TargetValue: facts.Hide(p.Get("target").Str()), HostValue: facts.Hide(p.Get("host_ip").Str()),
			Protocol: p.Get("protocol").Shown(), Mode: p.Get("mode").Shown(), Count: last - first + 1, Place: l.session.log.Place(p.At),
		})
	}
	return out
}

// published is a published port, which says what runs.
func (l *Loaded) published(n *tree.Node) string {
	if n == nil || n.Taint.Secret() {
		return n.Shown()
	}
	return l.FileName(n.Str())
}

// variableName is how names of variables, labels and build arguments look.
var variableName = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_.\-/]*`)

// nameOnly is the part of a key that is a name: what follows it may be a value
// that was meant for another place.
func nameOnly(key string) string {
	name := variableName.FindString(key)
	if name == "" {
		return "…"
	}
	return name
}
