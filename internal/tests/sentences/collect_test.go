// Package sentences lists every sentence that a user can see, and holds what a
// machine can hold of how the product speaks. It knows no taste.
package sentences

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"advisor/internal/estimate"
	"advisor/internal/model"
	"advisor/internal/portability"
	"advisor/internal/questions"
	"advisor/internal/rules"
)

// sentence is one text with the place that it is written at.
type sentence struct {
	at, text string
	// whole: it begins with a capital letter and ends with a full stop.
	whole bool
}

// list collects sentences.
type list []sentence

func (l *list) whole(at string, texts ...string) {
	for _, text := range texts {
		if text != "" {
			*l = append(*l, sentence{at: at, text: text, whole: true})
		}
	}
}

func (l *list) part(at string, texts ...string) {
	for _, text := range texts {
		if text != "" {
			*l = append(*l, sentence{at: at, text: text})
		}
	}
}

// all is everything, the catalogues first; collected once.
func all(t *testing.T) []sentence {
	t.Helper()
	once.Do(func() { everything = collect(t) })
	return everything
}

var (
	once       sync.Once
	everything []sentence
)

func collect(t *testing.T) []sentence {
	t.Helper()
	var l list
	l.questions()
	l.model()
	l.options()
	l.rules()
	l.portability()
	l.costs()
	l.code(t)
	return l
}

func (l *list) questions() {
	set := questions.Default()
	for _, s := range set.Sections {
		l.whole("section "+s.ID, s.About)
		l.part("section "+s.ID, s.Title)
	}
	for _, q := range set.Questions {
		at := "question " + string(q.ID)
		l.part(at, q.Ask, q.Short)
		l.whole(at, q.Why, q.Example, q.Retired)
		for _, o := range q.Options {
			l.part(at+" "+string(o.ID), o.Label)
		}
	}
}

func (l *list) model() {
	m := model.Default()
	for _, c := range m.Criteria {
		l.part("criterion "+c.ID, c.Says)
	}
	for _, f := range m.Factors {
		at := "factor " + string(f.ID)
		l.whole(at, f.Why, f.Exception, f.Shares)
		for _, o := range f.Options {
			l.part(at+" "+string(o.ID), o.If)
			l.whole(at+" "+string(o.ID), o.Why)
		}
	}
	for _, v := range m.Vetoes {
		l.whole("veto "+v.ID, v.Why, v.Relax.Why)
		l.part("veto "+v.ID, v.Relax.Words)
	}
	for _, r := range m.Remarks {
		l.whole("remark "+r.ID, r.Words)
	}
}

func (l *list) options() {
	m := model.Default()
	for _, w := range m.Ways {
		at := "option " + w.ID
		l.part(at, w.Title, w.Short)
		l.whole(at, w.Why, w.Demands.People, w.Demands.Skill, w.Demands.Access, w.Demands.Money)
		for _, c := range w.Conditions {
			l.whole(at, c.Says)
		}
	}
	for _, r := range m.Requirements {
		for _, c := range r.Cells {
			l.whole("requirement "+string(r.ID), c.Why)
		}
	}
}

func (l *list) rules() {
	for _, r := range rules.Rules() {
		at := "rule " + r.ID
		l.part(at, r.Title, r.Asked)
		l.whole(at, named(r.Says), named(r.Several), r.Why, r.Remedy, r.RemedyCompose, r.RemedyKubernetes)
	}
	for _, o := range rules.Observations() {
		at := "observation " + o.ID
		l.part(at, o.Title)
		l.whole(at, named(o.Says), named(o.Several), o.Why)
	}
	for _, r := range rules.RetiredRules() {
		l.part("retired rule "+r.ID, r.Title)
		l.whole("retired rule "+r.ID, r.Why)
	}
}

// named puts a service into a message.
func named(says string) string { return strings.ReplaceAll(says, "%s", "Web") }

func (l *list) portability() {
	for _, r := range portability.Rows() {
		at := "portability " + r.Feature
		l.part(at, r.Feature, r.Kubernetes)
		// The name of the tool stands before the notes on Compose Bridge.
		l.part(at, r.BridgeNote)
		l.part(at, r.Note)
	}
	for _, w := range portability.Fixed() {
		l.part("portability", w.Kubernetes)
		l.whole("portability "+w.Kubernetes, w.Why)
	}
}

func (l *list) costs() {
	c := estimate.Default()
	l.whole("costs", c.About)
	for _, i := range c.Items {
		l.part("cost "+i.ID, i.Why)
	}
	for _, p := range c.Presets {
		l.part("preset "+p.ID, p.About)
		for _, i := range p.Items {
			l.part("cost "+p.ID+"/"+i.ID, i.Why)
		}
	}
}

// generated are catalogues as Go tables, which are listed from their values, and
// what no user sees.
var generated = regexp.MustCompile(`(_table\.go|mapping\.go|/table\.go|/tables/|/fixture/|/products/|/gotable/|/lazyregexp/|test\.go|/interviewtest/|/devserver_data\.go|/role_words\.go|/fit/|/tests/)`)

// code lists the texts of the program: each string that reads like words.
func (l *list) code(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	for _, dir := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return filepath.SkipDir
			}
			if !d.IsDir() && filepath.Ext(path) == ".go" && !generated.MatchString(filepath.ToSlash(path)) {
				l.file(t, root, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (l *list) file(t *testing.T, root, path string) {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	short, err := filepath.Rel(root, path)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field: // its tag is no text
			return n.Tag == nil
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			if n.Kind == token.STRING && err == nil && reads(text) {
				l.part(filepath.ToSlash(short)+":"+strconv.Itoa(files.Position(n.Pos()).Line), text)
			}
		}
		return true
	})
}

var twoWords = regexp.MustCompile(`[A-Za-z]{2,}[,;:]? [a-z]{2,}`)

// reads reports whether a string is words for a person: not an expression, not a list
// of names, not a piece of markup or of a manifest.
func reads(s string) bool {
	return twoWords.MatchString(s) && !strings.ContainsAny(s, "^\\") && !strings.Contains(s, "(?") && !strings.Contains(s, "</")
}

// read is a file of this repository.
func read(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{"..", "..", ".."}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
