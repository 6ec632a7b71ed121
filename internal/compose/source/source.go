// Package source turns the bytes of a file into YAML nodes, or says in plain
// words where and why they are none.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// File is one parsed file.
type File struct {
	Name   string // relative to the project directory
	File   files.File
	Sha256 string
	Docs   []*yaml.Node // the root of each document that is not empty
	// Err is why the file cannot be used at all.
	Err   *ParseError
	Empty bool // nothing in it, which is fine beside other files

	texts map[int][]*yaml.Node // over several lines, by the line that they begin in; nil: nobody has asked
}

// ParseError is a problem at a line of a file that is not numbered yet.
type ParseError struct {
	Line    int
	Message string
	Hint    string
	Limit   bool
}

// Parse turns the bytes of a file into YAML nodes.
func Parse(name string, f files.File) *File {
	s := &File{Name: name, File: f, Sha256: f.SHA256()}
	if s.Empty = len(bytes.TrimSpace(f.Bytes)) == 0; s.Empty {
		return s
	}
	if s.Err = encodingError(f.Bytes); s.Err != nil {
		return s
	}
	dec := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(f.Bytes, []byte("\uFEFF"))))
	for {
		doc := new(yaml.Node)
		err := dec.Decode(doc)
		switch {
		case errors.Is(err, io.EOF):
			s.Empty = len(s.Docs) == 0
			return s
		case err != nil:
			s.Err = syntaxError(err, f.Bytes)
			return s
		}
		if doc.Kind == yaml.DocumentNode && len(doc.Content) == 1 && doc.Content[0].Tag != "!!null" {
			s.Docs = append(s.Docs, doc.Content[0])
		}
		if len(s.Docs) > tree.MaxDocuments {
			s.Err = &ParseError{Line: doc.Line, Limit: true, Message: fmt.Sprintf("has more than %d documents", tree.MaxDocuments)}
			return s
		}
	}
}

// encodingError tells what makes the bytes unfit to be YAML in UTF-8.
func encodingError(b []byte) *ParseError {
	if utf8.Valid(b) {
		if i := bytes.IndexByte(b, 0); i >= 0 {
			return &ParseError{Line: lineOf(b, i), Message: fmt.Sprintf("has a NUL byte at offset %d", i), Hint: "save it as plain text in UTF-8"}
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
	return &ParseError{Line: lineOf(b, i), Message: fmt.Sprintf("is not valid UTF-8 at offset %d", i), Hint: "save it as plain text in UTF-8"}
}
