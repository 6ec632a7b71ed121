package scan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"advisor/internal/compose"
)

// BenchmarkFolderOfProjects: the cost of a project does not grow with the
// number of the others that share its folder.
func BenchmarkFolderOfProjects(b *testing.B) {
	for _, n := range []int{250, 1000} {
		dir := b.TempDir()
		for i := range n {
			name := filepath.Join(dir, fmt.Sprintf("team-%04d.compose.yaml", i))
			if err := os.WriteFile(name, []byte("services:\n  web: {image: \"nginx:1.29\"}\n"), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		found, _, err := Find(dir, nil)
		if err != nil || len(found) != n {
			b.Fatal(len(found), err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			shared := NewShared()
			for range b.N {
				for _, f := range found {
					if _, _, err := Load(context.Background(), Input{Input: compose.Input{Dir: f.Dir, Files: f.Files}, Shared: shared}); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/project")
		})
	}
}
