package score_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
	"advisor/internal/score"
)

func tipping(a questions.Answers) []score.Tip {
	return score.Tipping(basis(model.Default(), questions.Default(), a))
}

// apply makes the changes of a tip.
func apply(a questions.Answers, cs []score.Change) questions.Answers {
	for _, c := range cs {
		a = with(a, c.Question, c.To)
	}
	return a
}

func teams(t *testing.T) map[string]questions.Answers {
	t.Helper()
	out := map[string]questions.Answers{
		"nothing known": nil,
		"little known":  team("hosts=4-10", "scaling=automatic", "deploy-downtime=none"),
		"small":         full(t),
		"near":          full(t, "hosts=4-10", "scaling=automatic", "deploy-downtime=none"),
		"failover":      full(t, "host-failure=automatic"),
		"both closed":   full(t, "host-failure=automatic", "vendor-support=compose-only"),
		"disagreement":  full(t, "hosts=1|4-10", "scaling=fixed|automatic"),
	}
	return out
}

// tipsHold says of the tips of some answers that each changes the headline as it
// says, that no part of it does the same, and that it could be made.
func tipsHold(t *testing.T, name string, m model.Model, s questions.Questionnaire, a questions.Answers) int {
	t.Helper()
	assess := func(a questions.Answers) score.Assessment { return score.Assess(basis(m, s, a)) }
	now := assess(a)
	tips := score.Tipping(basis(m, s, a))
	for i, tip := range tips {
		changed := basis(m, s, apply(a, tip.Changes))
		after := score.Assess(changed)
		if headline(after) == headline(now) {
			t.Errorf("%s: %s: the headline stays %s", name, tip.Sentence, headline(now))
		}
		if after.Recommendation != tip.Recommendation || after.Strength != tip.Strength || after.Confidence != tip.Confidence || after.Score != tip.Score {
			t.Errorf("%s: %s: gives %s, %s, %v at %v, said %s, %s, %v at %v", name, tip.Sentence,
				after.Recommendation, after.Strength, after.Confidence, after.Score, tip.Recommendation, tip.Strength, tip.Confidence, tip.Score)
		}
		if want := ", then " + score.Outcome(after, score.Options(changed, after)) + "."; !strings.HasSuffix(tip.Sentence, want) {
			t.Errorf("%s: %s: comes to%s", name, tip.Sentence, want)
		}
		for j, c := range tip.Changes {
			if !could(m, s, a, c) {
				t.Errorf("%s: %s: %s cannot become %s", name, tip.Sentence, c.From, c.To)
			}
			part := slices.Delete(slices.Clone(tip.Changes), j, j+1)
			if len(part) > 0 && headline(assess(apply(a, part))) != headline(now) {
				t.Errorf("%s: %s: %v alone does it", name, tip.Sentence, part)
			}
		}
		if len(s.Conflicts(apply(a, tip.Changes))) > len(s.Conflicts(a)) {
			t.Errorf("%s: %s: another answer rules that out", name, tip.Sentence)
		}
		if i > 0 && len(tips[i-1].Changes) > len(tip.Changes) {
			t.Errorf("%s: fewer changes come later", name)
		}
	}
	return len(tips)
}

// could reports whether an answer may become another one.
func could(m model.Model, s questions.Questionnaire, a questions.Answers, c score.Change) bool {
	f, _ := m.Factor(c.Question)
	q, _ := s.Question(c.Question)
	from, to := q.Index(a[c.Question].Option), q.Index(c.To)
	switch {
	case len(a[c.Question].AnyOf) > 0:
		return slices.Contains(a[c.Question].AnyOf, c.To)
	case from < 0:
		return true
	case f.Moves == model.Upwards:
		return to > from
	case f.Moves == model.Nearby:
		return max(to-from, from-to) <= 2
	}
	return true
}

func TestTipsAreSmallestAndComeOutAsTheySay(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for name, a := range teams(t) {
		if tipsHold(t, name, m, s, a) == 0 {
			t.Errorf("%s: no tips", name)
		}
	}
}

// The same of answers at random and of whole teams.
func TestTipsOfAnyAnswers(t *testing.T) {
	m, s := model.Default(), questions.Default()
	n := 0
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 11))
		n += tipsHold(t, fmt.Sprintf("seed %d", seed), m, s, random(r, s, int(seed*37%101)))
	}
	var all []model.Scenario
	if err := yaml.Load(scenarioFile, &all); err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		a, err := x.Filled(s)
		if err != nil {
			t.Fatal(err)
		}
		n += tipsHold(t, x.Name, m, s, a)
	}
	t.Logf("%d tipping points", n)
	if n < 900 {
		t.Errorf("%d tipping points: the test sees too few", n)
	}
}

