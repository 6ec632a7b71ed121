package interview

import (
	"maps"
	"slices"

	"advisor/internal/questions"
	"advisor/internal/record"
)

// DecisionStep is the last step of a conversation: what is decided, when that is
// to be decided again, and what of it the person has said.
type DecisionStep struct {
	// Deciding says what is asked; nil: nothing, and only Asked may be called.
	*Deciding
	answers func() questions.Answers // as they stand

	side    *string
	marks   map[string]bool // conditions that the person switched on or off
	marked  bool            // the list of conditions was gone through
	day     *string
	touched bool // anything was said
	// proposals are by side what is proposed for the answers as they are.
	proposals map[string][]record.Trigger
}

// Asked reports whether the decision is asked, after those offers were taken.
func (d *DecisionStep) Asked(taken []string) bool {
	return d.Deciding != nil && (d.Offer == "" || slices.Contains(taken, d.Offer))
}

// Side is what is decided as things stand.
func (d *DecisionStep) Side() string {
	if d.side != nil {
		return *d.side
	}
	return d.Known.Side
}

// Sides are what can be decided.
func (d *DecisionStep) Sides() []Choice { return Sides(d.Known.Side) }

// Decide takes what is decided: a side, or empty for nothing.
func (d *DecisionStep) Decide(side string) { d.side, d.touched = &side, true }

// Leave takes back what the person said of the side: what the record says stands.
func (d *DecisionStep) Leave() { d.side = nil }

// Conditions are those of the record, on, and those that are proposed besides,
// on where the record has none; as the person switched them. There are no more
// than a record takes.
func (d *DecisionStep) Conditions() []Condition {
	var out []Condition
	for _, t := range d.Known.Triggers {
		out = append(out, d.condition(t, true))
	}
	for _, t := range d.proposed(d.Side()) {
		there := func(x record.Trigger) bool { return x.Name == t.Name }
		if !slices.ContainsFunc(d.Known.Triggers, there) && len(out) < record.MaxTriggers {
			out = append(out, d.condition(t, len(d.Known.Triggers) == 0))
		}
	}
	return out
}

// proposed are the conditions for a side, worked out once for the same answers:
// every frame asks.
func (d *DecisionStep) proposed(side string) []record.Trigger {
	if _, there := d.proposals[side]; !there && d.Propose != nil {
		if d.proposals == nil {
			d.proposals = map[string][]record.Trigger{}
		}
		d.proposals[side] = d.Propose(d.answers(), side)
	}
	return d.proposals[side]
}

func (d *DecisionStep) condition(t record.Trigger, on bool) Condition {
	c := Condition{Trigger: t, Words: t.String(), On: on}
	if d.Words != nil {
		c.Words = Clean(d.Words(t))
	}
	if said, ok := d.marks[t.String()]; ok {
		c.On = said
	}
	return c
}

// Mark switches a condition on or off.
func (d *DecisionStep) Mark(trigger string, on bool) {
	if d.marks == nil {
		d.marks = map[string]bool{}
	}
	d.marks[trigger], d.touched = on, true
}

// Marked says that the list of conditions was gone through: those that are on
// are taken; not taken: none is added to what stands.
func (d *DecisionStep) Marked(taken bool) { d.marked, d.touched = taken, true }

// Day is the day of the next review as things stand.
func (d *DecisionStep) Day() string {
	switch {
	case d.day != nil:
		return *d.day
	case d.Known.ReviewBy != "" && d.Known.ReviewBy >= d.Today:
		return d.Known.ReviewBy
	}
	return d.ReviewBy
}

// WrongDay says what is wrong with a day; empty: nothing. No day is right too.
func (d *DecisionStep) WrongDay(day string) string {
	switch {
	case day == "":
		return ""
	case !record.IsDay(day):
		return "Enter a date such as 2027-06-30, or none."
	case day < d.Today:
		return day + " has passed already."
	}
	return ""
}

// ReviewOn takes the day of the next review; empty: none.
func (d *DecisionStep) ReviewOn(day string) { d.day, d.touched = &day, true }

// decision is what the record is to say. What was not gone through stays as
// it was; where nothing is decided there is nothing to watch.
func (d *DecisionStep) decision() Decision {
	out := d.Known
	out.Side = d.Side()
	if out.Side == "" {
		return out
	}
	if d.marked {
		out.Triggers = nil
		for _, c := range d.Conditions() {
			if c.On {
				out.Triggers = append(out.Triggers, c.Trigger)
			}
		}
	}
	if d.day != nil {
		out.ReviewBy = *d.day
	}
	return out
}

// After is the decision where it was asked, else nil.
func (d *DecisionStep) After(taken []string) *Decision {
	if !d.Asked(taken) {
		return nil
	}
	out := d.decision()
	return &out
}

// draft is what the person said, for a draft; nil: nothing.
func (d *DecisionStep) draft() *DraftDecision {
	if !d.touched {
		return nil
	}
	return &DraftDecision{Side: d.side, Marks: maps.Clone(d.marks), ReviewBy: d.day}
}

// resume takes up what a draft says of the decision, as far as it is still
// possible. Marks of conditions that nobody proposes any more have no effect.
func (d *DecisionStep) resume(said *DraftDecision) {
	if said == nil || d.Deciding == nil {
		return
	}
	if said.Side != nil && slices.ContainsFunc(Sides(""), func(c Choice) bool { return string(c.Option) == *said.Side }) {
		d.Decide(*said.Side)
	}
	for name, on := range said.Marks {
		d.Mark(name, on)
	}
	if said.ReviewBy != nil && d.WrongDay(*said.ReviewBy) == "" {
		d.ReviewOn(*said.ReviewBy)
	}
}
