package score

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// small is a plan of three questions: two on the first axis, one on the last.
func small() *plan {
	return &plan{divisor: 2, link: link{slope: 2, neutral: 10, cap: 0.9, good: 0.7, closed: 0.9}, slots: []slot{
		{id: "a", axis: 0, weight: 3, options: []questions.OptionID{"x", "y", "z"}, value: []int{-6, 0, 9}},
		{id: "b", axis: 0, weight: 1, options: []questions.OptionID{"x", "y"}, value: []int{-4, 1}},
		{id: "c", axis: 2, weight: 4, options: []questions.OptionID{"x", "y"}, value: []int{-8, 2}},
	}}
}

// answered is the state in which some slots have an option, -1: it is answered and not
// known, -2: not answered.
func answered(p *plan, options ...int) state {
	st := p.newState()
	for i, o := range options {
		st.answered[i] = o > -2
		st.possible[i] = p.slots[i].all()
		if o >= 0 {
			st.possible[i] = 1 << o
		}
	}
	return st
}

// An axis is at 50 where its answers add up to nothing, and at 0 or 100 where they go
// as far as they can to the side that reaches farther.
func TestAxisScores(t *testing.T) {
	if got := small().axisSpans(); got != [3]int{10, 1, 8} {
		t.Errorf("the axes reach %v from the middle", got)
	}
	for _, c := range []struct {
		sum, span int
		want      float64
	}{{0, 10, 50}, {10, 10, 100}, {-10, 10, 0}, {1, 3, 66.67}, {-1, 3, 33.33}, {-5, 8, 18.75}} {
		if got := axisScore(c.sum, c.span); got != c.want {
			t.Errorf("%d of %d: %v, not %v", c.sum, c.span, got, c.want)
		}
	}
}

// What is known is counted, and weighed as a share of all.
func TestKnowledge(t *testing.T) {
	p := small()
	for _, c := range []struct {
		options []int
		known   int
		weight  float64
	}{{[]int{-2, -2, -2}, 0, 0}, {[]int{0, -2, -1}, 1, 0.375}, {[]int{0, 1, -2}, 2, 0.5}, {[]int{2, 1, 1}, 3, 1}} {
		if known, weight := p.knowledge(answered(p, c.options...)); known != c.known || weight != c.weight {
			t.Errorf("%v: %d known, a share of %v", c.options, known, weight)
		}
	}
	p.slots[0].weight = 7 // of 12
	if _, weight := p.knowledge(answered(p, -2, 1, -2)); weight != 0.0833 {
		t.Errorf("a share of %v", weight)
	}
	if known, weight := (&plan{}).knowledge(state{}); known != 0 || weight != 0 {
		t.Errorf("of nothing: %d, %v", known, weight)
	}
}

// One answer, or none but what the files show, is never enough to recommend a side.
func TestTooFewAnswersToRecommend(t *testing.T) {
	p := small()
	p.link.neutral = 0
	if got := p.confidence(answered(p, 2, -2, -2), model.Kubernetes); got != 0.69 {
		t.Errorf("one answer: %v", got)
	}
	if got := p.confidence(answered(p, 2, 1, -2), model.Kubernetes); got != 0.9 {
		t.Errorf("two answers: %v", got)
	}
	scanned := answered(p, 2, 1, 1)
	scanned.scanned = true
	if got := p.confidence(scanned, model.Kubernetes); got != 0.69 {
		t.Errorf("the files alone: %v", got)
	}
	if got := p.confidence(answered(p, 2, -1, -1), model.Kubernetes); got != 0.69 {
		t.Errorf("one answer, and two that nobody knows: %v", got)
	}
}

