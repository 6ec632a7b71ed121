package advise

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/estimate"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/score"
)

// twoSaid is a dispute of two answers with the scores that they lead to.
func twoSaid(question, a, b string, of, to float64) report.Disagreement {
	return report.Disagreement{Question: question, Said: []report.Said{{Answer: a, Score: of}, {Answer: b, Score: to}}}
}

// Of each dispute the answer that speaks most for a side is taken, or each way in turn.
func TestWaysToSettle(t *testing.T) {
	ds := []report.Disagreement{twoSaid("hosts", "1", "4-10", 40, 60), twoSaid("scaling", "automatic", "fixed", 55, 45)}
	ds[0].Said = append(ds[0].Said, report.Said{Answer: "2-3", Score: 50})
	words := func(as questions.Answers) string {
		return fmt.Sprintf("%s %s", as["hosts"].Option, as["scaling"].Option)
	}
	if up, down := words(mostFor(ds, 1)), words(mostFor(ds, -1)); up != "4-10 automatic" || down != "1 fixed" {
		t.Errorf("most for Kubernetes %s, for Compose %s", up, down)
	}
	var all []string
	for n := range 6 {
		all = append(all, words(combination(ds, n)))
	}
	if got := strings.Join(all, ", "); got != "1 automatic, 4-10 automatic, 2-3 automatic, 1 fixed, 4-10 fixed, 2-3 fixed" {
		t.Error(got)
	}
	in := Input{Set: questions.Default(), Model: model.Default(), Answers: answers(t, "engineers=3")}
	var many []report.Disagreement
	for _, q := range in.Set.Asked(questions.Answers{}) {
		last := len(q.Options) - 1
		many = append(many, twoSaid(string(q.ID), string(q.Options[0].ID), string(q.Options[last].ID), 40, 60))
	}
	if w := waysToSettle(in, many[:10]); len(w.outcomes) != 1024 || !w.all {
		t.Errorf("%d ways, all: %v", len(w.outcomes), w.all)
	}
	w := waysToSettle(in, many)
	if len(w.outcomes) != 2 || w.all || w.outcomes[0] != in.outcome(mostFor(many, 1)) || w.outcomes[1] != in.outcome(mostFor(many, -1)) || w.outcomes[0] == w.outcomes[1] {
		t.Errorf("%d ends, all: %v: %v", len(w.outcomes), w.all, w.outcomes)
	}
}

