package formats

import (
	"io"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/text"
)

// WriteFleet writes many projects in one of the formats of FleetNames. JSON is
// a line each; the others are a table.
func WriteFleet(w io.Writer, format string, f report.Fleet, o report.Options) error {
	switch format {
	case "json":
		for _, l := range f {
			if err := report.WriteFleetLine(w, l); err != nil {
				return err
			}
		}
		return nil
	case "markdown":
		return fleetMarkdown(w, f)
	case "csv":
		return fleetCSV(w, f)
	}
	return text.Write(w, blocks.Fleet(f), o)
}

// FleetNames are the formats of many projects.
func FleetNames() []string { return []string{"text", "markdown", "csv", "json"} }

// FleetWidth is how wide the table is in a file: a line that a review tool or
// a log shows whole.
const FleetWidth = 100
