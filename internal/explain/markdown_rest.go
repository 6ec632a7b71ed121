package explain

import (
	"fmt"
	"strings"

	"advisor/internal/model"
)

func links(addresses []string) string {
	var out []string
	for _, a := range addresses {
		out = append(out, link(a))
	}
	return strings.Join(out, ", ")
}

func (d *document) criteria() {
	d.paragraph("## Criteria and how many published sources name them")
	d.paragraph("A source is one page, counted once for a criterion. The pages were read in excerpts, so a count is a lower bound, give or take 2.")
	var rows [][]string
	for _, c := range d.m.Criteria {
		var used []string
		for _, f := range d.m.Factors {
			if n := f.Counts[c.ID]; n > 0 {
				used = append(used, fmt.Sprintf("%s %d", f.ID, n))
			}
		}
		if len(used) == 0 {
			used = []string{"none"}
		}
		rows = append(rows, []string{c.Says, towardsName(c.Towards), fmt.Sprint(c.Sources), strings.Join(used, ", ")})
	}
	d.table([]string{"criterion", "towards", "sources", "counted for"}, rows)
}

func towardsName(s string) string {
	if s == "both" {
		return "both"
	}
	return model.Recommendation(s).Name()
}

func (d *document) limits() {
	d.paragraph("## What the model does not know")
	d.bullets(
		"It weighs what is published. Case studies by vendors and consultants report successes only, and many pages of rules repeat each other.",
		"Weights follow counts; points between the ends and most base rates are judgement. Base rates change the order in which questions are asked, never the score.",
		"It adds up. Answers that only matter together (a queue and its workers, a database and its replica) are not seen, apart from vetoes.",
		"The decisions are those that someone published: many concern small or private projects, and vendors and consultants report successes only. A source names the answers that mattered; who fills in whatever comes first is less certain than the confidence says.",
		"It treats the application as one. Where one part needs a cluster and the rest does not, answer for each part.",
		"It knows neither the price of your provider nor the worth of your time, and no law beyond the question for compliance.",
		"A number of users or requests is not asked for, because published limits run from 100 developers to 100,000 users.",
		"The decisions that it is held against are coded from what a page states. They show that the model is not far from what people did, not that people were right.",
	)
}
