package wizard

import (
	"fmt"
	"strings"

	"advisor/internal/english"
	"advisor/internal/interview"
	"advisor/internal/questions"
)

// The columns of the review, in cells: the shortest name of a question is
// allowed to be cut before the answer is.
const (
	nameWidth   = 24
	originWidth = 22
)

func (m *model) reviewView() string {
	head := m.head("Review", 1, 1)
	foot := m.reviewFoot()
	top := m.reviewTop()
	lines, at := m.reviewLines()
	room := m.room(head, foot) - len(top)
	if room < 5 {
		top, room = nil, room+len(top)
	}
	return m.frame(head, append(top, m.look.window(lines, at, at, room)...), foot)
}

func (m *model) reviewFoot() []string {
	hs := []hint{{"enter", "change"}, {"f", "finish"}, {"esc", "back"}, {"o", "next open"}, {m.look.signs.less + m.look.signs.more, "move"}, {"ctrl+s", "save"}, {"ctrl+c", "stop"}}
	if m.review.at < 0 {
		hs[0].word = "finish"
	}
	beside := m.width >= besideWidth
	if !beside || !m.previewed {
		return m.foot(hs)
	}
	out := m.foot(hs)
	return append([]string{"", m.look.previewLine(m.preview, m.columns())}, out...)
}

// reviewTop says what is open and whether it matters.
func (m *model) reviewTop() []string {
	open, matters := 0, 0
	for _, r := range m.review.rows {
		if r.open() {
			open++
			if _, ok := m.review.swing[r.q.ID]; ok {
				matters++
			}
		}
	}
	s := "All questions are answered."
	switch {
	case open > 0 && m.iv.Options.Next == nil:
		s = fmt.Sprintf("%d of %s open.", open, english.Count(len(m.review.rows), "answer", "answers"))
	case open > 0 && matters == 0:
		s = fmt.Sprintf("%d of %s open; none of them can change the result.", open, english.Count(len(m.review.rows), "answer", "answers"))
	case open > 0:
		s = fmt.Sprintf("%d of %s open; %d of them could still change the result.", open, english.Count(len(m.review.rows), "answer", "answers"), matters)
	}
	out := interview.Wrap(s, m.columns())
	if m.height < roomy {
		return out
	}
	if m.previewed && m.height >= tall {
		out = append(out, interview.Wrap(strings.Join(interview.Verdict(m.preview), " "), m.columns())...)
	}
	return append(out, "")
}

// reviewLines are the rows with their section titles, and the line on which
// the cursor is.
func (m *model) reviewLines() (lines []string, at int) {
	lines = append(lines, m.marked(-1, "Finish and show the report", ""))
	section := ""
	for i, r := range m.review.rows {
		if r.q.Section != section {
			section = r.q.Section
			if m.height >= tall {
				lines = append(lines, "")
			}
			lines = append(lines, m.look.faint.Render(m.iv.Section(section)))
		}
		if i == m.review.at {
			at = len(lines)
		}
		name, rest := m.reviewText(r)
		lines = append(lines, m.marked(i, name, rest))
	}
	return lines, at
}

// marked is a row with the cursor before it where it is selected; faint is
// the part of it that matters less.
func (m *model) marked(row int, text, faint string) string {
	if row == m.review.at {
		return m.look.selected.Render(cursor + text + faint)
	}
	return pad("", len(cursor)) + text + m.look.faint.Render(faint)
}

// reviewText is one row without its cursor: name and answer, then where it
// came from or what it could still move. An open answer belongs to the part
// that matters less.
func (m *model) reviewText(r reviewRow) (text, faint string) {
	width := m.columns() - len(cursor)
	name, from := min(nameWidth, width/3), 0
	if width >= besideWidth-10 {
		from = originWidth
	}
	room := width - name - 1 - from
	text = pad(m.look.cut(interview.Clean(r.q.Short), name), name) + " "
	answer, remark := interview.Said(r.q, r.answer), m.remark(r)
	if n, ok := m.iv.Notes[r.q.ID]; ok {
		answer += " (" + n.Whole() + ")"
	}
	if from == 0 && r.open() {
		answer += ", " + remark
	}
	answer = m.look.cut(answer, room-1)
	if from > 0 {
		answer = pad(answer, room)
		faint = m.look.cut(remark, from)
	}
	if r.open() {
		return text, answer + faint
	}
	return text + answer, faint
}

// remark is where an answer came from, or what an open one could still move.
func (m *model) remark(r reviewRow) string {
	if !r.open() {
		return interview.Origin(r.answer)
	}
	if m.iv.Options.Next == nil {
		return "open"
	}
	if swing, ok := m.review.swing[r.q.ID]; ok {
		return "open, " + upTo(swing)
	}
	if _, ok := m.iv.Given[r.q.ID]; ok || r.answer.Source == questions.FromFile {
		return "open, no effect"
	}
	return "not asked, no effect"
}

// upTo is how far an open answer could still move the score.
func upTo(swing float64) string {
	switch n := interview.Points(swing); n {
	case "0":
		return "under 1 point"
	case "1":
		return "up to 1 point"
	default:
		return "up to " + n + " points"
	}
}
