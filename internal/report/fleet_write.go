package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// WriteFleet writes many projects in one of the formats of FleetNames. JSON is
// a line each; the others are a table.
func WriteFleet(w io.Writer, format string, f Fleet, o Options) error {
	switch format {
	case "json":
		for _, l := range f {
			if err := WriteFleetLine(w, l); err != nil {
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

// WriteFleetLine writes one project as one line of JSON, in one call of Write.
func WriteFleetLine(w io.Writer, l FleetLine) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		return fmt.Errorf("writing a project as JSON: %w", err)
	}
	line := harmless(b.Bytes()[:b.Len()-1]) // the line end is no part of a string
	_, err := w.Write(append(line, '\n'))
	return err
}
