package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"advisor/internal/check"
	"advisor/internal/fleet"
	"advisor/internal/output"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

const checkHelp = `Check whether the decision of the record still holds: assess today's files with
the record's answers, and compare the result with the decision. It asks nothing.

The record is advisor.yaml in DIR or the nearest folder above, up to the root of
the repository; --answers names another one. It holds the decision
(decision: compose), and may say when to decide again (review-by: 2027-06-30,
triggers: [hosts > 1, services >= 20]).

Exit status 0: the decision still holds. 1: the recommendation is now the other
side, a veto rules out what was decided, a trigger is true, the review date has
passed, or the recommendation depends on an answer that the files contradict.
New findings alone never change the exit status unless --fail-on asks for it.

More:
With --recursive it checks every project below each DIR that has a record, and
with --all lists the others too: a line of JSON for each or a table, as advisor
scan --recursive does. Exit status 1: a decision no longer holds or is due for
review, or a gate is tripped in a project. A project that cannot be read is a
row with its reason; with --fail-on unreadable it ends with 1.`

const checkExamples = `  advisor check                                  in the repository
  advisor check --format github                  beside a pull request's lines
  advisor check --recursive ~/src --format text  the decisions of all projects
  advisor check --baseline report.json --fail-on findings=high --no-accepted`

func (a *app) checkCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "check [flags] [DIR]", Short: "Check whether the decision in advisor.yaml still holds",
		Long: checkHelp, Example: checkExamples, Args: o.anyFolders,
		RunE: func(c *cobra.Command, args []string) error {
			return a.runCheck(c, o, args)
		},
	}
	groups := o.oneOrMany("check")
	for _, g := range groups {
		if f := g.Flags.Lookup("answers"); f != nil {
			f.Usage = "record `FILE` with the decision, - for standard input; one, not those of several people"
		}
	}
	a.setUp(c, o, groups)
	return c
}

func (a *app) runCheck(c *cobra.Command, o *options, args []string) error {
	flags, err := o.outputFlags(c)
	if err != nil {
		return err
	}
	if o.recursive {
		return a.checkEach(c, o, flags, args)
	}
	if err := a.oneRecord(o, args); err != nil {
		return err
	}
	r, err := a.prepare(o, flags, args, false)
	if err != nil {
		return err
	}
	rep, x, err := r.run.Checked(c.Context())
	if err != nil {
		return err
	}
	rep = r.run.Since(rep)
	rep.Gates = r.run.Gates.EvaluateCheck(rep, r.run.Today)
	rep = rep.Normal()
	if err := r.saving().Save(x.In, x.Judged.Suggested); err != nil {
		return err
	}
	if err := r.out.Report(rep, x.Dir); err != nil {
		return err
	}
	if h := r.hints().PriceAge(); h != "" {
		r.note("advisor: " + h + "\n")
	}
	return a.concluded(o, tripped(check.Tripped(rep.Gates)))
}

// oneRecord refuses a check without a record, or with several.
func (a *app) oneRecord(o *options, args []string) error {
	if err := a.selection(o, args).OneRecord(len(o.answerFiles) > 0); err != nil || len(o.answerFiles) > 0 {
		return err
	}
	found := a.loaded.Records[0]
	if found.Err == nil && o.verbose {
		a.tell(fmt.Sprintf("advisor: record: %s\n", untrusted.Text(found.Path).Clean()))
	}
	return found.Err
}

// checkEach checks the decisions of many projects.
func (a *app) checkEach(c *cobra.Command, o *options, flags output.Flags, args []string) error {
	r, err := a.prepare(o, flags, args, false)
	if err != nil {
		return err
	}
	records := fleet.NewRecords(r.run.Selection.Places)
	keep := func(found []scan.Found) ([]scan.Found, int) {
		records.Look(found)
		if o.all {
			return found, 0
		}
		return records.Judged(found)
	}
	checks := fleet.Checks{Records: records, Lines: r.lines(), Models: a.models, BuiltIn: a.base, Flags: o.given(), ProfilesGiven: c.Flags().Changed("profile")}
	return r.overProjects(c.Context(), fleet.Over{Line: checks.Check, Keep: keep})
}
