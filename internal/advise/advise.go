// Package advise is the arrow from answers and facts to the report: it calls
// the model and the cases and puts their results into the report's words. It
// weighs nothing itself and knows no files, terminals or flags.
package advise

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"advisor/internal/cases"
	"advisor/internal/estimate"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/portability"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/rules"
	"advisor/internal/score"
	"advisor/internal/suggest"
	"advisor/internal/untrusted"
)

// Input is everything that a report is made from.
type Input struct {
	Version string // of the program
	Set     questions.Questionnaire
	Model   model.Model
	// Answers are all answers with their sources, before resolving.
	Answers questions.Answers
	// Costs are the figures of the estimate; nil: the built-in ones.
	Costs *estimate.Costs
	Notes map[questions.ID]untrusted.Text
	// Respondents are those whose records were given, where there are several, and
	// Disputed the questions that they answer differently; By counts in
	// Respondents.
	Respondents []Respondent
	Disputed    []record.Disagreement
	// Project is what the scan found, nil without a scan.
	Project *facts.Project
	Gaps    []facts.Gap
	// Arguments are the flags of the scan, relative to the project, for the
	// command that makes the report again.
	Arguments []untrusted.Text
	// Agreed, ReviewBy, Triggers and Taken are what the record says of the decision.
	Agreed, ReviewBy string
	Triggers         []record.Trigger
	Taken            record.Taken
	// Settings is the project's file of settings; none where it has none.
	Settings []report.InputFile
	// Today is the day that ReviewBy is compared with, YYYY-MM-DD; empty: with none.
	Today string
}

// Basis is what is weighed.
func (in Input) Basis() score.Basis {
	return score.Basis{Model: in.Model, Questions: in.Set, Answers: in.Answers}
}

// problems are the mistakes in the files that were judged.
func (in Input) problems() []facts.Problem {
	if in.Project == nil {
		return nil
	}
	return in.Project.Problems
}

// environment is which set of files was judged; nil without a scan.
func (in Input) environment() *facts.Choice {
	if in.Project == nil || in.Project.Choice.Judged == "" {
		return nil
	}
	c := in.Project.Choice
	return &c
}

// Judgement is what follows from the facts.
type Judgement struct {
	Findings     []facts.Finding
	Observations []facts.Observation
	Portability  []facts.Portability
	MoveOrder    []facts.Move
	Suggested    questions.Answers
}

// Judge judges the facts of a project: findings, the size of a move, and the
// answers that the files suggest. Some findings are looked for only where the
// answers that were given make them matter. A nil project gives empty results.
func Judge(p *facts.Project, set questions.Questionnaire, given questions.Answers) Judgement {
	if p == nil {
		return Judgement{Suggested: questions.Answers{}}
	}
	found := rules.Check(*p, needs(given))
	return Judgement{Findings: found, Observations: rules.Observe(*p), Portability: portability.Assess(*p), MoveOrder: portability.Order(*p), Suggested: suggest.Answers(*p, set)}
}

// needs are what the answers make matter to findings.
func needs(given questions.Answers) rules.Needs {
	stage, target := given["stage"].Option, given["availability"].Option
	return rules.Needs{
		Customers:    stage == "customer-facing" || stage == "business-critical",
		Availability: target != questions.Unknown && target != "best-effort",
	}
}

// Report assesses the answers and fills a whole report. Equal inputs give
// equal reports.
func Report(in Input, judged Judgement) report.Report {
	resolved := in.Set.Resolve(in.Answers)
	as := score.Assess(in.Basis())
	r := report.Report{
		SchemaVersion:  report.SchemaVersion,
		Tool:           report.Tool{Version: in.Version},
		Model:          in.model(),
		Recommendation: string(as.Recommendation),
		Strength:       string(as.Strength),
		Firm:           as.Firm,
		Confidence:     &as.Confidence,
		Score:          as.Score,
		ScoreRange:     ends(as.Range),
		TooClose:       tooClose(in),
		Axes:           axes(as.Axes),
		Vetoes:         vetoes(as.Vetoes),
		Factors:        factors(in, as),
		TippingPoints:  tips(score.Tipping(in.Basis())),
		NextQuestions:  next(in),
		WeightTips:     weightTips(in),
		CounterCase:    arguments(score.Counter(in.Basis())),
		SimilarCases:   similar(resolved, as.Recommendation),
		Environment:    in.environment(),
		Facts:          in.Project,
		Findings:       judged.Findings,
		Observations:   judged.Observations,
		Portability:    judged.Portability,
		MoveOrder:      judged.MoveOrder,
		Gaps:           in.Gaps,
		Problems:       in.problems(),
		Review:         review(in),
		Inputs:         inputs(in, resolved),
	}
	r.Contradictions = contradictions(in)
	r.Respondents, r.Disagreements = respondents(in), disagreements(in)
	disputes := waysToSettle(in, r.Disagreements)
	settle, enough := disputes.settling()
	r.Settle = settle
	all := score.Options(in.Basis(), as)
	r.Options, r.Shape, r.Remarks = ways(all), shape(in, as, all), score.Remarks(in.Basis(), as)
	var doubts []facts.Contradiction
	r.Estimate, doubts = estimated(in, all)
	r.Contradictions = append(r.Contradictions, doubts...)
	r.Consequences = consequences(r)
	r.Summary = summary(in, r, as)
	r.NextSteps = nextSteps(r)
	r.Plan, r.Risks = plan(r), risks(r)
	r.Summary.Disagreement, r.Summary.Agree = disputed(in, disputes), agreeOn(r, enough)
	r.Summary.Decisions = untrusted.Text(decidedDifferently(in))
	return r.Normal()
}

