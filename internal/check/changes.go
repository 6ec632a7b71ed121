package check

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"advisor/internal/compare"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// changes are what decides and has changed since the base, which is the baseline,
// else what the record says of the time of its decision: whoever opens a pull
// request may change the model, the prices, the settings and the record.
func (c *checker) changes() []report.CheckReason {
	return slices.Concat(c.otherModel(), c.otherAnswers(), c.otherRecord(), c.otherAcceptances(), c.otherSettings(), c.otherCosts())
}

// base names what today is compared with.
func (c *checker) base() string {
	if c.Baseline == nil {
		return "the decision"
	}
	return untrusted.Text(c.BaselineName).Clean()
}

// came is what an assessment comes to: "Compose (confidence high, score 31.0)".
func came(side, strength string, points float64) string {
	by := "(" + sure(strength, points) + ")"
	if strength == string(model.Undecided) {
		return "no recommendation " + by
	}
	return words.Side(side) + " " + by
}

// effect says what today's result would be otherwise.
func (c *checker) effect(with string, as score.Assessment) string {
	would := came(string(as.Recommendation), string(as.Strength), as.Score)
	same := string(as.Recommendation) == c.Report.Recommendation && string(as.Strength) == c.Report.Strength
	if same {
		return fmt.Sprintf("%s it would be %s as well.", with, would)
	}
	return fmt.Sprintf("%s it would be %s, and it is %s.", with, would, came(c.Report.Recommendation, c.Report.Strength, c.Report.Score))
}

// otherModel says that another model weighs than at the base, or than the built-in
// one where a file of the project names it; and which one was refused.
func (c *checker) otherModel() []report.CheckReason {
	var out []report.CheckReason
	if x := c.Refused; x.Name != "" {
		out = append(out, reason(report.ChangedModel, "refused", fmt.Sprintf("%s names the model %s, which --model-from config refuses: it weighs nothing.",
			x.Named.File.Clean(), x.Name.Clean()), []untrusted.Place{x.Named}))
	}
	now, then := c.Report.Model, report.Model{Version: string(c.Record.DecidedWith.Model), SHA256: c.Record.DecidedWith.SHA256}
	if c.Baseline != nil {
		then = c.Baseline.Model
	}
	known := then.SHA256 != ""
	if known && then.SHA256 == now.SHA256 || !known && c.Own.Name == "" {
		return out
	}
	s := "The project's own model weighs: " + modelName(now, c.Own)
	if known {
		s = fmt.Sprintf("The model changed since %s: it is %s and was %s", c.base(), modelName(now, c.Own), modelName(then, OwnModel{}))
	}
	builtIn := model.Default()
	if now.SHA256 != builtIn.SHA256 {
		s += ". " + c.effect("With the built-in model", score.Assess(score.Basis{Model: builtIn, Questions: questions.Default(), Answers: c.Advice.Answers}))
	} else {
		s += "; the built-in one weighs."
	}
	at := c.line("model")
	if c.Own.Name != "" {
		at = []untrusted.Place{c.Own.Named}
	}
	return append(out, reason(report.ChangedModel, "", s, at))
}

func modelName(m report.Model, own OwnModel) string {
	hash := words.Short(untrusted.Text(m.SHA256).Clean())
	if own.Name != "" {
		return untrusted.Text(m.Version).Clean() + " (" + own.Name.Clean() + ", " + hash + ")"
	}
	return untrusted.Text(m.Version).Clean() + " (" + hash + ")"
}

// sinceDecided says how far the score moved since the decision was taken, and
// whether the model or the system moved it. A baseline says more.
func (c *checker) sinceDecided() []report.CheckReason {
	then := c.Record.DecidedWith
	if c.Baseline != nil || then.Empty() || math.Abs(then.Score-c.Report.Score) < 0.05 {
		return nil
	}
	why := "the model is the same, so answers or files changed"
	if then.SHA256 != c.Report.Model.SHA256 {
		why = c.modelShare(then)
	}
	return []report.CheckReason{reason(report.ChangedAnswer, "since", fmt.Sprintf("The score moved from %s to %s since the decision: %s.",
		words.Number(then.Score), words.Number(c.Report.Score), why), c.line("decided-with"))}
}

// modelShare says how much of a move of the score is another model's, which can be
// told where the decision was weighed by the built-in one.
func (c *checker) modelShare(then record.DecidedWith) string {
	builtIn := model.Default()
	if then.SHA256 != builtIn.SHA256 {
		return "the model changed, and how much of it is the model's cannot be told"
	}
	same := score.Assess(score.Basis{Model: builtIn, Questions: questions.Default(), Answers: c.Advice.Answers}).Score
	return fmt.Sprintf("the model moved it by %s, answers and files by %s", words.Points(c.Report.Score-same), words.Points(same-then.Score))
}

