package explain

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
)

const ruledOut = "What rules it out"

// explainWay is one option: what it is, what it demands, what it cannot do.
func explainWay(m model.Model, s questions.Questionnaire, w model.Way) string {
	var p page
	p.writeLine("%s (option, %s)", w.ID, w.Side.Name())
	p.writeLine("%s", w.Title)
	p.writePart("Why", w.Why)
	p.writePart("What it demands",
		"people   "+w.Demands.People, "skill    "+w.Demands.Skill, "access   "+w.Demands.Access, "money    "+w.Demands.Money)
	if len(w.Conditions) > 0 {
		p.writePart("Conditions", conditionLines(s, w)...)
	}
	for _, x := range []struct {
		head string
		take func(*model.Cell) bool
	}{
		{ruledOut, m.Closes},
		{"What it meets with work", func(c *model.Cell) bool { return c.Met == model.Partly && !m.Closes(c) }},
	} {
		lines := cellLines(m, s, w.ID, x.take)
		for _, v := range m.Vetoes {
			if x.head == ruledOut && !v.Derived && v.Closes == w.Side {
				lines = append(lines, "if "+holdsIf(s, v.When)+": "+v.Why)
			}
		}
		if len(lines) > 0 {
			p.writePart(x.head, lines...)
		}
	}
	if len(w.Where) > 0 {
		p.writePart("When it is recommended", "Only if "+holdsIf(s, []model.Case{w.Where})+".")
	}
	p.writePart("Sources", w.Sources...)
	return p.String()
}

// conditionLines are the conditions of an option, each with the answers beside
// which it is said.
func conditionLines(s questions.Questionnaire, w model.Way) []string {
	var out []string
	for _, c := range w.Conditions {
		line := c.Says
		switch {
		case c.Known:
			line += " (if " + holdsIf(s, []model.Case{c.When}) + ")"
		case len(c.When) > 0:
			line += " (if " + holdsIf(s, []model.Case{c.When}) + ", or that is not known)"
		}
		out = append(out, line)
	}
	return out
}

// cellLines are the cells of an option that are taken, a line each.
func cellLines(m model.Model, s questions.Questionnaire, way string, take func(*model.Cell) bool) []string {
	var out []string
	for i := range m.Requirements {
		r := &m.Requirements[i]
		for j := range r.Cells {
			if c := &r.Cells[j]; slices.Contains(c.Ways, way) && take(c) {
				out = append(out, "if "+holdsIf(s, []model.Case{caseOf(r.ID, c)})+": "+c.Why)
			}
		}
	}
	return out
}

// caseOf is when a cell counts.
func caseOf(id questions.ID, c *model.Cell) model.Case {
	out := model.Case{id: c.Answers}
	for q, answers := range c.Also {
		out[q] = answers
	}
	return out
}

// optionLines are what the options make of the answers to one question.
func optionLines(m model.Model, s questions.Questionnaire, id questions.ID) []string {
	r, _ := m.Requirement(id)
	var out []string
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Met == model.Yes {
			continue
		}
		out = append(out, fmt.Sprintf("%s %s if %s: %s", english.And(c.Ways), cannot(m, c, len(c.Ways)), holdsIf(s, []model.Case{caseOf(id, c)}), c.Why))
	}
	return out
}

func cannot(m model.Model, c *model.Cell, n int) string {
	if m.Closes(c) {
		return english.Agree(n, "is", "are") + " ruled out"
	}
	return english.Agree(n, "meets", "meet") + " it with work"
}

func (d *document) options() {
	d.paragraph("## Options")
	d.paragraph("A side is a choice of tools; what is run is one of these options. An option is ruled out when it cannot meet an answer, and a side when each\n" +
		"of its options is: that is what a veto says. The recommended option is the first of the recommended side, in this order, that is not ruled\n" +
		"out; one that demands more than the team has gives way to one that does not. Nothing is recommended where the answers do not decide.")
	for _, w := range d.m.Ways {
		d.paragraph("### %s", w.ID)
		d.paragraph("%s: %s. %s", w.Side.Name(), w.Title, w.Why)
		if len(w.Where) > 0 {
			d.paragraph("Recommended only if %s.", holdsIf(d.s, []model.Case{w.Where}))
		}
		d.bullets("People: "+w.Demands.People, "Skill: "+w.Demands.Skill, "Access: "+w.Demands.Access, "Money: "+w.Demands.Money)
		if len(w.Conditions) > 0 {
			d.paragraph("Conditions:")
			d.bullets(conditionLines(d.s, w)...)
		}
		d.paragraph("Sources: %s", links(w.Sources))
	}
	d.matrix()
	d.paragraph("### Remarks")
	d.paragraph("Remarks on third options and ways out are made beside it, where their answers are known to hold.")
	d.remarks()
}

// matrix is what each option makes of each answer, and why.
func (d *document) matrix() {
	d.paragraph("### What each option meets")
	d.paragraph("`yes`: it does; `work`: with work, or within limits; `no`: the option is ruled out; `too little`: it does so in part, and is ruled out all the same.")
	head := []string{"question", "answer"}
	for _, w := range d.m.Ways {
		head = append(head, w.Short)
	}
	var rows [][]string
	for i := range d.m.Requirements {
		r := &d.m.Requirements[i]
		q, _ := d.s.Question(r.ID)
		for _, o := range q.Options {
			row := []string{string(r.ID), code(string(o.ID))}
			for _, w := range d.m.Ways {
				row = append(row, d.word(r.Cell(w.ID, o.ID, func(model.Case) bool { return false })))
			}
			rows = append(rows, row)
		}
	}
	d.table(head, rows)
	d.paragraph("Why, for whatever is not met as it is:")
	rows = nil
	for i := range d.m.Requirements {
		r := &d.m.Requirements[i]
		for j := range r.Cells {
			c := &r.Cells[j]
			if c.Met != model.Yes || len(c.Also) > 0 {
				rows = append(rows, []string{strings.Join(c.Ways, ", "), "if " + holdsIf(d.s, []model.Case{caseOf(r.ID, c)}), d.word(c), c.Why, link(c.Source)})
			}
		}
	}
	d.table([]string{"options", "answers", "met", "why", "source"}, rows)
}

func (d *document) word(c *model.Cell) string {
	switch {
	case c == nil:
		return ""
	case c.TooLittle:
		return "too little"
	case c.Met == model.Partly:
		return "work"
	}
	return string(c.Met)
}

func (d *document) remarks() {
	for _, x := range d.m.Remarks {
		side := "either side"
		if x.Side != "" {
			side = x.Side.Name()
		}
		var strong []string
		for _, s := range x.Strength {
			strong = append(strong, string(s))
		}
		d.paragraph("**%s**, beside %s, where the recommendation is %s:", x.ID, side, strings.Join(strong, " or "))
		d.paragraph("%s", x.Words)
		var cases []string
		for _, c := range x.When {
			cases = append(cases, "if "+holdsIf(d.s, []model.Case{c}))
		}
		d.bullets(cases...)
		d.paragraph("Sources: %s", links(x.Sources))
	}
}
