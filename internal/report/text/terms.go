package text

import (
	"strings"

	"advisor/internal/layout"
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// terms are statements with their names in a column before them.
func (p *page) terms(t blocks.Terms) {
	p.gap()
	p.indent = "  "
	label := 0
	for _, x := range t.Terms {
		label = max(label, len(x.Name))
	}
	label += 2
	for _, x := range t.Terms {
		lead := layout.Pad(string(x.Name), label)
		if x.Scale != nil {
			p.scoreLine(lead, *x.Scale)
			continue
		}
		items := x.Items
		if most := 2; x.Name == "Changes if" && !p.details && len(items) > most {
			items = items[:most]
		}
		for _, item := range items {
			s := either(item.Short, item.Text)
			if at := places(item.Places); at != "" {
				s += " (" + at + ")"
			}
			p.named(lead, s, x.Style)
			lead = strings.Repeat(" ", label)
		}
	}
}

// named writes a statement; its name is never in grey.
func (p *page) named(name, s string, style blocks.Style) {
	indent := strings.Repeat(" ", layout.Width(name))
	look := p.look(style)
	for i, l := range layout.Wrap(p.text(s), p.prose-len(indent)) {
		lead := indent
		if i == 0 {
			lead = p.style.heading.Render(name)
		}
		if style != blocks.Plain {
			l = look.Render(l)
		}
		p.line(lead, l)
	}
}

// scoreLine draws the score with its range, and the band in which a full profile
// is too close to call.
func (p *page) scoreLine(lead string, x blocks.Scale) {
	number := words.Number(x.Score)
	if between := words.Between(x.Range); between != "" {
		number += " (" + between + ")"
	}
	head := layout.Width(lead) + layout.Width(number) + 2
	const names = len("Compose ") + len(" Kubernetes")
	cells := min(p.width-head-names-2, 41)
	cells -= 1 - cells%2 // an odd number has a middle
	if cells < 15 {
		p.named(lead, number+": 0 is Compose, 100 Kubernetes", blocks.Plain)
		return
	}
	before, span, after := p.glyphs.Scale(cells, x.Score, x.Range, x.Band)
	p.line(p.style.heading.Render(lead), p.style.strong.Render(number), "  Compose ", p.style.dim.Render(before), p.style.bar.Render(span),
		p.style.dim.Render(after), " Kubernetes")
	if x.Band != nil {
		p.para(strings.Repeat(" ", layout.Width(lead)), p.text("┆")+" "+p.text("┆")+" too close to call with every question answered", p.style.dim)
	}
}
