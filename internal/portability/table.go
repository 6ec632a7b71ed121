package portability

import (
	"bytes"
	_ "embed" // for the table
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"advisor/internal/facts"
)

//go:embed mapping.yaml
var mappingYAML []byte

// Table is the whole table.
type Table struct {
	Checked Checked `yaml:"checked"`
	Rows    []Row   `yaml:"rows"`
	// Fixed is what a move brings along whatever the files say.
	Fixed []Work `yaml:"fixed"`

	paths, top index
}

// index finds the patterns that a path can match, by its first name.
type index map[string][]pattern

// pattern is one path of a row.
type pattern struct {
	row   int
	names []string
}

func (x index) add(row int, paths []string) {
	for _, p := range paths {
		names := strings.Split(p, ".")
		x[names[0]] = append(x[names[0]], pattern{row: row, names: names})
	}
}

// Checked names the versions that the verdicts were seen with.
type Checked struct {
	Kompose string `yaml:"kompose"`
	Compose string `yaml:"compose"`
}

// Row is one feature. It is found by Paths of a service, by Top paths of the
// project, or by the test named in When: by exactly one of them.
type Row struct {
	Feature string   `yaml:"feature"`
	Paths   []string `yaml:"paths"`
	Top     []string `yaml:"top"`
	When    string   `yaml:"when"`
	// Value is a regular expression that the value of the attribute, or an
	// item of its list, has to match; empty: any.
	Value      string       `yaml:"value"`
	Kubernetes string       `yaml:"kubernetes"`
	Kompose    string       `yaml:"kompose"` // converts, with-label, distorts, drops, warns, fails, crashes
	Effort     facts.Effort `yaml:"effort"`
	Signal     string       `yaml:"signal"`  // none, orchestrator, host-tied, stateful, development
	Compose    string       `yaml:"compose"` // honoured, ignored, refused, not-applicable
	Note       string       `yaml:"note"`
	Source     string       `yaml:"source"`

	value *regexp.Regexp
	// The tests that When names; nil for the other rows.
	service serviceTest
	project projectTest
}

// Work is one piece of the part of a move that no file shows.
type Work struct {
	Kubernetes string `yaml:"kubernetes"`
	Why        string `yaml:"why"`
	Source     string `yaml:"source"`
}

// load reads the embedded table once: it is the same for every project.
var load = sync.OnceValue(func() Table {
	t, err := parse(mappingYAML)
	if err != nil {
		panic("portability: embedded table: " + err.Error()) // a test finds it first
	}
	return t
})

// Rows are the rows of the table, in its order.
func Rows() []Row { return slices.Clone(load().Rows) }

// Fixed is the work that a move brings along whatever the files say.
func Fixed() []Work { return slices.Clone(load().Fixed) }

// Versions are the versions of kompose and docker compose that the table was
// checked against.
func Versions() Checked { return load().Checked }

// parse decodes strictly and reports every mistake at once.
func parse(data []byte) (Table, error) {
	var t Table
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&t); err != nil {
		return Table{}, fmt.Errorf("reading mapping.yaml: %w", err)
	}
	var wrong []error
	seen := map[string]bool{}
	t.paths, t.top = index{}, index{}
	services, projects := serviceTests(), projectTests()
	for i := range t.Rows {
		r := &t.Rows[i]
		r.service, r.project = services[r.When], projects[r.When]
		wrong = append(wrong, r.check()...)
		if seen[r.Feature] {
			wrong = append(wrong, fmt.Errorf("%s: stands twice", r.Feature))
		}
		seen[r.Feature] = true
		t.paths.add(i, r.Paths)
		t.top.add(i, r.Top)
	}
	return t, errors.Join(wrong...)
}

// check finds what is missing in a row or no known word, and compiles Value.
func (r *Row) check() []error {
	var out []error
	say := func(format string, a ...any) {
		out = append(out, fmt.Errorf("%s: %s", r.Feature, fmt.Sprintf(format, a...)))
	}
	for _, field := range [][2]string{
		{"feature", r.Feature}, {"kubernetes", r.Kubernetes}, {"note", r.Note}, {"source", r.Source},
	} {
		if strings.TrimSpace(field[1]) == "" {
			say("%s is missing", field[0])
		}
	}
	word := func(name, v string, known ...string) {
		if !slices.Contains(known, v) {
			say("%s %q is not one of %s", name, v, strings.Join(known, ", "))
		}
	}
	word("kompose", r.Kompose, "converts", "with-label", "distorts", "drops", "warns", "fails", "crashes")
	word("effort", string(r.Effort), "small", "medium", "large", "blocker")
	word("signal", r.Signal, "none", "orchestrator", "host-tied", "stateful", "development")
	word("compose", r.Compose, "honoured", "ignored", "refused", "not-applicable")
	if found := min(len(r.Paths), 1) + min(len(r.Top), 1) + min(len(r.When), 1); found != 1 {
		say("needs exactly one of paths, top and when")
	}
	if r.When != "" && r.service == nil && r.project == nil {
		say("there is no test %q", r.When)
	}
	re, err := regexp.Compile(r.Value)
	if err != nil {
		say("value: %v", err)
	}
	if r.Value != "" {
		r.value = re
	}
	return out
}

func (r Row) signal() string {
	if r.Signal == "none" {
		return ""
	}
	return r.Signal
}
