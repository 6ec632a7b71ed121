//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// recipe is what a comment before a block of docs/ci.md says about one run of
// it: <!-- recipe: {status: 1, says: [no longer holds]} -->. A list is several
// runs.
type recipe struct {
	// As is how the block is run: sh unless it says record (keys for the
	// record), file, shown (lines of a file), patch (a pull request), printed
	// (what the block before printed first), github, gitlab, pre-commit, jenkins
	// or docker.
	As     string
	Copy   string // the file that the block is a copy of
	File   string // the file that is written, or of which lines are shown
	Branch string // the pull request to run in; main unless it is said
	Today  string // the day of the run; long before every date of the page unless it is said
	Person bool   // somebody is at the terminal
	Status *int   // exit status

	Says, Never []string // what is printed, and what is not
	Summary     []string // what the summary of a step says
	Makes       []string // files that are there afterwards
	Uploads     []string // files that are handed on
	Calls       []string // what is asked of programs that need a network
}

// ciBlock is a block of code of the page.
type ciBlock struct {
	line    int // of the fence, from 1
	text    string
	recipes []recipe
}

// ciPage is docs/ci.md: its lines, and the blocks among them.
type ciPage struct {
	lines  []string
	blocks []ciBlock
}

const (
	fence      = "```"
	recipeMark = "<!-- recipe: "
)

func readPage(t *testing.T, path string) *ciPage {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &ciPage{lines: strings.Split(string(text), "\n")}
	for i := 0; i < len(p.lines); i++ {
		if !strings.HasPrefix(p.lines[i], fence) {
			continue
		}
		b := ciBlock{line: i + 1, recipes: readRecipes(t, i, p.lines[max(i-1, 0)])}
		for i++; i < len(p.lines) && p.lines[i] != fence; i++ {
			b.text += p.lines[i] + "\n"
		}
		p.blocks = append(p.blocks, b)
	}
	return p
}

// readRecipes reads the line before a block. A block that nothing is expected
// of is a mistake.
func readRecipes(t *testing.T, line int, text string) []recipe {
	t.Helper()
	body, ok := strings.CutPrefix(text, recipeMark)
	if body, end := strings.CutSuffix(body, " -->"); ok && end {
		var many []recipe
		if !strings.HasPrefix(body, "[") {
			body = "[" + body + "]"
		}
		d := yaml.NewDecoder(strings.NewReader(body))
		d.KnownFields(true)
		if err := d.Decode(&many); err != nil || len(many) == 0 {
			t.Fatalf("docs/ci.md:%d: %v", line, err)
		}
		return many
	}
	t.Fatalf("docs/ci.md:%d: the block after this line has no recipe, so nothing would run it", line)
	return nil
}

// TestExamplesCI runs every block of docs/ci.md, in their order and in one
// repository, and compares what it does with what the page says. -update writes
// what was printed, and the files that are shown.
func TestExamplesCI(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "docs", "ci.md")
	p, d := readPage(t, path), newDesk(t, root)
	var last ciResult
	for i := range p.blocks {
		b := &p.blocks[i]
		for n, r := range b.recipes {
			t.Run(fmt.Sprintf("line %d, run %d", b.line, n+1), func(t *testing.T) {
				d.t = t
				switch {
				case r.As == "printed":
					b.text = beginning(last.stdout, strings.Count(b.text, "\n"))
				case r.Copy != "":
					b.text = readText(t, filepath.Join(root, filepath.FromSlash(r.Copy)))
				}
				if r.As != "printed" {
					last = d.follow(*b, r)
					d.compare(r, last)
				}
				if r.As == "shown" { // some of which depends on the model
					b.text = between(readText(t, filepath.Join(last.dir, filepath.FromSlash(r.File))), b.text)
				}
			})
			if t.Failed() {
				return // what follows builds on it
			}
		}
	}
	golden(t, path, p.text())
}

// text is the page with the blocks as they are now.
func (p *ciPage) text() string {
	var out []string
	next := 0
	for _, b := range p.blocks {
		out = append(out, p.lines[next:b.line]...)
		out = append(out, strings.Split(strings.TrimSuffix(b.text, "\n"), "\n")...)
		for next = b.line; p.lines[next] != fence; next++ {
		}
	}
	return strings.Join(append(out, p.lines[next:]...), "\n")
}

// beginning is the first lines of a text, all of them where none are asked for.
func beginning(text string, n int) string {
	lines := strings.SplitAfter(text, "\n")
	if n == 0 || n >= len(lines) {
		return text
	}
	return strings.Join(lines[:n], "")
}

// compare tells where a run is not what the page promises.
func (d *ciDesk) compare(r recipe, got ciResult) {
	d.t.Helper()
	if r.Status != nil && got.status != *r.Status {
		d.t.Errorf("exit %d, want %d", got.status, *r.Status)
	}
	said := got.stdout + got.stderr
	for what, x := range map[string]struct {
		text string
		want []string
	}{
		"said": {unwrapped(said), r.Says}, "summary": {got.summary, r.Summary}, "asked for": {got.calls, r.Calls},
		"uploads": {strings.Join(got.uploads, "\n"), r.Uploads},
	} {
		for _, w := range x.want {
			if !strings.Contains(x.text, w) {
				d.t.Errorf("%s: no %q", what, w)
			}
		}
	}
	for _, w := range r.Never {
		if strings.Contains(said+got.calls, w) {
			d.t.Errorf("says %q", w)
		}
	}
	for _, name := range r.Makes {
		if info, err := os.Stat(filepath.Join(got.dir, name)); err != nil || info.Size() == 0 {
			d.t.Errorf("makes no %s: %v", name, err)
		}
	}
	if d.t.Failed() {
		d.t.Logf("in %s\n%s%s\nasked for: %s", got.dir, got.stdout, got.stderr, got.calls)
	}
}

// unwrapped joins the lines of a paragraph, which end where the text is wide
// enough.
func unwrapped(text string) string {
	return text + "\n" + strings.Join(strings.Fields(text), " ")
}
