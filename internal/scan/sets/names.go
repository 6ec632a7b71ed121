// Package sets tells which files of a folder describe which environment of a
// project: by their names, by what they hold, and by the commands that the
// repository starts them with. It reads and merges nothing itself.
package sets

import (
	"path"
	"slices"
	"strings"
)

// The kinds of environments, as names of files and profiles tell them. Each is
// also the name of the plainest set of its kind.
const (
	Production  = "production"
	Staging     = "staging"
	Test        = "test"
	Development = "development"
)

// Default is the name of what docker compose merges without being asked for
// anything.
const Default = "default"

// kindWords are the words of file and profile names that mean an environment,
// the plainest first.
var kindWords = []struct {
	kind  string
	words []string
}{
	{Production, []string{"production", "prod", "prd", "deploy", "deployment", "live", "release", "swarm"}},
	{Staging, []string{"staging", "stage", "stg", "preprod", "preproduction", "uat", "qa", "preview", "demo"}},
	{Development, []string{"development", "dev", "devel", "develop", "local", "debug", "watch"}},
	{Test, []string{"test", "tests", "testing", "ci", "e2e", "integration"}},
}

// wordsOf are the words of a label.
func wordsOf(label string) []string {
	return strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return r == '-' || r == '.' || r == '_' || r == ' ' })
}

// wordKind is the kind of environment that a word means, and how plainly, 0 for
// the plainest; an empty kind: none.
func wordKind(word string) (kind string, rank int) {
	for _, k := range kindWords {
		if i := slices.Index(k.words, word); i >= 0 {
			return k.kind, i
		}
	}
	return "", 0
}

// KindOf is the kind of environment that a label means; empty: none. The
// first word that means one decides, so that "dev-azure" is development; what
// comes before production is not production.
func KindOf(label string) string {
	words := wordsOf(label)
	for i, word := range words {
		kind, _ := wordKind(word)
		switch {
		case kind == "":
		case kind == Production && i > 0 && (words[i-1] == "pre" || words[i-1] == "non"):
			return Staging
		default:
			return kind
		}
	}
	if slices.Contains([]string{"stack", "docker-stack"}, label) {
		return Production // what docker stack deploy takes
	}
	return ""
}

// Named is the kind or the name that somebody means with a word for an
// environment: "prod" is production.
func Named(word string) string {
	word = strings.ToLower(word)
	if kind, _ := wordKind(word); kind != "" {
		return kind
	}
	return word
}

// stems begin or end the names of Compose files, longest first.
var stems = []string{"docker-compose", "docker-stack", "docker_compose", "compose", "stack"}

// Variant takes the name of a Compose file apart: compose.prod.yaml is the
// label prod. ok is false where the name is none of a Compose file.
func Variant(file string) (label string, ok bool) {
	name := strings.ToLower(path.Base(file))
	ext := path.Ext(name)
	if ext != ".yml" && ext != ".yaml" {
		return "", false
	}
	name = strings.TrimSuffix(name, ext)
	for _, stem := range stems {
		isStack := strings.HasSuffix(stem, "stack")
		if name == stem {
			if isStack {
				return "stack", true
			}
			return "", true
		}
		for _, sep := range []string{".", "-", "_"} {
			if rest, found := strings.CutPrefix(name, stem+sep); found {
				return rest, true
			}
			if rest, found := strings.CutSuffix(name, sep+stem); found {
				if isStack { // one of several stacks, and not this project's
					return rest + "-stack", true
				}
				return rest, true
			}
		}
	}
	return "", false
}

// Label is the middle part of a file's name, or the name itself where it is none
// of a Compose file.
func Label(file string) string {
	if label, ok := Variant(file); ok {
		return label
	}
	name := strings.ToLower(path.Base(file))
	return strings.TrimSuffix(name, path.Ext(name))
}

// NameOf is what a set is called by the last file in it that says something.
func NameOf(files []string) (name, kind string) {
	for _, f := range slices.Backward(files) {
		label := Label(f)
		if kind := KindOf(label); kind != "" {
			return kind, kind
		}
	}
	if len(files) == 0 {
		return Default, ""
	}
	label := strings.Join(slices.DeleteFunc(wordsOf(Label(files[len(files)-1])), func(w string) bool { return w == override }), "-")
	if label == "" || label == standardInput {
		return Default, ""
	}
	return label, ""
}

// standardInput is what a file is called that has no name.
const standardInput = "stdin"

const override = "override"

// templateWords say of a file that it is to be copied and not read.
var templateWords = []string{"example", "examples", "sample", "template", "tmpl", "tpl", "dist", "skeleton", "bak", "backup", "old", "orig", "disabled"}

// IsTemplate reports whether a file is named like a Compose file that is to be
// copied first, such as compose.example.yaml and compose.yaml.dist, or like one
// that was put away.
func IsTemplate(file string) bool {
	name := strings.ToLower(path.Base(file))
	words := wordsOf(name)
	if !slices.ContainsFunc(words, func(w string) bool { return w == "compose" || w == "stack" }) {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(templateWords, w) })
}