// Every single change that could be made and changes the headline is found, for
// the question and what comes out if not for each option.
func TestNoSingleTipIsMissing(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for name, a := range teams(t) {
		now, tips := headline(score.Assess(basis(m, s, a))), score.Tipping(basis(m, s, a))
		for _, q := range s.Questions {
			if (q.Retired != "" || len(s.ImpliedBy(a, q.ID)) > 0) && a[q.ID].Option == questions.Unknown {
				continue
			}
			want := map[string]bool{}
			for _, o := range q.Options {
				b := with(a, q.ID, o.ID)
				if could(m, s, a, score.Change{Question: q.ID, To: o.ID}) && len(s.Conflicts(b)) <= len(s.Conflicts(a)) {
					want[headline(score.Assess(basis(m, s, b)))] = true
				}
			}
			delete(want, now)
			got := map[string]bool{}
			for _, tip := range tips {
				if len(tip.Changes) == 1 && tip.Changes[0].Question == q.ID {
					got[headline(score.Assessment{Strength: tip.Strength, Recommendation: tip.Recommendation})] = true
				}
			}
			if !maps.Equal(got, want) {
				t.Errorf("%s: %s leads to %v, found %v", name, q.ID, want, got)
			}
		}
	}
}

func TestTipSentences(t *testing.T) {
	tests := []struct {
		name    string
		answers questions.Answers
		want    string
	}{
		{"a requirement", full(t), "If any service must move to any other host automatically, then Kubernetes is recommended with good confidence: a managed Kubernetes cluster."},
		{"a requirement given up", full(t, "host-failure=automatic"), "If prepared hosts take over automatically, then Compose is recommended with high confidence: Docker Compose on one host, with a standby host."},
		{"not decided any more", full(t, "host-failure=automatic"), "If a vendor supports Compose only, then neither side meets every requirement."},
		{"two changes", full(t, "hosts=4-10", "scaling=automatic", "deploy-downtime=none"), "If one host carries the peak, and a deploy may take seconds of downtime, then Compose is recommended with good confidence: Docker Compose on one host, with a standby host."},
		{"a leaning", team("hosts=4-10", "scaling=automatic", "deploy-downtime=none"), "If the number of copies stays fixed, then there is no clear recommendation, only a leaning to Kubernetes."},
	}
	for _, tt := range tests {
		if !slices.ContainsFunc(tipping(tt.answers), func(tip score.Tip) bool { return tip.Sentence == tt.want }) {
			t.Errorf("%s: no tip says %q:", tt.name, tt.want)
			for _, tip := range tipping(tt.answers) {
				t.Log(tip.Sentence)
			}
		}
	}
}

// A weight beyond the factor that is named flips, one before it does not.
func TestWeightTips(t *testing.T) {
	m, s := model.Default(), questions.Default()
	a := full(t, "hosts=4-10", "regions=one", "scaling=automatic", "deploy-downtime=none")
	tips := score.WeightTips(basis(m, s, a))
	if len(tips) == 0 {
		t.Fatal("no tips")
	}
	rec := score.Assess(basis(m, s, a)).Recommendation
	for _, tip := range tips {
		for _, off := range []float64{-0.05, 0.05} {
			bent := m
			bent.Factors = slices.Clone(m.Factors)
			for i := range bent.Factors {
				f, times := &bent.Factors[i], 1000.0
				if f.ID == tip.Question {
					times *= max(tip.Times+off, 0)
				}
				f.Options = slices.Clone(f.Options)
				for n := range f.Options {
					o := &f.Options[n]
					o.Shown = model.Shown{There: true, Value: int(float64(f.Worth(o)) * times)}
				}
			}
			beyond := (off > 0) == (tip.Times >= 1)
			if flipped := score.Assess(basis(bent, s, a)).Recommendation != rec; flipped != beyond {
				t.Errorf("%s %+.2f: flipped %v", tip.Sentence, off, flipped)
			}
		}
	}
	if tips := score.WeightTips(basis(m, s, full(t, "host-failure=automatic"))); len(tips) > 0 {
		t.Errorf("a requirement decides, but weights are said to matter: %v", tips)
	}
}

func TestNextQuestions(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for name, a := range teams(t) {
		next := score.Next(basis(m, s, a))
		if firm := assess(a).Firm; firm != (len(next) == 0) {
			t.Errorf("%s: firm %v, %d questions", name, firm, len(next))
		}
		for i, n := range next {
			if x := a[n.Question]; x.Option != questions.Unknown {
				t.Errorf("%s: asks for %s again", name, n.Question)
			}
			if i > 0 && n.Swing > next[i-1].Swing {
				t.Errorf("%s: %s comes too late", name, n.Question)
			}
		}
	}
	if first := score.Next(basis(m, s, nil))[0]; first.Question != "scaling" || first.Swing != 7.15 {
		t.Errorf("first %+v", first)
	}
	open := score.Next(basis(m, s, full(t, "host-failure=", "vendor-support=", "observability=")))
	var got []string
	for _, n := range open {
		got = append(got, string(n.Question))
		if !n.CanFlip {
			t.Errorf("%s can close an option, but is said not to flip", n.Question)
		}
	}
	if strings.Join(got, " ") != "host-failure vendor-support" {
		t.Errorf("next %v: only what can still change it", got)
	}
}

