package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/catalogue"
	"advisor/internal/check"
	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/layout"
	"advisor/internal/untrusted"
)

func (a *app) explainCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "explain ID", Short: "Explain a question, factor or rule: its reason, effect and source",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return exit.InputErrorf("%s: name one question, factor or rule (see advisor list questions, advisor list rules)", c.Name())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := a.source().Explain(args[0])
			if !ok && slices.Contains(check.MetricIDs(), args[0]) {
				return exit.InputErrorf("explain: %s is a number that triggers count in the files; see advisor list facts", args[0])
			}
			if !ok {
				return exit.InputErrorf("explain: no question, factor or rule %q%s", untrusted.Text(args[0]).Clean(), diag.DidYouMean(args[0], explainable(a.source())))
			}
			return a.print(layout.Unbroken(text, a.Width(a.Stdout)))
		},
		ValidArgsFunction: flags.UpTo(1, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return flags.BeginWith(typed, a.source().Words()), cobra.ShellCompDirectiveNoFileComp
		}),
	}
	a.setUp(c, nil, []flags.Group{{Title: "Flags", Flags: newOptions().modelFlags()}})
	return c
}

// explainable are the ids that explain knows.
func explainable(s catalogue.Source) []string {
	words := s.Words()
	for i, w := range words {
		words[i], _, _ = strings.Cut(w, "\t")
	}
	return words
}
