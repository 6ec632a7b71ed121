package main

import (
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/untrusted"
)

// helpCommand prints the help of a command. It stands in for cobra's own, which
// answers an unknown command with the help of the program and status 0.
func (a *app) helpCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "help [COMMAND]", Short: "Help about any command",
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var out []string
			for _, s := range shownCommands(c.Root()) {
				out = append(out, s.Name()+"\t"+s.Short)
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err == nil && len(rest) == 0 {
				return about.Help()
			}
			var known []string
			for _, s := range shownCommands(c.Root()) {
				known = append(known, s.Name())
			}
			word := strings.Join(args, " ")
			return exit.InputErrorf("help: no command %q%s", untrusted.Text(word).Clean(), diag.DidYouMean(word, known))
		},
	}
	a.setUp(c, nil, nil)
	return c
}

// shownCommands are the commands that help lists.
func shownCommands(root *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, s := range root.Commands() {
		if s.IsAvailableCommand() {
			out = append(out, s)
		}
	}
	return out
}
