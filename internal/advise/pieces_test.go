package advise

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// The set of files that was judged is told where files were judged.
func TestEnvironmentOfAReport(t *testing.T) {
	if got := (Input{}).environment(); got != nil {
		t.Errorf("without a project: %+v", got)
	}
	if got := (Input{Project: &facts.Project{}}).environment(); got != nil {
		t.Errorf("without a choice: %+v", got)
	}
	p := &facts.Project{Choice: facts.Choice{Judged: "production"}, Problems: []facts.Problem{{Message: "x"}}}
	if got := (Input{Project: p}).environment(); got == nil || got.Judged != "production" {
		t.Errorf("%+v", got)
	}
	if got := (Input{Project: p}).problems(); len(got) != 1 {
		t.Errorf("%v", got)
	}
}

// Some findings are looked for only where customers wait, or a target was promised.
func TestNeeds(t *testing.T) {
	for words, want := range map[string]string{
		"":                         "false false",
		"stage=internal":           "false false",
		"stage=customer-facing":    "true false",
		"stage=business-critical":  "true false",
		"availability=best-effort": "false false",
		"availability=unknown":     "false false",
		"availability=99.9":        "false true",
		"stage=prototype":          "false false",
		"stage=customer-facing availability=99.5": "true true",
	} {
		n := needs(answers(t, strings.Fields(words)...))
		if got := fmt.Sprint(n.Customers, " ", n.Availability); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}

// What was answered, as a report has it, and back.
func TestAnswersOfFactors(t *testing.T) {
	q, _ := questions.Default().Question("hosts")
	label := func(id questions.OptionID) string { o, _ := q.Option(id); return o.Label }
	for _, c := range []struct {
		a         questions.Answer
		id, label string
		known     bool
	}{
		{questions.Answer{}, "unknown", "not known", false},
		{questions.Answer{Option: questions.Unknown}, "unknown", "not known", false},
		{questions.Answer{Option: "2-3"}, "2-3", label("2-3"), true},
		{questions.Answer{Option: "2-3", Number: 3, Plain: true}, "2-3", "3 (" + label("2-3") + ")", true},
		{questions.Answer{AnyOf: []questions.OptionID{"1", "2-3"}}, "1|2-3", label("1") + " or " + label("2-3"), true},
	} {
		if got := answerID(c.a); got != c.id {
			t.Errorf("%+v is %s, want %s", c.a, got, c.id)
		}
		if got := answerLabel(q, c.a); got != c.label {
			t.Errorf("%+v is %q, want %q", c.a, got, c.label)
		}
		back := answerOf(report.Factor{Answer: c.id, Source: "flag"})
		if back.Option != c.a.Option && c.known || len(back.AnyOf) != len(c.a.AnyOf) || (back.Source == "flag") != c.known {
			t.Errorf("%s comes back as %+v", c.id, back)
		}
	}
	if got := answerOf(report.Factor{Source: "flag"}); got.Source != "" {
		t.Errorf("nothing comes back as %+v", got)
	}
}

// What follows from other answers is not an answer of a report; who said what is.
func TestAnswersOfAReport(t *testing.T) {
	as := score.Assessment{Factors: []score.Contribution{
		{Question: "hosts", Answer: questions.Answer{Option: "1", Source: questions.FromFlag}},
		{Question: "budget", Answer: questions.Answer{Option: questions.Unknown, Source: questions.FromFlag}},
		{Question: "regions", Answer: questions.Answer{Option: "one", Source: questions.FromImplied}},
		{Question: "engineers", Answer: questions.Answer{AnyOf: []questions.OptionID{"1", "2-5"}, Source: questions.FromFile}},
	}}
	got := answersOf(as)
	if len(got) != 2 || got["hosts"].Option != "1" || len(got["engineers"].AnyOf) != 2 {
		t.Errorf("%+v", got)
	}
}

// A number that was given stands before the words of its option.
func TestNumberOf(t *testing.T) {
	for label, want := range map[string]string{"3 (2 or 3 hosts)": "3", "2 or 3 hosts": "", "a (b)": "", "12 (x) (y)": "12", "": "", " (x)": ""} {
		if got := numberOf(label); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
	for _, c := range []struct {
		from, to string
		want     bool
	}{{"2 (x)", "3 (x)", true}, {"2 (x)", "2 (x)", false}, {"x", "3 (x)", false}, {"2 (x)", "x", false}} {
		if got := otherNumber(report.AnswerChange{FromLabel: c.from, ToLabel: c.to}); got != c.want {
			t.Errorf("%s to %s: %v", c.from, c.to, got)
		}
	}
}

// A change in one line, with what is to be known about it.
func TestChangeInOneLine(t *testing.T) {
	for _, c := range []struct {
		x     report.AnswerChange
		mixed bool
		want  string
	}{
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1.5}, false, "q: a -> b (+1.5 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1.5}, true, "q: a -> b (+1.5 points, by the model too)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1.5, ModelPoints: -2}, false, "q: a -> b (+1.5 points, and -2.0 by the model)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", ModelPoints: -2}, false, "q: still a (-2.0 points by the model)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", Points: 3}, true, "q: still a (+3.0 points by the model)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", Points: 3}, false, "q: still a (+3.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", FromLabel: "2 (x)", ToLabel: "3 (x)"}, false, "q: 2 -> 3 (0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", FromLabel: "2 (x)", ToLabel: "3 (y)", Points: 1}, false, "q: a -> b (+1.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, Source: "scan"}, false, "q: a -> b (+1.0 points, seen in the files)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, Source: "implied"}, false, "q: a -> b (+1.0 points, follows from other answers)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, OldSource: "implied"}, false, "q: a -> b (+1.0 points, followed from other answers before)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", Points: 1, OldSource: "implied"}, false, "q: still a (+1.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "unknown", Points: 1, OldSource: string(questions.FromScan), Source: string(questions.FromNobody)}, false, "q: a -> unknown (+1.0 points, no longer seen in the files)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, OldSource: string(questions.FromScan), Source: "flag"}, false, "q: a -> b (+1.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "unknown", Points: 1, OldSource: "flag", Source: string(questions.FromNobody)}, false, "q: a -> unknown (+1.0 points)"},
	} {
		if got := changeSentence(c.x, c.mixed); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// What only follows from another answer is no cause of anything.
func TestTried(t *testing.T) {
	for _, c := range []struct {
		x    report.AnswerChange
		want bool
	}{
		{report.AnswerChange{From: "a", To: "b"}, true},
		{report.AnswerChange{From: "a", To: "a", Points: 1}, true},
		{report.AnswerChange{From: "a", To: "a", ModelPoints: 1}, true},
		{report.AnswerChange{From: "a", To: "a"}, false},
		{report.AnswerChange{From: "a", To: "b", Source: string(questions.FromImplied)}, false},
	} {
		if got := tried(c.x); got != c.want {
			t.Errorf("%+v: %v", c.x, got)
		}
	}
}

// Where the score stays, it does not move.
func TestScoreThatStays(t *testing.T) {
	a, b := reportOf(t, nil, "hosts=1"), reportOf(t, nil, "hosts=5")
	for _, c := range []struct {
		old, now report.Report
		want     string
	}{{a, a, "the score stays "}, {a, b, "the score moves from "}} {
		x := Compare(Comparing{Version: "test", Set: questions.Default(), Model: model.Default(), Old: Side{"old.json", Saved, c.old}, New: Side{"new.json", Saved, c.now}})
		if !strings.Contains(string(x.Verdict), c.want) {
			t.Errorf("%s, want …%s…", x.Verdict, c.want)
		}
	}
}

// What became of a recommendation, in one sentence.
func TestVerdictOfAComparison(t *testing.T) {
	compose := report.Compared{Recommendation: "compose", Strength: "strong", Score: 30}
	kubernetes := report.Compared{Recommendation: "kubernetes", Strength: "strong", Score: 70}
	with := func(x report.Compared, option, title string) report.Compared {
		x.Option, x.OptionTitle = option, untrusted.Text(title)
		return x
	}
	undecided := func(x report.Compared) report.Compared { x.Strength = "undecided"; return x }
	lean := func(x report.Compared) report.Compared { x.Strength = "lean"; return x }
	closed := report.Compared{Recommendation: "compose", BothRuledOut: true, Score: 50}
	for _, c := range []struct {
		old, now report.Compared
		changed  aspect
		want     string
	}{
		{compose, kubernetes, theHead, "The recommendation changes from Compose to Kubernetes; the score moves from "},
		{with(compose, "one", "One host"), with(kubernetes, "managed", "A cluster"), theHead, "The recommendation changes from Compose (one host) to Kubernetes (a cluster); "},
		{compose, with(kubernetes, "managed", "A cluster"), theHead, "The recommendation changes from Compose to Kubernetes (a cluster); "},
		{with(compose, "one", "One host"), undecided(kubernetes), theHead, "Compose (one host) was recommended, and now there is no clear recommendation; "},
		{closed, with(kubernetes, "managed", "A cluster"), theHead, "Kubernetes (a cluster) is recommended now, and before there was no side that meets every requirement; "},
		{closed, undecided(kubernetes), theHead, "Now there is no clear recommendation, and before there was no side that meets every requirement; "},
		{with(compose, "one", "One host"), with(compose, "swarm", "Swarm"), theWay, "The recommendation stays Compose, run another way: Swarm, and before One host; "},
		{undecided(compose), undecided(kubernetes), theSide, "There is no clear recommendation, as before; "},
		{compose, lean(compose), nothing, "The recommendation stays Compose, with confidence good, and before high; "},
		{lean(kubernetes), kubernetes, nothing, "The recommendation stays Kubernetes, with confidence high, and before good; "},
		{compose, compose, nothing, "The recommendation stays Compose; the score stays 30"},
	} {
		x := report.Comparison{Old: c.old, New: c.now, Score: c.now.Score - c.old.Score}
		if got := compareVerdict(x, c.changed); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, want %s…", got, c.want)
		}
	}
}

