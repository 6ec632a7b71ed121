package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/check"
	"advisor/internal/questions"
)

// completer gives the words that may follow, each with what it means after a
// tab, and what the shell may add to them.
type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// complete gives the shell the values of the flags and the arguments of a
// command.
func complete(c *cobra.Command, set func() questions.Questionnaire) {
	named := flagCompleters(c)
	c.Flags().VisitAll(func(f *pflag.Flag) {
		words, ok := named[f.Name]
		if list, fixed := f.Value.(*listValue); fixed {
			words, ok = fixedWords(list.values), true
		}
		if ok {
			// The only error is an unknown flag.
			_ = c.RegisterFlagCompletionFunc(f.Name, words)
		}
	})
	if c.Flags().Lookup("trigger") != nil {
		_ = c.RegisterFlagCompletionFunc("trigger", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return triggerWords(set()), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		})
	}
	if c.ValidArgsFunction == nil && c.ValidArgs == nil {
		c.ValidArgsFunction = arguments(c.Name())
	}
}

// flagCompleters are the values of the flags of a command that have no list.
func flagCompleters(c *cobra.Command) map[string]completer {
	all := map[string]completer{
		"fail-on": gateLists(c.Name()), "env-file": cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		"project-directory": cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		"baseline":          withExtension("json"),
	}
	for _, name := range []string{"review-by", "shard", "today", "exclude", "environment"} {
		all[name] = cobra.NoFileCompletions
	}
	for _, name := range []string{"file", "answers", "save", "model", "config"} {
		all[name] = yamlFiles()
	}
	if f := c.Flags().Lookup("format"); f != nil {
		if list, ok := f.Value.(*listValue); ok {
			all["output"] = outputs(list.values)
		}
	}
	return all
}

// arguments are what a command of a name takes: files and folders, or nothing.
func arguments(command string) completer {
	switch command {
	case programName:
		// Commands are offered too, and files where none fits.
		return upTo(1, cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault))
	case "scan", "check":
		return yamlFiles() // any number, with --recursive
	case "render":
		return withExtension("json", "jsonl") // any number, of many projects
	case "compare":
		return upTo(2, withExtension("json", "yaml", "yml"))
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

func fixedWords(list []string) completer {
	return cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)
}

// withExtension are files with an extension, and folders.
func withExtension(extensions ...string) completer {
	return cobra.FixedCompletions(extensions, cobra.ShellCompDirectiveFilterFileExt)
}

func yamlFiles() completer { return withExtension("yaml", "yml") }

// upTo offers nothing after n arguments.
func upTo(n int, words completer) completer {
	return func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(c, args, word)
	}
}

// gateLists completes the last word of a list with commas.
func gateLists(command string) completer {
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

// outputs completes the format before a file; a file without one is completed
// by the shell.
func outputs(formats []string) completer {
	return func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, f := range formats {
			if strings.HasPrefix(f, word) && word != "" {
				out = append(out, f+"=")
			}
		}
		if out == nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return out, cobra.ShellCompDirectiveNoSpace
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
	return append(out, questions.UnknownWord+"\tNot sure")
}
