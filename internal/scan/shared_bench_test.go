package scan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync"
	"testing"
	"time"

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
		found, _, err := Find(Search{Dir: dir})
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

// BenchmarkLargeDockerfiles: eight projects of forty Dockerfiles of 900 kB each,
// two at a time as on two processors, fit into a container of 512 MiB.
func BenchmarkLargeDockerfiles(b *testing.B) {
	dir := b.TempDir()
	var text strings.Builder
	text.WriteString("FROM alpine:3\n")
	for i := 0; text.Len() < 900_000; i++ {
		fmt.Fprintf(&text, "ENV A%d=b%d\n", i, i)
	}
	for p := range 8 {
		var services strings.Builder
		services.WriteString("services:\n")
		for d := range 40 {
			fmt.Fprintf(&services, "  s%d: {build: {context: ., dockerfile: Dockerfile.%d}}\n", d, d)
			writeFile(b, filepath.Join(dir, fmt.Sprint(p), fmt.Sprintf("Dockerfile.%d", d)), text.String())
		}
		writeFile(b, filepath.Join(dir, fmt.Sprint(p), "compose.yaml"), services.String())
	}
	found, _, err := Find(Search{Dir: dir})
	if err != nil || len(found) != 8 {
		b.Fatal(len(found), err)
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(256 << 20))
	b.ResetTimer()
	peak := watchMemory(b)
	for range b.N {
		shared, next := NewShared(), make(chan Found)
		var workers sync.WaitGroup
		for range 2 {
			workers.Go(func() {
				for f := range next {
					if _, _, err := Load(context.Background(), Input{Input: compose.Input{Dir: f.Dir}, Shared: shared}); err != nil {
						b.Error(err)
					}
				}
			})
		}
		for _, f := range found {
			next <- f
		}
		close(next)
		workers.Wait()
	}
	b.ReportMetric(float64(peak()>>20), "peak-MiB")
}

func writeFile(b *testing.B, name, text string) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
}

// watchMemory gives the most memory that the process has had, less what went
// back to the system.
func watchMemory(b *testing.B) func() uint64 {
	b.Helper()
	var most uint64
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			select {
			case <-done:
				tick.Stop()
				return
			case <-tick.C:
				metrics.Read(samples)
				most = max(most, samples[0].Value.Uint64()-samples[1].Value.Uint64())
			}
		}
	}()
	return func() uint64 {
		close(done)
		<-ended
		return most
	}
}
