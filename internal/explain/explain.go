// Package explain says the model in words: all of it as a document, and what
// there is to one question, veto or option. It decides and weighs nothing.
package explain

import (
	"fmt"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
)

// Topic is the text about one question with its factor, one veto or one option:
// why it is there, what it changes, and where that comes from. False: there is
// nothing of that name. Lines are not wrapped.
func Topic(m model.Model, s questions.Questionnaire, id string) (string, bool) {
	if f, ok := m.Factor(questions.ID(id)); ok {
		q, _ := s.Question(f.ID)
		return explainFactor(m, s, f, q), true
	}
	for _, v := range m.Vetoes {
		if v.ID == id {
			return explainVeto(s, v), true
		}
	}
	if w, ok := m.Way(id); ok {
		return explainWay(m, s, w), true
	}
	return "", false
}

// page collects headed paragraphs of plain text.
type page struct{ strings.Builder }

func (p *page) writeLine(format string, args ...any) {
	p.WriteString(fmt.Sprintf(format, args...) + "\n")
}

func (p *page) writePart(head string, lines ...string) {
	p.WriteString("\n" + head + "\n")
	for _, l := range lines {
		p.WriteString("  " + l + "\n")
	}
}

func explainFactor(m model.Model, s questions.Questionnaire, f model.Factor, q questions.Question) string {
	var p page
	p.writeLine("%s (question, axis %s, weight %d)", f.ID, f.Axis, f.Weight)
	p.writeLine("%s", q.Ask)
	if c := condition(s, q); c != "" {
		p.WriteString(c + "\n")
	}
	why := "Why it is asked"
	if q.Retired != "" {
		why = "Why it was asked"
		p.writePart("No longer asked", q.Retired, answersOf(f))
	}
	p.writePart(why, q.Why)
	if q.Example != "" {
		p.writePart("What is meant", q.Example)
	}
	p.writePart("Why it counts", f.Why)
	var lines []string
	for _, o := range q.Options {
		x, _ := f.Option(o.ID)
		points := signed(float64(f.Worth(&x)) / m.Thresholds.Divisor.Value)
		lines = append(lines, fmt.Sprintf("%-17s %6s  %s", o.ID, points, x.Why))
	}
	p.writePart("What each answer adds, in points of score (above 0 towards Kubernetes)", lines...)
	lines = nil
	for _, v := range m.Vetoes {
		for _, c := range v.When {
			if _, ok := c[f.ID]; ok {
				lines = append(lines, fmt.Sprintf("%s rules out %s if %s.", v.ID, v.Closes.Name(), holdsIf(s, v.When)))
				break
			}
		}
	}
	if len(lines) > 0 {
		p.writePart("Vetoes", lines...)
	}
	if lines := optionLines(m, s, f.ID); len(lines) > 0 {
		p.writePart("What each option meets", lines...)
	}
	p.writePart("Where the weight comes from", derivation(m, f))
	p.writePart("Sources", f.Sources...)
	return p.String()
}

func explainVeto(s questions.Questionnaire, v model.VetoRule) string {
	var p page
	p.writeLine("%s (veto, rules out %s)", v.ID, v.Closes.Name())
	p.writePart("When", "It holds if "+holdsIf(s, v.When)+". An answer that is not known never triggers it.")
	p.writePart("Why", v.Why)
	p.writePart("What opens "+v.Closes.Name()+" again", english.Sentence(v.Relax.Words)+" "+v.Relax.Why)
	p.writePart("Source", v.Source)
	return p.String()
}
