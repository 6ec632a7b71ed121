package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of ours each package may import. What is not
// listed is forbidden, so that nothing flows back.
var arrows = map[string][]string{
	"untrusted":     {"lazyregexp"},
	"files":         {},
	"imageref":      {"facts", "lazyregexp", "untrusted"},
	"diag":          {"untrusted"},
	"flags":         {"diag", "english", "exit", "layout", "untrusted"},
	"english":       {},
	"lazyregexp":    {},
	"gotable":       {},
	"startup":       {"startup/early"},
	"startup/early": {},
	"facts":         {"untrusted"},
	"exit":          {"untrusted"},
	"output":        {"diag", "exit", "files", "report", "report/formats", "report/words", "terminal", "untrusted"},
	"saved":         {"exit", "facts", "files", "output", "report", "report/formats", "terminal", "untrusted"},
	"config":        {"diag", "english", "estimate", "exit", "files", "model", "questions", "record", "score", "strictyaml", "suggest", "untrusted"},
	"selection": {
		"compose", "config", "diag", "english", "exit", "facts", "files", "gitignore", "plugin", "scan", "untrusted",
	},
	"input": {"check", "config", "exit", "questions", "record", "rules", "untrusted"},
	"assess": {
		"advise", "check", "compare", "compose", "config", "exit", "facts", "input", "questions", "record", "report", "saved", "selection", "untrusted",
	},
	"save": {
		"advise", "assess", "check", "config", "english", "exit", "files", "input", "interview", "output",
		"questions", "record", "report", "report/formats", "untrusted",
	},
	"hints": {"assess", "check", "english", "estimate", "output", "questions", "score", "untrusted"},
	"fleet": {
		"advise", "assess", "compose", "config", "english", "exit", "facts", "files", "gitignore", "input",
		"output", "record", "report", "report/words", "saved", "scan", "selection", "terminal", "untrusted",
	},
	"terminal":                {"exit"},
	"plugin":                  {},
	"build":                   {},
	"catalogue":               {"check", "english", "estimate", "explain", "facts", "layout", "model", "portability", "questions", "report/formats", "rules", "score"},
	"ownmodel":                {"english", "model", "questions", "score"},
	"limit":                   {},
	"gitignore":               {},
	"envfile":                 {"lazyregexp"},
	"questions/questionstest": {"questions"},
	"questions":               {"diag", "english", "lazyregexp", "untrusted"},
	"secret":                  {"lazyregexp"},
	"dockerfile":              {"diag", "facts", "imageref", "secret", "untrusted"},
	"scan/tools":              {"facts", "files", "untrusted"},
	"scan/products":           {"facts", "imageref"},
	"scan/sets":               {"facts", "untrusted"},
	"scan/roles":              {"dockerfile", "english", "facts", "imageref", "scan/products", "untrusted"},
	"scan/drift":              {"dockerfile", "english", "facts", "scan/sets", "untrusted"},
	"scan": {
		"compose", "dockerfile", "english", "envfile", "facts", "files", "gitignore", "imageref",
		"scan/drift", "scan/products", "scan/roles", "scan/sets", "scan/tools", "secret", "untrusted",
	},
	"rules/known": {"facts", "lazyregexp", "secret"},
	"rules":       {"english", "facts", "imageref", "lazyregexp", "rules/known", "secret", "untrusted"},
	"portability": {"english", "facts", "lazyregexp", "untrusted"},
	"suggest":     {"compose/schema", "diag", "english", "facts", "model", "questions", "scan/products", "untrusted"},
	"options":     {"english", "model", "questions"},
	"score":       {"diag", "english", "model", "options", "questions", "untrusted"},
	"cases":       {"questions"},
	"layout":      {},
	"report":      {"diag", "english", "facts", "untrusted"},
	"check": {
		"advise", "compare", "diag", "english", "facts", "model",
		"questions", "record", "report", "report/words", "rules", "score", "untrusted",
	},
	"compose": {
		"compose/canonical", "compose/check", "compose/decode", "compose/diagnostics", "compose/expand", "compose/interpolate",
		"compose/merge", "compose/schema", "compose/source", "compose/tree", "envfile", "facts", "files", "lazyregexp", "untrusted",
	},
	"compose/taint":       {"secret", "untrusted"},
	"compose/tree":        {"compose/taint"},
	"compose/source":      {"compose/tree", "files", "lazyregexp"},
	"compose/interpolate": {"envfile"},
	"compose/diagnostics": {"compose/taint", "compose/tree", "diag", "facts", "untrusted"},
	"compose/expand":      {"compose/diagnostics", "compose/interpolate", "compose/taint", "compose/tree"},
	"compose/schema":      {"compose/diagnostics", "compose/tree", "diag"},
	"compose/merge":       {"compose/diagnostics", "compose/tree"},
	"compose/canonical":   {"compose/diagnostics", "compose/merge", "compose/schema", "compose/tree"},
	"compose/decode":      {"compose/canonical", "compose/diagnostics", "compose/schema", "compose/taint", "compose/tree"},
	"compose/check":       {"compose/diagnostics", "compose/tree", "files"},
	// The types are below everything; the formats are above the words.
	"report/words":    {"english", "facts", "layout", "lazyregexp", "ranges", "report", "untrusted"},
	"report/picture":  {"english", "facts", "layout", "ranges", "report", "report/words", "untrusted"},
	"report/markdown": {"english", "report", "report/blocks", "report/picture", "report/words", "untrusted"},
	"report/html":     {"english", "facts", "layout", "report", "report/blocks", "report/picture", "report/words", "untrusted"},
	"report/blocks":   {"english", "facts", "ranges", "report", "report/words", "untrusted"},
	"report/text":     {"english", "facts", "layout", "report", "report/blocks", "report/picture", "report/words", "untrusted"},
	"report/ci":       {"build", "english", "facts", "layout", "report", "report/markdown", "report/words", "untrusted"},
	"report/formats": {
		"report", "report/blocks", "report/ci", "report/html", "report/markdown", "report/text", "report/words", "untrusted",
	},
	"report/fixture": {"facts", "report", "untrusted"},
	"advise": {
		"cases", "english", "estimate", "facts", "model", "options", "outcome", "portability", "questions", "ranges",
		"record", "report", "report/words", "rules", "score", "suggest", "untrusted",
	},
	"outcome": {"model", "options", "report", "report/words", "score"},
	"compare": {"english", "facts", "model", "outcome", "questions", "report", "report/words", "rules", "score", "untrusted"},
	"conversation": {
		"advise", "check", "english", "exit", "explain", "facts", "files", "interview", "plain", "questions",
		"record", "score", "terminal", "untrusted", "wizard",
	},
	"explain":                 {"cases", "english", "model", "questions", "score"},
	"fit":                     {},
	"interview":               {"english", "facts", "layout", "questions", "record", "untrusted"},
	"interview/interviewtest": {"facts", "interview", "questions", "record", "untrusted"},
	"model":                   {"diag", "english", "questions", "strictyaml", "untrusted"},
	"strictyaml":              {"diag", "lazyregexp"},
	"estimate":                {"diag", "english", "facts", "lazyregexp", "questions", "ranges", "strictyaml", "untrusted"},
	"ranges":                  {"english"},
	"plain":                   {"english", "interview", "questions", "record", "untrusted"},
	"record":                  {"diag", "lazyregexp", "questions", "strictyaml", "untrusted"},
	"wizard":                  {"english", "facts", "interview", "layout", "questions", "record", "untrusted"},
}

