package formats

import (
	"io"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

func BenchmarkWrite(b *testing.B) {
	r := fixture.Reread(b, fixture.Large())
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(io.Discard, r, report.Options{Color: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
