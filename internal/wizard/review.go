package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// reviewPage is the list of all answers: where its cursor is, and what it
// lists. Row -1 is the one that finishes.
type reviewPage struct {
	m     *model
	at    int
	rows  []interview.Row
	opens interview.Openness
}

// toReview shows all answers, with the cursor on the row that finishes.
func (m *model) toReview() { m.page = newReview(m) }

// toChanged shows all answers, with the cursor on one that was changed.
func (m *model) toChanged(id questions.ID) {
	p := newReview(m)
	p.at = slices.IndexFunc(p.rows, func(r interview.Row) bool { return r.Question.ID == id })
	m.page = p
}

func newReview(m *model) *reviewPage {
	m.preview, m.previewed = m.iv.Preview(m.iv.Answers())
	return &reviewPage{m: m, at: -1, rows: m.iv.Review(), opens: m.iv.Openness()}
}

// key answers a key of the review.
func (p *reviewPage) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "up", "k":
		p.at--
	case "down", "j":
		p.at++
	case "pgup":
		p.at -= p.m.win.height / 2
	case "pgdown":
		p.at += p.m.win.height / 2
	case "home", "g":
		p.at = -1
	case "end", "G":
		p.at = len(p.rows) - 1
	case "o":
		p.nextOpen()
	case "f":
		return p.m.after(stepReview)
	case "esc", "shift+tab", "b":
		p.leave()
	case "enter", "tab":
		if p.at < 0 {
			return p.m.after(stepReview)
		}
		p.change(p.rows[p.at])
	}
	p.at = max(min(p.at, len(p.rows)-1), -1)
	return nil
}

// nextOpen moves to the next open answer, round the end.
func (p *reviewPage) nextOpen() {
	for i := range p.rows {
		j := (p.at + 1 + i) % len(p.rows)
		if p.rows[j].Open() && !p.rows[j].Fixed {
			p.at = j
			return
		}
	}
	p.m.status = "Nothing is open."
}

// change shows one question again; it leads back here.
func (p *reviewPage) change(row interview.Row) {
	if why := row.Unchangeable(); why != "" {
		p.m.status = why
		return
	}
	p.m.ask(row.Question, true)
}

// leave goes back to the question that was shown last.
func (p *reviewPage) leave() {
	if _, ok := p.m.iv.Navigation.Current(); ok {
		p.m.question()
		return
	}
	p.m.welcome()
}

// resized has nothing to make anew: every frame is drawn from the rows.
func (p *reviewPage) resized() {}

func (p *reviewPage) typing() bool { return false }
