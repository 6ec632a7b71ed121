package score

import (
	"fmt"
	"strings"

	"advisor/internal/questions"
)

// Explain is the text about one question with its factor, or about one veto:
// why it is there, what it changes, and where that comes from. False: there is
// nothing of that name. Lines are not wrapped.
func Explain(m Model, s questions.Questionnaire, id string) (string, bool) {
	if f, ok := m.Factor(questions.ID(id)); ok {
		q, _ := s.Question(f.ID)
		return explainFactor(m, s, f, q), true
	}
	for _, v := range m.Vetoes {
		if v.ID == id {
			return explainVeto(s, v), true
		}
	}
	return "", false
}

// page collects headed paragraphs of plain text.
type page struct{ strings.Builder }

func (p *page) line(format string, args ...any) {
	p.WriteString(fmt.Sprintf(format, args...) + "\n")
}

func (p *page) part(head string, lines ...string) {
	p.WriteString("\n" + head + "\n")
	for _, l := range lines {
		p.WriteString("  " + l + "\n")
	}
}

func explainFactor(m Model, s questions.Questionnaire, f Factor, q questions.Question) string {
	var p page
	p.line("%s (question, axis %s, weight %d)", f.ID, f.Axis, f.Weight)
	p.line("%s", q.Ask)
	if c := condition(s, q); c != "" {
		p.WriteString(c + "\n")
	}
	p.part("Why it is asked", q.Why)
	if q.Example != "" {
		p.part("What is meant", q.Example)
	}
	p.part("Why it counts", f.Why)
	var lines []string
	for _, o := range q.Options {
		x, _ := f.Option(o.ID)
		points := signed(float64(f.Weight*x.Points) / m.Thresholds.Divisor.Value)
		lines = append(lines, fmt.Sprintf("%-17s %6s  %s", o.ID, points, x.Why))
	}
	p.part("What each answer adds, in points of score (above 0 towards Kubernetes)", lines...)
	lines = nil
	for _, v := range m.Vetoes {
		for _, c := range v.When {
			if _, ok := c[f.ID]; ok {
				lines = append(lines, fmt.Sprintf("%s closes %s if %s.", v.ID, v.Closes.Name(), holdsIf(s, v.When)))
				break
			}
		}
	}
	if len(lines) > 0 {
		p.part("Vetoes", lines...)
	}
	p.part("Where the weight comes from", m.derivation(f))
	p.part("Sources", f.Sources...)
	return p.String()
}

func explainVeto(s questions.Questionnaire, v VetoRule) string {
	var p page
	p.line("%s (veto, closes %s)", v.ID, v.Closes.Name())
	p.part("When", "It holds if "+holdsIf(s, v.When)+". An answer that is not known never triggers it.")
	p.part("Why", v.Why)
	p.part("What opens "+v.Closes.Name()+" again", sentence(v.Relax.Words)+" "+v.Relax.Why)
	p.part("Source", v.Source)
	return p.String()
}
