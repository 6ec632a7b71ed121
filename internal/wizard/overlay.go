package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/untrusted"
)

// overlayKey answers a key while an explanation or the lines of a file are
// shown: the key that opened it closes it too.
func (p *questionPage) overlayKey(k tea.KeyMsg) {
	switch k.String() {
	case "up", "k":
		p.scroll--
	case "down", "j":
		p.scroll++
	case "pgup":
		p.scroll -= p.m.win.height / 2
	case "pgdown", " ":
		p.scroll += p.m.win.height / 2
	case "?", "f1", "v", "p", "esc", "enter", "q", "shift+tab", "b":
		p.over = overNothing
	}
	p.scroll = max(p.scroll, 0)
}

func (p *questionPage) whyLines(width int) []string {
	return interview.Prose(p.m.iv.ExplainAll(p.q), width)
}

// live shows what the answers come to so far, unless that stands beside.
func (p *questionPage) live() {
	if p.m.beside() {
		p.m.status = "What the answers come to so far stands beside the question."
		return
	}
	p.over, p.scroll = overLive, 0
}

// evidence shows the lines that a suggestion rests on.
func (p *questionPage) evidence() {
	s, ok := p.m.iv.Suggestion(p.q.ID)
	if !ok || len(s.Evidence) == 0 || p.m.iv.Options.Snippet == nil {
		p.m.status = "The files show nothing about this question."
		return
	}
	p.over, p.scroll = overEvidence, 0
}

func (p *questionPage) evidenceLines(width int) []string {
	s, _ := p.m.iv.Suggestion(p.q.ID)
	out := p.found(s, width)
	for _, at := range s.Evidence {
		out = append(out, "", p.m.look.strong.Render(p.m.look.cut(at.String(), width)))
		for _, line := range p.m.iv.Options.Snippet(at) {
			out = append(out, p.fileLine(at, line, width))
		}
	}
	return out
}

// fileLine is one line of a file, with a mark where it is the evidence.
func (p *questionPage) fileLine(at untrusted.Place, line interview.Line, width int) string {
	text := untrusted.Text(strings.ReplaceAll(string(line.Text), "\t", "  ")).Clean()
	s := p.m.look.cut(fmt.Sprintf("%4d  %s", line.Number, text), width-len(cursor))
	if line.Number == at.Line {
		return p.m.look.selected.Render(cursor + s)
	}
	return pad("", len(cursor)) + s
}
