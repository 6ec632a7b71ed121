package formats

import (
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// check is all that a check prints: whether the decision stands, why not, with
// file and line, and what to do; then what else is worth knowing.
func (p *page) check(r report.Report) {
	c := *r.Check
	style := p.style.strong
	if !c.Stands {
		style = p.style.high
	}
	p.para("", words.CheckHeadline(c), style)
	for _, x := range c.Reasons {
		p.plain("  - ", words.ReasonSentence(x))
	}
	if c.Next != "" {
		p.plain("Next: ", words.Lower(c.Next.Whole()))
	}
	if s := words.LookedAt(r); s != "" && c.Stands {
		p.para("", s, p.style.dim)
	}
	for _, x := range c.Remarks {
		p.para("Also: ", words.ReasonSentence(x), p.style.dim)
	}
	p.news(r)
}

// news are the new and the gone findings of a check, a line each.
func (p *page) news(r report.Report) {
	if r.Since == nil {
		return
	}
	p.blank()
	p.para("", words.Stop(words.SinceCounts(*r.Since)), p.style.heading)
	for _, f := range words.WorstFirst(words.OpenOf(r.Findings)) {
		p.brief(f)
	}
	for _, a := range words.AcceptedOf(r.Findings) {
		p.plain("  "+p.word(string(a.Severity), 6)+"  ", words.Stop(briefText(a.Finding))+" "+a.Why())
	}
	p.gone(*r.Since, "  ")
}
