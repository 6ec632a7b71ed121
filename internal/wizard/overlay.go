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
func (m *model) overlayKey(k tea.KeyMsg) {
	switch k.String() {
	case "up", "k":
		m.scroll--
	case "down", "j":
		m.scroll++
	case "pgup":
		m.scroll -= m.height / 2
	case "pgdown", " ":
		m.scroll += m.height / 2
	case "?", "f1", "v", "p", "esc", "enter", "q", "shift+tab", "b":
		m.screen = onQuestion
	}
	m.scroll = max(m.scroll, 0)
}

func (m *model) whyLines(width int) []string { return interview.Prose(m.iv.Explain(m.q), width) }

// live shows what the answers come to so far, unless that stands beside.
func (m *model) live() {
	if m.beside() {
		m.status = "What the answers come to so far stands beside the question."
		return
	}
	m.screen, m.scroll = onLive, 0
}

// evidence shows the lines that a suggestion rests on.
func (m *model) evidence() {
	s, ok := m.iv.Suggestion(m.q.ID)
	if !ok || len(s.Evidence) == 0 || m.iv.Options.Snippet == nil {
		m.status = "The files show nothing about this question."
		return
	}
	m.screen, m.scroll = onEvidence, 0
}

func (m *model) evidenceLines(width int) []string {
	s, _ := m.iv.Suggestion(m.q.ID)
	out := m.found(s, width)
	for _, p := range s.Evidence {
		out = append(out, "", m.look.strong.Render(m.look.cut(p.String(), width)))
		for _, line := range m.iv.Options.Snippet(p) {
			out = append(out, m.fileLine(p, line, width))
		}
	}
	return out
}

// fileLine is one line of a file, with a mark where it is the evidence.
func (m *model) fileLine(p untrusted.Place, line interview.Line, width int) string {
	text := untrusted.Text(strings.ReplaceAll(string(line.Text), "\t", "  ")).Clean()
	s := m.look.cut(fmt.Sprintf("%4d  %s", line.Number, text), width-len(cursor))
	if line.Number == p.Line {
		return m.look.selected.Render(cursor + s)
	}
	return pad("", len(cursor)) + s
}