func TestCounterCase(t *testing.T) {
	for name, a := range teams(t) {
		as, args := assess(a), score.Counter(basis(model.Default(), questions.Default(), a))
		if len(args) == 0 || len(args) > 3 {
			t.Errorf("%s: %d arguments", name, len(args))
		}
		for _, x := range args {
			if x.Message == "" || len(x.Factors) == 0 {
				t.Errorf("%s: %+v", name, x)
			}
		}
		if as.BothClosed && args[0].Factors[0] != "host-failure" {
			t.Errorf("%s: the requirement against it is not the first: %+v", name, args)
		}
	}
	args := score.Counter(basis(model.Default(), questions.Default(), full(t, "hosts=4-10", "growth=fast", "isolation=tenants")))
	var got []string
	for _, x := range args {
		got = append(got, string(x.Factors[0]))
	}
	if strings.Join(got, " ") != "isolation hosts growth" {
		t.Errorf("arguments %v, want the strongest first", got)
	}
}

func TestShapes(t *testing.T) {
	tests := []struct {
		name    string
		answers questions.Answers
		want    string
		remarks string // a word of the first remark, "-" for none
	}{
		{"one host", full(t, "host-failure=by-hand"), "compose-one-host", "-"},
		{"one host and a spare", full(t), "compose-standby", "-"},
		{"a high target", full(t, "host-failure=by-hand", "availability=99.9"), "compose-standby", ""},
		{"a few hosts", full(t, "hosts=2-3"), "swarm", ""},
		{"rented cluster", full(t, "host-failure=automatic"), "kubernetes-managed", "managed container platform"},
		{"cluster that is run", full(t, "host-failure=automatic", "kubernetes-access=running"), "kubernetes-namespace", ""},
		{"own machines", full(t, "host-failure=automatic", "kubernetes-access=none"), "kubernetes-light", ""},
		{"own machines to save money", full(t, "host-failure=automatic", "budget=tight", "platform-engineers=1-2"), "kubernetes-light", ""},
		{"leave the cluster", full(t, "kubernetes-access=in-use"), "compose-standby", "can leave the cluster"},
		{"a cluster of others is not left", full(t, "kubernetes-access=running"), "compose-standby", "-"},
		{"stay on the cluster", full(t, "host-failure=automatic", "kubernetes-access=in-use"), "kubernetes-namespace", ""},
		{"several hosts, nobody for a cluster", full(t, "host-failure=automatic", "hosts=4-10"), "kubernetes-managed", "managed container platform"},
	}
	m, s := model.Default(), questions.Default()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := basis(m, s, tt.answers)
			as := score.Assess(b)
			got := score.ShapeOf(b, as, options.Compare(&m, s.Resolve(tt.answers), as.Recommendation))
			if got.ID != tt.want || got.Title == "" || got.Why == "" || len(got.Conditions) == 0 || len(got.Sources) == 0 {
				t.Errorf("got %+v, want %s", got, tt.want)
			}
			remarks := score.Remarks(b, as)
			switch {
			case tt.remarks == "-" && len(remarks) > 0:
				t.Errorf("remarks %q, want none", remarks)
			case len(tt.remarks) > 1 && !strings.Contains(strings.Join(remarks, "\n"), tt.remarks):
				t.Errorf("remarks %q, want %q", remarks, tt.remarks)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	then := assess(full(t, "hosts=4-10", "scaling=manual"))
	now := assess(full(t, "hosts=11+", "scaling=automatic", "deploy-downtime=none", "budget=ample", "engineers=11-30", "growth=fast"))
	d := score.Compare(then, now)
	if !d.Flipped || d.From != model.Compose || d.To != model.Kubernetes {
		t.Fatalf("%+v", d)
	}
	sum := 0.0
	for i, f := range d.Factors {
		sum += f.Points
		if i > 0 && f.Points > d.Factors[i-1].Points {
			t.Errorf("%s comes too late", f.Question)
		}
	}
	if diff := sum - d.Score; diff > 1e-9 || diff < -1e-9 {
		t.Errorf("changes add up to %v, the score moved by %v", sum, d.Score)
	}
	if d.Factors[0].Question != "scaling" {
		t.Errorf("%s moved it most", d.Factors[0].Question)
	}
	d = score.Compare(assess(full(t)), assess(full(t, "host-failure=automatic")))
	if vetoIDs(d.Closed) != "automatic-failover" || len(d.Opened) != 0 {
		t.Errorf("closed %v, opened %v", d.Closed, d.Opened)
	}
	if d = score.Compare(then, then); d.Flipped || len(d.Factors) > 0 || d.Score != 0 {
		t.Errorf("nothing changed, but %+v", d)
	}
}
