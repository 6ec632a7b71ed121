package estimate

import (
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"advisor/internal/questions"
)

// The target contain of the Makefile asks for 10,000.
var trials = flag.Int("trials", 500, "how many random sets of answers containment is tried with")

// hangOn are the questions that an estimate hangs on.
var hangOn = []questions.ID{
	services, stores, hosts, engineers, deploys, regions, failure, target, gap, platform, experience, access, delivery, onCall,
}

// anyAnswer is a random answer to a question: an option, or a number where it
// takes one, within what the counts of open ends reach.
func anyAnswer(r *rand.Rand, q questions.Question) questions.Answer {
	o := q.Options[r.IntN(len(q.Options))]
	a := questions.Answer{Option: o.ID, Source: questions.FromFlag}
	if !o.Counts || r.IntN(2) == 0 || o.Low == o.High {
		return a
	}
	high := o.High
	for _, c := range Default().Counts {
		if c.Question == string(q.ID) && c.Option == string(o.ID) {
			high = min(high, int(c.High))
		}
	}
	a.Number, a.Plain = o.Low+r.IntN(high-o.Low+1), true
	return a
}

func anyAnswers(r *rand.Rand, set questions.Questionnaire) questions.Answers {
	out := questions.Answers{}
	for _, id := range hangOn {
		q, _ := set.Question(id)
		out[id] = anyAnswer(r, q)
	}
	return out
}

// ranges are all ranges of an estimate, with their names.
func (e Estimate) ranges() map[string]Range {
	out := map[string]Range{"memory": e.Sizing.Memory, "host": e.Sizing.Host, "extra": e.Extra}
	for _, o := range e.Options {
		for name, r := range map[string]Range{
			"money": o.Money, "setup": o.Setup, "hours": o.Hours, "failure": o.OneFailure, "down": o.Down, "percent": o.Percent,
		} {
			out[o.ID+" "+name] = r
		}
		for _, l := range slices.Concat(o.MoneyLines, o.SetupLines, o.HoursLines, o.DownLines) {
			out[o.ID+" part "+l.Item.ID] = l.Value
		}
	}
	return out
}

// TestUnknownContains: answering what is unknown never leads out of a range,
// rounded or not.
func TestUnknownContains(t *testing.T) {
	set, costs := questions.Default(), Default()
	r := rand.New(rand.NewPCG(1, 2))
	for range *trials {
		known := anyAnswers(r, set)
		for _, c := range set.Conflicts(known) {
			delete(known, c.Question) // it is not asked, so it is not unknown
		}
		open := questions.Answers{}
		hide := 1 + r.IntN(len(hangOn))
		for i, at := range r.Perm(len(hangOn)) {
			id := hangOn[at]
			a, ok := known[id]
			switch {
			case !ok:
			case i >= hide:
				open[id] = a
			case r.IntN(4) == 0: // people disagree
				q, _ := set.Question(id)
				open[id] = questions.Answer{AnyOf: both(q, a.Option, q.Options[r.IntN(len(q.Options))].ID), Source: questions.FromFile}
			case a.Plain && r.IntN(3) == 0: // the option instead of the number
				open[id] = questions.Answer{Option: a.Option, Source: questions.FromFlag}
			}
		}
		wide, narrow := Of(Input{Questions: set, Answers: open, Costs: costs}), Of(Input{Questions: set, Answers: known, Costs: costs})
		if len(wide.First) > 0 {
			continue
		}
		inside := wide.ranges()
		for name, n := range narrow.ranges() {
			w, ok := inside[name]
			if !ok {
				continue // a part that is another item with another answer
			}
			const slack = 1e-9
			if n.Low < w.Low-slack*(1+w.Low) || n.High > w.High+slack*(1+w.High) {
				t.Fatalf("%s: %v is not within %v\nknown %v\nopen  %v", name, n, w, known, open)
			}
			if o, i := n.Outwards(), w.Outwards(); o.Low < i.Low || o.High > i.High {
				t.Fatalf("%s: %v is not within %v once rounded", name, o, i)
			}
		}
	}
}

// both are two options in the order of the question.
func both(q questions.Question, a, b questions.OptionID) []questions.OptionID {
	out := []questions.OptionID{}
	for _, o := range q.Options {
		if o.ID == a || o.ID == b {
			out = append(out, o.ID)
		}
	}
	return out
}

// ordered reports whether a range is one.
func ordered(r Range) bool {
	return r.Low >= 0 && r.Low <= r.High && !math.IsNaN(r.Low+r.High+r.Typical) && !math.IsInf(r.High, 0) &&
		(!r.Known || r.Low <= r.Typical*(1+1e-9) && r.Typical <= r.High*(1+1e-9))
}

