package formats

import (
	"io"

	"advisor/internal/report"
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
	return fleetText(w, f, o)
}

// FleetNames are the formats of many projects.
func FleetNames() []string { return []string{"text", "markdown", "csv", "json"} }
