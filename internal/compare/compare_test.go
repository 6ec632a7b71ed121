package compare

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/advise"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/questions/questionstest"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

func reportOf(t *testing.T, p *facts.Project, words ...string) report.Report {
	t.Helper()
	in := advise.Input{Version: "test", Set: questions.Default(), Model: model.Default(), Answers: questionstest.Answers(t, words...), Project: p}
	return advise.Report(in, advise.Judge(p, questions.Default(), nil))
}

// shop is a project of three services, one of which keeps data.
func shop() *facts.Project {
	service := func(name untrusted.Text, role facts.Role, line int) facts.Service {
		at := untrusted.Place{File: "compose.yaml", Line: line}
		return facts.Service{
			Name: name, Role: role, RoleSure: true, Replicas: 1, Place: at, Stateful: role == facts.RoleDatabase,
			Image: &facts.Image{Ref: "example/" + name + ":1", Repository: "example/" + name, Tag: "1", Place: at},
		}
	}
	return &facts.Project{
		Name: "shop", Files: []facts.File{{Path: "compose.yaml", SHA256: "00", Kind: "compose"}}, Orchestrated: 2,
		Services: []facts.Service{service("api", facts.RoleApplication, 2), service("db", facts.RoleDatabase, 20), service("web", facts.RoleFrontend, 40)},
	}
}

// compareReports compares two reports with a model at hand.
func compareReports(m model.Model, old, now report.Report) report.Comparison {
	return Reports(Input{
		Version: "test", Set: m.Set(questions.Default()), Model: m,
		Old: Side{"old.json", Saved, old}, New: Side{"new.json", Saved, now},
	})
}

// otherModel is the built-in model under another name, so that it is not at
// hand for reports of the built-in one.
func otherModel(change string) model.Model {
	m, err := score.ReadModel("other.yaml", []byte("version: other\nextends: built-in\n"+change), questions.Default())
	if err != nil {
		panic(err)
	}
	return m
}

func changed(c report.Comparison, id string) report.AnswerChange {
	for _, x := range c.Answers {
		if x.Question == id {
			return x
		}
	}
	return report.AnswerChange{}
}

func TestCompareSaysWhatEachAnswerMoved(t *testing.T) {
	old := reportOf(t, nil, "hosts=1", "engineers=3", "budget=tight")
	now := reportOf(t, nil, "hosts=3", "engineers=4", "budget=moderate")
	c := compareReports(model.Default(), old, now)
	if got := changed(c, "hosts").Sentence; !strings.HasPrefix(got, "hosts: 1 -> 2-3 (+4.7 points)") {
		t.Errorf("got %s", got)
	}
	if got := changed(c, "engineers").Sentence; got != "engineers: 3 -> 4 (0 points)" {
		t.Errorf("two numbers of one range: %s", got)
	}
	if got := changed(c, "regions"); got.OldSource != "implied" || !strings.Contains(got.Sentence, "followed from other answers before") {
		t.Errorf("what was implied: %+v", got)
	}
	checkSum(t, c)
}

// checkSum: the changes add up to the way of the score.
func checkSum(t *testing.T, c report.Comparison) {
	t.Helper()
	sum := 0.0
	for _, x := range c.Answers {
		sum += x.Points + x.ModelPoints
	}
	if math.Abs(sum-c.Score) > 0.011*float64(1+len(c.Answers)) {
		t.Errorf("changes add up to %v, the score moved by %v", sum, c.Score)
	}
	if c.ByAnswers != nil && math.Abs(*c.ByAnswers+*c.ByModel-c.Score) > 0.011 {
		t.Errorf("%v by answers and %v by the model, the score moved by %v", *c.ByAnswers, *c.ByModel, c.Score)
	}
}

