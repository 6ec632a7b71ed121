package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/estimate"
	"advisor/internal/flags"
	"advisor/internal/input"
	"advisor/internal/model"
	"advisor/internal/report"
)

func (a *app) schemaCommand() *cobra.Command {
	schemas := []struct {
		name, about string
		text        func() []byte
	}{
		{"answers", "a record, advisor.yaml", func() []byte { return input.Form(a.loaded.Questionnaire).Schema() }}, // the model may bring questions
		{"report", "what --format json prints", report.Schema},
		{"model", "a model of your own, for --model", model.Schema},
		{"costs", "prices and hours of your own, for --costs", estimate.Schema},
		{"scan", "what scan --format json prints", report.ScanSchema},
		{"line", "what scan --recursive prints of a project", report.FleetSchema},
		{"comparison", "what compare --format json prints", report.ComparisonSchema},
		{"fleets", "what compare --format json prints of many projects", report.FleetComparisonSchema},
	}
	var names, described []string
	var long strings.Builder
	long.WriteString("Print a JSON Schema:\n\n")
	for _, s := range schemas {
		names, described = append(names, s.name), append(described, s.name+"\t"+s.about)
		fmt.Fprintf(&long, "  %-10s  %s\n", s.name, s.about)
	}
	c := &cobra.Command{
		Use: "schema " + strings.Join(names, "|"), Short: "Print a JSON Schema", Long: long.String(),
		ValidArgs: described, Args: oneArg("one of "+strings.Join(names, ", "), names),
		RunE: func(c *cobra.Command, args []string) error {
			if args[0] != "answers" {
				if err := unused(c, "changes the schema of answers alone", "model"); err != nil {
					return err
				}
			}
			for _, s := range schemas {
				if s.name == args[0] {
					return a.print(string(s.text()))
				}
			}
			return nil // refused by Args
		},
	}
	a.setUp(c, nil, []flags.Group{{Title: "Flags", Flags: newOptions().weightFlags()}})
	return c
}
