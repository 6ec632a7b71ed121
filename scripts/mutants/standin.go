package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// stateDir is the variable that has the folder of the plan.
const stateDir = "MUTANTS_STATE"

// What became of a change.
const (
	fails     = "fails"
	endless   = "endless"
	passes    = "passes"
	unreached = "unreached"
	noProgram = "no program"
	skipped   = "skipped"
)

// asGo stands for the go command where gremlins calls it. Gremlins builds and
// links the tests for each change; a change with a switch needs no build, and
// only the tests that come by.
func asGo(args []string) error {
	data, err := os.ReadFile(filepath.Join(os.Getenv(stateDir), "plan.json"))
	if err != nil {
		return err
	}
	p := &plan{}
	if err := json.Unmarshal(data, p); err != nil {
		return err
	}
	if len(args) == 0 || args[0] != "test" {
		return syscall.Exec(p.Go, append([]string{"go"}, args...), os.Environ())
	}
	if i := slices.Index(args, "-coverprofile"); i >= 0 {
		return p.coverAll(args[i+1])
	}
	c, err := p.changed(".")
	if err != nil {
		return err
	}
	outcome, err := p.try(c)
	if err != nil {
		return err
	}
	if err := p.note(c, outcome); err != nil {
		return err
	}
	if outcome == fails || outcome == endless {
		os.Exit(1)
	}
	return nil
}

// coverAll writes a profile that has all of the part: gremlins tries what it
// says is covered, and which test comes by what is known better here. It also
// multiplies the time that this takes; what does not end is found here.
func (p *plan) coverAll(path string) error {
	text := "mode: set\n"
	for i, c := range p.Changes {
		if i == 0 || c.File != p.Changes[i-1].File {
			text += fmt.Sprintf("%s/%s/%s:1.1,1000000.1 1 1\n", p.Module, p.Dir, c.File)
		}
	}
	return os.WriteFile(path, []byte(text), 0o600)
}

// changed is the change that gremlins made in a folder.
func (p *plan) changed(dir string) (change, error) {
	for i, c := range p.Changes {
		if i > 0 && c.File == p.Changes[i-1].File {
			continue
		}
		was, err := os.ReadFile(filepath.Join(p.Source, p.Dir, c.File))
		if err != nil {
			return change{}, err
		}
		is, err := os.ReadFile(filepath.Join(dir, c.File))
		if err != nil {
			return change{}, err
		}
		if bytes.Equal(was, is) {
			continue
		}
		node, op, err := difference(was, is)
		if err != nil {
			return change{}, fmt.Errorf("%s: %w", c.File, err)
		}
		for _, made := range p.Changes {
			if made.File == c.File && made.Node == node && made.Op == op {
				return made, nil
			}
		}
		return change{}, fmt.Errorf("%s: nobody knows of node %d with %s", c.File, node, op)
	}
	return change{}, errors.New("nothing is changed")
}

// difference is the node whose operator is another one in the second text.
func difference(was, is []byte) (int, token.Token, error) {
	a, err := parser.ParseFile(token.NewFileSet(), "", was, parser.SkipObjectResolution)
	if err != nil {
		return 0, 0, err
	}
	b, err := parser.ParseFile(token.NewFileSet(), "", is, parser.SkipObjectResolution)
	if err != nil {
		return 0, 0, err
	}
	from, to := nodesOf(a), nodesOf(b)
	for i := range min(len(from), len(to)) {
		before, _ := operator(from[i])
		if after, _ := operator(to[i]); before != after {
			return i, after, nil
		}
	}
	return 0, 0, errors.New("no operator is another one")
}

