package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/config"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/scan"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// preparsed is what is known of the command line before it is parsed: which
// questions and so which flags there are depends on it.
type preparsed struct {
	command  string // its name
	dir      string // absolute: where the project is looked for
	args     []string
	model    string
	from     string // who may name the model
	costs    string
	answers  []string
	ask      string // how it asks; empty: nobody said
	anew     bool   // a record that is there does not count
	config   string
	noConfig bool
	weighs   bool // the command has a flag for a model
	quiet    bool
	// recursive: each project has a record of its own, with its own model.
	recursive bool
}

// preparse looks for the flags of a command line that say what to load, and
// sets none. Unknown flags are those of questions, each with a value. Whatever
// is wrong is said when the flags are parsed in earnest.
func (a *app) preparse(root *cobra.Command) preparsed {
	if completing(a.args) { // nothing is refused, since a name may be half typed
		return preparsed{model: flags.ValueIn(a.args, "model"), weighs: true}
	}
	c, rest, err := root.Find(a.args)
	if err != nil || c == nil {
		return preparsed{dir: a.cwd}
	}
	set := c.Flags()
	given := map[string][]string{}
	set.ParseErrorsAllowlist.UnknownFlags = true
	_ = set.ParseAll(rest, func(f *pflag.Flag, value string) error { // see above
		given[f.Name] = append(given[f.Name], value)
		return nil
	})
	set.ParseErrorsAllowlist.UnknownFlags = false
	last := func(name string) string {
		if values := given[name]; len(values) > 0 {
			return values[len(values)-1]
		}
		return ""
	}
	args := slices.Clone(set.Args())
	named := cmp.Or(last("project-directory"), first(args), first(given["file"]))
	pre := preparsed{
		command: commandName(c), args: args, weighs: set.Lookup("model") != nil,
		model: last("model"), from: last("model-from"), costs: last("costs"), quiet: last("quiet") == "true", config: last("config"), noConfig: last("no-config") == "true",
		recursive: last("recursive") == "true", answers: given["answers"],
		ask: last("ask"), anew: last("overwrite") == "true",
	}
	pre.dir = a.folder(pre, named)
	return pre
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// load reads the settings, the records and the model that a command line comes
// to. While a shell completes words a model that cannot be read is none.
func (a *app) load(pre preparsed) (config.Loaded, error) {
	if !pre.weighs {
		return a.base, nil
	}
	if usesSettings(pre.command) {
		if err := config.Misspelt(a.variables); err != nil {
			return a.base, err
		}
	}
	records, found := a.recordFiles(pre)
	out, err := a.models.Load(a.base, config.Wanted{
		Dir: pre.dir, Config: pre.config, NoConfig: pre.noConfig,
		Records: records, Found: found, Model: pre.model, ModelFrom: pre.from, Costs: pre.costs, WithoutCosts: completing(a.args),
	})
	if err != nil && completing(a.args) {
		return a.base, nil
	}
	return out, err
}

func (e env) places() config.Places {
	return config.Places{Cwd: e.cwd, Getenv: e.Getenv, HasProject: scan.HasProject}
}

// hasFlag reports whether a command or one below it has a flag that is no
// question.
func hasFlag(c *cobra.Command, name string) bool {
	f := c.Flags().Lookup(name)
	if f != nil {
		if _, question := f.Value.(*flags.Answer); !question {
			return true
		}
	}
	return slices.ContainsFunc(c.Commands(), func(sub *cobra.Command) bool { return hasFlag(sub, name) })
}

// recordFiles are the records that a command line names, or the one that is
// found: by check, and where somebody is there to be asked.
func (a *app) recordFiles(pre preparsed) (records []config.Record, found bool) {
	p := a.places()
	switch {
	case pre.command == "compare":
		return p.NamedRecords(pre.args), false // which may be reports
	case len(pre.answers) > 0 || pre.recursive:
		return p.NamedRecords(pre.answers), false
	case pre.command == "check":
		return foundRecord(p, p.RecordFor(first(pre.args)))
	case pre.command == programName && !pre.anew && a.converses(pre):
		return foundRecord(p, p.RecordFor(pre.dir))
	}
	return nil, false
}

func foundRecord(p config.Places, path string) (records []config.Record, found bool) {
	if path == "" {
		return nil, false
	}
	return []config.Record{p.FoundRecord(path)}, true
}

// converses reports whether somebody at a terminal will be asked. Settings that
// cannot be read are refused when they are read in earnest.
func (a *app) converses(pre preparsed) bool {
	ask := pre.ask
	if settings, err := a.places().Settings(pre.dir, pre.config, pre.noConfig); err == nil && ask == "" {
		values, _ := settings.Value("ask")
		ask = first(values)
	}
	mode, err := conversation.ModeOf(a.Streams, ask, false)
	return err == nil && mode != conversation.Never && terminal.Is(a.Stdin) && terminal.Is(a.Stderr)
}

// commandName is the name of a command; one below another has both.
func commandName(c *cobra.Command) string {
	if p := c.Parent(); p != nil && p.HasParent() {
		return p.Name() + " " + c.Name()
	}
	return c.Name()
}

// usesSettings reports whether all settings are for a command; others take a
// model and prices from them.
func usesSettings(command string) bool {
	return slices.Contains([]string{programName, "scan", "check"}, command)
}

// folder is where the settings of a command line are looked for: with the
// project, with the newer of two that are compared, else here.
func (a *app) folder(pre preparsed, named string) string {
	switch {
	case usesSettings(pre.command):
		return a.places().FolderOf(named)
	case pre.command == "compare" && len(pre.args) == 2 && pre.args[1] != "-":
		return a.places().FolderOf(pre.args[1])
	}
	return a.cwd
}

// applySettings gives the flags of a command that were not given what is set
// elsewhere, and returns that in sentences.
func applySettings(c *cobra.Command, settings config.Settings) (used []string, err error) {
	if !usesSettings(commandName(c)) {
		return nil, nil
	}
	var errs []error
	for _, name := range config.Names() {
		f := c.Flags().Lookup(name)
		values, from := settings.Value(name)
		if name == "model" || name == "costs" || name == "environment" || f == nil || f.Changed || len(values) == 0 {
			continue
		}
		by := config.PlaceOf(from, name)
		if err := flags.Suppose(f, values, by); err != nil {
			errs = append(errs, exit.InputErrorf("%s: %w", by, err))
		}
		used = append(used, fmt.Sprintf("%s is %s, from %s", name, strings.Join(values, ", "), from))
	}
	return used, errors.Join(errs...)
}

// tellUsed says what was taken from elsewhere.
func (e env) tellUsed(settings config.Settings, used []string) {
	read := settings.Files()
	if len(read) == 0 {
		e.tell("advisor: settings: no file\n")
	}
	for _, name := range read {
		e.tell(fmt.Sprintf("advisor: settings: %s\n", untrusted.Text(name).Clean()))
	}
	for _, line := range used {
		e.tell("advisor: " + untrusted.Text(line).Clean() + "\n")
	}
}

// completing reports whether a run is for the shell's completion.
func completing(args []string) bool {
	return len(args) > 0 && strings.HasPrefix(args[0], "__complete")
}
