package words

import (
	"strings"

	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/untrusted"
)

// mostFixLines is how long a fix is shown; the JSON report has all of it.
const mostFixLines = 80

// FixLines is a fix as it is shown: each line on its own, without what would act in a
// terminal or end a block of code.
func FixLines(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	more := len(lines) > mostFixLines
	if more {
		lines = lines[:mostFixLines]
	}
	for i, l := range lines {
		rest := strings.TrimLeft(l, " ")
		shown := strings.ReplaceAll(untrusted.Text(rest).Whole(), "```", "'''")
		lines[i] = l[:len(l)-len(rest)] + layout.NoCommand(shown)
	}
	if more {
		lines = append(lines, "# … the JSON report has the rest")
	}
	return strings.Join(lines, "\n") + "\n"
}

// FixLanguage is what the file of a fix is written in, for a block of code.
func FixLanguage(f facts.Fix) string {
	file := string(f.File)
	switch {
	case strings.HasSuffix(file, ".yaml"), strings.HasSuffix(file, ".yml"):
		return "yaml"
	case strings.Contains(strings.ToLower(file), "dockerfile"):
		return "dockerfile"
	}
	return "text"
}
