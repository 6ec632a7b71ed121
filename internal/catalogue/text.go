package catalogue

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
)

// minRest is the narrowest last column.
const minRest = 20

// textTable sets a catalogue in columns: all but the last as wide as their
// widest cell, the last one wrapped to what is left.
func textTable(c Catalogue, width int) string {
	last := len(c.columns) - 1
	widths := make([]int, last)
	for _, r := range append([][]string{c.columns}, c.rows...) {
		for i := range widths {
			widths[i] = max(widths[i], ansi.StringWidth(r[i]))
		}
	}
	fixed := 0
	for i := range widths {
		widths[i] = min(widths[i], width/2)
		fixed += widths[i] + 2
	}
	rest := max(width-fixed, minRest)
	var b strings.Builder
	for _, r := range append([][]string{c.columns}, c.rows...) {
		var cells []string
		for i, w := range widths {
			cells = append(cells, lipgloss.NewStyle().Width(w+2).Render(ansi.Wordwrap(r[i], w, "")))
		}
		cells = append(cells, ansi.Wordwrap(r[last], rest, ""))
		for line := range strings.SplitSeq(lipgloss.JoinHorizontal(lipgloss.Top, cells...), "\n") {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	return b.String()
}
