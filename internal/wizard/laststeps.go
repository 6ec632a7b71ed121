package wizard

import tea "github.com/charmbracelet/bubbletea"

// step is a page at the end, in the order of the pages.
type step int

const (
	stepReview     step = iota // all answers
	stepOffers                 // what to do with the result
	stepSide                   // what is decided
	stepConditions             // when to decide again
	stepDay                    // when to look at it again anyhow
)

// lastSteps are the steps after the review that there is something for, in
// their order. It changes with what is chosen on them.
func (m *model) lastSteps() []step {
	var out []step
	if len(m.iv.Options.Offers) > 0 {
		out = append(out, stepOffers)
	}
	if !m.iv.Decision.Asked(m.taken()) {
		return out
	}
	d := m.iv.Options.Deciding
	if !d.SideGiven {
		out = append(out, stepSide)
	}
	if m.iv.Decision.Side() == "" {
		return out
	}
	if !d.TriggersGiven && len(m.iv.Decision.Conditions()) > 0 {
		out = append(out, stepConditions)
	}
	if !d.ReviewGiven {
		out = append(out, stepDay)
	}
	return out
}

// after shows the page after this one, or ends the wizard.
func (m *model) after(s step) tea.Cmd {
	for _, next := range m.lastSteps() {
		if next > s {
			m.show(next)
			return nil
		}
	}
	m.done = true
	return tea.Quit
}

// before shows the page before this one: in the end the review.
func (m *model) before(s step) {
	previous := stepReview
	for _, x := range m.lastSteps() {
		if x < s {
			previous = x
		}
	}
	m.show(previous)
}

func (m *model) show(s step) {
	switch s {
	case stepOffers:
		m.offer()
	case stepSide:
		m.askSide()
	case stepConditions:
		m.askTriggers()
	case stepDay:
		m.askDay()
	case stepReview:
		m.toReview()
	}
}

// onwards says where Enter leads from a page.
func (m *model) onwards(s step) string {
	steps := m.lastSteps()
	if len(steps) > 0 && steps[len(steps)-1] > s {
		return "next"
	}
	return "show the report"
}
