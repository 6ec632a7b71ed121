package compose

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/files"
)

// source is one parsed file.
type source struct {
	name   string // relative to the project directory
	file   files.File
	sha256 string
	docs   []*yaml.Node // the root of each document that is not empty
	// mistake is why the file cannot be used at all.
	mistake *mistake
	empty   bool // nothing in it, which is fine beside other files
}

// mistake is a problem at a line of a file that is not numbered yet.
type mistake struct {
	line    int
	message string
	hint    string
	limit   bool
}

// parse turns the bytes of a file into YAML nodes.
func parse(name string, f files.File) *source {
	s := &source{name: name, file: f, sha256: f.SHA256()}
	if s.empty = len(bytes.TrimSpace(f.Bytes)) == 0; s.empty {
		return s
	}
	if s.mistake = badText(f.Bytes); s.mistake != nil {
		return s
	}
	dec := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(f.Bytes, []byte("\uFEFF"))))
	for {
		doc := new(yaml.Node)
		err := dec.Decode(doc)
		switch {
		case errors.Is(err, io.EOF):
			s.empty = len(s.docs) == 0
			return s
		case err != nil:
			s.mistake = syntaxMistake(err, f.Bytes)
			return s
		}
		if doc.Kind == yaml.DocumentNode && len(doc.Content) == 1 && doc.Content[0].Tag != "!!null" {
			s.docs = append(s.docs, doc.Content[0])
		}
		if len(s.docs) > maxDocuments {
			s.mistake = &mistake{line: doc.Line, limit: true, message: fmt.Sprintf("has more than %d documents", maxDocuments)}
			return s
		}
	}
}

// badText tells what makes the bytes unfit to be YAML in UTF-8.
func badText(b []byte) *mistake {
	if utf8.Valid(b) {
		if i := bytes.IndexByte(b, 0); i >= 0 {
			return &mistake{line: lineOf(b, i), message: fmt.Sprintf("has a NUL byte at offset %d", i), hint: "save it as plain text in UTF-8"}
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
	return &mistake{line: lineOf(b, i), message: fmt.Sprintf("is not valid UTF-8 at offset %d", i), hint: "save it as plain text in UTF-8"}
}
