package hints

import "strings"

// FirstScreen is the beginning of a text, at most so many lines, up to the end of
// a paragraph, else of a row of a table, where one ends in the second half of them.
func FirstScreen(text string, most int) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) <= most {
		return text
	}
	end := most
	for i := most; i > most/2; i-- {
		if strings.TrimSpace(lines[i]) == "" {
			end = i
			break
		}
		if row := !strings.HasPrefix(lines[i], " "); row && end == most {
			end = i
		}
	}
	return strings.Join(lines[:end], "")
}
