package score_test

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// team are answers written as "id=option"; "id=a|b" is where people disagree.
func team(words ...string) questions.Answers {
	a := questions.Answers{}
	for _, w := range words {
		id, o, _ := strings.Cut(w, "=")
		x := questions.Answer{Option: questions.OptionID(o), Source: questions.FromFlag}
		if parts := strings.Split(o, "|"); len(parts) > 1 {
			x.Option = ""
			for _, p := range parts {
				x.AnyOf = append(x.AnyOf, questions.OptionID(p))
			}
		}
		a[questions.ID(id)] = x
	}
	return a
}

// full is a whole small team on one host: firmly Compose.
func full(t testing.TB, changes ...string) questions.Answers {
	t.Helper()
	a := team("stage=customer-facing", "services=5-9", "stateful-services=1-2", "environments=overrides", "workloads=services",
		"isolation=none", "platform-features=none", "compliance=none", "vendor-support=either",
		"hosts=1", "host-failure=standby", "availability=99.5", "deploy-downtime=seconds", "scaling=fixed", "traffic=daily-peaks", "growth=flat",
		"engineers=3-5", "deploying-teams=1", "platform-engineers=part-time", "kubernetes-experience=some", "kubernetes-access=managed",
		"budget=moderate", "deploy-frequency=weekly", "on-call=business-hours", "delivery=pipeline", "observability=logs", "time-to-production=months")
	for id, x := range team(changes...) {
		a[id] = x
	}
	return a
}

func assess(a questions.Answers) score.Assessment {
	return score.Assess(basis(model.Default(), questions.Default(), a))
}

func vetoIDs(vs []score.Veto) string {
	var out []string
	for _, v := range vs {
		out = append(out, v.ID)
	}
	return strings.Join(out, " ")
}

func TestVetoes(t *testing.T) {
	tests := []struct {
		name    string
		answers questions.Answers
		want    string
		rec     model.Recommendation
		both    bool
	}{
		{"automatic failover", team("host-failure=automatic"), "automatic-failover", model.Kubernetes, false},
		{"vendor for Compose", team("vendor-support=compose-only", "scaling=automatic"), "vendor-compose-only", model.Compose, false},
		{"vendor for Kubernetes", team("vendor-support=kubernetes-only", "hosts=1"), "vendor-kubernetes-only", model.Kubernetes, false},
		{"only development", team("stage=development-only", "scaling=automatic"), "development-only", model.Compose, false},
		{"nobody to run a cluster", team("platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=none", "scaling=automatic", "hosts=11+"), "nobody-to-run-a-cluster", model.Compose, false},
		{"nobody, as far as is known", team("platform-engineers=none", "kubernetes-experience=none", "scaling=automatic", "hosts=11+"), "", model.Kubernetes, false},
		{"nobody, but one can be rented", team("platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=managed"), "", model.Compose, false},
		{"an unknown answer closes nothing", nil, "", model.Compose, false},
		{"people disagree about failover", team("host-failure=standby|automatic"), "", model.Compose, false},
		{"people disagree, but both would close it", team("vendor-support=compose-only|kubernetes-only"), "", model.Compose, false},
		{"failover, but nobody to run it", team("host-failure=automatic", "platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=none"), "automatic-failover nobody-to-run-a-cluster", model.Compose, true},
		{"a chart, but nobody to run it", team("vendor-support=kubernetes-only", "platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=none"), "vendor-kubernetes-only nobody-to-run-a-cluster", model.Kubernetes, true},
		{"failover, but a vendor for Compose", team("host-failure=automatic", "vendor-support=compose-only"), "automatic-failover vendor-compose-only", model.Compose, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as := assess(tt.answers)
			if got := vetoIDs(as.Vetoes); got != tt.want {
				t.Errorf("vetoes %q, want %q", got, tt.want)
			}
			if as.Recommendation != tt.rec || as.BothClosed != tt.both {
				t.Errorf("%s, both closed %v", as.Recommendation, as.BothClosed)
			}
			if tt.both && (as.Strength != model.Undecided || as.Relax == "") {
				t.Errorf("%s, relax %q", as.Strength, as.Relax)
			}
			for _, v := range as.Vetoes {
				if len(v.Because) == 0 || v.Why == "" || v.Source == "" || v.Relax == "" {
					t.Errorf("%+v says too little", v)
				}
			}
		})
	}
}

func TestRelaxNamesTheSmallerChange(t *testing.T) {
	as := assess(team("host-failure=automatic", "platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=none"))
	want := "Accept that only prepared hosts take over, with a virtual IP address and replicated data."
	if as.Relax != want {
		t.Errorf("got  %s\nwant %s", as.Relax, want)
	}
}

