package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/rules"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

func (a *app) explainCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "explain ID", Short: "Explain a question, factor or rule: why it is, what it changes",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return exit.InputErrorf("%s: name one question, factor or rule (see advisor list questions, advisor list rules)", c.Name())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := a.loaded.explain(args[0])
			if !ok && slices.Contains(a.loaded.questionnaire.Facts, args[0]) {
				return exit.InputErrorf("explain: %s is a number of the files, for triggers; advisor list facts says what it counts", args[0])
			}
			if !ok {
				return exit.InputErrorf("explain: no question, factor or rule %q%s", untrusted.Text(args[0]).Clean(), diag.DidYouMean(args[0], a.loaded.explainable()))
			}
			return a.print(wrapHanging(text, a.Width(a.Stdout)))
		},
		ValidArgsFunction: upTo(1, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.loaded.explainableWords(), cobra.ShellCompDirectiveNoFileComp
		}),
	}
	a.setUp(c, nil, []flagGroup{{"Flags", newOptions().modelFlags()}})
	return c
}

// explain is the text about a question (its factor included), a veto or a
// rule; false: there is nothing of that name.
func (l loaded) explain(id string) (string, bool) {
	if text, ok := score.Explain(l.model(), l.questionnaire, id); ok {
		return text, true
	}
	if r, ok := rules.Find(id); ok {
		return explainRule(r), true
	}
	return "", false
}

// wrapHanging wraps each line between words at a width. What goes on stands
// under the first word of its line, or of its last column.
func wrapHanging(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		hang := hanging(line)
		b.WriteString(line[:hang])
		at := hang
		for i, word := range strings.Fields(line[hang:]) {
			switch {
			case i == 0:
			case at+1+ansi.StringWidth(word) > width:
				b.WriteString("\n" + strings.Repeat(" ", hang))
				at = hang
			default:
				b.WriteByte(' ')
				at++
			}
			b.WriteString(word)
			at += ansi.StringWidth(word)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// hanging is where the last column of a line begins, in bytes: after its last
// two spaces within the left half.
func hanging(line string) int {
	const half = 40
	start := len(line) - len(strings.TrimLeft(line, " "))
	if i := strings.LastIndex(line[:min(len(line), half)], "  "); i >= 0 && i+2 > start {
		return i + 2
	}
	return start
}

func (l loaded) explainable() []string {
	var ids []string
	for _, q := range l.questionnaire.Questions {
		ids = append(ids, string(q.ID))
	}
	for _, v := range l.model().Vetoes {
		ids = append(ids, v.ID)
	}
	for _, r := range rules.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

func explainRule(r rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (rule, %s, %s)\n%s\n\n", r.ID, r.Severity, r.Theme, r.Title)
	part := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s\n  %s\n\n", name, text)
		}
	}
	part("Why", r.Why)
	part("What to do", r.Remedy)
	part("On Docker Compose", r.RemedyCompose)
	part("On Kubernetes", r.RemedyKubernetes)
	decision := "Nothing: it is work to do on either platform."
	if len(r.Signals) > 0 {
		decision = "It may suggest answers, which a person can overrule; it adds no points by itself."
	}
	part("What it changes in the recommendation", decision)
	fmt.Fprintf(&b, "Source\n  %s\n", r.Source)
	return b.String()
}
