package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

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
	for _, name := range savedNames() {
		r := reread(t, saved()[name])
		for _, f := range Formats() {
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				compareGolden(t, filepath.Join("testdata", name+extension(f.Name)), write(t, f, r, Options{}))
			})
		}
	}
}

// TestGoldenScan does the same for what the files alone show.
func TestGoldenScan(t *testing.T) {
	var b bytes.Buffer
	if err := format(t, "json").WriteScan(&b, sinceScan(), Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := ReadScan(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			if err := f.WriteScan(&b, s, Options{}); err != nil {
				t.Fatal(err)
			}
			compareGolden(t, filepath.Join("testdata", "scan-since"+extension(f.Name)), b.Bytes())
		})
	}
}

// compareGolden compares with a golden file, or writes it.
func compareGolden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); go test ./internal/report -update writes it:\n%s", file, diff)
	}
}

func write(t testing.TB, f Format, r Report, o Options) []byte {
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

// reread is a report after it was saved and read again.
func reread(t testing.TB, r Report) Report {
	t.Helper()
	again, err := Read(bytes.NewReader(write(t, format(t, "json"), r, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	return again
}