// mostChanges is how many changed answers or acceptances are named.
const mostChanges = 6

// otherAnswers says which answers of people are others than in the baseline, and
// what the result would be with those.
func (c *checker) otherAnswers() []report.CheckReason {
	if c.Baseline == nil {
		return nil
	}
	d := compare.Reports(compare.Input{
		Version: c.Advice.Version, Set: c.Advice.Set, Model: c.Advice.Model,
		Old: compare.Side{Name: c.base(), Kind: compare.Saved, Report: *c.Baseline}, New: compare.Side{Name: "today", Kind: compare.Saved, Report: c.Report},
	})
	before := maps.Clone(c.Advice.Answers)
	var list []string
	var at []untrusted.Place
	for _, x := range d.Answers {
		if !byPerson(x.OldSource) && !byPerson(x.Source) || x.From == x.To && x.FromLabel == x.ToLabel {
			continue
		}
		id := questions.ID(x.Question)
		list = append(list, fmt.Sprintf("%s is %s and was %s", id, written(x.ToLabel, x.To), written(x.FromLabel, x.From)))
		at = append(at, c.at(id)...)
		delete(before, id)
		if was := compare.AnswerOf(x.From, x.OldSource); was.Known() {
			before[id] = was
		}
	}
	if len(list) == 0 {
		return nil
	}
	s := fmt.Sprintf("Answers changed since %s: %s. ", c.base(), english.List(list, mostChanges))
	return []report.CheckReason{reason(report.ChangedAnswer, "answers", s+c.effect("With the earlier answers", score.Assess(c.Advice.Basis().With(before))), at)}
}

// byPerson reports whether a source is a person, as questions.Answer has it.
func byPerson(source string) bool {
	return questions.Answer{Source: questions.Source(source)}.ByPerson()
}

// otherRecord says what the record says of the decision, and the baseline does
// not: the decision, its triggers, its day.
func (c *checker) otherRecord() []report.CheckReason {
	if c.Baseline == nil || c.Baseline.Review.Agreed == "" {
		return nil // it knows no record
	}
	then := c.Baseline.Review
	var out []report.CheckReason
	if then.Agreed != c.Record.Decision {
		out = append(out, reason(report.OtherRecord, "decision", fmt.Sprintf("The decision is %s and was %s at %s.", words.Side(c.Record.Decision), words.Side(then.Agreed), c.base()), c.line("decision")))
	}
	has := func(text untrusted.Text) bool {
		return slices.ContainsFunc(c.Record.Triggers, func(t record.Trigger) bool { return t.String() == string(text) })
	}
	for _, text := range then.Triggers {
		if !has(text) && len(out) < mostChanges {
			out = append(out, reason(report.OtherRecord, text, fmt.Sprintf("The trigger `%s` of %s is no longer in the record%s.", text.Clean(), c.base(), c.wouldFire(text)), c.line("triggers")))
		}
	}
	if by := string(then.By); by != c.Record.ReviewBy {
		out = append(out, reason(report.OtherRecord, "review-by", fmt.Sprintf("The day of the review is %s and was %s at %s.", cmp.Or(c.Record.ReviewBy, "no day"), cmp.Or(untrusted.Text(by).Clean(), "no day"), c.base()), c.line("review-by")))
	}
	return append(out, c.otherReason()...)
}

// otherReason says that the record has got a reason to decide against the
// recommendation, or another one, and what it holds up.
func (c *checker) otherReason() []report.CheckReason {
	now, then := c.Record.Taken.Reason, c.Baseline.Review.Reason
	if now == then || now == "" {
		return nil
	}
	s := fmt.Sprintf("The reason for the decision is new since %s", c.base())
	if then != "" {
		s = fmt.Sprintf("The reason for the decision changed since %s", c.base())
	}
	in := c.Input
	in.Record.Taken.Reason = then
	if with, without := len(c.held()), len((&checker{Input: in}).held()); with == 0 && without > 0 {
		s += "; without it the decision would no longer hold"
	}
	return []report.CheckReason{reason(report.OtherRecord, "reason", s+".", c.line("reason"))}
}

// held are the reasons against the decision that a reason of the record can answer.
func (c *checker) held() []report.CheckReason { return slices.Concat(c.changed(), c.closed()) }

