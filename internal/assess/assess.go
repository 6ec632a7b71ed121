// Package assess makes the report of one run: it puts what people said together
// with what the files show, and has that judged. What the words of a command line
// mean, and where a report is written, it does not know.
package assess

import (
	"context"
	"errors"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/input"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/saved"
	"advisor/internal/selection"
)

// Run is what a report is made from. Nothing writes it: another project or
// another environment is another Run.
type Run struct {
	Version   string // of the program
	Selection selection.Selection
	NoScan    bool
	Loaded    config.Loaded
	Said      input.Said
	Gates     check.Gates
	// NoAccepted takes no finding as accepted, whatever the record says.
	NoAccepted bool
	Today      string // the day that dates are compared with, YYYY-MM-DD
	Baseline   Baseline
	// Watch guards the reading of what is named; done ends it.
	Watch func(what string) (done func())
	// Protect refuses to go on where a target is a file that was read by now;
	// nil: nothing is written.
	Protect func() error
}

// Baseline is the saved report that findings are compared with. The zero value
// is none.
type Baseline struct {
	saved.Baseline
	Name string // of its file
}

// Assessed is what a report is made from.
type Assessed struct {
	In        advise.Input
	Judged    advise.Judgement
	Dir       string // absolute: that the places of the project start from; empty when nobody looked
	NoProject error  // why there is none; nil where there is one or nobody looked
}

// Gather puts what people said together with what the files show, before anybody
// is asked.
func (r Run) Gather(ctx context.Context) (Assessed, error) {
	rec := r.Said.Record
	x := Assessed{In: advise.Input{
		Version: r.Version, Set: r.Loaded.Questionnaire, Model: r.Loaded.Model(), Costs: r.Loaded.Costs.Figures, Notes: rec.Notes,
		Agreed: rec.Decision, ReviewBy: rec.ReviewBy, Triggers: rec.Triggers, Taken: rec.Taken, Today: r.Today,
		Disputed: r.Said.Disputed,
	}}
	if !r.NoScan {
		found, err := r.Selection.Load(ctx, r.Watch)
		if err != nil && !errors.Is(err, compose.ErrNoProject) {
			return x, exit.Error(exit.Status(err), eachProblem(err))
		}
		x.In.Project, x.In.Gaps, x.Dir, x.NoProject = found.Facts, append(found.Gaps, found.Instead...), found.Dir, err
	}
	if err := r.blindGates(x); err != nil {
		return x, err
	}
	if r.Protect != nil {
		if err := r.Protect(); err != nil {
			return x, err
		}
	}
	dir := x.Dir
	if x.In.Project == nil {
		dir = ""
	}
	x.In.Settings = r.settings(x.Dir)
	x.In.Arguments = r.Selection.Arguments(dir, r.Loaded.Own.Path)
	given := r.Said.Answers()
	x.Judged = r.Judge(x.In.Project, given)
	x.In.Answers = questions.Overlay(x.Judged.Suggested, given)
	for i, name := range r.Said.Respondents {
		one := r.Said.Each[i]
		x.In.Respondents = append(x.In.Respondents, advise.Respondent{
			Name: name, Decision: one.Decision, Answers: questions.Overlay(x.Judged.Suggested, one.Answers, r.Said.Flags),
		})
	}
	return x, nil
}

// settings is the project's file of settings, as a report names it.
func (r Run) settings(dir string) []report.InputFile {
	path, sum := r.Loaded.Settings.OfProject()
	if path == "" {
		return nil
	}
	name, _ := r.Selection.Places.NameFrom(dir, path)
	return []report.InputFile{{Path: name, SHA256: sum}}
}

// blindGates refuses gates about files that nobody read: they would pass whatever
// is in them.
func (r Run) blindGates(x Assessed) error {
	word := ""
	switch {
	case x.In.Project != nil:
	case r.Gates.Findings != "":
		word = "findings=" + string(r.Gates.Findings)
	case r.Gates.Problems:
		word = "problems"
	case r.Gates.Gaps:
		word = "gaps"
	}
	switch {
	case word == "":
		return nil
	case x.NoProject == nil:
		return exit.InputErrorf("--fail-on %s: nothing is scanned with --no-scan, so it could not fail; leave one of them out", word)
	}
	return exit.InputErrorf("--fail-on %s: nothing was scanned: %w", word, x.NoProject)
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

// Judge is advise.Judge with what the team lives with marked as accepted.
func (r Run) Judge(project *facts.Project, given questions.Answers) advise.Judgement {
	judged := advise.Judge(project, r.Loaded.Questionnaire, given)
	if !r.NoAccepted {
		judged.Findings = check.Accept(judged.Findings, r.Said.Record.Accepted)
	}
	return judged
}

// Since leaves the new findings of a report where there is a baseline.
func (r Run) Since(rep report.Report) report.Report {
	rep.Findings, rep.Since = r.fresh(rep.Findings, rep.Facts, rep.Since)
	return rep
}

// SinceScan leaves the new findings of a scan where there is a baseline.
func (r Run) SinceScan(s report.Scan) report.Scan {
	s.Findings, s.Since = r.fresh(s.Findings, s.Facts, s.Since)
	return s.Normal()
}

// fresh are the findings that the baseline has not, and what is said of it; all of
// them, and what was said before, where there is none, and where no file was read:
// what nobody looked for is not gone.
func (r Run) fresh(found []facts.Finding, project *facts.Project, said *report.Since) ([]facts.Finding, *report.Since) {
	if r.Baseline.Name == "" || project == nil {
		return found, said
	}
	fresh, since := check.Since(check.State{Findings: found, Facts: project}, check.State{Findings: r.Baseline.Findings, Facts: r.Baseline.Facts}, r.Baseline.Name)
	return fresh, &since
}