func TestCompareFindsWhatFlippedIt(t *testing.T) {
	for _, x := range []struct {
		name     string
		old, now string
		by       string // questions
		alone    bool
		because  string
	}{
		{"a veto", "hosts=1 engineers=3 host-failure=by-hand", "hosts=1 engineers=4 host-failure=automatic", "host-failure", true, "it rules out Compose"},
		{"a veto that goes", "hosts=1 host-failure=automatic engineers=3", "hosts=1 host-failure=by-hand engineers=4", "host-failure", true, "it no longer rules out Compose"},
		{"points of one answer", "services=8 growth=moderate", "services=8 growth=moderate hosts=5", "hosts", true, "this alone flips"},
		{"two answers together", "hosts=1 scaling=fixed deploy-downtime=minutes", "hosts=5 scaling=automatic deploy-downtime=minutes", "scaling hosts", false, "These two together flip the recommendation; none of them does alone"},
	} {
		for _, file := range []string{"at hand", "not at hand"} {
			t.Run(x.name+", model "+file, func(t *testing.T) {
				m := model.Default()
				if file == "not at hand" {
					m = otherModel("")
				}
				c := compareReports(m, reportOf(t, nil, strings.Fields(x.old)...), reportOf(t, nil, strings.Fields(x.now)...))
				if !c.Flipped || strings.Join(c.FlippedBy, " ") != x.by {
					t.Fatalf("flipped %v by %v, want %s:\n%+v", c.Flipped, c.FlippedBy, x.by, c.Answers)
				}
				if changed(c, c.FlippedBy[0]).Alone != x.alone {
					t.Errorf("alone is %v", !x.alone)
				}
				if got := strings.Join(c.Because, "\n"); !strings.Contains(got, x.because) {
					t.Errorf("because %s", got)
				}
			})
		}
	}
}

func TestCompareOfEqualReports(t *testing.T) {
	r := reportOf(t, shop(), "hosts=1", "engineers=3")
	c := compareReports(model.Default(), r, r)
	if c.Flipped || c.Score != 0 || len(c.Answers)+len(c.Files)+len(c.Findings)+len(c.Vetoes)+len(c.Notes) != 0 {
		t.Errorf("nothing changed, but %+v", c)
	}
}

// TestCompareTellsAnswersAndModelApart as long as one of the models is at
// hand, whichever.
func TestCompareTellsAnswersAndModelApart(t *testing.T) {
	own := otherModel("factors: [{id: budget, weight: 6, exception: ours}]\n")
	set := questions.Default()
	of := func(m model.Model, words ...string) report.Report {
		return advise.Report(advise.Input{Version: "test", Set: set, Model: m, Answers: questionstest.Answers(t, words...)}, advise.Judge(nil, questions.Questionnaire{}, nil))
	}
	old, now := of(model.Default(), "budget=tight", "hosts=1"), of(own, "budget=tight", "hosts=5")
	for name, m := range map[string]model.Model{"the old one": model.Default(), "the new one": own} {
		c := compareReports(m, old, now)
		if x := changed(c, "budget"); x.Points != 0 || x.ModelPoints != -1.05 || x.Sentence != "budget: still tight (-1.1 points by the model)" {
			t.Errorf("%s at hand: %+v", name, x)
		}
		if x := changed(c, "hosts"); x.Points != 5.9 || x.ModelPoints != 0 {
			t.Errorf("%s at hand: %+v", name, x)
		}
		checkSum(t, c)
	}
	c := compareReports(otherModel("about: neither\n"), old, now)
	if c.ByModel != nil || c.ByAnswers != nil {
		t.Error("tells apart what it cannot")
	}
	if x := changed(c, "budget"); x.Points != -1.05 || !strings.Contains(x.Sentence, "by the model") {
		t.Errorf("neither at hand: %+v", x)
	}
	checkSum(t, c)
}

func TestCompareNamesTheModelThatFlips(t *testing.T) {
	own := otherModel("vetoes: [{id: ours, closes: compose, when: [{hosts: ['2-3', 4-10, 11+]}], why: We want no two hosts without a cluster., source: ours, relax: {question: hosts, to: '1', words: buy a larger host, cost: 2, why: it is simple}}]\n")
	a := questionstest.Answers(t, "hosts=3", "engineers=2", "budget=tight", "services=3")
	in := advise.Input{Version: "test", Set: questions.Default(), Model: model.Default(), Answers: a}
	old := advise.Report(in, advise.Judge(nil, questions.Questionnaire{}, nil))
	in.Model = own
	now := advise.Report(in, advise.Judge(nil, questions.Questionnaire{}, nil))
	for _, atHand := range []model.Model{own, model.Default()} {
		c := compareReports(atHand, old, now)
		if strings.Join(c.FlippedBy, " ") != "model" || !strings.Contains(strings.Join(c.Because, " "), "The model alone flips the recommendation") {
			t.Errorf("flipped by %v because %v", c.FlippedBy, c.Because)
		}
		if len(c.Vetoes) != 1 || c.Vetoes[0].ID != "ours" || c.Vetoes[0].Change != report.IsNew {
			t.Errorf("vetoes %+v", c.Vetoes)
		}
	}
}

