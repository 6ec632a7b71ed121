package main

import (
	"errors"
	"io"
	"slices"
	"time"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/saved"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// runConfig is a run of a command over one project: everything that can be
// wrong before the work begins. Its methods are the steps of the arrow.
type runConfig struct {
	*app
	loaded
	*options // as they were given: nothing writes them
	args     []string
	input    userInput
	targets  []output.Target
	save     string // the record that is written; empty: none is
	gates    check.Gates
	mode     conversation.Mode
	today    string // the day that dates are compared with, YYYY-MM-DD
	baseline baseline
	decided  bool // in a conversation
	// conversed: somebody was asked, so that what is taken out was taken out by hand.
	conversed bool
	shared    *scan.Shared // of the projects of one run; nil: there is one
	below     string       // the folder that many projects lie in; empty: there is one
	// profileGiven: --profile is given, and not only set for some project.
	profileGiven bool
}

// baseline is the saved report of --baseline. The zero value is none.
type baseline struct {
	saved.Baseline
	name string // of its file
}

// prepare finds everything that is wrong with flags and records at once. A
// command that never asks says so.
func (a *app) prepare(o *options, flags output.Flags, args []string, asks bool) (runConfig, error) {
	r := runConfig{app: a, loaded: a.loaded, options: o, args: args, save: o.save}
	var errs [6]error
	r.input, errs[0] = a.userInput(o, r.loaded)
	if !o.recursive { // where gates are about one project
		r.gates, errs[1] = check.ParseGates(o.expect, o.failOn)
		errs[1] = exit.InputError(errs[1])
	}
	r.targets, errs[2] = a.writer(o).Targets(flags, r.inputs())
	if r.save != "" {
		errs[3] = r.checkSave()
	}
	r.today, errs[4] = a.dayOf(o)
	r.baseline, errs[5] = a.readBaseline(o)
	if err := errors.Join(errs[:]...); err != nil || !asks {
		return r, err
	}
	var err error
	r.mode, err = conversation.ModeOf(a.Streams, o.ask, o.accessible)
	return r, err
}

// writer writes reports as the flags say.
func (e env) writer(o *options) output.Writer {
	return output.Writer{Streams: e.Streams, Cwd: e.cwd, Color: o.Color, Tell: e.tell}
}

// reader reads what earlier runs wrote.
func (e env) reader() saved.Reader { return saved.Reader{Streams: e.Streams, Cwd: e.cwd} }

// inputs are the files that a run reads and must not overwrite.
func (r runConfig) inputs() []string {
	in := []string{r.own.Path, r.costs.Path, r.options.baseline, r.config}
	for _, rec := range r.records {
		in = append(in, rec.Path)
	}
	return r.places().AbsAll(slices.Concat(in, r.files, r.envFiles)...)
}

// dayOf is the day of --today, else of the clock, everywhere the same.
func (e env) dayOf(o *options) (string, error) {
	if o.today == "" {
		return e.now().UTC().Format(time.DateOnly), nil
	}
	if !record.IsDay(o.today) {
		return "", exit.InputErrorf("--today: %q is no day; write one such as 2027-06-30", untrusted.Text(o.today).Clean())
	}
	return o.today, nil
}

// readBaseline reads the report of --baseline: of advisor, of check or of scan.
func (e env) readBaseline(o *options) (baseline, error) {
	if o.baseline == "" {
		return baseline{}, nil
	}
	b, err := e.reader().ReadBaseline(o.baseline)
	if err != nil {
		return baseline{}, exit.InputErrorf("reading %s: %w", untrusted.Text(o.baseline).Clean(), err)
	}
	return baseline{b, record.Names([]string{o.baseline})[0]}, nil
}

// protect refuses to write over a file that was read, by whatever name or
// link: prepare knows only the files that flags name. A record that is there is
// added to.
func (r runConfig) protect() error {
	if err := output.RefuseRead(r.targets); err != nil {
		return err
	}
	if r.save == "" || r.savesOverRead() {
		return nil
	}
	refused := output.RefuseRead([]output.Target{r.saved()})
	_, text, wrong := r.recordThere() // which reads it
	switch {
	case text != nil:
		return nil
	case refused != nil:
		return refused
	}
	return wrong
}

// judge is advise.Judge with what the team lives with marked as accepted.
func (r runConfig) judge(project *facts.Project, given questions.Answers) advise.Judgement {
	judged := advise.Judge(project, given)
	if !r.noAccepted {
		judged.Findings = check.Accept(judged.Findings, r.input.record.Accepted)
	}
	return judged
}

// since leaves the new findings where there is a baseline.
func (r runConfig) since(rep report.Report) report.Report {
	if r.baseline.name == "" {
		return rep
	}
	fresh, since := check.Since(rep.Findings, r.baseline.Findings, r.baseline.name)
	rep.Findings, rep.Since = fresh, &since
	return rep
}

// propose finds triggers, which a record has as comments, for who was not asked
// for them and has none.
func (r runConfig) propose(in advise.Input, suggested questions.Answers) []record.Trigger {
	if len(r.input.record.Triggers) > 0 || r.decided {
		return nil
	}
	return advise.Proposed(in.Basis(), suggested, r.input.record.Decision)
}

// write writes a report of the project in a folder to its places.
func (r runConfig) write(rep report.Report, project string) error {
	return r.writer(r.options).Write(r.targets, project, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.Write(w, rep, look)
	})
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
func (r runConfig) concluded(err error) error {
	if !r.noFail || exit.Status(err) != exit.Gate {
		return err
	}
	r.tell(exit.Message(err))
	return nil
}
