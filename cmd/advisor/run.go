package main

import (
	"errors"
	"slices"
	"time"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/check"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/record"
	"advisor/internal/save"
	"advisor/internal/saved"
	"advisor/internal/selection"
	"advisor/internal/untrusted"
)

// runConfig is a run of a command over one project: everything that can be
// wrong before the work begins.
type runConfig struct {
	*app
	*options // as they were given: nothing writes them
	run      assess.Run
	out      save.Outputs
	mode     conversation.Mode
	disputes []advise.Dispute // to be settled; nil: what is open is asked
	decided  bool             // in a conversation
	// conversed: somebody was asked, so that what is taken out was taken out by hand.
	conversed bool
	draft     string // where the answers of the conversation are kept
}

// prepare finds everything that is wrong with flags and records at once. A
// command that never asks says so.
func (a *app) prepare(o *options, flags output.Flags, args []string, asks bool) (runConfig, error) {
	r := runConfig{app: a, options: o, run: assess.Run{
		Version: version(), Selection: a.selection(o, args), NoScan: o.noScan, Loaded: a.loaded, NoAccepted: o.noAccepted, Watch: a.watch,
	}}
	var errs [6]error
	r.run.Said, errs[0] = input.Read(o.given(), a.loaded, a.places(), a.ReadStdin)
	r.run.Gates, errs[1] = check.ParseGates(o.expect, o.failOn)
	errs[1] = exit.InputError(errs[1])
	r.out, errs[2], errs[3] = a.outputs(o, flags)
	r.run.Protect = r.out.Protect
	r.run.Today, errs[4] = a.dayOf(o)
	r.run.Baseline, errs[5] = a.readBaseline(o)
	if err := errors.Join(errs[:]...); err != nil || !asks {
		return r, err
	}
	var err error
	r.mode, err = conversation.ModeOf(a.Streams, o.ask, o.accessible)
	return r, err
}

// given is what flags say of the answers and the decision.
func (o *options) given() input.Flags {
	said := o.said
	said.Model = o.modelFile != ""
	return said
}

// selection is what flags and the words of the command line choose.
func (a *app) selection(o *options, args []string) selection.Selection {
	return selection.Selection{
		Flags: o.project, Args: args, Places: a.places(), Settings: a.loaded.Settings, Config: o.config, NoConfig: o.noConfig,
		Records: a.loaded.Records, Many: o.recursive, ReadStdin: a.ReadStdin, Command: a.command, Commands: commandNames(),
	}
}

// dayOf is the day of --today, else of the clock, everywhere the same.
func (e env) dayOf(o *options) (string, error) {
	if o.today == "" {
		return e.now().UTC().Format(time.DateOnly), nil
	}
	if !record.IsDay(o.today) {
		return "", exit.InputErrorf("--today: %q is not a date; write one such as 2027-06-30", untrusted.Text(o.today).Clean())
	}
	return o.today, nil
}

// reader reads what earlier runs wrote.
func (e env) reader() saved.Reader { return saved.Reader{Streams: e.Streams, Cwd: e.cwd} }

// readBaseline reads the report of --baseline: of advisor, of check or of scan.
func (e env) readBaseline(o *options) (assess.Baseline, error) {
	if o.baseline == "" {
		return assess.Baseline{}, nil
	}
	b, err := e.reader().ReadBaseline(o.baseline)
	if err != nil {
		return assess.Baseline{}, exit.InputErrorf("reading %s: %w", untrusted.Text(o.baseline).Clean(), err)
	}
	return assess.Baseline{Baseline: b, Name: record.Names([]string{o.baseline})[0]}, nil
}

// tripped is the end of a run that trips gates; nil where there are none.
func tripped(why []string) error {
	var errs []error
	for _, w := range why {
		errs = append(errs, errors.New(w))
	}
	return exit.Error(exit.Gate, errors.Join(errs...))
}

// concluded is the end of a run, in which --no-fail takes a tripped gate for
// done once it is said.
func (a *app) concluded(o *options, err error) error {
	if !o.noFail || exit.Status(err) != exit.Gate {
		return err
	}
	a.tell(exit.Message(err))
	return nil
}

// writer writes reports as the flags say.
func (e env) writer(o *options) output.Writer {
	return output.Writer{Streams: e.Streams, Cwd: e.cwd, Color: o.Color, Details: o.Details, Sort: o.sort, Tell: e.tell, Quiet: e.quiet}
}

// outputs is where flags say that a run writes, and what is wrong with the places
// of the report and of the record.
func (a *app) outputs(o *options, flags output.Flags) (out save.Outputs, wrongReport, wrongRecord error) {
	f := save.Flags{Flags: flags, Save: o.save, Overwrite: o.overwrite, Inputs: slices.Concat([]string{o.baseline, o.config}, o.project.Files, o.project.EnvFiles)}
	return save.To(a.writer(o), f, a.loaded, a.places())
}

// saving is the run that may write its record.
func (r runConfig) saving() save.Run {
	return save.Run{Run: r.run, Outputs: r.out, Flagged: r.said.Decision != "", Decided: r.decided, Conversed: r.conversed}
}
