// Package ownmodel helps to write a model of one's own: one to begin with, what
// differs from the built-in one, and what that does to whole teams. It reads no
// file.
package ownmodel

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// Init is a small model that is valid, with comments.
//
//go:embed init.yaml
var Init string

// Differences are what a model changes of another one, a line each: what is
// weighed, then what rules out, then what is said.
func Differences(from, to model.Model) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	thresholds(from, to, add)
	for _, f := range to.Factors {
		old, known := from.Factor(f.ID)
		if !known {
			add("factor %s: added, weight %d", f.ID, f.Weight)
			continue
		}
		factor(old, f, add)
	}
	for _, f := range from.Factors {
		if _, kept := to.Factor(f.ID); !kept {
			add("factor %s: taken out", f.ID)
		}
	}
	asked(to, add)
	lists(add, "veto", from.Vetoes, to.Vetoes, func(v model.VetoRule) string { return v.ID })
	lists(add, "option", from.Ways, stated(to.Ways), func(w model.Way) string { return w.ID })
	likened(to.Ways, add)
	lists(add, "requirement", from.Requirements, withoutLikened(to), func(r model.Requirement) string { return string(r.ID) })
	lists(add, "remark", from.Remarks, to.Remarks, func(r model.Remark) string { return r.ID })
	lists(add, "shape", from.Shapes, to.Shapes, func(s model.ShapeRule) string { return s.ID })
	return out
}

// asked says which questions are added, and which are asked otherwise.
func asked(m model.Model, add adder) {
	all := m.Set(questions.Default())
	for _, w := range m.Questions {
		_, known := questions.Default().Question(w.ID)
		q, _ := all.Question(w.ID)
		switch {
		case known && w.Retired != "" && !unweighed(m, w.ID):
			add("question %s: no longer asked", w.ID)
		case known && w.OtherWords():
			add("question %s: other words", w.ID)
		case !known && w.After != "":
			add("question %s: added to section %s, after %s", w.ID, q.Section, w.After)
		case !known:
			add("question %s: added to section %s", w.ID, q.Section)
		}
		if n := len(w.Hints); n > 0 {
			add("question %s: %s from the files", w.ID, english.Count(n, "hint", "hints"))
		}
	}
}

// stated are the options that are not like another one.
func stated(ways []model.Way) []model.Way {
	return slices.DeleteFunc(slices.Clone(ways), func(w model.Way) bool { return w.Like != "" })
}

// likened says which options are added that are like others, and where they differ.
func likened(ways []model.Way, add adder) {
	for _, w := range ways {
		if w.Like == "" {
			continue
		}
		text := "option " + w.ID + ": added, like " + w.Like
		if w.Before != "" {
			text += ", before " + w.Before
		}
		var but []string
		for _, d := range w.Differs {
			if !slices.Contains(but, string(d.Question)) {
				but = append(but, string(d.Question))
			}
		}
		if len(but) > 0 {
			text += ", but for " + english.And(but)
		}
		add("%s", text)
	}
}

// withoutLikened is the table of requirements without what options that are like
// others add to it.
func withoutLikened(m model.Model) []model.Requirement {
	like := func(id string) bool { w, _ := m.Way(id); return w.Like != "" }
	out := slices.Clone(m.Requirements)
	for i := range out {
		cells := slices.Clone(out[i].Cells)
		for j := range cells {
			cells[j].Ways = slices.DeleteFunc(slices.Clone(cells[j].Ways), like)
		}
		out[i].Cells = slices.DeleteFunc(cells, func(c model.Cell) bool { return len(c.Ways) == 0 })
	}
	return out
}

// unweighed reports whether a model gives a question no weight.
func unweighed(m model.Model, id questions.ID) bool {
	f, _ := m.Factor(id)
	return f.Weight == 0
}

type adder func(format string, args ...any)

func thresholds(from, to model.Model, add adder) {
	a, b := from.Thresholds, to.Thresholds
	for _, x := range []struct {
		name     string
		old, now model.Threshold
	}{
		{"divisor", a.Divisor, b.Divisor},
		{"slope", a.Slope, b.Slope},
		{"neutral", a.Neutral, b.Neutral},
		{"cap", a.Cap, b.Cap},
		{"high", a.High, b.High},
		{"good", a.Good, b.Good},
		{"leaning", a.Leaning, b.Leaning},
		{"closed", a.Closed, b.Closed},
	} {
		if x.old.Value != x.now.Value {
			add("threshold %s: %s instead of %s", x.name, score.Number(x.now.Value), score.Number(x.old.Value))
		}
	}
}

