package words

import (
	"advisor/internal/ranges"
	"advisor/internal/report"
)

// RangeOf is a range of a report with its words.
func RangeOf(r report.Range) ranges.Range {
	out := ranges.Range{Low: r.Low, High: r.High}
	if r.Typical != nil {
		out.Typical, out.Known = *r.Typical, true
	}
	return out
}

// OptionTitle is what a report calls an option; its id where it does not say.
func OptionTitle(r report.Report, id string) string {
	for _, o := range r.Options {
		if o.ID == id && o.Title != "" {
			return o.Title
		}
	}
	return id
}

// Gigabytes is memory in bytes as people say it.
func Gigabytes(bytes report.Range) string {
	const gib = 1 << 30
	return RangeOf(bytes).Times(1.0 / gib).Gigabytes()
}

// QuestionNames are the short names of questions, in their order.
func QuestionNames(r report.Report, ids []string) []string {
	var out []string
	for _, id := range ids {
		name := id
		for _, f := range r.Factors {
			if f.ID == id {
				name = f.Label
			}
		}
		out = append(out, name)
	}
	return out
}
