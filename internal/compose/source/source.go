// Package source turns the bytes of a file into YAML nodes, or says in plain
// words where and why they are none.
package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// File is one parsed file.
type File struct {
	Name   string // relative to the project directory
	File   files.File
	SHA256 string
	Text   []byte       // of the file, in UTF-8
	Docs   []*yaml.Node // the root of each document that is not empty
	// Errors are the mistakes because of which a part of the file was not
	// parsed. What came before the part is in Docs.
	Errors []ParseError
	Empty  bool // nothing in it, which is fine beside other files

	texts map[int][]*yaml.Node // over several lines, by the line that they begin in; nil: nobody has asked
}

// ParseError is a problem at a line of a file that is not numbered yet.
type ParseError struct {
	Line    int
	Message string
	Hint    string
	LeftOut string // what was not parsed because of it
	Limit   bool   // no mistake, but a cap of this program
}

// restLeftOut is what a syntax error leaves out.
const restLeftOut = "the file from there on"

// Parse turns the bytes of a file into YAML nodes, up to the first mistake.
func Parse(name string, f files.File) *File {
	s := &File{Name: name, File: f, SHA256: f.SHA256(), Text: decodeUTF16(f.Bytes)}
	if s.Empty = len(bytes.TrimSpace(s.Text)) == 0; s.Empty {
		return s
	}
	text := bytes.TrimPrefix(s.Text, []byte("\uFEFF"))
	if err := encodingError(text); err != nil {
		s.Errors = append(s.Errors, *err)
		text = firstLines(text, err.Line-1)
	}
	docs, err := parse(text)
	if err != nil && strings.Contains(err.Error(), "incompatible YAML document") {
		if without, line := withoutDirective(text); line > 0 {
			s.Errors = append(s.Errors, ParseError{Line: line, Message: "YAML: a version of YAML that Compose does not read", Hint: "leave the line out", LeftOut: "the line"})
			text = without
			docs, err = parse(text)
		}
	}
	if err != nil {
		if rendered, line := untemplated(text); line > 0 {
			if inner, again := parse(rendered); again == nil {
				s.Errors = append(s.Errors, ParseError{Line: line, Message: "this file is a template: its expressions were read as variables that are not set, its statements were left out", Hint: "render it first"})
				docs, err = inner, nil
			}
		}
	}
	if err != nil {
		e := syntaxError(err, text)
		before, good := salvage(text, e.Line)
		if e.Message == openQuote {
			e.Line = min(e.Line, good+1) // where the quote was opened, not where the file ends
		}
		docs = before
		s.Errors = append(s.Errors, *e)
	}
	if len(docs) > tree.MaxDocuments {
		s.Errors = append(s.Errors, ParseError{Line: docs[tree.MaxDocuments].Line, Limit: true, Message: fmt.Sprintf(
			"the file has more than %d documents: those from here on were left out; put them into files of their own", tree.MaxDocuments)})
		docs = docs[:tree.MaxDocuments]
	}
	s.Docs, s.Empty = docs, len(docs) == 0 && len(s.Errors) == 0
	return s
}

// parse gives the documents of a text that are not empty, those before the
// error if there is one.
func parse(text []byte) (docs []*yaml.Node, err error) {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	for len(docs) <= tree.MaxDocuments {
		doc := new(yaml.Node)
		switch err := dec.Decode(doc); {
		case errors.Is(err, io.EOF):
			return docs, nil
		case err != nil:
			return docs, err
		}
		if doc.Kind == yaml.DocumentNode && len(doc.Content) == 1 && doc.Content[0].Tag != "!!null" {
			docs = append(docs, doc.Content[0])
		}
	}
	return docs, nil
}

// decodeUTF16 gives text in UTF-16 with a byte order mark in UTF-8, and any
// other text as it is.
func decodeUTF16(b []byte) []byte {
	if len(b) < 2 || len(b)%2 != 0 {
		return b
	}
	var order binary.ByteOrder
	switch {
	case b[0] == 0xFF && b[1] == 0xFE:
		order = binary.LittleEndian
	case b[0] == 0xFE && b[1] == 0xFF:
		order = binary.BigEndian
	default:
		return b
	}
	units := make([]uint16, 0, len(b)/2-1)
	for i := 2; i < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// withoutDirective empties the first line that is a %YAML directive, and gives
// its number; 0 when there is none.
func withoutDirective(text []byte) ([]byte, int) {
	lines := bytes.SplitAfter(text, []byte("\n"))
	for i, l := range lines {
		if bytes.HasPrefix(l, []byte("%YAML")) {
			lines[i] = []byte("\n")
			return bytes.Join(lines, nil), i + 1
		}
	}
	return nil, 0
}

// encodingError reports what makes the bytes unfit to be YAML in UTF-8.
func encodingError(b []byte) *ParseError {
	if utf8.Valid(b) {
		if i := bytes.IndexByte(b, 0); i >= 0 {
			return &ParseError{Line: lineOf(b, i), Message: fmt.Sprintf("has a NUL byte at offset %d", i), Hint: "save it as plain text in UTF-8", LeftOut: restLeftOut}
		}
		return nil
	}
	i := 0
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return &ParseError{Line: lineOf(b, i), Message: fmt.Sprintf("is not valid UTF-8 at offset %d", i), Hint: "save it as plain text in UTF-8", LeftOut: restLeftOut}
}
