package source

import (
	"bytes"
	"strings"

	"advisor/internal/lazyregexp"
)

// templateTag is a tag of Jinja or of Go's templates: a statement, a comment,
// or a value. ${{ … }} is none: it is YAML, and CI systems fill it in.
var templateTag = lazyregexp.New(`\$?\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}`)

// statement is the beginning of a tag of Go's templates that gives no value.
var statement = lazyregexp.New(`^\{\{-?\s*(if|else|end|range|with|define|block|template|include|/\*)\b`)

// untemplated takes a text for a template: statements become empty and values
// variables, line by line. It gives the line of the first tag, 0 where there is
// none.
func untemplated(text []byte) ([]byte, int) {
	first := templateTag.FindIndex(text)
	if first == nil {
		return nil, 0
	}
	out := templateTag.ReplaceAllFunc(text, func(tag []byte) []byte {
		switch {
		case tag[0] == '$':
			return tag
		case bytes.HasPrefix(tag, []byte("{{")) && !statement.Match(tag):
			return []byte("${" + variableOf(string(tag)) + "}")
		}
		return nil
	})
	return out, lineOf(text, first[0])
}

// variableOf names the variable that stands for the value of a tag.
func variableOf(tag string) string {
	name := strings.Map(func(r rune) rune {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
		if letter || r == '_' {
			return r
		}
		return '_'
	}, strings.Trim(tag, "{}- .$\t"))
	return "T_" + name[:min(len(name), 40)]
}
