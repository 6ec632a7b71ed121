package fit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/cases"
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
	page := figures(order, lines)
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
	fmt.Fprintf(&b, "\nIt was wrong about %d: %s.\n", len(own[0].Wrong), strings.Join(own[0].Wrong, ", "))
	fmt.Fprintf(&b, "\nOf those that it commits to, 96 of 100 were to be right; it comes to %.1f.\n", percent(own[0].CommitsRight, own[0].Commits))
	b.WriteString("\nSmall clusters of people who want to learn Kubernetes, or who have come to like it, are most of what it gets wrong, and teams that run several\n" +
		"machines with Docker Swarm or plain containers on purpose: no question asks for taste. The slope, the neutral weight and how freely decisions\n" +
		"may move the experts were chosen with these decisions in view, which flatters the figures a little; neighbouring numbers do about as well.\n")
	return b.String()
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
