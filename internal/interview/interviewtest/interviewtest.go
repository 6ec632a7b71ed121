// Package interviewtest is a conversation for tests: a questionnaire with answers
// that are known, a model that is easy to follow, and files that speak for and
// against them.
package interviewtest

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"advisor/internal/facts"
	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// Options is a whole conversation, as the variables of the environment that
// begin with ASK_ want it: what is known, what stands beside the questions, and
// where a draft is kept.
func Options(set questions.Questionnaire) interview.Options {
	draft := os.Getenv("ASK_DRAFT")
	o := interview.Options{
		In: os.Stdin, Out: os.Stderr,
		ASCII: os.Getenv("LANG") == "C", Color: os.Getenv("NO_COLOR") == "", Quick: os.Getenv("ASK_QUICK") != "",
		Welcome: welcome(), Known: suggestions(), Fixed: fixed(),
		Live:    func(a questions.Answers) interview.Preview { return Live(set, a) },
		Next:    func(a questions.Answers) []interview.Next { return Next(set, a) },
		Snippet: Snippet, Contradict: Contradict,
	}
	if os.Getenv("ASK_OFFERS") != "" {
		o.Offers = []interview.Offer{{ID: "record", Label: "save the answers as advisor.yaml", On: true}, {ID: "markdown", Label: "save the report as review.md"}}
	}
	if os.Getenv("ASK_DECIDE") != "" {
		o.Deciding = Deciding()
	}
	if os.Getenv("ASK_PANIC") != "" {
		o.Live = func(a questions.Answers) interview.Preview {
			if a["stage"].Option == "prototype" {
				panic("the model is broken")
			}
			return Live(set, a)
		}
	}
	if draft == "" {
		return o
	}
	o.SaveDraft = func(d interview.Draft) (string, error) {
		b, err := interview.EncodeDraft(d)
		return draft, errors.Join(err, os.WriteFile(draft, b, 0o600))
	}
	o.DropDraft = func() error { return os.Remove(draft) }
	if b, err := os.ReadFile(draft); err == nil {
		d, err := interview.DecodeDraft(b)
		if err == nil {
			o.Draft = &d
		}
	}
	return o
}

// Deciding asks for the decision of a record that says nothing yet.
func Deciding() *interview.Deciding {
	at := func(name, op, value string) record.Trigger {
		return record.Trigger{Name: name, Op: op, Value: value}
	}
	return &interview.Deciding{
		Today: "2026-11-23", ReviewBy: "2027-11-23",
		Propose: func(_ questions.Answers, side string) []record.Trigger {
			if side == "kubernetes" {
				return []record.Trigger{at("vendor-support", "=", "compose-only")}
			}
			return []record.Trigger{at("hosts", ">", "1"), at("availability", ">=", "99.9"), at("platform-features", "=", "several")}
		},
		Words: func(t record.Trigger) string {
			return map[string]string{
				"hosts": "the peak needs 2 or 3 hosts, or more", "availability": "99.9 percent must be reached, or more is needed",
				"platform-features": "several platform features are needed that Compose lacks",
			}[t.Name]
		},
	}
}

func welcome() interview.Welcome {
	return interview.Welcome{Project: "shop", Facts: []untrusted.Text{
		"6 services: 2 applications, 1 proxy, 1 worker, 1 database, 1 queue",
		"2 of them keep data (postgres, rabbitmq), compose.yaml:31",
	}}
}

func fixed() questions.Answers {
	out := questions.Answers{}
	for _, f := range strings.Fields(os.Getenv("ASK_FLAGS")) {
		id, v, _ := strings.Cut(f, "=")
		out[questions.ID(id)] = questions.Answer{Option: questions.OptionID(v), Source: questions.FromFlag}
	}
	return out
}

func suggestions() questions.Answers {
	if os.Getenv("ASK_SCAN") == "" {
		return nil
	}
	return SuggestionsOf("services", "stateful-services", "workloads", "budget")
}

// SuggestionsOf are what a scan suggests, and a record has, about those
// questions.
func SuggestionsOf(ids ...questions.ID) questions.Answers {
	at := func(file string, line int) []untrusted.Place {
		return []untrusted.Place{{File: untrusted.Text(file), Line: line}}
	}
	all := questions.Answers{
		"services":          {Option: "5-9", Number: 6, Plain: true, Source: questions.FromScan, Because: "6 services run in production", Evidence: at("compose.yaml", 3)},
		"stateful-services": {Option: "1-2", Number: 2, Plain: true, Source: questions.FromScan, Because: "postgres and rabbitmq keep data in named volumes", Evidence: at("compose.yaml", 31)},
		"workloads":         {Option: "scheduled-jobs", Source: questions.FromScan, Because: "the service nightly runs a command and ends", Evidence: at("compose.yaml", 44)},
		"environments":      {Option: "overrides", Source: questions.FromScan, Because: "compose.prod.yaml changes ports and limits of the same services", Evidence: at("compose.prod.yaml", 4)},
		"budget":            {Option: "tight", Source: questions.FromFile},
	}
	out := questions.Answers{}
	for _, id := range ids {
		out[id] = all[id]
	}
	return out
}

