package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/diag"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// project is what the files of a project show, or nothing where there is none.
type project struct {
	facts *facts.Project
	gaps  []facts.Gap
	dir   string // absolute: that its places start from; empty when nobody looked
	// instead are the gaps of a folder in which nothing has a default name.
	instead []facts.Gap
}

// scan reads the Compose project. Without one that was asked for by name there
// are no facts, and err is compose.ErrNoProject.
func (r runConfig) scan(ctx context.Context) (project, error) {
	in, what, err := r.scanInput()
	if err != nil {
		return project{}, err
	}
	out := project{dir: projectDir(in)}
	done := r.watch(what)
	defer done()
	p, gaps, err := scan.Load(ctx, in)
	if errors.Is(err, compose.ErrNoProject) {
		hint := r.otherNames(in)
		if hint != "" {
			out.instead = []facts.Gap{{Reason: untrusted.Text("no Compose project was read" + hint)}}
		}
		return out, fmt.Errorf("%w in %s%s", err, shownDir(r.args), hint)
	}
	var unknown *scan.UnknownEnvironment
	if errors.As(err, &unknown) {
		by := "--environment"
		if r.environment == "" {
			by = strings.TrimSuffix(in.NamedBy, " names it") + ": environment"
		}
		return out, exit.InputErrorf("%s: %w", by, err)
	}
	if err != nil {
		return out, exit.Error(scanStatus(err), err)
	}
	return project{facts: &p, gaps: gaps, dir: foundDir(out.dir, p)}, nil
}

func shownDir(args []string) string {
	if len(args) == 0 {
		return "this folder"
	}
	return untrusted.Text(args[0]).Clean()
}

// mostCandidates is how many files a hint names, each with its command.
const mostCandidates = 4

// otherNames is a hint at files that are Compose files but have no name that is
// looked for, each with its command, or that lie in a folder above; empty where
// there is none.
func (r runConfig) otherNames(in scan.Input) string {
	names := scan.Candidates(in.Dir)
	var commands []string
	for i, n := range names {
		commands = append(commands, "`"+r.commandFor(in.Dir, n)+"`")
		names[i] = untrusted.Text(n).Clean()
	}
	switch {
	case len(names) == 1:
		return fmt.Sprintf(" (%s has no default name: give it with -f: %s)", names[0], commands[0])
	case len(names) > 1:
		return fmt.Sprintf(" (%s have no default name: choose one: %s)", english.List(names, mostCandidates), english.List(commands, mostCandidates))
	}
	if above := scan.Above(in.Dir, in.Home); above != "" {
		return fmt.Sprintf(" (a folder above it has one: give it with -f %s)", untrusted.Text(above).Clean())
	}
	return ""
}

// commandFor is this command for one file of a folder.
func (r runConfig) commandFor(dir, file string) string {
	words := []string{programName}
	if c := r.command; c != "" && c != programName {
		words = append(words, c)
	}
	return strings.Join(append(words, "-f", untrusted.Text(r.places().Shown(filepath.Join(dir, file))).Clean()), " ")
}

// scanStatus tells mistakes of a project, and what is refused as too large,
// from errors of ours.
func scanStatus(err error) int {
	var wrong compose.Problems
	if errors.As(err, &wrong) {
		return exit.Input
	}
	return exit.Output
}

// scanInput turns flags and the argument into absolute paths. A FILE is what
// -f names. What says what is read.
func (r runConfig) scanInput() (in scan.Input, what string, err error) {
	in = scan.Input{Input: compose.Input{Dir: r.cwd, Profiles: r.profiles, Home: r.Getenv("HOME"), SearchParents: len(r.args) == 0}, Shared: r.shared, OneFolder: r.recursive}
	what = "the project"
	for _, f := range r.files {
		what = r.files[0]
		if f != compose.Stdin {
			in.Files = append(in.Files, r.abs(f))
			continue
		}
		in.Files = append(in.Files, compose.Stdin)
		if in.Standard, err = r.composeOnStdin(); err != nil {
			return in, what, err
		}
	}
	for _, f := range r.envFiles {
		in.EnvFiles = append(in.EnvFiles, r.abs(f))
	}
	if r.projectDirectory != "" {
		in.ProjectDirectory = r.abs(r.projectDirectory)
	}
	if len(r.args) == 1 {
		what = r.args[0]
		path := r.abs(what)
		kind := files.KindOf(path)
		switch {
		case kind == files.Missing:
			return in, what, exit.InputErrorf("reading %s: no such file or directory%s", untrusted.Text(what).Clean(), diag.DidYouMean(what, commandNames()))
		case kind == files.Folder:
			in.Dir = path
		case len(r.files) > 0:
			return in, what, exit.InputErrorf("give %s as a directory, or with -f beside the other files", untrusted.Text(what).Clean())
		default:
			in.Files = []string{path}
		}
	}
	if in.Dir == "" && len(in.Files) == 0 {
		return in, what, exit.InputErrorf("the working directory is gone; name a directory")
	}
	at := projectDir(in)
	if err := r.choose(&in, at); err != nil {
		return in, what, err
	}
	return in, what, r.leaveOut(&in, at)
}

