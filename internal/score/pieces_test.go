package score

import (
	"strings"
	"testing"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
)

// The confidence in a side: that of the evidence for it, one half where the
// evidence is for the other one, and the cap at most.
func TestConfidenceInASide(t *testing.T) {
	l := link{slope: 2, neutral: 10, cap: 0.9}
	for _, c := range []struct {
		kubernetes  bool
		sum, weight int
		want        float64
	}{
		{true, 10, 10, 0.7311}, {false, -10, 10, 0.7311}, {true, 10, 0, 0.8808}, {true, -10, 10, 0.5}, {false, 10, 10, 0.5}, {true, 0, 10, 0.5}, {true, 1000, 10, 0.9}, {false, -1000, 10, 0.9},
	} {
		if got := l.side(c.kubernetes, c.sum, c.weight); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// What a report says first hangs on the confidence that is good.
func TestHead(t *testing.T) {
	p := plan{link: link{good: 0.7}}
	for _, c := range []struct {
		side       model.Recommendation
		confidence float64
		want       headline
	}{
		{model.Compose, 0.69, headNone}, {model.Kubernetes, 0.69, headNone}, {model.Compose, 0.7, headCompose}, {model.Kubernetes, 0.7, headKubernetes}, {model.Kubernetes, 0.9, headKubernetes},
	} {
		if got := p.head(c.side, c.confidence); got != c.want {
			t.Errorf("%s at %v: %v", c.side, c.confidence, got)
		}
	}
}

// A set of options has a lowest and a highest value; no options have none.
func TestBoundsOfOptions(t *testing.T) {
	x := slot{options: []questions.OptionID{"a", "b", "c", "d"}, value: []int{3, -2, 5, 4}}
	for set, want := range map[uint64][2]int{0b1111: {-2, 5}, 0b0001: {3, 3}, 0b1001: {3, 4}, 0b1100: {4, 5}, 0b0010: {-2, -2}, 0: {0, 0}} {
		if low, high := x.bounds(set); low != want[0] || high != want[1] {
			t.Errorf("%b: %d to %d", set, low, high)
		}
	}
	if got := x.all(); got != 0b1111 {
		t.Errorf("all are %b", got)
	}
	if x.index("a") != 0 || x.index("d") != 3 || x.index("e") != -1 {
		t.Error("options by their ids")
	}
	if got := x.bits([]questions.OptionID{"a", "d", "e"}); got != 0b1001 {
		t.Errorf("bits %b", got)
	}
}

// Ranges add up end by end, and two of them lie in one.
func TestSpans(t *testing.T) {
	a, b := span{1, 2, 3, 4, 5, 6}, span{-10, 20, -30, 40, 2, 60}
	if got := a.plus(b); got != (span{-9, 22, -27, 44, 7, 66}) {
		t.Errorf("sum %+v", got)
	}
	if got := a.hull(b); got != (span{-10, 20, -30, 40, 2, 60}) {
		t.Errorf("hull %+v", got)
	}
	if got := (span{1, 2, 3, 4, 5, 6}).hull(span{0, 9, 4, 3, 6, 5}); got != (span{0, 9, 3, 4, 5, 6}) {
		t.Errorf("hull %+v", got)
	}
}

// A headline is firm where every completion has it.
func TestFirm(t *testing.T) {
	for _, c := range []struct {
		heads [3]bool
		now   headline
		want  bool
	}{
		{[3]bool{true, false, false}, headNone, true}, {[3]bool{false, true, false}, headCompose, true}, {[3]bool{false, true, true}, headCompose, false}, {[3]bool{false, false, true}, headCompose, false}, {[3]bool{}, headNone, false},
	} {
		f := outcomes{heads: c.heads}
		if got := f.firm(c.now); got != c.want {
			t.Errorf("%v now %v: %v", c.heads, c.now, got)
		}
	}
	for o, want := range map[[2]int]bool{{0, 0}: true, {1, 0}: false, {0, 1}: false, {2, 3}: false} {
		x := outcome{costC: o[0], costK: o[1]}
		if got := x.free(); got != want {
			t.Errorf("costs %v: free %v", o, got)
		}
	}
}

// Tips are in the order in which they are worth saying: where something is
// recommended, and where nothing is.
func TestOrderOfTips(t *testing.T) {
	one := []move{{}}
	two := []move{{}, {}}
	head := func(h headline, f flip) flip { f.head = h; return f }
	for _, c := range []struct {
		name string
		now  headline
		a, b flip // a comes first
	}{
		{"fewer moves", headCompose, flip{moves: one, share: 0.05}, flip{moves: two, share: 1}},
		{"a recommendation", headCompose, head(headKubernetes, flip{moves: one, unknown: 1}), head(headNone, flip{moves: one})},
		{"a known answer", headCompose, head(headKubernetes, flip{moves: one, share: 0.05}), head(headKubernetes, flip{moves: one, unknown: 1, share: 1})},
		{"what teams answer", headCompose, head(headKubernetes, flip{moves: one, steps: 3, share: 0.1}), head(headKubernetes, flip{moves: one, steps: 1, share: 0.09})},
		{"fewer steps", headCompose, head(headKubernetes, flip{moves: one, steps: 1, share: 0.2}), head(headKubernetes, flip{moves: one, steps: 2, share: 0.5})},
		{"what more teams answer", headCompose, head(headKubernetes, flip{moves: one, share: 0.5}), head(headKubernetes, flip{moves: one, share: 0.4})},
		{"fewer moves, where nothing is recommended", headNone, flip{moves: one}, flip{moves: two, unknown: 2, share: 1}},
		{"an open question, where nothing is", headNone, flip{moves: one, unknown: 1}, flip{moves: one, share: 1}},
		{"what teams answer, where nothing is", headNone, flip{moves: one, share: 0.1}, flip{moves: one, share: 0.09, turn: turn{confidence: 1}}},
		{"the surer one, where nothing is", headNone, flip{moves: one, share: 0.2, turn: turn{confidence: 0.9}}, flip{moves: one, share: 0.9, turn: turn{confidence: 0.8}}},
	} {
		x := tipper{now: c.now}
		if there, back := x.order(c.a, c.b), x.order(c.b, c.a); there >= 0 || back <= 0 {
			t.Errorf("%s: %d and back %d", c.name, there, back)
		}
	}
}

// What a team could move to: upwards only, nearby only, anywhere; of what is open
// what is still possible; and while the files alone have answered, nothing known.
func TestCouldMove(t *testing.T) {
	const options = 5
	for _, c := range []struct {
		moves   model.Moves
		now     int // -1: open, and 0 and 1 are possible
		scanned bool
		want    string // the options to which it could go
	}{
		{"", 2, false, "01234"},
		{model.Upwards, 2, false, "34"},
		{model.Nearby, 0, false, "012"},
		{model.Nearby, 4, false, "234"},
		{model.Nearby, 2, false, "01234"},
		{"", -1, false, "01"},
		{"", 2, true, ""},
		{"", -1, true, "01"},
	} {
		x := tipper{m: &model.Model{Factors: []model.Factor{{Moves: c.moves}}}, p: &plan{slots: []slot{{options: make([]questions.OptionID, options), value: make([]int, options)}}}}
		x.st = x.p.newState()
		x.st.scanned = c.scanned
		if x.st.possible[0] = 0b11; c.now >= 0 {
			x.st.possible[0] = 1 << c.now
			x.st.answered[0] = true
		}
		got := ""
		for o := range options {
			if x.could(move{0, o}) {
				got += string(rune('0' + o))
			}
		}
		if got != c.want {
			t.Errorf("%q from %d, scanned %v: %s, want %s", c.moves, c.now, c.scanned, got, c.want)
		}
	}
}

// What comes out, as the second half of a sentence.
func TestOutcomeInWords(t *testing.T) {
	way := func(title string, v options.Verdict) options.Option {
		return options.Option{Way: model.Way{Title: title}, Verdict: v}
	}
	all := []options.Option{way("A cluster.", options.RuledOut), way("One host.", options.Recommended)}
	for want, as := range map[string]Assessment{
		"neither side meets every requirement":                        {BothClosed: true, Strength: model.Strong, Recommendation: model.Compose},
		"there is no clear recommendation, only a leaning to Compose": {Strength: model.Undecided, Leaning: true, Recommendation: model.Compose},
		"there is no clear recommendation":                            {Strength: model.Undecided, Recommendation: model.Compose},
		"Compose is recommended with high confidence: one host":       {Strength: model.Strong, Recommendation: model.Compose},
		"Kubernetes is recommended with good confidence: one host":    {Strength: model.Lean, Recommendation: model.Kubernetes},
	} {
		if got := Outcome(as, all); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := Outcome(Assessment{Strength: model.Lean, Recommendation: model.Compose}, all[:1]); got != "Compose is recommended with good confidence" {
		t.Errorf("%q", got)
	}
	if got := ConfidenceWord(model.Undecided); got != "low" {
		t.Errorf("%q", got)
	}
}

// Where both sides are closed, what closes the recommended one has to give way.
func TestWhatHasToGiveWay(t *testing.T) {
	m := &model.Model{Vetoes: []model.VetoRule{{ID: "a", Relax: model.Relax{Words: "accept a"}}, {ID: "b", Relax: model.Relax{Words: "accept b"}}, {ID: "c", Relax: model.Relax{Words: "accept c"}}}}
	a, b, c := Veto{ID: "a", Closes: model.Compose}, Veto{ID: "b", Closes: model.Compose}, Veto{ID: "c", Closes: model.Kubernetes}
	for _, x := range []struct {
		vetoes []Veto
		to     model.Recommendation
		both   bool
		words  string
	}{
		{nil, model.Compose, false, ""},
		{[]Veto{a}, model.Compose, false, ""},
		{[]Veto{c}, model.Compose, false, ""},
		{[]Veto{a, c}, model.Compose, true, "Accept a."},
		{[]Veto{a, b, c}, model.Compose, true, "Accept a, and accept b."},
		{[]Veto{a, b, c}, model.Kubernetes, true, "Accept c."},
	} {
		if both, words := relax(m, x.vetoes, x.to); both != x.both || words != x.words {
			t.Errorf("%v to %s: %v %q", x.vetoes, x.to, both, words)
		}
	}
}

// Why nothing, something or much is said, with the numbers of the model.
func TestStrengthInWords(t *testing.T) {
	m := model.Default()
	own := m
	own.SHA256 = "00"
	high, good, leaning := m.Thresholds.High.Value, m.Thresholds.Good.Value, m.Thresholds.Leaning.Value
	for _, c := range []struct {
		m    model.Model
		as   Assessment
		want model.Strength
		says string
	}{
		{m, Assessment{Confidence: high}, model.Strong, "the confidence is high."},
		{m, Assessment{Confidence: high - 0.001}, model.Lean, "the confidence is good, from "},
		{m, Assessment{Confidence: good}, model.Lean, "the confidence is good, from "},
		{m, Assessment{Confidence: good - 0.001, Recommendation: model.Compose}, model.Undecided, "that is leaning towards Compose, and below "},
		{m, Assessment{Confidence: leaning}, model.Undecided, "that is leaning towards "},
		{m, Assessment{Confidence: leaning - 0.001}, model.Undecided, ": below "},
		{m, Assessment{Confidence: high, BothClosed: true}, model.Undecided, "Requirements rule out both sides."},
		{m, Assessment{Confidence: high, Recommendation: model.Compose, Vetoes: []Veto{{}}}, model.Strong, "A requirement rules out Kubernetes; the confidence is "},
		{m, Assessment{Confidence: high}, model.Strong, " of 100 comparable published decisions chose "},
		{own, Assessment{Confidence: high}, model.Strong, "; the model is not the built-in one, so this is not calibrated."},
	} {
		got, says := strength(&c.m, c.as)
		if got != c.want || !strings.Contains(says, c.says) || c.m.SHA256 == m.SHA256 && strings.Contains(says, "calibrated") {
			t.Errorf("%v: %s, %s", c.as.Confidence, got, says)
		}
	}
}

// The open question that could speak most for the other side is the argument
// where no answer is one.
func TestPossibleArgument(t *testing.T) {
	m := model.Model{
		Thresholds: model.Thresholds{Divisor: model.Threshold{Value: 10}},
		Factors: []model.Factor{
			{ID: "a", Weight: 2, Options: []model.Option{{ID: "x", Points: 5, If: "a is x"}}},
			{ID: "b", Weight: 3, Options: []model.Option{{ID: "x", Points: -4, If: "b is x"}, {ID: "y", Points: 5, If: "b is y"}}},
		},
	}
	factors := []Contribution{{Question: "a", Range: Range{0, 1}}, {Question: "b", Range: Range{-1.2, 1.5}}}
	for _, c := range []struct {
		side model.Recommendation
		of   []Contribution
		want string
	}{
		{model.Compose, factors, "No answer is a reason for Kubernetes yet. The strongest one would be that b is y."},
		{model.Compose, factors[:1], "No answer is a reason for Kubernetes yet. The strongest one would be that a is x."},
		{model.Kubernetes, factors, "No answer is a reason for Compose yet. The strongest one would be that b is x."},
		{model.Kubernetes, factors[:1], ""},
		{model.Compose, nil, ""},
	} {
		got := ""
		for _, a := range possible(m, Assessment{Recommendation: c.side, Factors: c.of}) {
			got += a.Message
		}
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// How often a weight has to count is said with few digits, and never too little.
func TestMultiple(t *testing.T) {
	for times, want := range map[float64]string{
		0.857: "less than 85 % of", 0.02: "less than 2 % of", 1.001: "more than 101 % of", 1.33: "more than 133 % of", 2: "more than 2 times", 5.96: "more than 6 times", 6.02: "more than 6.1 times",
	} {
		if got := multiple(times); got != want {
			t.Errorf("%v: %q, want %q", times, got, want)
		}
	}
}