// The headlines that the answers alone leave: a side where the farthest answers reach
// the confidence that is good, none where they need not.
func TestHeadsByScore(t *testing.T) {
	for _, c := range []struct {
		name      string
		low, high int // of the score
		light     int
		want      [3]bool // none, Compose, Kubernetes
		open      bool
	}{
		{"all far towards Kubernetes", 20, 30, 10, [3]bool{false, false, true}, false},
		{"all far towards Compose", -30, -20, 10, [3]bool{false, true, false}, false},
		{"both", -30, 30, 10, [3]bool{true, true, true}, true},
		{"none", -1, 1, 10, [3]bool{true, false, false}, false},
		{"perhaps Kubernetes", 1, 30, 10, [3]bool{true, false, true}, true},
		{"perhaps Compose", -30, -1, 10, [3]bool{true, true, false}, true},
		{"exactly good", 9, 9, 10, [3]bool{false, false, true}, false},
		{"just below", 8, 8, 10, [3]bool{true, false, false}, false},
		{"nothing in between", 0, 0, 10, [3]bool{true, false, false}, false},
		{"exactly good for Compose", -9, -9, 10, [3]bool{false, true, false}, false},
		{"just below for Compose", -8, -8, 10, [3]bool{true, false, false}, false},
	} {
		p := small()
		p.link.good = p.link.side(true, 9, 10)
		acc := accumulation{p: p, free: true, freeRange: span{low: c.low, high: c.high, weakest: c.low, strongest: c.high, light: c.light, heavy: c.light}}
		f := acc.result()
		if f.byScore != c.want || f.heads != c.want || f.open != c.open {
			t.Errorf("%s: %v, %v, open %v", c.name, f.byScore, f.heads, f.open)
		}
	}
	acc := accumulation{p: small(), costs: []cost{{0, 2}}}
	if f := acc.result(); f.heads != [3]bool{headCompose: true} || f.open || f.byScore != [3]bool{} {
		t.Errorf("Kubernetes is ruled out whatever is answered: %+v", f)
	}
	acc = accumulation{p: small(), costs: []cost{{3, 0}, {1, 1}, {0, 0}}}
	if f := acc.result(); f.heads != [3]bool{headNone: true, headKubernetes: true} {
		t.Errorf("Compose, or both, or none is ruled out: %+v", f)
	}
}

