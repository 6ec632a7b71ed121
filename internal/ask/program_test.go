package ask_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"advisor/internal/ask"
	"advisor/internal/facts"
	"advisor/internal/questions"
	_ "advisor/internal/startup"
	"advisor/internal/untrusted"
)

// The test binary plays the program that the wizard is part of: started with
// ASK_PROGRAM set, it runs one conversation on its own streams and writes what
// came of it to its standard output as JSON.
func TestMain(m *testing.M) {
	if os.Getenv("ASK_PROGRAM") != "" {
		os.Exit(program())
	}
	os.Exit(m.Run())
}

// outcome is what the program writes to its standard output.
type outcome struct {
	Answers map[questions.ID]string // option, or number, and source
	Notes   map[questions.ID]string
	Offers  []string
	// Decision is the side, the triggers and the day, in one line.
	Decision string
	Done     bool
	Draft    string
	Error    string
}

func program() int {
	set := questions.Default()
	if os.Getenv("ASK_SET") == "odd" {
		set = oddSet()
	}
	o := options(set)
	ctx, stop := ask.Signals(context.Background())
	defer stop()
	talk := ask.Wizard
	if os.Getenv("TERM") == "dumb" || os.Getenv("ACCESSIBLE") != "" {
		talk = ask.Lines
	}
	res, err := talk(ctx, set, o)
	json.NewEncoder(os.Stdout).Encode(report(res, err))
	return status(err)
}

// status is the exit status that the command line gives to an error.
func status(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, ask.ErrTerminated):
		return 143
	case errors.Is(err, ask.ErrHangup):
		return 129
	case errors.Is(err, ask.ErrQuit):
		return 131
	case errors.Is(err, ask.ErrNoTerminal):
		return 2
	case errors.Is(err, ask.ErrInternal):
		return 3
	}
	return 130
}

func report(res ask.Result, err error) outcome {
	out := outcome{Answers: map[questions.ID]string{}, Notes: map[questions.ID]string{}, Offers: res.Offers, Done: res.Done, Draft: res.Draft}
	for id, a := range res.Answers {
		v := string(a.Option)
		if a.Plain {
			v = fmt.Sprint(a.Number)
		}
		out.Answers[id] = v + " " + string(a.Source)
	}
	for id, n := range res.Notes {
		out.Notes[id] = string(n)
	}
	if d := res.Decision; d != nil {
		out.Decision = decisionLine(*d)
	}
	if err != nil {
		out.Error = err.Error()
	}
	return out
}

// decisionLine is a decision in one line: "compose; hosts > 1; 2027-11-23".
func decisionLine(d ask.Decision) string {
	parts := []string{d.Side}
	for _, t := range d.Triggers {
		parts = append(parts, t.String())
	}
	return strings.Join(append(parts, d.ReviewBy), "; ")
}

func options(set questions.Questionnaire) ask.Options {
	draft := os.Getenv("ASK_DRAFT")
	o := ask.Options{
		In: os.Stdin, Out: os.Stderr,
		ASCII: os.Getenv("LANG") == "C", Color: os.Getenv("NO_COLOR") == "", Quick: os.Getenv("ASK_QUICK") != "",
		Welcome: welcome(), Known: suggestions(), Fixed: fixed(),
		Live:    func(a questions.Answers) ask.Preview { return live(set, a) },
		Next:    func(a questions.Answers) []ask.Next { return next(set, a) },
		Snippet: snippet, Contradict: contradict,
	}
	if os.Getenv("ASK_OFFERS") != "" {
		o.Offers = []ask.Offer{{ID: "record", Label: "save the answers as advisor.yaml", On: true}, {ID: "markdown", Label: "save the report as review.md"}}
	}
	if os.Getenv("ASK_DECIDE") != "" {
		o.Deciding = deciding()
	}
	if os.Getenv("ASK_PANIC") != "" {
		o.Live = func(a questions.Answers) ask.Preview {
			if a["stage"].Option == "prototype" {
				panic("the model is broken")
			}
			return live(set, a)
		}
	}
	if draft == "" {
		return o
	}
	o.SaveDraft = func(d ask.Draft) (string, error) {
		b, err := ask.EncodeDraft(d)
		return draft, errors.Join(err, os.WriteFile(draft, b, 0o600))
	}
	o.DropDraft = func() error { return os.Remove(draft) }
	if b, err := os.ReadFile(draft); err == nil {
		d, err := ask.DecodeDraft(b)
		if err == nil {
			o.Draft = &d
		}
	}
	return o
}

