package main

import (
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/report"
	"advisor/internal/score"
)

func (a *app) schemaCommand() *cobra.Command {
	schemas := []struct {
		name string
		text func() []byte
	}{
		{"answers", a.set.Schema},
		{"report", report.Schema},
		{"model", score.Schema},
		{"comparison", report.ComparisonSchema},
	}
	var names []string
	for _, s := range schemas {
		names = append(names, s.name)
	}
	c := &cobra.Command{
		Use: "schema " + strings.Join(names, "|"), Short: "Print a JSON Schema",
		ValidArgs: names, Args: oneArg("one of "+strings.Join(names, ", "), names),
		RunE: func(_ *cobra.Command, args []string) error {
			for _, s := range schemas {
				if s.name == args[0] {
					return a.print(string(s.text()))
				}
			}
			return nil // refused by Args
		},
	}
	a.setUp(c, []flagGroup{{"Flags", newOptions().modelFlags()}})
	return c
}
