package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/build"
	"advisor/internal/check"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/plugin"
	"advisor/internal/questions"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

// app is one run of the program.
type app struct {
	env
	ending
	base      config.Loaded // what a run works with that nobody gave anything
	loaded    config.Loaded // what it works with; complete before a command runs
	command   string        // its name, as far as the command line shows it before it is parsed
	models    config.ModelReader
	asking    []askingCommand
	unprinted error // why a help did not arrive, which cobra has no way to return
}

// askingCommand is a command that takes answers as flags. They are added when it
// is known which questions there are.
type askingCommand struct {
	*cobra.Command
	options *options
	flags   *pflag.FlagSet // as help shows them
}

// run carries out the command line and returns the exit status.
func run(e env) int {
	e.name, e.args = plugin.Invoked(e.program, e.args)
	a := &app{env: e, ending: ending{process: e}, base: config.BuiltIn()}
	a.handleSignals()
	defer func() { a.release() }()
	err := a.execute()
	if err != nil {
		a.tell(a.sentence(exit.Message(err), exit.Status(err) >= exit.Hangup))
	}
	return exit.Status(err)
}

func (a *app) execute() error {
	root := a.root()
	a.models = config.ModelReader{
		Places: a.places(), Questionnaire: a.base.Questionnaire, Watch: a.watch,
		Taken: func(name string) string { return taken(root, name) },
	}
	var err error
	pre := a.preparse(root)
	a.command, a.quiet = pre.command, pre.quiet
	if a.loaded, err = a.load(pre); err != nil {
		return err
	}
	a.outdated()
	a.addQuestions()
	if completing(a.args) {
		flags.LetRepeat(root)
	}
	root.SetArgs(a.args)
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	if err := root.ExecuteContext(context.Background()); err != nil {
		return err
	}
	return a.unprinted
}

// outdated warns of what a model states and nothing uses any more.
func (a *app) outdated() {
	if words := a.loaded.Own.OutdatedWords(); words != "" && !completing(a.args) {
		a.tell("advisor: " + words + "\n")
	}
}

// addQuestions gives the commands that take answers a flag for each question.
func (a *app) addQuestions() {
	for _, c := range a.asking {
		c.flags.SortFlags = false
		for _, q := range a.loaded.Questionnaire.Questions {
			c.flags.AddFlag(c.options.questionFlag(q))
			c.Flags().AddFlag(c.flags.Lookup(string(q.ID)))
			_ = c.RegisterFlagCompletionFunc(string(q.ID), flags.Words(optionWords(q))) // the only error is an unknown flag
		}
	}
}

const longHelp = `advisor helps a team decide between Docker Compose and Kubernetes for
production. It reads the Compose project in DIR, asks what the files do not
show, and prints a report that a design review can check. Without a terminal it
uses flags, a record (--answers) and the files. Nothing leaves this machine.

Exit status: 0 done, 1 a gate was tripped, 2 wrong input or flags, 3 output not
written, 4 stopped by a limit, 130 cancelled, 143 terminated.`

const examples = `  advisor                                        scan, ask, report
  advisor --answers advisor.yaml -o review.md    as the record says
  advisor --hosts 2 --host-failure automatic     answers as flags
  advisor scan --format json`

// root makes the tree of commands, but for the flags of the questions.
func (a *app) root() *cobra.Command {
	o := newOptions()
	root := &cobra.Command{
		Use:           "advisor [flags] [DIR or FILE]",
		Short:         "Decide between Docker Compose and Kubernetes for production",
		Long:          longHelp,
		Example:       examples,
		SilenceErrors: true,
		SilenceUsage:  true,
		Annotations:   map[string]string{cobra.CommandDisplayNameAnnotation: a.name},
		Args:          atMostOne,
		RunE:          func(c *cobra.Command, args []string) error { return a.recommend(c.Context(), o, args) },
	}
	a.setUp(root, o, []flags.Group{
		{Title: "Project", Flags: o.projectFlags()},
		{Title: "Answers", Flags: o.answerFlags()},
		{Title: "Decision", Flags: o.decisionFlags(), Seldom: true},
		{Title: "Report", Flags: o.reportFlags(formats.Names())},
		{Title: "Gates", Flags: o.gateFlags()},
		{Title: "Since", Flags: o.sinceFlags(), Seldom: true},
		{Title: "Settings", Flags: o.settingFlags(), Seldom: true},
		questionGroup(),
	})
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		used, err := applySettings(c, a.loaded.Settings)
		if f := c.Flags().Lookup("verbose"); f != nil && f.Value.String() == "true" {
			a.tellUsed(a.loaded.Settings, append(a.loaded.Used, used...))
		}
		return err
	}
	root.AddCommand(a.scanCommand(), a.checkCommand(), a.compareCommand(), a.renderCommand(), a.listCommand(), a.explainCommand(), a.schemaCommand(), a.modelCommand(), a.versionCommand(), a.metadataCommand())
	if a.name == programName {
		root.AddCommand(a.completionCommand())
	} else {
		root.AddCommand(pluginCompletion())
	}
	root.SetHelpCommand(a.helpCommand())
	root.Version = version()
	root.SetVersionTemplate(build.This().Line())
	return root
}

