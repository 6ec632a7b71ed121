package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/check"
	"advisor/internal/flags"
	"advisor/internal/questions"
)

// complete gives the shell the values of the flags and the arguments of a
// command.
func complete(c *cobra.Command, set func() questions.Questionnaire) {
	named := flagCompleters(c)
	c.Flags().VisitAll(func(f *pflag.Flag) {
		words, ok := named[f.Name]
		if list, fixed := f.Value.(*flags.Choice); fixed {
			words, ok = flags.Words(list.Values()), true
		}
		if ok {
			// The only error is an unknown flag.
			_ = c.RegisterFlagCompletionFunc(f.Name, words)
		}
	})
	if c.Flags().Lookup("trigger") != nil {
		_ = c.RegisterFlagCompletionFunc("trigger", func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return flags.BeginWith(typed, triggerWords(set())), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		})
	}
	if c.ValidArgsFunction == nil && c.ValidArgs == nil {
		c.ValidArgsFunction = arguments(c.Name())
	}
}

// flagCompleters are the values of the flags of a command that have no list.
func flagCompleters(c *cobra.Command) map[string]flags.Completer {
	all := map[string]flags.Completer{
		"fail-on": gateLists(c.Name()), "env-file": cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		"project-directory": cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		"baseline":          flags.WithExtension("json"),
	}
	for _, name := range []string{"review-by", "shard", "today", "exclude", "environment", "commit"} {
		all[name] = cobra.NoFileCompletions
	}
	for _, name := range []string{"file", "answers", "save", "model", "costs", "config"} {
		all[name] = yamlFiles()
	}
	if f := c.Flags().Lookup("format"); f != nil {
		if list, ok := f.Value.(*flags.Choice); ok {
			all["output"] = flags.FormatsBefore(list.Values())
		}
	}
	return all
}

// arguments are what a command of a name takes: files and folders, or nothing.
func arguments(command string) flags.Completer {
	switch command {
	case programName:
		// Commands are offered too, and files where none fits.
		return flags.UpTo(1, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault))
	case "scan", "check":
		return yamlFiles() // any number, with --recursive
	case "render":
		return flags.WithExtension("json", "jsonl") // any number, of many projects
	case "compare":
		return flags.UpTo(2, flags.WithExtension("json", "yaml", "yml"))
	}
	return cobra.NoFileCompletions
}

// triggerWords are what a trigger begins with: questions, then facts.
func triggerWords(set questions.Questionnaire) []string {
	var out []string
	for _, q := range set.Questions {
		out = append(out, string(q.ID)+"\t"+q.Short)
	}
	return append(out, check.MetricIDs()...)
}

// gateLists completes the last word of a list with commas.
func gateLists(command string) flags.Completer {
	return func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		given := word[:strings.LastIndex(word, ",")+1]
		var out []string
		for _, w := range check.GateWords() {
			kind, _, _ := strings.Cut(w, "=")
			if command == "scan" && (w == "undecided" || w == "not-firm") || strings.Contains(given, kind) {
				continue
			}
			out = append(out, given+w)
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

func yamlFiles() flags.Completer { return flags.WithExtension("yaml", "yml") }

func optionWords(q questions.Question) []string {
	var out []string
	for _, o := range q.Options {
		out = append(out, string(o.ID)+"\t"+o.Label)
	}
	return append(out, questions.UnknownWord+"\tNot sure")
}
