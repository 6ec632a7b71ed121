package main

import (
	"cmp"
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
		Use: "explain ID", Short: "Explain a question, rule, veto or option: reason, effect, source",
		Long: "Explain a question, rule, veto, option, price, role, feature of Compose or\n" +
			"observation: why it is there, what it changes, and where that comes from. Its\n" +
			"ID is in advisor list CATALOGUE.",
		Example: "  advisor explain hosts\n  advisor explain stateful-without-backup\n  advisor explain compose-swarm",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return exit.InputErrorf("%s: name one question, rule, veto, option or other id of advisor list", c.Name())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := a.source().Explain(args[0])
			if !ok && slices.Contains(check.MetricIDs(), args[0]) {
				return exit.InputErrorf("explain: %s is a number that triggers count in the files; see advisor list facts", args[0])
			}
			if !ok {
				near := cmp.Or(diag.DidYouMean(args[0], explainable(a.source())), "; the ids are those of advisor list")
				return exit.InputErrorf("explain: nothing is called %q%s", untrusted.Text(args[0]).Clean(), near)
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
