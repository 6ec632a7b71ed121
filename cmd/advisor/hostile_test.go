//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"advisor/internal/exit"
	"advisor/internal/report/formats"
)

// What a run on a hostile project may take. The time is only there to end a
// run that would never end: the program stops itself after four seconds, with
// a status that no case allows.
const (
	hostileTime   = time.Minute
	hostileMemory = 300 << 10 // KiB at the most that it had
)

// canary is in everything that must not come out: the environment, env files,
// files outside of the project, values of variables and labels.
const canary = "CANARY-4711"

// acts matches what a terminal or a CI runner would obey.
var acts = regexp.MustCompile(`(?m)^[\s\p{Z}]*::|##\[`)

// ours matches the head of an annotation that we write.
var ours = regexp.MustCompile(`(?m)^::(error|warning|notice) (file=[^:,\n]+,(line=\d+,)?)?title=[^:,\n]*::`)

// TestHostile: a small set of projects that are meant to break it, in every
// format. make hostile runs the large one.
func TestHostile(t *testing.T) {
	for _, c := range hostileCases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "project")
			c.write(t, dir)
			c.checkScan(t, dir)
			c.checkDecision(t, dir)
		})
	}
}

// checkScan scans the project once, for all formats: text goes to standard
// output, as where nothing is asked for, the others into files beside the
// project.
func (c hostileCase) checkScan(t *testing.T, dir string) {
	t.Helper()
	args, reports := []string{"scan"}, filepath.Join("..", "reports")
	if err := os.Mkdir(filepath.Join(dir, reports), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats.Names() {
		to := filepath.Join(reports, format)
		if format == "text" {
			to = "-"
		}
		args = append(args, "--output", format+"="+to)
	}
	status, stdout, stderr := c.run(t, dir, args...)
	if !c.allows(status) {
		t.Errorf("exit %d: %s", status, stderr)
	}
	written, err := os.ReadDir(filepath.Join(dir, reports))
	if err != nil {
		t.Fatal(err)
	}
	if status != exit.Done {
		checkRefusal(t, stdout, stderr)
		if len(written) > 0 {
			t.Errorf("refused, but wrote %v", written)
		}
		return
	}
	if want := len(formats.Names()) - 1; len(written) != want || stdout == "" {
		t.Errorf("%d formats are written of %d, and %d bytes of text", len(written), want, len(stdout))
	}
	for _, f := range written {
		text := readText(t, filepath.Join(dir, reports, f.Name()))
		c.checkOutput(t, dir, f.Name(), text)
		if f.Name() == "json" && c.status.inPart {
			checkInPart(t, text)
		}
	}
}

// checkInPart: what was left out is named.
func checkInPart(t *testing.T, stdout string) {
	t.Helper()
	var r struct{ Problems, Gaps []any }
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Error(err)
	}
	if len(r.Problems)+len(r.Gaps) == 0 {
		t.Error("read in part, but the report names neither a problem nor a gap")
	}
}

// checkDecision runs the gate of CI, with a record that is in the project.
func (c hostileCase) checkDecision(t *testing.T, dir string) {
	t.Helper()
	record := filepath.Join(dir, "advisor.yaml")
	if _, err := os.Lstat(record); err != nil {
		if err := os.WriteFile(record, []byte("version: 1\nanswers: {hosts: 1, host-failure: by-hand}\ndecision: compose\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	status, stdout, stderr := c.run(t, dir, "check", "--baseline", filepath.Join(dir, "..", "baseline.json"))
	if status != exit.Input && !c.allows(exit.Done) || status != exit.Done && status != exit.Gate && status != exit.Input {
		t.Errorf("check: exit %d: %s", status, stderr)
	}
	if status == exit.Input && stdout != "" {
		t.Errorf("check: refused, but wrote %.100q", stdout)
	}
}

// run carries out a command in the project, and checks what holds for each.
func (c hostileCase) run(t *testing.T, dir string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), hostileTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "advisor", args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Dir(dir), "TOKEN=" + canary, "A=" + canary}
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	_ = cmd.Run() // the status is looked at by who asked
	if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; memoryKiB(used) > hostileMemory {
		t.Errorf("%s: %d KiB of memory", args[0], memoryKiB(used))
	}
	c.checkOutput(t, dir, args[0], out.String()+said.String())
	return cmd.ProcessState.ExitCode(), out.String(), said.String()
}

// checkOutput looks for what must not come out, in a format or in what a
// command prints.
func (c hostileCase) checkOutput(t *testing.T, dir, what, text string) {
	t.Helper()
	for _, never := range append(c.never, canary, filepath.Dir(dir), "goroutine ", "\x1b", "\u202e", "\u200b") {
		if strings.Contains(text, never) {
			t.Errorf("%s: %q comes out", what, never)
		}
	}
	if (what == "markdown" || what == "html") && strings.Contains(text, "<script") {
		t.Errorf("%s: has an element of the project", what)
	}
	if m := acts.FindString(ours.ReplaceAllString(text, "x")); m != "" {
		t.Errorf("%s: a CI runner would obey %q", what, m)
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == unicode.ReplacementChar }); i >= 0 {
		t.Errorf("%s: has the character %q", what, text[i:i+1])
	}
}

// checkRefusal: one line that says why, and nothing that looks like a report.
func checkRefusal(t *testing.T, stdout, stderr string) {
	t.Helper()
	if stdout != "" {
		t.Errorf("refused, but wrote %.100q", stdout)
	}
	if strings.Count(stderr, "\n") != 1 || len(stderr) > exit.MaxLine+1 || !strings.HasPrefix(stderr, "advisor: ") {
		t.Errorf("not one line: %q", stderr)
	}
}

// write makes the files of a case: a text that begins with -> is a link, one
// that begins with |> a FIFO.
func (c hostileCase) write(t *testing.T, dir string) {
	t.Helper()
	outside := map[string]string{"../baseline.json": `{"schema_version": 1, "findings": []}`, "../outside.yaml": "services: {" + canary + ": {image: x}}", "../.env": "TAG=" + canary}
	for _, files := range []map[string]string{outside, c.files} {
		for name, text := range files {
			path := filepath.Join(dir, name)
			err := os.MkdirAll(filepath.Dir(path), 0o755)
			switch {
			case err != nil:
			case strings.HasPrefix(text, "->"):
				err = os.Symlink(text[2:], path)
			case strings.HasPrefix(text, "|>"):
				err = syscall.Mkfifo(path, 0o600)
			default:
				err = os.WriteFile(path, []byte(text), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}
