// Package untrusted holds text that came from somebody else's project: names,
// images, paths, notes. Such text may carry terminal escapes, Markdown, HTML
// or workflow commands, so it leaves the program only through an escaper of
// this package, one for each output. It does not judge the text.
package untrusted

import (
	"encoding/json"
	"strconv"
)

// Text is text of a project or a record. The zero value is no text.
// Printing it with fmt prints Clean, never the bytes themselves.
type Text string

// Place is where a project shows something. The zero value is no place.
type Place struct {
	// File is a path relative to the project directory, with slashes.
	File Text `json:"file"`
	// Line counts from 1; 0 means the file as a whole.
	Line int `json:"line"`
}

// MarshalJSON writes null for no place.
func (p Place) MarshalJSON() ([]byte, error) {
	if p == (Place{}) {
		return []byte("null"), nil
	}
	type plain Place
	return json.Marshal(plain(p))
}

// String is "file:line", or the file alone where no line is known.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File.Clean()
	}
	return p.File.Clean() + ":" + strconv.Itoa(p.Line)
}
