package explain

import (
	"fmt"
	"strings"

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
	d.paragraph("This file is made from `internal/model/model.yaml` and `options.yaml`; change those. `advisor explain ID` prints the part\n" +
		"about one question, veto or option, and `advisor schema model` the form of a model of your own.")
}

func (d *document) computing() {
	all := score.Assess(score.Basis{Model: d.m, Questions: d.s}).Range
	t := d.m.Thresholds
	d.paragraph("## How the score is computed")
	d.paragraph("```\nscore = 50 + sum over all factors of weight x points / %s\n```", score.Number(t.Divisor.Value))
	d.bullets(
		"Each question is one factor with one weight. Each answer has points from -10 (towards Compose) to 10 (towards Kubernetes).",
		fmt.Sprintf("The sum is divided by %s. %s", score.Number(t.Divisor.Value), t.Divisor.Why),
		fmt.Sprintf("With these weights the score runs from %s to %s.", score.Number(all.Low), score.Number(all.High)),
		"Above 50 is Kubernetes, 50 and below is Compose: at exactly 50 the simpler one.",
		"An unknown answer adds 0 and widens the range from the lowest to the highest score that the open answers allow.",
		"Where several people answered differently, the answer is the set of what they said: it adds the value nearest to 0, and its range is theirs.",
		"A question that is not asked, because an earlier answer settles it, has the answer that follows from it.",
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
		"10 stands for the end that most sources describe. The other end has less where fewer sources speak for it. 0 is the answer that says nothing about either side. Between them it is judgement, and each answer says its reason.",
		"A **need** never moves towards Compose when it grows.",
		"A **capacity**, such as people, skill or money, has no points above 0: means to run a cluster are no reason for one.",
	)
	d.paragraph("### Unknown answers, stability and firm")
	d.paragraph("`stability` is the share of all ways to answer the open questions in which the recommendation stands, vetoes and implied answers\n" +
		"included. It is exact: points are whole numbers, so the distribution of the sum is a convolution, not a simulation. The options are weighed by\n" +
		"their base rates (the column `of 100` below), as if the answers did not depend on each other. `firm` means that no way to answer the open\n" +
		"questions changes the recommendation; the base rates do not matter for it.")
}

func (d *document) strengths() {
	t := d.m.Thresholds
	d.paragraph("## How strong a recommendation is")
	d.paragraph("The first rule that holds:")
	d.table([]string{"", "if", "then"}, [][]string{
		{"1", "requirements close both options", "undecided"},
		{"2", "it stands in fewer than " + score.Percent(t.Stability.Value) + " of the completions", "undecided"},
		{"3", "no requirement decides, and the score is less than " + score.Number(t.Margin.Value) + " from 50", "undecided"},
		{"4", "no requirement decides, open answers could change it, and the answers carry less than " + score.Percent(t.KnownWeight.Value) + " of the weight", "undecided"},
		{"5", "open answers could change it", "lean"},
		{"6", "a requirement decides, but the score is " + score.Number(t.Margin.Value) + " or more on the other side", "lean"},
		{"7", "a requirement decides", "strong"},
		{"8", "the score is less than " + score.Number(t.Strong.Value) + " from 50", "lean"},
		{"9", "otherwise", "strong"},
	})
	d.paragraph("The thresholds:")
	var rows [][]string
	for _, x := range []struct {
		name string
		t    model.Threshold
	}{{"margin", t.Margin}, {"strong", t.Strong}, {"known-weight", t.KnownWeight}, {"stability", t.Stability}, {"divisor", t.Divisor}} {
		rows = append(rows, []string{code(x.name), fmt.Sprint(x.t.Value), x.t.Why, link(x.t.Source)})
	}
	d.table([]string{"threshold", "value", "why", "source"}, rows)
}

func (d *document) vetoes() {
	d.paragraph("## Vetoes")
	d.paragraph("An option that cannot meet a requirement is closed before anything is weighed. A veto holds only when all answers it looks at are\n" +
		"known; where people disagree, all that they said must match. Where both options are closed, no option fits as answered: the report names what\n" +
		"would have to give way and recommends the side whose changes cost less (1 is the smallest; at a tie Compose, the simpler one).")
	for _, v := range d.m.Vetoes {
		d.paragraph("### %s", v.ID)
		d.paragraph("Closes %s if %s.", v.Closes.Name(), holdsIf(d.s, v.When))
		d.paragraph("%s Source: %s.", v.Why, link(v.Source))
		d.paragraph("To open %s again: %s (cost %d). %s", v.Closes.Name(), v.Relax.Words, v.Relax.Cost, v.Relax.Why)
	}
}
