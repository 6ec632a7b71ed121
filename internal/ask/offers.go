package ask

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// checkList is one huh multi-select in a form of its own.
type checkList struct {
	offers []Offer
	form   *huh.Form
	field  *huh.MultiSelect[string]
	chosen []string
}

func newCheckList(offers []Offer, width int, l look) *checkList {
	c := &checkList{offers: offers}
	for _, o := range offers {
		if o.On {
			c.chosen = append(c.chosen, o.ID)
		}
	}
	c.rebuild(width, l)
	return c
}

func (c *checkList) rebuild(width int, l look) {
	var opts []huh.Option[string]
	for _, o := range c.offers {
		opts = append(opts, huh.NewOption(strings.Join(wrapped(clean(o.Label), width-8), "\n"), o.ID))
	}
	c.field = huh.NewMultiSelect[string]().Options(opts...).Filterable(false).Value(&c.chosen)
	c.form = oneField(c.field, width, l)
}

// offer shows what can be done with the result.
func (m *model) offer() {
	if m.offers == nil {
		m.offers = newCheckList(m.iv.opts.Offers, m.columns(), m.look)
	}
	m.screen = onOffers
}

func (m *model) offersKey(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab", "f":
		m.done = true
		return tea.Quit
	case "esc", "shift+tab", "b":
		m.toReview()
	case "up", "down", "j", "k", " ", "x":
		m.offers.form.Update(k)
	}
	return nil
}

func (m *model) offersView() string {
	head := m.head("Almost done", 1, 1)
	foot := m.foot([]hint{{"enter", "show the report"}, {"x", "mark"}, {"esc", "back"}, {"ctrl+c", "stop"}})
	body := append(wrapped("Besides showing the report:", m.columns()), "")
	body = append(body, strings.Split(strings.TrimRight(m.offers.form.View(), "\n "), "\n")...)
	return m.frame(head, body, foot)
}
