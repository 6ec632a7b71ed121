package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/fleet"
	"advisor/internal/output"
	"advisor/internal/report/formats"
	"advisor/internal/terminal"
)

// fleetFormats are the formats of a command that writes reports, and tables of
// many projects.
func (o *options) fleetFormats() []string {
	o.Tables = true
	names := formats.Names()
	for _, n := range formats.FleetNames() {
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// oneOrMany are the flags of a command that runs over one project or many; does is
// what it does to each.
func (o *options) oneOrMany(does string) []flags.Group {
	return []flags.Group{
		{Title: "Project", Flags: o.projectFlags()},
		{Title: "Many projects", Flags: o.fleetFlags(does)},
		{Title: "Answers", Flags: o.answerFlags()},
		{Title: "Report", Flags: o.reportFlags(o.fleetFormats())},
		{Title: "Gates", Flags: o.gateFlags()},
		{Title: "Since", Flags: o.sinceFlags(), Seldom: true},
		{Title: "Settings", Flags: o.settingFlags(), Seldom: true},
		questionGroup(),
	}
}

// anyFolders takes any number of folders with --recursive, and else what one
// project takes.
func (o *options) anyFolders(c *cobra.Command, args []string) error {
	if o.recursive {
		return nil
	}
	return atMostOne(c, args)
}

// aboutOne are flags that mean nothing for many projects: they choose one
// project, or are a gate on one report.
var aboutOne = []string{"file", "env-file", "project-directory", "no-scan", "baseline", "save", "overwrite", "ask", "quick", "all-questions", "settle", "decision", "review-by", "trigger"}

// outputFlags are --format, --output and --color as the command means them: for
// many projects JSON lines where no format was asked for. Flags that do not go
// together are refused; what settings of somebody's own say of one project is
// passed over.
func (o *options) outputFlags(c *cobra.Command) (output.Flags, error) {
	if !o.recursive {
		f, err := o.forOne(c.Name(), "a run over one project", flags.SetBy(c.Flags().Lookup("format")))
		err = errors.Join(err, unused(c, "chooses what is asked, and "+c.Name()+" asks nothing", "quick", "all-questions", "settle"))
		if o.save == "" {
			err = errors.Join(err, unused(c, "is about the record of --save, and none is written", "overwrite"))
		}
		if c.Flags().Changed("exclude") { // which settings may have for when there are many
			err = errors.Join(err, exit.InputErrorf("--exclude is for many projects (advisor %s --recursive), and this is a run over one project", c.Name()))
		}
		return f, err
	}
	f := o.Flags
	if !c.Flags().Changed("format") && !slices.Contains(o.settled("format"), f.Format) {
		f.Format = "json"
	}
	var errs []error
	for _, name := range aboutOne {
		if c.Flags().Changed(name) {
			errs = append(errs, fmt.Errorf("--%s is about one project and does not go with --recursive", name))
		}
	}
	if c.Name() == "check" && c.Flags().Changed("answers") {
		errs = append(errs, errors.New("--answers does not go with check --recursive: each project has a record of its own"))
	}
	if o.commit != "" && !isCommit(o.commit) {
		errs = append(errs, fmt.Errorf("--commit: %q is no commit; give 7 to 64 hexadecimal digits", o.commit))
	}
	if o.brief && o.Details {
		errs = append(errs, errors.New("--brief and --details are opposites; leave one of them out"))
	}
	f, err := forMany(f)
	return f, errors.Join(exit.InputError(errors.Join(errs...)), err)
}

// isCommit reports whether a text is a hash, whole or shortened.
func isCommit(s string) bool {
	return len(s) >= 7 && len(s) <= 64 && strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

// settled are the formats of many projects that were asked for elsewhere than by a
// flag: the default of one project is none of them.
func (o *options) settled(string) []string {
	if o.Format == newOptions().Format {
		return nil
	}
	return formats.FleetNames()
}

// forMany refuses formats that many projects cannot be written in.
func forMany(f output.Flags) (output.Flags, error) {
	f.Formats = formats.FleetNames()
	if slices.Contains(f.Formats, f.Format) {
		return f, nil
	}
	return f, exit.InputErrorf("--format: many projects are not written as %s; use %s", f.Format, strings.Join(f.Formats, ", "))
}

// forOne refuses what only many projects have; command is one that takes them, where
// says why there is one, and format what chose the format.
func (o *options) forOne(command, where, format string) (output.Flags, error) {
	f := o.Flags
	f.Formats = slices.DeleteFunc(slices.Clone(f.Formats), func(n string) bool { return !slices.Contains(formats.Names(), n) })
	var errs []error
	only := func(what string) {
		errs = append(errs, fmt.Errorf("%s is for many projects (advisor %s --recursive), and this is %s", what, command, where))
	}
	if o.shard != "" {
		only("--shard")
	}
	if o.brief {
		only("--brief")
	}
	if o.commit != "" {
		only("--commit")
	}
	if o.all {
		only("--all")
	}
	if o.sort != sorts[0] {
		only("--sort")
	}
	if !slices.Contains(f.Formats, f.Format) {
		only(format + " " + f.Format)
	}
	return f, exit.InputError(errors.Join(errs...))
}

// overProjects makes a line or a row of every project below the folders that
// were named, or of a part of them.
func (r runConfig) overProjects(ctx context.Context, over fleet.Over) error {
	defer r.watchFleet()()
	show := r.progress()
	defer show.Clear()
	over.Run, over.Shard, over.Targets, over.Show, over.Tell = r.run, r.shard, r.out.Targets, show, r.tell
	over.Begin = func() (*output.Many, error) { return r.begin(r.out.Writer, r.out.Targets, !r.Details) }
	return r.concluded(r.options, over.Write(ctx))
}

// lines makes the lines of projects.
func (r runConfig) lines() fleet.Lines {
	return fleet.Lines{Run: r.run, Targets: r.out.Targets, Commit: r.commit}
}

// begin opens what is written project by project. A signal may end it.
func (a *app) begin(w output.Writer, targets []output.Target, brief bool) (*output.Many, error) {
	out, err := w.Begin(targets, brief)
	a.unfinished.Store(out)
	return out, err
}

// progress is shown on standard error where that is a terminal that somebody
// watches, unless lines that go to the same terminal show how far it is.
func (r runConfig) progress() *terminal.Progress {
	lines := slices.ContainsFunc(r.out.Targets, func(t output.Target) bool { return t.Path == "" && t.Format.Name == "json" })
	if !terminal.Is(r.Stderr) || r.Accessible(r.accessible) || r.quiet || r.Getenv("CI") != "" || (lines && terminal.Is(r.Stdout)) {
		return nil
	}
	p := terminal.NewProgress(r.Stderr, r.Width(r.Stderr), r.now)
	r.onScreen.Store(p)
	return p
}
