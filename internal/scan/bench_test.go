package scan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/compose"
)

// BenchmarkPlatform scans the largest example project: 24 services in six
// files, with Dockerfiles.
func BenchmarkPlatform(b *testing.B) {
	dir, err := filepath.Abs("../../testdata/platform")
	if err != nil {
		b.Fatal(err)
	}
	bench(b, Input{Input: compose.Input{Dir: dir}})
}

// BenchmarkAppwrite scans the largest project of the corpus, 34 services.
func BenchmarkAppwrite(b *testing.B) {
	file := filepath.Join(corpus(b), "projects/appwrite+appwrite/docker-compose.yml")
	bench(b, Input{Input: compose.Input{Files: []string{file}}})
}

// BenchmarkServices shows that time grows with the number of services, and not
// with its square.
func BenchmarkServices(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var t strings.Builder
			t.WriteString("services:\n")
			for i := range n {
				fmt.Fprintf(&t, "  s%04d:\n    image: example/s:%d\n    environment: {A: b}\n    networks: [n]\n    volumes: ['v:/data']\n", i, i)
				if i > 0 {
					fmt.Fprintf(&t, "    depends_on: [s%04d]\n", i-1)
				}
			}
			t.WriteString("networks: {n: }\nvolumes: {v: }\n")
			dir := b.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "compose.yaml"), []byte(t.String()), 0o644); err != nil {
				b.Fatal(err)
			}
			bench(b, Input{Input: compose.Input{Dir: dir}})
		})
	}
}

func bench(b *testing.B, in Input) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Load(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}
