package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
)

// filterFrom is the length from which on a list can be filtered.
const filterFrom = 10

// cursor is what stands before the selected entry; the others are indented as
// far, and the second line of a long entry further.
const cursor, continued = "> ", "   "

// list is one huh select in a form of its own. huh draws it, moves its cursor
// and filters it; which question comes next is not its business, so that none
// of its ways of moving between fields is used.
type list struct {
	form  *huh.Form
	sel   *huh.Select[int]
	value int
	size  int
	aside int // the entry that was selected before the filter
}

// newList makes a list with one entry selected. width is what it may fill.
func newList(labels []string, selected, width int, l look) *list {
	f := &list{value: selected, size: len(labels), aside: selected}
	var opts []huh.Option[int]
	for i, label := range labels {
		opts = append(opts, huh.NewOption(label, i))
	}
	f.sel = huh.NewSelect[int]()
	f.sel.WithTheme(l.theme) // first: without one, huh makes one at every step
	f.sel.Options(opts...).Value(&f.value)
	if f.filters() {
		f.sel.Title("/ filters the list")
	}
	f.form = oneField(f.sel, width, l)
	return f
}

// oneField is a form that shows a single field and nothing else.
func oneField(field huh.Field, width int, l look) *huh.Form {
	form := huh.NewForm(huh.NewGroup(field)).WithAccessible(false).
		WithShowHelp(false).WithShowErrors(false).WithTheme(l.theme).WithWidth(width)
	form.Init() // gives the field the focus; its commands only ask for a window size
	return form.WithHeight(lipgloss.Height(field.View()) + 1)
}

func (f *list) filters() bool { return f.size >= filterFrom }

func (f *list) filtering() bool { return f.sel.GetFiltering() }

// update hands a key to huh. What huh would do later (blink a cursor) is
// dropped.
func (f *list) update(msg tea.Msg) { f.form.Update(msg) }

// toFirst moves the cursor to the first entry that is shown: where a filter has
// changed, huh leaves it on the last one.
func (f *list) toFirst() {
	for at, ok := f.hovered(); ok; {
		f.update(tea.KeyMsg{Type: tea.KeyDown})
		next, _ := f.hovered()
		if next <= at { // past the end
			return
		}
		at = next
	}
}

// hovered is the entry under the cursor; false when a filter leaves none.
func (f *list) hovered() (int, bool) { return f.sel.Hovered() }

// at is the entry under the cursor, or the first where a filter leaves none.
func (f *list) at() int {
	i, _ := f.hovered()
	return i
}

// drawnLines is the list as it is drawn, the line above it that tells of the
// filter, if there is one, and the lines of the selected entry.
func (f *list) drawnLines() (lines, above []string, first, last int) {
	view := f.form.View()
	if f.filters() {
		title, rest, _ := strings.Cut(view, "\n")
		view, above = rest, []string{title}
	}
	lines, first, last = linesOf(view)
	return lines, above, first, last
}

// linesOf is a list as huh drew it, line by line, and the lines of the entry
// under the cursor.
func linesOf(view string) (lines []string, first, last int) {
	lines = strings.Split(strings.TrimRight(view, "\n "), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
		if strings.HasPrefix(ansi.Strip(line), cursor) {
			first, last = i, i
		}
	}
	for last+1 < len(lines) && strings.HasPrefix(ansi.Strip(lines[last+1]), continued) {
		last++
	}
	return lines, first, last
}
