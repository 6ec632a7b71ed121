package formats

import (
	"slices"
	"strconv"

	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// shape is the form that the recommended side takes here.
func (p *page) shape(r report.Report) {
	if r.Shape == nil {
		return
	}
	p.heading("In this shape: "+r.Shape.Title, "")
	p.plain("  ", words.Sentence(r.Shape.Why))
	for _, c := range r.Shape.Conditions {
		p.plain("  - ", words.Sentence(c))
	}
	for _, c := range r.Shape.Remarks {
		p.plain("  - ", words.Sentence(c))
	}
}

// services is the table of services by role.
func (p *page) services(r report.Report) {
	if r.Facts == nil || len(r.Facts.Services) == 0 {
		return
	}
	f := r.Facts
	note := ""
	if f.Orchestrated != len(f.Services) {
		note = strconv.Itoa(f.Orchestrated) + " count for the decision"
	}
	p.heading("What the files show: "+words.Plural(len(f.Services), "service", "services"), note)
	for _, g := range words.ByRole(f.Services) {
		lead := "  " + p.word(words.RoleLabel(g.Role), 18) + "  " + layout.PadLeft(strconv.Itoa(len(g.Services)), 3) + "  "
		names := make([]string, len(g.Services))
		for i, s := range g.Services {
			names[i] = serviceNote(s)
		}
		p.plain(lead, words.FirstOf(24, names))
	}
	p.para("  ", words.Parts(f)+marks(f.Services), p.style.dim)
}

// serviceNote is a service's name with the marks that the legend explains.
func serviceNote(s facts.Service) string {
	name := s.Name.Clean()
	if s.Stateful {
		name += "*"
	}
	if guessed(s) {
		name += "?"
	}
	if s.Replicas > 1 {
		name += " x" + strconv.Itoa(s.Replicas)
	}
	if s.Inactive {
		return "(" + name + ")"
	}
	return name
}

func guessed(s facts.Service) bool { return !s.RoleSure && s.Role != "" }

// marks explains the marks that are used.
func marks(all []facts.Service) string {
	legend := ""
	for _, m := range []struct {
		used func(facts.Service) bool
		says string
	}{
		{func(s facts.Service) bool { return s.Stateful }, "* keeps data"},
		{guessed, "? the role is a guess"},
		{func(s facts.Service) bool { return s.Inactive }, "(in brackets) only in inactive profiles"},
	} {
		if slices.ContainsFunc(all, m.used) {
			legend += "; " + m.says
		}
	}
	return legend
}

// portability is the size of a move and its largest pieces.
func (p *page) portability(r report.Report) {
	if len(r.Portability) == 0 {
		return
	}
	p.heading("What a move to Kubernetes would take", words.Efforts(r.Portability))
	const shown = 10
	all := words.Alike(words.ByEffort(r.Portability))
	n := 0
	for n < len(all) && n < shown && all[n].Effort != facts.Small {
		p.plain("  "+p.word(string(all[n].Effort), 7)+"  ", words.WorkText(all[n]))
		n++
	}
	if rest := len(all) - n; rest > 0 {
		p.para("  ", words.Plural(rest, "more kind", "more kinds")+" of work in the Markdown report.", p.style.dim)
	}
}

// nextSteps are in the order in which they are to be done.
func (p *page) nextSteps(r report.Report) {
	if len(r.NextSteps) == 0 {
		return
	}
	p.heading("Next steps", "")
	n := 0
	for _, ph := range words.Phases(r.NextSteps) {
		p.para("  ", words.Upper(ph.When), p.style.dim)
		for _, s := range ph.Steps {
			n++
			p.plain("  "+layout.PadLeft(strconv.Itoa(n), 2)+". ", words.Stop(s.Action.Whole()))
		}
	}
}

// review is when to decide again, as the record has it.
func (p *page) review(r report.Report) {
	by := words.ReviewBy(r)
	if len(r.Review.Triggers) == 0 && by == "" {
		return
	}
	p.heading("Decide again", "as the record says")
	for _, t := range r.Review.Triggers {
		p.plain("  - ", "when "+t.Clean())
	}
	if by != "" {
		p.plain("  - ", "on "+by+", the review date")
	}
}
