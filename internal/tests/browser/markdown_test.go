package browser

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var fenced = regexp.MustCompile("(?ms)^```mermaid\n(.*?)^```$")

// TestMermaid lets Mermaid itself read every diagram of the examples and of
// the corpus, where it is there, and draw those of the examples.
func TestMermaid(t *testing.T) {
	mermaid := npm(t, "mermaid", "dist", "mermaid.min.js")
	ctx := tab(t)
	run(t, ctx, opened("about:blank"), chromedp.Evaluate(mermaid+"; null", nil))
	check := func(name, text string, draw bool) int {
		found := fenced.FindAllStringSubmatch(text, -1)
		for _, m := range found {
			source, err := json.Marshal(m[1])
			if err != nil {
				t.Fatal(err)
			}
			script := "mermaid.parse(" + string(source) + ").then(() => '', e => String(e))"
			if draw {
				script = "mermaid.render('picture', " + string(source) + ").then(() => '', e => String(e))"
			}
			var said string
			run(t, ctx, chromedp.Evaluate(script, &said, awaited))
			if said != "" {
				t.Errorf("%s: %s\n%s", name, said, m[1])
			}
		}
		return len(found)
	}
	n := 0
	for name, file := range reports(t, ".md") {
		n += check(name, read(t, file), true)
	}
	if n < 4 {
		t.Errorf("saw %d diagrams only", n)
	}
	projects := corpus(t)
	for name, text := range projects {
		n += check(name, text, false)
	}
	t.Logf("%d diagrams, %d projects of the corpus", n, len(projects))
}

// corpus is what scan says of each project of the corpus, as Markdown.
func corpus(t *testing.T) map[string]string {
	t.Helper()
	folder := filepath.Join(root(t), "..", "shared", "corpus", "projects")
	if _, err := os.Stat(folder); err != nil {
		t.Log("../shared/corpus is not there")
		return nil
	}
	program := filepath.Join(t.TempDir(), "advisor")
	build := exec.Command("go", "build", "-o", program, "./cmd/advisor")
	build.Dir = root(t)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	list, err := exec.Command(program, "scan", "--recursive", folder).Output()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for lines := json.NewDecoder(strings.NewReader(string(list))); lines.More(); {
		var project struct{ Path, Error string }
		if err := lines.Decode(&project); err != nil {
			t.Fatal(err)
		}
		if project.Error != "" {
			continue
		}
		text, err := exec.Command(program, "scan", "--format", "markdown", filepath.Join(folder, project.Path)).Output()
		if err != nil {
			t.Errorf("%s: %v", project.Path, err)
		}
		out[project.Path] = string(text)
	}
	return out
}

// rendered is what a reader of the Markdown sees, counted.
type rendered struct {
	Tables, Ragged, Details, Open, Paragraphs int
	Elements, Links, Raw                      []string
}

const count = `(text => {
  document.body.innerHTML = marked.parse(text, {gfm: true});
  const all = s => [...document.querySelectorAll(s)];
  return JSON.stringify({
    Tables: all("table").length,
    Ragged: all("table").filter(t => new Set([...t.rows].map(r => r.cells.length)).size > 1).length,
    Details: all("details").length,
    Open: all("details").filter(d => d.firstElementChild?.localName !== "summary" || d.children.length < 2).length,
    Elements: [...new Set(all("body *").map(e => e.localName))],
    Links: all("a").map(a => a.getAttribute("href")),
    Raw: all("p").map(p => { const c = p.cloneNode(true); c.querySelectorAll("code").forEach(e => e.remove()); return c.textContent }).filter(s => /^\|.*\|$|^#+ |\]\(|<\/?(details|summary)/m.test(s)),
  });
})`

// TestGFM renders the Markdown as GitHub does: tables have as many cells in
// each row, folded parts have their heading and their content inside, links
// are links, and nothing of the markup is left as text.
func TestGFM(t *testing.T) {
	marked := npm(t, "marked", "lib", "marked.umd.js")
	ctx := tab(t)
	run(t, ctx, opened("about:blank"), chromedp.Evaluate(marked+"; null", nil))
	ours := regexp.MustCompile(`^(h[1-4]|p|ul|ol|li|table|thead|tbody|tr|th|td|a|code|pre|strong|em|hr|details|summary|br)$`)
	link := regexp.MustCompile(`^(https://|[A-Za-z0-9._~%/-]+(#L\d+)?$)`)
	for name, file := range reports(t, ".md") {
		text := read(t, file)
		if head, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok && strings.HasPrefix(head, "status:") {
			text = body // GitHub shows front matter as a table
		}
		source, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var result string
		run(t, ctx, chromedp.Evaluate(count+"("+string(source)+")", &result))
		var r rendered
		if err := json.Unmarshal([]byte(result), &r); err != nil {
			t.Fatal(err)
		}
		if want := len(regexp.MustCompile(`(?m)^\|( -+:? \|)+$`).FindAllString(text, -1)); r.Tables != want || r.Ragged > 0 {
			t.Errorf("%s: %d tables, want %d; %d ragged", name, r.Tables, want, r.Ragged)
		}
		if want := strings.Count(text, "<details>"); r.Details != want || r.Open > 0 {
			t.Errorf("%s: %d folded parts, want %d; %d without heading or content", name, r.Details, want, r.Open)
		}
		for _, e := range r.Elements {
			if !ours.MatchString(e) {
				t.Errorf("%s: an element <%s>", name, e)
			}
		}
		for _, a := range r.Links {
			if !link.MatchString(a) {
				t.Errorf("%s: a link to %q", name, a)
			}
		}
		for _, s := range r.Raw {
			t.Errorf("%s: markup as text: %.200s", name, s)
		}
	}
}
