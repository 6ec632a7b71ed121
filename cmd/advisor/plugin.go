package main

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/exit"
	"advisor/internal/layout"
	"advisor/internal/plugin"
	"advisor/internal/terminal"
)

// programName is what the program is called where it is no plug-in.
const programName = plugin.Program

// called writes commands in a text the way the program was called.
func (e env) called(text string) string { return plugin.Called(e.name, text, commandNames()) }

// tell writes to standard error, commands as the program was called.
func (e env) tell(s string) { _, _ = io.WriteString(e.Stderr, e.called(s)) } // nothing can be done when that fails

// note tells what is no mistake, unless --quiet.
func (e env) note(s string) {
	if !e.quiet {
		e.tell(s)
	}
}

// sentence is a line for standard error, wrapped between words where that is wanted
// and a terminal would break them; a path in it stays whole.
func (e env) sentence(s string, wrapped bool) string {
	if wrapped && terminal.Is(e.Stderr) {
		return strings.Join(layout.WrapWhole(s, e.Width(e.Stderr)), "\n") + "\n"
	}
	return s
}

// print writes text to standard output.
func (e env) print(s string) error {
	if _, err := io.WriteString(e.Stdout, s); err != nil {
		return exit.OutputError(errors.New("writing to standard output: it did not arrive whole"))
	}
	return nil
}

func (a *app) metadataCommand() *cobra.Command {
	return &cobra.Command{
		Use: plugin.MetadataWord, Short: "Tell the docker client about this plug-in", Hidden: true, Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			b, err := plugin.Metadata(version(), c.Root().Short)
			if err != nil {
				return exit.OutputError(err)
			}
			return a.print(string(b) + "\n")
		},
	}
}

// pluginCompletion stands in for the scripts of the shells, which complete a
// program of one word: the client completes its plug-ins by itself.
func pluginCompletion() *cobra.Command {
	return &cobra.Command{
		Use: "completion", Short: "Print how to complete the words of a plug-in", Hidden: true,
		RunE: func(*cobra.Command, []string) error {
			return exit.InputErrorf("completion: the docker client completes the words of its plug-ins too; docker completion --help says how")
		},
	}
}

// commandNames are the commands as people write them.
func commandNames() []string {
	return []string{"scan", "check", "compare", "render", "list", "explain", "schema", "model", "completion", "version", "help"}
}
