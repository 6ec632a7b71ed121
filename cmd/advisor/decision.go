package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"advisor/internal/advise"
	"advisor/internal/ask"
	"advisor/internal/check"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// decisionFlags say what was decided, in place of what a record says.
func (o *options) decisionFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("decision", pflag.ContinueOnError)
	fs.Var(oneOf(&o.decision, sides), "decision", "what the team decided: compose, kubernetes")
	fs.Var(once(&o.reviewBy), "review-by", "`DATE` of the next review, such as 2027-06-30")
	fs.StringArrayVar(&o.triggers, "trigger", nil, "`CONDITION` for deciding again, such as \"hosts > 1\"; may repeat; in place of those of a record")
	return fs
}

// overrule puts what the flags say of the decision over what records say.
func (o *options) overrule(set questions.Questionnaire, g *given) error {
	var errs []error
	if o.decision != "" {
		g.decision = o.decision
	}
	if o.reviewBy != "" {
		g.reviewBy = o.reviewBy
		if !questions.IsDay(o.reviewBy) {
			errs = append(errs, fmt.Errorf("--review-by: %q is no day; write one such as 2027-06-30", untrusted.Text(o.reviewBy).Clean()))
		}
	}
	if len(o.triggers) > 0 {
		var err error
		g.triggers, err = givenTriggers(set, o.triggers)
		errs = append(errs, err)
	}
	if n := len(g.triggers); n > questions.MaxTriggers {
		errs = append(errs, fmt.Errorf("%d triggers are more than a record takes, which is %d; keep those that would change the decision", n, questions.MaxTriggers))
	}
	return exit.InputError(errors.Join(errs...))
}

func givenTriggers(set questions.Questionnaire, texts []string) ([]questions.Trigger, error) {
	var out []questions.Trigger
	var errs []error
	for _, text := range texts {
		t, err := set.ParseTrigger(text)
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("--trigger: %w", err))
		case slices.Contains(out, t):
			errs = append(errs, fmt.Errorf("--trigger: %q is given twice", t))
		default:
			out = append(out, t)
		}
	}
	return out, errors.Join(errs...)
}

// deciding is what a conversation asks of the decision at its end.
func (a *app) deciding(o *options, p prepared, in advise.Input, suggested questions.Answers) *ask.Deciding {
	d := &ask.Deciding{
		Known:     ask.Decision{Side: p.given.decision, Triggers: p.given.triggers, ReviewBy: p.given.reviewBy},
		SideGiven: o.decision != "", TriggersGiven: len(o.triggers) > 0, ReviewGiven: o.reviewBy != "",
		Propose: func(ans questions.Answers, side string) []questions.Trigger {
			return proposed(in.Model, a.set, ans, suggested, side)
		},
		Words: func(t questions.Trigger) string { return conditionWords(in.Model, a.set, t) },
		Today: p.today, ReviewBy: yearAfter(p.today),
	}
	if o.save == "" {
		d.Offer = offerRecord
	}
	return d
}

// conditionWords say when a trigger is true; a fact is named by what is
// counted.
func conditionWords(m score.Model, set questions.Questionnaire, t questions.Trigger) string {
	words := advise.TriggerWords(m, set, t)
	for _, f := range check.Facts() {
		if rest, ok := strings.CutPrefix(words, f.ID+": "); ok {
			return f.About + ": " + rest
		}
	}
	return words
}

// proposed are conditions that speak against a decision; before one is taken,
// against what is recommended. A decision against the recommendation has none:
// what changes the recommendation would speak for it.
func proposed(m score.Model, set questions.Questionnaire, ans, suggested questions.Answers, side string) []questions.Trigger {
	if side != "" && side != string(score.Assess(m, set, ans).Recommendation) {
		return nil
	}
	return advise.Triggers(m, set, ans, suggested)
}

// propose finds triggers for who was not asked for them and has none.
func (p *prepared) propose(in advise.Input, suggested questions.Answers) {
	if len(p.given.triggers) == 0 && !p.decided {
		p.proposed = proposed(in.Model, in.Set, in.Answers, suggested, p.given.decision)
	}
}

// yearAfter is the day a year after a day, YYYY-MM-DD.
func yearAfter(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(1, 0, 0).Format(time.DateOnly)
}

// decide takes over what was said of the decision.
func (p *prepared) decide(d *ask.Decision, in *advise.Input) {
	if d == nil {
		return
	}
	p.decided = d.Side != ""
	p.given.decision, p.given.triggers, p.given.reviewBy = d.Side, d.Triggers, d.ReviewBy
	in.Agreed, in.Triggers, in.ReviewBy = d.Side, d.Triggers, d.ReviewBy
}
