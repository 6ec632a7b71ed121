package advise

import (
	"cmp"
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// Respondent is somebody whose record was given beside those of others.
type Respondent struct {
	Name string // of the record
	// Answers are those of this record alone, with what the files and flags answer.
	Answers  questions.Answers
	Decision string // that the record names; empty where it names none
}

// respondents are what each record comes to by itself, in the order of their
// names, so that the order in which they were given changes nothing.
func respondents(in Input) []report.Respondent {
	var out []report.Respondent
	for _, p := range in.Respondents {
		b := in.Basis().With(p.Answers)
		as := score.Assess(b)
		one := report.Respondent{
			Name: untrusted.Text(p.Name), Recommendation: string(as.Recommendation), Strength: string(as.Strength),
			Confidence: as.Confidence, Score: as.Score, Outcome: score.Outcome(as, score.Options(b, as)), Option: outcome.Of(b, as).Option, Decision: p.Decision,
		}
		for _, a := range in.Set.Resolve(p.Answers) { // those that follow from others too, as everywhere
			if a.Known() {
				one.Answered++
			}
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b report.Respondent) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// settling are at most two disputed questions to agree on first. Enough: whatever
// is agreed on them, the other disputes change nothing that is recommended. They
// are none where no dispute changes anything.
func (w settlements) settling() (first []string, enough bool) {
	if !w.differ() {
		return nil, true
	}
	ds := w.disputes
	for i := range ds {
		if w.hang(i) {
			return []string{ds[i].Question}, true
		}
	}
	for i := range ds {
		for j := i + 1; j < len(ds); j++ {
			if w.hang(i, j) {
				return []string{ds[i].Question, ds[j].Question}, true
			}
		}
	}
	return firstTwo(ds), false
}

// Dispute is a question that people have to agree on.
type Dispute struct {
	Question questions.ID
	Said     string // who said what: "anna.yaml said 1 host; ben.yaml said 4 to 10 hosts."
}

// ToSettle are the disputes that people have to agree on before the recommendation
// is settled: the one or two that settle it, else all of them, what weighs most
// first. None where no dispute changes what is recommended.
func ToSettle(in Input) []Dispute {
	ds := disagreements(in)
	first, enough := waysToSettle(in, ds).settling()
	var out []Dispute
	for _, d := range ds {
		if !enough || slices.Contains(first, d.Question) {
			out = append(out, Dispute{questions.ID(d.Question), words.WhoSaid(d)})
		}
	}
	return out
}

// firstTwo are the two that weigh most.
func firstTwo(ds []report.Disagreement) []string {
	var out []string
	for _, d := range ds[:min(2, len(ds))] {
		out = append(out, d.Question)
	}
	return out
}

// hang reports whether the outcome hangs on some of the disputes alone. It is
// not known where not every way was tried.
func (w settlements) hang(on ...int) bool {
	of := map[string]outcome.Outcome{}
	for n, is := range w.outcomes {
		key := ""
		for i, d := range w.disputes {
			if slices.Contains(on, i) {
				key += d.Said[n%len(d.Said)].Answer + "\n"
			}
			n /= len(d.Said)
		}
		if before, seen := of[key]; seen && outcome.Differ(before, is) >= outcome.OtherOption {
			return false
		}
		of[key] = is
	}
	return w.all
}

// settleFirst are the questions that could still change the result, at most so
// many: first those that people should agree on.
func settleFirst(r report.Report, most int) []report.NextQuestion {
	all := slices.Clone(r.NextQuestions)
	slices.SortStableFunc(all, func(a, b report.NextQuestion) int {
		return cmp.Compare(agreedLater(r, a.Question), agreedLater(r, b.Question))
	})
	return all[:min(most, len(all))]
}

// agreedLater is 0 for a question to agree on first, else 1.
func agreedLater(r report.Report, id string) int {
	if slices.Contains(r.Settle, id) {
		return 0
	}
	return 1
}

// isDisputed reports whether people answer a question differently.
func isDisputed(r report.Report, id string) bool {
	return slices.ContainsFunc(r.Disagreements, func(d report.Disagreement) bool { return d.Question == id })
}

// agreeOn says what to agree on first, and what that settles; empty where nothing
// hangs on it.
func agreeOn(r report.Report, enough bool) string {
	if len(r.Settle) == 0 {
		return ""
	}
	var names []string
	for _, d := range r.Disagreements {
		if slices.Contains(r.Settle, d.Question) {
			names = append(names, d.Label)
		}
	}
	s := "Agree on " + english.And(names)
	switch rest := len(r.Disagreements) - len(r.Settle); {
	case rest == 0:
		return s + "; nothing else is disputed."
	case enough && rest == 1:
		return s + "; the other dispute then changes nothing that is recommended."
	case enough:
		return s + fmt.Sprintf("; the other %d disputes then change nothing that is recommended.", rest)
	}
	return s + " first, which weigh most; no two disputes settle it alone."
}

// decidedDifferently says what the records decided, where they do not say the same.
func decidedDifferently(in Input) string {
	by := map[string][]string{}
	for _, p := range in.Respondents {
		if p.Decision != "" {
			by[p.Decision] = append(by[p.Decision], p.Name)
		}
	}
	if len(by) < 2 {
		return ""
	}
	var parts []string
	for _, side := range []string{"compose", "kubernetes"} {
		slices.Sort(by[side])
		var names []untrusted.Text
		for _, n := range by[side] {
			names = append(names, untrusted.Text(n))
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", words.Platform(side), english.List(report.Strings(names), 4)))
	}
	said := "The records decided differently: " + english.And(parts) + "."
	if in.Agreed == "" {
		return said
	}
	return words.Platform(in.Agreed) + " is decided now. " + said
}
