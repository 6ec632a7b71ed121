package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/questions"
	"advisor/internal/report"
)

// complete gives the shell the values of flags that have a fixed list.
func (a *app) complete(c *cobra.Command) {
	lists := map[string][]string{
		"format": report.Names(), "ask": askModes, "color": colorModes,
		"expect": sides, "fail-on": gateWords,
	}
	switch c.Name() {
	case "list":
		lists["format"] = listFormats
	case "compare":
		lists["format"] = report.ComparisonNames()
	}
	for name, values := range lists {
		if c.Flags().Lookup(name) == nil {
			continue
		}
		// The only error is an unknown flag, which was just looked up.
		_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	for _, q := range a.set.Questions {
		if c.Flags().Lookup(string(q.ID)) != nil {
			_ = c.RegisterFlagCompletionFunc(string(q.ID), func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return optionWords(q), cobra.ShellCompDirectiveNoFileComp
			})
		}
	}
}

// parsedTwice prepares for the shell's completion, where cobra parses the same
// arguments two times: no flag may mind.
func parsedTwice(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if v, ok := f.Value.(interface{ repeatable() }); ok {
			v.repeatable()
		}
	})
	for _, sub := range c.Commands() {
		parsedTwice(sub)
	}
}

func optionWords(q questions.Question) []string {
	var out []string
	for _, o := range q.Options {
		out = append(out, string(o.ID)+"\t"+o.Label)
	}
	return append(out, questions.UnknownWord)
}
