package wizard

import tea "github.com/charmbracelet/bubbletea"

// lastSteps are the screens after the review that there is something for, in
// their order. It changes with what is chosen on them.
func (m *model) lastSteps() []screen {
	var out []screen
	if len(m.iv.Options.Offers) > 0 {
		out = append(out, onOffers)
	}
	if !m.iv.Decision.Asked(m.taken()) {
		return out
	}
	d := m.iv.Options.Deciding
	if !d.SideGiven {
		out = append(out, onSide)
	}
	if m.iv.Decision.Side() == "" {
		return out
	}
	if !d.TriggersGiven && len(m.iv.Decision.Conditions()) > 0 {
		out = append(out, onTriggers)
	}
	if !d.ReviewGiven {
		out = append(out, onDay)
	}
	return out
}

// after shows the screen after this one, or ends the wizard.
func (m *model) after(s screen) tea.Cmd {
	for _, next := range m.lastSteps() {
		if next > s {
			m.show(next)
			return nil
		}
	}
	m.done = true
	return tea.Quit
}

// before shows the screen before this one: in the end the review.
func (m *model) before(s screen) {
	previous := onReview
	for _, x := range m.lastSteps() {
		if x < s {
			previous = x
		}
	}
	m.show(previous)
}

func (m *model) show(s screen) {
	m.text = nil
	switch s {
	case onOffers:
		m.offer()
	case onSide:
		m.askSide()
	case onTriggers:
		m.askTriggers()
	case onDay:
		m.askDay()
	case onReview, onWelcome, onQuestion, onWhy, onLive, onEvidence, onNote, onFirm:
		m.toReview()
	}
}

// onwards says where Enter leads from a screen.
func (m *model) onwards(s screen) string {
	steps := m.lastSteps()
	if len(steps) > 0 && steps[len(steps)-1] > s {
		return "next"
	}
	return "show the report"
}
