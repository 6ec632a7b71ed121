package explain

import (
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
)

// Asked is what a model says of a question to somebody who is asked it: what each
// answer changes, and what stands behind that.
type Asked struct {
	Effects []Effect // in the order of the options
	More    string   // reasons, options, weight and sources, in lines
}

// Effect is what one answer changes.
type Effect struct {
	Option questions.OptionID
	Points float64 // of score; above 0 is towards Kubernetes
	// RulesOut are the sides, else the options, that the answer rules out by itself.
	RulesOut []string
	// With are sides that it rules out together with other answers, in words.
	With []string
}

// QuestionOf explains a question to somebody who is asked it; false: the model has
// no such factor.
func QuestionOf(m model.Model, s questions.Questionnaire, id questions.ID) (Asked, bool) {
	f, ok := m.Factor(id)
	if !ok {
		return Asked{}, false
	}
	q, _ := s.Question(id)
	out := Asked{}
	for _, o := range q.Options {
		x, _ := f.Option(o.ID)
		e := Effect{Option: o.ID, Points: float64(f.Worth(&x)) / m.Thresholds.Divisor.Value}
		e.RulesOut, e.With = rulesOut(m, s, id, o.ID)
		out.Effects = append(out.Effects, e)
	}
	var p page
	p.writeRest(m, s, f, q)
	out.More = p.String()
	return out, true
}

// rulesOut is what an answer rules out by itself, and with which others.
func rulesOut(m model.Model, s questions.Questionnaire, id questions.ID, o questions.OptionID) (alone, with []string) {
	var closed []model.Recommendation
	for _, v := range m.Vetoes {
		for _, c := range v.When {
			if !slices.Contains(c[id], o) {
				continue
			}
			if len(c) == 1 {
				closed = append(closed, v.Closes)
				alone = append(alone, v.Closes.Name())
				continue
			}
			with = append(with, fmt.Sprintf("%s if %s", v.Closes.Name(), english.And(shorts(s, c, id))))
		}
	}
	r, _ := m.Requirement(id)
	for _, w := range m.Ways {
		c := r.Cell(w.ID, o, func(model.Case) bool { return false })
		if c != nil && m.Closes(c) && !slices.Contains(closed, w.Side) {
			alone = append(alone, english.Lower(w.Title))
		}
	}
	return alone, with
}

// shorts are the other answers of a case, in words.
func shorts(s questions.Questionnaire, c model.Case, but questions.ID) []string {
	var out []string
	for _, q := range s.Questions {
		if ids, ok := c[q.ID]; ok && q.ID != but {
			out = append(out, fmt.Sprintf("%s is %s", q.Short, english.Or(ids)))
		}
	}
	return out
}

// writeRest is what is left to say of a question: the reason of each answer, what
// the options make of it, where the weight comes from.
func (p *page) writeRest(m model.Model, s questions.Questionnaire, f model.Factor, q questions.Question) {
	if c := condition(s, q); c != "" {
		p.writePart("When it is asked", c)
	}
	var lines []string
	for _, o := range q.Options {
		x, _ := f.Option(o.ID)
		lines = append(lines, fmt.Sprintf("%-17s  %s", o.ID, x.Why))
	}
	p.writePart("Why each answer counts as it does", lines...)
	if lines := optionLines(m, s, f.ID); len(lines) > 0 {
		p.writePart("What each option meets", lines...)
	}
	p.writePart(fmt.Sprintf("Where its weight of %d comes from", f.Weight), derivation(m, f))
	p.writePart("Sources", f.Sources...)
}
