package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// output is what gremlins writes with --output.
type output struct {
	Files []struct {
		Name      string `json:"file_name"`
		Mutations []struct {
			Line   int    `json:"line"`
			Column int    `json:"column"`
			Type   string `json:"type"`
			Status string `json:"status"`
		} `json:"mutations"`
	} `json:"files"`
}

// run runs gremlins over the files of the part.
func (p part) run(root string, equivalent []entry) (result, error) {
	work, err := p.copy(root)
	if err != nil {
		return result{}, err
	}
	defer func() { _ = os.RemoveAll(work) }()
	out := filepath.Join(work, "gremlins.json")
	cmd := exec.Command(filepath.Join(root, ".tools", "gremlins"), p.args(out)...)
	cmd.Dir = work
	// Without -count a cached test would end at once, and every change after
	// it would be found too slow.
	cmd.Env = append(os.Environ(), "GOFLAGS=-count=1 -vet=off -trimpath -ldflags=-w")
	if cmd.Env, err = withOwnGo(cmd.Env, work); err != nil {
		return result{}, err
	}
	cmd.Stderr = os.Stderr
	if os.Getenv("VERBOSE") != "" {
		cmd.Stdout = os.Stderr
	}
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("gremlins: %w (VERBOSE=1 shows more)", err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return result{}, err
	}
	var o output
	if err := json.Unmarshal(data, &o); err != nil {
		return result{}, err
	}
	return p.judge(root, o, equivalent)
}

// withOwnGo is an environment in which this program is called as go.
func withOwnGo(env []string, work string) ([]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	real, err := exec.LookPath("go")
	if err != nil {
		return nil, err
	}
	bin := filepath.Join(work, ".bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		return nil, err
	}
	if err := os.Symlink(self, filepath.Join(bin, "go")); err != nil {
		return nil, err
	}
	return append(env, realGo+"="+real, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH")), nil
}

// args are those of gremlins. A timeout is meant for loops without an end, not
// for a busy machine.
func (p part) args(out string) []string {
	workers := os.Getenv("WORKERS")
	if workers == "" {
		workers = "1"
	}
	args := []string{
		"unleash", "--workers", workers, "--timeout-coefficient", "20", "--invert-logical",
		"--output", out, "--exclude-files", "/", // folders below are parts of their own
	}
	for _, f := range p.others {
		args = append(args, "--exclude-files", "^"+regexp.QuoteMeta(f)+"$")
	}
	if p.below() {
		args = append(args, "--integration", "--coverpkg", "./"+p.dir)
	}
	return append(args, "./"+p.dir)
}

// below reports whether the part lies in a folder below its package, whose
// tests are those of the package too.
func (p part) below() bool { return p.dir != "internal/"+p.pkg() }

// copy makes a copy of the repository, in which gremlins copies it again for
// itself: without its history, and for a folder that other folders test
// without the tests and commands that have nothing to do with it.
func (p part) copy(root string) (string, error) {
	work, err := os.MkdirTemp("", "mutants-*")
	if err != nil {
		return "", err
	}
	files, err := exec.Command("git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z").Output()
	if err != nil {
		return work, err
	}
	for _, f := range strings.Split(strings.Trim(string(files), "\x00"), "\x00") {
		if p.leavesOut(f) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, f))
		if os.IsNotExist(err) {
			continue // deleted and not committed yet
		}
		if err != nil {
			return work, err
		}
		to := filepath.Join(work, f)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return work, err
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			return work, err
		}
	}
	return work, nil
}

// leavesOut reports whether a file is no part of the copy.
func (p part) leavesOut(f string) bool {
	if strings.HasPrefix(f, "scripts/") || strings.HasPrefix(f, "cmd/") && !strings.Contains(f, "testdata/") {
		return true
	}
	own := strings.HasPrefix(f, "internal/"+p.pkg()+"/")
	return p.below() && strings.HasSuffix(f, "_test.go") && !own
}
