package compose

import (
	"sort"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Variables are the entries of a mapping of names to values, such as
// ("services", name, "environment"), sorted by name. Values that come from an
// env file stay written as ${NAME}; Literal tells that the file itself has a
// value, be it a default.
func (l *Loaded) Variables(path ...string) []facts.Variable {
	n := l.at(path...)
	if n == nil || n.kind != mapping {
		return nil
	}
	out := make([]facts.Variable, 0, len(n.entries))
	for _, e := range n.entries {
		shown := e.val.text
		if e.val.plain != "" {
			shown = e.val.plain
		}
		out = append(out, facts.Variable{
			Name: untrusted.Text(e.key), Value: facts.Hide(shown), Place: l.session.log.place(e.at),
			Literal: e.val.kind == scalar && (!e.val.filled || literal(shown)),
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
	out := make([]facts.Port, 0, len(n.items))
	for _, p := range n.items {
		first, last, _ := portRange(p.get("target"))
		out = append(out, facts.Port{
			HostIP: untrusted.Text(p.get("host_ip").str()), Published: p.get("published").str(), Target: p.get("target").str(),
			Protocol: p.get("protocol").str(), Mode: p.get("mode").str(), Count: last - first + 1, Place: l.session.log.place(p.at),
		})
	}
	return out
}
