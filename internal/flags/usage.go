package flags

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/layout"
)

// Group is a set of flags under one heading of the help.
type Group struct {
	Title string
	Flags *pflag.FlagSet
	// Seldom: few look for them, so that help names them and says no more.
	Seldom bool
}

// helpColumn is where the words of a flag begin at the earliest.
const helpColumn = 20

// Help is how a command is written and what it takes, for one screen: a line a
// flag, with its usage up to a semicolon, behind which stands what only the
// manual says. A group without flags is left out.
func Help(c *cobra.Command, groups []Group, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage:\n  %s\n", c.UseLine())
	if c.Example != "" {
		fmt.Fprintf(&b, "%s\n", c.Example)
	}
	writeCommands(&b, c)
	if len(groups) > 0 {
		b.WriteString("\n")
	}
	for _, g := range groups {
		switch {
		case !g.Flags.HasFlags():
		case g.Seldom:
			b.WriteString(strings.Join(layout.Hang(g.Title+": ", strings.Join(g.names(), ", "), width), "\n") + "\n")
		default:
			fmt.Fprintf(&b, "%s:\n", g.Title)
			g.help(&b, width)
		}
	}
	if c.HasAvailableSubCommands() {
		b.WriteString(ofCommands)
	}
	return b.String()
}

const ofCommands = "advisor COMMAND --help shows the flags of a command.\n"

// names are the flags with what they take.
func (g Group) names() []string {
	var out []string
	g.Flags.VisitAll(func(f *pflag.Flag) {
		value, _ := pflag.UnquoteUsage(f)
		out = append(out, strings.TrimSpace("--"+f.Name+" "+value))
	})
	return out
}

// help writes a line for each flag of a group, more where the screen is narrow.
func (g Group) help(b *strings.Builder, width int) {
	column := helpColumn
	var names, says []string
	g.Flags.VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		usage, _, _ = strings.Cut(usage, ";")
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		names, says = append(names, name), append(says, usage)
		column = max(column, len(name)+2)
	})
	for i, name := range names {
		for _, line := range layout.Hang(layout.Pad(name, column), says[i], width) {
			b.WriteString(line + "\n")
		}
	}
}

func writeCommands(b *strings.Builder, c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	b.WriteString("\nCommands:\n")
	for _, s := range c.Commands() {
		if s.IsAvailableCommand() {
			fmt.Fprintf(b, "  %-12s %s\n", s.Name(), s.Short)
		}
	}
}

// Usage is how a command is written and what it takes, for a width; 0: no line
// is broken.
func Usage(c *cobra.Command, groups []Group, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage:\n  %s\n", c.UseLine())
	if c.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", c.Example)
	}
	writeCommands(&b, c)
	for _, g := range groups {
		b.WriteString("\n" + g.Usage(width))
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\n" + ofCommands)
	}
	return b.String()
}

// Usage is the group with all that is said of each flag.
func (g Group) Usage(width int) string {
	return fmt.Sprintf("%s:\n%s", g.Title, narrow(g.Flags.FlagUsagesWrapped(width), width))
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
