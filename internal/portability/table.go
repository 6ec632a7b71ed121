package portability

import (
	"slices"
	"strings"
	"sync"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
)

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
	Bridge  string `yaml:"bridge"`
	// BridgeRoot is where the templates of Compose Bridge can be read.
	BridgeRoot string `yaml:"bridge-root"`
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
	Value      string `yaml:"value"`
	Kubernetes string `yaml:"kubernetes"`
	Kompose    string `yaml:"kompose"` // converts, with-label, distorts, drops, warns, fails, crashes
	// Bridge is what Compose Bridge does, in the words of Kompose or unknown;
	// BridgeSource is an address, or a path below Checked.BridgeRoot.
	Bridge       string       `yaml:"bridge"`
	BridgeNote   string       `yaml:"bridge-note"`
	BridgeSource string       `yaml:"bridge-source"`
	Effort       facts.Effort `yaml:"effort"`
	Signal       string       `yaml:"signal"`  // none, orchestrator, host-tied, stateful, development
	Compose      string       `yaml:"compose"` // honoured, ignored, refused, not-applicable
	Note         string       `yaml:"note"`
	Source       string       `yaml:"source"`

	value *lazyregexp.Regexp
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

// load gives the built-in table, made once: it is the same for every project.
// It is what mapping.yaml says, compiled in, since reading the YAML took as long
// as the rest of a short scan.
var load = sync.OnceValue(func() Table {
	t := mapping()
	t.complete()
	return t
})

// Rows are the rows of the table, in its order.
func Rows() []Row { return slices.Clone(load().Rows) }

// Fixed is the work that a move brings along whatever the files say.
func Fixed() []Work { return slices.Clone(load().Fixed) }

// Versions are the versions of kompose, docker compose and the templates of
// Compose Bridge that the table was checked against.
func Versions() Checked { return load().Checked }

// complete finds the patterns and tests of the rows.
func (t *Table) complete() {
	t.paths, t.top = index{}, index{}
	services, projects := serviceTests(), projectTests()
	for i := range t.Rows {
		r := &t.Rows[i]
		r.service, r.project = services[r.When], projects[r.When]
		if r.Value != "" {
			r.value = lazyregexp.New(r.Value)
		}
		t.paths.add(i, r.Paths)
		t.top.add(i, r.Top)
	}
}

// Attributes are the attributes that a row is about: those below a service, and
// those of the project after a dot. Never nil; a row about the whole project may
// have none.
func (r Row) Attributes() []string {
	out := append([]string{}, r.Paths...)
	for _, p := range r.Top {
		out = append(out, "."+p)
	}
	for _, t := range testedAttributes {
		if strings.HasPrefix(r.When, t.test) {
			return append(out, t.attribute)
		}
	}
	return out
}

// testedAttributes are the attributes that the tests of rows look at, by how the
// name of the test begins.
var testedAttributes = []struct{ test, attribute string }{
	{"image-pulled", "image"},
	{"build", "build"},
	{"extended", "extends"},
	{"extension", "x-"},
	{"restart-", "restart"},
	{"healthcheck-", "healthcheck"},
	{"depends-", "depends_on"},
	{"ports-", "ports"},
	{"no-ports", "ports"},
	{"networks-", "networks"},
	{"kompose-labels", "labels"},
	{"named-volume", "volumes"},
	{"shared-volume", "volumes"},
	{"read-only-volume", "volumes"},
	{"bind-", "volumes"},
	{"anonymous-volume", "volumes"},
	{"cluster-volume", "volumes"},
	{"image-volume", "volumes"},
	{"tmpfs", "tmpfs"},
	{"environment", "environment"},
	{"configs-used", "configs"},
	{"secrets-used", "secrets"},
	{"gpus", "gpus"},
	{"replicas", "deploy.replicas"},
	{"logging-", "logging"},
	{"included", ".include"},
	{"network-", ".networks"},
	{"volume-", ".volumes"},
	{"config-", ".configs"},
	{"secret-", ".secrets"},
}

// About are the rows about an attribute, what lies below it and features of that
// name, in their order.
func About(name string) []Row {
	var out []Row
	for _, r := range load().Rows {
		is := func(a string) bool {
			a = strings.TrimPrefix(a, ".")
			return a == name || strings.HasPrefix(a, name+".")
		}
		if r.Feature == name || slices.ContainsFunc(r.Attributes(), is) {
			out = append(out, r)
		}
	}
	return out
}

// BridgeAddress is where it can be read what Compose Bridge does, below the
// root of its templates.
func (r Row) BridgeAddress(root string) string {
	if strings.HasPrefix(r.BridgeSource, "https://") {
		return r.BridgeSource
	}
	return root + r.BridgeSource
}

func (r Row) signal() string {
	if r.Signal == "none" {
		return ""
	}
	return r.Signal
}