// model is which one weighed.
func (in Input) model() report.Model {
	return report.Model{Version: in.Model.Version, SHA256: in.Model.SHA256, Uncalibrated: !in.Model.Calibrated()}
}

// contradictions are answers that speak against each other, then answers that
// the files speak against.
func contradictions(in Input) []facts.Contradiction {
	var out []facts.Contradiction
	for _, c := range in.Set.Conflicts(in.Answers) {
		q, _ := in.Set.Question(c.Question)
		implied, _ := q.Option(c.Implied)
		out = append(out, facts.Contradiction{
			Message: untrusted.Text(fmt.Sprintf("The answer on %s is %q, but the answer on %s implies %q.",
				q.Short, answerLabel(q, c.Given), shorts(in.Set, c.Because), implied.Label)),
			Questions: report.Strings(append([]questions.ID{c.Question}, c.Because...)),
		})
	}
	if in.Project != nil {
		out = append(out, suggest.Contradictions(*in.Project, in.Set, in.Answers)...)
	}
	return out
}

// review is what the record says of the decision.
func review(in Input) report.Review {
	t := in.Taken
	return report.Review{
		Agreed: in.Agreed, By: untrusted.Text(in.ReviewBy), Overdue: in.ReviewBy != "" && in.ReviewBy < in.Today, Triggers: triggerTexts(in.Triggers),
		Status: t.Status, Decided: untrusted.Text(t.Decided), Deciders: t.Deciders, Reason: t.Reason, Dissent: t.Dissent,
	}
}

func triggerTexts(ts []record.Trigger) []untrusted.Text {
	var out []untrusted.Text
	for _, t := range ts {
		out = append(out, untrusted.Text(t.String()))
	}
	return out
}

func shorts(set questions.Questionnaire, ids []questions.ID) string {
	var out []string
	for _, id := range ids {
		q, _ := set.Question(id)
		out = append(out, q.Short)
	}
	return strings.Join(out, " and ")
}

func ends(r score.Range) [2]float64 { return [2]float64{r.Low, r.High} }

func tooClose(in Input) *[2]float64 {
	band := ends(score.TooClose(in.Basis()))
	return &band
}

func axes(as []score.AxisScore) report.Axes {
	by := map[model.Axis]report.Axis{}
	for _, a := range as {
		by[a.Axis] = report.Axis{Score: a.Score, Range: ends(a.Range)}
	}
	return report.Axes{Complexity: by[model.Complexity], Scale: by[model.Scale], Team: by[model.Team]}
}

func vetoes(vs []score.Veto) []report.Veto {
	var out []report.Veto
	for _, v := range vs {
		out = append(out, report.Veto{
			ID: v.ID, Closes: string(v.Closes), Why: v.Why,
			Because: report.Strings(v.Because), Source: v.Source, Relax: v.Relax,
		})
	}
	return out
}

func factors(in Input, as score.Assessment) []report.Factor {
	var out []report.Factor
	for _, f := range as.Factors {
		q, _ := in.Set.Question(f.Question)
		out = append(out, report.Factor{
			ID: string(f.Question), Axis: string(f.Axis), Section: q.Section,
			Question: q.Ask, Label: q.Short,
			Answer: answerID(f.Answer), AnswerLabel: answerLabel(q, f.Answer), Source: string(f.Answer.GivenBy()), Retired: q.Retired != "",
			Number: exact(f.Answer),
			Weight: float64(f.Weight), Contribution: f.Points, Range: ends(f.Range), Could: ends(f.Could),
			Why: f.Why, Sources: f.Sources,
			Because: f.Answer.Because, Note: in.Notes[f.Question], Evidence: f.Answer.Evidence,
		})
	}
	return out
}

