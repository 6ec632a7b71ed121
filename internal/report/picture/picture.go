// Package picture draws reports: in SVG for a page, in characters for a
// terminal, and the services as a Mermaid flowchart.
package picture

import (
	"math"
	"strconv"
	"strings"

	"advisor/internal/untrusted"
)

// picture is a drawing in SVG. Its text is escaped, its colours are classes
// of the page's style sheet, and it has a title and a description for those
// who do not see it.
type picture struct {
	b             strings.Builder
	width, height float64
}

// pictureWidth is the width in which the pictures are drawn, near that of a
// phone, so that letters stay readable there.
const pictureWidth = 360

// num is a coordinate: one decimal is enough.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
}

// element writes an empty element; attributes come in pairs.
func (p *picture) element(name, class string, attributes ...any) {
	p.start(name, class, attributes...)
	p.b.WriteString("/>\n")
}

func (p *picture) start(name, class string, attributes ...any) {
	p.b.WriteString("<" + name + ` class="` + class + `"`)
	for i := 0; i+1 < len(attributes); i += 2 {
		p.b.WriteString(" " + attributes[i].(string) + `="`)
		switch v := attributes[i+1].(type) {
		case float64:
			p.b.WriteString(num(v))
		case int:
			p.b.WriteString(strconv.Itoa(v))
		case string: // ours
			p.b.WriteString(v)
		}
		p.b.WriteByte('"')
	}
}

func (p *picture) rect(class string, x, y, w, h, radius float64) {
	p.element("rect", class, "x", x, "y", y, "width", w, "height", h, "rx", radius)
}

func (p *picture) line(class string, x1, y1, x2, y2 float64) {
	p.element("line", class, "x1", x1, "y1", y1, "x2", x2, "y2", y2)
}

func (p *picture) circle(class string, x, y, radius float64) {
	p.element("circle", class, "cx", x, "cy", y, "r", radius)
}

// text writes a line of text; classes say where it is anchored.
func (p *picture) text(class string, x, y float64, s string) {
	p.start("text", class, "x", x, "y", y)
	p.b.WriteString(">" + escape(s) + "</text>\n")
}

// svg is the whole picture with what is said to those who do not see it. id
// tells it from the others of the page.
func (p *picture) svg(id, title, description string) string {
	return `<svg viewBox="0 0 ` + num(p.width) + " " + num(p.height) + `" width="` + num(p.width) + `" height="` + num(p.height) +
		`" role="img" aria-labelledby="` + id + `-title ` + id + `-text">` + "\n" + `<title id="` + id + `-title">` + escape(title) +
		"</title>\n" + `<desc id="` + id + `-text">` + escape(description) + "</desc>\n" + p.b.String() + "</svg>\n"
}

// figure puts a picture under its title, if a heading does not say it already, and
// what else there is to say of it.
func figure(class, title string, caption, picture string) string {
	if title != "" {
		caption = "<strong>" + escape(title) + "</strong> " + caption
	}
	return `<figure class="` + class + `">` + "\n<figcaption>" + caption + "</figcaption>\n" + picture + "</figure>\n"
}

// sideClass is the colour of a score: what is in the middle has none.
func sideClass(score float64) string {
	switch {
	case score < 50:
		return "compose"
	case score > 50:
		return "kubernetes"
	}
	return "middle"
}

// escape makes any text safe between tags and in attributes.
func escape(s string) string { return untrusted.Text(s).HTML() }
