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

// offer shows what can be done with the result.
func (m *model) offer() {
	if m.offers == nil {
		m.offers = m.newOffers()
	}
	m.screen = onOffers
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
	return newCheckList(ids, chosen, label, m.columns(), m.look)
}

// taken are the offers that are marked.
func (m *model) taken() []string {
	if m.offers == nil {
		return nil
	}
	return m.offers.chosen
}

func (m *model) offersKey(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab", "f":
		return m.after(onOffers)
	case "esc", "shift+tab", "b":
		m.before(onOffers)
	case "up", "down", "j", "k", " ", "x":
		m.offers.form.Update(k)
	}
	return nil
}

func (m *model) offersView() string {
	head := m.head("Almost done", 1, 1)
	foot := m.foot([]hint{{"enter", m.onwards(onOffers)}, {"x", "mark"}, {"esc", "back"}, {"ctrl+c", "stop"}})
	lines, first, last := m.offers.drawnLines()
	ask := interview.Wrap("Besides showing the report:", m.columns())
	return m.frame(head, m.stacked(ask, lines, first, last, nil, m.room(head, foot)), foot)
}