const questionTitle = "Questions (each also takes unknown)"

// questionGroup is the group that the questions come into.
func questionGroup() flags.Group {
	return flags.Group{Title: questionTitle, Flags: pflag.NewFlagSet("questions", pflag.ContinueOnError)}
}

// setUp gives a command its flags, in groups, and the way it reports errors.
func (a *app) setUp(c *cobra.Command, o *options, groups []flags.Group) {
	for i, g := range groups {
		if g.Title == questionTitle {
			a.asking = append(a.asking, askingCommand{c, o, g.Flags})
			groups = slices.Insert(groups, i, a.helpsWithMore(c, o, groups))
			break
		}
	}
	for _, g := range groups {
		c.Flags().AddFlagSet(g.Flags)
	}
	c.SetFlagErrorFunc(flags.Error(a.args))
	c.SetUsageFunc(func(c *cobra.Command) error {
		_, err := fmt.Fprint(c.OutOrStdout(), a.called(flags.Usage(c, groups, a.Width(a.Stdout))))
		return err
	})
	c.SetHelpFunc(func(c *cobra.Command, _ []string) {
		shown := slices.DeleteFunc(slices.Clone(groups), func(g flags.Group) bool { return g.Title == questionTitle })
		text := fmt.Sprintf("%s\n\n%s", about(c), flags.Help(c, shown, a.Width(a.Stdout)))
		a.unprinted = a.print(a.called(text))
	})
	complete(c, func() questions.Questionnaire { return a.loaded.Questionnaire })
}

// helpsWithMore gives a command that asks the flags that show what help leaves
// out, instead of what the command does.
func (a *app) helpsWithMore(c *cobra.Command, o *options, groups []flags.Group) flags.Group {
	fs := pflag.NewFlagSet("help", pflag.ContinueOnError)
	fs.BoolVar(&o.helpQuestions, "help-questions", false, "show the flag of each question, such as --hosts N")
	fs.BoolVar(&o.helpAll, "help-all", false, "say all of each flag")
	does, asked := c.RunE, groups[len(groups)-1]
	c.RunE = func(c *cobra.Command, args []string) error {
		switch width := a.Width(a.Stdout); {
		case o.helpQuestions:
			return a.print(asked.Usage(width))
		case o.helpAll:
			return a.print(a.called(fmt.Sprintf("%s\n\n%s", strings.Replace(c.Long, more, "\n\n", 1), c.UsageString())))
		}
		return does(c, args)
	}
	return flags.Group{Title: "More help", Flags: fs, Seldom: true}
}

// more marks what only the manual says of a command, behind what help says.
const more = "\n\nMore:\n"

// about is what help says of a command.
func about(c *cobra.Command) string {
	said, _, _ := strings.Cut(cmp.Or(c.Long, c.Short), more)
	return strings.TrimSpace(said)
}

// atMostOne refuses more than one DIR or FILE, and a word that was meant as a
// command.
func atMostOne(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if len(args) > 1 {
		return exit.InputErrorf("%s takes one directory or file, not %d (first: %s)", c.Name(), len(args), untrusted.Text(args[0]).Clean())
	}
	return nil
}

// noArgs refuses arguments.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return exit.InputErrorf("%s takes no argument: %s", c.Name(), untrusted.Text(args[0]).Clean())
	}
	return nil
}

// taken says what a question cannot be told from by that name: a flag of some command,
// or a fact that a trigger names; empty: nothing.
func taken(root *cobra.Command, name string) string {
	switch {
	case name == "help", hasFlag(root, name):
		return "the flag --" + name
	case slices.Contains(check.MetricIDs(), name):
		return "the fact " + name + ", which triggers name"
	}
	return ""
}