// composeOnStdin is the Compose file of -f -.
func (r runConfig) composeOnStdin() ([]byte, error) {
	if slices.ContainsFunc(r.records, func(rec config.Record) bool { return rec.Path == compose.Stdin }) {
		return nil, exit.InputErrorf("-f - and --answers - cannot both read standard input; give a file")
	}
	b, err := r.ReadStdin(files.MaxSize)
	if err != nil {
		return nil, exit.InputErrorf("-f -: reading standard input: %w", err)
	}
	return b, nil
}

// projectDir is the folder that the places of the project start from.
func projectDir(in scan.Input) string {
	switch {
	case in.ProjectDirectory != "":
		return in.ProjectDirectory
	case len(in.Files) > 0 && in.Files[0] != compose.Stdin:
		return filepath.Dir(in.Files[0])
	}
	return in.Dir
}

// foundDir is the folder of a project that was looked for in dir. docker compose
// looks in the folders above too.
func foundDir(dir string, p facts.Project) string {
	switch {
	case p.Dir != "":
		return p.Dir
	case len(p.Files) == 0:
		return dir
	}
	first := filepath.FromSlash(string(p.Files[0].Path))
	for up := dir; ; up = filepath.Dir(up) {
		if files.Exists(filepath.Join(up, first)) {
			return up
		}
		if up == filepath.Dir(up) {
			return dir
		}
	}
}

// assessedInput is what a report is made from.
type assessedInput struct {
	in        advise.Input
	judged    advise.Judgement
	dir       string // of the project; see project
	noProject error  // why there is none; nil where there is one or nobody looked
}

// gather puts what people gave together with what the files show, before
// anybody is asked.
func (r runConfig) gather(ctx context.Context) (assessedInput, error) {
	rec := r.input.record
	x := assessedInput{in: advise.Input{
		Version: version(), Set: r.questionnaire, Model: r.model(), Costs: r.costs.Figures, Notes: rec.Notes,
		Agreed: rec.Decision, ReviewBy: rec.ReviewBy, Triggers: rec.Triggers,
		Respondents: r.input.respondents, Disputed: r.input.disputed,
	}}
	if !r.noScan {
		found, err := r.scan(ctx)
		if err != nil && !errors.Is(err, compose.ErrNoProject) {
			return x, exit.Error(exit.Status(err), eachProblem(err))
		}
		x.in.Project, x.in.Gaps, x.dir, x.noProject = found.facts, append(found.gaps, found.instead...), found.dir, err
	}
	if err := r.blindGates(x); err != nil {
		return x, err
	}
	if err := r.protect(); err != nil {
		return x, err
	}
	x.in.Arguments = r.arguments(x)
	given := questions.Overlay(rec.Answers, r.input.flags)
	x.judged = r.judge(x.in.Project, given)
	x.in.Answers = questions.Overlay(x.judged.Suggested, given)
	return x, nil
}

// blindGates refuses gates about files that nobody read: they would pass whatever
// is in them.
func (r runConfig) blindGates(x assessedInput) error {
	word := ""
	switch {
	case x.in.Project != nil:
	case r.gates.Findings != "":
		word = "findings=" + string(r.gates.Findings)
	case r.gates.Problems:
		word = "problems"
	}
	switch {
	case word == "":
		return nil
	case x.noProject == nil:
		return exit.InputErrorf("--fail-on %s: nothing is scanned with --no-scan, so it could not fail; leave one of them out", word)
	}
	return exit.InputErrorf("--fail-on %s: nothing was scanned: %w", word, x.noProject)
}

// assess makes the whole report of a day, without asking.
func (r runConfig) assess(ctx context.Context) (report.Report, assessedInput, error) {
	r.input.record.Accepted = check.InForce(r.input.record.Accepted, r.today) // a check has a day; a report has none
	x, err := r.gather(ctx)
	if err != nil {
		return report.Report{}, x, err
	}
	return advise.Report(x.in, x.judged), x, nil
}

// arguments are the flags that chose the project and the model, as one would
// write them in the folder of the project; without a project, in this one.
func (r runConfig) arguments(x assessedInput) []untrusted.Text {
	var out []untrusted.Text
	from := r.cwd
	relative := func(flag string, paths ...string) {
		for _, p := range paths {
			rel, err := filepath.Rel(from, r.abs(p))
			switch {
			case p == compose.Stdin:
				rel = p
			case err != nil:
				rel = filepath.Base(p)
			}
			out = append(out, untrusted.Text(flag), untrusted.Text(filepath.ToSlash(rel)))
		}
	}
	if x.in.Project != nil {
		from = x.dir
		relative("-f", r.files...)
		relative("--env-file", r.envFiles...)
		relative("-f", r.composeFileGiven()...)
		if r.environment != "" {
			out = append(out, "--environment", untrusted.Text(r.environment))
		}
		for _, p := range r.profiles {
			out = append(out, "--profile", untrusted.Text(p))
		}
	}
	if r.own.Path != "" {
		relative("--model", r.own.Path)
	}
	return out
}

// eachProblem puts every mistake of a project's files on a line of its own.
func eachProblem(err error) error {
	var ps compose.Problems
	if !errors.As(err, &ps) {
		return err
	}
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return errors.New(strings.Join(lines, "\n"))
}
