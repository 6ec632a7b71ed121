package formats

import (
	"io"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/text"
)

// ComparisonNames are the formats of a comparison, the default first.
func ComparisonNames() []string { return []string{"text", "markdown", "json"} }

// WriteComparison writes a comparison in one of the formats of
// ComparisonNames.
func WriteComparison(w io.Writer, format string, c report.Comparison, o report.Options) error {
	switch format {
	case "json":
		return report.Encode(w, c.Normal())
	case "markdown":
		return compareMarkdown(w, c)
	}
	return text.Write(w, blocks.Comparison(c), o)
}
