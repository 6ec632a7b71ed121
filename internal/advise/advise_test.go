package advise

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/questions/questionstest"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// answers parses "question=option" words.
var answers = questionstest.Answers

func reportOf(t *testing.T, p *facts.Project, words ...string) report.Report {
	t.Helper()
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Answers: answers(t, words...), Project: p}
	return Report(in, Judge(p, questions.Default(), nil))
}

// shop is a project with a frontend, a backend that is not ready, and data.
func shop() *facts.Project {
	at := func(line int) untrusted.Place { return untrusted.Place{File: "compose.yaml", Line: line} }
	service := func(name untrusted.Text, role facts.Role, line int) facts.Service {
		return facts.Service{
			Name: name, Role: role, RoleSure: true, Replicas: 1, Place: at(line),
			Image: &facts.Image{Ref: "example/" + name + ":1", Repository: "example/" + name, Tag: "1", Place: at(line + 1)},
		}
	}
	db := service("db", facts.RoleDatabase, 20)
	db.Stateful = true
	return &facts.Project{
		Name: "shop", Files: []facts.File{{Path: "compose.yaml", SHA256: "00", Kind: "compose"}}, Orchestrated: 2,
		Services: []facts.Service{service("api", facts.RoleApplication, 2), db, service("web", facts.RoleFrontend, 40)},
	}
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers []string
		want    string
	}{
		{"closed", []string{"host-failure=automatic"}, "Run shop on a "},
		{"nothing", nil, "Nothing is recommended for shop yet. Answer first: "},
		{"both closed", []string{"host-failure=automatic", "vendor-support=compose-only"}, "No option meets every requirement of shop: host failure (any service moves to any other host automatically, with its data) rules out Docker Compose, and vendor support (Compose only) rules out Kubernetes. Relax first: accept that only prepared hosts take over, with a virtual IP address and replicated data. Then Docker Compose is possible again."},
		{"strong", []string{
			"stage=internal", "services=3", "stateful-services=1", "environments=same", "workloads=services", "isolation=none",
			"platform-features=none", "compliance=none", "vendor-support=either", "hosts=1", "host-failure=by-hand",
			"availability=best-effort", "deploy-downtime=minutes", "scaling=fixed", "traffic=steady", "growth=flat",
			"engineers=2", "platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=managed", "budget=tight",
			"deploy-frequency=monthly", "on-call=none", "delivery=scripted", "observability=logs", "time-to-production=weeks",
		}, "Run shop with Docker Compose on one host."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := string(reportOf(t, shop(), c.answers...).Summary.Verdict)
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("got  %s\nwant %s…", got, c.want)
			}
		})
	}
}

func TestContributionsAddUpToTheScore(t *testing.T) {
	r := reportOf(t, nil, "hosts=3", "scaling=automatic", "budget=tight", "engineers=4")
	sum := 50.0
	for _, f := range r.Factors {
		sum += f.Contribution
	}
	if math.Abs(sum-r.Score) > 1e-9 {
		t.Errorf("50 and the contributions are %v, the score is %v", sum, r.Score)
	}
	if r.ScoreRange[0] > r.Score || r.Score > r.ScoreRange[1] {
		t.Errorf("%v lies outside of %v", r.Score, r.ScoreRange)
	}
}

func actions(r report.Report) string {
	var b strings.Builder
	for _, s := range r.NextSteps {
		b.WriteString(s.When + ": " + string(s.Action) + "\n")
	}
	return b.String()
}

func TestAnswersThatSpeakAgainstEachOther(t *testing.T) {
	r := reportOf(t, nil, "hosts=1", "regions=several")
	if len(r.Contradictions) != 1 || !strings.Contains(string(r.Contradictions[0].Message), "regions") {
		t.Errorf("got %+v", r.Contradictions)
	}
}

func TestBothSidesAreArgued(t *testing.T) {
	for _, words := range [][]string{
		{"hosts=3", "budget=tight", "engineers=2"},
		{"hosts=1", "scaling=automatic", "traffic=spiky"},
	} {
		r := reportOf(t, nil, words...)
		if len(r.Summary.Reasons) == 0 || len(r.Summary.Against) == 0 || len(r.CounterCase) == 0 {
			t.Errorf("%v: reasons %d, against %d, counter case %d", words, len(r.Summary.Reasons), len(r.Summary.Against), len(r.CounterCase))
		}
	}
}

func TestConsequencesAreGoodAndBad(t *testing.T) {
	for _, words := range [][]string{small(), large(), small("host-failure=standby"), large("kubernetes-access=running")} {
		r := reportOf(t, shop(), words...)
		kinds := map[string]int{}
		for _, c := range r.Consequences {
			kinds[c.Kind]++
		}
		if kinds["good"] == 0 || kinds["bad"] == 0 || len(kinds) != 2 {
			t.Errorf("%v: %v", words, kinds)
		}
	}
	if r := reportOf(t, shop()); len(r.Consequences) > 0 {
		t.Errorf("nothing is recommended, and %q follows", r.Consequences)
	}
}

func TestEqualInputsGiveEqualBytes(t *testing.T) {
	var first []byte
	for range 5 {
		b, err := json.Marshal(reportOf(t, shop(), "hosts=2", "scaling=manual"))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		}
		if !bytes.Equal(first, b) {
			t.Fatal("two runs differ")
		}
	}
}
