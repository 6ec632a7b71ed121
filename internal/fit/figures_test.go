package fit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/cases"
	"advisor/internal/english"
	"advisor/internal/fit"
	"advisor/internal/model"
	"advisor/internal/questions"
)

// giveaways nearly decide alone: hosts, stage, scaling, downtime and failover.
// The honest figure hides them.
var giveaways = []questions.ID{"hosts", "stage", "scaling", "deploy-downtime", "host-failure"}

// masks are what is hidden from the foretelling: nothing, and the give-aways.
func masks(fs []fit.Factor) []func(int) bool {
	return []func(int) bool{nil, func(i int) bool {
		for _, id := range giveaways {
			if fs[i].ID == string(id) {
				return true
			}
		}
		return false
	}}
}

// contestant is one way to foretell decisions.
type contestant struct {
	name  string
	learn fit.Learner
}

func contestants(m model.Model) []contestant {
	fs, ds := factors(m), decisions(m)
	hosts := m.Index("hosts")
	folds := fit.Folds(fs, ds, method(m))
	s := questions.Default()
	return []contestant{
		{"majority", fit.OneFactor(fs, ds, -1)},
		{"hosts alone", fit.OneFactor(fs, ds, hosts)},
		{"naive Bayes", fit.NaiveBayes(fs, ds)},
		{"experts alone, no decision looked at", func(func(int) bool) fit.Foretell {
			return foretell(with(m, fit.Experts(fs)), s)
		}},
		{"**this model**", func(in func(int) bool) fit.Foretell { return foretell(with(m, folds(in)), s) }},
	}
}

// TestFiguresAreThoseOfTheDocuments foretells each published decision from all
// others, prints how well that goes, and holds docs/model.md to it.
func TestFiguresAreThoseOfTheDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	m := model.Default()
	fs, ds := factors(m), decisions(m)
	lines := map[string][]fit.Line{}
	var order []string
	for _, c := range contestants(m) {
		lines[c.name] = fit.CrossValidate(ds, c.learn, masks(fs)...)
		order = append(order, c.name)
	}
	page := figures(order, lines) + later(t, m) + robust(t, m)
	t.Logf("\n%s", page)
	name := filepath.Join("..", "explain", "figures.md")
	if *update {
		if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if page != string(recorded) {
		t.Errorf("%s is not what comes out: go test ./internal/fit -update writes it", name)
	}
	hold(t, lines["**this model**"], lines["naive Bayes"])
}

// hold asks of the model what it does today, so that no change makes it worse
// unseen. Of those that it commits to 96 of 100 are to be right, which is missed
// by one decision; docs/model.md says where it fails.
func hold(t *testing.T, own, bayes []fit.Line) {
	t.Helper()
	all, hidden := own[0], own[1]
	for _, x := range []struct {
		what string
		ok   bool
	}{
		{"agrees with at least as many as naive Bayes", all.Agree >= bayes[0].Agree && hidden.Agree >= bayes[1].Agree},
		{"is no worse than naive Bayes by Brier", all.Brier <= bayes[0].Brier && hidden.Brier <= bayes[1].Brier},
		{"commits to 75 of 100", 100*all.Commits >= 75*all.Cases},
		{"is right in 95 of 100 of those", 100*all.CommitsRight >= 95*all.Commits},
		{"commits to 35 of 100 with the give-aways hidden", 100*hidden.Commits >= 35*hidden.Cases},
		{"is right in 93 of 100 of those", 100*hidden.CommitsRight >= 93*hidden.Commits},
		{"is right in 95 of 100 where it is high", 100*all.HighRight >= 95*all.High},
	} {
		if !x.ok {
			t.Errorf("it is no longer true that the model %s: %+v, hidden %+v", x.what, all, hidden)
		}
	}
}

// figures is the part of docs/model.md about how well it goes.
func figures(order []string, lines map[string][]fit.Line) string {
	var b strings.Builder
	n := lines[order[0]]
	sources := map[string]bool{}
	kinds := map[string]int{}
	for _, c := range cases.All() {
		sources[c.Source] = true
		kinds[c.Kind]++
	}
	fmt.Fprintf(&b, "### How well it foretells\n\n"+
		"Each of %d published decisions with two answers or more was foretold by a model fitted without its source; there are %d decisions of %d\n"+
		"sources (%d case studies and decision records, %d rules of experts, %d vendors' guides, %d other advice). `commits` are those with a confidence\n"+
		"of %v or more, `right` how many of these went that way, Brier the mean squared error of the probability. In the second half five answers that\n"+
		"nearly decide alone (%s) are hidden, which leaves %d decisions.\n\n",
		n[0].Cases, len(cases.All()), len(sources), kinds["case-study"], kinds["expert-rule"], kinds["vendor-sizing"], kinds["community-advice"],
		fit.Commit, words(giveaways), n[1].Cases)
	b.WriteString("| | agrees | Brier | commits | right | hidden: agrees | Brier | commits | right |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, name := range order {
		fmt.Fprintf(&b, "| %s |%s%s\n", name, cells(lines[name][0]), cells(lines[name][1]))
	}
	own := lines["**this model**"]
	b.WriteString("\nWhat was said, and how often it came true:\n\n| said | right | with the five hidden |\n| --- | --- | --- |\n")
	from := fit.BinsFrom()
	for i := range from {
		to := 1.0
		if i+1 < len(from) {
			to = from[i+1]
		}
		fmt.Fprintf(&b, "| %v to %v | %d of %d | %d of %d |\n", from[i], to, own[0].Bins[i].Right, own[0].Bins[i].Cases, own[1].Bins[i].Right, own[1].Bins[i].Cases)
	}
	fmt.Fprintf(&b, "\nIt was wrong about %d:\n\n%s", len(own[0].Wrong), wrongByKind(own[0].Wrong))
	b.WriteString("\nMost of the first are teams that run several machines with Docker Swarm or plain containers on purpose, most of the second small clusters of\n" +
		"people who want to learn Kubernetes or have come to like it: no question asks for taste, so the same answers lead both ways.\n")
	fmt.Fprintf(&b, "\nOf those that it commits to, 96 of 100 were to be right; it comes to %.1f.\n", percent(own[0].CommitsRight, own[0].Commits))
	b.WriteString("\nThe slope, the neutral weight and how freely decisions may move the experts were chosen with these decisions in view, which flatters the\n" +
		"figures a little; neighbouring numbers do about as well, a decision or two up or down.\n")
	return b.String()
}

