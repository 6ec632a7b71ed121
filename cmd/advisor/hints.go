package main

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/check"
	"advisor/internal/estimate"
	"advisor/internal/untrusted"
)

// checkHint tells, after a decision was made and saved, what looks after it.
func (r runConfig) checkHint() {
	if r.out.save.Path == "" {
		return
	}
	words := []string{"advisor", "check"}
	if found := r.places().RecordFor(first(r.run.Selection.Args)); found != r.out.save.Path {
		words = append(words, "--answers", shellWord(r.out.save.Shown))
	}
	for _, w := range slices.Concat(r.projectWords(), r.run.Selection.Args) {
		words = append(words, shellWord(w))
	}
	r.tell(fmt.Sprintf("advisor: whether the decision still stands, for CI: %s\n", strings.Join(words, " ")))
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

// repeatHint tells, after a conversation that was saved, the command that
// gives the same report in CI.
func (r runConfig) repeatHint() {
	if r.out.save.Path == "" {
		return
	}
	words := []string{"advisor", "--answers", r.out.save.Shown, "--ask", "never"}
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
	r.tell(fmt.Sprintf("advisor: the same again, for CI: %s\n", strings.Join(words, " ")))
}

// tellAge tells how old the prices of the estimate are, where that is long: a
// report has no clock.
func (r runConfig) tellAge() {
	costs := estimate.Default()
	if r.loaded.Costs.Figures != nil {
		costs = *r.loaded.Costs.Figures
	}
	if days := check.PricesAge(costs.AsOf, r.run.Today); days > check.StalePrices {
		r.tell(fmt.Sprintf("advisor: the prices of the estimate are of %s, %d days ago; --costs FILE gives newer ones\n", costs.AsOf, days))
	}
}

// shellWord quotes a word where a shell would read more into it.
func shellWord(w string) string {
	w = untrusted.Text(w).Clean()
	if w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=+:,@") == "" {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}
