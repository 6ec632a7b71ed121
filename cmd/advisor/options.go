package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/catalogue"
	"advisor/internal/check"
	"advisor/internal/config"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/report/words"
	"advisor/internal/selection"
)

// options are the values of all flags that commands share.
type options struct {
	project                 selection.Flags
	quick, sections, noScan bool
	settle                  bool
	recursive, brief, all   bool
	shard, commit, sort     string

	said        input.Flags
	answerFiles []string
	modelFile   string
	modelFrom   string
	costsFile   string
	ask         string

	output.Flags
	save      string
	overwrite bool

	accessible bool
	expect     string
	failOn     string
	noFail     bool

	baseline, today        string
	noAccepted             bool
	config                 string
	noConfig, verbose      bool
	helpQuestions, helpAll bool
}

// The values of flags that have a fixed list.
var (
	colorModes = []string{"auto", "always", "never"}
	sides      = []string{"compose", "kubernetes"}
	sorts      = words.FleetOrders()
)

func newOptions() *options {
	return &options{said: input.Flags{Answers: map[questions.ID]*string{}}, ask: "auto", modelFrom: config.ModelFromAny, sort: sorts[0], Flags: output.Flags{Format: "text", Color: "auto"}}
}

// projectFlags are the flags that mean what they mean to docker compose.
func (o *options) projectFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("project", pflag.ContinueOnError)
	fs.StringArrayVarP(&o.project.Files, "file", "f", nil, "Compose `FILE`, - for standard input, may repeat; instead of looking for one")
	fs.StringArrayVar(&o.project.Profiles, "profile", nil, "profile `NAME` to activate, may repeat")
	fs.StringArrayVar(&o.project.EnvFiles, "env-file", nil, "`FILE` with variables to interpolate, may repeat")
	fs.Var(flags.Once(&o.project.Environment), "environment", "`NAME` of the environment that is judged; production, development, ...; without it production")
	fs.Var(flags.Once(&o.project.ProjectDirectory), "project-directory", "`DIR` that relative paths start from")
	return fs
}

// reportFlags say how the result is shown, in one of some formats.
func (o *options) reportFlags(formats []string) *pflag.FlagSet {
	o.Formats = formats
	fs := pflag.NewFlagSet("report", pflag.ContinueOnError)
	format := flags.OneOf(&o.Format, formats)
	o.Named = format.Given
	fs.Var(format, "format", strings.Join(formats, ", "))
	fs.StringArrayVarP(&o.Outputs, "output", "o", nil, "write to `FILE`, in the format of its ending; --format NAME and FORMAT=FILE say another one; may repeat")
	fs.BoolVar(&o.Details, "details", false, "let text say everything; each finding and answer, and how the figures were made")
	fs.Var(flags.OneOf(&o.Color, colorModes), "color", "colour: "+strings.Join(colorModes, ", "))
	return fs
}

// gateFlags make the exit status depend on the result.
func (o *options) gateFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("gates", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&o.expect, sides), "expect", "exit 1 unless this is recommended: compose, kubernetes")
	fs.Var(flags.ListOf(&o.failOn, check.GateWords()), "fail-on", "exit 1 on any of a `LIST` of gates; undecided, not-firm, contradictions, problems, gaps, unreadable, findings=high|medium|low")
	fs.BoolVar(&o.noFail, "no-fail", false, "report the gates that are tripped, and exit 0")
	return fs
}

// answerFlags are the ways to answer, but for the flags of the questions.
func (o *options) answerFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("answers", pflag.ContinueOnError)
	fs.StringArrayVar(&o.answerFiles, "answers", nil, "record `FILE`, - for standard input, may repeat; one for each person")
	fs.AddFlagSet(o.modelFlags())
	fs.Var(flags.Once(&o.save), "save", "write the answers to a record `FILE`; one that is there keeps what it says besides")
	fs.BoolVar(&o.overwrite, "overwrite", false, "let --save drop what the record there says")
	fs.Var(flags.OneOf(&o.ask, conversation.Words()), "ask", "whether to ask: "+strings.Join(conversation.Words(), ", "))
	fs.BoolVar(&o.quick, "quick", false, "ask what tells most first, until the result is settled; the default at a terminal")
	fs.BoolVar(&o.sections, "all-questions", false, "ask every question, section by section")
	fs.BoolVar(&o.settle, "settle", false, "ask only what several --answers dispute; and what decides the recommendation")
	fs.BoolVar(&o.accessible, "accessible", false, "ask in plain lines, for screen readers")
	fs.BoolVar(&o.noScan, "no-scan", false, "do not look for a Compose project")
	return fs
}

