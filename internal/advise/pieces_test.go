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

// What was answered, as a report has it.
func TestAnswersOfFactors(t *testing.T) {
	q, _ := questions.Default().Question("hosts")
	label := func(id questions.OptionID) string { o, _ := q.Option(id); return o.Label }
	for _, c := range []struct {
		a         questions.Answer
		id, label string
	}{
		{questions.Answer{}, "unknown", "not known"},
		{questions.Answer{Option: questions.Unknown}, "unknown", "not known"},
		{questions.Answer{Option: "2-3"}, "2-3", label("2-3")},
		{questions.Answer{Option: "2-3", Number: 3, Plain: true}, "2-3", "3 (" + label("2-3") + ")"},
		{questions.Answer{AnyOf: []questions.OptionID{"1", "2-3"}}, "1|2-3", label("1") + " or " + label("2-3")},
	} {
		if got := answerID(c.a); got != c.id {
			t.Errorf("%+v is %s, want %s", c.a, got, c.id)
		}
		if got := answerLabel(q, c.a); got != c.label {
			t.Errorf("%+v is %q, want %q", c.a, got, c.label)
		}
	}
}

// A number is that of one person; who said "unknown" is told from who said nothing.
func TestExactAndUnknown(t *testing.T) {
	three := questions.Answer{Option: "2-3", Number: 3, Plain: true, Source: questions.FromFlag}
	if got := exact(three); got == nil || *got != 3 {
		t.Errorf("%v", got)
	}
	for _, a := range []questions.Answer{{Option: "2-3", Number: 3}, {AnyOf: []questions.OptionID{"1", "2-3"}, Number: 3, Plain: true}, {}} {
		if got := exact(a); got != nil {
			t.Errorf("%+v is %d", a, *got)
		}
	}
	if orUnknown(questions.Unknown) != "unknown" || orUnknown("2-3") != "2-3" {
		t.Error("what is unknown has a word")
	}
	set := questions.Default()
	in := Input{Set: set, Answers: questions.Answers{
		"hosts":    three,
		"budget":   {Source: questions.FromFlag},
		"stage":    {AnyOf: []questions.OptionID{"internal", "prototype"}, Source: questions.FromFile},
		"services": {Source: questions.FromScan},
		"scaling":  {Source: questions.FromFile},
	}}
	if got := strings.Join(saidUnknown(in), " "); got != "scaling budget" {
		t.Errorf("unknown are said to be %s", got)
	}
	set.Questions = append([]questions.Question{}, set.Questions...)
	for i := range set.Questions {
		if set.Questions[i].ID == "budget" {
			set.Questions[i].Retired = "It is the same everywhere."
		}
	}
	as := score.Assessment{Factors: []score.Contribution{{Question: "budget"}, {Question: "hosts"}}}
	if got := factors(Input{Set: set}, as); !got[0].Retired || got[1].Retired {
		t.Errorf("retired: %v and %v", got[0].Retired, got[1].Retired)
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
		{
			facts.Project{Files: files[:1], Choice: facts.Choice{Judged: "default", Others: []facts.OtherSet{{Name: "development"}}, Missing: "no production"}},
			"Judged: compose.yaml; no production | 0 services",
		},
		{
			facts.Project{Files: files[:1], Choice: facts.Choice{NotRead: []untrusted.Text{"a.yaml"}}},
			"Judged: compose.yaml | 0 services | Not read: a.yaml; -f FILE judges one",
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
	// Where nothing is recommended, what would recommend the decided side is no
	// reason to decide again.
	in.Answers = answers(t, "hosts=4-10", "host-failure=by-hand", "platform-features=none", "vendor-support=either")
	b = in.Basis()
	if as := score.Assess(b); as.Strength != model.Undecided {
		t.Fatalf("%s is recommended", as.Recommendation)
	}
	found := 0
	for _, side := range []string{"compose", "kubernetes"} {
		for _, c := range Proposed(b, nil, side) {
			found++
			q, _ := in.Set.Question(questions.ID(c.Name))
			for _, a := range possibleAnswers(q) {
				then := score.Assess(b.With(questions.Overlay(in.Answers, questions.Answers{q.ID: a})))
				if c.Fired(in.Set, a) == record.Yes && then.Strength != model.Undecided && string(then.Recommendation) == side {
					t.Errorf("decided %s: %s would have it recommended", side, c)
				}
			}
		}
	}
	if all := len(Triggers(b, nil)); found == 0 || all == 0 {
		t.Errorf("%d conditions against a decision, %d against none", found, all)
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
