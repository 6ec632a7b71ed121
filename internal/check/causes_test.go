package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

func messages(rs []report.CheckReason) string {
	var out []string
	for _, r := range rs {
		out = append(out, string(r.Message))
	}
	return strings.Join(out, "\n")
}

// today is a check of answers with a baseline of others.
func today(before, now questions.Answers, decision string) Input {
	in := input(now, decision)
	was := input(before, decision).Report
	in.Baseline = &was
	return in
}

// What flipped the recommendation since the baseline is named: the answer that
// did it alone, those that did it together, or the one that closes a side.
func TestWhatChangedIsNamed(t *testing.T) {
	one := questions.Answers{"hosts": said("1"), "budget": said("tight"), "host-failure": said("by-hand"), "platform-engineers": said("none"), "scaling": said("fixed")}
	failover := questions.Answers{}
	for id, a := range one {
		failover[id] = a
	}
	failover["host-failure"] = said("automatic")
	in := today(one, failover, "compose")
	got := Evaluate(in)
	if want := "host-failure: automatic, before by-hand. That rules out Compose: "; len(got.Reasons) == 0 || !strings.HasPrefix(messages(got.Reasons), want) {
		t.Errorf("%s\nwant %s…", messages(got.Reasons), want)
	}

	// Because of what the files show, in the words of the scan.
	because := failover["host-failure"]
	because.Because, because.Source = "the copies are spread over hosts", questions.FromScan
	failover["host-failure"] = because
	in = today(one, failover, "compose")
	if got := messages(Evaluate(in).Reasons); !strings.Contains(got, "host-failure: automatic, before by-hand; the copies are spread over hosts. That rules out Compose") {
		t.Error(got)
	}

	// The baseline recommended the other side too: nothing flipped since, and
	// what speaks most for it is named.
	in = today(failover, failover, "compose")
	in.Baseline.Recommendation = "kubernetes"
	in.Baseline.Vetoes = nil
	if got := messages(Evaluate(in).Reasons); !strings.HasPrefix(got, "Compose is ruled out: ") {
		t.Error(got)
	}
}

// Without vetoes, answers turn it by their points: one alone, or several
// together.
func TestPointsThatTurnIt(t *testing.T) {
	c := &checker{Input: input(questions.Answers{"hosts": said("1")}, "compose")}
	x := report.AnswerChange{Question: "hosts", From: "1", To: "4-10", Points: 3.5}
	for _, k := range []struct {
		alone    bool
		together int
		want     string
	}{
		{false, 2, "hosts: 4-10, before 1 (+3.5 points; together with the others this turns it)."},
		{true, 2, "hosts: 4-10, before 1 (+3.5 points; this alone turns it)."},
		{false, 1, "hosts: 4-10, before 1 (+3.5 points; this alone turns it)."},
	} {
		x.Alone = k.alone
		if got := c.change(x, k.together); got != k.want {
			t.Errorf("%q, want %q", got, k.want)
		}
	}
	c.Report.Vetoes = []report.Veto{{ID: "v", Closes: "kubernetes", Because: []string{"hosts"}, Why: "x"}, {ID: "w", Closes: "compose", Because: []string{"budget"}, Why: "y"}}
	if got := c.change(x, 1); !strings.HasSuffix(got, "this alone turns it).") {
		t.Errorf("a veto of the other side or of another question is taken for the cause: %q", got)
	}
}

