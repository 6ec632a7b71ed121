package main

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/check"
	"advisor/internal/config"
	"advisor/internal/terminal"
)

// freeWords are the flags whose values nobody can know before.
var freeWords = []string{"profile", "review-by", "shard", "today", "trigger"}

// TestEveryFlagCompletes: the shell knows what each flag takes.
func TestEveryFlagCompletes(t *testing.T) {
	root := allCommands()
	flags := 0
	for _, c := range append(root.Commands(), root) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.NoOptDefVal != "" || slices.Contains(freeWords, f.Name) {
				return // takes no value, or any
			}
			flags++
			if _, ok := c.GetFlagCompletionFunc(f.Name); !ok {
				t.Errorf("%s --%s: no words", c.CommandPath(), f.Name)
			}
		})
		if c.ValidArgsFunction == nil && c.ValidArgs == nil && !c.Hidden && c.Name() != "help" {
			t.Errorf("%s: no arguments", c.CommandPath())
		}
	}
	if flags < 20 {
		t.Errorf("saw %d flags", flags)
	}
}

// TestGateLists: a word of the list that is there is not offered again, and scan
// offers no gate that it has not.
func TestGateLists(t *testing.T) {
	got, _ := gateLists("scan")(&cobra.Command{}, nil, "findings=high,")
	if want := []string{"findings=high,contradictions", "findings=high,problems", "findings=high,gaps", "findings=high,unreadable"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, _ := gateLists("check")(&cobra.Command{}, nil, ""); !slices.Equal(got, check.GateWords()) {
		t.Errorf("got %q, want %q", got, check.GateWords())
	}
}

// noVariables is the environment of a run that has none.
func noVariables(string) string { return "" }

// allCommands is the tree of commands, with the flags of the built-in questions.
func allCommands() *cobra.Command {
	a := &app{env: env{Streams: terminal.Streams{Getenv: noVariables}, name: programName, cwd: "/"}, loaded: config.BuiltIn()}
	root := a.root()
	a.addQuestions()
	return root
}
