package interview

import (
	"maps"
	"slices"

	"advisor/internal/questions"
	"advisor/internal/record"
)

// Decision is what a record says of the decision.
type Decision struct {
	// Side is compose or kubernetes; empty: nothing is decided.
	Side string
	// Triggers are the conditions under which to decide again.
	Triggers []record.Trigger
	// ReviewBy is the day of the next review, YYYY-MM-DD; empty: none.
	ReviewBy string
}

// Deciding is what is asked about the decision at the end of a conversation.
type Deciding struct {
	// Offer is the offer that has to be taken for anything to be asked: the
	// decision is kept in the record that it writes. Empty: it is asked anyhow.
	Offer string
	// Known is what records and flags say; it stands where nothing is asked.
	Known Decision
	// SideGiven, TriggersGiven and ReviewGiven: a flag said it, so that it is
	// not asked.
	SideGiven, TriggersGiven, ReviewGiven bool
	// Propose are conditions that would speak against a decision for a side,
	// the most telling first; nil: there are none.
	Propose func(a questions.Answers, side string) []record.Trigger
	// Words say when a condition is true, to stand after "decide again when".
	// nil: the condition as the record has it.
	Words func(record.Trigger) string
	// ReviewBy is the day that is proposed for the next review; empty: none is.
	// Today is the first day that one can name.
	ReviewBy, Today string
}

// Sides are what can be decided, with the label of each; nothing comes last.
func Sides() []Choice {
	return []Choice{{"compose", "Docker Compose"}, {"kubernetes", "Kubernetes"}, {"", "Not decided yet"}}
}

// decided is what the person has said of the decision.
type decided struct {
	side    *string
	marks   map[string]bool // conditions that the person switched on or off
	marked  bool            // the list of conditions was gone through
	day     *string
	touched bool // anything was said
	// proposals are by side what is proposed for the answers as they are.
	proposals map[string][]record.Trigger
}

// Condition is a trigger that can be switched on and off.
type Condition struct {
	Trigger record.Trigger
	Words   string
	On      bool
}

// Decides reports whether the decision is asked, after those offers were taken.
func (iv *Interview) Decides(taken []string) bool {
	d := iv.Options.Deciding
	return d != nil && (d.Offer == "" || slices.Contains(taken, d.Offer))
}

// Side is what is decided as things stand.
func (iv *Interview) Side() string {
	if iv.decided.side != nil {
		return *iv.decided.side
	}
	return iv.Options.Deciding.Known.Side
}

// Decide takes what is decided: a side, or empty for nothing.
func (iv *Interview) Decide(side string) {
	iv.decided.side, iv.decided.touched = &side, true
}

// Conditions are those of the record, on, and those that are proposed besides,
// on where the record has none; as the person switched them. There are no more
// than a record takes.
func (iv *Interview) Conditions() []Condition {
	d := iv.Options.Deciding
	var out []Condition
	for _, t := range d.Known.Triggers {
		out = append(out, iv.condition(t, true))
	}
	for _, t := range iv.proposals(iv.Side()) {
		there := func(x record.Trigger) bool { return x.Name == t.Name }
		if !slices.ContainsFunc(d.Known.Triggers, there) && len(out) < record.MaxTriggers {
			out = append(out, iv.condition(t, len(d.Known.Triggers) == 0))
		}
	}
	return out
}

// proposals are worked out once for the same answers: every frame asks.
func (iv *Interview) proposals(side string) []record.Trigger {
	d := &iv.decided
	if _, there := d.proposals[side]; !there && iv.Options.Deciding.Propose != nil {
		if d.proposals == nil {
			d.proposals = map[string][]record.Trigger{}
		}
		d.proposals[side] = iv.Options.Deciding.Propose(iv.Answers(), side)
	}
	return d.proposals[side]
}

func (iv *Interview) condition(t record.Trigger, on bool) Condition {
	c := Condition{Trigger: t, Words: t.String(), On: on}
	if w := iv.Options.Deciding.Words; w != nil {
		c.Words = Clean(w(t))
	}
	if said, ok := iv.decided.marks[t.String()]; ok {
		c.On = said
	}
	return c
}

// Mark switches a condition on or off.
func (iv *Interview) Mark(trigger string, on bool) {
	if iv.decided.marks == nil {
		iv.decided.marks = map[string]bool{}
	}
	iv.decided.marks[trigger], iv.decided.touched = on, true
}

// Marked says that the list of conditions was gone through: those that are on
// are taken; not taken: none is added to what stands.
func (iv *Interview) Marked(taken bool) { iv.decided.marked, iv.decided.touched = taken, true }

// Day is the day of the next review as things stand.
func (iv *Interview) Day() string {
	d := iv.Options.Deciding
	switch {
	case iv.decided.day != nil:
		return *iv.decided.day
	case d.Known.ReviewBy != "" && d.Known.ReviewBy >= d.Today:
		return d.Known.ReviewBy
	}
	return d.ReviewBy
}

// WrongDay says what is wrong with a day; empty: nothing. No day is right too.
func (iv *Interview) WrongDay(day string) string {
	switch {
	case day == "":
		return ""
	case !record.IsDay(day):
		return "Write a day like 2027-06-30, or none."
	case day < iv.Options.Deciding.Today:
		return day + " has passed already."
	}
	return ""
}

// ReviewOn takes the day of the next review; empty: none.
func (iv *Interview) ReviewOn(day string) {
	iv.decided.day, iv.decided.touched = &day, true
}

// decision is what the record is to say. What was not gone through stays as
// it was; where nothing is decided there is nothing to watch.
func (iv *Interview) decision() Decision {
	out := iv.Options.Deciding.Known
	out.Side = iv.Side()
	if out.Side == "" {
		return out
	}
	if iv.decided.marked {
		out.Triggers = nil
		for _, c := range iv.Conditions() {
			if c.On {
				out.Triggers = append(out.Triggers, c.Trigger)
			}
		}
	}
	if iv.decided.day != nil {
		out.ReviewBy = *iv.decided.day
	}
	return out
}

// DecisionAfter is the decision where it was asked, else nil.
func (iv *Interview) DecisionAfter(taken []string) *Decision {
	if !iv.Decides(taken) {
		return nil
	}
	d := iv.decision()
	return &d
}

// draftDecision is what the person said, for a draft; nil: nothing.
func (iv *Interview) draftDecision() *DraftDecision {
	d := iv.decided
	if !d.touched {
		return nil
	}
	return &DraftDecision{Side: d.side, Marks: maps.Clone(d.marks), ReviewBy: d.day}
}

// resumeDecision takes up what a draft says of the decision, as far as it is
// still possible. Marks of conditions that nobody proposes any more have no
// effect.
func (iv *Interview) resumeDecision(d *DraftDecision) {
	if d == nil || iv.Options.Deciding == nil {
		return
	}
	if d.Side != nil && slices.ContainsFunc(Sides(), func(c Choice) bool { return string(c.Option) == *d.Side }) {
		iv.Decide(*d.Side)
	}
	for name, on := range d.Marks {
		iv.Mark(name, on)
	}
	if d.ReviewBy != nil && iv.WrongDay(*d.ReviewBy) == "" {
		iv.ReviewOn(*d.ReviewBy)
	}
}

// What is said about the decision, wizard and plain lines alike.
const (
	AskDecision   = "What do you decide?"
	AboutDecision = "The tool advises, people decide. advisor check tells when the decision no longer fits."
	AskConditions = "Decide again when one of these is true:"
	AskReview     = "When do you look at it again anyhow?"
)
