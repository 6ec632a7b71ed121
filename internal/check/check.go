// Package check judges a decision again later: whether it stands with today's
// answers and files, which of its triggers are true, what is new since a saved
// report, and which findings the team lives with. It assesses nothing itself
// and knows no files, clocks or flags.
package check

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// Input is everything that a check is made from.
type Input struct {
	// Advice is what today's report was made from, and Judged what the files
	// show.
	Advice advise.Input
	Judged advise.Judgement
	// Report is today's, of all findings.
	Report report.Report
	// Record is what the team keeps; its Decision is never empty. File is its
	// path as places in the report name it.
	Record record.Record
	File   untrusted.Text
	// Apart: the record is no file that the project's folder leads to.
	Apart bool
	// Elsewhere are projects below the folder that was looked in, where that has none.
	Elsewhere []untrusted.Text
	// Namesakes are, by the path of a Compose file of the baseline that is no longer
	// there, a file below that has its name.
	Namesakes map[untrusted.Text]untrusted.Text
	// Today is the day that dates are compared with, YYYY-MM-DD.
	Today string
	// Baseline is a saved report of the time of the decision, nil for none, and
	// BaselineName the name of its file.
	Baseline     *report.Report
	BaselineName string
	// Own is the model of the project itself where that weighs, and Refused the one
	// that it names and that the caller did not let weigh.
	Own, Refused OwnModel
	// NoScan: nobody wanted the files to be looked at.
	NoScan bool
}

// OwnModel is a model that a file of the project names, in a place. The zero value
// is none.
type OwnModel struct {
	Name  untrusted.Text
	Named untrusted.Place
}

// Evaluate says what became of the decision. Equal inputs give equal checks.
//
// It no longer holds where the other side is recommended now, where a veto rules
// out what was decided, where a trigger of the record is true, where the files
// contradict an answer so that the recommendation hangs on it, or where the
// review date has passed. A result that recommends nothing is no change of mind.
// What the baseline says already is no change, and neither is what the team knew
// when it decided against the recommendation and wrote down why.
func Evaluate(in Input) report.Check {
	c := &checker{Input: in}
	out := report.Check{Decision: in.Record.Decision}
	out.Reasons = append(out.Reasons, c.changed()...)
	out.Reasons = append(out.Reasons, c.closed()...)
	fired, perhaps := c.triggers()
	out.Reasons = append(out.Reasons, c.doubts(fired)...)
	out.Reasons = append(out.Reasons, fired...)
	out.Reasons = append(out.Reasons, c.review()...)
	gone, missing := c.files()
	out.Reasons = append(out.Reasons, gone...)
	out.Stands = len(out.Reasons) == 0
	out.Remarks = slices.Concat(missing, c.unseen(), c.remarks(), c.sinceDecided(), perhaps, c.doubted, c.endings(), c.prices())
	out.Changes = c.changes()
	out.Headline = untrusted.Text(c.headline(out))
	out.Next = untrusted.Text(c.next(out))
	return out
}

// checker is one check.
type checker struct {
	Input
	doubted []report.CheckReason // what the files speak against, and that changes nothing
}

func reason[T ~string](kind string, subject T, message string, at []untrusted.Place) report.CheckReason {
	return report.CheckReason{Kind: kind, Subject: untrusted.Text(subject), Message: untrusted.Text(message), Evidence: at}
}

// other reports whether the score is on the other side than the decision,
// recommended or not.
func (c *checker) other() bool { return c.Report.Recommendation != c.Record.Decision }

// undecided reports whether nothing is recommended.
func (c *checker) undecided() bool { return c.Report.Strength == string(model.Undecided) }

// turned reports whether the other side is recommended, and nobody knew it.
func (c *checker) turned() bool { return c.other() && !c.undecided() && !c.against() }

// bothClosed reports whether requirements close both sides, which is a reason
// unless it was known.
func (c *checker) bothClosed() bool {
	return words.BothRuledOut(c.Report) && slices.ContainsFunc(c.Report.Vetoes, func(v report.Veto) bool { return !c.wasClosed(v.ID) })
}

// against reports whether the team decided against the recommendation of today,
// and knew it: the baseline recommends the same, or the record says why.
func (c *checker) against() bool {
	if !c.other() {
		return false
	}
	return c.knownThen() || c.reasoned()
}

// knownThen reports whether the baseline recommends what is recommended today, and
// knows no other decision.
func (c *checker) knownThen() bool {
	b := c.Baseline
	if b == nil || b.Recommendation != c.Report.Recommendation || b.Strength == string(model.Undecided) {
		return false
	}
	return b.Review.Agreed == "" || b.Review.Agreed == c.Record.Decision
}

// reasoned reports whether the record gives a reason for a decision against the
// recommendation, which at that time was the one of today as far as anybody knows.
func (c *checker) reasoned() bool {
	then := c.Record.DecidedWith.Recommendation
	return c.Record.Taken.Reason != "" && (then == "" || then != c.Record.Decision)
}

// line is a place in the record.
func (c *checker) line(key string) []untrusted.Place {
	n, ok := c.Record.Lines[key]
	if !ok {
		return nil
	}
	return []untrusted.Place{{File: c.File, Line: n}}
}

// at is where an answer comes from: the record's line, else what the scan saw.
func (c *checker) at(id questions.ID) []untrusted.Place {
	a := c.Advice.Answers[id]
	switch a.Source {
	case questions.FromFile:
		return c.line(string(id))
	case questions.FromScan:
		return a.Evidence
	default: // a flag has no place, and what is implied follows from others
		return nil
	}
}

