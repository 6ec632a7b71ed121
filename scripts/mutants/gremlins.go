package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// output is what gremlins writes with --output.
type output struct {
	Files []struct {
		Name      string     `json:"file_name"`
		Mutations []mutation `json:"mutations"`
	} `json:"files"`
}

type mutation struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Type   string `json:"type"`
	Status string `json:"status"`
}

// run runs gremlins over the files of the part, in a copy of the repository and
// with this program in the place of the go command.
func (p part) run(root string, equivalent []entry) (result, error) {
	before := processorTime()
	state, err := os.MkdirTemp("", "mutants-*")
	if err != nil {
		return result{}, err
	}
	defer func() { _ = os.RemoveAll(state) }()
	work := filepath.Join(state, "source")
	if err := p.copy(root, work); err != nil {
		return result{}, err
	}
	var known map[string]string
	if os.Getenv("AGAIN") != "" {
		if known, err = p.recall(root, work); err != nil {
			return result{}, err
		}
	}
	plan, err := p.prepare(work, state, known)
	if err != nil {
		return result{}, err
	}
	out := filepath.Join(state, "gremlins.json")
	cmd := exec.Command(filepath.Join(root, ".tools", "gremlins"), p.args(out)...)
	cmd.Dir = work
	if cmd.Env, err = withOwnGo(os.Environ(), state); err != nil {
		return result{}, err
	}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("gremlins: %w\n%s", err, &said)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return result{}, err
	}
	var o output
	if err := json.Unmarshal(data, &o); err != nil {
		return result{}, err
	}
	outcomes, err := plan.outcomes()
	if err != nil {
		return result{}, err
	}
	if err := p.remember(root, work, outcomes); err != nil {
		return result{}, err
	}
	r, err := p.judge(root, o, outcomes, equivalent)
	r.Seconds = processorTime() - before
	return r, err
}

// processorTime is what the commands run so far took of the processors, in
// seconds.
func processorTime() float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}

// withOwnGo is an environment in which this program is called as go.
func withOwnGo(env []string, state string) ([]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	bin := filepath.Join(state, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		return nil, err
	}
	if err := os.Symlink(self, filepath.Join(bin, "go")); err != nil {
		return nil, err
	}
	return append(env, stateDir+"="+state, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH")), nil
}

// args are those of gremlins. It makes a timeout of what the stand-in needs for
// a profile, which is next to nothing; the stand-in has limits of its own.
func (p part) args(out string) []string {
	workers := os.Getenv("WORKERS")
	if workers == "" {
		workers = "1"
	}
	args := []string{
		"unleash", "--workers", workers, "--timeout-coefficient", "1000000", "--invert-logical",
		"--output", out, "--exclude-files", "/", // folders below are parts of their own
	}
	for _, f := range p.others {
		args = append(args, "--exclude-files", "^"+regexp.QuoteMeta(f)+"$")
	}
	return append(args, "./"+p.dir)
}

// copy makes a copy of the repository, which gremlins copies again for itself:
// without its history, documents and commands.
func (p part) copy(root, work string) error {
	files, err := exec.Command("git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z").Output()
	if err != nil {
		return err
	}
	for _, f := range strings.Split(strings.Trim(string(files), "\x00"), "\x00") {
		if strings.HasPrefix(f, "scripts/") || strings.HasPrefix(f, "cmd/") && !strings.Contains(f, "testdata/") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, f))
		if os.IsNotExist(err) {
			continue // deleted and not committed yet
		}
		if err != nil {
			return err
		}
		to := filepath.Join(work, f)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
