package formats

import (
	"io"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// compareText writes a comparison for a terminal or a plain file.
func compareText(w io.Writer, c report.Comparison, o report.Options) error {
	p := newPage(o)
	p.para("", words.ComparisonTitle(c), p.style.title)
	p.blank()
	p.para("", c.Verdict.Whole(), p.style.strong)
	p.sides(c)
	p.because(c)
	p.answerChanges(c)
	p.vetoChanges(c)
	if s := words.ModelChange(c); s != "" {
		p.heading("The model", "")
		p.plain("  ", s)
	}
	p.fileChanges(c)
	p.findingChanges(c)
	p.notes(c)
	p.blank()
	p.para("", "advisor "+c.Tool.Version, p.style.dim)
	_, err := io.WriteString(w, p.b.String())
	return err
}

// sides are what both sides come to.
func (p *page) sides(c report.Comparison) {
	p.blank()
	for _, x := range []struct {
		word string
		side report.Compared
	}{{"Old", c.Old}, {"New", c.New}} {
		s := words.Outcome(x.side) + ", score " + words.ScoreOf(x.side) + "; " + x.side.Kind + " " + x.side.Name.Clean()
		p.plain("  "+x.word+"  ", s)
	}
}

func (p *page) because(c report.Comparison) {
	if len(c.Because) == 0 {
		return
	}
	p.heading("What flipped it", "")
	for _, s := range c.Because {
		p.plain("  - ", words.Stop(s))
	}
}

// answerChanges are the answers that changed, with their words below.
func (p *page) answerChanges(c report.Comparison) {
	if len(c.Answers) == 0 {
		return
	}
	p.heading("Answers that changed", words.Moved(c))
	for _, a := range c.Answers {
		p.plain("  - ", a.Sentence)
		if a.From != a.To || a.FromLabel != a.ToLabel {
			p.para("    ", a.Label+": "+a.FromLabel+" -> "+a.ToLabel, p.style.dim)
		}
	}
}

func (p *page) vetoChanges(c report.Comparison) {
	if len(c.Vetoes) == 0 {
		return
	}
	p.heading("Options that were closed or opened", "")
	for _, v := range c.Vetoes {
		p.plain("  - ", words.VetoChangeSentence(v))
	}
}

func (p *page) fileChanges(c report.Comparison) {
	if len(c.Files) == 0 {
		return
	}
	p.heading("Files", "")
	for _, f := range c.Files {
		p.plain("  "+p.word(f.Change, 7)+"  ", f.Path.Clean()+"  "+words.FileHashes(f))
	}
}

func (p *page) findingChanges(c report.Comparison) {
	if len(c.Findings) == 0 {
		return
	}
	p.heading("Findings", words.Counted(c.Findings))
	for _, f := range c.Findings {
		style := p.style.dim
		if f.Severity == facts.High && f.Change == report.IsNew {
			style = p.style.high
		}
		lead := "  " + p.word(f.Change, 4) + "  " + style.Render(p.word(string(f.Severity), 6)) + "  "
		for i, l := range layout.Wrap(p.text(f.Title+words.OfServices(f)), p.prose-layout.Width(lead)) {
			if i > 0 {
				lead = strings.Repeat(" ", layout.Width(lead))
			}
			p.line(lead, l)
		}
	}
}

func (p *page) notes(c report.Comparison) {
	if len(c.Notes) == 0 {
		return
	}
	p.heading("Notes", "")
	for _, s := range c.Notes {
		p.plain("  - ", words.Stop(s))
	}
}
