package html

import (
	"strconv"

	"advisor/internal/english"
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// list writes a list.
func (p *page) list(l blocks.List) {
	if len(l.Items) == 0 {
		return
	}
	if l.RunIn != "" {
		out := strong(prose(l.RunIn))
		for _, x := range l.Items {
			out += " " + p.item(x)
		}
		p.put("<p>", out, "</p>")
		return
	}
	if l.Caption != nil {
		p.put("<h3>", p.text(l.Caption), "</h3>")
	}
	kind := safe("ul")
	if l.First > 0 {
		kind = "ol"
	}
	p.put("<", kind, ">")
	for i, x := range l.Items {
		open := safe("<li>")
		if l.First > 0 {
			open = `<li value="` + safe(strconv.Itoa(l.First+i)) + `">`
		}
		p.put(open, p.item(x), "</li>")
		p.below(x.Items)
	}
	p.put("</", kind, ">")
	p.leftOut(l.LeftOut, l.More)
}

// below puts a list into an entry of its own, so that the one above is closed
// whatever follows it.
func (p *page) below(items []blocks.Item) {
	if len(items) == 0 {
		return
	}
	p.put(`<li class="under"><ul>`)
	for _, x := range items {
		p.put("<li>", p.item(x), "</li>")
	}
	p.put("</ul></li>")
}

// leftOut counts what is in the JSON report only.
func (p *page) leftOut(n int, noun [2]string) {
	if n > 0 && noun[0] != "" {
		p.put("<p>", prose(english.Count(n, noun[0], noun[1])), " in the JSON report.</p>")
	}
}

// item is an entry of a list.
func (p *page) item(x blocks.Item) safe {
	var out safe
	switch {
	case x.Mark != "":
		out = mark(x.Mark) + " "
	case x.Severity != "" && x.Quiet:
		out = mark(string(x.Severity)) + " "
	case x.Severity != "":
		out = severity(x.Severity) + " "
	}
	out += p.text(x.Text)
	notes := safe("")
	if x.Scored && words.Points(x.Points) != "0" {
		notes = prose(words.Towards(x.Points))
	}
	if len(x.Places.All) > 0 {
		if notes != "" {
			notes += "; "
		}
		notes += p.places(x.Places)
	}
	if notes != "" {
		out += " (" + notes + ")"
	}
	if x.Says != nil {
		out += ". " + p.text(x.Says)
	}
	if x.Note != nil {
		out += " " + p.text(x.Note)
	}
	out += p.text(x.Then)
	if x.More != nil {
		out += `<span class="more">` + p.text(x.More) + "</span>"
	}
	return out
}
