package wizard

import (
	"fmt"
	"strings"

	"advisor/internal/interview"
)

// roomy is the height from which on a frame has air in it.
const roomy = 14

// tall is the height from which on a narrow frame shows the axes too.
const tall = 20

// window is what is drawn on: its size in cells.
type window struct {
	width, height int
}

// margin is the space left of everything.
func (w window) margin() int {
	if w.width < 60 {
		return 1
	}
	return 2
}

// columns is the width of what is drawn, without the margins.
func (w window) columns() int { return min(w.width-2*w.margin(), maxWidth) }

// beside reports whether the live view stands beside the question.
func (m *model) beside() bool { return m.win.width >= besideWidth && m.previewed }

// panelWidth is the width of the live view beside the question.
func (w window) panelWidth() int {
	if w.width < panelWideFrom {
		return panelNarrow
	}
	return panelWide
}

// leftWidth is the width of the question.
func (m *model) leftWidth() int {
	if m.win.width >= besideWidth && m.iv.Options.Live != nil {
		return m.win.columns() - m.win.panelWidth() - 4
	}
	return m.win.columns()
}

// View draws the frame.
func (m *model) View() (frame string) {
	defer func() {
		if r := recover(); r != nil {
			m.why = fmt.Errorf("%w: %v", interview.ErrInternal, r)
			m.quit()
			frame = ""
		}
	}()
	if m.done || m.why != nil {
		return ""
	}
	if m.win.tooSmall() {
		return m.win.sorry()
	}
	return m.page.view()
}

// sorry is what a window says that is too small.
func (w window) sorry() string {
	s := fmt.Sprintf("This window is too small (%dx%d): %dx%d is needed. Your answers are kept.", w.width, w.height, minWidth, minHeight)
	lines := interview.Wrap(s, max(w.width, 1))
	for len(lines) < w.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:max(w.height, 1)], "\n")
}

// frame puts the parts of a screen together: the head at the top, the foot at
// the bottom, the body between them, cut where it does not fit.
func (m *model) frame(head, body, foot []string) string {
	room := m.win.height - len(head) - len(foot)
	body = body[:min(len(body), max(room, 0))]
	lines := append(append([]string(nil), head...), body...)
	for len(lines) < m.win.height-len(foot) {
		lines = append(lines, "")
	}
	lines = append(lines, foot...)
	indent := strings.Repeat(" ", m.win.margin())
	for i, line := range lines {
		if line != "" {
			lines[i] = indent + m.look.cut(line, m.win.columns())
		}
	}
	return strings.Join(lines, "\n")
}

// head is the first line, with a rule and air below where there is room.
func (m *model) head(left string, done, of int) []string {
	right := ""
	if p := m.iv.Options.Welcome.Project; p != "" {
		right = m.look.faint.Render(m.look.cut(p.Clean(), m.win.columns()/3))
	}
	out := []string{m.look.ends(m.look.strong.Render(left), right, m.win.columns())}
	if m.win.height >= roomy {
		out = append(out, m.look.progress(m.win.columns(), done, of), "")
	}
	return out
}

// foot is the last line: the keys, or in whole what there is to say about the
// last one. Where there is room a free line separates it.
func (m *model) foot(hs []hint) []string {
	last := []string{m.look.hints(hs, m.win.columns())}
	if m.status != "" {
		last = m.look.bold(interview.Wrap(m.status, m.win.columns()))
	}
	var out []string
	if m.win.height >= roomy {
		out = append(out, "")
	}
	if m.previewed && !m.beside() {
		out = append(out, m.look.previewLine(m.preview, m.win.columns()))
		if m.win.height >= tall && len(m.preview.RuledOut) == 0 {
			out = append(out, m.look.faint.Render(axes(m.preview)), "")
		}
	}
	return append(out, last...)
}

// room is how many lines a body may have.
func (w window) room(head, foot []string) int { return w.height - len(head) - len(foot) }

// tooSmall reports whether nothing sensible fits into the window.
func (w window) tooSmall() bool { return w.width < minWidth || w.height < minHeight }
