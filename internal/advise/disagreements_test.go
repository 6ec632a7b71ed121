package advise

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// people is a report about the answers of several people, each "a=b c=d".
func people(t *testing.T, names []string, said ...string) report.Report {
	t.Helper()
	var recs []record.Record
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default()}
	for i, s := range said {
		recs = append(recs, record.Record{Answers: answers(t, strings.Fields(s)...)})
		in.Respondents = append(in.Respondents, Respondent{Name: names[i], Answers: recs[i].Answers})
	}
	in.Answers, in.Disputed = record.Merge(in.Set, recs)
	return Report(in, Judge(nil, questions.Questionnaire{}, nil))
}

// TestDisagreementThatDecides: a veto hangs on it, whoever else agrees.
func TestDisagreementThatDecides(t *testing.T) {
	r := people(t, []string{"anna", "ben"}, "hosts=1 host-failure=by-hand engineers=3", "hosts=1 host-failure=automatic engineers=4")
	if len(r.Disagreements) != 1 || !r.Disagreements[0].Matters || r.Disagreements[0].Question != "host-failure" {
		t.Fatalf("disagreements are %+v", r.Disagreements)
	}
	d := r.Disagreements[0]
	if got := d.Said[0].Recommendation + " " + d.Said[1].Recommendation; got != "compose kubernetes" {
		t.Errorf("would give %s", got)
	}
	if math.Abs(d.Swing-(d.Said[1].Score-d.Said[0].Score)) > 0.001 || d.Swing <= 0 {
		t.Errorf("swing %v between %v and %v", d.Swing, d.Said[0].Score, d.Said[1].Score)
	}
	want := "2 records disagree on 1 question; who is right about host failure decides the recommendation"
	if r.Summary.Disagreement != want {
		t.Errorf("got %s", r.Summary.Disagreement)
	}
}

// TestEachAnswerGivesTheReportThatItPromises: settling a disagreement gives
// the score that the report names for it.
func TestEachAnswerGivesTheReportThatItPromises(t *testing.T) {
	const rest = " engineers=4 services=8 stage=internal"
	r := people(t, []string{"anna", "ben"}, "hosts=1"+rest, "hosts=5"+rest)
	for _, s := range r.Disagreements[0].Said {
		settled := reportOf(t, nil, strings.Fields("hosts="+s.Answer+rest)...)
		if settled.Score != s.Score || settled.Recommendation != s.Recommendation {
			t.Errorf("%s: promised %s %v, comes to %s %v", s.Answer, s.Recommendation, s.Score, settled.Recommendation, settled.Score)
		}
		way, _ := outcome.OptionIn(settled)
		if none := settled.Strength == "undecided"; none != strings.HasPrefix(s.Outcome, "there is no clear recommendation") || !none && !strings.HasSuffix(s.Outcome, way.Title) {
			t.Errorf("%s: promised that %s, comes to %s by %q", s.Answer, s.Outcome, settled.Strength, way.Title)
		}
	}
}

func TestDisagreementsOneByOneAndTogether(t *testing.T) {
	for _, c := range []struct{ name, anna, ben, want string }{
		{"stays", "hosts=1 engineers=1 budget=tight", "hosts=1 engineers=1 budget=moderate", "whoever is right, the recommendation stays as it is"},
		{"together", "services=8 deploy-downtime=minutes platform-features=none", "services=8 deploy-downtime=none platform-features=one", "none of them decides the recommendation by itself, but together they can"},
		{"each", "services=15 hosts=2 scaling=fixed deploy-downtime=minutes", "services=15 hosts=2 scaling=automatic deploy-downtime=none", "each of these decides the recommendation: scaling, deploy downtime"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := people(t, []string{"anna", "ben"}, c.anna, c.ben)
			if !strings.HasSuffix(r.Summary.Disagreement, c.want) {
				t.Errorf("got %s\n%+v", r.Summary.Disagreement, r.Disagreements)
			}
		})
	}
}

// TestOrderOfRecordsChangesNothing but which file is which.
func TestOrderOfRecordsChangesNothing(t *testing.T) {
	anna, ben, chris := "hosts=1 budget=tight services=4", "hosts=5 budget=moderate engineers=3", "hosts=5 services=8 engineers=20"
	a := people(t, []string{"anna", "ben", "chris"}, anna, ben, chris)
	b := people(t, []string{"chris", "anna", "ben"}, chris, anna, ben)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
	if got := a.Disagreements[0].Said[1].By; len(a.Disagreements) != 4 || len(got) != 2 || got[0] != "ben" || got[1] != "chris" {
		t.Errorf("disagreements are %+v", a.Disagreements)
	}
}