// wouldFire says whether a trigger that is gone would be true now.
func (c *checker) wouldFire(text untrusted.Text) string {
	t, err := record.Form{Questionnaire: c.Advice.Set, Metrics: MetricIDs()}.ParseTrigger(string(text))
	if err != nil || len(TrueNow(c.Input, []record.Trigger{t})) == 0 {
		return ""
	}
	return ", and it is true now"
}

// otherAcceptances says which findings are accepted now and were not in the
// baseline, and what they hide.
func (c *checker) otherAcceptances() []report.CheckReason {
	if c.Baseline == nil {
		return nil
	}
	before := map[place]bool{}
	for _, f := range c.Baseline.Findings {
		for _, a := range f.Accepted {
			before[place{f.Rule, a.Service}] = true
		}
	}
	var list []string
	hidden := map[facts.Severity]int{}
	for _, f := range c.Report.Findings {
		for _, a := range f.Accepted {
			if !before[place{f.Rule, a.Service}] {
				hidden[f.Severity]++
				list = append(list, fmt.Sprintf("%s until %s", inService(f.Rule, a.Service), a.Until.Clean()))
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	var counts []string
	for _, s := range facts.Severities() {
		if n := hidden[s]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d of %s severity", n, s))
		}
	}
	s := fmt.Sprintf("Accepted since %s: %s. No gate counts them: %s.", c.base(), english.List(list, mostChanges), english.And(counts))
	return []report.CheckReason{reason(report.EndedAccept, "new", s, c.line("accepted"))}
}

func inService(rule string, service untrusted.Text) string {
	if service == "" {
		return rule
	}
	return rule + " in " + service.Clean()
}

// otherSettings says that the file of settings is another one than at the
// baseline, or that other files are judged.
func (c *checker) otherSettings() []report.CheckReason {
	if c.Baseline == nil {
		return nil
	}
	now, then := c.Report.Inputs.Settings, c.Baseline.Inputs.Settings
	judged, was := judgedFiles(c.Report), judgedFiles(*c.Baseline)
	other := judged != was && judged != "" && was != ""
	var s string
	var at []untrusted.Place
	switch {
	case len(now) > 0 && len(then) > 0 && now[0].SHA256 != then[0].SHA256:
		s = now[0].Path.Clean() + " changed since " + c.base()
	case len(now) > 0 && len(then) == 0:
		s = now[0].Path.Clean() + " is new since " + c.base()
	case len(now) == 0 && len(then) > 0:
		s = then[0].Path.Clean() + " of " + c.base() + " is gone or not read"
	case other:
		s = "What is judged changed since " + c.base()
	default:
		return nil
	}
	if len(now) > 0 {
		at = []untrusted.Place{{File: now[0].Path}}
	}
	if other {
		s += fmt.Sprintf(": judged are %s, and were %s%s", judged, was, c.namesakes())
	} else {
		s += "; the same files are judged"
	}
	return []report.CheckReason{reason(report.OtherSettings, "", s+".", at)}
}

// namesakes say where Compose files of the baseline may be that are gone.
func (c *checker) namesakes() string {
	var out string
	for _, name := range slices.Sorted(maps.Keys(c.Namesakes)) {
		out += fmt.Sprintf("; %s is gone, and %s has its name", name.Clean(), c.Namesakes[name].Clean())
	}
	return out
}

// judgedFiles are which files a report is of; empty where it does not say.
func judgedFiles(r report.Report) string {
	if r.Environment == nil {
		return ""
	}
	names := make([]string, len(r.Environment.Files))
	for i, f := range r.Environment.Files {
		names[i] = f.Clean()
	}
	return r.Environment.Judged.Clean() + " (" + english.List(names, mostChanges) + ")"
}

// otherCosts says that the prices are others than at the baseline.
func (c *checker) otherCosts() []report.CheckReason {
	if c.Baseline == nil || c.Baseline.Estimate == nil || c.Report.Estimate == nil {
		return nil
	}
	now, then := c.Report.Estimate.Figures, c.Baseline.Estimate.Figures
	if now.SHA256 == then.SHA256 || then.SHA256 == "" {
		return nil
	}
	return []report.CheckReason{reason(report.OldPrices, "changed", fmt.Sprintf("The prices changed since %s: they are %s and were %s. They change what is shown, never a score or a gate.",
		c.base(), figures(now), figures(then)), c.line("costs"))}
}

func figures(f report.EstimateFigures) string {
	return untrusted.Text(f.Version).Clean() + " (" + words.Short(untrusted.Text(f.SHA256).Clean()) + ")"
}