// deciding asks for the decision of a record that says nothing yet.
func deciding() *ask.Deciding {
	at := func(name, op, value string) questions.Trigger {
		return questions.Trigger{Name: name, Op: op, Value: value}
	}
	return &ask.Deciding{
		Today: "2026-11-23", ReviewBy: "2027-11-23",
		Propose: func(_ questions.Answers, side string) []questions.Trigger {
			if side == "kubernetes" {
				return []questions.Trigger{at("vendor-support", "=", "compose-only")}
			}
			return []questions.Trigger{at("hosts", ">", "1"), at("availability", ">=", "99.9"), at("platform-features", "=", "several")}
		},
		Words: func(t questions.Trigger) string {
			return map[string]string{
				"hosts": "the peak needs 2 or 3 hosts, or more", "availability": "99.9 percent must be reached, or more is needed",
				"platform-features": "several platform features are needed that Compose lacks",
			}[t.Name]
		},
	}
}

func welcome() ask.Welcome {
	return ask.Welcome{Project: "shop", Facts: []untrusted.Text{
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
	return suggestionsOf("services", "stateful-services", "environments", "budget")
}

// suggestionsOf are what a scan suggests, and a record has, about those
// questions.
func suggestionsOf(ids ...questions.ID) questions.Answers {
	at := func(file string, line int) []untrusted.Place {
		return []untrusted.Place{{File: untrusted.Text(file), Line: line}}
	}
	all := questions.Answers{
		"services":          {Option: "5-9", Number: 6, Plain: true, Source: questions.FromScan, Because: "6 services run in production", Evidence: at("compose.yaml", 3)},
		"stateful-services": {Option: "1-2", Number: 2, Plain: true, Source: questions.FromScan, Because: "postgres and rabbitmq keep data in named volumes", Evidence: at("compose.yaml", 31)},
		"environments":      {Option: "overrides", Source: questions.FromScan, Because: "compose.prod.yaml changes ports and limits of the same services", Evidence: at("compose.prod.yaml", 4)},
		"budget":            {Option: "tight", Source: questions.FromFile},
	}
	out := questions.Answers{}
	for _, id := range ids {
		out[id] = all[id]
	}
	return out
}

// live is a model that gives every question the same weight and every option
// its place among the others.
func live(set questions.Questionnaire, a questions.Answers) ask.Preview {
	p := ask.Preview{Axes: []ask.AxisPreview{{Name: "complexity"}, {Name: "scale"}, {Name: "team"}}, Recommendation: "compose", Strength: "lean"}
	axis := map[string]int{"application": 0, "scale": 1, "team": 2}
	size := map[string]float64{}
	for _, q := range set.Questions {
		size[q.Section]++
	}
	for _, q := range set.Questions {
		v, low, high := 0.5, 0.0, 1.0
		if i := slices.IndexFunc(q.Options, func(o questions.Option) bool { return o.ID == a[q.ID].Option }); i >= 0 {
			v = float64(i) / float64(len(q.Options)-1)
			low, high = v, v
			p.KnownWeight += 1 / float64(len(set.Questions))
		}
		n := 100 / float64(len(set.Questions))
		p.Score, p.Low, p.High = p.Score+n*v, p.Low+n*low, p.High+n*high
		x, m := &p.Axes[axis[q.Section]], 100/size[q.Section]
		x.Score, x.Low, x.High = x.Score+m*v, x.Low+m*low, x.High+m*high
	}
	if p.Score > 50 {
		p.Recommendation = "kubernetes"
	}
	if p.Firm = p.Low > 50 || p.High <= 50; p.Firm {
		p.Strength = "strong"
	}
	return p
}

func next(set questions.Questionnaire, a questions.Answers) []ask.Next {
	if live(set, a).Firm {
		return nil
	}
	var out []ask.Next
	for i, q := range set.Questions {
		if a[q.ID].Option == questions.Unknown {
			out = append(out, ask.Next{ID: q.ID, Swing: float64(3 + (i*7)%11)})
		}
	}
	slices.SortStableFunc(out, func(x, y ask.Next) int { return int(y.Swing - x.Swing) })
	return out
}

func snippet(p untrusted.Place) []ask.Line {
	var out []ask.Line
	for n := max(p.Line-2, 1); n <= p.Line+2; n++ {
		out = append(out, ask.Line{Number: n, Text: untrusted.Text(fmt.Sprintf("    key-%d: \x1b[31mred", n))})
	}
	return out
}

func contradict(a questions.Answers) []facts.Contradiction {
	if a["stage"].Option != "business-critical" {
		return nil
	}
	return []facts.Contradiction{{Message: "compose.yaml:12 mounts the source code", Questions: []string{"stage"}}}
}

// oddSet has what is hard to draw: a very long question, 45 options, wide
// characters, emoji, escape sequences, a condition.
func oddSet() questions.Questionnaire {
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