// sure is how sure the recommendation of today is.
func (c *checker) sure() string { return sure(c.Report.Strength, c.Report.Score) }

// sure is how sure a recommendation is: "confidence high, score 33.2".
func sure(strength string, points float64) string {
	return "confidence " + score.ConfidenceWord(model.Strength(strength)) + ", score " + words.Number(points)
}

func (c *checker) headline(out report.Check) string {
	decided := fmt.Sprintf("The decision of %s for %s", words.Name(c.Report), words.Side(out.Decision))
	switch {
	case c.bothClosed():
		return fmt.Sprintf("%s no longer holds: neither side meets every requirement now (%s).", decided, english.And(vetoNames(c.Report)))
	case !out.Stands && c.turned():
		return fmt.Sprintf("%s no longer holds: %s is recommended now (%s).", decided, words.Side(c.Report.Recommendation), c.sure())
	case words.HasReason(out, report.ClosedOption):
		return fmt.Sprintf("%s no longer holds: %s is ruled out now (%s).", decided, words.Side(out.Decision), english.And(vetoNames(c.Report)))
	case !out.Stands && c.undecided():
		return fmt.Sprintf("%s is due for review; the answers alone lead to no recommendation (%s).", decided, c.sure())
	case !out.Stands && c.other():
		return decided + " is due for review."
	case !out.Stands:
		return fmt.Sprintf("%s is due for review; %s is still recommended (%s).", decided, words.Side(out.Decision), c.sure())
	case c.undecided():
		return fmt.Sprintf("%s still holds; the answers alone lead to no recommendation (%s).", decided, c.sure())
	case c.other():
		return fmt.Sprintf("%s still holds, against the recommendation of %s (%s).", decided, words.Side(c.Report.Recommendation), c.sure())
	}
	return fmt.Sprintf("%s still holds (%s).", decided, c.sure())
}

// files says that there was no Compose project to look at: a reason where the
// baseline had one, else a remark, since a record can be about a plan.
func (c *checker) files() (gone, missing []report.CheckReason) {
	switch {
	case c.NoScan:
		return nil, nil
	case c.Report.Facts != nil:
		return nil, append(c.moved(), c.shadowed()...)
	case c.Baseline != nil && c.Baseline.Facts != nil:
		return []report.CheckReason{reason(report.NoFiles, "", "The baseline was made with a Compose project; there is none here now"+c.elsewhere()+".", nil)}, nil
	}
	return nil, []report.CheckReason{reason(report.NoFiles, "", "No Compose project was found here"+c.elsewhere()+", so only the answers of the record were checked.", nil)}
}

// ElsewhereWords name projects below a folder that has none.
func ElsewhereWords(paths []untrusted.Text) string {
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = p.Clean()
	}
	few := english.And(names)
	if len(names) > most {
		few = english.List(names, most)
	}
	return few + " " + english.Agree(len(names), "has one", "have one")
}

func (c *checker) elsewhere() string {
	if len(c.Elsewhere) == 0 {
		return ""
	}
	return ", but " + ElsewhereWords(c.Elsewhere)
}

// Missing are the Compose files that the baseline judged and that today's report
// has not read.
func Missing(baseline, today report.Report) []untrusted.Text {
	if baseline.Environment == nil || today.Facts == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(baseline.Environment.Files), func(name untrusted.Text) bool {
		return slices.ContainsFunc(today.Inputs.Files, func(f report.InputFile) bool { return f.Path == name })
	})
}

// moved are Compose files of the baseline that have another name now.
func (c *checker) moved() []report.CheckReason {
	if c.Baseline == nil {
		return nil
	}
	now := map[string]untrusted.Text{}
	there := map[untrusted.Text]bool{}
	for _, f := range c.Report.Inputs.Files {
		now[f.SHA256], there[f.Path] = f.Path, true
	}
	var out []report.CheckReason
	for _, f := range c.Baseline.Inputs.Files {
		if to, ok := now[f.SHA256]; ok && !there[f.Path] && len(out) < most {
			out = append(out, reason(report.OtherSettings, f.Path, fmt.Sprintf("%s of %s is %s now.", f.Path.Clean(), c.base(), to.Clean()), []untrusted.Place{{File: to}}))
		}
	}
	return out
}

// shadowed are Compose files beside the one that is read: whoever adds a small
// one with a name that comes first takes all others out of sight.
func (c *checker) shadowed() []report.CheckReason {
	p := project(c.Report)
	if len(p.Shadowed) == 0 || len(p.Files) == 0 {
		return nil
	}
	var at []untrusted.Place
	var names []string
	for _, f := range p.Shadowed {
		at, names = append(at, untrusted.Place{File: f.Name}), append(names, f.Name.Clean())
	}
	return []report.CheckReason{reason(report.Shadowed, "", fmt.Sprintf("%s is read, and %s beside it is not, as docker compose does.",
		p.Files[0].Path.Clean(), strings.Join(names[:min(len(names), most)], ", ")), at)}
}

// remarks say what was compared, where that is not plain.
func (c *checker) remarks() []report.CheckReason {
	var out []report.CheckReason
	if c.undecided() && !words.BothRuledOut(c.Report) {
		out = append(out, reason(report.ChangedAnswer, "undecided", fmt.Sprintf("Nothing is recommended: the answers lean to %s, and small changes can turn the result. `--fail-on undecided` makes that a gate.",
			words.Side(c.Report.Recommendation)), nil))
	}
	return out
}
