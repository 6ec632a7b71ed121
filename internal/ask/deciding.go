package ask

import (
	"maps"
	"slices"

	"advisor/internal/questions"
)

// Decision is what a record says of the decision.
type Decision struct {
	// Side is compose or kubernetes; empty: nothing is decided.
	Side string
	// Triggers are the conditions under which to decide again.
	Triggers []questions.Trigger
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
	Propose func(a questions.Answers, side string) []questions.Trigger
	// Words say when a condition is true, to stand after "decide again when".
	// nil: the condition as the record has it.
	Words func(questions.Trigger) string
	// ReviewBy is the day that is proposed for the next review; empty: none is.
	// Today is the first day that one can name.
	ReviewBy, Today string
}

// sides are what can be decided, with the label of each; nothing comes last.
func sides() []choice {
	return []choice{{"compose", "Docker Compose"}, {"kubernetes", "Kubernetes"}, {"", "Not decided yet"}}
}

// decided is what the person has said of the decision.
type decided struct {
	side    *string
	marks   map[string]bool // conditions that the person switched on or off
	marked  bool            // the list of conditions was gone through
	day     *string
	touched bool // anything was said
	// proposals are by side what is proposed for the answers as they are.
	proposals map[string][]questions.Trigger
}

// condition is a trigger that can be switched on and off.
type condition struct {
	trigger questions.Trigger
	words   string
	on      bool
}

// decides tells whether the decision is asked, after those offers were taken.
func (iv *interview) decides(taken []string) bool {
	d := iv.opts.Deciding
	return d != nil && (d.Offer == "" || slices.Contains(taken, d.Offer))
}

// side is what is decided as things stand.
func (iv *interview) side() string {
	if iv.decided.side != nil {
		return *iv.decided.side
	}
	return iv.opts.Deciding.Known.Side
}

func (iv *interview) decide(side string) {
	iv.decided.side, iv.decided.touched = &side, true
}

// conditions are those of the record, on, and those that are proposed besides,
// on where the record has none; as the person switched them. There are no more
// than a record takes.
func (iv *interview) conditions() []condition {
	d := iv.opts.Deciding
	var out []condition
	for _, t := range d.Known.Triggers {
		out = append(out, iv.condition(t, true))
	}
	for _, t := range iv.proposals(iv.side()) {
		there := func(x questions.Trigger) bool { return x.Name == t.Name }
		if !slices.ContainsFunc(d.Known.Triggers, there) && len(out) < questions.MaxTriggers {
			out = append(out, iv.condition(t, len(d.Known.Triggers) == 0))
		}
	}
	return out
}

// proposals are worked out once for the same answers: every frame asks.
func (iv *interview) proposals(side string) []questions.Trigger {
	d := &iv.decided
	if _, there := d.proposals[side]; !there && iv.opts.Deciding.Propose != nil {
		if d.proposals == nil {
			d.proposals = map[string][]questions.Trigger{}
		}
		d.proposals[side] = iv.opts.Deciding.Propose(iv.answers(), side)
	}
	return d.proposals[side]
}

func (iv *interview) condition(t questions.Trigger, on bool) condition {
	c := condition{trigger: t, words: t.String(), on: on}
	if w := iv.opts.Deciding.Words; w != nil {
		c.words = clean(w(t))
	}
	if said, ok := iv.decided.marks[t.String()]; ok {
		c.on = said
	}
	return c
}

// mark switches a condition on or off.
func (iv *interview) mark(trigger string, on bool) {
	if iv.decided.marks == nil {
		iv.decided.marks = map[string]bool{}
	}
	iv.decided.marks[trigger], iv.decided.touched = on, true
}

// day is the day of the next review as things stand.
func (iv *interview) day() string {
	d := iv.opts.Deciding
	switch {
	case iv.decided.day != nil:
		return *iv.decided.day
	case d.Known.ReviewBy != "" && d.Known.ReviewBy >= d.Today:
		return d.Known.ReviewBy
	}
	return d.ReviewBy
}

// wrongDay says what is wrong with a day; empty: nothing. No day is right too.
func (iv *interview) wrongDay(day string) string {
	switch {
	case day == "":
		return ""
	case !questions.IsDay(day):
		return "Write a day like 2027-06-30, or none."
	case day < iv.opts.Deciding.Today:
		return day + " has passed already."
	}
	return ""
}

func (iv *interview) reviewOn(day string) {
	iv.decided.day, iv.decided.touched = &day, true
}

// decision is what the record is to say. What was not gone through stays as
// it was; where nothing is decided there is nothing to watch.
func (iv *interview) decision() Decision {
	out := iv.opts.Deciding.Known
	out.Side = iv.side()
	if out.Side == "" {
		return out
	}
	if iv.decided.marked {
		out.Triggers = nil
		for _, c := range iv.conditions() {
			if c.on {
				out.Triggers = append(out.Triggers, c.trigger)
			}
		}
	}
	if iv.decided.day != nil {
		out.ReviewBy = *iv.decided.day
	}
	return out
}

// decisionAfter is the decision where it was asked, else nil.
func (iv *interview) decisionAfter(taken []string) *Decision {
	if !iv.decides(taken) {
		return nil
	}
	d := iv.decision()
	return &d
}

// draftDecision is what the person said, for a draft; nil: nothing.
func (iv *interview) draftDecision() *DraftDecision {
	d := iv.decided
	if !d.touched {
		return nil
	}
	return &DraftDecision{Side: d.side, Marks: maps.Clone(d.marks), ReviewBy: d.day}
}

// resumeDecision takes up what a draft says of the decision, as far as it is
// still possible. Marks of conditions that nobody proposes any more have no
// effect.
func (iv *interview) resumeDecision(d *DraftDecision) {
	if d == nil || iv.opts.Deciding == nil {
		return
	}
	if d.Side != nil && slices.ContainsFunc(sides(), func(c choice) bool { return string(c.option) == *d.Side }) {
		iv.decide(*d.Side)
	}
	for name, on := range d.Marks {
		iv.mark(name, on)
	}
	if d.ReviewBy != nil && iv.wrongDay(*d.ReviewBy) == "" {
		iv.reviewOn(*d.ReviewBy)
	}
}
