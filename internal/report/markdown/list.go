package markdown

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// list writes a list.
func (s *sheet) list(l blocks.List) {
	if len(l.Items) == 0 {
		return
	}
	if l.RunIn != "" {
		list := make([]safe, len(l.Items))
		for i, x := range l.Items {
			list[i] = s.item(x)
		}
		s.paragraph(strong(prose(l.RunIn)) + " " + joined(list, " "))
		return
	}
	switch {
	case l.Caption != nil:
		s.blank()
		s.put(strong(s.text(l.Caption)), "")
	case !s.lead || l.First > 1: // of numbered lists, only one that begins with 1 may follow a line closely
		s.blank()
	}
	items := l.Items[:s.room(len(l.Items))]
	for i, x := range items {
		mark := safe("- ")
		if l.First > 0 {
			mark = number(l.First+i) + ". "
		}
		s.put(mark + s.item(x))
		for _, sub := range x.Items {
			s.put("  - " + s.item(sub))
		}
	}
	switch n := len(l.Items) - len(items); {
	case l.More[0] != "":
		s.leftOut(l.LeftOut+n, l.More)
	case n > 0:
		s.put("- and " + number(n) + " more in " + s.whole)
	}
}

// room is how many of n entries there is room for. One alone is never left out: that
// it is missing is as long to say.
func (s *sheet) room(n int) int {
	most := s.limits.open
	if s.folds > 0 {
		most = s.limits.folded
	}
	if most == 0 || n <= most+1 {
		return n
	}
	return most
}

// leftOut counts what is in the JSON report only.
func (s *sheet) leftOut(n int, noun [2]string) {
	if n > 0 {
		s.paragraph(prose(english.Count(n, noun[0], noun[1])) + " in " + s.whole + ".")
	}
}

// item is an entry of a list.
func (s *sheet) item(x blocks.Item) safe {
	var out safe
	switch {
	case x.Mark != "":
		out = prose(x.Mark) + ": "
	case x.Severity != "" && x.Quiet:
		out = prose(string(x.Severity)) + ": "
	case x.Severity != "":
		out = strong(prose(string(x.Severity))) + " "
	}
	out += s.text(x.Text)
	var notes []safe
	if x.Scored && words.Points(x.Points) != "0" {
		notes = append(notes, prose(words.Towards(x.Points)))
	}
	if len(x.Places.All) > 0 {
		notes = append(notes, s.places(x.Places))
	}
	if len(notes) > 0 {
		out += " (" + joined(notes, "; ") + ")"
	}
	if x.Says != nil {
		out += ". " + s.text(x.Says)
	}
	if x.Note != nil {
		out += " " + s.text(x.Note)
	}
	return out + s.text(x.Then) + s.text(x.More)
}

// joined joins safe texts.
func joined(list []safe, by string) safe {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = string(s)
	}
	return safe(strings.Join(parts, by))
}
