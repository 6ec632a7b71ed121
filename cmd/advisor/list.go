package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/check"
	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/report/formats"
	"advisor/internal/rules"
	"advisor/internal/score"
)

// catalogue is a list of things with one row each: the columns for people,
// the items for scripts.
type catalogue struct {
	columns []string
	rows    [][]string
	items   any
}

// listing names a catalogue; it is made when it is asked for.
type listing struct {
	name, about string
	make        func() catalogue
}

func (a *app) listings() []listing {
	return []listing{
		{"questions", "what is asked, with its options", func() catalogue { return questionCatalogue(a.loaded.questionnaire) }},
		{"rules", "what the scan looks for", ruleCatalogue},
		{"factors", "what the model weighs, and how heavily", func() catalogue { return factorCatalogue(a.loaded.model()) }},
		{"facts", "what a trigger may name besides questions", factCatalogue},
		{"formats", "the formats of a report", formatCatalogue},
	}
}

type listedOption struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type listedQuestion struct {
	ID      string         `json:"id"`
	Flag    string         `json:"flag"`
	Section string         `json:"section"`
	Ask     string         `json:"ask"`
	Why     string         `json:"why"`
	Number  bool           `json:"takes_number"`
	Options []listedOption `json:"options"`
}

func questionCatalogue(set questions.Questionnaire) catalogue {
	c := catalogue{columns: []string{"id", "question", "options"}}
	var items []listedQuestion
	for _, q := range set.Questions {
		item := listedQuestion{
			ID: string(q.ID), Flag: "--" + string(q.ID), Section: q.Section,
			Ask: q.Ask, Why: q.Why, Number: q.Numeric,
		}
		for _, o := range q.Options {
			item.Options = append(item.Options, listedOption{string(o.ID), o.Label})
		}
		items = append(items, item)
		c.rows = append(c.rows, []string{string(q.ID), q.Ask, strings.ReplaceAll(optionList(q), "|", " ")})
	}
	c.items = items
	return c
}

type listedRule struct {
	ID         string `json:"id"`
	Severity   string `json:"severity"`
	Theme      string `json:"theme"`
	Title      string `json:"title"`
	Why        string `json:"why"`
	Remedy     string `json:"remedy"`
	Compose    string `json:"remedy_compose"`
	Kubernetes string `json:"remedy_kubernetes"`
	Source     string `json:"source"`
}

func ruleCatalogue() catalogue {
	c := catalogue{columns: []string{"id", "severity", "theme", "title"}}
	var items []listedRule
	for _, r := range rules.Rules() {
		items = append(items, listedRule{
			r.ID, string(r.Severity), string(r.Theme), r.Title, r.Why,
			r.Remedy, r.RemedyCompose, r.RemedyKubernetes, r.Source,
		})
		c.rows = append(c.rows, []string{r.ID, string(r.Severity), string(r.Theme), r.Title})
	}
	c.items = items
	return c
}

type listedFactor struct {
	ID      string   `json:"id"`
	Axis    string   `json:"axis"`
	Weight  int      `json:"weight"`
	Why     string   `json:"why"`
	Sources []string `json:"sources"`
}

func factorCatalogue(m score.Model) catalogue {
	c := catalogue{columns: []string{"id", "axis", "weight", "why"}}
	var items []listedFactor
	for _, f := range m.Factors {
		items = append(items, listedFactor{string(f.ID), string(f.Axis), f.Weight, f.Why, f.Sources})
		c.rows = append(c.rows, []string{string(f.ID), string(f.Axis), fmt.Sprint(f.Weight), f.Why})
	}
	c.items = items
	return c
}

func factCatalogue() catalogue {
	type listedFact struct {
		ID    string `json:"id"`
		About string `json:"about"`
	}
	c := catalogue{columns: []string{"id", "counts"}}
	var items []listedFact
	for _, f := range check.Metrics() {
		items = append(items, listedFact{f.ID, f.About})
		c.rows = append(c.rows, []string{f.ID, f.About})
	}
	c.items = items
	return c
}

func formatCatalogue() catalogue {
	type listedFormat struct {
		Name  string `json:"name"`
		About string `json:"about"`
	}
	c := catalogue{columns: []string{"name", "about"}}
	var items []listedFormat
	for _, f := range formats.Formats() {
		items = append(items, listedFormat{f.Name, f.About})
		c.rows = append(c.rows, []string{f.Name, f.About})
	}
	c.items = items
	return c
}

func (a *app) listCommand() *cobra.Command {
	format := "text"
	fs := pflag.NewFlagSet("list", pflag.ContinueOnError)
	fs.Var(oneOf(&format, listFormats), "format", "format of the list: "+strings.Join(listFormats, ", "))
	fs.AddFlagSet(newOptions().modelFlags())
	cats := a.listings()
	names, described := make([]string, len(cats)), make([]string, len(cats))
	var long strings.Builder
	long.WriteString("Print a catalogue:\n\n")
	for i, c := range cats {
		names[i], described[i] = c.name, c.name+"\t"+c.about
		fmt.Fprintf(&long, "  %-10s %s\n", c.name, c.about)
	}
	c := &cobra.Command{
		Use: "list " + strings.Join(names, "|"), Short: "Print the questions, rules, factors, facts or formats",
		Long: long.String(), ValidArgs: described, Args: oneArg("one of "+strings.Join(names, ", "), names),
		RunE: func(_ *cobra.Command, args []string) error {
			for _, c := range cats {
				if c.name == args[0] {
					return a.printCatalogue(c.make(), format)
				}
			}
			return nil // refused by Args
		},
	}
	a.setUp(c, nil, []flagGroup{{"Flags", fs}})
	return c
}

var listFormats = []string{"text", "json", "markdown"}

func (a *app) printCatalogue(c catalogue, format string) error {
	switch format {
	case "json":
		b, err := json.MarshalIndent(c.items, "", "  ")
		if err != nil {
			return exit.OutputError(err)
		}
		return a.print(string(b) + "\n")
	case "markdown":
		return a.print(markdownTable(c))
	}
	return a.print(textTable(c, a.Width(a.Stdout)))
}

func markdownTable(c catalogue) string {
	var b strings.Builder
	row := func(cells []string) {
		for _, cell := range cells {
			b.WriteString("| " + strings.ReplaceAll(cell, "|", "\\|") + " ")
		}
		b.WriteString("|\n")
	}
	row(c.columns)
	b.WriteString(strings.Repeat("| --- ", len(c.columns)) + "|\n")
	for _, r := range c.rows {
		row(r)
	}
	return b.String()
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
		return exit.InputErrorf("%s: %q is not known; %s%s", c.Name(), args[0], what, diag.DidYouMean(args[0], known))
	}
}
