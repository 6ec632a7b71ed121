package main

import (
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/exit"
)

// The program is a plug-in of the docker client too: installed under the name
// docker-advisor where the client looks for plug-ins, it is called as docker
// advisor. The client asks each plug-in for its metadata, and starts it with
// its own arguments, global flags and the plug-in's name included.

const (
	programName = "advisor"
	// metadataWord is the argument by which the client asks a plug-in what it is.
	metadataWord = "docker-cli-plugin-metadata"
	// pluginSchema is the one version of the metadata that there is.
	pluginSchema = "0.1.0"
)

// pluginFile is the name of a plug-in's file, by the client's rule for names.
var pluginFile = regexp.MustCompile(`^docker-([a-z][a-z0-9]*)(\.exe)?$`)

// invoked is how people call the program, "advisor" or "docker advisor", and
// the arguments that are meant for it.
func invoked(program string, args []string) (string, []string) {
	m := pluginFile.FindStringSubmatch(filepath.Base(program))
	if m == nil {
		return programName, args
	}
	return "docker " + m[1], forPlugin(m[1], args)
}

// forPlugin takes the plug-in's name out of the arguments, and the global flags
// of the client before it: what they say about a daemon concerns nobody here.
// Help and completion are asked for before the name. Arguments without the name
// are those of somebody who called the file directly.
func forPlugin(name string, args []string) []string {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == name:
			return append(kept(args[:i]), args[i+1:]...)
		case clientValue(arg):
			i++
		case !strings.HasPrefix(arg, "-") && !beforeName(arg), arg == "--":
			return args
		}
	}
	return args
}

// kept is what a call asks for before the plug-in's name.
func kept(before []string) []string {
	var out []string
	for _, arg := range before {
		if beforeName(arg) || arg == "--help" {
			out = append(out, arg)
		}
	}
	return out
}

// beforeName tells the words that may stand before a plug-in's name.
func beforeName(arg string) bool {
	return slices.Contains([]string{"help", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd}, arg)
}

// clientValue tells a global flag of the client whose value is the next
// argument.
func clientValue(arg string) bool {
	return slices.Contains([]string{
		"--config", "--context", "-c", "--host", "-H", "--log-level", "-l", "--tlscacert", "--tlscert", "--tlskey",
	}, arg)
}

// commandLine finds the program's name where a text shows a command: at the
// start of an example, or before a command, the word for any of them, or a flag.
var commandLine = regexp.MustCompile(`(?m)^  advisor\b|(?:\bdocker )?\badvisor (?:-|(?:` + strings.Join(append(commandNames(), "COMMAND"), "|") + `)\b)`)

// called writes commands in a text the way the program was called.
func (a *app) called(text string) string {
	if a.name == programName {
		return text
	}
	return commandLine.ReplaceAllStringFunc(text, func(s string) string {
		return strings.Replace(strings.TrimPrefix(s, "docker "), programName, a.name, 1)
	})
}

// tell writes to standard error, commands as the program was called.
func (a *app) tell(s string) { a.env.tell(a.called(s)) }

// print writes text to standard output.
func (a *app) print(s string) error {
	if _, err := io.WriteString(a.Stdout, s); err != nil {
		return exit.OutputError(errors.New("writing to standard output: it did not arrive whole"))
	}
	return nil
}

// metadata is what the client wants to know of a plug-in; the keys are its.
type metadata struct {
	SchemaVersion    string
	Vendor           string
	Version          string
	ShortDescription string
}

func (a *app) metadataCommand() *cobra.Command {
	return &cobra.Command{
		Use: metadataWord, Short: "Tell the docker client about this plug-in", Hidden: true, Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			b, err := json.MarshalIndent(metadata{pluginSchema, "the advisor authors", version(), c.Root().Short}, "", "  ")
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
		Use: "completion", Short: "Say how the words of a plug-in are completed", Hidden: true,
		RunE: func(*cobra.Command, []string) error {
			return exit.InputErrorf("completion: the docker client completes the words of its plug-ins too; docker completion --help says how")
		},
	}
}

// commandNames are the commands as people write them.
func commandNames() []string {
	return []string{"scan", "check", "compare", "render", "list", "explain", "schema", "completion", "version", "help"}
}
