package compare

import (
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// decisionChanges are what two records say otherwise of their decision, and in
// their notes, in the order of the questions.
func decisionChanges(old, now report.Report) []report.DecisionChange {
	var out []report.DecisionChange
	add := func(what, question string, was, is untrusted.Text) {
		if was != is {
			out = append(out, report.DecisionChange{What: what, Question: question, Old: was, New: is})
		}
	}
	a, b := old.Review, now.Review
	add("decision", "", side(a.Agreed), side(b.Agreed))
	add("status", "", untrusted.Text(a.Status), untrusted.Text(b.Status))
	add("decided", "", a.Decided, b.Decided)
	add("deciders", "", listOf(a.Deciders), listOf(b.Deciders))
	add("review-by", "", a.By, b.By)
	add("triggers", "", listOf(a.Triggers), listOf(b.Triggers))
	add("reason", "", a.Reason, b.Reason)
	add("dissent", "", a.Dissent, b.Dissent)
	before := map[string]untrusted.Text{}
	for _, f := range old.Factors {
		before[f.ID] = f.Note
	}
	for _, f := range now.Factors {
		add("note", f.ID, before[f.ID], f.Note)
		delete(before, f.ID)
	}
	for _, f := range old.Factors { // of questions that the new model does not ask
		if note, left := before[f.ID]; left {
			add("note", f.ID, note, "")
		}
	}
	return out
}

// side is what was decided, in words; empty where nothing was.
func side(agreed string) untrusted.Text {
	if agreed == "" {
		return ""
	}
	return untrusted.Text(words.Platform(agreed))
}

func listOf(list []untrusted.Text) untrusted.Text {
	return untrusted.Text(strings.Join(report.Strings(list), ", "))
}
