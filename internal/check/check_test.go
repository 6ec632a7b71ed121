package check

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"advisor/internal/advise"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/rules"
	"advisor/internal/untrusted"
)

// example is a saved report of an example project.
func example(t testing.TB, name string) report.Report {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "docs", "examples", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	r, err := report.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// input is a check of answers without files.
func input(answers questions.Answers, decision string) Input {
	in := advise.Input{Version: "v1", Set: questions.Default(), Model: model.Default(), Answers: answers}
	judged := advise.Judge(nil, questions.Default(), nil)
	lines := map[string]int{"decision": 1, "review-by": 2}
	for i, q := range in.Set.Questions {
		lines[string(q.ID)] = 10 + i
	}
	return Input{
		Advice: in, Judged: judged, Report: advise.Report(in, judged), File: "advisor.yaml", Today: "2026-11-23",
		Record: record.Record{Answers: answers, Decision: decision, Lines: lines},
	}
}

func said(option questions.OptionID) questions.Answer {
	return questions.Answer{Option: option, Source: questions.FromFile}
}

func kinds(rs []report.CheckReason) string {
	var out []string
	for _, r := range rs {
		out = append(out, r.Kind)
	}
	return strings.Join(out, " ")
}

func TestEvaluate(t *testing.T) {
	small := questions.Answers{"hosts": said("1"), "host-failure": said("by-hand"), "budget": said("tight"), "platform-engineers": said("none")}
	failover := questions.Answers{"host-failure": said("automatic")}
	for _, c := range []struct {
		name, decision string
		answers        questions.Answers
		change         func(in *Input)
		kinds          string
		says           string
	}{
		{"stands", "compose", small, nil, "", "The decision of this system for Compose still holds (confidence high, score"},
		{"the other side", "kubernetes", small, nil, "answer answer answer", "no longer holds: Compose is recommended now"},
		{"closed", "compose", failover, nil, "veto", "Kubernetes is recommended now"},
		{"review passed", "compose", small, func(in *Input) { in.Record.ReviewBy = "2026-11-22" }, "review", "is due for review; Compose is still recommended"},
		{"review is today", "compose", small, func(in *Input) { in.Record.ReviewBy = "2026-11-23" }, "", "still holds"},
		{"trigger", "compose", small, func(in *Input) {
			in.Record.Triggers = []record.Trigger{{Name: "hosts", Op: "<=", Value: "1"}, {Name: "hosts", Op: ">", Value: "1"}}
		}, "trigger", "is due for review"},
		{"trigger on a fact without a scan", "compose", small, func(in *Input) {
			in.Record.Triggers = []record.Trigger{{Name: "blockers", Op: ">=", Value: "1"}}
		}, "", "still holds"},
		{"as the baseline", "kubernetes", small, func(in *Input) { b := in.Report; in.Baseline = &b }, "", "still holds, against the recommendation of Compose"},
		{"closed before too", "compose", failover, func(in *Input) { b := in.Report; in.Baseline = &b }, "", "still holds, against the recommendation of Kubernetes"},
		{"both and more", "kubernetes", small, func(in *Input) {
			in.Record.ReviewBy = "2020-01-01"
			in.Record.Triggers = []record.Trigger{{Name: "hosts", Op: "=", Value: "1"}}
		}, "answer answer answer trigger review", "no longer holds"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := input(c.answers, c.decision)
			if c.change != nil {
				c.change(&in)
			}
			got := Evaluate(in)
			if kinds(got.Reasons) != c.kinds || got.Stands != (c.kinds == "") || !strings.Contains(string(got.Headline), c.says) {
				t.Errorf("%q\n%+v", got.Headline, got.Reasons)
			}
			if got.Stands != (got.Next == "") {
				t.Errorf("stands: %v, next: %q", got.Stands, got.Next)
			}
		})
	}
}

// Whatever people answered and decided: a check that does not stand says why,
// with a place in the record for each answer; one that stands has no reason;
// the decision that is recommended stands without triggers and dates.
func TestEvaluateAnyAnswers(t *testing.T) {
	set := questions.Default()
	dice := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		answers := questions.Answers{}
		for _, q := range set.Questions {
			if dice.IntN(3) > 0 {
				answers[q.ID] = said(q.Options[dice.IntN(len(q.Options))].ID)
			}
		}
		for _, decision := range []string{"compose", "kubernetes"} {
			in := input(answers, decision)
			got := Evaluate(in)
			if got.Stands != (len(got.Reasons) == 0) {
				t.Fatalf("stands %v with %d reasons", got.Stands, len(got.Reasons))
			}
			closed := slices.ContainsFunc(in.Report.Vetoes, func(v report.Veto) bool { return v.Closes == decision })
			if want := (in.Report.Recommendation == decision || in.Report.Strength == "undecided") && !closed; got.Stands != want {
				t.Fatalf("%s, recommended %s, closed %v: stands %v", decision, in.Report.Recommendation, closed, got.Stands)
			}
			for _, r := range got.Reasons {
				if r.Message == "" || !strings.HasSuffix(string(r.Message), ".") {
					t.Errorf("%q is no sentence", r.Message)
				}
			}
		}
	}
}

