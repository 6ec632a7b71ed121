package wizard

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
)

// dayPage asks for the day of the next review.
type dayPage struct {
	m     *model
	day   *textField
	typed bool   // the day was changed: it is no longer the one that is proposed
	wrong string // what is wrong with the day, gone with the next key
}

// askDay lets the person type the day of the next review.
func (m *model) askDay() {
	m.page = &dayPage{m: m, day: m.dayField(m.iv.Decision.Day())}
}

// dayRoom is how much of what is no day is shown, in characters, to be mended: more
// than a day has, so that nothing that is typed is dropped unseen.
const dayRoom = 4 * len(time.DateOnly)

func (m *model) dayField(day string) *textField {
	return newText("A day such as 2027-06-30; empty for none", day, dayRoom, m.win.columns(), m.look)
}

func (p *dayPage) key(k tea.KeyMsg) tea.Cmd {
	p.wrong = ""
	switch k.String() {
	case "enter", "tab":
		day := strings.TrimSpace(p.day.value)
		if p.wrong = p.m.iv.Decision.WrongDay(day); p.wrong != "" {
			return nil
		}
		p.m.iv.Decision.ReviewOn(day)
		return p.m.after(stepDay)
	case "esc", "shift+tab":
		p.m.before(stepDay)
	case "ctrl+e":
	default:
		if k.Type == tea.KeyRunes && !p.typed { // in place of the day that is proposed
			p.day = p.m.dayField("")
		}
		p.typed = true
		p.day.update(k)
	}
	return nil
}

func (p *dayPage) view() string {
	head := p.m.head("The decision", 1, 1)
	foot := p.m.foot([]hint{{"enter", p.m.onwards(stepDay)}, {"esc", "back"}, {"ctrl+c", "stop"}})
	ask := p.m.look.bold(interview.Wrap(interview.AskReview, p.m.win.columns()))
	return p.m.frame(head, slices.Concat(ask, []string{""}, p.day.drawnLines(), p.m.look.mistake(p.wrong, p.m.win.columns())), foot)
}

func (p *dayPage) resized() { p.day.rebuild(p.m.win.columns(), p.m.look) }

func (p *dayPage) typing() bool { return true }