// Where a confidence that is good cannot be reached, or always is, no score but the
// middle is too close to call.
func TestTooCloseAtTheEnds(t *testing.T) {
	b := Basis{Model: model.Default(), Questions: questions.Default()}
	for _, c := range []struct {
		slope, good float64
		want        bool
	}{{2, 0.7, true}, {0, 0.7, false}, {-1, 0.7, false}, {2, 0.5, false}, {2, 1, false}} {
		b.Model.Thresholds.Slope.Value, b.Model.Thresholds.Good.Value = c.slope, c.good
		got := TooClose(b)
		if got.Low > 50 || got.High < 50 || (got.High > got.Low) != c.want || got.Low+got.High != 100 {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// Numbers are written with as many places as they need, two at most.
func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1.5: "1.5", 1.234: "1.23", 1.236: "1.24", -17.700000000000003: "-17.7", 33.333333: "33.33"} {
		if got := Number(v); got != want {
			t.Errorf("%v is written %s", v, got)
		}
	}
	if Round(1.234) != 1.23 || Round(-1.236) != -1.24 {
		t.Error("rounded to hundredths")
	}
	for _, c := range []struct {
		threshold, share float64
		want             string
	}{{0.7, 0.699, "69"}, {0.705, 0.7049, "70.4"}, {0.7055, 0.70549, "70.54"}, {0.705555, 0.7055549, "70.5554"}, {0.7055559, 0.7055558, "70.5555"}} {
		if got := inHundred(c.threshold)(c.share); got != c.want {
			t.Errorf("%v beside %v is written %s", c.share, c.threshold, got)
		}
	}
}

// A divisor is offered where one is large enough.
func TestWayOutOfADivisor(t *testing.T) {
	for reach, want := range map[int]string{
		50: "1 is large enough", 51: "2 is large enough", 101: "4 is large enough", 250: "5 is large enough", 251: "10 is large enough", 5000: "100 is large enough",
		5001: "100 is the largest, so lower weights until they reach 5000 at most",
	} {
		if got := wayOut(reach); got != want {
			t.Errorf("%d: %s", reach, got)
		}
	}
}

// A score that would leave 0 to 100 is a mistake of the model, on either side, and so
// is a scenario that comes out otherwise.
func TestExtent(t *testing.T) {
	m := model.Default()
	reach := func(divisor int) string {
		m.Thresholds.Divisor.Value = float64(divisor)
		var out []string
		for _, f := range extent(m, questions.Default()) {
			out = append(out, f.Message)
		}
		return strings.Join(out, "; ")
	}
	p := newPlan(&m, new(questions.Default()), nil)
	low, high := 0, 0
	for i := range p.slots {
		l, h := p.slots[i].bounds(p.slots[i].all())
		low, high = low+l, high+h
	}
	if low >= 0 || high <= 0 {
		t.Fatalf("from %d to %d", low, high)
	}
	if got := reach(p.divisor); got != "" {
		t.Errorf("the divisor that is built in: %s", got)
	}
	if got := reach(1); !strings.Contains(got, fmt.Sprintf("divisor 1 is too small: weights times points reach from %d to %d, ", low, high)) || !strings.Contains(got, " is large enough") {
		t.Errorf("divisor 1: %s", got)
	}
	exact := &plan{divisor: 1, slots: []slot{{options: []questions.OptionID{"x", "y"}, value: []int{-50, 50}}}}
	if l, h := exact.slots[0].bounds(3); exact.scale(l) != -50 || exact.scale(h) != 50 {
		t.Errorf("%v to %v", exact.scale(l), exact.scale(h))
	}
	m = model.Default()
	vendor := func(answer questions.OptionID, expect model.Recommendation) model.Scenario {
		return model.Scenario{Name: string(answer), Why: "The vendor says so.", Expect: expect, Answers: map[questions.ID]questions.OptionID{"vendor-support": answer}}
	}
	m.Scenarios = []model.Scenario{vendor("compose-only", model.Compose), vendor("kubernetes-only", model.Kubernetes)}
	if got := scenarios(m, questions.Default()); len(got) > 0 {
		t.Errorf("as they come out: %v", got)
	}
	m.Scenarios[1].Expect = model.Compose
	if got := scenarios(m, questions.Default()); len(got) != 1 || got[0].Path[1] != 1 {
		t.Errorf("one the other way round: %v", got)
	}
}

// What speaks for a side are the answers that move the score towards it, the strongest
// first; one that adds nothing speaks for neither.
func TestFor(t *testing.T) {
	as := Assessment{Factors: []Contribution{{Question: "a", Points: 1}, {Question: "b"}, {Question: "c", Points: -2}, {Question: "d", Points: 3}, {Question: "e", Points: -1}}}
	for side, want := range map[model.Recommendation]string{model.Kubernetes: "d a", model.Compose: "c e"} {
		var got []string
		for _, c := range For(as, side) {
			got = append(got, string(c.Question))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("for %s: %q, not %s", side, got, want)
		}
	}
}

// Vetoes that are new, or gone, are told by their ids; an answer is the same where its
// option is, and so are those that are left.
func TestDifferences(t *testing.T) {
	got := without([]Veto{{ID: "a"}, {ID: "b"}, {ID: "c"}}, []Veto{{ID: "b"}})
	if len(got) != 2 || got[0].ID != "a" || got[1].ID != "c" {
		t.Errorf("%+v", got)
	}
	one, other := questions.Answer{Option: "1"}, questions.Answer{Option: "2-3"}
	either := questions.Answer{AnyOf: []questions.OptionID{"1", "2-3"}}
	if !sameAnswer(one, one) || sameAnswer(one, other) || sameAnswer(one, questions.Answer{}) || !sameAnswer(either, either) ||
		sameAnswer(either, questions.Answer{AnyOf: []questions.OptionID{"1", "4-10"}}) || sameAnswer(questions.Answer{}, either) {
		t.Error("which answers are the same")
	}
	for _, c := range []struct {
		name      string
		then, now Contribution
		want      int
		model     bool
	}{
		{"the same", Contribution{Answer: one, Points: 2}, Contribution{Answer: one, Points: 2.001}, 0, false},
		{"another answer that adds as much", Contribution{Answer: one, Points: 2}, Contribution{Answer: other, Points: 2}, 1, false},
		{"the model weighs it otherwise", Contribution{Answer: one, Points: 2}, Contribution{Answer: one, Points: 3}, 1, true},
	} {
		var d Delta
		if d.add(c.then, c.now); len(d.Factors) != c.want || c.want == 1 && d.Factors[0].Model != c.model {
			t.Errorf("%s: %+v", c.name, d.Factors)
		}
	}
}

// The form of the recommended option is in the words of a shape of the model where
// that has one: of its id, of its earlier id, or of answers that hold on its side.
func TestShapeInOwnWords(t *testing.T) {
	b := Basis{Model: model.Default(), Questions: questions.Default(), Answers: questions.Answers{
		"hosts": {Option: "1"}, "services": {Option: "1-4"}, "host-failure": {Option: "by-hand"}, "engineers": {Option: "1-2"},
		"kubernetes-experience": {Option: "none"}, "platform-engineers": {Option: "none"}, "availability": {Option: "best-effort"}, "budget": {Option: "tight"},
	}}
	as := Assess(b)
	all := Options(b, as)
	if as.Recommendation != model.Compose || as.Strength == model.Undecided {
		t.Fatalf("%s, %s", as.Recommendation, as.Strength)
	}
	plain := ShapeOf(b, as, all)
	one := model.Case{"hosts": {"1"}}
	for _, c := range []struct {
		name  string
		shape model.ShapeRule
		takes bool
	}{
		{"the id of the option", model.ShapeRule{ID: "compose-one-host"}, true},
		{"answers that hold", model.ShapeRule{ID: "ours", Side: model.Compose, When: []model.Case{one}}, true},
		{"answers of the other side", model.ShapeRule{ID: "ours", Side: model.Kubernetes, When: []model.Case{one}}, false},
		{"answers that do not hold", model.ShapeRule{ID: "ours", Side: model.Compose, When: []model.Case{{"hosts": {"2-3"}}}}, false},
		{"no answers", model.ShapeRule{ID: "ours", Side: model.Compose}, false},
		{"another option, whatever holds", model.ShapeRule{ID: "compose-swarm", Side: model.Compose, When: []model.Case{one}}, false},
	} {
		c.shape.Title = "Ours"
		b.Model.Shapes = []model.ShapeRule{c.shape}
		want := plain.Title
		if c.takes {
			want = "Ours"
		}
		if got := ShapeOf(b, as, all); got.Title != want {
			t.Errorf("%s: %q", c.name, got.Title)
		}
	}
	b.Model.Shapes = nil
	as.BothClosed = true
	if got := ShapeOf(b, as, Options(b, as)); got.ID != "" {
		t.Errorf("both sides are ruled out: %+v", got)
	}
	as.BothClosed, as.Strength = false, model.Undecided
	if got := ShapeOf(b, as, Options(b, as)); got.ID != "" {
		t.Errorf("undecided: %+v", got)
	}
}

// An assessment leans where nothing is recommended and the confidence is that of a
// leaning at least.
func TestLeaning(t *testing.T) {
	m := model.Default()
	p := newPlan(&m, new(questions.Default()), nil)
	of := func(a questions.Answers) Assessment { return p.verdict(&m, p.stateOf(a)) }
	undecided := questions.Answers{"hosts": {Option: "2-3"}}
	as := of(undecided)
	if as.Strength != model.Undecided {
		t.Fatalf("%+v", as)
	}
	for value, want := range map[float64]bool{as.Confidence - 0.0001: true, as.Confidence: true, as.Confidence + 0.0001: false} {
		m.Thresholds.Leaning.Value = value
		if got := of(undecided); got.Leaning != want {
			t.Errorf("confidence %v at %v: %v", as.Confidence, value, got.Leaning)
		}
	}
	m.Thresholds.Leaning.Value = 0.5
	if got := of(questions.Answers{"host-failure": {Option: "automatic"}, "vendor-support": {Option: "compose-only"}}); !got.BothClosed || got.Leaning {
		t.Errorf("both sides are ruled out: %+v", got)
	}
	if got := of(questions.Answers{"vendor-support": {Option: "compose-only"}}); got.Strength == model.Undecided || got.Leaning {
		t.Errorf("decided: %+v", got)
	}
}

// Where all that is known comes from the files, nobody was asked.
func TestScanned(t *testing.T) {
	p := small()
	of := func(sources ...questions.Source) bool {
		a := questions.Answers{}
		for i, source := range sources {
			a[p.slots[i].id] = questions.Answer{Option: "x", Source: source}
		}
		return p.stateOf(a).scanned
	}
	if of() || of(questions.FromFile) || of(questions.FromScan, questions.FromFile) || of(questions.FromFile, questions.FromScan, questions.FromScan) {
		t.Error("somebody was asked, or there is nothing")
	}
	if !of(questions.FromScan) || !of(questions.FromScan, questions.FromScan, questions.FromScan) {
		t.Error("nobody was asked")
	}
}

// What moves come to: how far they go, how common they are together, and how many of
// them answer what is open.
func TestMoves(t *testing.T) {
	p := small()
	for i := range p.slots {
		p.slots[i].share = []float64{20, 50, 30}
	}
	x := tipper{p: p, st: answered(p, 0, -2, 1)}
	if got := x.flip(turn{}, move{0, 2}); got.steps != 2 || got.share != 0.3 || got.unknown != 0 || got.veto {
		t.Errorf("one move: %+v", got)
	}
	if got := x.flip(turn{}, move{0, 1}, move{1, 0}, move{2, 0}); got.steps != 3 || got.unknown != 1 || Round(got.share) != Round(0.5*0.2*0.2) {
		t.Errorf("three moves: %+v", got)
	}
	pair := func(h headline, a, b int) flip {
		f := flip{moves: []move{{0, a}, {2, b}}}
		f.head = h
		return f
	}
	x.st = answered(p, 1, -2, 1) // at 0 and at 2: options go 6, 0 and 9, and 10 and 0 far
	for _, c := range []struct {
		name string
		g, f flip
		want bool
	}{
		{"nearer in one", pair(headCompose, 0, 0), pair(headCompose, 2, 0), true},
		{"nearer in the other", pair(headCompose, 0, 1), pair(headCompose, 0, 0), true},
		{"nearer in both", pair(headCompose, 0, 1), pair(headCompose, 2, 0), true},
		{"the same", pair(headCompose, 0, 0), pair(headCompose, 0, 0), false},
		{"farther in one", pair(headCompose, 2, 1), pair(headCompose, 0, 0), false},
		{"farther in the other", pair(headCompose, 0, 0), pair(headCompose, 2, 1), false},
		{"to something else", pair(headNone, 0, 0), pair(headCompose, 2, 0), false},
	} {
		if got := x.smaller(c.g, c.f); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	p.vetoes = []vetoPlan{{costC: 1, cases: [][]term{{{slot: 0, options: 0b010}}}}}
	if got := x.flip(turn{}, move{0, 2}); !got.veto {
		t.Errorf("a veto decides: %+v", got)
	}
}

// A scenario is held against side, strength and option; where nothing is to be
// recommended, and nothing is, neither side nor option is asked for.
func TestScenarioIsHeld(t *testing.T) {
	m := model.Default()
	only := map[questions.ID]questions.OptionID{"vendor-support": "compose-only", "hosts": "1"}
	nothing := map[questions.ID]questions.OptionID{"hosts": "2-3"}
	undecided := []model.Strength{model.Undecided}
	for _, c := range []struct {
		name string
		x    model.Scenario
		want string // in the mistake; empty: none
	}{
		{"as it is", model.Scenario{Expect: model.Compose, Answers: only, Option: "compose-one-host"}, ""},
		{"another option", model.Scenario{Expect: model.Compose, Answers: only, Option: "compose-swarm"}, "the recommended option is compose-one-host, expected is compose-swarm"},
		{"the other side", model.Scenario{Expect: model.Kubernetes, Answers: only}, "the model recommends compose at a score of "},
		{"another strength", model.Scenario{Expect: model.Compose, Answers: only, Strength: undecided}, "expected is one of [undecided]"},
		{"nothing, as expected", model.Scenario{Expect: model.Compose, Answers: nothing, Strength: undecided, Option: "k3s"}, ""},
		{"nothing, on either side", model.Scenario{Expect: model.Kubernetes, Answers: nothing, Strength: undecided}, ""},
		{"an option where there is none", model.Scenario{Expect: model.Kubernetes, Answers: nothing, Option: "k3s"}, "no option is recommended, expected is k3s"},
		{"no side", model.Scenario{Expect: "swarm", Answers: only}, `expect is "swarm", not compose or kubernetes`},
		{"no answer", model.Scenario{Expect: model.Compose, Answers: map[questions.ID]questions.OptionID{"hosts": "22"}}, `question "hosts" has no option "22"`},
		{"no question", model.Scenario{Expect: model.Compose, Answers: map[questions.ID]questions.OptionID{"weather": "fine"}}, "answers name a question that does not exist"},
	} {
		err := run(c.x, m, questions.Default())
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, not %q", c.name, err, c.want)
		}
	}
}

// A completion with more answers is less sure of the same sum: it counts at both ends
// of what the open answers weigh.
func TestHeadsOfLightAndHeavyCompletions(t *testing.T) {
	p := small()
	p.link.good = p.link.side(true, 9, 10)
	for sum, want := range map[int][3]bool{9: {true, false, true}, -9: {true, true, false}} {
		acc := accumulation{p: p, free: true, freeRange: span{low: sum, high: sum, weakest: sum, strongest: sum, light: 10, heavy: 11}}
		if f := acc.result(); f.heads != want || !f.open {
			t.Errorf("%d: %v, open %v", sum, f.heads, f.open)
		}
	}
}

// A group adds the lowest and the highest of its outcomes to each axis and to the whole;
// what is implied is in the score and not in the evidence.
func TestBoundsOfAGroup(t *testing.T) {
	acc := accumulation{p: small(), free: true}
	acc.bound(&group{}, []outcome{{sums: [3]int{5, 0, -2}, implied: 1, weight: 4}, {sums: [3]int{1, 0, 0}, implied: -2, weight: 6}})
	if want := (span{low: 1, high: 3, weakest: 2, strongest: 3, light: 4, heavy: 6}); acc.freeRange != want {
		t.Errorf("%+v", acc.freeRange)
	}
	if f := acc.outcomes; f.low != [3]int{1, 0, -2} || f.high != [3]int{5, 0, 0} || f.totalLow != 1 || f.totalHigh != 3 {
		t.Errorf("%+v", f)
	}
}

// How far answers are from a settled recommendation: the questions that could still
// change it, and how far the range reaches over the middle; 0 once no answer alone
// takes a recommendation back.
func TestRemaining(t *testing.T) {
	b := Basis{Model: model.Default(), Questions: questions.Default()}
	for name, a := range map[string]questions.Answers{
		"nothing":        {},
		"one answer":     {"hosts": {Option: "2-3"}},
		"one that rules": {"vendor-support": {Option: "compose-only"}},
		"settled":        {"vendor-support": {Option: "compose-only"}, "host-failure": {Option: "by-hand"}, "hosts": {Option: "1"}},
	} {
		b.Answers = a
		p := b.plan()
		x := p.tipper(&b.Model, a)
		next, f := x.next(a), p.outcomes(x.st)
		flips := 0
		for _, n := range next {
			if n.CanFlip {
				flips++
			}
		}
		want := float64(len(next)) + max(0, min(p.scale(f.totalHigh), -p.scale(f.totalLow)))
		if x.now != headNone && flips == 0 {
			want = 0
		}
		if got := p.remaining(&b.Model, a); got != want || (name == "settled") != (got == 0) {
			t.Errorf("%s: %v, not %v", name, got, want)
		}
	}
}

// The reason of an answer is that of its option.
func TestWhyOfAnAnswer(t *testing.T) {
	f := &model.Factor{Options: []model.Option{{ID: "a", Why: "A."}, {ID: "b", Why: "B."}}}
	if why(f, "a") != "A." || why(f, "b") != "B." || why(f, "c") != "" {
		t.Error("another reason")
	}
}