// only says which outside packages have one home each.
var only = map[string][]string{
	"github.com/compose-spec/compose-go": {"compose", "compose/canonical", "compose/check", "compose/decode", "scan"},
	"github.com/moby/buildkit":           {"dockerfile"},
	"github.com/charmbracelet/huh":       {"wizard"},
	"github.com/charmbracelet/bubbletea": {"startup", "wizard"}, // startup for when it is initialised
}

// never are packages that the program does without: it opens no connection
// and starts no other program.
var never = []string{"net", "net/http", "os/exec", "plugin"}

func TestArrows(t *testing.T) {
	eachImport(t, func(pkg, file, path string) {
		if rest, ours := strings.CutPrefix(path, "advisor/internal/"); ours {
			if allowed, known := arrows[pkg]; !known {
				t.Errorf("%s: package %s has no row in arrows", file, pkg)
			} else if !slices.Contains(allowed, rest) {
				t.Errorf("%s: %s must not know %s", file, pkg, rest)
			}
		}
		for prefix, homes := range only {
			if strings.HasPrefix(path, prefix) && !slices.Contains(homes, pkg) {
				t.Errorf("%s: only %s may import %s", file, strings.Join(homes, ", "), prefix)
			}
		}
		if slices.Contains(never, path) {
			t.Errorf("%s: imports %s", file, path)
		}
	})
}

// eachImport calls f for each import of the product code under internal.
func eachImport(t *testing.T, f func(pkg, file, path string)) {
	t.Helper()
	root := filepath.Join("..", "..", "internal")
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil || parsed.Name.Name == "main" { // a generator or a demo, no part of the product
			return err
		}
		files++
		rel, _ := filepath.Rel(root, filepath.Dir(path))
		for _, i := range parsed.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			f(filepath.ToSlash(rel), path, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("saw %d files: the test looks in the wrong place", files)
	}
}
