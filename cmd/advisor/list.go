package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/catalogue"
	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/flags"
)

func (a *app) listCommand() *cobra.Command {
	format := "text"
	fs := pflag.NewFlagSet("list", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&format, catalogue.Formats()), "format", "format of the list: "+strings.Join(catalogue.Formats(), ", "))
	fs.AddFlagSet(newOptions().modelFlags())
	cats := catalogue.Kinds()
	names, described := make([]string, len(cats)), make([]string, len(cats))
	var long strings.Builder
	long.WriteString("Print a catalogue:\n\n")
	for i, c := range cats {
		names[i], described[i] = c.Name, c.Name+"\t"+c.About
		fmt.Fprintf(&long, "  %-10s %s\n", c.Name, c.About)
	}
	c := &cobra.Command{
		Use: "list CATALOGUE", Short: "Print a catalogue: questions, rules, factors, options, costs",
		Long: long.String(), ValidArgs: described, Args: oneArg("one of "+strings.Join(names, ", "), names),
		RunE: func(c *cobra.Command, args []string) error {
			for _, kind := range cats {
				if kind.Name == args[0] {
					if err := unused(c, "changes nothing in this catalogue", kind.Without()...); err != nil {
						return err
					}
					text, err := kind.Make(a.source()).In(format, a.Width(a.Stdout))
					return errors.Join(exit.OutputError(err), a.print(text))
				}
			}
			return nil // refused by Args
		},
	}
	a.setUp(c, nil, []flags.Group{{Title: "Flags", Flags: fs}})
	return c
}

// source is what the catalogues are made from.
func (a *app) source() catalogue.Source {
	l := a.loaded
	return catalogue.Source{Model: l.Model(), Questionnaire: l.Questionnaire, Costs: l.Costs.Figures}
}

// oneArg wants exactly one argument from a list.
func oneArg(what string, known []string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return exit.InputErrorf("%s: name %s", c.Name(), what)
		case len(args) > 1:
			return exit.InputErrorf("%s: takes one name, not %d", c.Name(), len(args))
		}
		for _, k := range known {
			if k == args[0] {
				return nil
			}
		}
		return exit.InputErrorf("%s: %q is not known; name %s%s", c.Name(), args[0], what, diag.DidYouMean(args[0], known))
	}
}
