package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/questions"
)

// reviewList is the list of all answers: where its cursor is, and what it
// lists. Row -1 is the one that finishes.
type reviewList struct {
	at    int
	rows  []reviewRow
	swing map[questions.ID]float64
}

// reviewRow is one question with its answer.
type reviewRow struct {
	q      questions.Question
	answer questions.Answer
	fixed  bool // a flag gave it: it cannot be changed here
}

// open reports whether nobody knows the answer.
func (r reviewRow) open() bool {
	return r.answer.Option == questions.Unknown && len(r.answer.AnyOf) == 0
}

// toReview shows all answers, with the cursor on the row that finishes, or on
// the answer that was changed.
func (m *model) toReview() {
	at := -1
	m.loadReview()
	if m.edit {
		for i, r := range m.review.rows {
			if r.q.ID == m.q.ID {
				at = i
			}
		}
	}
	m.review.at = at
	m.screen, m.edit, m.list, m.text = onReview, false, nil, nil
}

func (m *model) loadReview() {
	all := m.iv.Answers()
	m.preview, m.previewed = m.iv.Preview(all)
	m.review.rows, m.review.swing = nil, map[questions.ID]float64{}
	for _, q := range m.iv.Reviewed() {
		_, fixed := m.iv.Options.Fixed[q.ID]
		m.review.rows = append(m.review.rows, reviewRow{q, all[q.ID], fixed})
	}
	for _, n := range m.iv.Ranked() {
		m.review.swing[n.ID] = n.Swing
	}
}

// reviewKey answers a key of the review.
func (m *model) reviewKey(k tea.KeyMsg) tea.Cmd {
	r := &m.review
	switch k.String() {
	case "up", "k":
		r.at--
	case "down", "j":
		r.at++
	case "pgup":
		r.at -= m.height / 2
	case "pgdown":
		r.at += m.height / 2
	case "home", "g":
		r.at = -1
	case "end", "G":
		r.at = len(r.rows) - 1
	case "o":
		m.nextOpen()
	case "f":
		return m.finish()
	case "esc", "shift+tab", "b":
		m.leaveReview()
	case "enter", "tab":
		if r.at < 0 {
			return m.finish()
		}
		m.change(r.rows[r.at])
	}
	r.at = max(min(r.at, len(r.rows)-1), -1)
	return nil
}

// nextOpen moves to the next open answer, round the end.
func (m *model) nextOpen() {
	r := &m.review
	for i := range r.rows {
		j := (r.at + 1 + i) % len(r.rows)
		if r.rows[j].open() && !r.rows[j].fixed {
			r.at = j
			return
		}
	}
	m.status = "Nothing is open."
}

// change shows one question again; it leads back here.
func (m *model) change(row reviewRow) {
	if row.fixed {
		m.status = fmt.Sprintf("A flag gave this answer: start again with another --%s.", row.q.ID)
		return
	}
	m.ask(row.q)
	m.edit = true
}

// leaveReview goes back to the question that was shown last.
func (m *model) leaveReview() {
	if _, ok := m.iv.Navigation.Current(); ok {
		m.question()
		return
	}
	m.welcome()
}

// finish goes to what comes after the review, and ends the wizard where
// nothing does.
func (m *model) finish() tea.Cmd { return m.after(onReview) }
