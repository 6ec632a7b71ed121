package picture

import (
	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report/words"
)

// The sizes of the drawing of services.
const (
	boxHeight  = 30.0
	boxGap     = 12.0
	layerGap   = 54.0 // at least, between two layers
	widestGap  = 110.0
	letter     = 7.2 // an ordinary letter of the boxes is narrower
	boxPadding = 22.0
	wideGraph  = 560.0
	roomy      = 700.0 // what a narrow graph is stretched to
	paperWidth = 800.0 // in it letters stay readable on a page of A4
	screen     = 1100.0
	edgeSpace  = 4.0
)

// nameLengths are the columns of a name that are tried, the widest first; the rest of
// a name is cut only where the graph would be wider than a screen.
func nameLengths() []int { return []int{64, 48, 36, 28, 22} }

// Services draws the services and what they depend on.
func Services(p *facts.Project) string {
	s := sketched(p)
	if len(s.boxes) == 0 {
		return ""
	}
	l := layered(s)
	l.settle(func(x node) float64 {
		if x.box < 0 {
			return boxGap
		}
		return boxHeight + boxGap
	})
	g := &graph{sketch: s, layering: l}
	for _, g.longest = range nameLengths() {
		if g.columns(); g.width <= screen {
			break
		}
	}
	g.draw()
	class := "graph"
	if g.width > wideGraph {
		class += " wide"
	}
	if g.width > paperWidth {
		class += " across"
	}
	const title = "Services"
	return figure(class, "", escape(Legend(p)), `<div class="scroll" role="region" aria-label="Picture of the services" tabindex="0">`+
		g.svg("services", title, dependenciesSaid(s))+"</div>\n")
}

// graph is the picture of a layering.
type graph struct {
	picture
	sketch
	layering
	x, w    []float64 // the left edge and the width of each layer
	longest int       // columns of a name; the rest is cut
}

func (g *graph) boxWidth(name string) float64 {
	return float64(min(layout.Width(name), g.longest))*letter + boxPadding
}

// columns gives the layers their places from left to right. Where there is room
// they stand further apart, so that the arrows can be told from each other.
func (g *graph) columns() {
	g.x, g.w = nil, nil
	wanted := 2 * edgeSpace
	for _, layer := range g.layers {
		w := 0.0
		for _, s := range layer {
			if b := g.nodes[s].box; b >= 0 {
				w = max(w, g.boxWidth(g.boxes[b].name))
			}
		}
		g.w = append(g.w, w)
		wanted += w
	}
	gaps := float64(max(len(g.layers)-1, 0))
	gap := min(max((roomy-wanted)/max(gaps, 1), layerGap), widestGap)
	x := edgeSpace
	for _, w := range g.w {
		g.x = append(g.x, x)
		x += w + gap
	}
	g.width = max(wanted+gaps*gap, pictureWidth)
	if len(g.alone) > 6 {
		g.width = max(g.width, roomy)
	}
	for _, s := range g.nodes {
		g.height = max(g.height, s.y+boxHeight/2+edgeSpace)
	}
}

func (g *graph) draw() {
	for _, r := range g.routes {
		g.arrow(r)
	}
	for _, s := range g.nodes {
		if s.box >= 0 {
			g.box(g.boxes[s.box], g.x[s.layer], s.y-boxHeight/2+edgeSpace, g.w[s.layer])
		}
	}
	g.others()
	g.height += edgeSpace
}

// others are the boxes that no arrow touches, in rows below.
func (g *graph) others() {
	if len(g.alone) == 0 {
		return
	}
	y := g.height + edgeSpace
	if len(g.layers) > 0 {
		g.text("small muted", edgeSpace, y+14, "On their own")
		y += 22
	}
	x := edgeSpace
	for _, i := range g.alone {
		w := g.boxWidth(g.boxes[i].name)
		if x > edgeSpace && x+w > g.width-edgeSpace {
			x, y = edgeSpace, y+boxHeight+boxGap
		}
		g.box(g.boxes[i], x, y, w)
		x += w + boxGap
	}
	g.height = y + boxHeight + edgeSpace
}

// box draws a service; one that keeps data is a cylinder. The whole name and
// its role appear when a pointer rests on it.
func (g *graph) box(x box, left, top, width float64) {
	says := x.name
	if x.role != "" && len(g.boxes) <= drawAlone {
		says += ": " + words.RoleLabel(x.role)
	}
	g.b.WriteString("<g><title>" + escape(says) + "</title>\n")
	down := 4.5
	if x.keeps {
		g.cylinder(left, top, width)
		down += 2
	} else {
		g.rect("box", left, top, width, boxHeight, 5)
	}
	g.text("ink middle-anchor", left+width/2, top+boxHeight/2+down, layout.Clip(x.name, g.longest))
	g.b.WriteString("</g>\n")
}

func (g *graph) cylinder(left, top, width float64) {
	const ry = 4.0
	rx := width / 2
	arc := func(sweep string, x, y float64) string {
		return "A" + num(rx) + " " + num(ry) + " 0 0 " + sweep + " " + num(x) + " " + num(y)
	}
	right, bottom := left+width, top+boxHeight-ry
	g.element("path", "box keeps", "d", "M"+num(left)+" "+num(top+ry)+arc("1", right, top+ry)+"V"+num(bottom)+arc("1", left, bottom)+"Z")
	g.element("path", "lid", "d", "M"+num(left)+" "+num(top+ry)+arc("0", right, top+ry))
}

// arrow draws an arrow through its bends, with a head at its end.
func (g *graph) arrow(r route) {
	const head = 7.0
	first := g.nodes[r.through[0]]
	x, y := g.x[first.layer]+g.w[first.layer], first.y+edgeSpace
	if r.back {
		g.head(x, y, -head)
		x += head
	}
	d := "M" + num(x) + " " + num(y)
	for _, i := range r.through[1:] {
		s := g.nodes[i]
		to, toY := g.x[s.layer], s.y+edgeSpace
		end := to
		if s.box >= 0 && !r.back {
			end -= head - 1
		}
		bend := (end - x) / 2
		d += "C" + num(x+bend) + " " + num(y) + " " + num(end-bend) + " " + num(toY) + " " + num(end) + " " + num(toY)
		x, y = end, toY
		if s.box < 0 { // straight through the layer
			x = to + g.w[s.layer]
			d += "H" + num(x)
		} else if !r.back {
			g.head(to, toY, head)
		}
	}
	g.element("path", "arrow", "d", d)
}

// head is the head of an arrow that ends at x; a negative length points left.
func (g *graph) head(x, y, length float64) {
	g.element("path", "head", "d", "M"+num(x)+" "+num(y)+"l"+num(-length)+" -3.5v7Z")
}

// dependenciesSaid is the drawing in words; the table of services has all.
func dependenciesSaid(s sketch) string {
	const most = 30
	to := make([][]string, len(s.boxes))
	for _, a := range s.arrows {
		to[a[0]] = append(to[a[0]], s.boxes[a[1]].name)
	}
	var out []string
	for i, x := range s.boxes {
		if len(to[i]) > 0 {
			out = append(out, x.name+" depends on "+words.FirstOf(8, to[i]))
		}
	}
	if len(out) == 0 {
		return "No service depends on another."
	}
	return words.FirstOf(most, out) + "."
}
