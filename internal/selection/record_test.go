package selection

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/config"
	"advisor/internal/scan"
)

// A check has one record; where none is found it is said where one was looked for.
func TestOneRecord(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		".git/HEAD": "ref: refs/heads/main\n", "compose.yaml": "services: {}\n", "advisor.yaml": "version: 1\n", "sub/compose.yaml": "services: {}\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	one := config.Record{Path: "advisor.yaml"}
	for name, c := range map[string]struct {
		args    []string
		records []config.Record
		given   bool
		want    string // empty: no error
	}{
		"one":            {records: []config.Record{one}},
		"given":          {given: true},
		"two":            {records: []config.Record{one, one}, given: true, want: "one record, not 2"},
		"no such folder": {args: []string{"nowhere"}, want: "reading nowhere: no such file or directory"},
		"of another":     {args: []string{"sub"}, want: "advisor.yaml is the record of the project beside it, not of sub"},
		"none":           {args: []string{os.TempDir()}, want: "or above it in the repository; write one with advisor --save advisor.yaml"},
	} {
		places := config.Places{Cwd: dir, Getenv: func(string) string { return "" }, HasProject: scan.HasProject}
		err := Selection{Args: c.args, Records: c.records, Places: places}.OneRecord(c.given)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
