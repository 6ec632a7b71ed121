package formats

import (
	"io"
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/words"
)

// compareMarkdown writes a comparison for a pull request or a design review.
func compareMarkdown(w io.Writer, c report.Comparison) error {
	return fitMarkdown(w, func(m *mdSheet) { m.comparison(c) })
}

func (m *mdSheet) comparison(c report.Comparison) {
	m.put("# " + m.prose(words.ComparisonTitle(c)))
	m.para(m.strong(m.prose(c.Verdict.Whole())))
	m.sides(c)
	m.because(c)
	m.answerChanges(c)
	m.vetoChanges(c)
	if s := words.ModelChange(c); s != "" {
		m.section(2, "The model")
		m.para(m.prose(s))
	}
	m.fileChanges(c)
	m.findingChanges(c)
	m.notes(c)
	m.foot()
	m.put(m.prose("advisor " + c.Tool.Version))
}

func (m *mdSheet) sides(c report.Comparison) {
	m.table("", "", "File", "Recommendation", "Score", "Model")
	for _, x := range []struct {
		word safe
		side report.Compared
	}{{"Old", c.Old}, {"New", c.New}} {
		s := x.side
		m.row(x.word, m.prose(s.Kind)+" "+safe(s.Name.Code()), m.prose(words.Outcome(s)), safe(words.ScoreOf(s)), m.prose(words.ModelOf(s)))
	}
	m.blank()
}

func (m *mdSheet) because(c report.Comparison) {
	if len(c.Because) == 0 {
		return
	}
	m.section(2, "What flipped it")
	for _, s := range c.Because {
		m.item(m.prose(strings.ReplaceAll(words.Stop(s), " -> ", " → ")))
	}
}

func (m *mdSheet) answerChanges(c report.Comparison) {
	if len(c.Answers) == 0 {
		return
	}
	m.section(2, "Answers that changed")
	m.para("Points above 0 are towards Kubernetes, below 0 towards Compose. " + m.prose(words.Sentence(words.Moved(c))))
	m.table("", "Question", "Was", "Is now", "Points:", "Flips it alone")
	for _, a := range c.Answers {
		alone, points := safe(""), words.Points(a.Points)
		if a.Alone {
			alone = "yes"
		}
		if words.Points(a.ModelPoints) != "0" {
			points += " and " + words.Points(a.ModelPoints) + " by the model"
		}
		m.row(m.prose(a.Label)+" "+m.code(a.Question), m.prose(a.FromLabel), m.prose(a.ToLabel), safe(points), alone)
	}
	m.blank()
}

func (m *mdSheet) vetoChanges(c report.Comparison) {
	if len(c.Vetoes) == 0 {
		return
	}
	m.section(2, "Options that were closed or opened")
	for _, v := range c.Vetoes {
		m.item(m.prose(words.VetoChangeSentence(v)))
	}
}

func (m *mdSheet) fileChanges(c report.Comparison) {
	if len(c.Files) == 0 {
		return
	}
	m.section(2, "Files")
	m.table("", "File", "Change", "Was", "Is now")
	for _, f := range c.Files {
		m.row(safe(f.Path.Code()), m.prose(f.Change), m.hash(f.Old), m.hash(f.New))
	}
	m.blank()
}

// hash is the first part of a hash, or nothing.
func (m *mdSheet) hash(sha string) safe {
	if sha == "" {
		return ""
	}
	return m.code(words.Short(sha))
}

func (m *mdSheet) findingChanges(c report.Comparison) {
	if len(c.Findings) == 0 {
		return
	}
	m.section(2, "Findings")
	m.para(m.prose(words.Sentence(words.Counted(c.Findings))))
	m.table("", "Change", "Severity", "Finding", "Services")
	for _, f := range c.Findings {
		m.row(m.prose(f.Change), m.prose(string(f.Severity)), m.prose(f.Title), (&document{sheet: m}).codes(f.Services, 6))
	}
	m.blank()
}

func (m *mdSheet) notes(c report.Comparison) {
	if len(c.Notes) == 0 {
		return
	}
	m.section(2, "Notes")
	for _, s := range c.Notes {
		m.item(m.prose(words.Stop(s)))
	}
}
