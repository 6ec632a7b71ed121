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
func (p *questionPage) view() string {
	k, n := p.m.iv.Navigation.Count(p.q.ID)
	head := p.m.head(p.title(k, n), max(k-1, 0), n)
	foot := p.m.foot(p.hints())
	room := p.m.win.room(head, foot)
	left := p.left(room)
	if p.m.beside() {
		left = p.m.look.beside(left, p.m.look.panel(p.m.preview, p.m.win.panelWidth()), p.m.leftWidth(), room)
	}
	return p.m.frame(head, left, foot)
}

// title says which question this is.
func (p *questionPage) title(k, n int) string {
	section := p.m.iv.Section(p.q.Section)
	switch {
	case k == 0:
		return "Changing an answer, " + section
	case p.m.iv.Navigation.Quick:
		return interview.Place(k, n) + ", " + section
	}
	return fmt.Sprintf("Question %d of %d, %s", k, n, section)
}

// left is the column of the question, in at most room lines.
func (p *questionPage) left(room int) []string {
	width := p.m.leftWidth()
	ask := p.m.look.bold(interview.Wrap(interview.Clean(p.q.Ask), width))
	var below []string
	switch p.over {
	case overWhy:
		return p.scrolled(ask, p.whyLines(width), room)
	case overLive:
		return p.m.look.panel(p.m.preview, min(width, panelWide))
	case overEvidence:
		return p.scrolled(ask, p.evidenceLines(width), room)
	case overNote:
		below = append(p.note.drawnLines(), p.m.look.mistake(p.wrong, width)...)
	case overNothing:
		below = p.remarks(width)
	}
	list, above, first, last := p.list.drawnLines()
	ask = append(ask, above...)
	if e := p.example(width); len(ask)+len(list)+len(below)+len(e)+3 <= room {
		ask = slices.Insert(ask, len(ask)-len(above), e...)
	}
	return p.m.look.stacked(ask, list, first, last, below, room)
}

// example helps those who are not sure what is meant.
func (p *questionPage) example(width int) []string {
	if p.q.Example == "" {
		return nil
	}
	lines := interview.Wrap(interview.Clean(p.q.Example), width)
	for i := range lines {
		lines[i] = p.m.look.faint.Render(lines[i])
	}
	return lines
}

// stacked puts the question, its options and the remarks below each other,
// with air between them where there is room for it. The list gives way first,
// down to three lines, then the remarks.
func (l look) stacked(ask, list []string, first, last int, below []string, room int) []string {
	free := room - len(ask) - len(list) - len(below)
	air := []string{""}
	if free < 2 {
		air = nil
	}
	list = l.window(list, first, last, max(room-len(ask)-len(below), 3))
	out := append(append([]string(nil), ask...), air...)
	out = append(out, list...)
	if len(below) > 0 {
		out = append(append(out, air...), below...)
	}
	return out
}

// remarks are what there is to say about the selected answer: the number that
// was typed, where a suggestion comes from, what speaks against it, the note.
func (p *questionPage) remarks(width int) []string {
	var out []string
	switch {
	case p.number != "":
		out = append(out, "Number: "+p.m.look.selected.Render(p.number))
	case p.q.Numeric:
		out = append(out, p.m.look.faint.Render("Type the number, or choose a line."))
	}
	if s := p.m.iv.Voices(p.q.ID); s != "" {
		out = append(out, interview.Wrap(s, width)...)
	}
	out = append(out, p.m.look.mistake(p.wrong, width)...)
	for _, c := range p.objections {
		for _, line := range interview.Hang("! ", interview.Objection(c), width) {
			out = append(out, p.m.look.strong.Render(line))
		}
	}
	if s, ok := p.m.iv.Suggestion(p.q.ID); ok {
		a, _ := p.candidate()
		if _, overruled := p.m.iv.Overruled(p.q.ID, a); overruled && len(p.objections) > 0 {
			s.Because = "" // the objection says it
		}
		out = append(out, p.found(s, width)...)
	}
	if p.decided {
		out = append(out, interview.Wrap("The answers so far settle it; r goes to the review, where you finish.", width)...)
	}
	if n, ok := p.m.iv.Notes[p.q.ID]; ok {
		out = append(out, interview.Hang("Note: ", n.Whole(), width)...)
	}
	return out
}

// mistake is what is wrong with what was typed, for below its field; no line for
// nothing.
func (l look) mistake(wrong string, width int) []string {
	if wrong == "" {
		return nil
	}
	return l.bold(interview.Hang("! ", wrong, width))
}

// found says what the scan suggests and where it saw it.
func (p *questionPage) found(s questions.Answer, width int) []string {
	text := "from " + interview.Origin(s)
	if s.Because != "" {
		text += ": " + s.Because.Whole()
	}
	lines := interview.Wrap(text, width)
	for i, line := range lines {
		lines[i] = p.m.look.faint.Render(line)
	}
	return lines
}

func (p *questionPage) hints() []hint {
	switch p.over {
	case overWhy, overLive, overEvidence:
		return []hint{{"esc", "back to the question"}, {p.m.look.signs.less + p.m.look.signs.more, "scroll"}, {"ctrl+c", "stop"}}
	case overNote:
		return []hint{{"enter", "keep the note"}, {"esc", "leave it"}, {"ctrl+c", "stop"}}
	case overNothing:
	}
	if p.list.filtering() {
		return []hint{{"enter", "choose"}, {"esc", "end the filter"}, {"ctrl+c", "stop"}}
	}
	hs := []hint{{"enter", "next"}, {"esc", "back"}, {"?", "why"}, {"s", "skip"}, {"ctrl+c", "stop"}, {"r", "review"}}
	if s, ok := p.m.iv.Suggestion(p.q.ID); ok && len(s.Evidence) > 0 && p.m.iv.Options.Snippet != nil {
		hs = append(hs, hint{"v", "view lines"})
	}
	if p.list.filters() {
		hs = append(hs, hint{"/", "filter"})
	}
	hs = append(hs, hint{"n", "note"})
	if p.m.previewed && !p.m.beside() {
		hs = append(hs, hint{"p", "so far"})
	}
	return append(hs, hint{"ctrl+s", "save"})
}

// scrolled is a text under a title, moved up by p.scroll lines. In a low
// window the title is its first line.
func (p *questionPage) scrolled(title, text []string, room int) []string {
	out := append([]string(nil), title...)
	if p.m.win.height < roomy {
		out = out[:1]
	} else {
		out = append(out, "")
	}
	height := max(room-len(out), 1)
	p.scroll = max(min(p.scroll, len(text)-height), 0)
	shown := append([]string(nil), text[p.scroll:min(p.scroll+height, len(text))]...)
	if p.scroll+height < len(text) {
		shown[len(shown)-1] = p.m.look.faint.Render(strings.TrimSpace(p.m.look.signs.more + " more below"))
	}
	return append(out, shown...)
}
