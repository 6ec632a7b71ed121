package ask

import (
	"fmt"

	"advisor/internal/questions"
)

// introduction says what this is, what was found, how long it takes, and that
// nothing leaves the machine, in at most room lines: what matters least goes
// first, then the air.
func (m *model) introduction(room int) []string {
	width, w := m.columns(), m.iv.opts.Welcome
	blocks := [][]string{
		m.bold(wrapped("Docker Compose or Kubernetes for production?", width)),
		wrapped(m.iv.length(), width),
		wrapped("Nothing leaves this machine.", width),
		wrapped("Ctrl+C stops at any time and keeps your answers.", width),
	}
	if width >= besideWidth {
		blocks[1] = wrapped(m.iv.length()+" Nothing leaves this machine. Ctrl+C stops at any time and keeps your answers.", width)
		blocks = blocks[:2]
	}
	if w.Project != "" {
		blocks = append(blocks, append([]string{""}, m.bold([]string{m.look.cut("Found in "+w.Project.Clean(), width)})...))
		for _, f := range m.iv.finds() {
			blocks = append(blocks, hanging(m.look.signs.dot+" ", f, width))
		}
	}
	for _, line := range m.news() {
		blocks = append(blocks, append([]string{""}, wrapped(line, width)...))
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

// secondsEach is what one question takes, as a guess for the first screen:
// reading two lines and choosing among five.
const secondsEach = 11

// length says how many questions there are, and about how long they take.
func (iv *interview) length() string {
	n := len(iv.asked())
	if n == 0 {
		return "All questions are answered already."
	}
	minutes := (n*secondsEach + 59) / 60
	return fmt.Sprintf("%s, about %s; each can be skipped.", counted(n, "question"), counted(minutes, "minute"))
}

// finds are the notable facts of the project, and how much they answer.
func (iv *interview) finds() []string {
	var out []string
	for _, f := range iv.opts.Welcome.Facts {
		out = append(out, f.Whole())
	}
	n := 0
	for _, q := range iv.asked() {
		if _, ok := iv.suggestion(q.ID); ok {
			n++
		}
	}
	if n > 0 {
		out = append(out, fmt.Sprintf("an answer to %s, which you can overrule", counted(n, "question")))
	}
	return out
}

// news says what has changed since the draft was kept.
func (m *model) news() []string {
	d := m.iv.opts.Draft
	if d == nil {
		return nil
	}
	_, gone, added := d.Fit(m.iv.set)
	return news(gone, added)
}

func news(gone, added []questions.ID) []string {
	var out []string
	if len(gone) > 0 {
		out = append(out, fmt.Sprintf("The questions have changed since: %s of the draft no longer %s: %s.", counted(len(gone), "answer"), fits(len(gone)), listed(gone)))
	}
	if len(added) > 0 {
		out = append(out, fmt.Sprintf("New since then: %s.", listed(added)))
	}
	return out
}

func listed(ids []questions.ID) string {
	s := ""
	for i, id := range ids {
		if i > 0 {
			s += ", "
		}
		s += clean(string(id))
	}
	return s
}

// counted is a number and its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func fits(n int) string {
	if n == 1 {
		return "fits"
	}
	return "fit"
}
