// Package plugin is what the docker client wants of a plug-in: installed under
// the name docker-advisor where the client looks for plug-ins, the program is
// called as docker advisor. The client asks each plug-in for its metadata, and
// starts it with its own arguments, global flags and the plug-in's name included.
package plugin

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

const (
	// Program is the name of the program where it is no plug-in.
	Program = "advisor"
	// MetadataWord is the argument by which the client asks a plug-in what it is.
	MetadataWord = "docker-cli-plugin-metadata"
	// schema is the one version of the metadata that there is.
	schema = "0.1.0"
)

// Invoked is how people call the program, "advisor" or "docker advisor", and
// the arguments that are meant for it.
func Invoked(program string, args []string) (string, []string) {
	name, ok := strings.CutPrefix(strings.TrimSuffix(filepath.Base(program), ".exe"), "docker-")
	if !ok || !isName(name) {
		return Program, args
	}
	return "docker " + name, forPlugin(name, args)
}

// isName is the client's rule for the names of plug-ins.
func isName(s string) bool {
	return s != "" && s[0] >= 'a' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
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

// Called writes commands in a text the way the program was called: by name, where
// commands are the words that may stand after it.
func Called(name, text string, commands []string) string {
	if name == Program {
		return text
	}
	// At the start of an example, or before a command, the word for any of them,
	// or a flag.
	line := regexp.MustCompile(`(?m)^  advisor\b|(?:\bdocker )?\badvisor (?:-|(?:` + strings.Join(append(commands, "COMMAND"), "|") + `)\b)`)
	return line.ReplaceAllStringFunc(text, func(s string) string {
		return strings.Replace(strings.TrimPrefix(s, "docker "), Program, name, 1)
	})
}

// Metadata is what the client wants to know of a plug-in, in JSON; the keys are
// the client's.
func Metadata(version, short string) ([]byte, error) {
	return json.MarshalIndent(struct{ SchemaVersion, Vendor, Version, ShortDescription string }{
		schema, "the advisor authors", version, short,
	}, "", "  ")
}
