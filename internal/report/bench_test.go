package report

import (
	"io"
	"testing"
)

func BenchmarkWrite(b *testing.B) {
	r := reread(b, large())
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(io.Discard, r, Options{Color: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
