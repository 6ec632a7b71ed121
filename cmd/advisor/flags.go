package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// options are the values of all flags that commands share.
type options struct {
	files, profiles, envFiles []string
	projectDirectory          string
	quick, noScan             bool
	fleet                     fleetOptions

	answerFiles []string
	modelFile   string
	answers     map[questions.ID]*string // by question, nil until set
	ask         string

	format  string
	formats []string // those that there are
	outputs []string
	save    string
	color   string

	decision, reviewBy string
	triggers           []string

	accessible bool
	expect     string
	failOn     string

	baseline, today   string
	noAccepted        bool
	config            string
	noConfig, verbose bool
}

// The values of flags that have a fixed list.
var (
	askModes   = []string{"auto", "tui", "lines", "never"}
	colorModes = []string{"auto", "always", "never"}
	sides      = []string{"compose", "kubernetes"}
)

func newOptions() *options {
	return &options{answers: map[questions.ID]*string{}, ask: "auto", format: "text", color: "auto"}
}

// projectFlags are the flags that mean what they mean to docker compose.
func (o *options) projectFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("project", pflag.ContinueOnError)
	fs.StringArrayVarP(&o.files, "file", "f", nil, "Compose `FILE`, may repeat; instead of looking for one")
	fs.StringArrayVar(&o.profiles, "profile", nil, "profile `NAME` to activate, may repeat")
	fs.StringArrayVar(&o.envFiles, "env-file", nil, "`FILE` with variables for interpolation, may repeat")
	fs.Var(once(&o.projectDirectory), "project-directory", "`DIR` that relative paths start from")
	return fs
}

// reportFlags say how the result is shown, in one of some formats.
func (o *options) reportFlags(formats []string) *pflag.FlagSet {
	o.formats = formats
	fs := pflag.NewFlagSet("report", pflag.ContinueOnError)
	fs.Var(oneOf(&o.format, formats), "format", "format of the report: "+strings.Join(formats, ", "))
	fs.StringArrayVarP(&o.outputs, "output", "o", nil, "write the report to `FILE`, or FORMAT=FILE; may repeat")
	fs.Var(oneOf(&o.color, colorModes), "color", "colour: "+strings.Join(colorModes, ", "))
	return fs
}

// gateFlags make the exit status depend on the result.
func (o *options) gateFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("gates", pflag.ContinueOnError)
	fs.Var(oneOf(&o.expect, sides), "expect", "exit 1 unless this is recommended: compose, kubernetes")
	fs.Var(once(&o.failOn), "fail-on", "exit 1 on any of a `LIST`: undecided, not-firm, contradictions, findings=high|medium|low")
	return fs
}

// answerFlags are the ways to answer, but for the flags of the questions.
func (o *options) answerFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("answers", pflag.ContinueOnError)
	fs.StringArrayVar(&o.answerFiles, "answers", nil, "record `FILE` with answers, - for standard input; may repeat, one for each person")
	fs.AddFlagSet(o.modelFlags())
	fs.Var(once(&o.save), "save", "write the answers to a record `FILE`")
	fs.Var(oneOf(&o.ask, askModes), "ask", "whether to ask: "+strings.Join(askModes, ", "))
	fs.BoolVar(&o.quick, "quick", false, "ask the most telling questions first, until the result is firm")
	fs.BoolVar(&o.accessible, "accessible", false, "ask in plain lines, for screen readers")
	fs.BoolVar(&o.noScan, "no-scan", false, "do not look for a Compose project")
	return fs
}

// questionFlags has one flag for each question.
func (o *options) questionFlags(set questions.Questionnaire) *pflag.FlagSet {
	fs := pflag.NewFlagSet("questions", pflag.ContinueOnError)
	fs.SortFlags = false
	for _, q := range set.Questions {
		v := new(string)
		fs.Var(&answerValue{once: once(v), set: func() { o.answers[q.ID] = v }, kind: optionList(q)}, string(q.ID), q.Short)
	}
	return fs
}

func optionList(q questions.Question) string {
	ids := make([]string, 0, len(q.Options)+1)
	if q.Numeric {
		ids = append(ids, "N")
	}
	for _, o := range q.Options {
		ids = append(ids, string(o.ID))
	}
	return strings.Join(ids, "|")
}

