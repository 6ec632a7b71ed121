package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// entry is a change that no test can notice.
type entry struct {
	File   string `yaml:"file"`   // from the root
	Line   string `yaml:"line"`   // the line as it stands there, without the spaces around it
	Change string `yaml:"change"` // the type that gremlins gives
	Nth    int    `yaml:"nth"`    // which one of that type in such a line, from 1; 0: all
	Why    string `yaml:"why"`
}

func readEquivalent(path string) ([]entry, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []entry
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&out); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, e := range out {
		if e.File == "" || e.Line == "" || e.Change == "" || e.Why == "" {
			return nil, fmt.Errorf("%s: an entry has no file, line, change or why: %+v", path, e)
		}
	}
	return out, nil
}

// result is what became of the changes of a part.
type result struct {
	Part       string   `json:"part"`
	Killed     int      `json:"killed"`     // a test fails, or does not end
	Endless    int      `json:"endless"`    // of those killed: a test does not end
	Lived      int      `json:"lived"`      // every test passes
	NotCovered int      `json:"notCovered"` // no test comes by
	Equivalent int      `json:"equivalent"` // of those that lived, as listed
	NotBuilt   int      `json:"notBuilt"`   // "-" between texts is no program
	Skipped    int      `json:"skipped"`    // not in the sample
	Alive      []string `json:"alive"`
	Stale      []string `json:"stale"`   // entries of the list that are wrong
	Seconds    float64  `json:"seconds"` // of the processors
}

func (r *result) add(o result) {
	r.Killed += o.Killed
	r.Endless += o.Endless
	r.Lived += o.Lived
	r.NotCovered += o.NotCovered
	r.Equivalent += o.Equivalent
	r.NotBuilt += o.NotBuilt
	r.Skipped += o.Skipped
	r.Seconds += o.Seconds
}

// share is how much of what a test could notice is noticed.
func (r result) share() float64 {
	n := r.Killed + r.Lived + r.NotCovered
	if n == 0 {
		return 1
	}
	return float64(r.Killed) / float64(n)
}

func (r result) passes() bool { return r.share() >= wanted && len(r.Stale) == 0 }

func (r result) says() string {
	says := fmt.Sprintf("%.1f %%: %d noticed (%d by a test without an end), %d not, %d not reached, %d equivalent; %.0f s of a processor",
		100*r.share(), r.Killed, r.Endless, r.Lived, r.NotCovered, r.Equivalent, r.Seconds)
	if r.Skipped > 0 {
		says += fmt.Sprintf("; a sample, without %d", r.Skipped)
	}
	return says
}

func (r result) print(w io.Writer) {
	for _, s := range r.Alive {
		fmt.Fprintln(w, s)
	}
	for _, s := range r.Stale {
		fmt.Fprintln(w, "equivalent.yaml:", s)
	}
	fmt.Fprintf(w, "%s: %s\n", r.Part, r.says())
}

func resultPath(root, name string) string {
	return filepath.Join(root, ".mutants", strings.ReplaceAll(name, "/", "-")+".json")
}

func (r result) save(root string) error {
	path := resultPath(root, r.Part)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}

// load is the result of a part that was run here; nil where it was not.
func load(root, name string) (*result, error) {
	data, err := os.ReadFile(resultPath(root, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := &result{}
	return r, json.Unmarshal(data, r)
}

// judge counts what gremlins found, without what is no program and what is
// listed as equivalent. What tests did with each is as they said themselves.
func (p part) judge(root string, o output, said map[string]string, equivalent []entry) (result, error) {
	r := result{Part: p.name}
	used := make([]bool, len(equivalent))
	for _, f := range o.Files {
		path := p.dir + "/" + filepath.Base(f.Name)
		data, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			return r, err
		}
		lines := strings.Split(string(data), "\n")
		slices.SortFunc(f.Mutations, func(a, b mutation) int {
			return cmp.Or(a.Line-b.Line, a.Column-b.Column, strings.Compare(a.Type, b.Type))
		})
		nth := map[string]int{}
		for _, m := range f.Mutations {
			at := fmt.Sprintf("%s:%d:%d", path, m.Line, m.Column)
			outcome := said[changeKey(filepath.Base(path), fmt.Sprintf("%d:%d", m.Line, m.Column), m.Type)]
			if outcome == noProgram || outcome == "" && m.Status == "NOT COVERED" { // the file is for another system
				r.NotBuilt++
				continue
			}
			line := strings.TrimSpace(lines[m.Line-1])
			key := line + "\x00" + m.Type
			nth[key]++
			i := find(equivalent, entry{File: path, Line: line, Change: m.Type, Nth: nth[key]})
			if i >= 0 {
				used[i] = true
			}
			switch noticed := outcome == fails || outcome == endless; {
			case outcome == skipped:
				r.Skipped++
			case noticed:
				r.Killed++
				if outcome == endless {
					r.Endless++
				}
				if i >= 0 {
					r.Stale = append(r.Stale, fmt.Sprintf("%s %s is noticed: %s", at, m.Type, line))
				}
			case i >= 0 && outcome != "":
				r.Equivalent++
			case outcome == unreached:
				r.NotCovered++
				r.Alive = append(r.Alive, fmt.Sprintf("%s: %s is not reached (nth: %d): %s", at, m.Type, nth[key], line))
			case outcome == passes:
				r.Lived++
				r.Alive = append(r.Alive, fmt.Sprintf("%s: %s is not noticed (nth: %d): %s", at, m.Type, nth[key], line))
			default:
				return r, fmt.Errorf("%s: %s was not tried (gremlins: %s)", at, m.Type, m.Status)
			}
		}
	}
	for i, e := range equivalent {
		if dir, base := filepath.Split(e.File); dir == p.dir+"/" && p.has(base) && !used[i] {
			r.Stale = append(r.Stale, fmt.Sprintf("nothing fits %s, %s: %s", e.File, e.Change, e.Line))
		}
	}
	return r, nil
}

func (p part) has(file string) bool {
	for _, f := range p.files {
		if f == file {
			return true
		}
	}
	return false
}

func find(list []entry, want entry) int {
	for i, e := range list {
		if e.File == want.File && e.Line == want.Line && e.Change == want.Change && (e.Nth == 0 || e.Nth == want.Nth) {
			return i
		}
	}
	return -1
}
