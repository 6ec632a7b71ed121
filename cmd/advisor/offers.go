package main

import (
	"slices"

	"advisor/internal/config"
	"advisor/internal/files"
	"advisor/internal/interview"
	"advisor/internal/output"
	"advisor/internal/report/formats"
)

// What a conversation offers to do at its end, and the files that it writes
// then, in the working directory.
const (
	offerRecord = "record"
	offerReview = "review"
	reviewName  = "advisor-review.md"
)

// offers are the things that were not asked for by flags already.
func (r runConfig) offers() []interview.Offer {
	var out []interview.Offer
	if r.save == "" {
		out = append(out, interview.Offer{ID: offerRecord, On: true, Label: "save the answers as " + r.named(config.RecordName) + ", to run again from them"})
	}
	if len(r.Outputs) == 0 {
		out = append(out, interview.Offer{ID: offerReview, Label: "save the report as " + r.named(reviewName) + ", for a design review"})
	}
	return out
}

// named is a file of the working directory, with a word about what is there.
func (e env) named(name string) string {
	if files.Exists(e.abs(name)) {
		return name + " (replaces the one that is there)"
	}
	return name
}

// take does what was chosen, as the flags that mean the same would.
func (r runConfig) take(chosen []string) (runConfig, error) {
	w := r.writer(r.options)
	for _, id := range chosen {
		switch id {
		case offerRecord:
			r.save = config.RecordName
			if err := w.Check(output.Target{Path: r.abs(r.save), Shown: r.save}, nil); err != nil {
				return r, err
			}
		case offerReview:
			f, _ := formats.Named("markdown")
			t := output.Target{Path: r.abs(reviewName), Shown: reviewName, Format: f}
			if err := w.Check(t, r.inputs()); err != nil {
				return r, err
			}
			r.targets = append(slices.Clone(r.targets), t)
		}
	}
	return r, nil
}
