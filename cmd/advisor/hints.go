package main

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/check"
	"advisor/internal/estimate"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// checkHint is, after a decision was made and saved, what looks after it; empty
// where that was not so.
func (r runConfig) checkHint() string {
	if r.out.save.Path == "" || !r.decided {
		return ""
	}
	words := []string{"advisor", "check"}
	if found := r.places().RecordFor(first(r.run.Selection.Args)); found != r.out.save.Path {
		words = append(words, "--answers", shellWord(r.out.save.Shown))
	}
	for _, w := range slices.Concat(r.projectWords(), r.run.Selection.Args) {
		words = append(words, shellWord(w))
	}
	return "check in CI whether the decision still holds: " + strings.Join(words, " ")
}

// projectWords are the flags that say which model and which project it was.
func (r runConfig) projectWords() []string {
	s := r.run.Selection
	var words []string
	if r.modelFile != "" {
		words = append(words, "--model", r.modelFile)
	}
	if r.noScan {
		words = append(words, "--no-scan")
	}
	for _, f := range s.Files {
		words = append(words, "-f", f)
	}
	for _, f := range s.EnvFiles {
		words = append(words, "--env-file", f)
	}
	for _, name := range s.Profiles {
		words = append(words, "--profile", name)
	}
	if s.ProjectDirectory != "" {
		words = append(words, "--project-directory", s.ProjectDirectory)
	}
	return words
}

// repeatHint is the command that gives the same report in CI: from the record
// that was saved, else with a flag for each answer.
func (r runConfig) repeatHint(answers questions.Answers) string {
	words := []string{"advisor", "--answers", r.out.save.Shown, "--ask", "never"}
	if r.out.save.Path == "" {
		words = append([]string{"advisor", "--ask", "never"}, answerFlags(r.loaded.Questionnaire, answers)...)
	}
	words = append(words, r.projectWords()...)
	if r.Format != "text" {
		words = append(words, "--format", r.Format)
	}
	for _, out := range r.Outputs {
		words = append(words, "-o", out)
	}
	if r.expect != "" {
		words = append(words, "--expect", r.expect)
	}
	if r.failOn != "" {
		words = append(words, "--fail-on", r.failOn)
	}
	words = append(words, r.run.Selection.Args...)
	for i, w := range words {
		words[i] = shellWord(w)
	}
	return "the same again, for CI: " + strings.Join(words, " ")
}

// answerFlags are the flags of what people answered.
func answerFlags(set questions.Questionnaire, answers questions.Answers) []string {
	var out []string
	for _, q := range set.Questions {
		switch a := answers[q.ID]; {
		case !a.ByPerson() || len(a.AnyOf) > 0 || !a.Known():
		case a.Plain:
			out = append(out, "--"+string(q.ID), fmt.Sprint(a.Number))
		default:
			out = append(out, "--"+string(q.ID), string(a.Option))
		}
	}
	return out
}

// ageHint says how old the prices of the estimate are, where that is long: a
// report has no clock.
func (r runConfig) ageHint() string {
	costs := estimate.Default()
	if r.loaded.Costs.Figures != nil {
		costs = *r.loaded.Costs.Figures
	}
	if days := check.PricesAge(costs.AsOf, r.run.Today); days > check.StalePrices {
		return fmt.Sprintf("the prices of the estimate are of %s, %d days ago; --costs FILE gives newer ones", costs.AsOf, days)
	}
	return ""
}

// shellWord quotes a word where a shell would read more into it.
func shellWord(w string) string {
	w = untrusted.Text(w).Clean()
	if w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=+:,@") == "" {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}
