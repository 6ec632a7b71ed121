package wizard

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// askDay lets the person type the day of the next review.
func (m *model) askDay() {
	m.screen, m.q, m.list = onDay, questions.Question{}, nil
	m.text = newText("A day such as 2027-06-30; empty for none", m.iv.Decision.Day(), len(time.DateOnly), m.columns(), m.look)
}

func (m *model) dayKey(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab":
		day := strings.TrimSpace(m.text.value)
		if m.status = m.iv.Decision.WrongDay(day); m.status != "" {
			return nil
		}
		m.iv.Decision.ReviewOn(day)
		return m.after(onDay)
	case "esc", "shift+tab":
		m.before(onDay)
	case "ctrl+e":
	default:
		m.text.update(k)
	}
	return nil
}

func (m *model) dayView() string {
	head := m.head("The decision", 1, 1)
	foot := m.foot([]hint{{"enter", m.onwards(onDay)}, {"esc", "back"}, {"ctrl+c", "stop"}})
	ask := m.bold(interview.Wrap(interview.AskReview, m.columns()))
	return m.frame(head, append(append(ask, ""), m.text.drawnLines()...), foot)
}
