package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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
		for _, format := range formats.Names() {
			var first []byte
			for i, p := range places {
				out := p.run(t, append(command, "--format", format))
				if i == 0 {
					first = out
				}
				if len(out) < 100 || !bytes.Equal(out, first) {
					t.Errorf("%s %s: run %d of %d differs (%d bytes, %d bytes)", command[0], format, i+1, len(places), len(out), len(first))
				}
			}
		}
	}
}

func (p somewhere) run(t *testing.T, args []string) []byte {
	t.Helper()
	cmd := exec.Command("advisor", append(args, p.args...)...)
	cmd.Dir = p.dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH")}, p.env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%v in %s: %v\n%s", args, p.dir, err, &stderr)
	}
	return out
}