// decisionFlags say what was decided, in place of what a record says.
func (o *options) decisionFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("decision", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&o.said.Decision, sides), "decision", "what the team decided: compose, kubernetes")
	fs.Var(flags.Once(&o.said.ReviewBy), "review-by", "`DATE` of the next review, such as 2027-06-30")
	fs.StringArrayVar(&o.said.Triggers, "trigger", nil, "`CONDITION` for deciding again, may repeat; such as \"hosts > 1\"; in place of those of a record")
	return fs
}

// sinceFlags say what a report is compared with, and when.
func (o *options) sinceFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("since", pflag.ContinueOnError)
	fs.Var(flags.Once(&o.baseline), "baseline", "show only findings that are new or gone since a `REPORT`; one in JSON")
	fs.BoolVar(&o.noAccepted, "no-accepted", false, "report accepted findings too; whatever the record says")
	fs.AddFlagSet(o.todayFlags())
	return fs
}

// todayFlags say which day it is.
func (o *options) todayFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("today", pflag.ContinueOnError)
	fs.Var(flags.Once(&o.today), "today", "`DATE` that dates of the record are compared with; such as 2027-06-30")
	return fs
}

// settingFlags choose the files of settings.
func (o *options) settingFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("settings", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&o.modelFrom, []string{config.ModelFromAny, config.ModelFromConfig}), "model-from", "who may name the model: any, config; config is you alone: a flag, a variable, --config or your own configuration, and no file of the project")
	fs.Var(flags.Once(&o.config), "config", "`FILE` of settings; instead of .advisor.yaml and your own")
	fs.BoolVar(&o.noConfig, "no-config", false, "read no file of settings")
	fs.BoolP("quiet", "q", false, "print no hints and no notes; mistakes and tripped gates alone stand on standard error")
	fs.BoolVarP(&o.verbose, "verbose", "v", false, "print which settings, record and model are used")
	return fs
}

// weightFlags has the flag of an organisation's own model. Its value is looked
// up by preparse, before the flags are parsed.
func (o *options) weightFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("model", pflag.ContinueOnError)
	fs.Var(flags.Once(&o.modelFile), "model", "`FILE` with your own weights and questions; vetoes, thresholds, options and texts (advisor schema model)")
	return fs
}

// modelFlags are those of own models and own prices.
func (o *options) modelFlags() *pflag.FlagSet {
	fs := o.weightFlags()
	fs.Var(flags.Once(&o.costsFile), "costs", "`FILE` with your own prices and hours; shown, never scored (advisor schema costs)")
	return fs
}

// fleetFlags are added to the flags of a command that can run over many
// projects.
func (o *options) fleetFlags(does string) *pflag.FlagSet {
	fs := pflag.NewFlagSet("many projects", pflag.ContinueOnError)
	fs.BoolVar(&o.recursive, "recursive", false, does+" every project below each DIR; JSON lines, or a table (text, markdown, csv)")
	fs.StringArrayVar(&o.project.Exclude, "exclude", nil, "`GLOB` of what is not looked at, may repeat; folders and files, as in .gitignore")
	flags.Check(fs.Lookup("exclude"), selection.CheckPattern)
	fs.Var(flags.Once(&o.shard), "shard", "only part `I/N` of the projects; 1/4 to 4/4; job/4 takes I from JOB_COMPLETION_INDEX")
	if does == "check" {
		fs.BoolVar(&o.all, "all", false, "list projects without a record too")
	}
	fs.Var(flags.Once(&o.commit), "commit", "the `SHA` of what is looked at; stands in each line")
	fs.AddFlagSet(o.tableFlags())
	return fs
}

// tableFlags say how many projects are written.
func (o *options) tableFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("tables", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&o.sort, sorts), "sort", "order of a table: "+strings.Join(sorts, ", ")+"; lines stay in the order of their paths")
	fs.BoolVar(&o.brief, "brief", false, "JSON lines without details, which is the default; --details has them")
	return fs
}

// unused refuses flags that were given and that a command does nothing with; why
// says so, with the flag as its subject. What settings say of other commands is passed over.
func unused(c *cobra.Command, why string, names ...string) error {
	var errs []error
	for _, name := range names {
		if c.Flags().Changed(name) {
			errs = append(errs, fmt.Errorf("--%s %s", name, why))
		}
	}
	return exit.InputError(errors.Join(errs...))
}

// questionFlag is the flag of a question.
func (o *options) questionFlag(q questions.Question) *pflag.Flag {
	value := flags.OfQuestion(catalogue.OptionList(q), func(v *string) { o.said.Answers[q.ID] = v })
	usage := q.Short
	if q.Retired != "" {
		usage += " (no longer asked; an answer still counts)"
	}
	return &pflag.Flag{Name: string(q.ID), Usage: usage, Value: value}
}
