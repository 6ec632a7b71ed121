package report

import (
	"math"
	"strconv"
	"strings"

	"advisor/internal/facts"
)

// bodyRows is how many rows a table in the body has; the rest is folded away.
const bodyRows = 6

// drivers are the factors that moved the score most.
func (m *document) drivers(r Report) {
	if len(r.Factors) == 0 {
		return
	}
	m.section(2, "Decision drivers")
	m.axes(r)
	m.put("The answers that moved the score most; + is towards Kubernetes, - towards Compose.", "")
	m.table("Factor", "Answer", "Points:", "From")
	for i, f := range byWeight(r.Factors) {
		if i == bodyRows || Points(f.Contribution) == "0" {
			break
		}
		m.row(prose(f.Label), prose(AnswerLabel(f)), Points(f.Contribution), m.source(f))
	}
}

// axes draws the score and the axes as bars of text.
func (m *document) axes(r Report) {
	const cells = 31
	g := lines()
	m.table("", "Compose ↔ Kubernetes", "Score:", "Range")
	row := func(name string, score float64, in [2]float64) {
		before, span, after := g.scale(cells, score, in)
		m.row(name, "`"+before+span+after+"`", Number(score), Between(in))
	}
	row("**Score**", r.Score, r.ScoreRange)
	row("Complexity", r.Axes.Complexity.Score, r.Axes.Complexity.Range)
	row("Scale", r.Axes.Scale.Score, r.Axes.Scale.Range)
	row("Team", r.Axes.Team.Score, r.Axes.Team.Range)
	m.put("")
}

// source is who answered, with the places that the scan saw.
func (m *document) source(f Factor) string {
	s := prose(SourceLabel(f.Source))
	if links := m.links(f.Evidence, 2); links != "" {
		s += ": " + links
	}
	return s
}

// options are both sides with what speaks for and against them here.
func (m *document) options(r Report) {
	m.section(2, "Considered options")
	for _, side := range []string{"compose", "kubernetes"} {
		title := Side(side)
		if side == r.Recommendation {
			title += " (recommended"
			if r.Shape != nil {
				title += ": " + prose(r.Shape.Title)
			}
			title += ")"
		}
		m.section(3, title)
		m.side(r, side)
	}
	if r.Shape != nil && len(r.Shape.Remarks) > 0 {
		m.section(3, "Something else")
		for _, s := range r.Shape.Remarks {
			m.item(prose(sentence(s)))
		}
	}
}

func (m *document) side(r Report, side string) {
	if side == r.Recommendation && r.Shape != nil {
		m.put(prose(sentence(r.Shape.Why)), "")
		for _, c := range r.Shape.Conditions {
			m.item("Condition: " + prose(sentence(c)))
		}
	}
	for _, v := range r.Vetoes {
		if v.Closes == side {
			m.item("Closed: " + prose(sentence(v.Why)) + " " + prose(sentence(v.Relax)))
		}
	}
	good, bad := Arguments(r, side)
	m.arguments("Good", good)
	if side == "kubernetes" {
		if len(good) == 0 {
			m.item("Good: No answer speaks for it by half a point or more.")
		}
		m.arguments("Bad", bad)
		if len(r.Portability) > 0 {
			m.item("Bad: The move takes work: " + Efforts(r.Portability) + ".")
		}
		return
	}
	if len(bad) > 0 { // word for word they stand under Kubernetes
		m.item("Bad: It falls short where Kubernetes is good: " + prose(shortcomings(bad)) + ".")
	}
}

// arguments are the strongest on one side, with points of score; the table of
// all answers has the others.
func (m *document) arguments(kind string, fs []Factor) {
	for _, f := range fs[:min(len(fs), 4)] {
		m.item(kind + ": " + prose(sentence(f.Why)) + " (" + Number(math.Abs(f.Contribution)) + ")")
	}
}

// shortcomings are factors with what they add, in short.
func shortcomings(fs []Factor) string {
	list := make([]string, len(fs))
	for i, f := range fs {
		list[i] = f.Label + " (" + Number(f.Contribution) + ")"
	}
	return firstOf(6, list)
}

// consequences are what follows from the decision.
func (m *document) consequences(r Report) {
	if len(r.Consequences) == 0 {
		return
	}
	m.section(2, "Consequences")
	for _, c := range r.Consequences {
		kind := "Good"
		if c.Kind == "bad" {
			kind = "Bad"
		}
		m.item(kind + ": " + prose(sentence(c.Message)))
	}
}

// findings have a section for each theme. What is of low severity or in nearly
// every project is folded away, unless a theme has nothing else.
func (m *document) findings(r Report) {
	if r.Facts == nil && len(r.Findings) == 0 {
		return
	}
	m.section(2, "Findings to fix on either platform")
	if len(r.Findings) == 0 {
		m.put("Nothing was found.")
		return
	}
	m.put(plural(len(r.Findings), "finding", "findings") + ": " + Severities(r.Findings) + ".")
	var without []string
	n := 0
	for _, t := range themes() {
		all := t.of(r.Findings)
		if len(all) == 0 {
			without = append(without, t.title)
		}
		first, rest := pressing(all)
		n += len(rest)
		if len(first) > 0 {
			m.section(3, t.title)
			m.findingList(r, first)
		}
	}
	if len(without) > 0 {
		m.put("", "Nothing was found under: "+strings.Join(without, ", ")+".")
	}
	m.otherFindings(r, n)
}