func TestChecksSayWhatToDo(t *testing.T) {
	small := questions.Answers{"hosts": said("1"), "host-failure": said("by-hand"), "budget": said("tight"), "platform-engineers": said("none")}
	trigger := []record.Trigger{{Name: "hosts", Op: "<=", Value: "1"}}
	for _, c := range []struct {
		name   string
		change func(*Input)
		next   string
	}{
		{"the day has passed", func(in *Input) { in.Record.ReviewBy = "2026-11-22" }, "Review the decision, then write a new review-by into advisor.yaml."},
		{"the record lies elsewhere", func(in *Input) { in.Record.ReviewBy = "2026-11-22"; in.Apart = true }, "Review the decision, then write a new review-by into the record."},
		{"a trigger", func(in *Input) { in.Record.Triggers = trigger }, "Read the report (`advisor --answers advisor.yaml` in the project's folder), decide again, then change or drop the trigger that is true in advisor.yaml: until then it trips each check."},
		{"two triggers", func(in *Input) {
			in.Record.Triggers = append(trigger, record.Trigger{Name: "budget", Op: "=", Value: "tight"})
		}, "Read the report (`advisor --answers advisor.yaml` in the project's folder), decide again, then change or drop the triggers that are true in advisor.yaml: until then they trip each check."},
		{"a trigger, and the day has passed", func(in *Input) { in.Record.ReviewBy = "2026-11-22"; in.Record.Triggers = trigger }, "Read the report (`advisor --answers advisor.yaml` in the project's folder), decide again, and write decision and review-by into the record; change or drop the trigger that is true."},
	} {
		in := input(small, "compose")
		c.change(&in)
		if got := string(Evaluate(in).Next); got != c.next {
			t.Errorf("%s: %q, want %q", c.name, got, c.next)
		}
	}
	c := &checker{Input: input(small, "compose")}
	doubt := report.Check{Reasons: []report.CheckReason{{Kind: report.Doubted}}}
	if got := c.next(doubt); got != "Correct the answer in advisor.yaml or the files, then decide again." {
		t.Errorf("a doubt: %q", got)
	}
	doubt.Reasons = append(doubt.Reasons, report.CheckReason{Kind: report.FiredTrigger})
	if got := c.next(doubt); !strings.HasPrefix(got, "Read the report") {
		t.Errorf("a doubt and a trigger: %q", got)
	}
}