// Whether it matters who is right, in a sentence.
func TestDisputedInWords(t *testing.T) {
	in := Input{Respondents: make([]Respondent, 3)}
	matters := func(label string) report.Disagreement { return report.Disagreement{Label: label, Matters: true} }
	side := func(s string) outcome.Outcome { return outcome.Outcome{Head: s} }
	same, other := []outcome.Outcome{side("compose"), side("compose")}, []outcome.Outcome{side("compose"), side("kubernetes")}
	for _, c := range []struct {
		w    settlements
		want string
	}{
		{settlements{}, ""},
		{settlements{disputes: []report.Disagreement{matters("hosts"), {Label: "budget"}}, outcomes: other}, "3 records disagree on 2 questions; who is right about hosts decides the recommendation"},
		{settlements{disputes: []report.Disagreement{matters("hosts"), matters("scaling")}, outcomes: other}, "3 records disagree on 2 questions; each of these decides the recommendation: hosts, scaling"},
		{settlements{disputes: make([]report.Disagreement, 2), outcomes: other}, "3 records disagree on 2 questions; none of them decides the recommendation by itself, but together they can"},
		{settlements{disputes: make([]report.Disagreement, 2), outcomes: same}, "3 records disagree on 2 questions; whoever is right, the recommendation stays as it is"},
		{settlements{disputes: make([]report.Disagreement, 1), outcomes: same}, "3 records disagree on 1 question; whoever is right, the recommendation stays as it is"},
	} {
		if got := disputed(in, c.w); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// What to agree on, and what that settles.
func TestAgreeOnInWords(t *testing.T) {
	disputes := func(n int) (out []report.Disagreement) {
		for _, id := range []string{"a", "b", "c", "d"}[:n] {
			out = append(out, report.Disagreement{Question: id, Label: "label " + id})
		}
		return out
	}
	for _, c := range []struct {
		settle   []string
		disputes int
		enough   bool
		want     string
	}{
		{nil, 2, true, ""},
		{[]string{"a"}, 1, true, "Agree on label a; nothing else is disputed."},
		{[]string{"a"}, 2, true, "Agree on label a; the other dispute then changes nothing that is recommended."},
		{[]string{"a"}, 3, true, "Agree on label a; the other 2 disputes then change nothing that is recommended."},
		{[]string{"a", "b"}, 3, false, "Agree on label a and label b first, which weigh most; no two disputes settle it alone."},
		{[]string{"a", "b"}, 4, false, "Agree on label a and label b first, which weigh most; no two disputes settle it alone."},
	} {
		if got := agreeOn(report.Report{Settle: c.settle, Disagreements: disputes(c.disputes)}, c.enough); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// People are asked to agree on what settles it, or on all of it.
func TestToSettle(t *testing.T) {
	for _, c := range []struct{ anna, ben, want string }{
		{"hosts=1 engineers=1 budget=tight", "hosts=1 engineers=1 budget=moderate", ""},
		{"hosts=1 host-failure=by-hand engineers=3 stage=internal", "hosts=1 host-failure=automatic engineers=4 stage=prototype", "host-failure"},
		{"hosts=1 host-failure=by-hand platform-engineers=none scaling=fixed engineers=4", "hosts=3 host-failure=automatic platform-engineers=1-2 scaling=automatic engineers=4", "scaling hosts host-failure platform-engineers"},
	} {
		in := Input{Set: questions.Default(), Model: model.Default()}
		var recs []record.Record
		for i, said := range []string{c.anna, c.ben} {
			recs = append(recs, record.Record{Answers: answers(t, strings.Fields(said)...)})
			in.Respondents = append(in.Respondents, Respondent{Name: []string{"anna", "ben"}[i], Answers: recs[i].Answers})
		}
		in.Answers, in.Disputed = record.Merge(in.Set, recs)
		var got []string
		for _, d := range ToSettle(in) {
			got = append(got, string(d.Question))
			if !strings.Contains(d.Said, "anna") || !strings.Contains(d.Said, "ben") {
				t.Errorf("%s: %q", d.Question, d.Said)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A dispute matters where it decides how the recommended side is run, too.
func TestADisputeAboutTheWay(t *testing.T) {
	r := people(t, []string{"anna", "ben"}, strings.Join(small("host-failure=standby"), " "), strings.Join(small("host-failure=by-hand"), " "))
	if d := r.Disagreements; len(d) != 1 || !d[0].Matters || d[0].Said[0].Recommendation != d[0].Said[1].Recommendation {
		t.Errorf("%+v", d)
	}
}

// An option that is ruled out has no estimate, every other one has.
func TestEstimateOfOptions(t *testing.T) {
	r := reportOf(t, shop(), small()...)
	costs, ruledOut := map[string]bool{}, 0
	for _, c := range r.Estimate.Costs {
		costs[c.Option] = true
	}
	for _, o := range r.Options {
		if o.Verdict == report.OptionRuledOut {
			ruledOut++
		}
		if costs[o.ID] == (o.Verdict == report.OptionRuledOut) {
			t.Errorf("%s is %s, and its costs are there: %v", o.ID, o.Verdict, costs[o.ID])
		}
	}
	if ruledOut == 0 || ruledOut == len(r.Options) || len(r.Estimate.Availability) != len(r.Estimate.Costs) {
		t.Errorf("%d of %d options are ruled out", ruledOut, len(r.Options))
	}
}

// Hours cost money where an hour has a price; a month's share is said where its
// minutes are, and a target where there is one.
func TestFiguresOfAnOption(t *testing.T) {
	known := func(n float64) estimate.Range { return estimate.Range{Low: n, Typical: n, High: n, Known: true} }
	wide := estimate.Range{Low: 1, High: 5000}
	o := estimate.Option{ID: "a", Money: known(10), HoursMoney: known(7), OneFailure: known(5), Down: known(5), Percent: known(99)}
	if got := costOf(o, estimate.Costs{}); got.HoursMoney != nil || got.MoneyMonth == nil {
		t.Errorf("hours that cost nothing cost %+v", got.HoursMoney)
	}
	if got := costOf(o, estimate.Costs{Hour: 60}); got.HoursMoney == nil || got.HoursMoney.Low != 7 {
		t.Errorf("hours that cost something cost %+v", got.HoursMoney)
	}
	if got := availabilityOf(o, 0); got.TargetMinutes != nil || got.MonthPercent == nil || got.OneFailure == nil {
		t.Errorf("%+v", got)
	}
	o.Down = wide
	if got := availabilityOf(o, 20); got.TargetMinutes == nil || *got.TargetMinutes != 20 || got.MonthPercent != nil {
		t.Errorf("%+v", got)
	}
	if got := tenths(estimate.Range{Low: 1.21, Typical: 1.26, High: 1.31, Known: true}); got.Typical != 1.3 {
		t.Errorf("%+v", got)
	}
}

// What to ask first, where nothing is recommended and one side at least is open.
func TestAsk(t *testing.T) {
	in := Input{Set: questions.Default(), Model: model.Default(), Answers: answers(t, "services=7")}
	r := report.Report{Factors: []report.Factor{{ID: "services", Source: "flag"}}}
	for _, q := range []string{"A?", "B?", "C?", "D?"} {
		r.NextQuestions = append(r.NextQuestions, report.NextQuestion{Question: q, Ask: q})
	}
	for name, c := range map[string]struct {
		as   score.Assessment
		want string
	}{
		"undecided":      {score.Assessment{Strength: model.Undecided}, "A? B? C?"},
		"decided":        {score.Assessment{Strength: model.Lean}, ""},
		"both closed":    {score.Assessment{Strength: model.Undecided, BothClosed: true}, ""},
		"strong, closed": {score.Assessment{Strength: model.Strong, BothClosed: true}, ""},
	} {
		if got := strings.Join(ask(in, r, c.as), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	r.Settle, r.Factors[0].Source = []string{"C?"}, "flag"
	if got := strings.Join(ask(in, r, score.Assessment{Strength: model.Undecided}), " "); got != "C? A? B?" {
		t.Errorf("what is disputed comes first: %q", got)
	}
	r.Factors[0].Source = "scan"
	got := ask(in, r, score.Assessment{Strength: model.Undecided})
	vendor, _ := in.Set.Question("vendor-support")
	if len(got) != maxSettling || strings.Contains(strings.Join(got, " "), vendor.Ask) || got[0] == "A?" {
		t.Errorf("of files alone: %q", got)
	}
}

// A line of one project of many: whole, or brief without lists and figures.
func TestFleetLine(t *testing.T) {
	p := shop()
	p.Choice.Missing = "there is no production"
	p.Problems = []facts.Problem{{File: "compose.yaml", Line: 1, Message: "is wrong"}}
	in := Input{Version: "v1", Set: questions.Default(), Model: model.Default(), Project: p, Answers: answers(t, small()...)}
	judged := Judge(p, in.Set, nil)
	brief, whole := FleetLine(in, "shop", judged, true), FleetLine(in, "shop", judged, false)
	if brief.Scan != nil || brief.Estimate != nil || whole.Scan == nil || whole.Estimate == nil {
		t.Error("a brief line has no lists and no figures, a whole one has")
	}
	if whole.Path != "shop" || whole.Missing != "there is no production" || whole.Recommendation != "compose" || whole.Recommendation != brief.Recommendation || whole.Score != brief.Score {
		t.Errorf("%+v", whole)
	}
	brief.Counts.Contradictions, whole.Counts.Contradictions = 0, 0 // an estimate contradicts too
	if brief.Counts != whole.Counts || whole.Counts.Problems != 1 || whole.Counts.Services != 3 {
		t.Errorf("counted are %+v and %+v", brief.Counts, whole.Counts)
	}
	if whole.PricesAsOf != estimate.Default().AsOf {
		t.Errorf("prices of %s", whole.PricesAsOf)
	}
	own := estimate.Default()
	own.AsOf = "2001-02-03"
	in.Costs = &own
	if l := FleetLine(in, "shop", judged, true); l.PricesAsOf != "2001-02-03" {
		t.Errorf("prices of %s", l.PricesAsOf)
	}
	for _, c := range whole.Estimate.Costs {
		if len(c.MoneyLines)+len(c.SetupLines)+len(c.HoursLines) > 0 {
			t.Errorf("%s has the parts of its sums", c.Option)
		}
	}
	none := FleetLine(Input{Set: questions.Default(), Model: model.Default()}, "x", Judge(nil, in.Set, nil), true)
	if none.Missing != "" || none.Path != "x" {
		t.Errorf("without a project: %+v", none)
	}
}