// What a trigger may name is counted as a person counts it in the example.
func TestMetrics(t *testing.T) {
	r := example(t, "shop")
	for id, want := range map[string]int{
		"all-services": len(r.Facts.Services), "built-images": 5, "published-ports": 2, "most-replicas": 1,
		"gpu-services": 0, "high-findings": 1, "blockers": 1,
	} {
		if got, _ := count(id, r); got != want {
			t.Errorf("%s is %d, want %d", id, got, want)
		}
	}
	for _, f := range Metrics() {
		if n, at := f.count(report.Report{}); n != 0 || len(at) != 0 {
			t.Errorf("%s without a scan: %d at %v", f.ID, n, at)
		}
		if _, asked := questions.Default().Question(questions.ID(f.ID)); asked {
			t.Errorf("%s is a question too", f.ID)
		}
	}
}

func TestSince(t *testing.T) {
	now := example(t, "shop").Findings
	fresh, since := Since(State{Findings: now}, State{Findings: now}, "then.json")
	if len(fresh) > 0 || len(since.Gone) > 0 || since.New != 0 || since.Unchanged == 0 {
		t.Errorf("against itself: %d findings, %+v", len(fresh), since)
	}
	fresh, since = Since(State{Findings: now}, State{}, "then.json")
	if len(fresh) != len(now) || since.Unchanged != 0 {
		t.Errorf("against nothing: %d of %d, %+v", len(fresh), len(now), since)
	}
	fresh, since = Since(State{}, State{Findings: now}, "then.json")
	if len(fresh) != 0 || len(since.Gone) != len(now) {
		t.Errorf("nothing left: %+v", since)
	}
}

// A rule that hits in one more service is new in that one alone: its name, its
// places and its message.
func TestSinceInOneService(t *testing.T) {
	hit := func(s untrusted.Text, line int) facts.Hit {
		return facts.Hit{Service: s, Place: untrusted.Place{File: "compose.yaml", Line: line}}
	}
	before := facts.Finding{Rule: "r", Severity: facts.High, Title: "It is open", Message: "A port is open in a (80).", Services: []untrusted.Text{"a"}, Hits: []facts.Hit{hit("a", 2)}}
	now := before
	now.Message = "A port is open in a (80) and b (81)."
	now.Services, now.Hits = []untrusted.Text{"a", "b"}, []facts.Hit{hit("a", 12), hit("b", 15)}
	now.Accepted = []facts.Acceptance{{Service: "a", Reason: "x", Until: "2027-01-01"}}
	fresh, since := Since(State{Findings: []facts.Finding{now}}, State{Findings: []facts.Finding{before}}, "then.json")
	if len(fresh) != 1 || since.New != 1 || since.Unchanged != 1 {
		t.Fatalf("%+v, %+v", fresh, since)
	}
	f := fresh[0]
	if string(f.Message) != "It is open: b." || !slices.Equal(f.Services, []untrusted.Text{"b"}) || len(f.Accepted) != 0 ||
		len(f.Evidence) != 1 || f.Evidence[0].Line != 15 {
		t.Errorf("%+v", f)
	}
}

func TestManyAcceptancesAreCut(t *testing.T) {
	in := input(questions.Answers{"hosts": said("1"), "budget": said("tight"), "host-failure": said("by-hand")}, "compose")
	in.Report.Facts = &facts.Project{}
	for range 1000 {
		in.Record.Accepted = append(in.Record.Accepted, record.Accepted{Rule: "r", Reason: "x", Until: "2020-01-01"})
	}
	got := Evaluate(in).Remarks
	if last := got[len(got)-1]; len(got) > mostEnded+5 || string(last.Message) != "990 more accepted findings have ended or are no longer found." {
		t.Errorf("%d remarks, the last %q", len(got), last.Message)
	}
}

// An acceptance that ended is worth a remark only where none that holds has
// taken its place.
func TestRenewedAcceptance(t *testing.T) {
	old := record.Accepted{Rule: "r", Service: "a", Reason: "x", Until: "2020-01-01"}
	for _, c := range []struct {
		service untrusted.Text
		remarks int
	}{{"a", 0}, {"", 0}, {"b", 1}} {
		in := input(questions.Answers{"hosts": said("1")}, "compose")
		in.Report.Facts = &facts.Project{}
		in.Report.Findings = []facts.Finding{{Rule: "r", Services: []untrusted.Text{"a", "b"}}}
		in.Record.Accepted = []record.Accepted{old, {Rule: "r", Service: c.service, Reason: "y", Until: "2030-01-01"}}
		got := 0
		for _, r := range Evaluate(in).Remarks {
			if r.Kind == report.EndedAccept {
				got++
			}
		}
		if got != c.remarks {
			t.Errorf("accepted in %q again: %d remarks, want %d", c.service, got, c.remarks)
		}
	}
}

