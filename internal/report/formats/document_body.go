package formats

import (
	"math"

	"advisor/internal/report"
	"advisor/internal/report/words"
)

// bodyRows is how many rows a table in the body has; the rest is folded away.
const bodyRows = 6

// drivers are the factors that moved the score most.
func (m *document) drivers(r report.Report) {
	if len(r.Factors) == 0 {
		return
	}
	m.section(2, "Decision drivers")
	m.axes(r)
	m.table("The answers that moved the score most; + is towards Kubernetes, - towards Compose.",
		"Factor", "Answer", "Points:", "From")
	for i, f := range words.ByWeight(r.Factors) {
		if i == bodyRows || words.Points(f.Contribution) == "0" {
			break
		}
		m.row(m.prose(f.Label), m.prose(words.AnswerLabel(f)), safe(words.Points(f.Contribution)), m.source(f))
	}
}

// axes draws the score and the axes as bars.
func (m *document) axes(r report.Report) {
	m.table("", "", "Compose ↔ Kubernetes", "Score:", "Range")
	row := func(name safe, score float64, in [2]float64) {
		m.row(name, m.bar(score, in), safe(words.Number(score)), safe(words.Between(in)))
	}
	row(m.strong("Score"), r.Score, r.ScoreRange)
	row("Complexity", r.Axes.Complexity.Score, r.Axes.Complexity.Range)
	row("Scale", r.Axes.Scale.Score, r.Axes.Scale.Range)
	row("Team", r.Axes.Team.Score, r.Axes.Team.Range)
	m.blank()
}

// source is who answered, with the places that the scan saw.
func (m *document) source(f report.Factor) safe {
	s := m.prose(words.SourceLabel(f.Source))
	if links := m.links(f.Evidence, 2); links != "" {
		s += ": " + links
	}
	return s
}

// options are both sides with what speaks for and against them here.
func (m *document) options(r report.Report) {
	m.section(2, "Considered options")
	for _, side := range []string{"compose", "kubernetes"} {
		title := m.prose(words.Side(side))
		if side == r.Recommendation {
			title += " (recommended"
			if r.Shape != nil {
				title += ": " + m.prose(r.Shape.Title)
			}
			title += ")"
		}
		m.section(3, title)
		m.side(r, side)
	}
	if r.Shape != nil && len(r.Shape.Remarks) > 0 {
		m.section(3, "Something else")
		for _, s := range r.Shape.Remarks {
			m.item(m.prose(words.Sentence(s)))
		}
	}
}

func (m *document) side(r report.Report, side string) {
	if side == r.Recommendation && r.Shape != nil {
		m.para(m.prose(words.Sentence(r.Shape.Why)))
		for _, c := range r.Shape.Conditions {
			m.item(m.mark("Condition") + " " + m.prose(words.Sentence(c)))
		}
	}
	for _, v := range r.Vetoes {
		if v.Closes == side {
			m.item(m.mark("Closed") + " " + m.prose(words.Sentence(v.Why)) + " " + m.prose(words.Sentence(v.Relax)))
		}
	}
	good, bad := words.Arguments(r, side)
	m.arguments("Good", good)
	if side == "kubernetes" {
		if len(good) == 0 {
			m.item(m.mark("Good") + " No answer speaks for it by half a point or more.")
		}
		m.arguments("Bad", bad)
		if len(r.Portability) > 0 {
			m.item(m.mark("Bad") + " The move takes work: " + m.prose(words.Efforts(r.Portability)) + ".")
		}
		return
	}
	if len(bad) > 0 { // word for word they stand under Kubernetes
		m.item(m.mark("Bad") + " It falls short where Kubernetes is good: " + m.prose(shortcomings(bad)) + ".")
	}
}

// arguments are the strongest on one side, with points of score; the table of
// all answers has the others.
func (m *document) arguments(kind string, fs []report.Factor) {
	for _, f := range fs[:min(len(fs), 4)] {
		m.item(m.mark(kind) + " " + m.prose(words.Sentence(f.Why)) + " (" + safe(words.Number(math.Abs(f.Contribution))) + ")")
	}
}

// shortcomings are factors with what they add, in short.
func shortcomings(fs []report.Factor) string {
	list := make([]string, len(fs))
	for i, f := range fs {
		list[i] = f.Label + " (" + words.Number(f.Contribution) + ")"
	}
	return words.FirstOf(6, list)
}

// consequences are what follows from the decision.
func (m *document) consequences(r report.Report) {
	if len(r.Consequences) == 0 {
		return
	}
	m.section(2, "Consequences")
	for _, c := range r.Consequences {
		kind := "Good"
		if c.Kind == "bad" {
			kind = "Bad"
		}
		m.item(m.mark(kind) + " " + m.prose(words.Sentence(c.Message)))
	}
}