// TestASettledDisagreementIsNone: a flag over the records decides.
func TestASettledDisagreementIsNone(t *testing.T) {
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Respondents: []Respondent{{Name: "anna"}, {Name: "ben"}}}
	in.Answers, in.Disputed = record.Merge(in.Set, []record.Record{{Answers: answers(t, "hosts=1")}, {Answers: answers(t, "hosts=5")}})
	in.Answers = questions.Overlay(in.Answers, answers(t, "hosts=2"))
	if r := Report(in, Judge(nil, questions.Questionnaire{}, nil)); len(r.Disagreements) != 0 || r.Summary.Disagreement != "" {
		t.Errorf("%+v %s", r.Disagreements, r.Summary.Disagreement)
	}
}

// TestReasonsNeverAreEmpty: two answers that both speak for one side are a
// reason without a sentence of the model.
func TestReasonsNeverAreEmpty(t *testing.T) {
	r := people(t, []string{"anna", "ben"}, "services=3", "services=8")
	if len(r.Summary.Reasons) != 1 || r.Summary.Reasons[0].Message != "Whoever is right about services, it is a reason for this side." {
		t.Errorf("%+v", r.Summary.Reasons)
	}
}

// TestManyDisagreementsAreQuick: the ways to combine them are bounded.
func TestManyDisagreementsAreQuick(t *testing.T) {
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Respondents: []Respondent{{Name: "a"}, {Name: "b"}, {Name: "c"}}}
	recs := make([]record.Record, 3)
	for i := range recs {
		recs[i].Answers = questions.Answers{}
		for _, q := range in.Set.Questions {
			recs[i].Answers[q.ID] = questions.Answer{Option: q.Options[i%len(q.Options)].ID, Source: questions.FromFile}
		}
	}
	in.Answers, in.Disputed = record.Merge(in.Set, recs)
	r := Report(in, Judge(nil, questions.Questionnaire{}, nil))
	if len(r.Disagreements) != len(in.Set.Questions) || r.Summary.Disagreement == "" {
		t.Errorf("%d disagreements: %s", len(r.Disagreements), r.Summary.Disagreement)
	}
}

// TestEachRecordAlone: what a respondent comes to is what a report of that record
// comes to, and counts as answered what that one counts.
func TestEachRecordAlone(t *testing.T) {
	anna, ben := "hosts=1 host-failure=by-hand engineers=3 scaling=fixed", "hosts=5 host-failure=automatic engineers=40"
	r := people(t, []string{"ben", "anna"}, ben, anna)
	for i, said := range []string{anna, ben} {
		got, alone := r.Respondents[i], reportOf(t, nil, strings.Fields(said)...)
		counted := len(slices.DeleteFunc(alone.Factors, func(f report.Factor) bool { return !words.Known(f) }))
		if got.Score != alone.Score || got.Recommendation != alone.Recommendation || got.Strength != alone.Strength || got.Answered != counted || counted < len(strings.Fields(said)) {
			t.Errorf("%+v, and alone %s %s %v", got, alone.Recommendation, alone.Strength, alone.Score)
		}
		if way, _ := outcome.OptionIn(alone); way.ID != got.Option {
			t.Errorf("%s: %s, alone %s", got.Name, got.Option, way.ID)
		}
	}
}

