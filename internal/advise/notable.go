package advise

import (
	"fmt"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Notable is what the first screen says of a project, a line each.
func Notable(p facts.Project) []untrusted.Text {
	var out []untrusted.Text
	p = p.Running()
	line := func(format string, args ...any) {
		out = append(out, untrusted.Text(fmt.Sprintf(format, args...)))
	}
	in := fileNames(p.Files)
	if p.Choice.Judged != "" {
		in = "the environment " + string(p.Choice.Judged) + " (" + in + ")"
	}
	line("%s in %s", english.Count(len(p.Services), "service", "services"), in)
	var state []string
	for _, s := range p.Services {
		if s.Stateful {
			state = append(state, string(s.Name))
		}
	}
	if len(state) > 0 {
		line("keeps data in %s", english.List(state, mostNotable))
	}
	if p.Orchestrated != len(p.Services) {
		line("%d of them count for the decision (no jobs, helpers or static frontends)", p.Orchestrated)
	}
	return out
}

// mostNotable is how many names a line shows.
const mostNotable = 5

func fileNames(fs []facts.File) string {
	var names []string
	for _, f := range fs {
		if f.Kind == "compose" || f.Kind == "override" {
			names = append(names, string(f.Path))
		}
	}
	return english.List(names, mostNotable)
}