// wrongByKind lists what the model was wrong about, by what the decision was and what
// the source is.
func wrongByKind(ids []string) string {
	by := map[[2]string][]string{}
	for _, c := range cases.All() {
		if slices.Contains(ids, c.ID) {
			key := [2]string{c.Decision, "rules and guides"}
			if c.Kind == "case-study" {
				key[1] = "case studies and decision records"
			}
			by[key] = append(by[key], c.ID)
		}
	}
	var b strings.Builder
	for _, decision := range []model.Recommendation{model.Compose, model.Kubernetes} {
		for _, kind := range []string{"case studies and decision records", "rules and guides"} {
			if ids := by[[2]string{string(decision), kind}]; len(ids) > 0 {
				fmt.Fprintf(&b, "- %d of %s that chose %s: %s\n", len(ids), kind, decision.Name(), strings.Join(ids, ", "))
			}
		}
	}
	return b.String()
}

// robust says how much hangs on single numbers and sources; robust_test.go holds it.
func robust(t *testing.T, m model.Model) string {
	t.Helper()
	const times = 40
	mean, worst := falls(m, times)
	return fmt.Sprintf("\nWith every weight wrong by up to a third at random, %d times, the agreement falls by %.1f of 100 on average and by %.1f at worst; the tests\n"+
		"allow %d. Without any one source, fitted anew, each of the %d whole teams that the model is held to keeps its headline and its option\n"+
		"(`make robust` draws 500 times and leaves out every source).\n", times, mean, worst, maxFall, len(scenarios(t)))
}

// later foretells the decisions that are kept out of the fit, and says what the
// figures would be with them.
func later(t *testing.T, m model.Model) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "later.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var cs []cases.Case
	if err := yaml.Load(data, &cs, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	s := questions.Default()
	says, fs, all := foretell(m, s), factors(m), append(decisions(m), coded(m, cs)...)
	folds := fit.Folds(fs, all, method(m))
	with := fit.CrossValidate(all, func(in func(int) bool) fit.Foretell { return foretell(with(m, folds(in)), s) }, nil)[0]
	agree, commits, right := 0, 0, 0
	var wrong []string
	for _, d := range coded(m, cs) {
		if d.Known() < 2 {
			t.Errorf("%s: %d answers that the questionnaire has", d.ID, d.Known())
		}
		p := says(d.Answers)
		agrees, sure := (p > 0.5) == d.Kubernetes, max(p, 1-p) >= fit.Commit
		if agrees {
			agree++
		} else {
			wrong = append(wrong, d.ID)
		}
		if sure {
			commits++
		}
		if sure && agrees {
			right++
		}
	}
	return fmt.Sprintf("\n%d more decisions are kept out of the fit, as a check (`internal/fit/testdata/later.yaml`): it agrees with %d, commits to %d and is right in\n"+
		"%d of those. It is wrong about %s. They are few, and were known when the last numbers were settled. Fitted to and counted with the\n"+
		"others, each foretold without its source, it would commit to %.1f of 100 and be right in %.1f of 100 of those.\n",
		len(cs), agree, commits, right, english.And(wrong), percent(with.Commits, with.Cases), percent(with.CommitsRight, with.Commits))
}

func cells(l fit.Line) string {
	commits := "none | "
	if l.Commits > 0 {
		commits = fmt.Sprintf("%d (%.0f %%) | %d (%.1f %%)", l.Commits, percent(l.Commits, l.Cases), l.CommitsRight, percent(l.CommitsRight, l.Commits))
	}
	return fmt.Sprintf(" %d (%.1f %%) | %.3f | %s |", l.Agree, percent(l.Agree, l.Cases), l.Brier, commits)
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func words(ids []questions.ID) string {
	var out []string
	for _, id := range ids {
		out = append(out, "`"+string(id)+"`")
	}
	return strings.Join(out, ", ")
}
