// Package hints says how to go on after a run: the commands that check its
// decision and repeat it, the questions whose answers would change most. It runs
// and writes nothing.
package hints

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/assess"
	"advisor/internal/check"
	"advisor/internal/estimate"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Run is a run and the flags that it was called with.
type Run struct {
	assess.Run
	Model          string        // of the flag --model
	Record         output.Target // that was saved; without a path: none was
	Format         string
	Outputs        []string
	Expect, FailOn string
}

// Check is the command that looks after a decision that was saved.
func (r Run) Check() string {
	words := []string{"advisor", "check"}
	if found := r.Selection.RecordFor(); found != r.Record.Path {
		words = append(words, "--answers", ShellWord(r.Record.Shown))
	}
	for _, w := range slices.Concat(r.projectWords(), r.Selection.Args) {
		words = append(words, ShellWord(w))
	}
	return "check in CI whether the decision still holds: " + strings.Join(words, " ")
}

// projectWords are the flags that say which model and which project it was.
func (r Run) projectWords() []string {
	s := r.Selection
	var words []string
	if r.Model != "" {
		words = append(words, "--model", r.Model)
	}
	if r.NoScan {
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

// Repeat is the command that gives the same report in CI: from the record
// that was saved, else with a flag for each answer.
func (r Run) Repeat(answers questions.Answers) string {
	words := []string{"advisor", "--answers", r.Record.Shown, "--ask", "never"}
	if r.Record.Path == "" {
		words = append([]string{"advisor", "--ask", "never"}, answerFlags(r.Loaded.Questionnaire, answers)...)
	}
	words = append(words, r.projectWords()...)
	if r.Format != "text" {
		words = append(words, "--format", r.Format)
	}
	for _, out := range r.Outputs {
		words = append(words, "-o", out)
	}
	if r.Expect != "" {
		words = append(words, "--expect", r.Expect)
	}
	if r.FailOn != "" {
		words = append(words, "--fail-on", r.FailOn)
	}
	words = append(words, r.Selection.Args...)
	for i, w := range words {
		words[i] = ShellWord(w)
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

// PriceAge says how old the prices of the estimate are, where that is long: a
// report has no clock. Empty: they are recent.
func (r Run) PriceAge() string {
	costs := estimate.Default()
	if r.Loaded.Costs.Figures != nil {
		costs = *r.Loaded.Costs.Figures
	}
	if days := check.PricesAge(costs.AsOf, r.Today); days > check.StalePrices {
		return fmt.Sprintf("the prices of the estimate are of %s, %d days ago; --costs FILE gives newer ones", costs.AsOf, days)
	}
	return ""
}

// ShellWord quotes a word where a shell would read more into it.
func ShellWord(w string) string {
	w = untrusted.Text(w).Clean()
	if w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=+:,@") == "" {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}
