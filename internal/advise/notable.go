package advise

import (
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/suggest"
	"advisor/internal/untrusted"
)

// Notable is what the first screen says of a project, a line each: what is judged,
// how large it is, where it keeps data, what was not read, what is wrong.
func Notable(p facts.Project) []untrusted.Text {
	p = p.Running()
	out := []string{judgedLine(p), sizeLine(p), dataLine(p), notReadLine(p), problemLine(p.Problems)}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	lines := make([]untrusted.Text, len(out))
	for i, s := range out {
		lines[i] = untrusted.Text(s)
	}
	return lines
}

// judgedLine is which set of files is judged. The first screen has the other sets
// to choose from; where there is none, a file can be named.
func judgedLine(p facts.Project) string {
	in := fileNames(p.Files)
	if j := p.Choice.Judged; j != "" && j != byDefault {
		in = string(j) + " (" + in + ")"
	}
	if len(p.Choice.Others) == 0 && notReadLine(p) == "" {
		in += "; -f FILE judges other files"
	}
	if c := p.Choice; c.Missing != "" {
		in += "; " + string(c.Missing)
	}
	return "Judged: " + in
}

// byDefault is the name of the set that docker compose reads by itself.
const byDefault = "default"

func sizeLine(p facts.Project) string {
	s := english.Count(len(p.Services), "service", "services")
	if p.Orchestrated == len(p.Services) {
		return s
	}
	s += fmt.Sprintf(", of which %d %s for the decision", p.Orchestrated, english.Agree(p.Orchestrated, "counts", "count"))
	if aside := suggest.Aside(p); aside != "" {
		s += " (" + aside + " left out)"
	}
	return s
}

// dataLine is where data is kept, by kind.
func dataLine(p facts.Project) string {
	var parts []string
	for _, k := range []struct {
		one, many string
		is        func(facts.Data) bool
		name      func(facts.Data) untrusted.Text
	}{
		{"volume", "volumes", func(d facts.Data) bool { return d.Kind == "volume" || d.Kind == "cluster" }, func(d facts.Data) untrusted.Text { return d.Name }},
		{"folder of the host", "folders of the host", func(d facts.Data) bool { return d.Kind == "bind" }, func(d facts.Data) untrusted.Text { return d.Name }},
		{"container without a volume", "containers without a volume", func(d facts.Data) bool { return d.Kind == "container" }, func(d facts.Data) untrusted.Text { return d.Owner }},
	} {
		var names []string
		for _, d := range p.Data {
			if k.is(d) && running(p, d) {
				names = append(names, string(k.name(d)))
			}
		}
		if len(names) > 0 {
			parts = append(parts, english.Count(len(names), k.one, k.many)+" ("+english.List(names, mostNotable)+")")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Data in " + english.And(parts)
}

// running reports whether a service that runs uses the data.
func running(p facts.Project, d facts.Data) bool {
	return slices.ContainsFunc(p.Services, func(s facts.Service) bool { return s.Name == d.Owner || slices.Contains(d.UsedBy, s.Name) })
}

// notReadLine are the Compose files that are in no set, and those that docker
// compose passes over.
func notReadLine(p facts.Project) string {
	var names []string
	for _, f := range p.Shadowed {
		names = append(names, string(f.Name))
	}
	for _, f := range p.Choice.NotRead {
		if !slices.Contains(names, string(f)) {
			names = append(names, string(f))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Not read: " + english.List(names, mostNotable) + "; -f FILE judges one"
}

func problemLine(problems []facts.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	at := untrusted.Place{File: problems[0].File, Line: problems[0].Line}
	n := len(problems)
	return english.Count(n, "mistake that docker compose rejects", "mistakes that docker compose rejects") + english.Agree(n, ", at ", ", the first at ") + at.String()
}

// mostNotable is how many names a line shows.
const mostNotable = 3

func fileNames(fs []facts.File) string {
	var names []string
	for _, f := range fs {
		if f.Kind == "compose" || f.Kind == "override" {
			names = append(names, string(f.Path))
		}
	}
	return english.List(names, mostNotable)
}
