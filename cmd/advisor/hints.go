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
	if r.save == "" {
		return
	}
	words := []string{"advisor", "check"}
	if found := r.places().RecordFor(first(r.args)); found != r.abs(r.save) {
		words = append(words, "--answers", shellWord(r.save))
	}
	for _, w := range slices.Concat(r.projectWords(), r.args) {
		words = append(words, shellWord(w))
	}
	r.tell(fmt.Sprintf("advisor: whether the decision still stands, for CI: %s\n", strings.Join(words, " ")))
}

// projectWords are the flags that say which model and which project it was.
func (o *options) projectWords() []string {
	var words []string
	if o.modelFile != "" {
		words = append(words, "--model", o.modelFile)
	}
	if o.noScan {
		words = append(words, "--no-scan")
	}
	for _, f := range o.files {
		words = append(words, "-f", f)
	}
	for _, f := range o.envFiles {
		words = append(words, "--env-file", f)
	}
	for _, name := range o.profiles {
		words = append(words, "--profile", name)
	}
	if o.projectDirectory != "" {
		words = append(words, "--project-directory", o.projectDirectory)
	}
	return words
}

// repeatHint tells, after a conversation that was saved, the command that
// gives the same report in CI.
func (r runConfig) repeatHint() {
	if r.save == "" {
		return
	}
	words := []string{"advisor", "--answers", r.save, "--ask", "never"}
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
	words = append(words, r.args...)
	for i, w := range words {
		words[i] = shellWord(w)
	}
	r.tell(fmt.Sprintf("advisor: the same again, for CI: %s\n", strings.Join(words, " ")))
}

// tellAge tells how old the prices of the estimate are, where that is long: a
// report has no clock.
func (r runConfig) tellAge() {
	costs := estimate.Default()
	if r.costs.Figures != nil {
		costs = *r.costs.Figures
	}
	if days := check.PricesAge(costs.AsOf, r.today); days > check.StalePrices {
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
