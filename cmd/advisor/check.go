package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/check"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

const checkHelp = `Tell whether the decision of the record still stands: assess today's files with
the record's answers, and compare with what was decided. It asks nothing.

The record is advisor.yaml in DIR or the nearest folder above, up to the root of
the repository; --answers names another one. It says what was decided
(decision: compose), and may say when to decide again (review-by: 2027-06-30,
triggers: [hosts > 1, services >= 20]).

Exit status 0: the decision stands. 1: the recommendation is the other side now,
a veto closes what was decided, a trigger is true, the review date has passed,
or the recommendation hangs on an answer that the files speak against. New
findings alone trip nothing unless --fail-on asks for it.

With --recursive it checks every project below each DIR by a record of its own,
in its folder or above it, and prints a line of JSON for each or a table, as
advisor scan --recursive does. Exit status 1: a decision does not stand. 2: none
fell, but a project or a record cannot be read. Projects without a decision are
listed and trip nothing.`

const checkExamples = `  advisor check                                  in the repository
  advisor check --format github                  beside a pull request's lines
  advisor check --recursive ~/src --format text  the decisions of all projects
  advisor check --baseline report.json --fail-on findings=high --no-accepted`

func (a *app) checkCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "check [flags] [DIR]", Short: "Tell whether the decision in advisor.yaml still stands",
		Long: checkHelp, Example: checkExamples, Args: o.anyFolders,
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.checkFleet(c); err != nil {
				return err
			}
			if o.fleet.recursive {
				return a.checkEach(c.Context(), o, args)
			}
			return a.runCheck(c.Context(), o, args)
		},
	}
	a.setUp(c, []flagGroup{
		{"Project", o.projectFlags()},
		{"Many projects", o.fleetFlags("check")},
		{"Answers", o.answerFlags()},
		{"Report", o.reportFlags(o.fleetFormats())},
		{"Gates", o.gateFlags()},
		{"Since", o.sinceFlags()},
		{"Settings", o.settingFlags()},
		{"Questions (each also takes unknown)", o.questionFlags(a.set)},
	})
	return c
}

// sinceFlags say what a report is compared with, and when.
func (o *options) sinceFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("since", pflag.ContinueOnError)
	fs.Var(once(&o.baseline), "baseline", "saved JSON `REPORT`; show only findings that are new or gone since")
	fs.BoolVar(&o.noAccepted, "no-accepted", false, "take no finding as accepted, whatever the record says")
	fs.Var(once(&o.today), "today", "`DATE` that dates of the record are compared with, such as 2027-06-30")
	return fs
}

func (a *app) runCheck(ctx context.Context, o *options, args []string) error {
	if len(o.answerFiles) == 0 {
		path, err := a.findRecord(args)
		if err != nil {
			return err
		}
		o.answerFiles = []string{path}
		if o.verbose {
			a.tell(fmt.Sprintf("advisor: record: %s\n", untrusted.Text(path).Clean()))
		}
	}
	if len(o.answerFiles) > 1 {
		return exit.InputErrorf("check: compares with one record, not %d; give --answers once", len(o.answerFiles))
	}
	o.ask = "never"
	p, err := a.prepare(o)
	if err != nil {
		return err
	}
	rep, scanned, err := a.checked(ctx, o, p, args)
	if err != nil {
		return err
	}
	rep = p.since(rep).Normal()
	p.propose(scanned.in, scanned.judged.Suggested)
	if err := a.save(o, p, scanned.in); err != nil {
		return err
	}
	err = a.write(o, p.targets, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.Write(w, rep, look)
	})
	if err != nil {
		return err
	}
	return errors.Join(notStanding(*rep.Check), p.gates.check(rep, p.today))
}

// checked is the report of today, with what became of the decision.
func (a *app) checked(ctx context.Context, o *options, p prepared, args []string) (report.Report, assessedInput, error) {
	rec := p.record()
	if rec.Decision == "" {
		return report.Report{}, assessedInput{}, exit.InputErrorf("%s: has no decision to check; write decision: compose or decision: kubernetes", untrusted.Text(o.answerFiles[0]).Clean())
	}
	rep, scanned, err := a.assess(ctx, o, p, args)
	if err != nil {
		return rep, scanned, err
	}
	file, apart := a.recordPlace(o.answerFiles[0])
	in := check.Input{
		Advice: scanned.in, Scanned: scanned.judged, Report: rep, Record: rec,
		File: file, Apart: apart, Today: p.today, Baseline: p.baseline.report, NoScan: o.noScan,
	}
	if check.Blind(in) {
		return rep, scanned, blind(o.answerFiles[0], check.Unseen(in)[0])
	}
	verdict := check.Of(in)
	rep.Check = &verdict
	return rep, scanned, nil
}

// blind is the mistake of a check that finds no files and is to count them.
func blind(record string, t questions.Trigger) error {
	return exit.InputErrorf("check: no service of a Compose project was found here, and `%s` (%s:%d) counts what one shows; give its folder or -f FILE, or --no-scan to check the answers alone",
		t, untrusted.Text(record).Clean(), t.Line)
}

// record is the one record that was given, but for its questions' lines.
func (p prepared) record() questions.Record {
	g := p.given
	rec := questions.Record{
		Answers: g.file, Notes: g.notes, Decision: g.decision, ReviewBy: g.reviewBy,
		Triggers: g.triggers, Accepted: g.accepted, Model: g.modelFile, Lines: g.lines,
	}
	if p.noAccepted {
		rec.Accepted = nil
	}
	return rec
}

// notStanding is the gate of check.
func notStanding(c report.Check) error {
	if c.Stands {
		return nil
	}
	return tripped([]string{c.Headline.Whole()})
}
