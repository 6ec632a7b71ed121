package portability

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/gotable"
)

func mappingYAML(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestGeneratedTable: what is compiled in is what mapping.yaml says.
func TestGeneratedTable(t *testing.T) {
	want, err := parse(mappingYAML(t))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		source, err := gotable.Table{Package: "portability", From: "mapping.yaml", By: "TestGeneratedTable -update", Name: "mapping"}.Source(want)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("mapping.go", source, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	built := mapping()
	if !reflect.DeepEqual(built.Checked, want.Checked) || !reflect.DeepEqual(built.Fixed, want.Fixed) || !reflect.DeepEqual(plain(built.Rows), plain(want.Rows)) {
		t.Error("mapping.go is not what mapping.yaml says: go test ./internal/portability -update writes it")
	}
}

// plain are rows as they are written.
func plain(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].value, out[i].service, out[i].project = nil, nil, nil
	}
	return out
}

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
	t.complete()
	for i := range t.Rows {
		r := &t.Rows[i]
		wrong = append(wrong, r.check()...)
		if seen[r.Feature] {
			wrong = append(wrong, fmt.Errorf("%s: stands twice", r.Feature))
		}
		seen[r.Feature] = true
	}
	return t, errors.Join(wrong...)
}

// check finds what is missing in a row or no known word.
func (r *Row) check() []error {
	var out []error
	say := func(format string, a ...any) {
		out = append(out, fmt.Errorf("%s: %s", r.Feature, fmt.Sprintf(format, a...)))
	}
	for _, field := range [][2]string{
		{"feature", r.Feature}, {"kubernetes", r.Kubernetes}, {"note", r.Note}, {"source", r.Source}, {"bridge-source", r.BridgeSource},
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
	word("bridge", r.Bridge, "converts", "with-label", "distorts", "drops", "warns", "fails", "unknown")
	word("effort", string(r.Effort), "small", "medium", "large", "blocker")
	word("signal", r.Signal, "none", "orchestrator", "host-tied", "stateful", "development")
	word("compose", r.Compose, "honoured", "ignored", "refused", "not-applicable")
	if found := min(len(r.Paths), 1) + min(len(r.Top), 1) + min(len(r.When), 1); found != 1 {
		say("needs exactly one of paths, top and when")
	}
	if r.When != "" && r.service == nil && r.project == nil {
		say("there is no test %q", r.When)
	}
	if a := r.BridgeAddress("https://example.org/"); !strings.HasPrefix(a, "https://") || strings.Contains(a, "//templates") {
		say("bridge-source %q is no address", a)
	}
	if _, err := regexp.Compile(r.Value); err != nil {
		say("value: %v", err)
	}
	return out
}

// TestEachRowHasItsAttribute: whoever asks for an attribute finds the rows about it,
// in each of its forms.
func TestEachRowHasItsAttribute(t *testing.T) {
	for _, r := range Rows() {
		if r.When != "monitoring" && len(r.Attributes()) == 0 {
			t.Errorf("%s: no attribute leads to it", r.Feature)
		}
		for _, a := range r.Attributes() {
			if found := About(strings.TrimPrefix(a, ".")); !slices.ContainsFunc(found, func(x Row) bool { return x.Feature == r.Feature }) {
				t.Errorf("%s does not lead to %s", a, r.Feature)
			}
		}
	}
	for name, want := range map[string]int{"depends_on": 4, "healthcheck": 7, "deploy.placement": 3, "privileged": 1, "volumes": 16, "nothing": 0, "": 0, "dep": 0} {
		if got := len(About(name)); got != want {
			t.Errorf("%q: %d rows, want %d", name, got, want)
		}
	}
}
