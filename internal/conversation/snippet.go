package conversation

import (
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/files"
	"advisor/internal/interview"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// snippetLines is how many lines are shown on each side of a place.
const snippetLines = 3

// snippet gives the lines around a place. Their values are for the person at
// the terminal, who has the file; they go into no report.
func snippet(project string, p untrusted.Place) []interview.Line {
	data, err := files.ReadUser(filepath.Join(project, filepath.FromSlash(string(p.File))))
	if err != nil {
		return nil
	}
	lines := strings.Split(string(data.Bytes), "\n")
	var out []interview.Line
	for n := max(p.Line-snippetLines, 1); n <= min(p.Line+snippetLines, len(lines)); n++ {
		out = append(out, interview.Line{Number: n, Text: untrusted.Text(ansi.Truncate(lines[n-1], terminal.MaxWidth, ""))})
	}
	return out
}
