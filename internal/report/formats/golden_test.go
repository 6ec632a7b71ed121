package formats

import (
	"bytes"
	"path/filepath"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// extension is the end of a golden file's name for each format.
func extension(format string) string {
	switch format {
	case "text":
		return ".txt"
	case "markdown":
		return ".md"
	case "sarif":
		return ".sarif.json"
	case "github":
		return ".github.txt"
	case "gitlab":
		return ".gitlab.json"
	}
	return "." + format
}

// TestGolden pairs each saved report with its rendering in every format. The
// saved report is the JSON format itself, so the others show what a reader
// sees after reading it again.
func TestGolden(t *testing.T) {
	for _, name := range fixture.SavedNames() {
		r := fixture.Reread(t, fixture.Saved()[name])
		for _, f := range Formats() {
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				fixture.CompareGolden(t, filepath.Join("..", "testdata", name+extension(f.Name)), write(t, f, r, report.Options{}))
			})
		}
	}
}

// TestGoldenScan does the same for what the files alone show.
func TestGoldenScan(t *testing.T) {
	var b bytes.Buffer
	if err := format(t, "json").WriteScan(&b, fixture.SinceScan(), report.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := report.ReadScan(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			if err := f.WriteScan(&b, s, report.Options{}); err != nil {
				t.Fatal(err)
			}
			fixture.CompareGolden(t, filepath.Join("..", "testdata", "scan-since"+extension(f.Name)), b.Bytes())
		})
	}
}

func write(t testing.TB, f Format, r report.Report, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func format(t testing.TB, name string) Format {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("there is no format %s", name)
	return Format{}
}