// exact is the number that somebody gave; nil where it was an option.
func exact(a questions.Answer) *int {
	if !a.Plain || len(a.AnyOf) > 0 {
		return nil
	}
	return &a.Number
}

// answerID is the option, the options that respondents named, or "unknown".
func answerID(a questions.Answer) string {
	switch {
	case len(a.AnyOf) > 0:
		return strings.Join(report.Strings(a.AnyOf), "|")
	case a.Option == questions.Unknown:
		return questions.UnknownWord
	}
	return string(a.Option)
}

func answerLabel(q questions.Question, a questions.Answer) string {
	if a.Option == questions.Unknown && len(a.AnyOf) == 0 {
		return "not known"
	}
	ids := a.AnyOf
	if len(ids) == 0 {
		ids = []questions.OptionID{a.Option}
	}
	var labels []string
	for _, id := range ids {
		if o, ok := q.Option(id); ok {
			labels = append(labels, o.Label)
		}
	}
	label := strings.Join(labels, " or ")
	if a.Plain {
		label = fmt.Sprintf("%d (%s)", a.Number, label)
	}
	return label
}

func tips(ts []score.Tip) []report.TippingPoint {
	var out []report.TippingPoint
	for _, t := range ts {
		p := report.TippingPoint{
			Recommendation: string(t.Recommendation), Strength: string(t.Strength), Confidence: &t.Confidence, Sentence: t.Sentence,
		}
		for _, c := range t.Changes {
			p.Changes = append(p.Changes, report.Change{Question: string(c.Question), From: orUnknown(c.From), To: orUnknown(c.To)})
		}
		out = append(out, p)
	}
	return out
}

func orUnknown(o questions.OptionID) string {
	if o == questions.Unknown {
		return questions.UnknownWord
	}
	return string(o)
}

// next are the unknowns that could still change the recommendation.
func next(in Input) []report.NextQuestion {
	var out []report.NextQuestion
	for _, n := range score.Next(in.Basis()) {
		q, _ := in.Set.Question(n.Question)
		out = append(out, report.NextQuestion{Question: string(n.Question), Ask: q.Ask, Swing: n.Swing})
	}
	return out
}

// weightTips are the weights that the result hangs on.
func weightTips(in Input) []report.WeightTip {
	var out []report.WeightTip
	for _, t := range score.WeightTips(in.Basis()) {
		out = append(out, report.WeightTip{Question: string(t.Question), Weight: float64(t.Weight), Times: t.Times, Sentence: t.Sentence})
	}
	return out
}

func arguments(as []score.Argument) []report.Argument {
	var out []report.Argument
	for _, a := range as {
		out = append(out, report.Argument{Message: a.Message, Factors: report.Strings(a.Factors)})
	}
	return out
}

// similarCases is how many published decisions a report names.
const similarCases = 3

func similar(resolved questions.Answers, rec model.Recommendation) []report.SimilarCase {
	var out []report.SimilarCase
	for _, m := range cases.Similar(cases.All(), resolved, string(rec), similarCases) {
		out = append(out, report.SimilarCase{
			ID: m.Case.ID, Source: m.Case.Source, Decision: m.Case.Decision,
			Summary: m.Case.Summary, Shared: report.Strings(m.Shared),
		})
	}
	return out
}

func inputs(in Input, resolved questions.Answers) report.Inputs {
	out := report.Inputs{AnswersSHA256: answersHash(in.Set, resolved), Arguments: in.Arguments, SaidUnknown: saidUnknown(in), Settings: in.Settings}
	if in.Project != nil {
		for _, f := range in.Project.Files {
			out.Files = append(out.Files, report.InputFile{Path: f.Path, SHA256: f.SHA256})
		}
	}
	return out
}

// saidUnknown are the questions that a person answered with "unknown".
func saidUnknown(in Input) []string {
	var out []string
	for _, q := range in.Set.Questions {
		if a := in.Answers[q.ID]; a.ByPerson() && !a.Known() && len(a.AnyOf) == 0 {
			out = append(out, string(q.ID))
		}
	}
	return out
}

// answersHash is the SHA-256 of "id=answer" lines in the order of the
// questions, so that it depends neither on the order of a record nor on who
// gave the answers.
func answersHash(set questions.Questionnaire, a questions.Answers) string {
	h := sha256.New()
	for _, q := range set.Questions {
		h.Write([]byte(string(q.ID) + "=" + answerID(a[q.ID]) + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}