// Live is a model that gives every question the same weight and every option
// its place among the others.
func Live(set questions.Questionnaire, a questions.Answers) interview.Preview {
	p := interview.Preview{Axes: []interview.AxisPreview{{Name: "complexity"}, {Name: "scale"}, {Name: "team"}}, Recommendation: "compose", Strength: "undecided"}
	axis := map[string]int{"application": 0, "scale": 1, "team": 2}
	size := map[string]float64{}
	counted := slices.DeleteFunc(slices.Clone(set.Questions), func(q questions.Question) bool { return !q.Counts(a[q.ID]) })
	for _, q := range counted {
		size[q.Section]++
	}
	for _, q := range counted {
		v, low, high := 0.5, 0.0, 1.0
		if i := slices.IndexFunc(q.Options, func(o questions.Option) bool { return o.ID == a[q.ID].Option }); i >= 0 {
			v = float64(i) / float64(len(q.Options)-1)
			low, high = v, v
			p.KnownWeight += 1 / float64(len(counted))
		}
		n := 100 / float64(len(counted))
		p.Score, p.Low, p.High = p.Score+n*v, p.Low+n*low, p.High+n*high
		x, m := &p.Axes[axis[q.Section]], 100/size[q.Section]
		x.Score, x.Low, x.High = x.Score+m*v, x.Low+m*low, x.High+m*high
	}
	if p.KnownWeight >= 0.5 {
		p.Strength = "lean"
	}
	if p.Score > 50 {
		p.Recommendation = "kubernetes"
	}
	if p.Firm = p.Low > 50 || p.High <= 50; p.Firm {
		p.Strength = "strong"
	}
	return p
}

// Next is what Live would still be moved by.
func Next(set questions.Questionnaire, a questions.Answers) []interview.Next {
	if Live(set, a).Firm {
		return nil
	}
	var out []interview.Next
	for i, q := range set.Questions {
		if q.Counts(a[q.ID]) && a[q.ID].Option == questions.Unknown {
			out = append(out, interview.Next{ID: q.ID, Low: -1, High: float64(2 + (i*7)%11)})
		}
	}
	slices.SortStableFunc(out, func(x, y interview.Next) int { return int(y.High - x.High) })
	return out
}

// Snippet is some lines around a place, with an escape sequence in them.
func Snippet(p untrusted.Place) []interview.Line {
	var out []interview.Line
	for n := max(p.Line-2, 1); n <= p.Line+2; n++ {
		out = append(out, interview.Line{Number: n, Text: untrusted.Text(fmt.Sprintf("    key-%d: \x1b[31mred", n))})
	}
	return out
}

// Contradict speaks against one answer.
func Contradict(a questions.Answers) []facts.Contradiction {
	if a["stage"].Option != "business-critical" {
		return nil
	}
	return []facts.Contradiction{{Message: "compose.yaml:12 mounts the source code", Questions: []string{"stage"}}}
}

// OddSet has what is hard to draw: a very long question, 45 options, wide
// characters, emoji, escape sequences, a condition.
func OddSet() questions.Questionnaire {
	many := make([]questions.Option, 45)
	for i := range many {
		many[i] = questions.Option{ID: questions.OptionID(fmt.Sprintf("o%d", i+1)), Label: fmt.Sprintf("Answer %d: 数据库 and 🐳 together, a label that is longer than a line of forty cells", i+1)}
	}
	many[40].Label = "Zebra"
	two := []questions.Option{{ID: "low", Label: "The low end\x1b[31m of it"}, {ID: "high", Label: "高い方の端です、とても長い日本語の選択肢のラベルは折り返されなければなりません"}}
	return questions.Questionnaire{
		Sections: []questions.Section{{ID: "application", Title: "Anwendung 数据库 mit einem sehr langen Titel der Abteilung"}},
		Questions: []questions.Question{
			{ID: "many", Section: "application", Short: "many", Ask: strings.Repeat("A question that does not end in one line, ", 4) + "does it?", Options: many},
			{ID: "two", Section: "application", Short: "数据库数据库数据库数据库数据库", Ask: "どちらの端ですか、低い方ですか、それとも高い方ですか?", Options: two},
			{ID: "three", Section: "application", Short: "three", Ask: "And then?", Options: two, When: map[questions.ID][]questions.OptionID{"two": {"high"}}, Otherwise: "low"},
		},
	}
}

// DecisionLine is a decision in one line: "compose; hosts > 1; 2027-11-23".
func DecisionLine(d interview.Decision) string {
	parts := []string{d.Side}
	for _, t := range d.Triggers {
		parts = append(parts, t.String())
	}
	return strings.Join(append(parts, d.ReviewBy), "; ")
}

// Valid checks that the answers are ones that the questions accept.
func Valid(t *testing.T, res interview.Result) {
	t.Helper()
	for id, a := range res.Answers {
		q, ok := questions.Default().Question(id)
		if _, has := q.Option(a.Option); !ok || (!has && a.Option != questions.Unknown) {
			t.Errorf("%s is %q", id, a.Option)
		}
	}
	for id, n := range res.Notes {
		if len([]rune(string(n))) > 500 || strings.ContainsFunc(string(n), unicode.IsControl) {
			t.Errorf("the note of %s is %q", id, n)
		}
	}
}
