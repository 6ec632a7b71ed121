package dockerfile

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/command"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"advisor/internal/diag"
	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// file is a Dockerfile taken apart.
type file struct {
	in     Input
	lines  []string // of the text, for the exact line inside a long RUN
	stages []stage
	byName map[string]int // the last stage of that name so far
	args   *scope         // those before the first FROM
	words  *expander
	gaps   []lineGap
}

// stage is one FROM and what follows it.
type stage struct {
	index   int
	name    string // empty: none
	written string // the base image as it is written
	from    string // the same with arguments filled in; as it is written where that gives no image
	// mistake is why from is not what will be built; empty: it is.
	mistake  string
	base     int      // index of an earlier stage of this file, or -1
	context  *Context // what stands in for the base; nil: nothing does
	replaced bool     // it does so for the whole stage
	line     int
	place    untrusted.Place
	steps    []step
	copies   []int // stages that COPY --from or RUN --mount take files of
	vars     *scope
}

// step is one instruction.
type step struct {
	cmd        instructions.Command
	start, end int  // lines of the text
	unset      bool // a variable in it has no value that the file shows
}

// displayName is the stage's name, or its number as docker build counts them.
func (s stage) displayName() string {
	if s.name != "" {
		return s.name
	}
	return strconv.Itoa(s.index)
}

// read parses instruction by instruction, so that one wrong line costs one
// line. The gap is that of a text that cannot be parsed at all.
func read(in Input) (*file, *facts.Gap) {
	ast, err := parser.Parse(bytes.NewReader(in.Data))
	if err != nil {
		g := in.gap(errorLine(err), "not analysed: cannot be parsed as a Dockerfile")
		return nil, &g
	}
	f := &file{in: in, byName: map[string]int{}, args: newScope(nil), words: newExpander(ast.EscapeToken)}
	f.lines = strings.Split(string(in.Data), "\n")
	for _, name := range platformArgs() {
		f.args.own[name] = unknownValue(name)
		f.setPassed(f.args, name)
	}
	lint := linter.New(&linter.Config{SkipAll: true})
	for _, n := range ast.AST.Children {
		v, err := instructions.ParseInstructionWithLinter(n, lint)
		if err != nil {
			f.leaveOut(n.StartLine, wrongInstruction(n.Value))
			continue
		}
		f.addInstruction(v, n)
	}
	return f, nil
}

// wrongInstruction says what is wrong with an instruction. Its name is only
// shown where it is one.
func wrongInstruction(name string) string {
	name = strings.ToLower(name)
	if _, ok := command.Commands[name]; ok {
		return "left out: docker build rejects this " + strings.ToUpper(name)
	}
	names := slices.Sorted(maps.Keys(command.Commands))
	near := diag.Nearest(name, names)
	if near == "" {
		return "left out: not a Dockerfile instruction"
	}
	return "left out: not a Dockerfile instruction; did you mean " + strings.ToUpper(near) + "?"
}

// addInstruction takes one instruction in.
func (f *file) addInstruction(v any, n *parser.Node) {
	if s, ok := v.(*instructions.Stage); ok {
		f.openStage(s, n)
		return
	}
	cmd, ok := v.(instructions.Command)
	if arg, isArg := v.(*instructions.ArgCommand); isArg && len(f.stages) == 0 {
		f.addGlobalArgs(arg, n.StartLine)
		return
	}
	if !ok || len(f.stages) == 0 {
		f.leaveOut(n.StartLine, "left out: an instruction before the first FROM")
		return
	}
	s := &f.stages[len(f.stages)-1]
	if s.replaced {
		return
	}
	s.steps = append(s.steps, step{cmd: cmd, start: n.StartLine, end: max(n.EndLine, n.StartLine)})
	s.copies = append(s.copies, f.copiedStages(cmd)...)
}

// addGlobalArgs are the arguments before the first FROM: the only ones that
// FROM can use.
func (f *file) addGlobalArgs(arg *instructions.ArgCommand, line int) {
	for _, kv := range arg.Args {
		if !f.setPassed(f.args, kv.Key) && kv.Value != nil {
			w := f.expandAt(*kv.Value, f.args, line)
			f.args.own[kv.Key] = variable{w.text, w.unknown}
		}
	}
}

// setPassed sets an argument to what Compose passes for it, if it does.
func (f *file) setPassed(vars *scope, name string) bool {
	a, ok := f.in.Args[name]
	switch {
	case !ok:
		return false
	case a.Unknown:
		vars.own[name] = unknownValue(name)
	default:
		vars.own[name] = variable{text: a.Value}
	}
	return true
}

// openStage begins a stage.
func (f *file) openStage(s *instructions.Stage, n *parser.Node) {
	out := stage{
		index: len(f.stages), name: s.Name, base: -1, written: s.BaseName, from: s.BaseName,
		line: n.StartLine, place: f.in.place(n.StartLine),
	}
	if c := f.contextOf(s.Name); c != nil {
		out.context, out.from, out.replaced = c, s.Name, true
	} else {
		f.resolveBase(&out)
	}
	f.stages = append(f.stages, out)
	if s.Name != "" {
		f.byName[strings.ToLower(s.Name)] = out.index
	}
}

// resolveBase finds what a stage stands on: an earlier stage, what Compose puts
// in its place, or an image.
func (f *file) resolveBase(s *stage) {
	w, err := f.words.expand(s.written, f.args)
	if err != nil {
		s.mistake = buildStops + err.Error()
		return
	}
	if i, ok := f.byName[strings.ToLower(w.text)]; ok {
		s.from, s.base = w.text, i
		return
	}
	if s.context = f.contextOf(w.text); s.context != nil {
		s.from = w.text
		return
	}
	s.from = w.text
	switch {
	case w.unknown:
		s.mistake = argumentDecides
	case imageref.Valid(w.text):
	case len(w.unset) > 0:
		known, _ := f.words.expandKnown(s.written, f.args)
		s.from, s.mistake = known.text, argumentDecides
	default:
		s.from, s.mistake = s.written, buildStops+"FROM names no image"
	}
}

// argumentDecides is the reason of a base image that cannot be known.
const argumentDecides = "the base image depends on a build argument without a value"

// buildStops begins the reason of what docker build does not get past.
const buildStops = "docker build fails here: "

// contextOf is what Compose puts in the place of an image; nil: nothing.
func (f *file) contextOf(name string) *Context {
	if len(f.in.Contexts) == 0 || name == "" {
		return nil
	}
	for _, n := range []string{name, imageref.Familiar(name)} {
		if c, ok := f.in.Contexts[n]; ok {
			if c.Built != nil && c.Built.Facts.Stages == 0 {
				c.Built = nil
			}
			return &c
		}
	}
	return nil
}

// copiedStages are the stages that an instruction takes files of.
func (f *file) copiedStages(cmd instructions.Command) []int {
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
