// Command demo is the wizard over the built-in questionnaire and a model that
// merely counts, so that the tests can drive it in a real terminal.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"

	"advisor/internal/ask"
	"advisor/internal/facts"
	"advisor/internal/questions"
	_ "advisor/internal/startup"
	"advisor/internal/untrusted"
)

func main() { os.Exit(run()) }

func run() int {
	set := questions.Default()
	o := ask.Options{
		In: os.Stdin, Out: os.Stderr,
		ASCII: os.Getenv("LANG") == "C", Color: os.Getenv("NO_COLOR") == "",
		Quick: os.Getenv("QUICK") != "",
		Welcome: ask.Welcome{Project: "shop", Facts: []untrusted.Text{
			"6 services: 2 applications, 1 proxy, 1 worker, 1 database, 1 queue",
			"2 of them keep data (postgres, rabbitmq), compose.yaml:31",
			"production differs from development in 4 places, compose.prod.yaml",
		}},
		Known: suggested(), Live: func(a questions.Answers) ask.Preview { return live(set, a) },
		Next:    func(a questions.Answers) []ask.Next { return next(set, a) },
		Snippet: snippet, Contradict: contradict,
		SaveDraft: func(d ask.Draft) (string, error) {
			b, err := ask.EncodeDraft(d)
			if err != nil {
				return "", err
			}
			return "/tmp/ask/draft.json", os.WriteFile("/tmp/ask/draft.json", b, 0o600)
		},
		DropDraft: func() error { return os.Remove("/tmp/ask/draft.json") },
		Offers: []ask.Offer{{ID: "record", Label: "save the answers as advisor.yaml", On: true}, {ID: "markdown", Label: "save the report as review.md"}},
	}
	if b, err := os.ReadFile("/tmp/ask/draft.json"); err == nil {
		if d, err := ask.DecodeDraft(b); err == nil {
			o.Draft = &d
		}
	}
	ctx, stop := ask.Signals(context.Background())
	defer stop()
	talk := ask.Wizard
	if os.Getenv("TERM") == "dumb" {
		talk = ask.Lines
	}
	res, err := talk(ctx, set, o)
	var out []string
	for id, a := range res.Answers {
		out = append(out, fmt.Sprintf("%s=%s(%s)", id, a.Option, a.Source))
	}
	sort.Strings(out)
	b, _ := json.Marshal(res.Offers)
	fmt.Fprintln(os.Stderr, strings.Join(out, " "), res.Notes, string(b), res.Draft)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, ask.ErrTerminated):
		return 143
	case errors.Is(err, ask.ErrHangup):
		return 129
	}
	fmt.Fprintln(os.Stderr, "advisor:", err)
	return 130
}

func suggested() questions.Answers {
	at := func(line int) []untrusted.Place { return []untrusted.Place{{File: "compose.yaml", Line: line}} }
	return questions.Answers{
		"services":          {Option: "5-9", Number: 6, Plain: true, Source: questions.FromScan, Because: "6 services run in production", Evidence: at(3)},
		"stateful-services": {Option: "1-2", Number: 2, Plain: true, Source: questions.FromScan, Because: "postgres and rabbitmq keep data in named volumes", Evidence: at(31)},
		"environments":      {Option: "overrides", Source: questions.FromScan, Because: "compose.prod.yaml changes ports and limits of the same services", Evidence: []untrusted.Place{{File: "compose.prod.yaml", Line: 4}}},
	}
}

func live(set questions.Set, a questions.Answers) ask.Preview {
	p := ask.Preview{Axes: []ask.AxisPreview{{Name: "complexity"}, {Name: "scale"}, {Name: "team"}}}
	sum, low, high, known := 0.0, 0.0, 0.0, 0.0
	n := float64(len(set.Questions))
	counts := map[string]float64{}
	axis := map[string]int{"application": 0, "scale": 1, "team": 2}
	for _, q := range set.Questions {
		counts[q.Section]++
	}
	for _, q := range set.Questions {
		v, lo, hi := 0.5, 0.0, 1.0
		for i, o := range q.Options {
			if o.ID == a[q.ID].Option {
				v = float64(i) / float64(len(q.Options)-1)
				lo, hi = v, v
				known++
			}
		}
		sum, low, high = sum+v, low+lo, high+hi
		x := &p.Axes[axis[q.Section]]
		x.Score += 100 * v / counts[q.Section]
		x.Low += 100 * lo / counts[q.Section]
		x.High += 100 * hi / counts[q.Section]
	}
	p.Score, p.Low, p.High = 100*sum/n, 100*low/n, 100*high/n
	p.KnownWeight = known / n
	p.Recommendation, p.Strength = "compose", "lean"
	if p.Score > 50 {
		p.Recommendation = "kubernetes"
	}
	p.Firm = p.Low > 50 || p.High <= 50
	if p.Firm {
		p.Strength = "strong"
	}
	return p
}

func next(set questions.Set, a questions.Answers) []ask.Next {
	if live(set, a).Firm {
		return nil
	}
	var out []ask.Next
	for i, q := range set.Questions {
		if a[q.ID].Option == questions.Unknown {
			out = append(out, ask.Next{ID: q.ID, Swing: float64(3 + (i*7)%11)})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Swing > out[j].Swing })
	return out
}

func snippet(p untrusted.Place) []ask.Line {
	var out []ask.Line
	for i := -3; i <= 3; i++ {
		out = append(out, ask.Line{Number: p.Line + i, Text: untrusted.Text(fmt.Sprintf("    key-%d: ...", p.Line+i))})
	}
	return out
}

func contradict(a questions.Answers) []facts.Contradiction {
	if a["deploy-downtime"].Option != "none" {
		return nil
	}
	return []facts.Contradiction{{
		Message: "compose.yaml:12 gives web a container_name and a fixed host port, so that two copies of it cannot run at the same time", Questions: []string{"deploy-downtime"},
	}}
}
