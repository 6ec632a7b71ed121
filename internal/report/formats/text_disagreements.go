package formats

import (
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// disagreements are the questions that people answer differently.
func (p *page) disagreements(r report.Report) {
	if len(r.Disagreements) == 0 {
		return
	}
	p.heading("Where the records disagree", "each counts as open until it is settled")
	p.plain("  ", words.Sentence(r.Summary.Disagreement))
	for _, d := range r.Disagreements {
		p.plain("  - ", words.Upper(d.Label)+": "+words.DisagreementWeight(d))
		for _, s := range d.Said {
			p.plain("      ", s.Label+" ("+words.SaidBy(s)+"): "+words.SaidOutcome(s))
		}
	}
}
