package formats

import (
	"io"
	"math"
	"strings"

	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// writeText writes the report for a terminal or a plain file. The first 25
// lines carry the decision; everything that backs it follows. Of a check it
// writes the check alone.
func writeText(w io.Writer, r report.Report, o report.Options) error {
	p := newPage(o)
	if r.Check != nil {
		p.prose = p.width
		if o.Width == 0 {
			p.prose = math.MaxInt
		}
		p.check(r)
	} else {
		p.whole(r)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// whole is the whole report.
func (p *page) whole(r report.Report) {
	p.para("", words.Title(r), p.style.title)
	if r.Recommendation != "" {
		p.decision(r)
		p.reasons(r)
		p.disagreements(r)
		p.shape(r)
	}
	p.contradictions(r)
	p.services(r)
	if r.Recommendation == "" {
		p.suggested(r)
	}
	p.findings(r)
	p.portability(r)
	p.nextSteps(r)
	p.review(r)
	if r.Recommendation != "" {
		p.factors(r)
	}
	p.cases(r)
	p.gaps(r)
	p.stamp(r)
}

// decision is the verdict, what closes an option, and the score.
func (p *page) decision(r report.Report) {
	p.blank()
	p.para("", words.Verdict(r), p.style.strong)
	p.plain("", words.Confidence(r))
	for _, v := range r.Vetoes {
		p.para("  ", "Closed: "+words.Side(v.Closes)+". "+words.Sentence(v.Why), p.style.medium)
	}
	p.blank()
	p.scales(r)
}

// scales draws the score and the three axes.
func (p *page) scales(r report.Report) {
	const label, wide, narrow = 13, 66, 56 // the widths from which names and ranges fit beside the bar
	left, right, value := "Compose ", " Kubernetes", 21
	if p.width < wide {
		left, right = "", ""
	}
	if p.width < narrow {
		value = 7
	}
	cells := min(p.width-label-value-len(left)-len(right)-2, 61)
	cells -= 1 - cells%2 // an odd number has a middle
	if left == "" {
		p.line(strings.Repeat(" ", label), layout.Pad("Compose", cells+2-len("Kubernetes")), "Kubernetes")
	}
	row := func(name string, score float64, in [2]float64, left, right string) {
		before, span, after := p.glyphs.Scale(cells, score, in)
		number := "  " + layout.PadLeft(words.Number(score), 4)
		if b := words.Between(in); b != "" && p.width >= narrow {
			number += p.style.dim.Render("  " + b)
		}
		p.line("  ", layout.Pad(name, label-2), left, p.style.dim.Render(before), p.style.bar.Render(span), p.style.dim.Render(after), right, number)
	}
	row("Score", r.Score, r.ScoreRange, left, right)
	left, right = strings.Repeat(" ", len(left)), strings.Repeat(" ", len(right))
	row("Complexity", r.Axes.Complexity.Score, r.Axes.Complexity.Range, left, right)
	row("Scale", r.Axes.Scale.Score, r.Axes.Scale.Range, left, right)
	row("Team", r.Axes.Team.Score, r.Axes.Team.Range, left, right)
	if p.width < narrow {
		p.para("  ", "Score "+words.Score(r), p.style.dim)
	}
}

// reasons are why, why not, what would change it, and what is not known.
func (p *page) reasons(r report.Report) {
	if why := words.Weighed(r, r.Summary.Reasons); len(why) > 0 {
		p.heading("Why "+words.Side(r.Recommendation), "points towards it")
		p.reasonList(why)
	}
	if against := words.Weighed(r, r.Summary.Against); len(against) > 0 {
		p.heading("What speaks for "+words.Side(words.Other(r.Recommendation)), "points towards it")
		p.reasonList(against)
	}
	if len(r.Summary.Change) > 0 {
		p.heading("What would change it", "")
		for _, s := range r.Summary.Change {
			p.plain("  - ", words.Sentence(s))
		}
	}
	p.unknown(r)
}

func (p *page) reasonList(list []report.Reason) {
	for _, x := range list {
		lead := "  " + layout.PadLeft(words.Number(math.Abs(x.Contribution)), 4) + "  "
		s := words.Sentence(x.Message)
		if places := words.PlaceList(x.Evidence, 2); places != "" {
			s += " (" + places + ")"
		}
		p.plain(lead, s)
	}
}

// unknown is what nobody answered, and what to ask next.
func (p *page) unknown(r report.Report) {
	if r.Summary.Unknown == "" && len(r.NextQuestions) == 0 {
		return
	}
	p.heading("What is not known", "")
	if r.Summary.Unknown != "" {
		p.plain("  ", words.Sentence(r.Summary.Unknown))
	}
	for i, q := range r.NextQuestions {
		if i == 3 {
			p.para("  - ", words.Plural(len(r.NextQuestions)-i, "more question", "more questions")+" could still change the recommendation.", p.style.dim)
			break
		}
		p.plain("  - ", q.Ask+" It can move the score by "+words.Number(q.Swing)+". Answer with --"+q.Question+".")
	}
}

// contradictions are answers that the files speak against.
func (p *page) contradictions(r report.Report) {
	if len(r.Contradictions) == 0 {
		return
	}
	p.heading("Answers that the files speak against", "check these first")
	for _, c := range r.Contradictions {
		s := words.Stop(c.Message.Whole())
		if places := words.PlaceList(c.Evidence, 3); places != "" {
			s += " (" + places + ")"
		}
		p.plain("  - ", s)
	}
}
