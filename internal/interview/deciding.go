package interview

import (
	"strings"

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

// Sides are what can be decided, with the label of each; nothing comes last. Was
// is what a record says: taking it out is said.
func Sides(was string) []Choice {
	none := "Not decided yet"
	if was != "" {
		none += " (takes the decision for " + SideName(was) + " out of the record)"
	}
	return []Choice{{"compose", "Docker Compose"}, {"kubernetes", "Kubernetes"}, {"", none}}
}

// Basis is what a decision rests on, in lines: the verdict, the reasons, what is
// against it, and what is still possible.
func (iv *Interview) Basis() []string {
	all := iv.Answers()
	var out []string
	why, but := "Why: ", "But: "
	p, ok := iv.Preview(all)
	said := map[string]bool{} // by the verdict
	for _, r := range p.RuledOut {
		said[firstSentence(r.Why)] = true
	}
	if ok {
		out = append(out, strings.Join(concluding(p), " "))
		if p.Strength == "undecided" { // there is nothing that these would be reasons for
			why, but = "Towards "+SideName(p.Recommendation)+": ", "Towards "+SideName(otherSide(p.Recommendation))+": "
		}
	}
	if iv.Options.Conclude == nil {
		return out
	}
	c := iv.Options.Conclude(all)
	for _, r := range c.Reasons {
		if said[firstSentence(r)] {
			continue
		}
		out = append(out, why+r)
	}
	if c.Counter != "" && len(p.RuledOut) == 0 { // nothing counts against what is ruled out
		out = append(out, but+c.Counter)
	}
	if len(c.Possible) > 0 {
		out = append(out, "Still possible: "+strings.Join(c.Possible, "; ")+".")
	}
	return out
}

// concluding is the verdict where the conversation ends, in the words of the report,
// which names a leaning however little is answered.
func concluding(p Preview) []string {
	if p.Leaning && len(p.RuledOut) == 0 {
		return []string{"Not decided yet, leaning to " + SideName(p.Recommendation) + "."}
	}
	return Verdict(p)
}

// Condition is a trigger that can be switched on and off.
type Condition struct {
	Trigger record.Trigger
	Words   string
	On      bool
}

// What is said about the decision, wizard and plain lines alike.
const (
	AskDecision   = "What do you decide?"
	AboutDecision = "The tool advises, and you decide. advisor check reports when the decision no longer holds."
	AskConditions = "Decide again when one of these is true:"
	AskReview     = "When do you review the decision?"
)
