package main

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/hinshun/vt10x"
)

// The measures of the recording: a cell in pixels, the space around the
// screen, the bar above it.
const (
	cellWidth, cellHeight = 8.4, 18.0
	around, barHeight     = 14.0, 30.0
)

// svgStyle colours the recording from sixteen colours, on light and on dark.
// Who wants no motion sees one question.
const svgStyle = `.bg{fill:#fff;stroke:#d0d7de}.bar{fill:#f3f4f6}.dot{fill:#c9ced6}
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2328;white-space:pre}
.b{font-weight:700}.c1{fill:#b3261e}.c2{fill:#1a7f37}.c3{fill:#8a6100}.c4{fill:#0b5cad}.c5{fill:#8b2fa8}.c6{fill:#0b6f77}.c7{fill:#57606a}.c8{fill:#656d76}
@media(prefers-color-scheme:dark){.bg{fill:#0d1117;stroke:#30363d}.bar{fill:#161b22}.dot{fill:#3a424c}text{fill:#e6edf3}
.c1{fill:#ff8f85}.c2{fill:#56d364}.c3{fill:#e3b341}.c4{fill:#79c0ff}.c5{fill:#e29cf7}.c6{fill:#6bd5de}.c7{fill:#b1bac4}.c8{fill:#9198a1}}
.f{visibility:hidden}
`

// drawSVG is one picture that shows the frames one after the other, for ever.
func drawSVG(frames []shot) string {
	cols, rows := frames[0].screen.Size()
	width, height := float64(cols)*cellWidth+2*around, float64(rows)*cellHeight+barHeight+2*around
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" aria-labelledby="t d">`+"\n", width, height, width, height)
	b.WriteString(`<title id="t">advisor asks about the example project</title>` + "\n")
	b.WriteString(`<desc id="d">A session in a terminal: what was found in the Compose files, questions with a live score beside them, the explanation of one, the lines of the files behind an answer, the offer to finish as soon as nothing can change the result, the review, and the first lines of the report.</desc>` + "\n")
	b.WriteString("<style>\n" + svgStyle + motion(frames) + "</style>\n")
	fmt.Fprintf(&b, `<rect class="bg" x=".5" y=".5" width="%.0f" height="%.0f" rx="8"/><path class="bar" d="M1 %.0fV9a8 8 0 0 1 8-8H%.0fa8 8 0 0 1 8 8V%.0fz"/>`+"\n", width-1, height-1, barHeight, width-9, barHeight)
	for i := range 3 {
		fmt.Fprintf(&b, `<circle class="dot" cx="%d" cy="15" r="5"/>`, 18+i*18)
	}
	b.WriteString("\n")
	for i, f := range frames {
		fmt.Fprintf(&b, `<g class="f" id="f%d">`+"\n", i)
		for y := range rows {
			drawRow(&b, f.screen, y, cols)
		}
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// motion says when each frame is seen.
func motion(frames []shot) string {
	total, at := 0.0, 0.0
	for _, f := range frames {
		total += f.seconds
	}
	var b, animated strings.Builder
	for i, f := range frames {
		from, to := 100*at/total, 100*(at+f.seconds)/total
		at += f.seconds
		before, after := "0%{visibility:hidden}", "{visibility:hidden}"
		if i == 0 {
			before = ""
		}
		if i == len(frames)-1 {
			to, after = 100, "{visibility:visible}"
		}
		fmt.Fprintf(&b, "@keyframes k%d{%s%.3f%%{visibility:visible}%.3f%%%s}\n", i, before, from, to, after)
		fmt.Fprintf(&animated, "#f%d{animation:k%d %.1fs step-end infinite}\n", i, i, total)
	}
	b.WriteString("@media(prefers-reduced-motion:no-preference){\n" + animated.String() + "}\n")
	b.WriteString("@media(prefers-reduced-motion:reduce){#f3{visibility:visible}}\n")
	return b.String()
}

// drawRow draws one line of a screen: a text for each run of cells that look
// alike, at its own place, so that columns stand below each other in any font.
func drawRow(b *strings.Builder, screen vt10x.Terminal, y, cols int) {
	for x := 0; x < cols; {
		class, begin := classOf(screen.Cell(x, y)), x
		var run strings.Builder
		for ; x < cols && classOf(screen.Cell(x, y)) == class; x++ {
			run.WriteRune(char(screen.Cell(x, y)))
			if strings.HasSuffix(run.String(), "   ") {
				x++
				break // what follows a gap is placed anew
			}
		}
		drawRun(b, run.String(), class, begin, y)
	}
}

func drawRun(b *strings.Builder, run, class string, x, y int) {
	text := strings.TrimLeft(run, " ")
	x += utf8.RuneCountInString(run) - utf8.RuneCountInString(text)
	text = strings.TrimRight(text, " ")
	if text == "" {
		return
	}
	if class != "" {
		class = ` class="` + class + `"`
	}
	n := utf8.RuneCountInString(text)
	fmt.Fprintf(b, `<text%s x="%.1f" y="%.0f" textLength="%.1f" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		class, around+float64(x)*cellWidth, barHeight+around+float64(y)*cellHeight+13, float64(n)*cellWidth, html.EscapeString(text))
}

func char(g vt10x.Glyph) rune {
	if g.Char < ' ' {
		return ' '
	}
	return g.Char
}

// classOf is how a cell is drawn: bold, and one of the terminal's colours.
func classOf(g vt10x.Glyph) string {
	const bold = 1 << 2
	var out []string
	if g.Mode&bold != 0 {
		out = append(out, "b")
	}
	switch {
	case g.FG == 8 && g.Mode&bold == 0:
		out = append(out, "c8")
	case g.FG < 16 && g.FG%8 != 0:
		out = append(out, fmt.Sprintf("c%d", g.FG%8))
	}
	return strings.Join(out, " ")
}
