package save

import (
	"cmp"
	"slices"

	"advisor/internal/config"
	"advisor/internal/files"
	"advisor/internal/interview"
	"advisor/internal/output"
	"advisor/internal/report/formats"
)

// OfferRecord is what a conversation offers that keeps the decision.
const OfferRecord = "record"

// What else a conversation offers to do at its end, and the files that it writes
// then, in the working directory.
const (
	offerReview = "review"
	offerPage   = "page"
	reviewName  = "advisor-review.md"
	htmlName    = "advisor-review.html"
)

// Offers are the things that were not asked for by flags already; written: a report
// goes to a file.
func (o Outputs) Offers(l config.Loaded, places config.Places, written bool) []interview.Offer {
	var out []interview.Offer
	named := func(name string) string {
		if files.Exists(places.Abs(name)) {
			return name + " (replaces the one that is there)"
		}
		return name
	}
	if o.Record.Path == "" {
		out = append(out, interview.Offer{ID: OfferRecord, On: true, Label: "save the answers " + recordOffer(recordName(l), places)})
	}
	if !written {
		out = append(out, interview.Offer{ID: offerReview, Label: "save the report as " + named(reviewName) + ", for a design review"},
			interview.Offer{ID: offerPage, Label: "save the report as " + named(htmlName) + ", to read in a browser"})
	}
	return out
}

// recordName is the record that is written where --save names none: the one
// that was found, so that there are not two.
func recordName(l config.Loaded) string {
	if l.Found {
		return l.Records[0].Path
	}
	return config.RecordName
}

// recordOffer says where the answers are saved, and what becomes of what is
// there.
func recordOffer(name string, places config.Places) string {
	if files.Exists(places.Abs(name)) {
		return "in " + name + ", which keeps what you did not change"
	}
	return "as " + name + ", to run again from them"
}

// Take is the places of a run once what was chosen is done, as the flags that mean
// the same would.
func (o Outputs) Take(chosen []string, l config.Loaded, places config.Places) (Outputs, error) {
	for _, id := range chosen {
		switch id {
		case OfferRecord:
			name := recordName(l)
			o.Record = output.Target{Path: places.Abs(name), Shown: name}
			_, _, err := o.recordThere()
			if err := cmp.Or(o.Check(o.Record, nil), err); err != nil {
				return o, err
			}
		case offerReview, offerPage:
			name, format := reviewName, "markdown"
			if id == offerPage {
				name, format = htmlName, "html"
			}
			f, _ := formats.Named(format)
			t := output.Target{Path: places.Abs(name), Shown: name, Format: f}
			if err := o.Check(t, o.inputs); err != nil {
				return o, err
			}
			o.Targets = append(slices.Clone(o.Targets), t)
		}
	}
	return o, nil
}
