package source

import (
	"bytes"

	"go.yaml.in/yaml/v4"
)

// maxSalvage is how many bytes are parsed again in search of the longest
// beginning of a file that is YAML.
const maxSalvage = 4 << 20

// salvage parses what stands before a syntax error on a line. A parser often
// notices a mistake long after it was made, such as a quote that is never
// closed, so the longest beginning that is YAML is looked for: backwards in
// growing steps, then between the last two. good is how many lines it has.
func salvage(text []byte, line int) (docs []*yaml.Node, good int) {
	bad := line // so many lines are no YAML; good are
	left := maxSalvage
	try := func(at int) {
		part := firstLines(text, at)
		left -= len(part)
		if d, err := parse(part); err == nil {
			good, docs = at, d
		} else {
			bad = at
		}
	}
	for step := 1; bad > 1 && good == 0 && left > 0; step *= 2 {
		try(max(1, bad-step))
	}
	for good > 0 && bad-good > 1 && left > 0 {
		try((good + bad) / 2)
	}
	if n := len(docs); n > 0 && !complete(docs[n-1]) {
		docs = docs[:n-1]
	}
	return docs, good
}

// firstLines are the first n lines of a text.
func firstLines(text []byte, n int) []byte {
	end := 0
	for ; n > 0; n-- {
		i := bytes.IndexByte(text[end:], '\n')
		if i < 0 {
			return text
		}
		end += i + 1
	}
	return text[:end]
}

// complete takes the last key off a document whose value was cut away, and
// reports whether anything is left.
func complete(n *yaml.Node) bool {
	last := len(n.Content) - 1
	switch {
	case n.Kind == yaml.ScalarNode:
		return n.Tag != "!!null" || n.Value != ""
	case last < 0 || n.Kind == yaml.AliasNode || complete(n.Content[last]):
		return true
	case n.Kind == yaml.MappingNode:
		last--
	}
	n.Content = n.Content[:last]
	return last > 0
}
