package catalogue

import (
	"encoding/json"
	"strings"
)

// Formats are the formats of a catalogue.
func Formats() []string { return []string{"text", "json", "markdown"} }

// In is a catalogue in one of the formats; width is that of text, in columns.
func (c Catalogue) In(format string, width int) (string, error) {
	switch format {
	case "json":
		b, err := json.MarshalIndent(c.items, "", "  ")
		return string(b) + "\n", err
	case "markdown":
		return markdownTable(c), nil
	}
	return textTable(c, width), nil
}

func markdownTable(c Catalogue) string {
	var b strings.Builder
	row := func(cells []string) {
		for _, cell := range cells {
			b.WriteString("| " + strings.ReplaceAll(cell, "|", "\\|") + " ")
		}
		b.WriteString("|\n")
	}
	row(c.columns)
	b.WriteString(strings.Repeat("| --- ", len(c.columns)) + "|\n")
	for _, r := range c.rows {
		row(r)
	}
	return b.String()
}