// try runs the tests that come by a change.
func (p *plan) try(c change) (string, error) {
	known := p.Known[changeKey(c.File, c.At, c.Types[0])]
	switch {
	case c.NoProgram:
		return noProgram, nil
	case known != "":
		return known, nil
	case !p.inSample(c):
		return skipped, nil
	case c.ID > 0 && os.Getenv("PLAIN") == "":
		return p.run(func(t test) bool { return slices.Contains(t.Reaches, c.Switch) }, func(t tested) (string, error) { return t.Binary, nil }, "MUTANT="+strconv.Itoa(c.ID))
	}
	root := filepath.Clean(strings.Repeat("../", strings.Count(p.Dir, "/")+1))
	outcome, err := p.run(func(test) bool { return true }, func(t tested) (string, error) {
		binary := filepath.Join(p.State, fmt.Sprintf("one-%d.test", os.Getpid()))
		return binary, p.build(root, binary, t.Path)
	})
	if errors.Is(err, errNotBuilt) {
		return noProgram, nil
	}
	return outcome, err
}

// inSample reports whether a change is tried: with SAMPLE=3 each third is.
func (p *plan) inSample(c change) bool {
	each, err := strconv.Atoi(os.Getenv("SAMPLE"))
	if err != nil || each < 2 {
		return true
	}
	i := slices.IndexFunc(p.Changes, func(x change) bool { return x.File == c.File && x.At == c.At && x.Op == c.Op })
	return i%each == 0
}

// run runs the chosen tests of each package until one fails.
func (p *plan) run(chosen func(test) bool, binary func(tested) (string, error), env ...string) (string, error) {
	outcome := unreached
	for _, t := range p.Packages {
		groups := t.groups(chosen)
		if len(groups) == 0 {
			continue
		}
		path, err := binary(t)
		if err != nil {
			return "", err
		}
		for _, tests := range groups {
			if outcome, err = runTests(path, t.Dir, tests, env); err != nil || outcome != passes {
				return outcome, err
			}
		}
	}
	return outcome, nil
}

// groups are the chosen tests; first many that end soon, which notice most.
func (t tested) groups(chosen func(test) bool) [][]test {
	var out [][]test
	seconds, most := 0.0, 0.0
	for _, one := range t.Tests {
		if !chosen(one) {
			continue
		}
		if len(out) == 0 || seconds+one.Seconds > most {
			out = append(out, nil)
			most = max(one.Seconds, 0.3, 4*most)
			seconds = 0
		}
		out[len(out)-1] = append(out[len(out)-1], one)
		seconds += one.Seconds
	}
	return out
}

// runTests gives tests five times the processor's time that they need, and
// more: that of the clock says nothing on a busy machine. What sleeps without
// an end is stopped after minutes.
func runTests(binary, dir string, tests []test, env []string) (string, error) {
	var names []string
	seconds := 0.0
	for _, one := range tests {
		names, seconds = append(names, one.Name), seconds+one.Seconds
	}
	wait := 2*time.Minute + 60*time.Duration(seconds*float64(time.Second))
	limited := fmt.Sprintf(`ulimit -t %d && ulimit -v %d && exec "$0" "$@"`, int(5*seconds)+3, 6<<20)
	cmd := exec.Command("sh", "-c", limited, binary, short(), "-test.failfast", "-test.timeout", wait.String(), "-test.run", "^("+strings.Join(names, "|")+")$")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	start := time.Now()
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return passes, nil
	case !errors.As(err, &exit):
		return "", err
	case !exit.Exited(), time.Since(start) > wait:
		return endless, nil
	}
	return fails, nil
}

// short leaves out the tests that try thousands of cases, of which each takes
// up to half a minute; LONG=1 has them too.
func short() string { return fmt.Sprintf("-test.short=%t", os.Getenv("LONG") == "") }

// note adds what became of a change to a file that the judge reads.
func (p *plan) note(c change, outcome string) error {
	f, err := os.OpenFile(filepath.Join(p.State, "outcomes"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	for _, kind := range c.Types {
		if _, err := fmt.Fprintf(f, "%s\t%s\n", changeKey(c.File, c.At, kind), outcome); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}

func changeKey(file, at, kind string) string { return file + ":" + at + " " + kind }

// outcomes are what the runs of a part noted.
func (p *plan) outcomes() (map[string]string, error) {
	data, err := os.ReadFile(filepath.Join(p.State, "outcomes"))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		key, outcome, _ := strings.Cut(line, "\t")
		out[key] = outcome
	}
	return out, nil
}
