package main

import (
	"fmt"
	"strings"

	"advisor/internal/assess"
	"advisor/internal/conversation"
	"advisor/internal/english"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// mostTelling is how many questions are named where nobody can be asked.
const mostTelling = 3

// tellUnasked says in a line that nothing was asked and why, and which flags answer
// what would change the result most: where the files alone speak, and --ask does
// not say that nobody is to be asked.
func (r runConfig) tellUnasked(x assess.Assessed) {
	why := r.WhyNotInteractive()
	if r.mode != conversation.Never || r.ask != "auto" || why == "" || answered(x.In.Answers) {
		return
	}
	if flags := r.tellingFlags(x); flags != "" {
		r.note("advisor: nothing is asked, since " + why + ": the result rests on the files alone; what would change it most: " + flags + "\n")
	}
}

// answered reports whether people have said anything.
func answered(a questions.Answers) bool {
	for _, x := range a {
		if x.ByPerson() {
			return true
		}
	}
	return false
}

// tellingFlags are the flags of the questions that would change the result most,
// with what they take; empty: nothing would.
func (r runConfig) tellingFlags(x assess.Assessed) string {
	set := r.loaded.Questionnaire
	var out []string
	for _, id := range score.Quickest(x.In.Basis()) {
		q, ok := set.Question(id)
		if !ok || len(out) == mostTelling {
			continue
		}
		value := questions.Join(q.OptionIDs(), "|")
		if q.Numeric {
			value = "N"
		}
		out = append(out, fmt.Sprintf("--%s %s", id, strings.TrimSpace(value)))
	}
	return english.And(out)
}
