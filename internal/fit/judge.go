package fit

import (
	"math"
	"slices"
)

// Foretell is the probability of Kubernetes for some answers, learnt from
// decisions of which none is by the judged source.
type Foretell func(answers []int) float64

// Learner makes a foretelling of the decisions that are in.
type Learner func(in func(decision int) bool) Foretell

// Line is how a learner did.
type Line struct {
	Cases, Agree          int
	Commits, CommitsRight int // said with at least Commit
	High, HighRight       int // said with at least High
	Brier                 float64
	Bins                  [6]Bin // of what was said: 0.5, 0.6, 0.7, 0.8, 0.9, 0.95 and up
	Wrong                 []string
}

// binsFrom is where the rows of a reliability table begin.
var binsFrom = [6]float64{0.5, 0.6, 0.7, 0.8, 0.9, 0.95}

// BinsFrom is where the rows of a reliability table begin.
func BinsFrom() [6]float64 { return binsFrom }

// Bin is one row of a reliability table.
type Bin struct{ Cases, Right int }

// Commit is the confidence from which a side is recommended at all, High from
// which it is called clear.
const (
	Commit = 0.85
	High   = 0.95
)

// CrossValidate foretells each decision with at least two answers after
// leaving out all decisions of its source. There is a line for each mask, which
// hides factors from the foretelling, not from the learning; nil hides nothing.
func CrossValidate(ds []Decision, learn Learner, masks ...func(factor int) bool) []Line {
	bySource := map[string][]int{}
	var order []string
	for i := range ds {
		if bySource[ds[i].Source] == nil {
			order = append(order, ds[i].Source)
		}
		bySource[ds[i].Source] = append(bySource[ds[i].Source], i)
	}
	out := make([]Line, len(masks))
	for _, s := range order {
		f := learn(func(n int) bool { return ds[n].Source != s })
		for _, i := range bySource[s] {
			for k, mask := range masks {
				if d := ds[i].without(mask); d.Known() >= 2 {
					out[k].add(&d, f(d.Answers))
				}
			}
		}
	}
	for k := range out {
		out[k].Brier /= float64(max(out[k].Cases, 1))
	}
	return out
}

// without is the decision without the answers that a mask hides.
func (d *Decision) without(mask func(factor int) bool) Decision {
	out := *d
	out.Answers = slices.Clone(d.Answers)
	for k := range out.Answers {
		if mask != nil && mask(k) {
			out.Answers[k] = -1
		}
	}
	return out
}

func (l *Line) add(d *Decision, p float64) {
	l.Cases++
	truth := 0.0
	if d.Kubernetes {
		truth = 1
	}
	l.Brier += (p - truth) * (p - truth)
	said := max(p, 1-p)
	right := (p > 0.5) == d.Kubernetes
	bin := 0
	for _, from := range binsFrom[1:] {
		if said >= from-1e-9 { // a value that is said to be 0.9 is in that row
			bin++
		}
	}
	l.Bins[bin].Cases++
	if said >= Commit {
		l.Commits++
	}
	if said >= High {
		l.High++
	}
	if !right {
		l.Wrong = append(l.Wrong, d.ID)
		return
	}
	l.Agree++
	l.Bins[bin].Right++
	if said >= Commit {
		l.CommitsRight++
	}
	if said >= High {
		l.HighRight++
	}
}

// Folds returns what fits to parts of the decisions give: it lays the problem
// out once, and begins each fit where that of all decisions ended.
func Folds(fs []Factor, ds []Decision, m Method) func(in func(decision int) bool) Values {
	p := newProblem(fs, ds, m)
	all := p.solve(func(int) bool { return true }, nil)
	return func(in func(int) bool) Values { return p.whole(p.solve(in, all), fs) }
}

// NaiveBayes counts answers on each side and takes them as independent. Each
// count starts at one.
func NaiveBayes(fs []Factor, ds []Decision) Learner {
	return func(in func(int) bool) Foretell {
		prior := [2]float64{1, 1}
		count := make([][][2]float64, len(fs))
		total := make([][2]float64, len(fs))
		for i := range fs {
			count[i] = make([][2]float64, len(fs[i].Options))
			for o := range count[i] {
				count[i][o] = [2]float64{1, 1}
			}
			total[i] = [2]float64{float64(len(fs[i].Options)), float64(len(fs[i].Options))}
		}
		for n := range ds {
			if !in(n) {
				continue
			}
			side := 0
			if ds[n].Kubernetes {
				side = 1
			}
			prior[side]++
			for i, o := range ds[n].Answers {
				if o >= 0 {
					count[i][o][side]++
					total[i][side]++
				}
			}
		}
		return func(a []int) float64 {
			z := math.Log(prior[1] / prior[0])
			for i, o := range a {
				if o >= 0 {
					z += math.Log(count[i][o][1]/total[i][1]) - math.Log(count[i][o][0]/total[i][0])
				}
			}
			return sigmoid(z)
		}
	}
}

// OneFactor foretells from the share of each side among decisions with that
// option of one factor, and the share of all where it is unknown. With factor
// -1 it is the majority.
func OneFactor(fs []Factor, ds []Decision, factor int) Learner {
	return func(in func(int) bool) Foretell {
		n := 0
		if factor >= 0 {
			n = len(fs[factor].Options)
		}
		count := make([][2]float64, n+1)
		for i := range count {
			count[i] = [2]float64{1, 1}
		}
		for k := range ds {
			if !in(k) {
				continue
			}
			side := 0
			if ds[k].Kubernetes {
				side = 1
			}
			count[n][side]++
			if factor >= 0 && ds[k].Answers[factor] >= 0 {
				count[ds[k].Answers[factor]][side]++
			}
		}
		return func(a []int) float64 {
			c := count[n]
			if factor >= 0 && a[factor] >= 0 {
				c = count[a[factor]]
			}
			return c[1] / (c[0] + c[1])
		}
	}
}
