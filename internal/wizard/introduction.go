package wizard

import "advisor/internal/interview"

// introduction says what this is, what was found, how long it takes, and that
// nothing leaves the machine, in at most room lines: what matters least goes
// first, then the air.
func (m *model) introduction(room int) []string {
	width, w := m.columns(), m.iv.Options.Welcome
	blocks := [][]string{
		m.bold(interview.Wrap("Docker Compose or Kubernetes for production?", width)),
		interview.Wrap(m.iv.Length(), width),
		interview.Wrap("Nothing leaves this machine.", width),
		interview.Wrap("Ctrl+C stops at any time and keeps your answers.", width),
	}
	if width >= besideWidth {
		blocks[1] = interview.Wrap(m.iv.Length()+" Nothing leaves this machine. Ctrl+C stops at any time and keeps your answers.", width)
		blocks = blocks[:2]
	}
	if w.Project != "" {
		blocks = append(blocks, append([]string{""}, m.bold([]string{m.look.cut("Found in "+w.Project.Clean(), width)})...))
		for _, f := range m.iv.Finds() {
			blocks = append(blocks, interview.Hang(m.look.signs.dot+" ", f, width))
		}
	}
	for _, line := range m.news() {
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

func (m *model) bold(lines []string) []string {
	for i := range lines {
		lines[i] = m.look.strong.Render(lines[i])
	}
	return lines
}

// news says what has changed since the draft was kept.
func (m *model) news() []string {
	d := m.iv.Options.Draft
	if d == nil {
		return nil
	}
	_, gone, added := d.Fit(m.iv.Questionnaire)
	return interview.News(gone, added)
}
