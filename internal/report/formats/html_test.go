package formats

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
)

var (
	element   = regexp.MustCompile(`<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^<>]*?)(/?)>`)
	attribute = regexp.MustCompile(`^(?: ([a-zA-Z0-9-]+)="([^"<>]*)")*$`)
	each      = regexp.MustCompile(` ([a-zA-Z0-9-]+)="([^"<>]*)"`)
)

// Everything that a report is made of; no other element or attribute is ours.
var (
	elements = strings.Fields(`html head meta link title style body a header h1 h2 h3 p main section nav ul ol li strong span code pre
		table caption thead tbody tr th td details summary footer div dl dt dd figure figcaption svg desc rect line circle path text g wbr`)
	empties    = strings.Fields("meta link rect line circle path wbr")
	attributes = strings.Fields(`lang charset http-equiv content name rel href class id tabindex role scope data-label value aria-label aria-labelledby aria-hidden colspan aria-colspan
		viewBox width height x y x1 y1 x2 y2 cx cy r rx d transform`)
)

// checkHTML holds a page to the elements, attributes and addresses that we
// write ourselves, each closed in its order.
func checkHTML(t *testing.T, out []byte) {
	t.Helper()
	page, ok := strings.CutPrefix(string(out), "<!DOCTYPE html>\n")
	if !ok {
		t.Error("does not begin with the type of the document")
	}
	style, err := os.ReadFile(filepath.Join("..", "html", "style.css"))
	if err != nil {
		t.Fatal(err)
	}
	page = strings.Replace(page, string(style), "", 1)
	rest := element.ReplaceAllString(page, "")
	if i := strings.IndexAny(rest, "<>"); i >= 0 {
		t.Errorf("something like an element in the text: %.80q", rest[i:])
	}
	var open []string
	for _, m := range element.FindAllStringSubmatch(page, -1) {
		name := m[2]
		if !slices.Contains(elements, name) {
			t.Errorf("an element that is not ours: %s", m[0])
		}
		switch {
		case m[1] == "/":
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		case m[4] == "" && !slices.Contains(empties, name):
			open = append(open, name)
		}
		checkAttributes(t, m[0], m[3])
	}
	if len(open) > 0 {
		t.Errorf("never closed: %v", open)
	}
}

func checkAttributes(t *testing.T, tag, list string) {
	t.Helper()
	if !attribute.MatchString(list) {
		t.Errorf("attributes that are not ours: %s", tag)
	}
	for _, a := range each.FindAllStringSubmatch(list, -1) {
		if !slices.Contains(attributes, a[1]) {
			t.Errorf("an attribute that is not ours: %s", tag)
		}
		to := html.UnescapeString(a[2])
		if a[1] == "href" && to != "data:," && !strings.HasPrefix(to, "#") && !relative.MatchString(to) && !words.WebAddress(to) {
			t.Errorf("a link that is not ours: %s", tag)
		}
	}
}

func TestHostileHTMLIsInert(t *testing.T) {
	for _, r := range hostiles(t) {
		checkHTML(t, write(t, format(t, "html"), r, report.Options{}))
	}
}

// textOf is what a reader of a page sees.
func textOf(page []byte) string {
	_, body, _ := strings.Cut(string(page), "</head>")
	body = strings.ReplaceAll(body, "</", " </")
	return html.UnescapeString(element.ReplaceAllString(body, ""))
}

// TestHTMLSaysWhatMarkdownSays: every sentence and every cell of the Markdown
// is on the page, but for the fold around a whole report.
func TestHTMLSaysWhatMarkdownSays(t *testing.T) {
	marks := regexp.MustCompile("\\]\\([^)]*\\)|[*`\\[\\]\\\\]|^(#+|-|  -|\\d+\\.) |</?(details|summary)>")
	for _, name := range fixture.SavedNames() {
		if strings.HasPrefix(name, "hostile") {
			continue
		}
		r := fixture.Reread(t, fixture.Saved()[name])
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		page := squeeze(regexp.MustCompile("[`\\[\\]]").ReplaceAllString(textOf(write(t, format(t, "html"), r, report.Options{})), ""))
		md := string(write(t, format(t, "markdown"), r, report.Options{}))
		md = fence.ReplaceAllString(md[strings.Index(md, "# "):], "")
		md = regexp.MustCompile(`(?m)^- \*\*([A-Z][A-Za-z ]+):\*\*`).ReplaceAllString(md, "$1\n") // terms, which have no colon on a page
		for _, line := range strings.Split(md, "\n") {
			for _, cell := range strings.Split(strings.Trim(line, "| "), " | ") {
				cell = marks.ReplaceAllString(cell, "")
				if cell == "The whole report" || strings.ContainsAny(cell, "├") || strings.Trim(cell, "-: ") == "" {
					continue
				}
				if !strings.Contains(page, squeeze(cell)) {
					t.Errorf("%s: the page does not say %q", name, cell)
				}
			}
		}
	}
}

// TestHTMLHasHeadingsInOrder: one h1, and no level is left out.
func TestHTMLHasHeadingsInOrder(t *testing.T) {
	for _, name := range fixture.SavedNames() {
		level, ones := 0, 0
		for _, m := range regexp.MustCompile(`<h([1-6])[ >]`).FindAllStringSubmatch(string(write(t, format(t, "html"), fixture.Saved()[name], report.Options{})), -1) {
			next := int(m[1][0] - '0')
			if next > level+1 {
				t.Errorf("%s: h%d after h%d", name, next, level)
			}
			if level = next; level == 1 {
				ones++
			}
		}
		if ones != 1 {
			t.Errorf("%s: %d headings of level 1", name, ones)
		}
	}
}

// TestPageOfAScanDrawsNothing: all that looks like a drawing there would be of the files.
func TestPageOfAScanDrawsNothing(t *testing.T) {
	var b bytes.Buffer
	if err := format(t, "html").WriteScan(&b, fixture.SinceScan(), report.Options{}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if !strings.Contains(page, "All 9 services") || strings.Contains(page, "<svg") || strings.Contains(page, "Architecture") {
		t.Errorf("services without a drawing and without its heading:\n%s", page)
	}
}
