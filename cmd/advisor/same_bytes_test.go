package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"advisor/internal/report/formats"
)

// somewhere is one way to run the program: a folder, arguments and what the
// process is told about itself.
type somewhere struct {
	dir  string
	args []string
	env  []string
}

// TestSameBytesEverywhere: a report depends on nothing but its inputs, in any
// format: not on the run, the folder, the user, the locale, the time zone or
// the number of processors. The project is a checkout of its own, since the
// formats for CI name its files as the checkout does.
func TestSameBytesEverywhere(t *testing.T) {
	shop, elsewhere := filepath.Join(t.TempDir(), "shop"), t.TempDir()
	for _, to := range []string{shop, filepath.Join(elsewhere, "deep", "shop")} {
		if err := os.CopyFS(to, os.DirFS(filepath.Join("..", "..", "testdata", "shop"))); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(to, ".git"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	places := []somewhere{
		{shop, nil, []string{"HOME=" + t.TempDir(), "LANG=C.UTF-8", "TZ=UTC", "GOMAXPROCS=1"}},
		{shop, nil, []string{"LC_ALL=tr_TR.UTF-8", "TZ=Asia/Kolkata", "GOMAXPROCS=2", "USER=other"}},
		{elsewhere, []string{shop}, []string{"HOME=/nonexistent", "LANG=de_DE.UTF-8", "GOMAXPROCS=8", "COLUMNS=200"}},
		{elsewhere, []string{"deep/shop"}, []string{"HOME=" + elsewhere, "LANG=C.UTF-8", "SOURCE_DATE_EPOCH=0"}},
		{filepath.Join(elsewhere, "deep", "shop"), []string{"."}, []string{"LANG=C.UTF-8", "TERM=xterm-256color", "XDG_STATE_HOME=x"}},
	}
	for _, command := range [][]string{{"--ask", "never", "--hosts", "2", "--budget", "tight"}, {"scan"}} {
		var first map[string]string
		for i, p := range places {
			reports := p.run(t, command)
			if i == 0 {
				first = reports
			}
			for _, format := range formats.Names() {
				if got := reports[format]; len(got) < 100 || got != first[format] {
					t.Errorf("%s %s: run %d of %d differs (%d bytes, %d bytes)", command[0], format, i+1, len(places), len(got), len(first[format]))
				}
			}
		}
	}
}

// run gives the report in each format as it is printed. What is for machines is
// written beside the first; in a file, the others would have links from there.
func (p somewhere) run(t *testing.T, args []string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	reports := map[string]string{}
	args = slices.Concat(args, p.args)
	for _, format := range []string{"markdown", "html"} {
		reports[format] = p.print(t, append(args, "--format", format))
	}
	args = append(args, "-o", "text=-")
	for _, format := range formats.Names() {
		if reports[format] == "" && format != "text" {
			args = append(args, "-o", format+"="+filepath.Join(dir, format))
		}
	}
	reports["text"] = p.print(t, args)
	for _, format := range formats.Names() {
		if reports[format] == "" {
			reports[format] = readText(t, filepath.Join(dir, format))
		}
	}
	return reports
}

func (p somewhere) print(t *testing.T, args []string) string {
	t.Helper()
	cmd := exec.Command("advisor", args...)
	cmd.Dir = p.dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH")}, p.env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v in %s: %v\n%s", args, p.dir, err, &stderr)
	}
	return string(out)
}
