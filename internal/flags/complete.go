package flags

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"
)

// Completer gives the words that may follow, each with what it means after a
// tab, and what the shell may add to them.
type Completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// Words are a list, each with what it means after a tab.
func Words(list []string) Completer {
	return cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)
}

// WithExtension are files with an extension, and folders.
func WithExtension(extensions ...string) Completer {
	return cobra.FixedCompletions(extensions, cobra.ShellCompDirectiveFilterFileExt)
}

// UpTo offers nothing after n arguments.
func UpTo(n int, words Completer) Completer {
	return func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(c, args, word)
	}
}

// BeginWith are the words that begin with what is typed. Shells leave out the
// others by themselves, but zsh takes a second for a hundred of them.
func BeginWith(typed string, words []string) []string {
	var out []string
	for _, w := range words {
		if strings.HasPrefix(w, typed) {
			out = append(out, w)
		}
	}
	return out
}

// FormatsBefore completes the format before a file; a file without one is completed
// by the shell.
func FormatsBefore(formats []string) Completer {
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

// Shells are those that there are completion scripts for.
func Shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// Script is the completion script of a shell; described: it says what each word means.
func Script(root *cobra.Command, shell string, described bool) (string, error) {
	var b bytes.Buffer
	var err error
	switch {
	case shell == "bash":
		err = root.GenBashCompletionV2(&b, described)
	case shell == "fish":
		err = root.GenFishCompletion(&b, described)
	case shell == "zsh" && described:
		err = root.GenZshCompletion(&b)
	case shell == "zsh":
		err = root.GenZshCompletionNoDesc(&b)
	case described:
		err = root.GenPowerShellCompletionWithDesc(&b)
	default:
		err = root.GenPowerShellCompletion(&b)
	}
	return b.String(), err
}
