package flags

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Group is a set of flags under one heading of the help.
type Group struct {
	Title string
	Flags *pflag.FlagSet
}

// Usage is how a command is written and what it takes, for a width; 0: no line
// is broken.
func Usage(c *cobra.Command, groups []Group, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage:\n  %s\n", c.UseLine())
	if c.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", c.Example)
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\nCommands:\n")
		for _, s := range c.Commands() {
			if s.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-12s %s\n", s.Name(), s.Short)
			}
		}
	}
	for _, g := range groups {
		fmt.Fprintf(&b, "\n%s:\n%s", g.Title, narrow(g.Flags.FlagUsagesWrapped(width), width))
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\nadvisor COMMAND --help shows the flags of a command.\n")
	}
	return b.String()
}

// narrow takes the spaces from the ends of lines, which flags that are longer
// than a column are padded with, and breaks a list of options behind a bar.
func narrow(s string, width int) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		l = strings.TrimRight(l, " ")
		if n := len(l); n > width && width > 0 {
			if at := strings.LastIndex(l[:width], "|"); at > 0 {
				indent := strings.LastIndex(l[:at], " ") + 1
				l = l[:at+1] + "\n" + strings.Repeat(" ", indent) + l[at+1:]
			}
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}
