// Package dockerfile reads one Dockerfile and tells what its final stage, or
// the one that Compose asks for, shows. It builds nothing and follows no
// reference outside the text. It is the only place for buildkit's parser.
package dockerfile

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
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

// Input is one Dockerfile and how Compose builds it.
type Input struct {
	Path untrusted.Text
	Data []byte
	// Lines are the lines of Path that hold those of Data, for a Dockerfile
	// written inside a Compose file; nil: they are the same.
	Lines []int
	// Target is the stage to build; empty means the last one.
	Target string
	// Args are the build arguments that Compose passes, by name.
	Args map[string]Arg
	// Contexts are what stands in for an image, by the name that FROM has for it.
	Contexts map[string]Context
}

// Arg is the value of a build argument.
type Arg struct {
	Value string
	// Unknown: the value comes from whoever builds.
	Unknown bool
}

// Context is what Compose puts in the place of a base image. The zero value is
// something that cannot be read, such as files or an address.
type Context struct {
	// Image is the reference of another image; empty: it is none.
	Image string
	// Built is the image that another Dockerfile builds; nil: it is none.
	Built *Image
}

// Image is what a Dockerfile builds.
type Image struct {
	// Facts are what its final stage shows; Stages is 0 where nothing could be
	// read.
	Facts facts.Dockerfile
	// Gaps are what could not be understood, in file order.
	Gaps []facts.Gap

	settings settings
}

// Parse reads the text. What cannot be understood is left out and named in a
// gap with its line; no text of the file is repeated there. It never panics.
func Parse(in Input) (img Image) {
	defer func() {
		if r := recover(); r != nil {
			img = in.unread("not analysed: the parser stopped on it")
		}
	}()
	if reason := refuse(in.Data); reason != "" {
		return in.unread(reason)
	}
	f, notParsed := read(in)
	switch {
	case notParsed != nil:
		return Image{Facts: in.emptyFacts(), Gaps: []facts.Gap{*notParsed}}
	case len(f.stages) == 0:
		return in.unread("not analysed: no FROM, so not a Dockerfile")
	case len(f.stages) > maxStages:
		return in.unread(fmt.Sprintf("not analysed: more than %d stages", maxStages))
	}
	img = f.describe()
	img.Gaps = f.sortedGaps()
	return img
}

func (in Input) emptyFacts() facts.Dockerfile {
	return facts.Dockerfile{Path: in.Path, CmdForm: "none"}
}

// unread is the image of a text that cannot be used at all.
func (in Input) unread(reason string) Image {
	return Image{Facts: in.emptyFacts(), Gaps: []facts.Gap{in.gap(0, reason)}}
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

// describe tells what the stage to build shows.
func (f *file) describe() Image {
	d := f.in.emptyFacts()
	final := f.finalStage()
	reach := f.reachable(final)
	f.expandStages(reach)
	s := f.stages[final]
	d.Stages, d.Final, d.Place = len(f.stages), untrusted.Text(s.displayName()), s.place
	run := f.runtimeSettings(final)

	d.Base, d.BaseStage = f.baseImage(final)
	d.User, d.UserAt, d.UserUnknown = run.user, run.userAt, run.userUnknown && !d.BaseStage
	if d.UserAt.Line == 0 && d.Base != nil {
		d.User, d.UserAt = baseUser(*d.Base)
	}
	d.Healthy, d.HealthyAt = run.healthy, run.healthyAt
	d.Ports, d.PortsAt = run.ports, run.portsAt
	d.Command, d.Entrypoint = facts.HideAll(run.cmd.argv), facts.HideAll(run.entrypoint.argv)
	d.Environment = run.variables()
	d.CmdForm, d.CmdAt = run.startForm()
	argv := run.argv()
	d.DevServer = DevServer(argv, func(name string) string { return run.env[name] })
	d.LogsToFile = LogsToFile(argv)
	d.Languages = f.languages(reach, d.Base)
	d.SecretNames, d.SecretArgs = f.secretNames(reach)
	d.CopiesAll = f.copiesAll(final, reach)
	d.InsecureFetch = f.insecureFetch(reach)
	d.DevPackages = f.devPackages(final)
	d.Static, d.StaticWhy = f.servesStatic(final, argv)
	d.ServerFiles, d.PassesOn = f.serverFiles(final)
	d.BuiltOnNode = f.builtOnNode(reach, d.Base)
	return Image{Facts: d, settings: run}
}

// place is where a line of Data stands.
func (in Input) place(line int) untrusted.Place {
	if len(in.Lines) > 0 {
		line = in.Lines[min(max(line, 1), len(in.Lines))-1]
	}
	return untrusted.Place{File: in.Path, Line: line}
}

// gap is a gap at a line of Data; 0 means the text as a whole.
func (in Input) gap(line int, reason string) facts.Gap {
	if line == 0 && len(in.Lines) == 0 {
		return facts.Gap{File: in.Path, Reason: untrusted.Text(reason)}
	}
	at := in.place(line)
	return facts.Gap{File: at.File, Line: at.Line, Reason: untrusted.Text(reason)}
}

// leaveOut notes what of the file is not used, and why.
func (f *file) leaveOut(line int, reason string) {
	f.gaps = append(f.gaps, lineGap{line, f.in.gap(line, reason)})
}

// lineGap is a gap at a line of the text.
type lineGap struct {
	line int
	facts.Gap
}

// sortedGaps are the gaps in file order; beyond some they are only counted.
func (f *file) sortedGaps() []facts.Gap {
	slices.SortStableFunc(f.gaps, func(a, b lineGap) int { return cmp.Compare(a.line, b.line) })
	var out []facts.Gap
	for i, g := range f.gaps {
		if i == maxGaps {
			return append(out, f.in.gap(0, fmt.Sprintf("%d more instructions were left out", len(f.gaps)-maxGaps)))
		}
		out = append(out, g.Gap)
	}
	return out
}
