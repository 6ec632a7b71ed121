package dockerfile

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// large is a Dockerfile of 900 kB with one line over and over.
func large(line string) []byte {
	var b strings.Builder
	b.WriteString("FROM alpine:3\n")
	for i := 0; b.Len() < 900_000; i++ {
		fmt.Fprintf(&b, line, i, i)
	}
	return []byte(b.String())
}

// BenchmarkLarge shows what the largest files cost while they are read
// (B/op), and what is kept of them afterwards.
func BenchmarkLarge(b *testing.B) {
	for name, line := range map[string]string{
		"env": "ENV A%d=b%d\n", "run": "RUN apt-get install -y package-%d && echo %d\n", "copy": "COPY f%d /srv/f%d\n", "arg": "ARG A%d=b%d\n", "one": "RUN a%d && b%d && \\\n",
	} {
		b.Run(name, func(b *testing.B) {
			data := large(line)
			b.ReportAllocs()
			var before, after runtime.MemStats
			for b.Loop() {
				runtime.GC()
				runtime.ReadMemStats(&before)
				kept := Parse(Input{Path: "D", Data: data})
				runtime.GC()
				runtime.ReadMemStats(&after)
				runtime.KeepAlive(kept)
			}
			b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc)), "kept-B")
		})
	}
}
