package report

// check is all that a check prints: whether the decision stands, why not, with
// file and line, and what to do; then what else is worth knowing.
func (p *page) check(r Report) {
	c := *r.Check
	style := p.style.strong
	if !c.Stands {
		style = p.style.high
	}
	p.para("", c.says(), style)
	for _, x := range c.Reasons {
		p.plain("  - ", x.line())
	}
	if c.Next != "" {
		p.plain("Next: ", Lower(c.Next.Whole()))
	}
	if s := lookedAt(r); s != "" && c.Stands {
		p.para("", s, p.style.dim)
	}
	for _, x := range c.Remarks {
		p.para("Also: ", x.line(), p.style.dim)
	}
	p.news(r)
}

// line is a reason or a remark with its places.
func (x CheckReason) line() string {
	s := stop(x.Message.Whole())
	if places := placeList(x.Evidence, reasonPlaces); places != "" {
		s += " (" + places + ")"
	}
	return s
}

// news are the new and the gone findings of a check, a line each.
func (p *page) news(r Report) {
	if r.Since == nil {
		return
	}
	p.blank()
	p.para("", stop(r.Since.counts()), p.style.heading)
	for _, f := range worstFirst(openOf(r.Findings)) {
		p.brief(f)
	}
	for _, a := range acceptedOf(r.Findings) {
		p.plain("  "+p.word(string(a.Severity), 6)+"  ", stop(briefText(a.Finding))+" "+a.why())
	}
	p.gone(*r.Since, "  ")
}
