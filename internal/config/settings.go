// Package config finds what a run works with besides its flags: defaults for
// flags, from variables and files, the records of answers, and the model that
// weighs. It parses no flag.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
	"advisor/internal/untrusted"
)

// Setting is one default.
type Setting struct {
	Name   string   // of the flag, without dashes
	Values []string // one, but for a flag that may repeat; never empty
	Line   int
}

// ownPrefix begins keys of somebody's own, as in a record: they mean nothing here.
const ownPrefix = "x-"

// readSettings reads a file of settings: a mapping in which each key is one of
// known, or begins with x-. A value is a word, a number, true or false, or a list of those. name is what
// the file is called in errors, of which there is one line for everything that
// is wrong. An empty file has no settings.
func readSettings(name string, data []byte, known []string) ([]Setting, error) {
	r := settingsReader{file: untrusted.Text(name), known: known}
	root := r.document(data)
	if root == nil {
		return nil, r.wrong.Err()
	}
	if root.Kind != yaml.MappingNode || !isPlain(root) {
		r.add(root.Line, "", "must be a mapping (key: value)")
		return nil, r.wrong.Err()
	}
	var out []Setting
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if strings.HasPrefix(key.Value, ownPrefix) {
			continue
		}
		if slices.ContainsFunc(out, func(x Setting) bool { return x.Name == key.Value }) {
			r.add(key.Line, "", "%q is given twice", key.Value)
			continue
		}
		if s, ok := r.setting(key, value); ok && len(s.Values) > 0 {
			out = append(out, s)
		}
	}
	return out, r.wrong.Err()
}

type settingsReader struct {
	file  untrusted.Text
	known []string
	wrong diag.Collector
}

func (r *settingsReader) add(line int, hint, message string, args ...any) {
	r.wrong.Add(untrusted.Place{File: r.file, Line: line}, hint, message, args...)
}

// document is the one document of a file; nil where it is empty or cannot be
// read.
func (r *settingsReader) document(data []byte) *yaml.Node {
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		r.syntax(err, data)
		return nil
	}
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		r.add(0, "", "has more than one document")
		return nil
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == "!!null" {
		return nil
	}
	return doc.Content[0]
}

// syntax is what the YAML reader says of a file.
func (r *settingsReader) syntax(err error, data []byte) {
	strictyaml.Messages(err, func(line int, message string) {
		words, hint := untrusted.Text(strings.TrimPrefix(message, "yaml: ")).Clean(), ""
		if strictyaml.Tab(message, data, line) {
			words, hint = strictyaml.TabWords, strictyaml.TabHint
		}
		r.add(line, hint, "is not valid YAML: %s", words)
	})
}

// isPlain reports whether a node stands for nothing but what is written.
func isPlain(n *yaml.Node) bool {
	return n.Kind != yaml.AliasNode && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// setting is one key with its values; not ok where either is wrong.
func (r *settingsReader) setting(k, v *yaml.Node) (s Setting, ok bool) {
	s = Setting{Name: k.Value, Line: k.Line}
	switch {
	case k.Kind != yaml.ScalarNode || !isPlain(k):
		r.add(k.Line, "", "a key must be a plain word")
		return s, false
	case !slices.Contains(r.known, k.Value):
		r.unknown(k)
		return s, false
	case !isPlain(v):
		r.add(v.Line, "", "an alias, an anchor or a tag is not supported; write the value out")
		return s, false
	}
	items := []*yaml.Node{v}
	if v.Kind == yaml.SequenceNode {
		if !slices.Contains(listNames(), k.Value) {
			r.add(v.Line, "", "%s must be a single value, not a list", k.Value)
			return s, false
		}
		items = v.Content
	}
	for _, item := range items {
		switch {
		case item.Kind != yaml.ScalarNode || !isPlain(item):
			r.add(item.Line, "", "%s must be a single value or a list of them", k.Value)
			return s, false
		case item.ShortTag() != "!!null":
			s.Values = append(s.Values, item.Value)
		}
	}
	return s, true
}

// unknown says what is wrong with a key, and what was meant.
func (r *settingsReader) unknown(k *yaml.Node) {
	hint := "known are " + strings.Join(r.known, ", ")
	near := diag.Nearest(k.Value, r.known)
	set := questions.Default()
	_, answer := set.Question(questions.ID(k.Value))
	switch {
	case slices.Contains(Names(), k.Value): // whoever opens a pull request may not say what passes
		hint = fmt.Sprintf("only the caller sets it: --%s or %s", k.Value, Variable(k.Value))
	case answer:
		hint = "an answer belongs under answers: in a record, such as advisor.yaml"
	case near != "":
		hint = "did you mean " + near + "?"
	}
	r.add(k.Line, hint, "unknown setting %s", diag.Quoted(k.Value))
}
