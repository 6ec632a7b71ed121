package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/scan"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// given is what people said, before anybody is asked.
type given struct {
	flags    questions.Answers
	file     questions.Answers
	notes    map[questions.ID]untrusted.Text
	decision string
	reviewBy string
	// triggers and accepted are those of all records, each once.
	triggers []questions.Trigger
	accepted []questions.Accepted
	// modelFile is the model that a record names, as --model would take it: the
	// record's folder and what stands there. Empty: none does.
	modelFile untrusted.Text
	// lines are those of the record, where there is one and no more.
	lines map[string]int
	// respondents and disputed are set where there are several records.
	respondents []string
	disputed    []questions.Disagreement
}

// given reads flags and records and reports everything that is wrong with
// them at once.
func (a *app) given(o *options) (given, error) {
	g, fileErr := a.records(o)
	var flagErr error
	g.flags, flagErr = o.givenAnswers(a.set)
	return g, errors.Join(flagErr, o.overrule(a.set, &g), fileErr, a.unusedModel(o, g))
}

// unusedModel refuses a model that a record on standard input names: it would
// have to be read before the record is.
func (a *app) unusedModel(o *options, g given) error {
	chosen := a.modelBy == "--model" || strings.HasPrefix(a.modelBy, envPrefix)
	if g.modelFile == "" || chosen || !slices.Contains(o.answerFiles, "-") {
		return nil
	}
	return exit.InputErrorf("a record on standard input cannot name a model (%s); give it with --model", g.modelFile.Clean())
}

func (a *app) readRecord(path string) (questions.Record, error) {
	name, data, err := path, []byte(nil), error(nil)
	if path == "-" {
		name = "standard input"
		data, err = a.readStdin(files.MaxSize)
	} else {
		var f files.File
		f, err = files.ReadUser(a.abs(path))
		data = f.Bytes
	}
	if err != nil {
		return questions.Record{}, exit.InputErrorf("reading %s: %w", untrusted.Text(name).Clean(), err)
	}
	rec, err := a.set.ReadRecord(name, data)
	return rec, exit.InputError(err)
}

func (a *app) readStdin(most int) ([]byte, error) {
	if terminal.Is(a.Stdin) {
		return nil, errors.New("- reads a terminal; give a file or a pipe")
	}
	data, err := io.ReadAll(io.LimitReader(a.Stdin, int64(most)+1))
	switch {
	case err != nil:
		return nil, errors.New("cannot be read")
	case len(data) > most:
		return nil, fmt.Errorf("is larger than %d KiB", most>>10)
	}
	return data, nil
}

// scanned is a project, or nothing where there is none.
type scanned struct {
	project *facts.Project
	gaps    []facts.Gap
}

// scan reads the Compose project. Without one that was asked for by name the
// result is empty and err is compose.ErrNoProject.
func (a *app) scan(ctx context.Context, o *options, args []string) (scanned, error) {
	in, what, err := a.scanInput(o, args)
	if err != nil {
		return scanned{}, err
	}
	done := a.watch(what)
	defer done()
	p, gaps, err := scan.Load(ctx, in)
	if errors.Is(err, compose.ErrNoProject) {
		return scanned{}, fmt.Errorf("%w in %s%s", err, shownDir(args), a.otherNames(in.Dir))
	}
	if err != nil {
		return scanned{}, exit.Error(scanStatus(err), err)
	}
	a.project = a.found(&p)
	return scanned{&p, gaps}, nil
}

func shownDir(args []string) string {
	if len(args) == 0 {
		return "this folder"
	}
	return untrusted.Text(args[0]).Clean()
}

// otherNames is a hint at files that look like Compose files but have no name
// that is looked for; empty where there is none.
func (a *app) otherNames(dir string) string {
	names := scan.Named(dir)
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s has no default name: give it with -f)", untrusted.Text(names[0]).Clean())
}

// scanStatus tells mistakes of a project, and what is refused as too large,
// from errors of ours.
func scanStatus(err error) int {
	var wrong compose.Problems
	if errors.As(err, &wrong) || errors.Is(err, compose.ErrLimit) {
		return exit.Input
	}
	return exit.Output
}

// scanInput turns flags and the argument into absolute paths. A FILE is what
// -f names.
func (a *app) scanInput(o *options, args []string) (scan.Input, string, error) {
	in := scan.Input{Input: compose.Input{Dir: a.cwd, Profiles: o.profiles, Home: a.Getenv("HOME"), SearchParents: len(args) == 0}}
	what := "the project"
	for _, f := range o.files {
		if f == "-" {
			return in, what, exit.InputErrorf("-f -: a Compose file on standard input is not read; give a file")
		}
		in.Files = append(in.Files, a.abs(f))
		what = o.files[0]
	}
	for _, f := range o.envFiles {
		in.EnvFiles = append(in.EnvFiles, a.abs(f))
	}
	if o.projectDirectory != "" {
		in.ProjectDirectory = a.abs(o.projectDirectory)
	}
	if len(args) == 1 {
		what = args[0]
		path := a.abs(args[0])
		kind := files.KindOf(path)
		switch {
		case kind == files.Missing:
			return in, what, exit.InputErrorf("reading %s: no such file or directory%s", untrusted.Text(what).Clean(), didYouMean(what, commandNames()))
		case kind == files.Folder:
			in.Dir = path
		case len(o.files) > 0:
			return in, what, exit.InputErrorf("give %s as a directory, or with -f beside the other files", untrusted.Text(what).Clean())
		default:
			in.Files = []string{path}
		}
	}
	a.project = projectDir(in)
	if in.Dir == "" && len(in.Files) == 0 {
		return in, what, exit.InputErrorf("the working directory is gone; name a directory")
	}
	return in, what, nil
}

// projectDir is the folder that the places of the project start from.
func projectDir(in scan.Input) string {
	switch {
	case in.ProjectDirectory != "":
		return in.ProjectDirectory
	case len(in.Files) > 0:
		return filepath.Dir(in.Files[0])
	}
	return in.Dir
}

// arguments are the flags that chose the project and the model, as one would
// write them in the folder of the project; without a project, in this one.
func (a *app) arguments(o *options, project bool) []untrusted.Text {
	var out []untrusted.Text
	from := a.cwd
	relative := func(flag string, paths ...string) {
		for _, p := range paths {
			rel, err := filepath.Rel(from, a.abs(p))
			if err != nil {
				rel = filepath.Base(p)
			}
			out = append(out, untrusted.Text(flag), untrusted.Text(filepath.ToSlash(rel)))
		}
	}
	if project {
		from = a.project
		relative("-f", o.files...)
		relative("--env-file", o.envFiles...)
		for _, p := range o.profiles {
			out = append(out, "--profile", untrusted.Text(p))
		}
	}
	if a.modelPath != "" {
		relative("--model", a.modelPath)
	}
	return out
}

// place is the absolute path that tells one project's draft from another's.
func (a *app) place(o *options, args []string) string {
	switch {
	case len(args) == 1:
		return a.abs(args[0])
	case len(o.files) > 0:
		return a.abs(o.files[0])
	}
	return a.cwd
}

// commandNames are the commands as people write them.
func commandNames() []string {
	return []string{"scan", "check", "compare", "render", "list", "explain", "schema", "completion", "version", "help"}
}
