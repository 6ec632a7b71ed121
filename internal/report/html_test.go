package report

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
)

var (
	element   = regexp.MustCompile(`<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^<>]*?)(/?)>`)
	attribute = regexp.MustCompile(`^(?: ([a-zA-Z0-9-]+)="([^"<>]*)")*$`)
	each      = regexp.MustCompile(` ([a-zA-Z0-9-]+)="([^"<>]*)"`)
)

// Everything that a report is made of; no other element or attribute is ours.
var (
	elements = strings.Fields(`html head meta link title style body a header h1 h2 h3 p main section nav ul ol li strong span code pre
		table caption thead tbody tr th td details summary footer div figure figcaption svg desc rect line circle path text g`)
	empties    = strings.Fields("meta link rect line circle path")
	attributes = strings.Fields(`lang charset http-equiv content name rel href class id tabindex role scope data-label value aria-label aria-labelledby aria-hidden
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
	page = strings.Replace(page, style, "", 1)
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
		if a[1] == "href" && to != "data:," && !strings.HasPrefix(to, "#") && !relative.MatchString(to) && !webAddress(to) {
			t.Errorf("a link that is not ours: %s", tag)
		}
	}
}

func TestHostileHTMLIsInert(t *testing.T) {
	for _, r := range hostiles(t) {
		checkHTML(t, write(t, format(t, "html"), r, Options{}))
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
	for _, name := range savedNames() {
		if strings.HasPrefix(name, "hostile") {
			continue
		}
		r := reread(t, saved()[name])
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		page := squeeze(regexp.MustCompile("[`\\[\\]]").ReplaceAllString(textOf(write(t, format(t, "html"), r, Options{})), ""))
		md := string(write(t, format(t, "markdown"), r, Options{}))
		md = fence.ReplaceAllString(md[strings.Index(md, "# "):], "")
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
	for _, name := range savedNames() {
		level, ones := 0, 0
		for _, m := range regexp.MustCompile(`<h([1-6])>`).FindAllStringSubmatch(string(write(t, format(t, "html"), saved()[name], Options{})), -1) {
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

func TestNeed(t *testing.T) {
	r := Report{Factors: []Factor{{Axis: "complexity", Weight: 1}, {Axis: "scale", Weight: 3}, {Axis: "team", Weight: 9}}}
	r.Axes = Axes{Complexity: Axis{20, [2]float64{0, 40}}, Scale: Axis{60, [2]float64{60, 100}}, Team: Axis{90, [2]float64{90, 90}}}
	if got := need(r); got.score != 50 || got.in != [2]float64{45, 85} {
		t.Errorf("got %v", got)
	}
	r.Factors = nil // then both count alike
	if got := need(r); got.score != 40 {
		t.Errorf("got %v", got)
	}
}

// TestLayers: arrows lead to the right, a circle is opened, and what nothing
// touches stands apart.
func TestLayers(t *testing.T) {
	p := &facts.Project{Services: []facts.Service{
		needs(service("web", 1, "", ""), "api"), needs(service("api", 2, "", ""), "db", "web"), service("db", 3, "", ""),
		needs(service("job", 4, "", ""), "db"), service("alone", 5, "", ""),
	}}
	l := layered(sketched(p))
	var got [][]string
	for _, layer := range l.layers {
		var names []string
		for _, s := range layer {
			if b := l.spots[s].box; b >= 0 {
				names = append(names, p.Services[b].Name.Clean())
			}
		}
		slices.Sort(names)
		got = append(got, names)
	}
	want := [][]string{{"web"}, {"api", "job"}, {"db"}}
	if !slices.EqualFunc(got, want, func(a, b []string) bool { return slices.Equal(a, b) }) || !slices.Equal(l.alone, []int{4}) {
		t.Errorf("got %v, alone %v", got, l.alone)
	}
	for _, r := range l.routes {
		for i := 1; i < len(r.through); i++ {
			if l.spots[r.through[i]].layer != l.spots[r.through[i-1]].layer+1 {
				t.Errorf("a route leaves out a layer: %v", r)
			}
		}
	}
}

// TestBoxesDoNotOverlap: whatever depends on whatever.
func TestBoxesDoNotOverlap(t *testing.T) {
	var p facts.Project
	names := strings.Fields("a b c d e f g h i j k l m n o p q r s t")
	for i, n := range names {
		s := service(n, i, "", "")
		for j := range names {
			if (i*7+j*13)%9 == 0 {
				s = needs(s, names[j])
			}
		}
		p.Services = append(p.Services, s)
	}
	l := layered(sketched(&p))
	l.settle(func(spot) float64 { return 10 })
	for _, layer := range l.layers {
		for i := 1; i < len(layer); i++ {
			if d := l.spots[layer[i]].y - l.spots[layer[i-1]].y; d < 9.999 {
				t.Fatalf("two boxes %v apart", d)
			}
		}
	}
}
