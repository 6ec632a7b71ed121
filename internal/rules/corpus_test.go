package rules

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/scan"
)

// TestCorpus runs every rule over every Compose file of the corpus beside the
// checkout: no crash, and every place exists. With -v it prints how often each
// rule hits.
func TestCorpus(t *testing.T) {
	corpus, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "corpus"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(corpus, "reference.tsv"))
	if err != nil {
		t.Skip("there is no corpus at ../shared/corpus")
	}
	hits, scanned := map[string]int{}, 0
	for line := range strings.Lines(string(data)) {
		field := strings.Split(strings.TrimSpace(line), "\t")
		if len(field) < 2 || field[1] != "entry" {
			continue
		}
		file := filepath.Join(corpus, "projects", filepath.FromSlash(field[0]))
		p, _, err := scan.Load(context.Background(), scan.Input{Input: compose.Input{Dir: filepath.Dir(file), Files: []string{file}}})
		if err != nil {
			continue
		}
		scanned++
		for _, f := range Check(p, all) {
			hits[f.Rule]++
			evidenceExists(t, filepath.Dir(file), f)
		}
	}
	if scanned == 0 {
		t.Fatal("no file could be scanned")
	}
	t.Log(rates(hits, scanned))
}

// evidenceExists: every place is a line of a file of the project.
func evidenceExists(t *testing.T, dir string, f facts.Finding) {
	t.Helper()
	for _, at := range f.Evidence {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(string(at.File))))
		if err != nil || at.Line < 0 || at.Line > bytes.Count(data, []byte("\n"))+1 {
			t.Errorf("%s: %s: evidence %v: %v", dir, f.Rule, at, err)
		}
	}
	if len(f.Evidence) == 0 {
		t.Errorf("%s: %s: no evidence", dir, f.Rule)
	}
}

func rates(hits map[string]int, scanned int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files\n", scanned)
	all := Rules()
	slices.SortStableFunc(all, func(x, y Rule) int { return cmp.Compare(hits[y.ID], hits[x.ID]) })
	for _, r := range all {
		mark := ""
		if r.Common {
			mark = " common"
		}
		fmt.Fprintf(&b, "%5.1f %% %4d %s%s\n", 100*float64(hits[r.ID])/float64(scanned), hits[r.ID], r.ID, mark)
	}
	return b.String()
}