// TestRangesAreOrdered: low, typical and high ascend, whatever is answered, for
// each kind of provider.
func TestRangesAreOrdered(t *testing.T) {
	set := questions.Default()
	r := rand.New(rand.NewPCG(3, 4))
	for _, provider := range []string{"", "budget", "hyperscaler", "own"} {
		costs := Default()
		costs.Provider = provider
		for range 100 {
			a := anyAnswers(r, set)
			for _, id := range hangOn {
				if r.IntN(4) == 0 {
					delete(a, id)
				}
			}
			for name, x := range Of(Input{Questions: set, Answers: a, Costs: costs}).ranges() {
				if !ordered(x) || !ordered(x.Outwards()) {
					t.Fatalf("%s %s: %v\n%v", provider, name, x, a)
				}
			}
		}
	}
}

// TestMoreNeverCostsLess: more hosts, services, stores, regions, engineers or
// deploys never make anything of an option less, neither its ends nor its middle.
func TestMoreNeverCostsLess(t *testing.T) {
	set, costs := questions.Default(), Default()
	r := rand.New(rand.NewPCG(5, 6))
	for range 12 {
		base := anyAnswers(r, set)
		project := limited(1+r.IntN(40), math.Exp(r.Float64()*6-3))
		for _, id := range numbers {
			q, _ := set.Question(id)
			for _, files := range []bool{false, true} {
				in := Input{Questions: set, Costs: costs}
				if files {
					in.Project = project
				}
				var before Estimate
				for i, n := range steps(q) {
					in.Answers = questions.Answers{}
					for k, v := range base {
						in.Answers[k] = v
					}
					in.Answers[id] = n
					now := Of(in)
					if i > 0 {
						compare(t, string(id), before, now, base)
					}
					before = now
				}
			}
		}
	}
}

// steps are answers to a question from less to more.
func steps(q questions.Question) []questions.Answer {
	var out []questions.Answer
	if q.Numeric {
		for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 40, 41, 64, 100, 1000, 100_000} {
			out = append(out, questions.Answer{Option: q.Options[0].ID, Number: n, Plain: true, Source: questions.FromFlag})
		}
		return out
	}
	for _, o := range q.Options {
		out = append(out, questions.Answer{Option: o.ID, Source: questions.FromFlag})
	}
	return out
}

func compare(t *testing.T, what string, before, now Estimate, base questions.Answers) {
	t.Helper()
	const slack = 1e-9
	for i, o := range now.Options {
		was := before.Options[i]
		for name, x := range map[string][2]Range{"money": {was.Money, o.Money}, "setup": {was.Setup, o.Setup}, "hours": {was.Hours, o.Hours}, "down": {was.Down, o.Down}} {
			a, b := x[0], x[1]
			if b.Low < a.Low*(1-slack) || b.High < a.High*(1-slack) || a.Known && b.Known && b.Typical < a.Typical*(1-slack) {
				t.Fatalf("more %s: %s %s fell from %v to %v\n%v", what, o.ID, name, a, b, base)
			}
		}
	}
}

// TestMoreMemoryNeverCostsLess: larger limits never make an option cheaper.
func TestMoreMemoryNeverCostsLess(t *testing.T) {
	set, costs := questions.Default(), Default()
	r := rand.New(rand.NewPCG(7, 8))
	for range 25 {
		base := anyAnswers(r, set)
		var before Estimate
		for i := range 40 {
			now := Of(Input{Questions: set, Answers: base, Costs: costs, Project: limited(9, 0.05*math.Pow(1.3, float64(i)))})
			if i > 0 {
				compare(t, "memory", before, now, base)
				if a, b := before.Extra, now.Extra; b.Low < a.Low-1e-9 || b.High < a.High-1e-9 {
					t.Fatalf("more memory: extra fell from %v to %v\n%v", a, b, base)
				}
			}
			before = now
		}
	}
}

// TestMemoryOfMachines compares the few numbers of hosts that are looked at with
// all of them.
func TestMemoryOfMachines(t *testing.T) {
	sizes := Default().Sizes
	r := rand.New(rand.NewPCG(9, 10))
	for range 3000 {
		floor := []float64{2, 4}[r.IntN(2)]
		l := layout{
			need: math.Exp(r.Float64() * 8), over: r.Float64() * 3, hosts: float64(1 + r.IntN(40)), spare: 1,
			least: float64(1 + r.IntN(3)), one: floor, several: floor * []float64{1, 4, 8}[r.IntN(3)],
		}
		total := func(hosts float64) float64 { return l.nodes(hosts) * onSale(l.each(hosts), sizes) }
		most, least := 0.0, math.Inf(1)
		for h := 1.0; h <= l.hosts; h++ {
			most = max(most, total(h))
		}
		for h := l.hosts; h <= 20_000; h++ {
			least = min(least, total(h))
			if l.each(h) == l.several && h > l.hosts+1 {
				break
			}
		}
		if got := l.memory(2, sizes); math.Abs(got-most) > 1e-6*most {
			t.Fatalf("%+v: the most is %v, want %v", l, got, most)
		}
		if got := l.memory(0, sizes); math.Abs(got-least) > 1e-6*least {
			t.Fatalf("%+v: the least is %v, want %v", l, got, least)
		}
	}
}
