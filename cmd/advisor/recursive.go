package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/report/words"
	"advisor/internal/scan"
	"advisor/internal/terminal"
)

// fleetOptions are the flags of a run over many projects.
type fleetOptions struct {
	recursive, brief bool
	shard            string
	profiles         bool // --profile is given, and not only set for some project
	tables           bool // the command can write tables of many projects
}

// fleetFlags are added to the flags of a command that can run over many
// projects.
func (o *options) fleetFlags(does string) *pflag.FlagSet {
	fs := pflag.NewFlagSet("many projects", pflag.ContinueOnError)
	fs.BoolVar(&o.fleet.recursive, "recursive", false, does+" every project below each DIR: JSON lines, or a table (text, markdown, csv)")
	fs.Var(once(&o.fleet.shard), "shard", "only part `I/N` of the projects: 1/4 to 4/4; job/4 takes I from JOB_COMPLETION_INDEX")
	fs.BoolVar(&o.fleet.brief, "brief", false, "JSON lines without what was found in detail")
	return fs
}

// fleetFormats are the formats of a command that writes reports, and tables of
// many projects.
func (o *options) fleetFormats() []string {
	o.fleet.tables = true
	names := formats.Names()
	for _, n := range formats.FleetNames() {
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// anyFolders takes any number of folders with --recursive, and else what one
// project takes.
func (o *options) anyFolders(c *cobra.Command, args []string) error {
	if o.fleet.recursive {
		return nil
	}
	return atMostOne(c, args)
}

// aboutOne are flags that mean nothing for many projects: they choose one
// project, or are a gate on one report.
var aboutOne = []string{"file", "env-file", "project-directory", "no-scan", "baseline", "fail-on", "expect", "save", "ask", "quick", "decision", "review-by", "trigger"}

// checkFleet refuses flags that do not go together, and makes JSON lines the
// format where none was asked for. What settings of somebody's own say of one
// project is passed over.
func (o *options) checkFleet(c *cobra.Command) error {
	if !o.fleet.recursive {
		return o.checkOne("a run over one project")
	}
	if !c.Flags().Changed("format") {
		o.format = "json"
	}
	o.fleet.profiles = c.Flags().Changed("profile")
	var errs []error
	for _, name := range aboutOne {
		if c.Flags().Changed(name) {
			errs = append(errs, fmt.Errorf("--%s is about one project and does not go with --recursive", name))
		}
	}
	if c.Name() == "check" && c.Flags().Changed("answers") {
		errs = append(errs, errors.New("--answers does not go with check --recursive: each project has a record of its own"))
	}
	o.failOn, o.expect, o.ask = "", "", "never"
	return errors.Join(exit.InputError(errors.Join(errs...)), o.tableFormats())
}

// tableFormats refuses formats that many projects cannot be written in.
func (o *options) tableFormats() error {
	o.formats = formats.FleetNames()
	if slices.Contains(o.formats, o.format) {
		return nil
	}
	given := o.format
	o.format = "json"
	return exit.InputErrorf("--format: many projects are not written as %s; use %s", given, strings.Join(o.formats, ", "))
}

// checkOne refuses what only many projects have; where says why there is one.
func (o *options) checkOne(where string) error {
	o.formats = slices.DeleteFunc(slices.Clone(o.formats), func(n string) bool { return !slices.Contains(formats.Names(), n) })
	var errs []error
	only := func(what string) {
		errs = append(errs, fmt.Errorf("%s is for many projects (advisor scan --recursive), and this is %s", what, where))
	}
	if o.fleet.shard != "" {
		only("--shard")
	}
	if o.fleet.brief {
		only("--brief")
	}
	if !slices.Contains(o.formats, o.format) {
		only("--format " + o.format)
		o.format = "text"
	}
	return exit.InputError(errors.Join(errs...))
}

// lineMaker turns a project into its line; it may be called for many at once.
// An error is one of the whole run, and ends it.
type lineMaker func(context.Context, scan.Found) (report.FleetLine, error)

// runRecursive reads every project below the folders and writes a line or a
// row each, in a stable order. A project that cannot be read is a line with
// its error and stops nothing.
func (a *app) runRecursive(ctx context.Context, o *options, p prepared, args []string, maker func(brief bool) lineMaker) error {
	part, err := a.part(o.fleet.shard)
	if err != nil {
		return err
	}
	defer a.watchFleet()()
	show := a.progress(o, p.targets)
	defer show.Clear()
	found, err := a.findProjects(args, show)
	if err != nil {
		return err
	}
	if err := a.protectProjects(found, p.targets); err != nil {
		return err
	}
	found = of(part, found)
	out, err := a.begin(o, p.targets)
	if err != nil {
		return err
	}
	defer out.drop()
	r := &reader{make: maker(!out.whole()), limit: fleetTime}
	sum := summary{all: len(found)}
	compute := func(i int) written {
		l, err := r.line(ctx, found[i])
		if err != nil {
			return written{err: err}
		}
		return out.write(l)
	}
	err = inOrder(len(found), compute, func(i int, w written) error {
		sum.count(w.row)
		show.Draw(scannedWords(i+1, len(found), sum.bad))
		return out.add(w)
	})
	show.Clear()
	if err := errors.Join(err, r.given()); err != nil {
		return err
	}
	if err := out.finish(); err != nil {
		return err
	}
	return a.conclude(sum)
}

// summary counts what decides the exit status.
type summary struct {
	all, bad          int
	checked           bool // decisions were
	decisions, fallen int
}

func (s *summary) count(l report.FleetLine) {
	if l.Error != "" {
		s.bad++
	}
	s.checked = s.checked || l.Status != ""
	switch l.Status {
	case report.DecisionStands:
		s.decisions++
	case report.DecisionChanged:
		s.decisions++
		s.fallen++
	}
}

// conclude says what was wrong. A scan is done when all lines are written;
// decisions that do not stand are a gate, and records that cannot be read are
// never taken for decisions that stand.
func (a *app) conclude(s summary) error {
	bad := fmt.Sprintf("%d of %d projects could not be read; their lines say why", s.bad, s.all)
	switch {
	case s.fallen > 0:
		do := "do"
		if s.fallen == 1 {
			do = "does"
		}
		why := []string{fmt.Sprintf("%d of %d decisions %s not stand; their lines say why", s.fallen, s.decisions, do)}
		if s.bad > 0 {
			why = append(why, bad)
		}
		return tripped(why)
	case s.bad > 0 && s.checked:
		return exit.InputErrorf("%s", bad)
	case s.bad > 0:
		a.tell("advisor: " + bad + "\n")
	}
	return nil
}

// progress is shown on standard error where that is a terminal that somebody
// watches, unless lines that go to the same terminal show how far it is.
func (a *app) progress(o *options, targets []target) *terminal.Progress {
	lines := slices.ContainsFunc(targets, func(t target) bool { return t.path == "" && t.format.Name == "json" })
	if !terminal.Is(a.Stderr) || a.Accessible(o.accessible) || a.Getenv("CI") != "" || (lines && terminal.Is(a.Stdout)) {
		return nil
	}
	p := terminal.NewProgress(a.Stderr, a.Width(a.Stderr), a.now)
	a.onScreen.Store(p)
	return p
}

// foundWords tell how many projects there are so far.
func foundWords(n int) func() string {
	return func() string { return "looking for projects: " + words.Thousands(n) }
}

// scannedWords tell how many projects are done.
func scannedWords(done, all, bad int) func() string {
	return func() string {
		s := fmt.Sprintf("scanned %s of %s", words.Thousands(done), words.Thousands(all))
		if bad > 0 {
			s += fmt.Sprintf(", %s could not be read", words.Thousands(bad))
		}
		return s
	}
}
