package advise

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
)

// exactly is true of one option.
func exactly(c score.Change) record.Trigger {
	return record.Trigger{Name: string(c.Question), Op: "=", Value: string(c.To)}
}

// atLeast is true of an option and of all above it. Where numbers mean the
// options it names a number.
func atLeast(q questions.Question, i int) record.Trigger {
	o := q.Options[i]
	t := record.Trigger{Name: string(q.ID), Op: ">=", Value: string(o.ID)}
	switch {
	case o.Counts && o.Low == 2:
		t.Op, t.Value = ">", "1"
	case o.Counts:
		t.Value = fmt.Sprint(o.Low)
	case i == len(q.Options)-1 && !onScale(o):
		t.Op = "="
	}
	return t
}

// atMost is true of an option and of all below it.
func atMost(q questions.Question, i int) record.Trigger {
	o := q.Options[i]
	t := record.Trigger{Name: string(q.ID), Op: "<=", Value: string(o.ID)}
	if !slices.ContainsFunc(q.Options[:i+1], func(o questions.Option) bool { return !o.Counts }) {
		t.Value = fmt.Sprint(o.High)
	}
	if i == 0 && o.Low == o.High && !onScale(o) {
		t.Op = "="
	}
	return t
}

// onScale reports whether an option is a mark on a scale, such as 99.9.
func onScale(o questions.Option) bool {
	return !o.Counts && strings.IndexAny(string(o.ID), "0123456789") == 0
}

// TriggerWords say in words when a condition is true, to stand after "decide
// again when": "the peak needs 2 or 3 hosts, or more". They are those of the
// model where it has them, else the condition spelled out.
func TriggerWords(m model.Model, set questions.Questionnaire, t record.Trigger) string {
	q, asked := set.Question(questions.ID(t.Name))
	f, _ := m.Factor(q.ID)
	for i, o := range q.Options {
		of, _ := f.Option(o.ID)
		if of.If == "" {
			continue
		}
		switch up, down := atLeast(q, i), atMost(q, i); {
		case t.Op == "=" && t.Value == string(o.ID):
			return of.If
		case t.String() == up.String():
			return of.If + beyond(q, f, i, len(q.Options)-1, "more")
		case t.String() == down.String() && (i == 0 || !strings.Contains(of.If, " or more")):
			return of.If + beyond(q, f, i, 0, "less")
		}
	}
	name := t.Name
	if asked {
		name = q.Short
	}
	return name + ": " + spelled(t)
}

// beyond says that a condition goes on from option i towards the last one.
func beyond(q questions.Question, f model.Factor, i, last int, more string) string {
	said, _ := f.Option(q.Options[i].ID)
	switch {
	case i == last || strings.HasSuffix(said.If, "or more"):
		return ""
	case q.Numeric && q.Options[i].Counts && more == "less":
		return ", or fewer"
	case q.Numeric && q.Options[i].Counts:
		return ", or more"
	case f.Order == model.Capacity && more == "more":
		return ", or better"
	case f.Order == model.Capacity:
		return ", or less"
	}
	return ", or " + more + " is needed"
}

// spelled is a comparison in words.
func spelled(t record.Trigger) string {
	words := map[string]string{">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "!=": "not "}
	return words[t.Op] + t.Value
}
