package compare

import (
	"slices"

	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
)

// steps are the way from the old result to the new one: what the answers did
// and what the model did.
type steps struct {
	whole, answers, model score.Delta
	// mixed: two models weighed and neither is at hand, so that answers has
	// what both did.
	mixed bool
	// changed is what of the outcome is another one, and byModel that with the same
	// answers the new model brings it.
	changed outcome.Aspect
	byModel bool
	// from and to are the outcomes before and after the answers changed, and gives
	// is the one that some of the changed answers by themselves lead to.
	from, to outcome.Outcome
	gives    func(ids []string) outcome.Outcome
	// untried: the model is not at hand, and points alone do not tell what comes out.
	untried bool
}

// steps finds the way. Where both sides were weighed by one model there are
// only answers; where one of them was weighed by the model of this run, the
// other one's answers are weighed by it too, which parts the two.
func (c Input) steps() steps {
	old, now := assessment(c.Old.Report), assessment(c.New.Report)
	then, is := answersOf(old), answersOf(now)
	was, will := outcome.In(c.Old.Report), outcome.In(c.New.Report)
	s := steps{whole: score.Compare(old, now), changed: outcome.Differ(was, will)}
	oldAgain, newAgain := c.again(c.Old.Report, then), c.again(c.New.Report, is)
	switch {
	case c.Old.Report.Model.SHA256 == c.New.Report.Model.SHA256:
		s.answers = s.whole
		s.try(c, oldAgain && newAgain, old, now)
		s.from, s.to = was, will
	case newAgain: // the model changed first, then the answers
		mid := score.Assess(c.basis(then))
		s.model, s.answers = score.Compare(old, mid), score.Compare(mid, now)
		s.try(c, true, mid, now)
		s.from, s.to = outcome.Of(c.basis(then), mid), will
		s.byModel = s.changed.Of(s.from) == s.changed.Of(s.to)
	case oldAgain: // the answers changed first, then the model
		mid := score.Assess(c.basis(is))
		s.answers, s.model = score.Compare(old, mid), score.Compare(mid, now)
		s.try(c, true, old, mid)
		s.from, s.to = was, outcome.Of(c.basis(is), mid)
		s.byModel = s.changed.Of(s.from) == s.changed.Of(s.to)
	default:
		s.answers, s.mixed = s.whole, true
		s.try(c, false, old, now)
		s.from, s.to = was, will
	}
	return s
}

// again reports whether the model of this run gives the very result of a report,
// so that its changes can be tried.
func (c Input) again(r report.Report, a questions.Answers) bool {
	if r.Model.SHA256 != c.Model.SHA256 {
		return false
	}
	as := score.Assess(c.basis(a))
	return string(as.Recommendation) == r.Recommendation && string(as.Strength) == r.Strength && score.Round(as.Score) == score.Round(r.Score)
}

// try sets how changes are tried: by the model where it is at hand, else by
// adding up points and looking at vetoes, which tells the side alone.
func (s *steps) try(c Input, exact bool, then, now score.Assessment) {
	if !exact {
		s.untried = !betweenSides(outcome.In(c.Old.Report), outcome.In(c.New.Report))
		s.gives = func(ids []string) outcome.Outcome {
			side := added(s.answers, then, now, ids)
			return outcome.Outcome{Side: side, Head: string(side)}
		}
		return
	}
	was, is := answersOf(then), answersOf(now)
	s.gives = func(ids []string) outcome.Outcome {
		a := questions.Overlay(was)
		for _, id := range ids {
			a[questions.ID(id)] = is[questions.ID(id)]
		}
		b := c.basis(a)
		return outcome.Of(b, score.Assess(b))
	}
}

// betweenSides reports whether two outcomes differ in the side and in nothing
// else, so that points and vetoes explain it.
func betweenSides(a, b outcome.Outcome) bool {
	recommends := func(o outcome.Outcome) bool { return o.Head == string(o.Side) }
	return a.Side != b.Side && recommends(a) == recommends(b)
}

// added is the recommendation that some changes lead to by their points. A
// veto is new if all changes that it rests on are among them, and gone if one
// is.
func added(d score.Delta, then, now score.Assessment, ids []string) model.Recommendation {
	total := then.Score
	var changed []string
	for _, f := range d.Factors {
		changed = append(changed, string(f.Question))
		if slices.Contains(ids, string(f.Question)) {
			total += f.Points
		}
	}
	closed := map[model.Recommendation]bool{}
	for _, v := range slices.Concat(then.Vetoes, now.Vetoes) {
		on := intersection(report.Strings(v.Because), changed)
		among := intersection(on, ids)
		isNew := slices.ContainsFunc(d.Closed, func(x score.Veto) bool { return x.ID == v.ID })
		isGone := slices.ContainsFunc(d.Opened, func(x score.Veto) bool { return x.ID == v.ID })
		if (isNew && len(among) < len(on)) || (isGone && len(among) > 0) {
			continue
		}
		closed[v.Closes] = true
	}
	switch {
	case closed[model.Compose] && closed[model.Kubernetes]:
		return now.Recommendation
	case closed[model.Compose], !closed[model.Kubernetes] && total > 50:
		return model.Kubernetes
	}
	return model.Compose
}

func intersection(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

// split divides the movement of the score; nil where it cannot be told.
func (s steps) split(total float64) (answers, model *float64) {
	if s.mixed {
		return nil, nil
	}
	m := s.model.Score
	a := score.Round(total - m)
	return &a, &m
}
