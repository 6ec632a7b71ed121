// Package settings reads files of defaults for flags: those that a repository
// gives everybody in it, and those that somebody gives himself. It does not
// know what a setting does.
package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/spelling"
	"advisor/internal/untrusted"
)

// Setting is one default.
type Setting struct {
	Name   string   // of the flag, without dashes
	Values []string // one, but for a flag that may repeat; never empty
	Line   int
}

// Read reads a file of settings: a mapping in which each key is one of known.
// A value is a word, a number, true or false, or a list of those. name is what
// the file is called in errors, of which there is one line for everything that
// is wrong. An empty file has no settings.
func Read(name string, data []byte, known []string) ([]Setting, error) {
	r := reader{name: untrusted.Text(name).Clean(), known: known}
	root, err := r.document(data)
	if err != nil || root == nil {
		return nil, err
	}
	if root.Kind != yaml.MappingNode || !r.plain(root) {
		return nil, r.wrong(root.Line, "must be a mapping (key: value)")
	}
	var errs []error
	var out []Setting
	for i := 0; i+1 < len(root.Content); i += 2 {
		s, err := r.setting(root.Content[i], root.Content[i+1])
		if slices.ContainsFunc(out, func(x Setting) bool { return x.Name == s.Name }) {
			err = r.wrong(root.Content[i].Line, fmt.Sprintf("%q is given twice", s.Name))
		}
		if errs = append(errs, err); err == nil && len(s.Values) > 0 {
			out = append(out, s)
		}
	}
	return out, errors.Join(errs...)
}

type reader struct {
	name  string
	known []string
}

func (r reader) wrong(line int, why string) error {
	return fmt.Errorf("%s:%d: %s", r.name, line, why)
}

// document is the one document of a file; nil where it is empty.
func (r reader) document(data []byte) (*yaml.Node, error) {
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s: is not valid YAML: %s", r.name, untrusted.Text(strings.TrimPrefix(err.Error(), "yaml: ")).Clean())
	}
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: has more than one document", r.name)
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == "!!null" {
		return nil, nil
	}
	return doc.Content[0], nil
}

// plain tells what stands for nothing but what is written.
func (r reader) plain(n *yaml.Node) bool {
	return n.Kind != yaml.AliasNode && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

func (r reader) setting(k, v *yaml.Node) (Setting, error) {
	s := Setting{Name: k.Value, Line: k.Line}
	switch {
	case k.Kind != yaml.ScalarNode || !r.plain(k):
		return s, r.wrong(k.Line, "a key must be a plain word")
	case !slices.Contains(r.known, k.Value):
		return s, r.wrong(k.Line, r.unknown(k.Value))
	case !r.plain(v):
		return s, r.wrong(v.Line, "an alias, an anchor or a tag is not supported; write the value out")
	}
	items := []*yaml.Node{v}
	if v.Kind == yaml.SequenceNode {
		items = v.Content
	}
	for _, item := range items {
		switch {
		case item.Kind != yaml.ScalarNode || !r.plain(item):
			return s, r.wrong(item.Line, fmt.Sprintf("%s must be a single value or a list of them", k.Value))
		case item.ShortTag() != "!!null":
			s.Values = append(s.Values, item.Value)
		}
	}
	return s, nil
}

// unknown says what is wrong with a key, and what was meant.
func (r reader) unknown(key string) string {
	word := []rune(strings.ToLower(untrusted.Text(key).Clean()))
	word = word[:min(len(word), 40)]
	if best := spelling.Nearest(word, r.known, func(k string) []rune { return []rune(k) }); best != "" {
		return fmt.Sprintf("unknown setting %q; did you mean %s?", string(word), best)
	}
	return fmt.Sprintf("unknown setting %q; known are %s", string(word), strings.Join(r.known, ", "))
}
