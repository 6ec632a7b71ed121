package scan

import (
	"path"
	"slices"
	"strings"
)

// The kinds of environments, as names of files and profiles tell them.
const (
	production  = "production"
	staging     = "staging"
	forTests    = "test"
	development = "development"
)

// kindWords are the words of file and profile names that mean an environment.
var kindWords = []struct {
	kind  string
	words []string
}{
	{production, []string{"prod", "production", "prd", "live", "release", "deploy", "stack", "swarm"}},
	{staging, []string{"staging", "stage", "stg", "uat", "preprod", "qa", "preview", "demo"}},
	{development, []string{"override", "dev", "devel", "develop", "development", "local", "debug", "watch"}},
	{forTests, []string{"test", "tests", "testing", "ci", "e2e", "integration"}},
}

// kindOf is the kind of environment that a label means; empty: none. The
// first word that means one decides, so that "dev-azure" is development.
func kindOf(label string) string {
	for _, word := range strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return r == '-' || r == '.' || r == '_' }) {
		for _, k := range kindWords {
			if slices.Contains(k.words, word) {
				return k.kind
			}
		}
	}
	return ""
}

// stems begin or end the names of Compose files, longest first.
var stems = []string{"docker-compose", "docker-stack", "compose", "stack"}

// variant takes the name of a Compose file apart: compose.prod.yaml is the
// label prod. ok is false where the name is none of a Compose file.
func variant(file string) (label string, ok bool) {
	name := strings.ToLower(path.Base(file))
	ext := path.Ext(name)
	if ext != ".yml" && ext != ".yaml" {
		return "", false
	}
	name = strings.TrimSuffix(name, ext)
	for _, stem := range stems {
		if name == stem {
			if strings.HasSuffix(stem, "stack") {
				return "stack", true
			}
			return "", true
		}
		for _, sep := range []string{".", "-", "_"} {
			if rest, found := strings.CutPrefix(name, stem+sep); found {
				return stackLabel(stem, rest), true
			}
			if rest, found := strings.CutSuffix(name, sep+stem); found {
				return stackLabel(stem, rest), true
			}
		}
	}
	return "", false
}

func stackLabel(stem, label string) string {
	if strings.HasSuffix(stem, "stack") {
		return label + "-stack"
	}
	return label
}
