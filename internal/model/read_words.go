package model

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
)

// located turns what the YAML reader says into lines of our own.
func located(name string, err error) error {
	var many *yaml.LoadErrors
	if !errors.As(err, &many) {
		var one *yaml.LoadError
		if errors.As(err, &one) {
			return place(name, one.Mark.Line, plain(one.Message))
		}
		return place(name, 0, plain(err.Error()))
	}
	var out []error
	for _, e := range many.Errors {
		out = append(out, place(name, e.Mark.Line, plain(e.Message)))
	}
	return errors.Join(out...)
}

// place is a message with its file, and its line where there is one.
func place(name string, line int, message string) error {
	if line > 0 {
		name = fmt.Sprintf("%s:%d", name, line)
	}
	return fmt.Errorf("%s: %s", name, message)
}

// What the YAML reader says of a key that does not exist, and of a value that
// is of another kind than the key takes.
var (
	unknownField = regexp.MustCompile(`^field (\S+) not found in type (?:model|questions)\.(\S+)$`)
	wrongKind    = regexp.MustCompile("^cannot construct !!(\\w+)(?: `(.*)`)? into (.+)$")
)

// plain rewords the reader's messages: it names the nearest key that does
// exist, and kinds of values as a person would.
func plain(message string) string {
	if found := unknownField.FindStringSubmatch(message); found != nil {
		return fmt.Sprintf("there is no key %q here%s", found[1], hint(found[1], keys(found[2])))
	}
	if found := wrongKind.FindStringSubmatch(message); found != nil {
		is := yamlKind(found[1])
		if found[2] != "" {
			is = fmt.Sprintf("%q", found[2])
		}
		return fmt.Sprintf("%s is found where %s is expected", is, goKind(found[3]))
	}
	if strings.HasSuffix(message, "no documents in stream") {
		return "is empty; advisor schema model describes a model"
	}
	return message
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

// hint is ": did you mean X?" where a word is near enough, else all words.
func hint(word string, known []string) string {
	if best := questions.Nearest(word, known); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return "; known are " + strings.Join(known, ", ")
}