// otherFindings are those that no section shows, folded away.
func (m *document) otherFindings(r Report, n int) {
	if n == 0 {
		return
	}
	m.fold(plural(n, "more finding", "more findings") + ": less severe, or in nearly every public project")
	for _, t := range themes() {
		if _, rest := pressing(t.of(r.Findings)); len(rest) > 0 {
			m.put("**"+t.title+"**", "")
			m.findingList(r, rest)
			m.put("")
		}
	}
	m.unfold()
}

func (m *document) findingList(r Report, fs []facts.Finding) {
	for _, f := range fs {
		m.item("**" + prose(string(f.Severity)) + "** " + m.finding(r, f))
	}
}

// finding is what was found, where, and what to do about it.
func (m *document) finding(r Report, f facts.Finding) string {
	s := prose(f.Title)
	if len(f.Services) > 0 {
		s += ": " + codes(f.Services, 4)
	}
	if links := m.links(f.Evidence, 2); links != "" {
		s += " (" + links + ")"
	}
	s += ". " + prose(sentence(remedy(f, r.Recommendation)))
	if why := external("Why", f.Source); why != "Why" {
		s += " " + why
	}
	return strings.TrimSpace(s)
}

// portability is the size of a move to Kubernetes.
func (m *document) portability(r Report) {
	if len(r.Portability) == 0 {
		return
	}
	m.section(2, "Portability")
	m.put("A move to Kubernetes would take "+Efforts(r.Portability)+" "+noun(len(r.Portability), "piece", "pieces")+
		" of work. Small is a field, medium an object or a decision, large a redesign, a blocker has no equivalent.", "")
	all := alike(byEffort(r.Portability))
	n := 0
	for n < len(all) && n < bodyRows && (all[n].Effort == facts.Blocker || all[n].Effort == facts.Large) {
		n++
	}
	m.portabilityTable(all[:n])
	if rest := all[n:]; len(rest) > 0 {
		m.fold(plural(len(rest), "more kind", "more kinds") + " of work")
		m.portabilityTable(rest)
		m.unfold()
	}
}

func (m *document) portabilityTable(ps []work) {
	if len(ps) == 0 {
		return
	}
	const most = 200
	m.table("Effort", "Services", "Uses", "On Kubernetes", "kompose", "Where")
	for i, x := range ps {
		if i == most {
			m.put("", plural(len(ps)-i, "more kind", "more kinds")+" in the JSON report.")
			return
		}
		on := prose(x.Kubernetes)
		if x.Note != "" {
			on = prose(sentence(x.Kubernetes)) + " " + prose(sentence(x.Note))
		}
		m.row(prose(string(x.Effort)), codes(x.services, 4), prose(x.Feature), on, prose(x.Kompose), m.links(x.evidence, 1))
	}
}

// nextSteps are numbered through all phases.
func (m *document) nextSteps(r Report) {
	if len(r.NextSteps) == 0 {
		return
	}
	m.section(2, "Next steps")
	n := 0
	for i, ph := range phases(r.NextSteps) {
		if i > 0 {
			m.put("")
		}
		m.put("**"+prose(upper(ph.when))+"**", "")
		for _, s := range ph.steps {
			n++
			m.put(strconv.Itoa(n) + ". " + prose(stop(s.Action.Whole())) + because(s.Why))
		}
	}
}

func because(why string) string {
	if why == "" {
		return ""
	}
	return " Why: " + prose(stop(why))
}

// confirmation says how the decision is checked later.
func (m *document) confirmation(r Report) {
	if r.Recommendation == "" {
		return
	}
	m.section(2, "Confirmation")
	if r.Review.Agreed != "" {
		m.put("The team agreed on "+prose(Side(r.Review.Agreed))+".", "")
	}
	m.put("Decide again:", "")
	if by := reviewBy(r); by != "" {
		m.item("on " + by + ", the review date of the record;")
	}
	for _, t := range r.TippingPoints[:min(len(r.TippingPoints), 3)] {
		m.item(prose(lower(changes(r, t))) + ", which would speak for " + Side(t.Recommendation) + ";")
	}
	m.item("when `advisor check` in CI reports that the files and the record no longer give this recommendation.")
}

// cases are published decisions.
func (m *document) cases(r Report) {
	if len(r.SimilarCases) == 0 {
		return
	}
	m.section(2, "Similar published cases")
	m.put("Examples of what others decided, not a proof.", "")
	for _, c := range r.SimilarCases {
		s := "**" + prose(Side(c.Decision)) + "** " + prose(sentence(c.Summary))
		if len(c.Shared) > 0 {
			s += " Shared: " + prose(strings.Join(labels(r, c.Shared), ", ")) + "."
		}
		if link := external("Source", c.Source); link != "Source" {
			s += " " + link
		}
		m.item(s)
	}
}
