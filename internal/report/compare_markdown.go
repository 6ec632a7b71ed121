package report

import (
	"io"
	"strings"
)

// compareMarkdown writes a comparison for a pull request or a design review.
func compareMarkdown(w io.Writer, c Comparison) error {
	return fitMarkdown(w, func(m *markdown) { m.comparison(c) })
}

func (m *markdown) comparison(c Comparison) {
	m.put("# " + m.prose(c.title()))
	m.para(m.strong(m.prose(c.Verdict.Whole())))
	m.sides(c)
	m.because(c)
	m.answerChanges(c)
	m.vetoChanges(c)
	if s := c.modelText(); s != "" {
		m.section(2, "The model")
		m.para(m.prose(s))
	}
	m.fileChanges(c)
	m.findingChanges(c)
	m.notes(c)
	m.foot()
	m.put(m.prose("advisor " + c.Tool.Version))
}

func (m *markdown) sides(c Comparison) {
	m.table("", "", "File", "Recommendation", "Score", "Model")
	for _, x := range []struct {
		word safe
		side Compared
	}{{"Old", c.Old}, {"New", c.New}} {
		s := x.side
		m.row(x.word, m.prose(s.Kind)+" "+safe(s.Name.Code()), m.prose(s.outcome()), safe(s.scored()), m.prose(s.weighed()))
	}
	m.blank()
}

func (m *markdown) because(c Comparison) {
	if len(c.Because) == 0 {
		return
	}
	m.section(2, "What flipped it")
	for _, s := range c.Because {
		m.item(m.prose(strings.ReplaceAll(stop(s), " -> ", " → ")))
	}
}

func (m *markdown) answerChanges(c Comparison) {
	if len(c.Answers) == 0 {
		return
	}
	m.section(2, "Answers that changed")
	m.para("Points above 0 are towards Kubernetes, below 0 towards Compose. " + m.prose(sentence(c.moved())))
	m.table("", "Question", "Was", "Is now", "Points:", "Flips it alone")
	for _, a := range c.Answers {
		alone, points := safe(""), Points(a.Points)
		if a.Alone {
			alone = "yes"
		}
		if Points(a.ModelPoints) != "0" {
			points += " and " + Points(a.ModelPoints) + " by the model"
		}
		m.row(m.prose(a.Label)+" "+m.code(a.Question), m.prose(a.FromLabel), m.prose(a.ToLabel), safe(points), alone)
	}
	m.blank()
}

func (m *markdown) vetoChanges(c Comparison) {
	if len(c.Vetoes) == 0 {
		return
	}
	m.section(2, "Options that were closed or opened")
	for _, v := range c.Vetoes {
		m.item(m.prose(v.text()))
	}
}

func (m *markdown) fileChanges(c Comparison) {
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
func (m *markdown) hash(sha string) safe {
	if sha == "" {
		return ""
	}
	return m.code(short(sha))
}

func (m *markdown) findingChanges(c Comparison) {
	if len(c.Findings) == 0 {
		return
	}
	m.section(2, "Findings")
	m.para(m.prose(sentence(counted(c.Findings))))
	m.table("", "Change", "Severity", "Finding", "Services")
	for _, f := range c.Findings {
		m.row(m.prose(f.Change), m.prose(string(f.Severity)), m.prose(f.Title), (&document{sheet: m}).codes(f.Services, 6))
	}
	m.blank()
}

func (m *markdown) notes(c Comparison) {
	if len(c.Notes) == 0 {
		return
	}
	m.section(2, "Notes")
	for _, s := range c.Notes {
		m.item(m.prose(stop(s)))
	}
}
