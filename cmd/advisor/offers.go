package main

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/ask"
	"advisor/internal/files"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

// What a conversation offers to do at its end, and the files that it writes
// then, in the working directory.
const (
	offerRecord = "record"
	offerReview = "review"
	recordName  = "advisor.yaml"
	reviewName  = "advisor-review.md"
)

// offers are the things that were not asked for by flags already.
func (a *app) offers(o *options) []ask.Offer {
	var out []ask.Offer
	if o.save == "" {
		out = append(out, ask.Offer{ID: offerRecord, On: true, Label: "save the answers as " + a.named(recordName) + ", to run again from them"})
	}
	if len(o.outputs) == 0 {
		out = append(out, ask.Offer{ID: offerReview, Label: "save the report as " + a.named(reviewName) + ", for a design review"})
	}
	return out
}

// named is a file of the working directory, with a word about what is there.
func (a *app) named(name string) string {
	if files.Exists(a.abs(name)) {
		return name + " (replaces the one that is there)"
	}
	return name
}

// take does what was chosen: it sets the flags that mean the same.
func (a *app) take(o *options, p *prepared, chosen []string) error {
	for _, id := range chosen {
		switch id {
		case offerRecord:
			o.save = recordName
			if err := a.checkTarget(a.abs(recordName), recordName, nil); err != nil {
				return err
			}
		case offerReview:
			f, _ := formats.Named("markdown")
			if err := a.checkTarget(a.abs(reviewName), reviewName, a.inputs(o)); err != nil {
				return err
			}
			p.targets = append(p.targets, target{path: a.abs(reviewName), shown: reviewName, format: f})
		}
	}
	return nil
}

// checkHint tells, after a decision was made and saved, what looks after it.
func (a *app) checkHint(o *options, args []string) {
	if o.save == "" {
		return
	}
	words := []string{"advisor", "check"}
	if found, err := a.findRecord(args); err != nil || a.abs(found) != a.abs(o.save) {
		words = append(words, "--answers", shellWord(o.save))
	}
	for _, w := range slices.Concat(projectWords(o), args) {
		words = append(words, shellWord(w))
	}
	a.tell(fmt.Sprintf("advisor: whether the decision still stands, for CI: %s\n", strings.Join(words, " ")))
}

// projectWords are the flags that say which model and which project it was.
func projectWords(o *options) []string {
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
func (a *app) repeatHint(o *options, args []string) {
	if o.save == "" {
		return
	}
	words := []string{"advisor", "--answers", o.save, "--ask", "never"}
	words = append(words, projectWords(o)...)
	if o.format != "text" {
		words = append(words, "--format", o.format)
	}
	for _, out := range o.outputs {
		words = append(words, "-o", out)
	}
	if o.expect != "" {
		words = append(words, "--expect", o.expect)
	}
	if o.failOn != "" {
		words = append(words, "--fail-on", o.failOn)
	}
	words = append(words, args...)
	for i, w := range words {
		words[i] = shellWord(w)
	}
	a.tell(fmt.Sprintf("advisor: the same again, for CI: %s\n", strings.Join(words, " ")))
}

// shellWord quotes a word where a shell would read more into it.
func shellWord(w string) string {
	w = untrusted.Text(w).Clean()
	if w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=+:,@") == "" {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}
