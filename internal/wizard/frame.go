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

// margin is the space left of everything.
func (m *model) margin() int {
	if m.width < 60 {
		return 1
	}
	return 2
}

// columns is the width of what is drawn, without the margins.
func (m *model) columns() int { return min(m.width-2*m.margin(), maxWidth) }

// beside reports whether the live view stands beside the question.
func (m *model) beside() bool { return m.width >= besideWidth && m.previewed }

// panelWidth is the width of the live view beside the question.
func (m *model) panelWidth() int {
	if m.width < panelWideFrom {
		return panelNarrow
	}
	return panelWide
}

// leftWidth is the width of the question.
func (m *model) leftWidth() int {
	if m.width >= besideWidth && m.iv.Options.Live != nil {
		return m.columns() - m.panelWidth() - 4
	}
	return m.columns()
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
	if m.tooSmall() {
		return m.sorry()
	}
	switch m.screen {
	case onWelcome:
		return m.welcomeView()
	case onFirm:
		return m.firmView()
	case onReview:
		return m.reviewView()
	case onOffers:
		return m.offersView()
	case onSide:
		return m.sideView()
	case onTriggers:
		return m.triggersView()
	case onDay:
		return m.dayView()
	case onQuestion, onWhy, onLive, onEvidence, onNote:
	}
	return m.questionView()
}

// sorry is what a window says that is too small.
func (m *model) sorry() string {
	s := fmt.Sprintf("This window is too small (%dx%d): %dx%d is needed. Your answers are kept.", m.width, m.height, minWidth, minHeight)
	lines := interview.Wrap(s, max(m.width, 1))
	for len(lines) < m.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:max(m.height, 1)], "\n")
}

// frame puts the parts of a screen together: the head at the top, the foot at
// the bottom, the body between them, cut where it does not fit.
func (m *model) frame(head, body, foot []string) string {
	room := m.height - len(head) - len(foot)
	body = body[:min(len(body), max(room, 0))]
	lines := append(append([]string(nil), head...), body...)
	for len(lines) < m.height-len(foot) {
		lines = append(lines, "")
	}
	lines = append(lines, foot...)
	indent := strings.Repeat(" ", m.margin())
	for i, line := range lines {
		if line != "" {
			lines[i] = indent + m.look.cut(line, m.columns())
		}
	}
	return strings.Join(lines, "\n")
}

// head is the first line, with a rule and air below where there is room.
func (m *model) head(left string, done, of int) []string {
	right := ""
	if p := m.iv.Options.Welcome.Project; p != "" {
		right = m.look.faint.Render(m.look.cut(p.Clean(), m.columns()/3))
	}
	out := []string{m.look.ends(m.look.strong.Render(left), right, m.columns())}
	if m.height >= roomy {
		out = append(out, m.look.progress(m.columns(), done, of), "")
	}
	return out
}

// foot is the last line: the keys, or what there is to say about the last
// one. Where there is room a free line separates it.
func (m *model) foot(hs []hint) []string {
	line := m.look.hints(hs, m.columns())
	if m.status != "" {
		line = m.look.strong.Render(m.look.cut(m.status, m.columns()))
	}
	var out []string
	if m.height >= roomy {
		out = append(out, "")
	}
	if m.previewed && !m.beside() {
		out = append(out, m.look.previewLine(m.preview, m.columns()))
		if m.height >= tall {
			out = append(out, m.look.faint.Render(axes(m.preview)), "")
		}
	}
	return append(out, line)
}

// room is how many lines a body may have.
func (m *model) room(head, foot []string) int { return m.height - len(head) - len(foot) }
