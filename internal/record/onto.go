package record

import (
	"fmt"
	"maps"
	"slices"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Onto puts what a run changed over a record as it is now: read is what the run
// began with, r what it came to. What the run did not change stays, so nothing is
// lost that the run did not know.
func (r Record) Onto(now, read Record) Record {
	out := now
	out.Version = Version
	out.Answers = answersOnto(now.Answers, r.Answers, read.Answers)
	out.Notes = mapOnto(now.Notes, r.Notes, read.Notes)
	out.Decision = onto(now.Decision, r.Decision, read.Decision)
	out.ReviewBy = onto(now.ReviewBy, r.ReviewBy, read.ReviewBy)
	out.Triggers = listOnto(now.Triggers, r.Triggers, read.Triggers, Trigger.String)
	out.Accepted = listOnto(now.Accepted, r.Accepted, read.Accepted, acceptedText)
	out.Model = onto(now.Model, r.Model, read.Model)
	out.Costs = onto(now.Costs, r.Costs, read.Costs)
	out.Owner = onto(now.Owner, r.Owner, read.Owner)
	text := func(t untrusted.Text) string { return string(t) }
	out.Environment = onto(now.Environment, r.Environment, read.Environment)
	out.Files = listOnto(now.Files, r.Files, read.Files, text)
	if out.Environment != now.Environment && out.Environment != "" { // which chooses something else
		out.Files = r.Files
	} else if len(out.Files) > 0 && len(now.Files) == 0 {
		out.Environment = r.Environment
	}
	out.Exclude = listOnto(now.Exclude, r.Exclude, read.Exclude, text)
	out.Taken.Status = onto(now.Taken.Status, r.Taken.Status, read.Taken.Status)
	out.Taken.Decided = onto(now.Taken.Decided, r.Taken.Decided, read.Taken.Decided)
	out.Taken.Deciders = listOnto(now.Taken.Deciders, r.Taken.Deciders, read.Taken.Deciders, text)
	out.Taken.Reason = onto(now.Taken.Reason, r.Taken.Reason, read.Taken.Reason)
	out.Taken.Dissent = onto(now.Taken.Dissent, r.Taken.Dissent, read.Taken.Dissent)
	if r.DecidedWith.text() != read.DecidedWith.text() {
		out.DecidedWith = r.DecidedWith
	}
	out.Overruled = overruledOnto(now, out.Answers, r.Overruled)
	out.Own = ownOnto(now.Own, r.Own)
	out.Proposed = r.Proposed
	return out
}

// onto is a value after a run: its own where it changed it.
func onto[T comparable](now, after, read T) T {
	if after == read {
		return now
	}
	return after
}

func mapOnto[K, V comparable](now, after, read map[K]V) map[K]V {
	out := maps.Clone(now)
	if out == nil {
		out = map[K]V{}
	}
	for k, v := range after {
		if old, ok := read[k]; !ok || old != v {
			out[k] = v
		}
	}
	for k := range read {
		if _, ok := after[k]; !ok {
			delete(out, k)
		}
	}
	return out
}

// answersOnto are the answers after a run. What people did not say, such as what
// the scan found, stands where nobody has answered.
func answersOnto(now, after, read questions.Answers) questions.Answers {
	out := maps.Clone(after)
	if out == nil {
		out = questions.Answers{}
	}
	for id, a := range now {
		new, old := after[id], read[id]
		switch {
		case !writes(a):
		case !writes(new) && !writes(old), writes(new) && writes(old) && sameAnswer(new, old):
			out[id] = a
		}
	}
	return out
}

// overruledOnto is what the files suggested in place of answers: what stands beside
// an answer that stays, stays.
func overruledOnto(now Record, answers, after questions.Answers) questions.Answers {
	out := questions.Answers{}
	for id, a := range answers {
		x, ok := after[id]
		if was := now.Answers[id]; writes(was) && answerText(was) == answerText(a) {
			x, ok = now.Overruled[id]
		}
		if ok && writes(a) {
			out[id] = x
		}
	}
	return out
}

func sameAnswer(a, b questions.Answer) bool {
	return answerText(a) == answerText(b) && a.GivenBy() == b.GivenBy()
}

// listOnto is a list after a run: what it added and what it took out.
func listOnto[T any](now, after, read []T, name func(T) string) []T {
	has := func(list []T, x T) bool {
		return slices.ContainsFunc(list, func(y T) bool { return name(x) == name(y) })
	}
	var out []T
	for _, x := range now {
		if has(after, x) || !has(read, x) {
			out = append(out, x)
		}
	}
	for _, x := range after {
		if !has(read, x) && !has(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// ownOnto are the keys of somebody's own in either; those that are there stay as
// they are.
func ownOnto(now, after []Own) []Own {
	out := slices.Clone(now)
	for _, o := range after {
		if !slices.ContainsFunc(now, func(x Own) bool { return x.Key == o.Key }) {
			out = append(out, o)
		}
	}
	return out
}

// Dropped says what of a record another one does not have any more, in words: its
// answers, notes, decision, triggers and accepted findings.
func (f Form) Dropped(from, to Record) []string {
	var out []string
	if from.Decision != "" && to.Decision == "" {
		out = append(out, "the decision ("+from.Decision+")")
	}
	if from.ReviewBy != "" && to.ReviewBy == "" {
		out = append(out, "the day of the review ("+from.ReviewBy+")")
	}
	for _, q := range f.Questions {
		if writes(from.Answers[q.ID]) && !writes(to.Answers[q.ID]) {
			out = append(out, fmt.Sprintf("the answer to %s (%s)", q.ID, answerText(from.Answers[q.ID])))
		}
		if from.Notes[q.ID] != "" && to.Notes[q.ID] == "" {
			out = append(out, fmt.Sprintf("the note on %s", q.ID))
		}
	}
	for _, t := range without(from.Triggers, to.Triggers, Trigger.String) {
		out = append(out, "the trigger "+t.String())
	}
	for _, a := range without(from.Accepted, to.Accepted, acceptedOf) {
		out = append(out, "the acceptance of "+acceptedOf(a))
	}
	return out
}

// without are those of a list that another one does not have, by name.
func without[T any](list, other []T, name func(T) string) []T {
	var out []T
	for _, x := range list {
		if !slices.ContainsFunc(other, func(y T) bool { return name(x) == name(y) }) {
			out = append(out, x)
		}
	}
	return out
}

// acceptedOf is what a finding that the team lives with is known by.
func acceptedOf(a Accepted) string {
	if a.Service == "" {
		return a.Rule
	}
	return a.Rule + " in " + a.Service.Clean()
}

// Overruled is what the files suggest in place of the answers of a record, with
// what the record says of answers that the files say nothing about.
func Overruled(r Record, suggested questions.Answers) questions.Answers {
	out := maps.Clone(r.Overruled)
	if out == nil {
		out = questions.Answers{}
	}
	for id, s := range suggested {
		if a := r.Answers[id]; writes(a) && s.Known() && answerText(a) != answerText(s) {
			out[id] = s
		} else {
			delete(out, id)
		}
	}
	return out
}