// TestWhatToAgreeOn: after that, the other disputes change nothing; this is tried
// with every way to settle all of them.
func TestWhatToAgreeOn(t *testing.T) {
	for _, c := range []struct{ name, anna, ben, want string }{
		{"one settles it", "hosts=1 host-failure=by-hand engineers=3 stage=internal", "hosts=1 host-failure=automatic engineers=4 stage=prototype", "Agree on host failure; the other dispute then changes nothing that is recommended."},
		{"the only one", "hosts=1 host-failure=by-hand engineers=3", "hosts=1 host-failure=automatic engineers=4", "Agree on host failure; nothing else is disputed."},
		{"none matters", "hosts=1 engineers=1 budget=tight", "hosts=1 engineers=1 budget=moderate", ""},
		{"no two settle it", "hosts=1 host-failure=by-hand platform-engineers=none scaling=fixed engineers=4", "hosts=3 host-failure=automatic platform-engineers=1-2 scaling=automatic engineers=4", "Agree on scaling and hosts at peak first, which weigh most; no two disputes settle it alone."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := people(t, []string{"anna", "ben"}, c.anna, c.ben)
			if r.Summary.Agree != c.want {
				t.Errorf("got %q", r.Summary.Agree)
			}
			if len(r.Settle) > 0 && r.Strength == "undecided" && !strings.Contains(string(r.Summary.Title), "Agree first: ") {
				t.Errorf("the title is %s", r.Summary.Title)
			}
		})
	}
	r := people(t, []string{"anna", "ben"}, "hosts=1 host-failure=by-hand engineers=3 stage=internal", "hosts=1 host-failure=automatic engineers=4 stage=prototype")
	if a, b := r.Disagreements[0].Question, r.Disagreements[1].Question; a != "host-failure" || b != "stage" {
		t.Errorf("what decides comes first, and not %s before %s", a, b)
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	set := questions.Default()
	settled := 0
	for range 25 {
		r, in := twoPeople(t, rnd, set)
		if len(r.Settle) == 0 || strings.Contains(r.Summary.Agree, "weigh most") {
			continue
		}
		settled++
		for range 20 { // settle what is to be settled, then the rest in two ways
			fixed, one, other := questions.Answers{}, questions.Answers{}, questions.Answers{}
			for _, d := range r.Disagreements {
				pick := func() questions.Answer { return chosen(d.Said[rnd.IntN(len(d.Said))]) }
				if slices.Contains(r.Settle, d.Question) {
					fixed[questions.ID(d.Question)] = pick()
				} else {
					one[questions.ID(d.Question)], other[questions.ID(d.Question)] = pick(), pick()
				}
			}
			if a, b := in.outcome(questions.Overlay(one, fixed)), in.outcome(questions.Overlay(other, fixed)); outcome.Differ(a, b) >= outcome.OtherOption {
				t.Fatalf("%q, yet %v and %v\n%v\n%v %v", r.Summary.Agree, a, b, fixed, one, other)
			}
		}
	}
	if settled < 5 {
		t.Errorf("%d of 25 pairs were settled: too few to say", settled)
	}
}

// twoPeople answer the same questions, a few of them differently.
func twoPeople(t *testing.T, rnd *rand.Rand, set questions.Questionnaire) (report.Report, Input) {
	t.Helper()
	recs := []record.Record{{Answers: questions.Answers{}}, {Answers: questions.Answers{}}}
	for _, q := range set.Asked(questions.Answers{}) {
		a := questions.Answer{Option: q.Options[rnd.IntN(len(q.Options))].ID, Source: questions.FromFile}
		recs[0].Answers[q.ID], recs[1].Answers[q.ID] = a, a
		if rnd.IntN(5) == 0 {
			recs[1].Answers[q.ID] = questions.Answer{Option: q.Options[rnd.IntN(len(q.Options))].ID, Source: questions.FromFile}
		}
	}
	in := Input{Version: "test", Set: set, Model: model.Default(), Respondents: []Respondent{{Name: "a", Answers: recs[0].Answers}, {Name: "b", Answers: recs[1].Answers}}}
	in.Answers, in.Disputed = record.Merge(set, recs)
	return Report(in, Judge(nil, questions.Questionnaire{}, nil)), in
}

// TestRecordsThatDecidedDifferently are named, and their decisions are not dropped.
func TestRecordsThatDecidedDifferently(t *testing.T) {
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Respondents: []Respondent{
		{Name: "chris", Decision: "compose"}, {Name: "ben", Decision: "kubernetes"}, {Name: "anna", Decision: "compose"}, {Name: "dora"},
	}}
	if got, want := string(Report(in, Judge(nil, questions.Questionnaire{}, nil)).Summary.Decisions), "The records decided differently: Docker Compose (anna, chris) and Kubernetes (ben)."; got != want {
		t.Errorf("got %s", got)
	}
	in.Agreed = "kubernetes"
	if got, want := string(Report(in, Judge(nil, questions.Questionnaire{}, nil)).Summary.Decisions), "Kubernetes is decided now. The records decided differently: Docker Compose (anna, chris) and Kubernetes (ben)."; got != want {
		t.Errorf("got %s", got)
	}
	in.Agreed = ""
	in.Respondents[1].Decision = ""
	if got := Report(in, Judge(nil, questions.Questionnaire{}, nil)).Summary.Decisions; got != "" {
		t.Errorf("they agree, and the report says %s", got)
	}
}
