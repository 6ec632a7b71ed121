package score

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
)

// closed are the vetoes that certainly hold, in the order of the model.
func (p *plan) closed(m *model.Model, st state) []Veto {
	var out []Veto
	for v := range p.vetoes {
		if !p.holds(st, p.vetoes[v].cases) {
			continue
		}
		r := &m.Vetoes[v]
		out = append(out, Veto{
			ID: r.ID, Closes: r.Closes, Why: r.Why, Source: r.Source,
			Because: p.because(st, p.vetoes[v].cases),
			Relax:   english.Sentence(r.Relax.Words),
		})
	}
	return out
}

// because are the questions of the cases that hold, in the order in which
// they are asked.
func (p *plan) because(st state, cases [][]term) []questions.ID {
	in := make([]bool, len(p.slots))
	for _, c := range cases {
		if st.fulfils(c) {
			for _, t := range c {
				in[t.slot] = true
			}
		}
	}
	var out []questions.ID
	for i, yes := range in {
		if yes {
			out = append(out, p.slots[i].id)
		}
	}
	return out
}

// relax says, where both sides are closed, what has to give way so that the
// recommended one is open again.
func relax(m *model.Model, vs []Veto, to model.Recommendation) (both bool, words string) {
	var closes [2]bool
	var changes []string
	for _, v := range vs {
		if v.Closes != to {
			closes[0] = true
			continue
		}
		closes[1] = true
		for _, r := range m.Vetoes {
			if r.ID == v.ID {
				changes = append(changes, r.Relax.Words)
			}
		}
	}
	if !closes[0] || !closes[1] {
		return false, ""
	}
	return true, english.Sentence(strings.Join(changes, ", and "))
}
