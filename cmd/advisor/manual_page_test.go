package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/questions"
)

// page is a manual page as it grows.
type page struct{ b strings.Builder }

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.b, format+"\n", args...) }
func (p *page) section(title string)            { p.line(".SH %s", title) }

func (p *page) synopsis(c *cobra.Command) {
	use := strings.TrimPrefix(c.UseLine(), c.CommandPath())
	p.line(`\fB%s\fR%s`, roff(c.CommandPath()), roff(use))
	if !c.HasParent() {
		p.line(".br\n\\fB%s\\fR \\fICOMMAND\\fR [flags]", roff(c.CommandPath()))
	}
}

// text is prose in paragraphs; what is indented stays as it is.
func (p *page) text(s string) {
	for i, para := range strings.Split(strings.Trim(s, "\n"), "\n\n") {
		if strings.HasPrefix(para, " ") {
			p.line(".PP")
			p.verbatim(para)
			continue
		}
		if i > 0 {
			p.line(".PP")
		}
		for _, l := range strings.Split(para, "\n") {
			p.line("%s", prose(l))
		}
	}
}

// verbatim keeps lines as they are.
func (p *page) verbatim(s string) {
	p.line(".RS 2\n.nf")
	for _, l := range strings.Split(strings.Trim(s, "\n"), "\n") {
		p.line("%s", roff(strings.TrimPrefix(l, "  ")))
	}
	p.line(".fi\n.RE")
}

func (p *page) table(rows [][2]string) {
	for _, r := range rows {
		p.line(".TP\n\\fB%s\\fR\n%s", roff(r[0]), prose(r[1]))
	}
}

func (p *page) commands(c *cobra.Command) {
	p.section("COMMANDS")
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			p.line(".TP\n\\fB%s\\fR(1)\n%s", roff(pageName(sub)), prose(ended(sub.Short)))
		}
	}
}

func (p *page) seeAlso(c *cobra.Command) {
	var names []string
	top := c.Root()
	for _, other := range append([]*cobra.Command{top}, top.Commands()...) {
		if other != c && (other == top || other.IsAvailableCommand()) {
			names = append(names, roff(pageName(other)))
		}
	}
	slices.Sort(names)
	p.line("\\fB%s\\fR(1)", strings.Join(names, "\\fR(1),\n\\fB"))
}

// helpGroup is a heading of the help and the names of the flags below it.
type helpGroup struct {
	title string
	flags []string
}

var (
	helpTitle = regexp.MustCompile(`^(\S.*):$`)
	helpFlag  = regexp.MustCompile(`^ +(?:-\w, )?--([\w-]+) `)
)

// helpGroups reads the groups of flags from the help of a command: nothing
// else knows them.
func helpGroups(c *cobra.Command) []helpGroup {
	var groups []helpGroup
	for _, l := range strings.Split(c.UsageString(), "\n") {
		if m := helpTitle.FindStringSubmatch(l); m != nil {
			groups = append(groups, helpGroup{title: m[1]})
		} else if m := helpFlag.FindStringSubmatch(l + " "); m != nil && len(groups) > 0 {
			g := &groups[len(groups)-1]
			g.flags = append(g.flags, m[1])
		}
	}
	return slices.DeleteFunc(groups, func(g helpGroup) bool {
		return len(g.flags) == 0 || slices.Contains([]string{"Usage", "Examples", "Commands"}, g.title)
	})
}

// options are the flags. The questions are told in full by the page of the
// program alone.
func (p *page) options(c *cobra.Command, set questions.Questionnaire) {
	p.section("OPTIONS")
	p.flag(&pflag.Flag{Name: "help", Shorthand: "h"}, "", "Print the help of the command.")
	if c.Version != "" {
		p.flag(&pflag.Flag{Name: "version"}, "", "Print the version of the program.")
	}
	for _, g := range helpGroups(c) {
		_, asks := set.Question(questions.ID(g.flags[0]))
		if asks && c.HasParent() {
			p.line(".SS Questions")
			p.text("Each question is a flag, as in advisor(1).")
			continue
		}
		if g.title != "Flags" {
			p.line(".SS %s", roff(g.title))
		}
		for _, name := range g.flags {
			f := c.Flags().Lookup(name)
			value, does := pflag.UnquoteUsage(f)
			if q, ok := set.Question(questions.ID(name)); ok {
				does = q.Ask
			}
			p.flag(f, value, ended(upperFirst(does)))
		}
	}
}

func (p *page) flag(f *pflag.Flag, value, does string) {
	tag := `\fB` + roff("--"+f.Name) + `\fR`
	if f.Shorthand != "" {
		tag = `\fB` + roff("-"+f.Shorthand) + `\fR, ` + tag
	}
	if value != "" {
		tag += ` \fI` + roff(value) + `\fR`
	}
	if f.DefValue != "" && f.DefValue != "[]" && f.DefValue != "false" {
		does += " The default is " + f.DefValue + "."
	}
	p.line(".TP\n%s\n%s", tag, prose(does))
}

var roffSpecial = strings.NewReplacer(`\`, `\e`, "-", `\-`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`, "'", `\(aq`)

// roff is text as it is, to be typed or copied.
func roff(s string) string { return guarded(roffSpecial.Replace(s)) }

// word matches what is typed in a line of prose: a flag.
var word = regexp.MustCompile(`(^|[\s(])(--?[a-zA-Z][\w-]*)`)

// prose is text to be read: hyphens and apostrophes are those of the
// language, flags are bold.
func prose(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`).Replace(s)
	s = word.ReplaceAllStringFunc(s, func(m string) string {
		sub := word.FindStringSubmatch(m)
		return sub[1] + `\fB` + strings.ReplaceAll(sub[2], "-", `\-`) + `\fR`
	})
	return guarded(s)
}

// guarded keeps the start of a line from being taken for a request.
func guarded(s string) string {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return s
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// ended is a sentence with its full stop.
func ended(s string) string {
	s = strings.TrimRight(s, " \n")
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!:") && !strings.Contains(s, "\n\n  ") {
		s += "."
	}
	return s
}
