package score

import (
	"cmp"
	"slices"

	"advisor/internal/model"
	"advisor/internal/options"
)

// Options are the ways to run the application with what each of them makes of
// the answers. None is recommended where there is no recommendation.
func Options(b Basis, as Assessment) []options.Option {
	side := as.Recommendation
	if as.Strength == model.Undecided || as.BothClosed {
		side = ""
	}
	return options.Compare(&b.Model, b.Questions.Resolve(b.Answers), side)
}

// Shape is the form that the recommended side takes.
type Shape struct {
	ID         string // as earlier models called it
	Title      string
	Why        string
	Conditions []string
	Sources    []string
	// Like is the id of the option that an option of an own model is like; empty
	// otherwise.
	Like string
}

// ShapeOf is the form of the recommended option, in the words of a shape of the
// model's own where that has one: with the id of the option, or with answers of
// its own that certainly hold. It is the zero value where no option is
// recommended.
func ShapeOf(b Basis, as Assessment, all []options.Option) Shape {
	i := slices.IndexFunc(all, func(o options.Option) bool { return o.Verdict == options.Recommended })
	if i < 0 {
		return Shape{}
	}
	w := all[i].Way
	out := Shape{ID: w.ID, Title: w.Title, Why: w.Why, Conditions: all[i].Conditions, Sources: w.Sources}
	if w.Shape != "" {
		out.ID = w.Shape
	}
	if like, ok := b.Model.Way(w.Like); ok {
		out.Like = cmp.Or(like.Shape, like.ID)
	}
	p := b.plan()
	st := p.stateOf(b.Answers)
	for _, x := range b.Model.Shapes {
		_, named := b.Model.Way(x.ID)
		if x.ID == w.ID || x.ID == w.Shape || (!named && x.Side == as.Recommendation && len(x.When) > 0 && p.holds(st, p.cases(x.When))) {
			return Shape{ID: x.ID, Title: x.Title, Why: x.Why, Conditions: x.Conditions, Sources: x.Sources, Like: out.Like}
		}
	}
	return out
}

// Remarks name third options and ways out, where their conditions hold.
func Remarks(b Basis, as Assessment) []string {
	p := b.plan()
	st := p.stateOf(b.Answers)
	var out []string
	for _, r := range b.Model.Remarks {
		if r.Side != "" && r.Side != as.Recommendation {
			continue
		}
		if slices.Contains(r.Strength, as.Strength) && p.holds(st, p.cases(r.When)) {
			out = append(out, r.Words)
		}
	}
	return out
}
