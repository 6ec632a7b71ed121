package html

import (
	"advisor/internal/english"
	"advisor/internal/report/blocks"
	"advisor/internal/report/picture"
	"advisor/internal/report/words"
)

// terms are the first screen: statements with their names, and the score beside
// them.
func (p *page) terms(t blocks.Terms) {
	p.section("decision", "first", "Decision")
	p.put(`<dl class="terms">`)
	for _, x := range t.Terms {
		if x.Scale != nil { // drawn beside
			continue
		}
		class := safe("")
		if x.Style == blocks.Warning {
			class = ` class="warning"`
		}
		p.put("<div", class, "><dt>", own(string(x.Name)), "</dt>")
		for _, item := range x.Items {
			p.put("<dd>", p.item(item), "</dd>")
		}
		p.put("</div>")
	}
	p.put("</dl>")
	p.put(`<div class="beside">`)
	p.put(safe(picture.Scores(t.Report)), safe(picture.Quadrant(t.Report)))
	p.put("</div>")
}

// swings are a row for each answer: what it adds as a bar, over what another
// answer could make of it.
func (p *page) swings(all blocks.Swings) {
	if len(all.All) == 0 {
		return
	}
	least, most := min(all.Rest, 0), max(all.Rest, 0)
	drawn := false
	for _, x := range all.All {
		least, most = min(least, x.Points, x.Could[0]), max(most, x.Points, x.Could[1])
		drawn = drawn || x.Could != [2]float64{}
	}
	caption := safe("Bars to the left are towards Compose, to the right towards Kubernetes.")
	if drawn {
		caption += " Solid: what the answer adds. Outlined: between what the other answers to the question could make of it."
	}
	columns := []column{{name: "Factor"}, {name: "Answer"}, {name: "Compose ← → Kubernetes", wide: true}, {name: "Points", number: true}}
	if all.Sourced() {
		columns = append(columns, column{name: "From"})
	}
	p.openTable("swings", caption, columns)
	for _, x := range all.All {
		p.row(columns, []safe{prose(x.Label), prose(x.Answer), safe(picture.Swing(x.Points, x.Could, least, most)), prose(x.Amount), p.text(x.From)}[:len(columns)], "")
	}
	if all.Others > 0 {
		p.row(columns, []safe{
			prose(english.Count(all.Others, "other", "others") + " together"), "", safe(picture.Swing(all.Rest, [2]float64{}, least, most)), prose(words.Points(all.Rest)), "",
		}[:len(columns)], "")
	}
	p.put("</tbody></table>")
}
