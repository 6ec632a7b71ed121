package wizard

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// questionView draws a question with the live view, or what is shown in place
// of its options.
func (m *model) questionView() string {
	k, n := m.iv.Navigation.Count(m.q.ID)
	head := m.head(m.title(k, n), max(k-1, 0), n)
	foot := m.foot(m.questionHints())
	room := m.room(head, foot)
	left := m.left(room)
	if m.beside() {
		left = m.look.beside(left, m.look.panel(m.preview, m.panelWidth()), m.leftWidth(), room)
	}
	return m.frame(head, left, foot)
}

// title says which question this is.
func (m *model) title(k, n int) string {
	section := m.iv.Section(m.q.Section)
	switch {
	case k == 0:
		return "Changing an answer, " + section
	case m.iv.Navigation.Quick:
		return fmt.Sprintf("Question %d of at most %d, %s", k, n, section)
	}
	return fmt.Sprintf("Question %d of %d, %s", k, n, section)
}

// left is the column of the question, in at most room lines.
func (m *model) left(room int) []string {
	width := m.leftWidth()
	ask := m.bold(interview.Wrap(interview.Clean(m.q.Ask), width))
	var below []string
	switch m.screen {
	case onWhy:
		return m.scrolled(ask, m.whyLines(width), room)
	case onLive:
		return m.look.panel(m.preview, min(width, panelWide))
	case onEvidence:
		return m.scrolled(ask, m.evidenceLines(width), room)
	case onNote:
		below = m.text.drawnLines()
	case onWelcome, onQuestion, onFirm, onReview, onOffers, onSide, onTriggers, onDay:
		below = m.remarks(width)
	}
	list, above, first, last := m.list.drawnLines()
	ask = append(ask, above...)
	if e := m.example(width); len(ask)+len(list)+len(below)+len(e)+3 <= room {
		ask = slices.Insert(ask, len(ask)-len(above), e...)
	}
	return m.stacked(ask, list, first, last, below, room)
}

// example helps those who are not sure what is meant.
func (m *model) example(width int) []string {
	if m.q.Example == "" {
		return nil
	}
	lines := interview.Wrap(interview.Clean(m.q.Example), width)
	for i := range lines {
		lines[i] = m.look.faint.Render(lines[i])
	}
	return lines
}

// stacked puts the question, its options and the remarks below each other,
// with air between them where there is room for it. The list gives way first,
// down to three lines, then the remarks.
func (m *model) stacked(ask, list []string, first, last int, below []string, room int) []string {
	free := room - len(ask) - len(list) - len(below)
	air := []string{""}
	if free < 2 {
		air = nil
	}
	list = m.look.window(list, first, last, max(room-len(ask)-len(below), 3))
	out := append(append([]string(nil), ask...), air...)
	out = append(out, list...)
	if len(below) > 0 {
		out = append(append(out, air...), below...)
	}
	return out
}

// remarks are what there is to say about the selected answer: the number that
// was typed, where a suggestion comes from, what speaks against it, the note.
func (m *model) remarks(width int) []string {
	var out []string
	if m.number != "" {
		out = append(out, "Number: "+m.look.selected.Render(m.number))
	}
	for _, c := range m.objections {
		for _, line := range interview.Hang("! ", interview.Objection(c), width) {
			out = append(out, m.look.strong.Render(line))
		}
	}
	if s, ok := m.iv.Suggestion(m.q.ID); ok {
		out = append(out, m.found(s, width)...)
	}
	if n, ok := m.iv.Notes[m.q.ID]; ok {
		out = append(out, interview.Hang("Note: ", n.Whole(), width)...)
	}
	return out
}

// found says what the scan suggests and where it saw it.
func (m *model) found(s questions.Answer, width int) []string {
	text := "from " + interview.Origin(s) + ": " + interview.Said(m.q, s)
	if s.Because != "" {
		text = "from " + interview.Origin(s) + ": " + s.Because.Whole()
	}
	lines := interview.Wrap(text, width)
	for i, line := range lines {
		lines[i] = m.look.faint.Render(line)
	}
	return lines
}

func (m *model) questionHints() []hint {
	switch m.screen {
	case onWhy, onLive, onEvidence:
		return []hint{{"esc", "back to the question"}, {m.look.signs.less + m.look.signs.more, "scroll"}, {"ctrl+c", "stop"}}
	case onNote:
		return []hint{{"enter", "keep the note"}, {"esc", "leave it"}, {"ctrl+c", "stop"}}
	case onWelcome, onQuestion, onFirm, onReview, onOffers, onSide, onTriggers, onDay:
	}
	if m.list.filtering() {
		return []hint{{"enter", "choose"}, {"esc", "end the filter"}, {"ctrl+c", "stop"}}
	}
	hs := []hint{{"enter", "next"}, {"esc", "back"}, {"?", "why"}, {"s", "skip"}, {"ctrl+c", "stop"}}
	if s, ok := m.iv.Suggestion(m.q.ID); ok && len(s.Evidence) > 0 && m.iv.Options.Snippet != nil {
		hs = append(hs, hint{"v", "view lines"})
	}
	if m.q.Numeric {
		hs = append(hs, hint{"0-9", "type the number"})
	} else {
		hs = append(hs, hint{fmt.Sprintf("1-%d", min(m.list.size, 9)), "choose"})
	}
	if m.list.filters() {
		hs = append(hs, hint{"/", "filter"})
	}
	hs = append(hs, hint{"n", "note"}, hint{"r", "review"})
	if m.previewed && !m.beside() {
		hs = append(hs, hint{"p", "so far"})
	}
	return append(hs, hint{"ctrl+s", "save"})
}

// scrolled is a text under a title, moved up by m.scroll lines. In a low
// window the title is its first line.
func (m *model) scrolled(title, text []string, room int) []string {
	out := append([]string(nil), title...)
	if m.height < roomy {
		out = out[:1]
	} else {
		out = append(out, "")
	}
	height := max(room-len(out), 1)
	m.scroll = max(min(m.scroll, len(text)-height), 0)
	shown := append([]string(nil), text[m.scroll:min(m.scroll+height, len(text))]...)
	if m.scroll+height < len(text) {
		shown[len(shown)-1] = m.look.faint.Render(strings.TrimSpace(m.look.signs.more + " more below"))
	}
	return append(out, shown...)
}
