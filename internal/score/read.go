package score

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
)

// Read reads a model from the bytes of a file and checks it against the
// questionnaire that it is meant for, its own scenarios included. All mistakes
// are reported at once, each with the name of the file and, where it can be
// told, the line.
func Read(name string, data []byte, s questions.Set) (Model, error) {
	var m Model
	if err := yaml.Load(data, &m, yaml.WithKnownFields()); err != nil {
		return Model{}, located(name, err)
	}
	c := checker{name: name, data: data, m: &m}
	hash := sha256.New()
	hash.Write(data)
	if m.Extends != "" {
		hash.Write(embedded)
		if err := c.extend(); err != nil {
			return Model{}, err
		}
	}
	m.SHA256 = hex.EncodeToString(hash.Sum(nil))
	set, err := s.With(m.Questions)
	if err != nil {
		return Model{}, each(name+": questions", err)
	}
	c.s = &set
	if err := c.check(); err != nil {
		return Model{}, err
	}
	if err := Verify(m, set); err != nil {
		return Model{}, each(name, err)
	}
	return m, nil
}

// each puts a place before each of several errors.
func each(place string, err error) error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return fmt.Errorf("%s: %w", place, err)
	}
	var out []error
	for _, e := range many.Unwrap() {
		out = append(out, each(place, e))
	}
	return errors.Join(out...)
}

// located turns what the YAML reader says into lines of our own.
func located(name string, err error) error {
	var many *yaml.LoadErrors
	if !errors.As(err, &many) {
		var one *yaml.LoadError
		if errors.As(err, &one) {
			return fmt.Errorf("%s:%d: %s", name, one.Mark.Line, one.Message)
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	var out []error
	for _, e := range many.Errors {
		out = append(out, fmt.Errorf("%s:%d: %s", name, e.Mark.Line, plain(e.Message)))
	}
	return errors.Join(out...)
}

var unknownField = regexp.MustCompile(`^field (\S+) not found in type score\.(\S+)$`)

// plain rewords the reader's message about a key that does not exist, and
// names the nearest one that does.
func plain(message string) string {
	found := unknownField.FindStringSubmatch(message)
	if found == nil {
		return message
	}
	return fmt.Sprintf("there is no key %q here%s", found[1], hint(found[1], keys(found[2])))
}

// line is the line of a place in the document, reached by keys and indexes; 0
// where there is none.
func line(n *yaml.Node, path ...any) int {
	at := 0
	for n != nil && n.Kind == yaml.DocumentNode {
		n = n.Content[0]
	}
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
		at = n.Line
	}
	if at == 0 && n != nil {
		at = n.Line
	}
	return at
}

func child(n *yaml.Node, step any) *yaml.Node {
	if n == nil {
		return nil
	}
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// hint is ": did you mean X?" where a word is near enough, else all words.
func hint(word string, known []string) string {
	if best := questions.Nearest(word, known); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return "; known are " + strings.Join(known, ", ")
}