// Where the model is not at hand, points and vetoes tell the side: a veto is
// new with all that it rests on, and gone with any of it.
func TestSideByPoints(t *testing.T) {
	delta := func(id questions.ID, points float64) score.FactorDelta {
		return score.FactorDelta{Question: id, Points: points}
	}
	veto := func(id string, closes model.Recommendation, because ...questions.ID) score.Veto {
		return score.Veto{ID: id, Closes: closes, Because: because}
	}
	then := score.Assessment{Score: 45}
	both := veto("v", model.Compose, "a", "b")
	other := veto("w", model.Kubernetes, "c")
	for name, c := range map[string]struct {
		d         score.Delta
		then, now []score.Veto
		ids       string
		want      model.Recommendation
	}{
		"nothing":                       {score.Delta{}, nil, nil, "", model.Compose},
		"just half":                     {score.Delta{Factors: []score.FactorDelta{delta("a", 5)}}, nil, nil, "a", model.Compose},
		"more than half":                {score.Delta{Factors: []score.FactorDelta{delta("a", 5.1)}}, nil, nil, "a", model.Kubernetes},
		"points of another":             {score.Delta{Factors: []score.FactorDelta{delta("a", 5.1)}}, nil, nil, "b", model.Compose},
		"a veto that stays":             {score.Delta{}, []score.Veto{both}, []score.Veto{both}, "", model.Kubernetes},
		"a new veto, with all":          {score.Delta{Closed: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, nil, []score.Veto{both}, "a b", model.Kubernetes},
		"a new veto, with one":          {score.Delta{Closed: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, nil, []score.Veto{both}, "a", model.Compose},
		"a new veto of what changed":    {score.Delta{Closed: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0)}}, nil, []score.Veto{both}, "a", model.Kubernetes},
		"a veto that goes, with one":    {score.Delta{Opened: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, []score.Veto{both}, nil, "a", model.Compose},
		"a veto that goes, with none":   {score.Delta{Opened: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, []score.Veto{both}, nil, "", model.Kubernetes},
		"Kubernetes is closed":          {score.Delta{Factors: []score.FactorDelta{delta("a", 50)}}, []score.Veto{other}, []score.Veto{other}, "a", model.Compose},
		"both are closed, as it is now": {score.Delta{}, []score.Veto{both, other}, []score.Veto{both, other}, "", model.Kubernetes},
	} {
		was := then
		was.Vetoes = c.then
		if got := added(c.d, was, score.Assessment{Recommendation: model.Kubernetes, Vetoes: c.now}, strings.Fields(c.ids)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A comparison in words, where the model has none.
func TestSpelled(t *testing.T) {
	set := questions.Default()
	for in, want := range map[string]string{">": "more than 3", ">=": "at least 3", "<": "less than 3", "<=": "at most 3", "!=": "not 3", "=": "3"} {
		if got := TriggerWords(model.Default(), set, record.Trigger{Name: "blockers", Op: in, Value: "3"}); got != "blockers: "+want {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// What the first screen says of a project.
func TestNotable(t *testing.T) {
	file := func(path, kind string) facts.File { return facts.File{Path: untrusted.Text(path), Kind: kind} }
	service := func(name string, stateful, inactive bool) facts.Service {
		return facts.Service{Name: untrusted.Text(name), Stateful: stateful, Inactive: inactive}
	}
	job := service("b", true, false)
	job.Role = facts.RoleJob
	files := []facts.File{file("compose.yaml", "compose"), file("over.yaml", "override"), file("Dockerfile", "dockerfile")}
	for _, c := range []struct {
		p    facts.Project
		want string
	}{
		{facts.Project{Files: files, Services: []facts.Service{service("a", false, false)}, Orchestrated: 1}, "Judged: compose.yaml, over.yaml; -f FILE judges other files | 1 service"},
		{
			facts.Project{
				Files: files[:1], Services: []facts.Service{service("a", true, false), job, service("c", true, true)}, Orchestrated: 1,
				Choice: facts.Choice{Judged: "production", Others: []facts.OtherSet{{Name: "development"}}, NotRead: []untrusted.Text{"compose.gpu.yaml", "compose.yml"}},
				Data: []facts.Data{
					{Name: "db-data", Kind: "volume", Owner: "a"},
					{Name: "cold", Kind: "volume", Owner: "c"},
					{Name: "./files", Kind: "bind", Owner: "a"},
					{Kind: "container", Owner: "b"},
					{Name: "shared", Kind: "cluster", Owner: "c", UsedBy: []untrusted.Text{"b"}},
				},
				Shadowed: []facts.Use{{Name: "compose.yml"}},
				Problems: []facts.Problem{{File: "compose.yaml", Line: 7}, {File: "compose.yaml", Line: 9}},
			},
			"Judged: production (compose.yaml) | 2 services, of which 1 counts for the decision (1 job that ends left out) | " +
				"Data in 2 volumes (db-data, shared), 1 folder of the host (./files) and 1 container without a volume (b) | " +
				"Not read: compose.yml, compose.gpu.yaml; -f FILE judges one | 2 mistakes that docker compose rejects, the first at compose.yaml:7",
		},
		{
			facts.Project{Files: files[:1], Choice: facts.Choice{Judged: "default"}, Problems: []facts.Problem{{File: "compose.yaml"}}},
			"Judged: compose.yaml; -f FILE judges other files | 0 services | 1 mistake that docker compose rejects, at compose.yaml",
		},
	} {
		var got []string
		for _, line := range Notable(c.p) {
			got = append(got, string(line))
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%s\nwant\n%s", strings.Join(got, " | "), c.want)
		}
	}
}

// A project of many that could not be read says why.
func TestFailedLine(t *testing.T) {
	if l := FailedLine("v1", "a", "no such file"); l.Error != "no such file" || l.Path != "a" || l.Tool.Version != "v1" {
		t.Errorf("%+v", l)
	}
	if l := FailedLine("v1", "a", ""); l.Error != "cannot be read" {
		t.Errorf("%+v", l)
	}
}

// Conditions are proposed against what is recommended, or decided alike.
func TestProposed(t *testing.T) {
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Answers: answers(t, "hosts=1", "budget=tight", "scaling=fixed")}
	b := in.Basis()
	all := len(Triggers(b, nil))
	for side, want := range map[string]int{"": all, "compose": all, "kubernetes": 0} {
		if got := len(Proposed(b, nil, side)); got != want || all == 0 {
			t.Errorf("decided %q: %d conditions, want %d", side, got, want)
		}
	}
}

// Whether nothing but the files has answered.
func TestOnlyFiles(t *testing.T) {
	for sources, want := range map[string]bool{"": false, "unknown": false, "scan": true, "scan implied unknown": true, "implied": false, "scan flag": false, "file": false} {
		var r report.Report
		for _, s := range strings.Fields(sources) {
			r.Factors = append(r.Factors, report.Factor{Source: s})
		}
		if got := onlyFiles(r); got != want {
			t.Errorf("%q: %v", sources, got)
		}
	}
}

// A record that stands, or a check, needs no advice to make one.
func TestRecordSteps(t *testing.T) {
	for name, c := range map[string]struct {
		r    report.Report
		want int
	}{
		"nothing": {report.Report{}, 1},
		"agreed":  {report.Report{Review: report.Review{Agreed: "x"}}, 0},
		"checked": {report.Report{Check: &report.Check{}}, 0},
	} {
		if got := len(recordSteps(situation{report: c.r})); got != c.want {
			t.Errorf("%s: %d", name, got)
		}
	}
}