// givenAnswers are the answers of flags; every wrong one is reported.
func (o *options) givenAnswers(set questions.Questionnaire) (questions.Answers, error) {
	a := questions.Answers{}
	var errs []error
	for _, q := range set.Questions {
		v := o.answers[q.ID]
		if v == nil {
			continue
		}
		ans, err := q.Parse(*v)
		if err != nil {
			errs = append(errs, fmt.Errorf("--%s: %w", q.ID, err))
			continue
		}
		ans.Source = questions.FromFlag
		a[q.ID] = ans
	}
	return a, exit.InputError(errors.Join(errs...))
}

// onceValue is a string flag that may be given one time.
type onceValue struct {
	to      *string
	was     bool
	lenient bool // see repeatable
}

func once(to *string) *onceValue { return &onceValue{to: to} }

func (v *onceValue) String() string {
	if v.to == nil {
		return ""
	}
	return *v.to
}

func (v *onceValue) Type() string { return "string" }

// repeatable lets the flag be given again.
func (v *onceValue) repeatable() { v.lenient = true }

func (v *onceValue) Set(s string) error {
	switch {
	case v.was && !v.lenient:
		return errors.New("given twice")
	case s == "":
		return errors.New("needs a value")
	}
	*v.to, v.was = s, true
	return nil
}

// answerValue is the flag of a question; its value is judged later, with all
// others.
type answerValue struct {
	once *onceValue
	set  func()
	kind string
}

func (v *answerValue) String() string { return "" }
func (v *answerValue) Type() string   { return v.kind }
func (v *answerValue) repeatable()    { v.once.repeatable() }

func (v *answerValue) Set(s string) error {
	v.set()
	return v.once.Set(s)
}

// listValue is a flag with a fixed list of values.
type listValue struct {
	*onceValue
	values []string
}

func oneOf(to *string, values []string) *listValue { return &listValue{once(to), values} }

func (v *listValue) Type() string { return "NAME" }

func (v *listValue) Set(s string) error {
	if err := v.onceValue.Set(s); err != nil {
		return err
	}
	if slices.Contains(v.values, s) {
		return nil
	}
	return fmt.Errorf(`"%s" is not one of %s%s`, untrusted.Text(s).Clean(), strings.Join(v.values, ", "), didYouMean(s, v.values))
}

// didYouMean is a hint when a word is near a known one, or empty.
func didYouMean(word string, known []string) string {
	if near := questions.Nearest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// flagError is the error for wrong flags: all unknown ones at once, each with
// the nearest known one.
func flagError(args []string) func(*cobra.Command, error) error {
	return func(c *cobra.Command, err error) error {
		if asksHelp(args) {
			return pflag.ErrHelp
		}
		var unknown *pflag.NotExistError
		if !errors.As(err, &unknown) {
			return exit.InputErrorf("%s", plainFlagError(err))
		}
		var known []string
		c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		var lines []string
		for _, name := range unknownFlags(args, c.Flags()) {
			lines = append(lines, fmt.Sprintf("unknown flag --%s%s (see %s --help)", untrusted.Text(name).Clean(), dashed(didYouMean(name, known)), c.CommandPath()))
		}
		if len(lines) == 0 {
			lines = []string{fmt.Sprintf("%s (see %s --help)", err, c.CommandPath())}
		}
		return exit.InputErrorf("%s", strings.Join(lines, "\n"))
	}
}

// asksHelp tells a cry for help among flags that are wrong.
func asksHelp(args []string) bool {
	for _, a := range args {
		switch a {
		case "--":
			return false
		case "-h", "--help":
			return true
		}
	}
	return false
}

func dashed(hint string) string { return strings.Replace(hint, `mean "`, `mean "--`, 1) }

// plainFlagError says which flag and what, without the library's words.
func plainFlagError(err error) string {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return fmt.Sprintf("--%s: %v", invalid.GetFlag().Name, errors.Unwrap(invalid))
	}
	return err.Error()
}

// unknownFlags are the long flags among args that no flag set knows.
func unknownFlags(args []string, fs *pflag.FlagSet) []string {
	var out []string
	for _, a := range args {
		if a == "--" {
			break
		}
		name, ok := strings.CutPrefix(a, "--")
		if !ok || name == "" {
			continue
		}
		name, _, _ = strings.Cut(name, "=")
		if fs.Lookup(name) == nil && name != "help" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
