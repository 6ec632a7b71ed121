package strictyaml

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
)

// What the YAML reader says of a key that does not exist, and of a value that
// is of another kind than the key takes.
var (
	unknownField = lazyregexp.New(`^field (\S+) not found in type \w+\.(\S+)$`)
	wrongKind    = lazyregexp.New("^cannot construct !!(\\w+)(?: `(.*)`)? into (.+)$")
	twice        = lazyregexp.New(`^mapping key (".*") already defined at line (\d+)$`)
)

// Words rewords a message of the YAML reader: it names the nearest key that
// does exist, and kinds of values as a person would. Keys gives the keys of one
// of the types that the file is read into, by its name.
func Words(message string, keys func(typeName string) []string) (words, hint string) {
	if found := unknownField.FindStringSubmatch(message); found != nil {
		return fmt.Sprintf("there is no key %q here", found[1]), Nearest(found[1], keys(found[2]))
	}
	if found := wrongKind.FindStringSubmatch(message); found != nil {
		is := yamlKind(found[1])
		if found[2] != "" && !strings.HasSuffix(found[2], "...") { // which the reader has cut
			is = fmt.Sprintf("%q", found[2])
		}
		return fmt.Sprintf("%s is found where %s is expected", is, goKind(found[3])), ""
	}
	if found := twice.FindStringSubmatch(message); found != nil {
		return fmt.Sprintf("%s is given twice, the first time on line %s", found[1], found[2]), ""
	}
	if strings.HasSuffix(message, "expected single document, found multiple") {
		return "has more than one document", ""
	}
	return notYAML + message, ""
}

// notYAML stands before what the reader says of text that it cannot read.
const notYAML = "is not valid YAML: "

// Tab reports whether what the YAML reader says of a line means a tab where it is
// indented, of which the reader's words say nothing.
func Tab(message string, text []byte, line int) bool {
	if !strings.Contains(message, "cannot start any token") && !strings.Contains(message, "tab") {
		return false
	}
	lines := bytes.Split(text, []byte("\n"))
	return line > 0 && line <= len(lines) && bytes.HasPrefix(bytes.TrimLeft(lines[line-1], " "), []byte("\t"))
}

// What a message says of such a line.
const (
	TabWords = "a tab in the indentation"
	TabHint  = "use spaces"
)

func yamlKind(tag string) string {
	switch tag {
	case "seq":
		return "a list"
	case "str":
		return "a text"
	case "map":
		return "a set of keys"
	}
	return "a value of another kind"
}

// goKind names what a Go type takes.
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

// Nearest is a hint: the right word where one is near enough, else all of them.
func Nearest(word string, known []string) string {
	if best := diag.Nearest(word, known); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if len(known) == 0 {
		return ""
	}
	return "known are " + strings.Join(known, ", ")
}

// Keys are the YAML keys of that of the types which has the name; nil where
// none has.
func Keys(name string, types ...reflect.Type) []string {
	for _, t := range types {
		if t.Name() != name {
			continue
		}
		var out []string
		for i := range t.NumField() {
			if k, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); k != "" && k != "-" {
				out = append(out, k)
			}
		}
		return out
	}
	return nil
}
