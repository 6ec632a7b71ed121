// Package markdown writes documents in GitHub's Markdown, with no HTML but
// details and summary.
package markdown

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/picture"
	"advisor/internal/report/words"
)

// Write writes the long form of a document. When that is too long for a
// comment, long lists are cut and say so, and then the last sections are left
// out.
func Write(w io.Writer, d blocks.Document, o report.Options) error {
	return fit(w, whole(d), func(most limits) []byte { return draw(d, o, most) })
}

// whole is what has everything.
func whole(d blocks.Document) string { return string(cmp.Or(safe(d.Whole), jsonReport)) }

// sheet collects the lines of a document.
type sheet struct {
	b    strings.Builder
	look report.Options

	limits limits // entries of a list or rows of a table
	folds  int    // how many are open
	whole  safe   // what has everything
	lead   bool   // the line before is a lead, which a list follows closely
}

// draw is a document with most entries in each list at most.
func draw(d blocks.Document, o report.Options, most limits) []byte {
	s := &sheet{limits: most, look: o, whole: safe(whole(d))}
	s.front(d)
	s.blocks(d.Blocks)
	return []byte(strings.TrimRight(s.b.String(), "\n") + "\n")
}

// front is the front matter of a record, as MADR has it, and the title. What the
// record does not say is left out. A check is no record, and what it is pasted
// into shows front matter as a table.
func (s *sheet) front(d blocks.Document) {
	if x := d.Status; x.Record {
		s.put("---")
		s.put("status: " + safe(x.Status)) // one of a few words
		switch x.Agreed {
		case "compose":
			s.put("decision: compose")
		case "kubernetes":
			s.put("decision: kubernetes")
		}
		if x.Date != "" {
			s.put("date: " + safe(x.Date)) // a day, and nothing else
		}
		if len(x.Deciders) > 0 {
			names := make([]safe, len(x.Deciders))
			for i, n := range x.Deciders {
				names[i] = safe(words.Inert(n))
			}
			s.put("decision-makers: [" + joined(names, ", ") + "]")
		}
		if x.ReviewBy != "" {
			s.put("review-by: " + safe(x.ReviewBy))
		}
		s.put("---", "")
	}
	s.put("# " + prose(d.Title))
	if d.Judged.Text != nil { // on the next line: the first screen has 25
		s.put(strong(prose(d.Judged.Label)) + " " + s.text(d.Judged.Text))
	}
	if d.Status.Says != "" {
		s.paragraph(prose(d.Status.Says))
	}
}

func (s *sheet) blocks(all []blocks.Block) {
	for _, b := range blocks.In(all, blocks.Long) {
		s.block(b)
		h, ok := b.(blocks.Heading)
		s.lead = ok && h.Level == blocks.Lead
	}
}

// picture is a diagram in text, where it is one.
func (s *sheet) picture(b blocks.Picture) {
	if b.Of == blocks.PictureOfServices {
		s.block(b.Heading)
		s.diagram(b.Report)
	}
}

func (s *sheet) block(b blocks.Block) {
	switch b := b.(type) {
	case blocks.Heading:
		s.heading(b)
	case blocks.Paragraph:
		text := s.text(b.Text)
		if b.Label != "" {
			text = strong(prose(b.Label)) + " " + text
		}
		s.paragraph(text)
	case blocks.Verdict:
		text := strong(s.text(b.Lead))
		if b.Says != nil {
			text += " " + s.text(b.Says)
		}
		s.paragraph(text)
	case blocks.List:
		s.list(b)
	case blocks.Table:
		s.table(b)
	case blocks.Terms:
		s.terms(b)
	case blocks.Scales:
		s.scales(b)
	case blocks.Swings:
		s.swings(b)
	case blocks.Fold:
		s.blank()
		s.put("<details>", "<summary>"+summary(b.Title)+"</summary>", "")
		s.folds++
		s.blocks(b.Blocks)
		s.folds--
		s.blank()
		s.put("</details>")
	case blocks.Picture:
		s.picture(b)
	case blocks.Foot:
		s.blank()
		s.put("---", "")
		s.blocks(b.Blocks)
	case blocks.Snippet:
		s.snippet(b.Language, b.Text)
	}
}

// put writes lines that are already escaped.
func (s *sheet) put(lines ...safe) {
	for _, l := range lines {
		s.b.WriteString(string(l))
		s.b.WriteByte('\n')
	}
}

// blank puts an empty line, unless there is one.
func (s *sheet) blank() {
	if b := s.b.String(); b != "" && !strings.HasSuffix(b, "\n\n") {
		s.put("")
	}
}

func (s *sheet) heading(h blocks.Heading) {
	s.blank()
	switch h.Level {
	case blocks.Section:
		s.put("## "+s.text(h.Title), "")
	case blocks.Part:
		s.put("### "+s.text(h.Title), "")
	case blocks.Lead:
		s.put(strong(s.text(h.Title)))
	}
}

func (s *sheet) paragraph(text safe) { s.blank(); s.put(text, "") }

// snippet is only for text that cannot close the fence: records and commands
// that this program wrote, diagrams of escaped labels.
func (s *sheet) snippet(language, text string) {
	s.blank()
	s.put("```"+safe(language), safe(strings.TrimSuffix(text, "\n")), "```", "")
}

func (s *sheet) diagram(r report.Report) {
	if d := picture.Mermaid(r.Facts); d != "" {
		s.snippet("mermaid", d)
		s.paragraph(prose(picture.Legend(r.Facts)))
	}
}

// number is a number as it is written.
func number(n int) safe { return safe(strconv.Itoa(n)) }
