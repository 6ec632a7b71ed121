package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

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

// WriteFleetJSON writes many projects, a line of JSON each.
func WriteFleetJSON(w io.Writer, f Fleet, _ Options) error {
	for _, l := range f {
		if err := WriteFleetLine(w, l); err != nil {
			return err
		}
	}
	return nil
}
