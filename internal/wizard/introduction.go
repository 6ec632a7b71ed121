package wizard

import "advisor/internal/interview"

// introduction says what this is, what was found, how long it takes, and that
// nothing leaves the machine, in at most room lines: what matters least goes
// first, then the air.
func (p *welcomePage) introduction(room int) []string {
	width, w := p.m.win.columns(), p.m.iv.Options.Welcome
	blocks := [][]string{
		p.m.look.bold(interview.Wrap("Docker Compose or Kubernetes for production?", width)),
		interview.Wrap(p.m.iv.Length(), width),
		interview.Wrap("Nothing leaves this machine.", width),
		interview.Wrap("Ctrl+C stops at any time and keeps your answers.", width),
	}
	if width >= besideWidth {
		blocks[1] = interview.Wrap(p.m.iv.Length()+" Nothing leaves this machine. Ctrl+C stops at any time and keeps your answers.", width)
		blocks = blocks[:2]
	}
	if w.Project != "" {
		blocks = append(blocks, append([]string{""}, p.m.look.bold([]string{p.m.look.cut("Found in "+w.Project.Clean(), width)})...))
		for _, f := range p.m.iv.Finds() {
			blocks = append(blocks, interview.Hang(p.m.look.signs.dot+" ", f, width))
		}
	}
	if w.Nothing != "" {
		blocks = append(blocks, append([]string{""}, interview.Wrap(w.Nothing.Whole(), width)...))
	}
	for _, line := range p.news() {
		blocks = append(blocks, append([]string{""}, interview.Wrap(line, width)...))
	}
	var out []string
	for _, b := range append(blocks, []string{""}) {
		if len(out)+len(b) <= room {
			out = append(out, b...)
		}
	}
	return out
}

func (l look) bold(lines []string) []string {
	for i := range lines {
		lines[i] = l.strong.Render(lines[i])
	}
	return lines
}

// news says what has changed since the draft was kept.
func (p *welcomePage) news() []string {
	d := p.m.iv.Options.Draft
	if d == nil {
		return nil
	}
	_, gone, added := d.Fit(p.m.iv.Questionnaire)
	return interview.News(gone, added)
}
