package model

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// located takes in what the YAML reader says, in words of our own.
func (c *checker) located(err error) {
	add := func(line int, message string) {
		message, hint := plain(message)
		c.Add(c.place(line), hint, "%s", untrusted.Text(message).Clean())
	}
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			add(e.Mark.Line, e.Message)
		}
	case errors.As(err, &one):
		add(one.Mark.Line, one.Message)
	default:
		add(0, err.Error())
	}
}

// What the YAML reader says of a key that does not exist, and of a value that
// is of another kind than the key takes.
var (
	unknownField = lazyregexp.New(`^field (\S+) not found in type (?:model|questions)\.(\S+)$`)
	wrongKind    = lazyregexp.New("^cannot construct !!(\\w+)(?: `(.*)`)? into (.+)$")
)

// plain rewords the reader's messages: it names the nearest key that does
// exist, and kinds of values as a person would.
func plain(message string) (words, hint string) {
	if found := unknownField.FindStringSubmatch(message); found != nil {
		return fmt.Sprintf("there is no key %q here", found[1]), nearest(found[1], keys(found[2]))
	}
	if found := wrongKind.FindStringSubmatch(message); found != nil {
		is := yamlKind(found[1])
		if found[2] != "" {
			is = fmt.Sprintf("%q", found[2])
		}
		return fmt.Sprintf("%s is found where %s is expected", is, goKind(found[3])), ""
	}
	if strings.HasSuffix(message, "no documents in stream") {
		return "is empty", "advisor schema model describes a model"
	}
	return message, ""
}

func yamlKind(tag string) string {
	switch tag {
	case "seq":
		return "a list"
	case "map":
		return "a set of keys"
	}
	return "a value of another kind"
}

// goKind names what a type of the model takes.
func goKind(t string) string {
	switch {
	case strings.HasPrefix(t, "[]"):
		return "a list"
	case strings.HasPrefix(t, "int"), strings.HasPrefix(t, "*int"):
		return "a whole number"
	case strings.HasPrefix(t, "float"):
		return "a number"
	case strings.HasPrefix(t, "bool"):
		return "true or false"
	case strings.HasPrefix(t, "string"), strings.HasSuffix(t, "ID"):
		return "a word"
	}
	return "a set of keys"
}

// nearest is a hint: the right word where one is near enough, else all of them.
func nearest(word string, known []string) string {
	if best := diag.Nearest(word, known); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return "known are " + strings.Join(known, ", ")
}