// TestCompareCountsFindings by rule and service.
func TestCompareCountsFindings(t *testing.T) {
	found := func(rule string, s facts.Severity, services ...untrusted.Text) facts.Finding {
		return facts.Finding{Rule: rule, Severity: s, Title: rule, Services: services}
	}
	old, now := reportOf(t, shop(), "hosts=1"), reportOf(t, shop(), "hosts=1")
	old.Findings = []facts.Finding{found("a", facts.Low, "api", "db"), found("b", facts.High, "api"), found("p", facts.Low)}
	now.Findings = []facts.Finding{found("a", facts.Low, "db", "web"), found("c", facts.High, "api"), found("c", facts.High, "api"), found("p", facts.Low)}
	now.Inputs.Files = []report.InputFile{{Path: "b.yaml", SHA256: "11"}, {Path: "compose.yaml", SHA256: "01"}}
	c := compareReports(model.Default(), old, now)
	want := []report.FindingChange{
		{Rule: "c", Severity: facts.High, Title: "c", Change: report.IsNew, Services: []untrusted.Text{"api"}, Count: 2},
		{Rule: "a", Severity: facts.Low, Title: "a", Change: report.IsNew, Services: []untrusted.Text{"web"}, Count: 1},
		{Rule: "b", Severity: facts.High, Title: "b", Change: report.IsGone, Services: []untrusted.Text{"api"}, Count: 1},
		{Rule: "a", Severity: facts.Low, Title: "a", Change: report.IsGone, Services: []untrusted.Text{"api"}, Count: 1},
	}
	if diff := cmp.Diff(want, c.Findings); diff != "" {
		t.Error(diff)
	}
	files := []report.FileChange{{Path: "b.yaml", Change: report.IsNew, New: "11"}, {Path: "compose.yaml", Change: report.IsChanged, Old: "00", New: "01"}}
	if diff := cmp.Diff(files, c.Files); diff != "" {
		t.Error(diff)
	}
}

// TestCompareWithARecord: what was not scanned is no change of files.
func TestCompareWithARecord(t *testing.T) {
	in := advise.Input{Version: "test", Set: questions.Default(), Model: model.Default(), Project: shop()}
	judged := advise.Judge(in.Project, questions.Default(), nil)
	in.Answers = questions.Overlay(judged.Suggested, questionstest.Answers(t, "hosts=1"))
	c := Reports(Input{
		Version: "test", Set: in.Set, Model: in.Model,
		Old: Side{"advisor.yaml", Record, reportOf(t, nil, "hosts=1")}, New: Side{"new.json", Saved, advise.Report(in, judged)},
	})
	if len(c.Files)+len(c.Findings) != 0 || len(c.Notes) != 1 || !strings.HasPrefix(c.Notes[0], "advisor.yaml is a record") {
		t.Errorf("files %v, findings %v, notes %v", c.Files, c.Findings, c.Notes)
	}
	if x := changed(c, "services"); x.Source != "scan" || !strings.Contains(x.Sentence, "seen in the files") {
		t.Errorf("what the scan answers: %+v", x)
	}
}