func TestRemarks(t *testing.T) {
	small := questions.Answers{"hosts": said("1")}
	for _, c := range []struct {
		name   string
		change func(*Input)
		want   string
	}{
		{"it is decided", func(in *Input) { in.Report.Strength = "lean"; in.NoScan = true }, ""},
		{"it is undecided", func(in *Input) { in.Report.Strength = string(model.Undecided); in.NoScan = true }, "Nothing is recommended: the answers lean to Compose, and small changes can turn the result. `--fail-on undecided` makes that a gate."},
		{"it is the other side, undecided", func(in *Input) {
			in.Report.Strength, in.NoScan, in.Record.Decision = string(model.Undecided), true, "kubernetes"
			b := in.Report
			in.Baseline = &b
		}, "Nothing is recommended: the answers lean to Compose, "},
		{"files that are passed over", func(in *Input) {
			in.Report.Strength = "lean"
			in.Report.Facts = &facts.Project{Files: []facts.File{{Path: "compose.yaml"}}, Shadowed: []facts.Use{{Name: "docker-compose.yml"}}}
		}, "compose.yaml is read, and docker-compose.yml beside it is not, as docker compose does."},
		{"none that are", func(in *Input) {
			in.Report.Strength = "lean"
			in.Report.Facts = &facts.Project{Files: []facts.File{{Path: "compose.yaml"}}}
		}, ""},
		{"files that are passed over, of nothing", func(in *Input) {
			in.Report.Strength = "lean"
			in.Report.Facts = &facts.Project{Shadowed: []facts.Use{{Name: "docker-compose.yml"}}}
		}, ""},
	} {
		in := input(small, "compose")
		in.Report.Recommendation = "compose"
		c.change(&in)
		got := messages(Evaluate(in).Remarks)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// doubted is a check in which the files speak against an answer, and show
// another one.
func doubted(answer, seen questions.OptionID) Input {
	in := input(questions.Answers{"hosts": said("1"), "budget": said("tight"), "platform-engineers": said("none"), "host-failure": said(answer)}, "compose")
	in.NoScan = true
	in.Report.Strength = "lean"
	in.Report.Contradictions = []facts.Contradiction{{Message: "it is not so", Questions: []string{"host-failure"}, Evidence: []untrusted.Place{at("compose.yaml", 7)}}}
	in.Judged.Suggested = questions.Answers{"host-failure": {Option: seen, Source: questions.FromScan}}
	return in
}

// A doubt is a reason where the recommendation hangs on who is right, else a
// remark.
func TestDoubts(t *testing.T) {
	got := Evaluate(doubted("by-hand", "automatic"))
	want := "It is not so. With host-failure automatic, as the files show, Kubernetes would be recommended."
	if kinds(got.Reasons) != report.Doubted || messages(got.Reasons) != want || len(got.Remarks) != 0 {
		t.Errorf("%s\n%s", messages(got.Reasons), messages(got.Remarks))
	}
	if at := got.Reasons[0].Evidence; len(at) != 2 || at[0].File != "advisor.yaml" || at[1].File != "compose.yaml" {
		t.Errorf("%v", at)
	}
	if got := Evaluate(doubted("by-hand", "standby")); len(got.Reasons) != 0 || messages(got.Remarks) != "It is not so." {
		t.Errorf("what turns nothing is a reason: %s\n%s", messages(got.Reasons), messages(got.Remarks))
	}
	in := doubted("by-hand", "automatic")
	in.Judged.Suggested = nil
	if got := Evaluate(in); len(got.Reasons) != 0 || len(got.Remarks) != 1 {
		t.Errorf("nothing is shown, and yet: %s", messages(got.Reasons))
	}

	// Answers that speak against each other are in no file.
	in = doubted("by-hand", "automatic")
	in.Report.Contradictions[0].Evidence = nil
	if got := Evaluate(in); len(got.Reasons)+len(got.Remarks) != 0 {
		t.Errorf("%s\n%s", messages(got.Reasons), messages(got.Remarks))
	}
	in = doubted("by-hand", "automatic")
	in.Report.Contradictions[0].Questions = nil
	if got := Evaluate(in); len(got.Reasons)+len(got.Remarks) != 0 {
		t.Errorf("%s\n%s", messages(got.Reasons), messages(got.Remarks))
	}

	// A trigger on the question says it already.
	in = doubted("by-hand", "standby")
	in.Record.Triggers = []record.Trigger{{Name: "host-failure", Op: "=", Value: "by-hand"}}
	if got := Evaluate(in); kinds(got.Reasons) != report.FiredTrigger || len(got.Remarks) != 0 {
		t.Errorf("%s\n%s", messages(got.Reasons), messages(got.Remarks))
	}

	// Not more than somebody reads.
	in = doubted("by-hand", "standby")
	for range 2 * most {
		in.Report.Contradictions = append(in.Report.Contradictions, in.Report.Contradictions[0])
	}
	if got := Evaluate(in); len(got.Remarks) != most {
		t.Errorf("%d remarks", len(got.Remarks))
	}
}

// The value of an answer, and where it is from, in the words of a trigger.
func TestTriggersSayWhatMakesThem(t *testing.T) {
	in := input(questions.Answers{"hosts": {AnyOf: []questions.OptionID{"2-3", "4-10"}, Source: questions.FromFile}}, "compose")
	in.Record.Triggers = []record.Trigger{{Name: "hosts", Op: ">", Value: "1"}}
	if got := messages(Evaluate(in).Reasons); !strings.Contains(got, "hosts is 2-3 or 4-10.") {
		t.Error(got)
	}
	seen := questions.Answer{Option: "5-9", Number: 6, Plain: true, Source: questions.FromScan, Because: "6 services run all the time"}
	in = input(questions.Answers{"services": seen}, "compose")
	in.Judged.Suggested = questions.Answers{"services": seen}
	in.Report.Facts = &facts.Project{Orchestrated: 6, Services: []facts.Service{{Name: "a", Role: facts.RoleApplication, Place: at("a", 1)}}}
	in.Record.Triggers = []record.Trigger{{Name: "services", Op: ">", Value: "5"}}
	if got := messages(Evaluate(in).Reasons); !strings.Contains(got, "services is 6: 6 services run all the time.") {
		t.Error(got)
	}
	in.Baseline = &report.Report{Recommendation: in.Report.Recommendation, Facts: &facts.Project{Orchestrated: 4}}
	if got := messages(Evaluate(in).Reasons); !strings.Contains(got, "services is 6 (4 before): 6 services") {
		t.Error(got)
	}
	in.Baseline.Facts.Orchestrated = 6
	if got := messages(Evaluate(in).Reasons); strings.Contains(got, "before)") {
		t.Error(got)
	}
	said := seen
	said.Source, said.Because = questions.FromFile, ""
	in = input(questions.Answers{"services": said}, "compose")
	in.Record.Triggers = []record.Trigger{{Name: "services", Op: ">", Value: "5"}}
	if got := messages(Evaluate(in).Reasons); !strings.HasSuffix(got, "is true: services is 6.") {
		t.Error(got)
	}
}

// New services are named first where a number of services is counted: those
// that count, and no jobs.
func TestFreshServices(t *testing.T) {
	in := input(questions.Answers{}, "compose")
	in.Report.Facts = &facts.Project{Services: []facts.Service{
		{Name: "old", Role: facts.RoleApplication, Place: at("c", 1)},
		{Name: "new", Role: facts.RoleApplication, Place: at("c", 2)},
		{Name: "job", Role: facts.RoleJob, Place: at("c", 3)},
	}}
	in.Baseline = &report.Report{Facts: &facts.Project{Services: []facts.Service{{Name: "old"}}}}
	c := &checker{Input: in}
	if got := c.fresh("services", nil); !slices.Equal(got, []untrusted.Place{at("c", 2)}) {
		t.Errorf("services: %v", got)
	}
	if got := c.fresh("published-ports", []untrusted.Place{at("c", 1), at("c", 3)}); !slices.Equal(got, []untrusted.Place{at("c", 3)}) {
		t.Errorf("ports: %v", got)
	}
	if got := c.counted("hosts", 2); got != "" {
		t.Errorf("an answer was not counted: %q", got)
	}
}

// What a trigger counts, and where.
func TestMetricsCount(t *testing.T) {
	r := report.Report{
		Facts: &facts.Project{Services: []facts.Service{
			{Name: "a", Replicas: 2, Place: at("c", 1), Ports: []facts.Port{{Count: 2}, {Count: 1}}},
			{Name: "b", Replicas: 3, Place: at("c", 2), GPUs: []facts.Use{{}}},
			{Name: "c", Replicas: 3, Place: at("c", 3), Build: &facts.Build{}},
		}, Profiles: []facts.Profile{{}, {}}, Volumes: []facts.Volume{{Place: at("c", 4)}}, Networks: []facts.Network{{Place: at("c", 5)}, {Place: at("c", 6)}}},
		Portability: []facts.Portability{
			{Effort: facts.Blocker, Feature: "cgroup", Evidence: []untrusted.Place{at("c", 7)}},
			{Effort: facts.Large, Evidence: []untrusted.Place{at("c", 8)}},
			{Effort: facts.Blocker, Feature: "isolation", Evidence: []untrusted.Place{at("c", 9)}},
		},
		Findings: []facts.Finding{
			{Severity: facts.High, Services: []untrusted.Text{"a", "b", "c"}, Accepted: []facts.Acceptance{{Service: "a"}}, Evidence: []untrusted.Place{at("c", 10)}},
			{Severity: facts.High, Services: []untrusted.Text{"a"}, Accepted: []facts.Acceptance{{Service: "a"}}, Evidence: []untrusted.Place{at("c", 11)}},
			{Severity: facts.Medium, Evidence: []untrusted.Place{at("c", 12)}},
		},
		Contradictions: []facts.Contradiction{{Evidence: []untrusted.Place{at("c", 13)}}},
	}
	wanted := map[string]string{
		"all-services": "3 [c:1 c:2 c:3]", "built-images": "1 [c:3]", "published-ports": "3 [c:1]", "most-replicas": "3 [c:2]", "gpu-services": "1 [c:2]",
		"profiles": "2 []", "volumes": "1 [c:4]", "networks": "2 [c:5 c:6]", "blockers": "2 [c:7 c:9]",
		"high-findings": "2 [c:10]", "medium-findings": "1 [c:12]", "contradictions": "1 [c:13]",
	}
	for _, id := range MetricIDs() {
		n, at := count(id, r)
		if got := fmt.Sprint(n, " ", at); got != wanted[id] {
			t.Errorf("%s: %s, want %s", id, got, wanted[id])
		}
		delete(wanted, id)
	}
	for id := range wanted {
		t.Errorf("there is no metric %s", id)
	}
}

// A finding that is gone from the whole project names no service, and one of
// an older report keeps its places.
func TestGoneAndOld(t *testing.T) {
	_, since := Since(State{}, State{Findings: []facts.Finding{{Rule: "whole"}, {Rule: "r", Services: []untrusted.Text{"a"}}}}, "b")
	if len(since.Gone) != 2 || since.Gone[0].Services == nil || since.Gone[1].Services != nil {
		t.Errorf("%+v", since.Gone)
	}
	old := facts.Finding{Rule: "r", Message: "m: a.", Services: []untrusted.Text{"a", "b"}, Evidence: []untrusted.Place{at("c", 1)}}
	fresh, _ := Since(State{Findings: []facts.Finding{old}}, State{Findings: []facts.Finding{{Rule: "r", Services: []untrusted.Text{"a"}}}}, "b")
	if len(fresh) != 1 || len(fresh[0].Evidence) != 1 {
		t.Errorf("%+v", fresh)
	}
}

// Ten remarks on acceptances are all shown, and no line says that none is left.
func TestJustAsManyAcceptances(t *testing.T) {
	in := input(questions.Answers{"hosts": said("1")}, "compose")
	in.Report.Facts = &facts.Project{}
	for i := range mostEnded {
		in.Record.Accepted = append(in.Record.Accepted, record.Accepted{Rule: fmt.Sprint("r", i), Service: "a", Reason: "x", Until: "2020-01-01"})
	}
	got := (&checker{Input: in}).endings()
	if len(got) != mostEnded || string(got[0].Message) != "The accepted finding r0 in a is no longer found. Remove it from the record." {
		t.Errorf("%d: %s", len(got), messages(got))
	}
	in.Record.Accepted = []record.Accepted{{Rule: "whole", Until: "2020-01-01"}}
	if got := messages((&checker{Input: in}).endings()); got != "The accepted finding whole is no longer found. Remove it from the record." {
		t.Error(got)
	}
}

// Of two acceptances that hold as long, the first in the record gives its
// reason, and that of the service before that of every service.
func TestAcceptancesOfOneDay(t *testing.T) {
	fs := []facts.Finding{{Rule: "r", Services: []untrusted.Text{"a"}}}
	got := Accept(fs, []record.Accepted{{Rule: "r", Service: "a", Reason: "first", Until: "2027-01-01"}, {Rule: "r", Service: "a", Reason: "second", Until: "2027-01-01"}, {Rule: "r", Reason: "every", Until: "2027-01-01"}})
	if r := got[0].Accepted[0].Reason; r != "first" {
		t.Errorf("%q", r)
	}
}

// What a trigger says of an answer has a colon only where the scan gave a
// reason; the words of the record stand in the record.
func TestTriggersRepeatNoReasonOfTheRecord(t *testing.T) {
	for _, a := range []questions.Answer{
		{Option: "5-9", Number: 6, Plain: true, Source: questions.FromScan},
		{Option: "5-9", Number: 6, Plain: true, Source: questions.FromFile, Because: "we counted"},
	} {
		in := input(questions.Answers{"services": a}, "compose")
		in.Record.Triggers = []record.Trigger{{Name: "services", Op: ">", Value: "5"}}
		if got := messages(Evaluate(in).Reasons); !strings.HasSuffix(got, "is true: services is 6.") {
			t.Errorf("%+v: %s", a, got)
		}
	}
}

// Where the recommendation is the other side already, a doubt turns nothing.
func TestDoubtsOfAnotherSide(t *testing.T) {
	in := input(questions.Answers{"hosts": said("1"), "host-failure": said("automatic")}, "compose")
	in.NoScan = true
	in.Report.Contradictions = []facts.Contradiction{{Message: "it is not so", Questions: []string{"hosts"}, Evidence: []untrusted.Place{at("compose.yaml", 7)}}}
	in.Judged.Suggested = questions.Answers{"hosts": {Option: "4-10", Source: questions.FromScan}}
	got := Evaluate(in)
	if all := messages(got.Reasons) + messages(got.Remarks); in.Report.Recommendation != "kubernetes" || strings.Contains(all, "would be recommended") {
		t.Errorf("%s: %s", in.Report.Recommendation, all)
	}
}

// Of many answers that turned it together, as many are named as somebody
// reads; each with its line of the record.
func TestAFewCausesAreNamed(t *testing.T) {
	before := questions.Answers{"budget": said("tight"), "platform-engineers": said("none"), "kubernetes-experience": said("none"), "services": said("1-4"), "isolation": said("none"), "platform-features": said("none")}
	now := questions.Answers{"budget": said("ample"), "platform-engineers": said("3+"), "kubernetes-experience": said("production"), "services": said("50+"), "isolation": said("tenants"), "platform-features": said("several")}
	in := today(before, now, "compose")
	flipped := Evaluate(in)
	in.Baseline = nil
	in.Record.Answers = now
	strongest := Evaluate(in)
	for name, got := range map[string]report.Check{"flipped": flipped, "strongest": strongest} {
		if in.Report.Recommendation != "kubernetes" || len(got.Reasons) != most {
			t.Errorf("%s: %d reasons, want %d:\n%s", name, len(got.Reasons), most, messages(got.Reasons))
		}
		for _, r := range got.Reasons {
			if len(r.Evidence) != 1 || r.Evidence[0].File != "advisor.yaml" || r.Evidence[0].Line < 10 {
				t.Errorf("%s: %s is at %v", name, r.Message, r.Evidence)
			}
		}
	}
}

// Answers that decide nothing: it depends on whether they are nearer to the
// decision, and whether something else speaks against it.
func TestUndecidedHeadlines(t *testing.T) {
	small := questions.Answers{"hosts": said("1"), "budget": said("tight")}
	fires := record.Trigger{Name: "hosts", Op: "=", Value: "1"}
	for _, c := range []struct {
		decision string
		triggers []record.Trigger
		want     string
	}{
		{"compose", nil, " for Compose still holds; the answers alone lead to no recommendation ("},
		{"compose", []record.Trigger{fires}, " for Compose is due for review; the answers alone lead to no recommendation ("},
		{"kubernetes", nil, " for Kubernetes still holds; the answers alone lead to no recommendation ("},
		{"kubernetes", []record.Trigger{fires}, " for Kubernetes is due for review; the answers alone lead to no recommendation ("},
	} {
		in := input(small, c.decision)
		in.Report.Strength = "undecided"
		in.Record.Triggers = c.triggers
		if got := Evaluate(in).Headline; !strings.Contains(string(got), c.want) {
			t.Errorf("%s, want …%s…", got, c.want)
		}
	}
}

// What a team knew when it decided against the recommendation is no reason for
// ever: it has to have written down why, and what is new since counts.
func TestDecidedAgainstTheRecommendation(t *testing.T) {
	small := questions.Answers{"hosts": said("1"), "budget": said("tight"), "platform-engineers": said("none")}
	failover := questions.Answers{"hosts": said("1"), "host-failure": said("automatic")}
	for _, c := range []struct {
		name     string
		answers  questions.Answers
		decision string
		reason   string
		with     record.DecidedWith
		want     string // the kinds of the reasons
	}{
		{"without a reason", small, "kubernetes", "", record.DecidedWith{Recommendation: "compose"}, report.ChangedAnswer},
		{"with one", small, "kubernetes", "we run a cluster", record.DecidedWith{Recommendation: "compose"}, ""},
		{"with one, and nobody kept what was recommended", small, "kubernetes", "we run a cluster", record.DecidedWith{}, ""},
		{"with one, and then it was what was recommended", small, "kubernetes", "we run a cluster", record.DecidedWith{Recommendation: "kubernetes"}, report.ChangedAnswer},
		{"ruled out", failover, "compose", "", record.DecidedWith{Recommendation: "kubernetes", RuledOut: []string{"automatic-failover"}}, report.ClosedOption},
		{"ruled out, and it was then", failover, "compose", "by hand until May", record.DecidedWith{Recommendation: "kubernetes", RuledOut: []string{"automatic-failover"}}, ""},
		{"ruled out by something new", failover, "compose", "by hand until May", record.DecidedWith{Recommendation: "kubernetes", RuledOut: []string{"other"}}, report.ClosedOption},
		{"ruled out, and nobody kept whether it was", failover, "compose", "by hand until May", record.DecidedWith{}, ""},
	} {
		in := input(c.answers, c.decision)
		in.Record.Taken.Reason, in.Record.DecidedWith = untrusted.Text(c.reason), c.with
		got := Evaluate(in)
		if k, _, _ := strings.Cut(kinds(got.Reasons), " "); k != c.want || got.Stands != (c.want == "") {
			t.Errorf("%s: %q, %+v", c.name, got.Headline, got.Reasons)
		}
		if got.Stands && !strings.Contains(string(got.Headline), "still holds, against the recommendation of ") {
			t.Errorf("%s: %s", c.name, got.Headline)
		}
		if !got.Stands && !strings.Contains(string(got.Next), "write why as `reason:`") {
			t.Errorf("%s: %s", c.name, got.Next)
		}
	}
}

// A result that recommends nothing is no change of mind, whichever side it leans
// to; what decides is ruled out is one.
func TestUndecidedIsNoChangeOfMind(t *testing.T) {
	for _, decision := range []string{"compose", "kubernetes"} {
		in := input(questions.Answers{"hosts": said("1")}, decision)
		in.Report.Strength, in.Report.Vetoes = "undecided", nil
		if got := Evaluate(in); !got.Stands {
			t.Errorf("%s: %+v", decision, got.Reasons)
		}
		in.Report.Vetoes = []report.Veto{{ID: "v", Closes: decision, Why: "x", Because: []string{"hosts"}}}
		if got := Evaluate(in); kinds(got.Reasons) != report.ClosedOption || !strings.Contains(string(got.Headline), " no longer holds: ") {
			t.Errorf("%s: %s %+v", decision, got.Headline, got.Reasons)
		}
	}
}

// Triggers that are true already are named with what makes them; the others, and those
// that nothing is known of, are not.
func TestTrueNow(t *testing.T) {
	in := input(questions.Answers{"hosts": {Option: "2-3", Number: 3, Plain: true, Source: questions.FromFile}}, "")
	in.Report.Facts = &facts.Project{Orchestrated: 6}
	got := TrueNow(in, []record.Trigger{
		{Name: "hosts", Op: ">", Value: "2"}, {Name: "hosts", Op: ">", Value: "3"}, {Name: "engineers", Op: ">", Value: "1"},
	})
	if want := []string{"hosts > 2 (hosts is 3)"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
