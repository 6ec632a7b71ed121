package portability

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/scan"
)

// TestCorpus makes the list for every Compose file of the corpus beside the
// checkout: no crash, and each entry has evidence. With -v it prints how many
// files use each feature.
func TestCorpus(t *testing.T) {
	corpus, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "corpus"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(corpus, "reference.tsv"))
	if err != nil {
		t.Skip("there is no corpus at ../shared/corpus")
	}
	files, silent, used := 0, 0, map[string]int{}
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
		files++
		items := Assess(p)
		if len(LostSilently(items)) > 0 {
			silent++
		}
		seen := map[string]bool{}
		for _, it := range items {
			if len(it.Evidence) == 0 {
				t.Errorf("%s: %s of %s has no evidence", file, it.Feature, it.Service)
			}
			seen[it.Feature] = true
		}
		for f := range seen {
			used[f]++
		}
	}
	rows := Rows()
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(used[b.Feature], used[a.Feature]) })
	for _, r := range rows {
		t.Logf("%4d %s", used[r.Feature], r.Feature)
	}
	t.Logf("%d files, %d of them lose something without a word", files, silent)
}