// TestCompareSaysWhatAReaderTakesAway: which side and which way, or that there is
// none, and what a change alone leads to.
func TestCompareSaysWhatAReaderTakesAway(t *testing.T) {
	const small = "hosts=1 scaling=fixed engineers=3 budget=tight "
	for _, x := range []struct{ name, old, now, verdict, because string }{
		{"another way", small + "host-failure=by-hand", small + "host-failure=standby", "The recommendation stays Compose, run another way: Docker Compose on one host, with a standby host, and before Docker Compose on one host;", "this alone changes the way to run it"},
		{"nothing any more", small, "hosts=1 scaling=automatic", "Compose (Docker Compose on one host) was recommended, and now there is no clear recommendation;", "scaling: fixed -> automatic (+7.2 points), this alone leaves no clear recommendation"},
		{"something now", "services=8 stage=internal", "services=8 stage=internal " + small, "Compose (Docker Compose on one host) is recommended now, and before there was no clear recommendation;", "this alone is enough to recommend Compose"},
		{"neither side", small + "vendor-support=compose-only", small + "vendor-support=compose-only host-failure=automatic", "Compose (Docker Compose on one host) was recommended, and now there is no side that meets every requirement;", "this alone rules out both sides: it rules out Compose"},
		{"undecided as before", "services=8 growth=moderate", "services=8 growth=moderate hosts=5", "There is no clear recommendation, as before;", "this alone flips the side that the score leans to; neither is recommended"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := compareReports(model.Default(), reportOf(t, nil, strings.Fields(x.old)...), reportOf(t, nil, strings.Fields(x.now)...))
			if !strings.HasPrefix(string(c.Verdict), x.verdict) || !strings.Contains(strings.Join(c.Because, "\n"), x.because) {
				t.Errorf("%s\n%s", c.Verdict, strings.Join(c.Because, "\n"))
			}
			if want := x.name != "undecided as before"; c.OutcomeChanged != want {
				t.Errorf("the outcome changed: %v", c.OutcomeChanged)
			}
		})
	}
	m := otherModel("")
	c := compareReports(m, reportOf(t, nil, strings.Fields(small)...), reportOf(t, nil, "hosts=1", "scaling=automatic"))
	if len(c.FlippedBy) > 0 || !strings.Contains(strings.Join(c.Because, " "), "give it with --model") {
		t.Errorf("without the model it is said to be %v: %v", c.FlippedBy, c.Because)
	}
}

// TestCompareHolds for any two teams: the changes add up, what is said to bring the
// outcome brings it, alone or together, and the other direction says the opposite.
func TestCompareHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m, set := model.Default(), questions.Default()
	team := func() questions.Answers {
		a := questions.Answers{}
		for _, q := range set.Questions {
			if r.IntN(4) > 0 {
				a[q.ID] = questions.Answer{Option: q.Options[r.IntN(len(q.Options))].ID, Source: questions.FromFile}
			}
		}
		return a
	}
	of := func(a questions.Answers) report.Report {
		return advise.Report(advise.Input{Version: "test", Set: set, Model: m, Answers: a}, advise.Judge(nil, questions.Questionnaire{}, nil))
	}
	comesTo := func(a questions.Answers) outcome.Outcome {
		b := score.Basis{Model: m, Questions: set, Answers: a}
		return outcome.Of(b, score.Assess(b))
	}
	said := map[outcome.Aspect]int{}
	for range 40 {
		a, b := team(), team()
		old, now := of(a), of(b)
		c, back := compareReports(m, old, now), compareReports(m, now, old)
		checkSum(t, c)
		if c.Score != -back.Score || c.Flipped != back.Flipped || c.OutcomeChanged != back.OutcomeChanged || len(c.Answers) != len(back.Answers) {
			t.Errorf("there %v %v, back %v %v", c.Score, c.Flipped, back.Score, back.Flipped)
		}
		what := outcome.Differ(comesTo(a), comesTo(b))
		said[what]++
		if what != outcome.Nothing && len(c.FlippedBy) == 0 {
			t.Errorf("nothing brought it: %v", c.Because)
		}
		want, all, alone := what.Of(comesTo(b)), questions.Overlay(a), false
		for _, id := range c.FlippedBy {
			all[questions.ID(id)] = b[questions.ID(id)]
			if x := changed(c, id); x.Alone {
				alone = true
				if got := what.Of(comesTo(questions.Overlay(a, questions.Answers{questions.ID(id): b[questions.ID(id)]}))); got != want {
					t.Errorf("%s: it comes to %s, not to %s", x.Sentence, got, want)
				}
			}
		}
		if got := what.Of(comesTo(all)); len(c.FlippedBy) > 0 && !alone && got != want {
			t.Errorf("%v together come to %s, not to %s", c.FlippedBy, got, want)
		}
	}
	if said[outcome.OtherHead] == 0 || said[outcome.OtherOption] == 0 {
		t.Errorf("hardly anything was tried: %v", said)
	}
}
