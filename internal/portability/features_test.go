package portability

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/scan"
)

// TestFeatures scans a file in which each line names the features that it
// shows, and expects exactly those, at those lines.
func TestFeatures(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("testdata", "features.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for i, line := range strings.Split(string(data), "\n") {
		_, marks, found := strings.Cut(line, "# = ")
		for mark := range strings.SplitSeq(marks, "; ") {
			if found {
				want = append(want, fmt.Sprintf("%3d %s", i+1, mark))
			}
		}
	}
	p, _, err := scan.Load(context.Background(), scan.Input{Input: compose.Input{Dir: filepath.Dir(file), Files: []string{file}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range Assess(p) {
		for _, at := range it.Evidence {
			got = append(got, fmt.Sprintf("%3d %s", at.Line, it.Feature))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("missing: %s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("too much: %s", g)
		}
	}
}

// Each test in the code is of a service or of the project, and a row names it.
func TestTestsAreNamedByRows(t *testing.T) {
	named := map[string]bool{}
	for _, r := range Rows() {
		named[r.When] = true
	}
	services, projects := serviceTests(), projectTests()
	for id := range services {
		if _, twice := projects[id]; twice || !named[id] {
			t.Errorf("%s: in both tables %v, named by a row %v", id, twice, named[id])
		}
	}
	for id := range projects {
		if !named[id] {
			t.Errorf("%s: no row names it", id)
		}
	}
}
