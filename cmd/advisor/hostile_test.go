//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"advisor/internal/report"
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
			dir := filepath.Join(t.TempDir(), "project")
			c.write(t, dir)
			for _, format := range report.Names() {
				c.check(t, dir, format)
			}
		})
	}
}

func (c hostileCase) check(t *testing.T, dir, format string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), hostileTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "advisor", "scan", "--format", format)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Dir(dir), "TOKEN=" + canary, "A=" + canary}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	_ = cmd.Run() // the status is looked at below
	if got := cmd.ProcessState.ExitCode(); !c.allows(got) {
		t.Errorf("%s: exit %d: %s", format, got, stderr.Bytes())
	}
	if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; memoryKiB(used) > hostileMemory {
		t.Errorf("%s: %d KiB of memory", format, memoryKiB(used))
	}
	if cmd.ProcessState.ExitCode() != exitDone {
		checkRefusal(t, format, stdout.String(), stderr.String())
	}
	out := stdout.String() + stderr.String()
	for _, never := range append(c.never, canary, filepath.Dir(dir), "goroutine ", "\x1b", "\u202e", "\u200b") {
		if strings.Contains(out, never) {
			t.Errorf("%s: %q comes out", format, never)
		}
	}
	if (format == "markdown" || format == "html") && strings.Contains(stdout.String(), "<script") {
		t.Errorf("%s: has an element of the project", format)
	}
	if m := acts.FindString(ours.ReplaceAllString(out, "x")); m != "" {
		t.Errorf("%s: a CI runner would obey %q", format, m)
	}
	if i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == unicode.ReplacementChar }); i >= 0 {
		t.Errorf("%s: has the character %q", format, out[i:i+1])
	}
}

// checkRefusal: one line that says why, and nothing that looks like a report.
func checkRefusal(t *testing.T, format, stdout, stderr string) {
	t.Helper()
	if stdout != "" {
		t.Errorf("%s: refused, but wrote %.100q", format, stdout)
	}
	if strings.Count(stderr, "\n") != 1 || len(stderr) > maxLine+1 || !strings.HasPrefix(stderr, "advisor: ") {
		t.Errorf("%s: not one line: %q", format, stderr)
	}
}

// write makes the files of a case: a text that begins with -> is a link, one
// that begins with |> a FIFO.
func (c hostileCase) write(t *testing.T, dir string) {
	t.Helper()
	outside := map[string]string{"../outside.yaml": "services: {" + canary + ": {image: x}}", "../.env": "TAG=" + canary}
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
