package dockerfile

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// file is a Dockerfile taken apart.
type file struct {
	in     Input
	lines  []string // of the text, for the exact line inside a long RUN
	stages []stage
	byName map[string]int // the last stage of that name so far
	args   map[string]string
}

// stage is one FROM and what follows it.
type stage struct {
	index  int
	name   string // empty: none
	from   string // as written, with arguments resolved where they could be
	base   int    // index of an earlier stage of this file, or -1
	place  untrusted.Place
	steps  []step
	copies []int // stages that COPY --from or RUN --mount take files of
}

// step is one instruction.
type step struct {
	cmd        instructions.Command
	start, end int // lines of the text
}

// label is the stage's name, or its number as docker build counts them.
func (s stage) label() string {
	if s.name != "" {
		return s.name
	}
	return strconv.Itoa(s.index)
}

// read parses instruction by instruction, so that one wrong line costs one
// line.
func read(in Input) (*file, []facts.Gap) {
	f := &file{in: in, byName: map[string]int{}, args: map[string]string{}}
	f.lines = strings.Split(string(in.Data), "\n")
	ast, err := parser.Parse(bytes.NewReader(in.Data))
	if err != nil {
		return f, []facts.Gap{in.gap(errorLine(err), notParsed)}
	}
	lint := linter.New(&linter.Config{SkipAll: true})
	var gaps []facts.Gap
	for _, n := range ast.AST.Children {
		v, err := instructions.ParseInstructionWithLinter(n, lint)
		if err != nil {
			gaps = append(gaps, in.gap(n.StartLine, "left out: not a valid Dockerfile instruction"))
			continue
		}
		if reason := f.add(v, n); reason != "" {
			gaps = append(gaps, in.gap(n.StartLine, reason))
		}
	}
	return f, gaps
}

// add takes one instruction in; the reason why it was left out, or nothing.
func (f *file) add(v any, n *parser.Node) string {
	if s, ok := v.(*instructions.Stage); ok {
		f.open(s, n)
		return ""
	}
	cmd, ok := v.(instructions.Command)
	if arg, isArg := v.(*instructions.ArgCommand); isArg && len(f.stages) == 0 {
		f.metaArgs(arg)
		return ""
	}
	if !ok || len(f.stages) == 0 {
		return "left out: an instruction before the first FROM"
	}
	s := &f.stages[len(f.stages)-1]
	s.steps = append(s.steps, step{cmd: cmd, start: n.StartLine, end: max(n.EndLine, n.StartLine)})
	s.copies = append(s.copies, f.taken(cmd)...)
	return ""
}

// metaArgs are the arguments before the first FROM: the only ones that FROM
// can use. What Compose passes replaces the default.
func (f *file) metaArgs(arg *instructions.ArgCommand) {
	for _, kv := range arg.Args {
		if v, ok := f.in.Args[kv.Key]; ok {
			f.args[kv.Key] = v
		} else if kv.Value != nil {
			f.args[kv.Key] = expand(*kv.Value, f.args)
		}
	}
}

func (f *file) open(s *instructions.Stage, n *parser.Node) {
	out := stage{
		index: len(f.stages), name: s.Name, base: -1,
		from: expand(s.BaseName, f.args), place: f.in.place(n.StartLine),
	}
	if i, ok := f.byName[strings.ToLower(out.from)]; ok {
		out.base = i
	}
	f.stages = append(f.stages, out)
	if s.Name != "" {
		f.byName[strings.ToLower(s.Name)] = out.index
	}
}

// taken are the stages that an instruction takes files of.
func (f *file) taken(cmd instructions.Command) []int {
	var names []string
	switch c := cmd.(type) {
	case *instructions.CopyCommand:
		names = append(names, c.From)
	case *instructions.RunCommand:
		for _, flag := range c.FlagsUsed {
			if flag == "mount" {
				names = append(names, mountSources(c.String())...)
			}
		}
	}
	var out []int
	for _, n := range names {
		if i, ok := f.stageByName(n); ok {
			out = append(out, i)
		}
	}
	return out
}

// mountSources are the from= values of RUN --mount=… flags.
func mountSources(run string) []string {
	var out []string
	for _, w := range strings.Fields(run) {
		opts, ok := strings.CutPrefix(w, "--mount=")
		if !ok {
			continue
		}
		for _, o := range strings.Split(opts, ",") {
			if from, ok := strings.CutPrefix(o, "from="); ok {
				out = append(out, from)
			}
		}
	}
	return out
}

// stageByName finds an earlier stage by name or number.
func (f *file) stageByName(name string) (int, bool) {
	if i, ok := f.byName[strings.ToLower(name)]; ok {
		return i, true
	}
	i, err := strconv.Atoi(name)
	return i, err == nil && i >= 0 && i < len(f.stages)
}

// errorLine is the line that a parser error names, or 0.
func errorLine(err error) int {
	var at *parser.LocationError
	if errors.As(err, &at) && len(at.Locations) > 0 && len(at.Locations[0]) > 0 {
		return at.Locations[0][0].Start.Line
	}
	return 0
}