func TestStrength(t *testing.T) {
	tests := []struct {
		name    string
		answers questions.Answers
		want    model.Strength
		says    string
	}{
		{"nothing known", nil, model.Undecided, "An estimated 50 of 100 comparable published decisions chose Compose: below 85 nothing is recommended"},
		{"one answer, however clear", team("hosts=1"), model.Undecided, "that is leaning towards Compose, and below 85 nothing is recommended"},
		{"little known, but clear", team("hosts=1", "engineers=1-2", "scaling=fixed"), model.Strong, "from 95 the confidence is high"},
		{"all known and far away", full(t), model.Strong, "of 100 comparable published decisions chose Compose: from 95 the confidence is high"},
		{"all known and near", full(t, "hosts=4-10", "scaling=automatic", "deploy-downtime=none"), model.Undecided, "below 85 nothing is recommended"},
		{"an open answer could change it", full(t, "host-failure="), model.Strong, "from 95 the confidence is high"},
		{"a requirement against the rest", full(t, "host-failure=automatic"), model.Lean, "A requirement rules out Compose; the confidence is 85 of 100"},
		{"a requirement with the rest", full(t, "vendor-support=compose-only"), model.Strong, "A requirement rules out Kubernetes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as := assess(tt.answers)
			if as.Strength != tt.want || !strings.Contains(as.StrengthWhy, tt.says) {
				t.Errorf("%s at %v, %q; want %s, %q", as.Strength, as.Score, as.StrengthWhy, tt.want, tt.says)
			}
		})
	}
}

func TestUnknownAddsNothingAndWidensTheRange(t *testing.T) {
	wide := 0
	as := assess(nil)
	if as.Score != 50 || as.Firm || as.Known != 0 || as.KnownWeight != 0 {
		t.Errorf("score %v, firm %v, known %d (%v)", as.Score, as.Firm, as.Known, as.KnownWeight)
	}
	for _, c := range as.Factors {
		if c.Range.Low < c.Range.High {
			wide++
		}
		if c.Points != 0 || c.Range.Low > 0 || c.Range.High < 0 || c.Answer.Option != questions.Unknown || c.Why != "" {
			t.Errorf("%+v", c)
		}
	}
	retired := 0
	for _, q := range questions.Default().Questions {
		if q.Retired != "" {
			retired++
		}
	}
	if wide < 26-retired { // two decide by requirements alone
		t.Errorf("%d answers move the score", wide)
	}
}

func TestImpliedAnswers(t *testing.T) {
	as := assess(team("hosts=1", "engineers=1-2", "stage=development-only"))
	implied := map[questions.ID]questions.OptionID{}
	for _, c := range as.Factors {
		if c.Answer.Source == questions.FromImplied {
			implied[c.Question] = c.Answer.Option
		}
	}
	want := "1 best-effort by-hand minutes one"
	var got []string
	for _, o := range implied {
		got = append(got, string(o))
	}
	slices.Sort(got)
	if strings.Join(got, " ") != want {
		t.Errorf("implied %v, want %s", implied, want)
	}
	if as = assess(team("hosts=1", "regions=several")); as.Score != 50-3.7+1.2 {
		t.Errorf("score %v: an answer counts, asked or not", as.Score)
	}
}

// Where people disagree, the answer is what they said, as a range.
func TestDisagreementIsARange(t *testing.T) {
	m, s := model.Default(), questions.Default()
	as := score.Assess(basis(m, s, team("availability=99.9|99.95")))
	i := slices.IndexFunc(as.Factors, func(c score.Contribution) bool { return c.Question == "availability" })
	if c := as.Factors[i]; c.Points != 0.65 || c.Range != (score.Range{Low: 0.65, High: 2.35}) {
		t.Errorf("points %v, range %v; want the cautious end and both", c.Points, c.Range)
	}
	as = score.Assess(basis(m, s, team("availability=best-effort|99.95")))
	if c := as.Factors[i]; c.Points != 0 || c.Range != (score.Range{Low: -1.6, High: 2.35}) {
		t.Errorf("points %v, range %v", c.Points, c.Range)
	}
}

func TestAnOptionThatDoesNotExistIsUnknown(t *testing.T) {
	if as := assess(team("hosts=seven")); as.Score != 50 || as.Known != 0 {
		t.Errorf("score %v, known %d", as.Score, as.Known)
	}
}

// A question that is asked no more moves nothing while nobody answers it, and
// counts once somebody does.
func TestRetiredQuestions(t *testing.T) {
	s := questions.Default()
	for _, q := range s.Questions {
		if q.Retired == "" {
			continue
		}
		for _, c := range assess(full(t, string(q.ID)+"=")).Factors {
			if c.Question == q.ID && (c.Points != 0 || c.Range != score.Range{} || c.Weight == 0) {
				t.Errorf("%s: %+v", q.ID, c)
			}
		}
		low, high := assess(team(string(q.ID)+"="+string(q.Options[0].ID))), assess(team(string(q.ID)+"="+string(q.Options[len(q.Options)-1].ID)))
		if low.Score == high.Score || low.Known != 1 {
			t.Errorf("%s does not count when it is answered: %v and %v, %d known", q.ID, low.Score, high.Score, low.Known)
		}
	}
}
