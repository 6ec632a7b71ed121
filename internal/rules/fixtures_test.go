package rules

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// A fixture is a Compose file, or a folder with one. "# hit" at the end of a
// line expects that line as evidence; a line "# hit below" expects the next
// one, "# hit file" the file as a whole. Every place has to be marked.
func TestFixtures(t *testing.T) {
	for _, id := range current() {
		folder := filepath.Join("testdata", "rules", id)
		hits, misses := fixtures(t, folder, "hit"), fixtures(t, folder, "miss")
		if len(hits) == 0 || len(misses) == 0 {
			t.Errorf("%s: needs a fixture that hits and one that misses in %s", id, folder)
		}
		for _, f := range append(hits, misses...) {
			t.Run(id+"/"+filepath.Base(f), func(t *testing.T) { runFixture(t, id, f) })
		}
	}
}

// current are the ids of what is looked for today.
func current() []string {
	var out []string
	for _, r := range Rules() {
		out = append(out, r.ID)
	}
	for _, o := range Observations() {
		out = append(out, o.ID)
	}
	return out
}

func TestNoFixtureWithoutARule(t *testing.T) {
	folders, err := os.ReadDir(filepath.Join("testdata", "rules"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !slices.Contains(current(), f.Name()) {
			t.Errorf("%s: no such rule", f.Name())
		}
	}
}

func fixtures(t *testing.T, folder, prefix string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, prefix+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func runFixture(t *testing.T, id, path string) {
	p := loadFixture(t, path)
	var got []untrusted.Place
	for _, f := range Check(p, all) {
		if f.Rule == id {
			got = append(got, f.Evidence...)
			t.Log(f.Message)
		}
	}
	slices.SortFunc(got, comparePlaces)
	for _, o := range Observe(p) {
		if o.ID == id {
			got = o.Evidence
			t.Log(o.Message)
		}
	}
	want := marks(t, path)
	if strings.HasPrefix(filepath.Base(path), "hit") != (len(want) > 0) {
		t.Fatalf("marks %v: a fixture that hits needs some, one that misses none", want)
	}
	if !slices.Equal(got, want) {
		t.Errorf("evidence\n got %v\nwant %v", got, want)
	}
}

func loadFixture(t *testing.T, path string) facts.Project {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	in := compose.Input{Dir: abs}
	if filepath.Ext(abs) == ".yaml" {
		in = compose.Input{Dir: filepath.Dir(abs), Files: []string{abs}}
	}
	p, gaps, err := scan.Load(context.Background(), scan.Input{Input: in})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range gaps {
		t.Logf("gap: %s:%d: %s", g.File, g.Line, g.Reason)
	}
	return p
}

// marks are the places that a fixture expects, sorted.
func marks(t *testing.T, path string) []untrusted.Place {
	t.Helper()
	var out []untrusted.Place
	base := path
	if filepath.Ext(path) == ".yaml" {
		base = filepath.Dir(path)
	}
	err := filepath.WalkDir(path, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		rel, _ := filepath.Rel(base, file)
		for i, line := range strings.Split(string(data), "\n") {
			at := untrusted.Place{File: untrusted.Text(filepath.ToSlash(rel)), Line: i + 1}
			switch {
			case strings.HasSuffix(line, "# hit below"):
				at.Line++
			case strings.HasSuffix(line, "# hit file"):
				at.Line = 0
			case !strings.HasSuffix(line, "# hit"):
				continue
			}
			out = append(out, at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(out, func(a, b untrusted.Place) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return out
}