func TestAccept(t *testing.T) {
	fs := []facts.Finding{
		{Rule: "r", Services: []untrusted.Text{"a", "b"}},
		{Rule: "whole"},
		{Rule: "other", Services: []untrusted.Text{"a"}},
	}
	got := Accept(fs, []record.Accepted{
		{Rule: "r", Service: "a", Reason: "short", Until: "2026-01-01"},
		{Rule: "r", Service: "a", Reason: "long", Until: "2027-01-01"},
		{Rule: "whole", Reason: "fine", Until: "2027-01-01"},
		{Rule: "other", Service: "b", Reason: "elsewhere", Until: "2027-01-01"},
	})
	if len(got[0].Accepted) != 1 || got[0].Accepted[0].Reason != "long" || !got[0].Open() || got[1].Open() || !got[2].Open() {
		t.Errorf("%+v", got)
	}
	everywhere := Accept(fs, []record.Accepted{{Rule: "r", Service: "a", Reason: "own", Until: "2026-01-01"}, {Rule: "r", Reason: "every", Until: "2027-01-01"}})
	if as := everywhere[0].Accepted; len(as) != 2 || as[0].Reason != "every" || as[1].Reason != "every" {
		t.Errorf("what holds longer in every service counts: %+v", as)
	}
	if Open(got[0], "2026-12-31") != 1 || Open(got[0], "2027-01-02") != 2 || Open(got[1], "2027-01-01") != 0 || Open(got[1], "2027-01-02") != 1 {
		t.Error("counts the wrong day")
	}
	if fs[0].Accepted != nil {
		t.Error("changes what it was given")
	}
}

// What is new in some services is said as the rule says it, of those services
// alone; of all of them it is what the scan says.
func TestSinceSaysItAsTheRuleDoes(t *testing.T) {
	r := example(t, "shop")
	some := 0
	for _, f := range r.Findings {
		whole, ok := rules.Only(*r.Facts, f, f.Services)
		if len(f.Services) < 2 {
			continue
		}
		if !ok || whole.Message != f.Message || !slices.Equal(whole.Evidence, f.Evidence) {
			t.Errorf("%s: of all services %q, want %q", f.Rule, whole.Message, f.Message)
		}
		before := f
		before.Services = f.Services[1:]
		fresh, since := Since(State{Findings: []facts.Finding{f}, Facts: r.Facts}, State{Findings: []facts.Finding{before}}, "then.json")
		if len(fresh) != 1 || since.New != 1 {
			t.Fatalf("%s: %d new, %+v", f.Rule, len(fresh), since)
		}
		some++
		message := string(fresh[0].Message)
		if !strings.HasSuffix(message, ".") || strings.Contains(message, ".:") || !strings.Contains(message, string(f.Services[0])) {
			t.Errorf("%s: %q", f.Rule, message)
		}
		for _, s := range f.Services[1:] {
			if slices.Contains(strings.FieldsFunc(message, func(c rune) bool { return c != '-' && !unicode.IsLetter(c) }), string(s)) {
				t.Errorf("%s names %s, which is not new: %q", f.Rule, s, message)
			}
		}
	}
	if some < 4 {
		t.Errorf("only %d findings in several services", some)
	}
}

// What today's answers do not make matter is not said to be gone while the files
// still have it; what the files no longer have is.
func TestSinceOfWhatNobodyAsksFor(t *testing.T) {
	r := example(t, "shop")
	before := rules.Check(*r.Facts, rules.Needs{Customers: true, Availability: true})
	now := rules.Check(*r.Facts, rules.Needs{})
	if len(now) >= len(before) {
		t.Fatalf("%d findings with needs, %d without: the example shows nothing", len(before), len(now))
	}
	_, since := Since(State{Findings: now, Facts: r.Facts}, State{Findings: before, Facts: r.Facts}, "then.json")
	if len(since.Gone) != 0 || since.Unchanged == 0 {
		t.Errorf("of files that are the same: %+v", since)
	}
	changed := *r.Facts
	changed.Services = nil
	_, since = Since(State{Facts: &changed}, State{Findings: before, Facts: r.Facts}, "then.json")
	if len(since.Gone) == 0 {
		t.Errorf("of a project without services: %+v", since)
	}
}
