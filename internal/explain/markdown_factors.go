package explain

import (
	"fmt"
	"strings"

	"advisor/internal/cases"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// exampleAnswers are a team that shows the arithmetic: few enough to add up by
// hand.
var exampleAnswers = []struct {
	question questions.ID
	option   questions.OptionID
}{
	{"hosts", "4-10"},
	{"scaling", "automatic"},
	{"deploy-downtime", "seconds"},
	{"engineers", "6-10"},
	{"kubernetes-experience", "none"},
	{"budget", "moderate"},
}

func (d *document) example() {
	a := questions.Answers{}
	for _, x := range exampleAnswers {
		a[x.question] = questions.Answer{Option: x.option, Source: questions.FromFile}
	}
	as := score.Assess(score.Basis{Model: d.m, Questions: d.s, Answers: a})
	d.paragraph("### An example, worked by hand")
	d.paragraph("A team knows six answers:")
	var rows [][]string
	total := 0
	for _, x := range exampleAnswers {
		f, _ := d.m.Factor(x.question)
		o, _ := f.Option(x.option)
		v := f.Worth(&o)
		total += v
		rows = append(rows, []string{
			code(string(x.question)), code(string(x.option)), fmt.Sprint(f.Weight), fmt.Sprint(f.Weight * o.Points), fmt.Sprint(v),
			signed(float64(v) / d.m.Thresholds.Divisor.Value),
		})
	}
	d.table([]string{"question", "answer", "weight", "experts say", "decisions show", "points of score"}, rows)
	div := d.m.Thresholds.Divisor.Value
	d.paragraph("The sum is %d; divided by %s that is %s, so the score is 50 %s = %s: %s. The other answers are unknown and add 0. With all of\nthem at their lowest the score would be %s, at their highest %s.",
		total, score.Number(div), signed(float64(total)/div), spaced(float64(total)/div), score.Number(as.Score), as.Recommendation.Name(), score.Number(as.Range.Low), score.Number(as.Range.High))
	known := 0
	for _, x := range exampleAnswers {
		f, _ := d.m.Factor(x.question)
		known += f.Weight
	}
	t := d.m.Thresholds
	d.paragraph("The six questions weigh %d, so z is %s x %d / (%d + %s), and the confidence %v. It is %s: %s",
		known, score.Number(t.Slope.Value), total, known, score.Number(t.Neutral.Value), as.Confidence, as.Strength, lower(as.StrengthWhy))
}

// spaced writes "+ 2.5" or "- 4".
func spaced(v float64) string {
	if v < 0 {
		return "- " + score.Number(-v)
	}
	return "+ " + score.Number(v)
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// axisAbout says what an axis is about.
func axisAbout(a model.Axis) string {
	switch a {
	case model.Complexity:
		return "how much there is to coordinate"
	case model.Scale:
		return "how much load there is, and what must go on when something breaks"
	case model.Team:
		return "who builds and runs it, and with what means"
	}
	return ""
}

func (d *document) overview() {
	d.paragraph("## Factors")
	d.paragraph("`low` and `high` are the points of score that the first and the last option of a question add.")
	total := 0
	for _, f := range d.m.Factors {
		total += f.Weight
	}
	var rows [][]string
	for _, axis := range model.Axes() {
		sum := 0
		for _, f := range d.m.Factors {
			if f.Axis != axis {
				continue
			}
			sum += f.Weight
			low, high := d.ends(f)
			rows = append(rows, []string{
				"[" + string(f.ID) + "](#" + string(f.ID) + ")", string(f.Axis), string(f.Order), fmt.Sprint(f.Weight),
				fmt.Sprint(f.Named()), signed(low), signed(high),
			})
		}
		rows = append(rows, []string{"**" + string(axis) + "**", "", "", fmt.Sprintf("**%d**", sum), "", "", ""})
	}
	d.table([]string{"factor", "axis", "order", "weight", "sources", "low", "high"}, rows)
	d.paragraph("All weights together are %d.", total)
}

// extent is the lowest and the highest score that any answers to all questions come to.
func (d *document) extent() (low, high float64) {
	low, high = 50, 50
	for _, f := range d.m.Factors {
		least, most := 0, 0
		for i := range f.Options {
			least, most = min(least, f.Worth(&f.Options[i])), max(most, f.Worth(&f.Options[i]))
		}
		low += float64(least) / d.m.Thresholds.Divisor.Value
		high += float64(most) / d.m.Thresholds.Divisor.Value
	}
	return low, high
}

// ends are the points of score of the first and the last option.
func (d *document) ends(f model.Factor) (low, high float64) {
	q, _ := d.s.Question(f.ID)
	at := func(i int) float64 {
		o, _ := f.Option(q.Options[i].ID)
		return float64(f.Worth(&o)) / d.m.Thresholds.Divisor.Value
	}
	return at(0), at(len(q.Options) - 1)
}

func (d *document) factors() {
	for _, axis := range model.Axes() {
		d.paragraph("## %s: %s", strings.ToUpper(string(axis[:1]))+string(axis[1:]), axisAbout(axis))
		for _, f := range d.m.Factors {
			if f.Axis == axis {
				d.factor(f)
			}
		}
	}
}

func (d *document) factor(f model.Factor) {
	q, _ := d.s.Question(f.ID)
	d.paragraph("### %s", f.ID)
	d.paragraph("%s Weight %d; %s.", q.Ask, f.Weight, orderWords(f.Order))
	if c := condition(d.s, q); c != "" {
		d.paragraph("%s", c)
	}
	if q.Retired != "" {
		d.paragraph("It is no longer asked. %s %s", q.Retired, answersOf(f))
	}
	d.paragraph("%s", f.Why)
	var rows [][]string
	for _, o := range q.Options {
		x, _ := f.Option(o.ID)
		rows = append(rows, []string{
			code(string(o.ID)), fmt.Sprint(x.Points), fmt.Sprint(f.Weight * x.Points), fmt.Sprint(f.Worth(&x)), signed(float64(f.Worth(&x)) / d.m.Thresholds.Divisor.Value),
			decided(f.ID, o.ID), fmt.Sprint(x.Share), x.Why,
		})
	}
	d.table([]string{"answer", "points", "experts say", "decisions show", "of score", "decided for Compose : Kubernetes", "of 100", "why"}, rows)
	d.paragraph("%s", derivation(d.m, f))
	d.paragraph("Base rates: %s", f.Shares)
	var links []string
	for _, s := range f.Sources {
		links = append(links, link(s))
	}
	d.paragraph("Sources, among others: %s", strings.Join(links, ", "))
}

// decided is how many published decisions with an answer went to each side.
func decided(id questions.ID, o questions.OptionID) string {
	n := map[string]int{}
	for _, c := range cases.All() {
		if c.Coded[id] == o {
			n[c.Decision]++
		}
	}
	return fmt.Sprintf("%d : %d", n[string(model.Compose)], n[string(model.Kubernetes)])
}
