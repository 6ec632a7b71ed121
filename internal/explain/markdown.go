package explain

import (
	_ "embed"
	"fmt"
	"strings"

	"advisor/internal/cases"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// Document is the model as a document: how it computes, with one example, and
// every number with its reason and source.
func Document(m model.Model, s questions.Questionnaire) string {
	d := document{m: m, s: s}
	d.opening()
	d.computing()
	d.example()
	d.strengths()
	d.vetoes()
	d.overview()
	d.factors()
	d.options()
	d.criteria()
	d.limits()
	return d.String()
}

// document collects Markdown.
type document struct {
	strings.Builder
	m model.Model
	s questions.Questionnaire
}

// paragraph writes a paragraph.
func (d *document) paragraph(format string, args ...any) {
	d.WriteString("\n" + fmt.Sprintf(format, args...) + "\n")
}

// table writes a table.
func (d *document) table(head []string, rows [][]string) {
	d.WriteString("\n| " + strings.Join(head, " | ") + " |\n|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, cells := range rows {
		for _, c := range cells {
			d.WriteString("| " + strings.ReplaceAll(c, "|", `\|`) + " ")
		}
		d.WriteString("|\n")
	}
}

// bullets writes a bullet list.
func (d *document) bullets(items ...string) {
	d.WriteString("\n")
	for _, x := range items {
		d.WriteString("- " + x + "\n")
	}
}

func code(s string) string { return "`" + s + "`" }

func link(address string) string {
	if !strings.HasPrefix(address, "http") {
		return address
	}
	return "<" + address + ">"
}

func (d *document) opening() {
	d.WriteString("# The model\n")
	d.paragraph("Version %s. %s", d.m.Version, d.m.About)
	d.paragraph("This file is generated from `internal/model/model.yaml` and `options.yaml`; change those. `advisor explain ID` prints the part\n" +
		"about one question, veto or option, and `advisor schema model` the form of a model of your own.")
}

func (d *document) computing() {
	asked := score.Assess(score.Basis{Model: d.m, Questions: d.s}).Range
	low, high := d.extent()
	t := d.m.Thresholds
	d.paragraph("## How the score is computed")
	d.paragraph("```\nscore = 50 + sum over all factors of what the answer counts / %s\n```", score.Number(t.Divisor.Value))
	d.bullets(
		"Each question is one factor with one weight. Each answer has points from -10 (towards Compose) to 10 (towards Kubernetes): weight times points is what experts say.",
		"What an answer counts is a whole number that begins there and that published decisions have moved, as far as they insist. Both stand beside each other below. In a model of your own, what you change counts weight times points.",
		fmt.Sprintf("The sum is divided by %s. %s", score.Number(t.Divisor.Value), t.Divisor.Why),
		fmt.Sprintf("With these weights the score runs from %s to %s; from %s to %s with answers to the retired questions.",
			score.Number(asked.Low), score.Number(asked.High), score.Number(low), score.Number(high)),
		"Above 50 is Kubernetes, 50 and below is Compose: at exactly 50 the simpler one.",
		"An unknown answer adds 0 and widens the range from the lowest to the highest score that the open answers allow.",
		"Where several people answered differently, the answer is the set of what they said: it adds the value nearest to 0, and its range is theirs.",
		"A question that is not asked, because an earlier answer settles it, has the answer that follows from it.",
		"A retired question counts when it is answered. Otherwise it has no effect: not on the range, on the confidence, or on `firm`.",
		"Each axis has a score of its own, from 0 to 100: 50 plus its own sum, on the scale of the farthest that its answers can go.",
	)
	d.paragraph("### Where weights come from")
	d.paragraph("%d criteria were collected from published sources, each with the number of sources that name it. A weight is the nearest whole\n"+
		"number to the square root of the sources that are counted for the factor, less those that contradict it. The root keeps a criterion that is\n"+
		"named often from drowning the others, since pages repeat each other and are not independent votes. A criterion that several questions ask\n"+
		"about is divided between them, so that none of its sources is counted twice; how it is divided is judgement and stands in the table of criteria below.\n"+
		"Where a weight is another one, its factor says why.", len(d.m.Criteria))
	d.paragraph("### Where points come from")
	d.bullets(
		"10 stands for the end that most sources describe. The other end has less where fewer sources name it. 0 is the answer that says nothing about either side. Between them it is judgement, and each answer says its reason.",
		"A **need** never moves towards Compose when it grows.",
		"A **capacity**, such as people, skill or money, has no points above 0: means to run a cluster are no reason for one.",
	)
	d.paragraph("### What decisions show")
	d.paragraph("%d published decisions are coded into these questions (`internal/cases`). `internal/fit` looks for the numbers under which they are most\n"+
		"likely, and pays for each step away from the experts: an answer that no decision states stays where the experts put it. Whatever the\n"+
		"decisions say, more need never moves towards Compose and less capacity never towards Kubernetes, an answer keeps the side that its reason names,\n"+
		"and one that says nothing about either side counts 0.", len(cases.All()))
	d.sceptic()
	d.confidence()
}

// sceptic says what rests on what, before any figure.
func (d *document) sceptic() {
	d.paragraph("## For a sceptic")
	d.table([]string{"what", "rests on", "tested by"}, [][]string{
		{"which questions, and their weights", "counts of published sources that name a criterion; how a criterion is divided is judgement", "the weights are computed from the counts; where one is not, it says why"},
		{"points, and what no decision states", "judgement, with a reason and sources for each", "more need never moves towards Compose, less capacity never towards Kubernetes: a model that breaks it is refused"},
		{"what an answer counts, slope and neutral weight", "fitted to published decisions, from the experts' numbers", "each decision is foretold by a fit that has not seen its source; baselines beside it"},
		{"which option, and vetoes", "documentation of the tools and judgement, a source for each cell", "more need never makes an option better; whole teams name the option that people expect"},
		{"the words high, good and leaning", "judgement", "the table of what was said and what came true"},
		{"base rates", "judgement", "they order questions and count in no score"},
	})
	d.paragraph("What that means: the figures below say how often the model goes the way that people went who published it. They do not say that these people\n" +
		"were right. Who publishes is no fair sample: vendors and consultants report successes only, pages of rules repeat each other and are always\n" +
		"right about themselves, and many decision records are of small, partly home-made projects, where learning is a reason of its own. A\n" +
		"source states two to nine answers, those that mattered; a questionnaire that is filled in from top to bottom is another thing, and there only\n" +
		"the formula and the whole teams speak. So a high confidence is a reason to look at the tipping points, not to skip them.")
}

//go:embed figures.md
var figures string

func (d *document) confidence() {
	t := d.m.Thresholds
	d.paragraph("## How sure a recommendation is")
	d.paragraph("`confidence` is the estimated share of comparable published decisions that went the recommended way:")
	d.paragraph("```\nz = %s x sum of what the answers count / (sum of the weights answered + %s)\nconfidence = 1 / (1 + e^-|z|), at most %s\n```",
		score.Number(t.Slope.Value), score.Number(t.Neutral.Value), score.Number(t.Cap.Value))
	d.bullets(
		"What is known stands for what is open, drawn to the middle. The divisor grows with what is known, because answers repeat each other: a long list of them is no independent evidence.",
		fmt.Sprintf("With one answer, or nothing but what the files show, it stays below %s.", score.Number(t.Good.Value)),
		fmt.Sprintf("Where a requirement rules out the other side it is at least %s; where both are ruled out it is 0.5.", score.Number(t.Closed.Value)),
		"`firm` means that no way to answer the open questions changes the headline: the recommendation, or that there is none.",
		"A model of your own uses the same formula, and says that it is not calibrated.",
	)
	d.paragraph("%s", strings.TrimSpace(figures))
}

func (d *document) strengths() {
	t := d.m.Thresholds
	d.paragraph("## How strong a recommendation is")
	d.table([]string{"confidence", "in words", "`strength`"}, [][]string{
		{"from " + score.Number(t.High.Value), "high", "strong"},
		{"from " + score.Number(t.Good.Value), "good", "lean"},
		{"from " + score.Number(t.Leaning.Value), "leaning, but nothing is recommended", "undecided"},
		{"below", "nothing is recommended", "undecided"},
	})
	d.paragraph("The thresholds:")
	var rows [][]string
	for _, x := range []struct {
		name string
		t    model.Threshold
	}{{"slope", t.Slope}, {"neutral", t.Neutral}, {"cap", t.Cap}, {"high", t.High}, {"good", t.Good}, {"leaning", t.Leaning}, {"closed", t.Closed}, {"divisor", t.Divisor}} {
		rows = append(rows, []string{code(x.name), fmt.Sprint(x.t.Value), x.t.Why, link(x.t.Source)})
	}
	d.table([]string{"threshold", "value", "why", "source"}, rows)
}

func (d *document) vetoes() {
	d.paragraph("## Vetoes")
	d.paragraph("An option that cannot meet a requirement is closed before anything is weighed. A veto holds only when all answers it looks at are\n" +
		"known; where people disagree, all that they said must match. Where both sides are ruled out, no option fits as answered: the report names what\n" +
		"would have to give way and recommends the side whose changes cost less (1 is the smallest; at a tie Compose, the simpler one).")
	for _, v := range d.m.Vetoes {
		d.paragraph("### %s", v.ID)
		d.paragraph("Closes %s if %s.", v.Closes.Name(), holdsIf(d.s, v.When))
		d.paragraph("%s Source: %s.", v.Why, link(v.Source))
		d.paragraph("To open %s again: %s (cost %d). %s", v.Closes.Name(), v.Relax.Words, v.Relax.Cost, v.Relax.Why)
	}
}
