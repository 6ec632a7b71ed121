package wizard

import (
	"fmt"
	"strings"

	"advisor/internal/interview"
	"advisor/internal/layout"
	"advisor/internal/questions"
)

// The columns of the review, in cells: the shortest name of a question is
// allowed to be cut before the answer is.
const (
	nameWidth   = 24
	originWidth = 26
)

func (p *reviewPage) view() string {
	head := p.m.head("Review", 1, 1)
	foot := p.foot()
	top := p.top()
	lines, at := p.lines()
	room := p.m.win.room(head, foot) - len(top)
	if room < 5 {
		top, room = nil, room+len(top)
	}
	return p.m.frame(head, append(top, p.m.look.window(lines, at, at, room)...), foot)
}

func (p *reviewPage) foot() []string {
	hs := []hint{{"enter", "change"}, {"f", "finish"}, {"esc", "back"}, {"o", "next open"}, {p.m.look.signs.less + p.m.look.signs.more, "move"}, {"ctrl+s", "save"}, {"ctrl+c", "stop"}}
	if p.at < 0 {
		hs[0].word = "finish"
	}
	beside := p.m.win.width >= besideWidth
	if !beside || !p.m.previewed {
		return p.m.foot(hs)
	}
	out := p.m.foot(hs)
	return append([]string{"", p.m.look.previewLine(p.m.preview, p.m.win.columns())}, out...)
}

// top says what is open and whether it matters.
func (p *reviewPage) top() []string {
	out := interview.Wrap(p.opens.Tally(p.rows), p.m.win.columns())
	if p.m.win.height < roomy {
		return out
	}
	if p.m.previewed && p.m.win.height >= tall {
		out = append(out, interview.Wrap(strings.Join(interview.Verdict(p.m.preview), " "), p.m.win.columns())...)
	}
	return append(out, "")
}

// lines are the rows with their section titles, and the line on which
// the cursor is.
func (p *reviewPage) lines() (lines []string, at int) {
	lines = append(lines, p.marked(-1, "Finish and show the report", ""))
	section, widest := "", p.widest()
	for i, r := range p.rows {
		if r.Question.Section != section {
			section = r.Question.Section
			if p.m.win.height >= tall {
				lines = append(lines, "")
			}
			lines = append(lines, p.m.look.faint.Render(p.m.iv.Section(section)))
		}
		if i == p.at {
			at = len(lines)
		}
		name, rest := p.text(r, widest)
		lines = append(lines, p.marked(i, name, rest))
	}
	return lines, at
}

// marked is a row with the cursor before it where it is selected; faint is
// the part of it that matters less.
func (p *reviewPage) marked(row int, text, faint string) string {
	if row == p.at {
		return p.m.look.selected.Render(cursor + text + faint)
	}
	return pad("", len(cursor)) + text + p.m.look.faint.Render(faint)
}

// text is one row without its cursor: name and answer, then where it
// came from or what it could still move. An open answer belongs to the part
// that matters less. No column is wider than the widest answer needs.
func (p *reviewPage) text(r interview.Row, widest int) (text, faint string) {
	width := p.m.win.columns() - len(cursor)
	name, from := min(nameWidth, width/3), 0
	if width >= besideWidth-10 {
		from = originWidth
	}
	room := width - name - 1 - from
	text = pad(p.m.look.cut(interview.Clean(r.Question.Short), name), name) + " "
	answer, remark := p.answer(r), p.remark(r)
	if from > 0 {
		room = min(room, widest+2) // no spaces that nobody needs, over a slow line
	}
	if _, overruled := p.m.iv.Overruled(r.Question.ID, r.Answer); from == 0 && (r.Open() || overruled) {
		answer += ", " + remark
	}
	answer = p.m.look.cut(answer, room-1)
	if from > 0 {
		answer = pad(answer, room)
		faint = p.m.look.cut(remark, from)
	}
	if r.Open() {
		return text, answer + faint
	}
	return text + answer, faint
}

// answer is what was said, with the note on it.
func (p *reviewPage) answer(r interview.Row) string {
	answer := interview.Said(r.Question, r.Answer)
	if n, ok := p.m.iv.Notes[r.Question.ID]; ok {
		answer += " (" + n.Whole() + ")"
	}
	return answer
}

// widest is how many cells the longest answer takes.
func (p *reviewPage) widest() int {
	most := 0
	for _, r := range p.rows {
		most = max(most, layout.Width(p.answer(r)))
	}
	return most
}

// remark is where an answer came from, or what an open one could still move.
func (p *reviewPage) remark(r interview.Row) string {
	if s, ok := p.m.iv.Overruled(r.Question.ID, r.Answer); ok {
		return overruled(r.Question, s)
	}
	if !r.Open() {
		return r.Origin()
	}
	return p.opens.Remark(r)
}

// overruled is what the files suggest, and where, as far as there is room.
func overruled(q questions.Question, s questions.Answer) string {
	said := "files: " + short(q, s)
	if whole := said + ", " + interview.Origin(s); len(whole) <= originWidth {
		return whole
	}
	return said
}

// short is an answer in as few words as there are.
func short(q questions.Question, a questions.Answer) string {
	if a.Plain {
		return fmt.Sprint(a.Number)
	}
	return interview.Said(q, a)
}
