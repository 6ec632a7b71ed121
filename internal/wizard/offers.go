package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"advisor/internal/interview"
)

// checkList is one huh multi-select in a form of its own.
type checkList struct {
	ids    []string
	label  func(i, width int) string
	form   *huh.Form
	field  *huh.MultiSelect[string]
	chosen []string
}

// checkMargin is what stands before an entry, its mark included, and behind
// it, in cells.
const checkMargin = 8

// newCheckList makes a list of those entries, some of them marked. label is an
// entry in lines of that width.
func newCheckList(ids, chosen []string, label func(i, width int) string, width int, l look) *checkList {
	c := &checkList{ids: ids, chosen: chosen, label: label}
	c.rebuild(width, l)
	return c
}

// rebuild makes the list anew for another width, with the cursor where it was.
func (c *checkList) rebuild(width int, l look) {
	at := 0
	if c.field != nil {
		id, _ := c.field.Hovered()
		at = slices.Index(c.ids, id)
	}
	var opts []huh.Option[string]
	for i, id := range c.ids {
		opts = append(opts, huh.NewOption(c.label(i, width-checkMargin), id))
	}
	c.field = huh.NewMultiSelect[string]().Options(opts...).Filterable(false).Value(&c.chosen)
	c.form = oneField(c.field, width, l)
	for range at {
		c.form.Update(tea.KeyMsg{Type: tea.KeyDown})
	}
}

// drawnLines is the list as it is drawn, and the lines of the entry under the
// cursor.
func (c *checkList) drawnLines() (lines []string, first, last int) { return linesOf(c.form.View()) }

// offersPage lists what can be done with the result; what is marked outlives it.
type offersPage struct{ m *model }

// offer shows what can be done with the result.
func (m *model) offer() {
	if m.offers == nil {
		m.offers = m.newOffers()
	}
	m.page = &offersPage{m}
}

func (m *model) newOffers() *checkList {
	offers := m.iv.Options.Offers
	var ids, chosen []string
	for _, o := range offers {
		ids = append(ids, o.ID)
		if o.On {
			chosen = append(chosen, o.ID)
		}
	}
	label := func(i, width int) string {
		return strings.Join(interview.Wrap(interview.Clean(offers[i].Label), width), "\n")
	}
	return newCheckList(ids, chosen, label, m.win.columns(), m.look)
}

// taken are the offers that are marked.
func (m *model) taken() []string {
	if m.offers == nil {
		return nil
	}
	return m.offers.chosen
}

func (p *offersPage) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab", "f":
		return p.m.after(stepOffers)
	case "esc", "shift+tab", "b":
		p.m.before(stepOffers)
	case "up", "down", "j", "k", " ", "x":
		p.m.offers.form.Update(k)
	}
	return nil
}

func (p *offersPage) view() string {
	head := p.m.head("Almost done", 1, 1)
	foot := p.m.foot([]hint{{"enter", p.m.onwards(stepOffers)}, {"x", "mark"}, {"esc", "back"}, {"ctrl+c", "stop"}})
	lines, first, last := p.m.offers.drawnLines()
	ask := interview.Wrap("Besides showing the report:", p.m.win.columns())
	return p.m.frame(head, p.m.look.stacked(ask, lines, first, last, nil, p.m.win.room(head, foot)), foot)
}

func (p *offersPage) resized() { p.m.offers.rebuild(p.m.win.columns(), p.m.look) }

func (p *offersPage) typing() bool { return false }
