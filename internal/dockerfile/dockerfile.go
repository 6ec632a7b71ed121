// Package dockerfile reads one Dockerfile and tells what its final stage, or
// the one that Compose asks for, shows. It builds nothing and follows no
// reference outside the text. It is the only place for buildkit's parser.
package dockerfile

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// MaxBytes is the largest text that is parsed: the size up to which a file of
// a project is read at all. Honest Dockerfiles stay below a twentieth of it.
const MaxBytes = 1 << 20

// maxGaps is how many wrong instructions of one file are named one by one.
const maxGaps = 5

// maxStages is how many stages are followed: each is looked for in those that
// it copies from. The largest of the corpus has 7.
const maxStages = 500

// notParsed is the reason of a file that stops the parser.
const notParsed = "not analysed: not a Dockerfile that can be parsed"

// Input is one Dockerfile and how Compose builds it.
type Input struct {
	Path untrusted.Text
	Data []byte
	// FirstLine is the line of Path that holds the first line of Data, for a
	// Dockerfile written inside a Compose file; 0 means 1.
	FirstLine int
	// Target is the stage to build; empty means the last one.
	Target string
	// Args are the build arguments whose value is known.
	Args map[string]string
}

// Parse reads the text. What cannot be understood is left out and named in a
// gap with its line; no text of the file is repeated there. It never panics.
func Parse(in Input) (d facts.Dockerfile, gaps []facts.Gap) {
	in.FirstLine = max(in.FirstLine, 1)
	defer func() {
		if r := recover(); r != nil {
			d = facts.Dockerfile{Path: in.Path, CmdForm: "none"}
			gaps = append(gaps, in.gap(0, "not analysed: the parser stopped on it"))
		}
	}()
	d = facts.Dockerfile{Path: in.Path, CmdForm: "none"}
	if reason := refuse(in.Data); reason != "" {
		return d, []facts.Gap{in.gap(0, reason)}
	}
	f, gaps := read(in)
	if len(f.stages) == 0 {
		if len(gaps) != 1 || gaps[0].Reason != notParsed {
			gaps = []facts.Gap{in.gap(0, "not analysed: no FROM, so not a Dockerfile")}
		}
		return d, gaps
	}
	if len(f.stages) > maxStages {
		return d, []facts.Gap{in.gap(0, fmt.Sprintf("not analysed: more than %d stages", maxStages))}
	}
	if len(gaps) > maxGaps {
		gaps = append(gaps[:maxGaps], in.gap(0, fmt.Sprintf("%d more instructions were left out", len(gaps)-maxGaps)))
	}
	more := f.describe(&d)
	return d, append(gaps, more...)
}

// refuse says why a text is not given to the parser; empty means it is.
// The parser prints to the process's stderr on a NUL or a bad byte.
func refuse(data []byte) string {
	switch {
	case len(data) > MaxBytes:
		return fmt.Sprintf("not read: larger than %d bytes", MaxBytes)
	case bytes.IndexByte(data, 0) >= 0:
		return "not read: contains a NUL byte"
	case !utf8.Valid(data):
		return "not read: not UTF-8"
	}
	return ""
}

// describe fills the facts from the stage to build.
func (f *file) describe(d *facts.Dockerfile) []facts.Gap {
	final, gaps := f.final()
	s := f.stages[final]
	d.Stages, d.Final, d.Place = len(f.stages), untrusted.Text(s.label()), s.place
	run := f.runtime(final)
	reach := f.reachable(final)

	d.Base, d.BaseStage = f.base(final)
	if d.Base != nil && d.Base.Unresolved {
		gaps = append(gaps, f.in.gapAt(d.Base.Place, "base image: a build argument without a value decides it"))
	}
	d.User, d.UserAt = run.user, run.userAt
	if d.User == "" && d.Base != nil {
		d.User, d.UserAt = baseUser(*d.Base)
	}
	d.Healthy, d.HealthyAt = run.healthy, run.healthyAt
	d.Ports, d.PortsAt = run.ports, run.portsAt
	d.Command, d.Entrypoint = hide(run.cmd.argv), hide(run.entrypoint.argv)
	d.Environment = run.variables()
	d.CmdForm, d.CmdAt = run.form()
	argv := run.argv()
	d.DevServer = DevServer(argv, func(name string) string { return run.env[name] })
	d.LogsToFile = LogsToFile(argv)
	d.Languages = f.languages(reach, d.Base)
	d.SecretNames = f.secretNames(reach)
	d.CopiesAll = f.copiesAll(final, reach)
	d.InsecureFetch = f.insecureFetch(reach)
	d.DevPackages = f.devPackages(final)
	d.Static, d.StaticWhy = f.static(final, argv)
	d.BuiltOnNode = f.builtOnNode(reach, d.Base)
	return gaps
}

func (in Input) place(line int) untrusted.Place {
	return untrusted.Place{File: in.Path, Line: line + in.FirstLine - 1}
}

// gap is a gap at a line of Data; 0 means the text as a whole.
func (in Input) gap(line int, reason string) facts.Gap {
	if line == 0 {
		g := facts.Gap{File: in.Path, Reason: untrusted.Text(reason)}
		if in.FirstLine > 1 {
			g.Line = in.FirstLine
		}
		return g
	}
	return in.gapAt(in.place(line), reason)
}

func (in Input) gapAt(at untrusted.Place, reason string) facts.Gap {
	return facts.Gap{File: at.File, Line: at.Line, Reason: untrusted.Text(reason)}
}

func hide(argv []string) []facts.Hidden {
	var out []facts.Hidden
	for _, a := range argv {
		out = append(out, facts.Hide(a))
	}
	return out
}
