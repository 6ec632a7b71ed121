package report

// Ruling is whether a decision stands, in a word that a mark stands before.
func (c Check) ruling() string {
	if c.Stands {
		return "Yes."
	}
	return "No."
}

// says is the sentence about the decision.
func (c Check) says() string {
	switch {
	case c.Headline != "":
		return c.Headline.Whole()
	case c.Stands:
		return "The decision for " + Side(c.Decision) + " stands."
	}
	return "The decision for " + Side(c.Decision) + " does not stand."
}

// lookedAt says what of the record was looked at, in a sentence; empty where
// the record has nothing of it.
func lookedAt(r Report) string {
	s, by := "", reviewBy(r)
	if n := len(r.Review.Triggers) - r.Check.unseen(); n > 0 {
		s = plural(n, "trigger", "triggers")
	}
	switch {
	case s == "" && by == "":
		return ""
	case s == "":
		s = "the review date, " + by
	case by != "":
		s += " and the review date, " + by
	}
	return "Looked at " + s + "."
}

// unseen is how many triggers were passed over, because no files were read.
func (c Check) unseen() int {
	n := 0
	for _, x := range c.Remarks {
		if x.Kind == NoFiles && x.Subject != "" {
			n++
		}
	}
	return n
}

// reasonPlaces is how many places of a reason are named.
const reasonPlaces = 2

// kindTitle is the kind of a reason or a remark in a few words.
func kindTitle(kind string) string {
	switch kind {
	case ChangedAnswer:
		return "The answers give another recommendation than was decided"
	case ChangedModel:
		return "The model gives another recommendation than was decided"
	case ClosedOption:
		return "What was decided cannot meet a requirement"
	case FiredTrigger:
		return "A trigger of the record is true"
	case PassedReview:
		return "The review date has passed"
	case Doubted:
		return "The files speak against an answer"
	case NoFiles:
		return "No Compose project was found"
	case Shadowed:
		return "A Compose file is passed over"
	case EndedAccept:
		return "A finding is no longer accepted, or no longer found"
	}
	return "The decision does not stand"
}