func factor(old, now model.Factor, add adder) {
	if now.Weight == 0 && old.Weight != 0 {
		add("factor %s: no weight, so the question is not asked", now.ID)
		return
	}
	if old.Weight != now.Weight {
		add("factor %s: weight %d instead of %d", now.ID, now.Weight, old.Weight)
	}
	if old.Axis != now.Axis {
		add("factor %s: axis %s instead of %s", now.ID, now.Axis, old.Axis)
	}
	calibrated := false
	for _, o := range now.Options {
		before, known := old.Option(o.ID)
		if known && before.Points != o.Points {
			add("factor %s: %s has %s instead of %d", now.ID, o.ID, english.Count(o.Points, "point", "points"), before.Points)
		}
		calibrated = calibrated || known && before.Shown.There && !o.Shown.There
	}
	if calibrated {
		add("factor %s: counts weight times points, no longer what published decisions show", now.ID)
	}
}

// lists says which entries were added, taken out or changed.
func lists[T any](add adder, kind string, from, to []T, id func(T) string) {
	find := func(list []T, name string) int {
		return slices.IndexFunc(list, func(x T) bool { return id(x) == name })
	}
	for _, x := range to {
		switch at := find(from, id(x)); {
		case at < 0:
			add("%s %s: added", kind, id(x))
		case fmt.Sprintf("%+v", from[at]) != fmt.Sprintf("%+v", x):
			add("%s %s: changed", kind, id(x))
		}
	}
	for _, x := range from {
		if find(to, id(x)) < 0 {
			add("%s %s: taken out", kind, id(x))
		}
	}
}

// Effect is what became of a whole team.
type Effect struct {
	Name     string
	Old, Now string // the outcomes, in words
}

// Changed reports whether the outcome is another one.
func (e Effect) Changed() bool { return e.Old != e.Now }

// Effects are what a model does to the scenarios that the built-in one is tested
// with, in their order.
func Effects(builtIn model.Model, set questions.Questionnaire, own model.Model) ([]Effect, error) {
	all, err := score.Scenarios()
	if err != nil {
		return nil, err
	}
	var out []Effect
	for _, x := range all {
		old, err := outcome(x, builtIn, set)
		if err != nil {
			return nil, err
		}
		now, err := outcome(x, own, own.Set(set))
		if err != nil {
			return nil, err
		}
		out = append(out, Effect{x.Name, old, now})
	}
	return out, nil
}

func outcome(x model.Scenario, m model.Model, s questions.Questionnaire) (string, error) {
	a, err := x.Filled(s)
	if err != nil {
		return "", err
	}
	as := score.Assess(score.Basis{Model: m, Questions: s, Answers: a})
	if as.Strength == model.Undecided {
		return "no clear recommendation", nil
	}
	return as.Recommendation.Name(), nil
}

// Report is what a check of a model prints: what it is, what it changes, and what
// that does.
func Report(name string, builtIn, own model.Model, set questions.Questionnaire) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s is valid: model %s.\n", name, own.Version)
	if n := len(own.Scenarios); n > 0 {
		fmt.Fprintf(&b, "What its %s expected is what it recommends.\n", english.Count(n, "scenario", "scenarios"))
	}
	section := func(title string, lines []string, none string) {
		b.WriteString("\n" + title + "\n")
		if len(lines) == 0 {
			lines = []string{none}
		}
		for _, l := range lines {
			b.WriteString("  " + l + "\n")
		}
	}
	section("What differs from the built-in model", Differences(builtIn, own), "nothing that is weighed or asked")
	effects, err := Effects(builtIn, set, own)
	if err != nil {
		return "", err
	}
	var changed []string
	for _, e := range effects {
		if e.Changed() {
			changed = append(changed, fmt.Sprintf("%s: %s instead of %s", e.Name, e.Now, e.Old))
		}
	}
	section(fmt.Sprintf("What that does to the %d scenarios that the built-in model is tested with", len(effects)), changed, "all come out as before")
	return b.String(), nil
}
