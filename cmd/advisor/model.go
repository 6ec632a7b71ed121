package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// model is the model that weighs: the one that takeModel read, else the
// built-in one, which is made when it is first asked for.
func (a *app) model() score.Model {
	if a.weights == nil {
		m := score.Default()
		a.weights = &m
	}
	return *a.weights
}

// modelFlags has the flag of an organisation's own model. Its value is looked
// up by takeModel, before the flags are parsed.
func (o *options) modelFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("model", pflag.ContinueOnError)
	fs.Var(once(&o.modelFile), "model", "`FILE` with your own weights, vetoes, thresholds and questions (advisor schema model)")
	return fs
}

// takeModel reads the model and adds its questions to the questionnaire. The
// arguments are looked through before cobra parses them, because each question
// is a flag: which flags there are is only known once the model is read. While
// a shell completes words nothing is refused, since the name of the file may be
// half typed.
func (a *app) takeModel() error {
	look := a.lookAhead()
	if completing(a.args) {
		look = glance{model: modelArgument(a.args), weighs: true}
	}
	if !look.weighs {
		return nil
	}
	return a.adopt(look)
}

// adopt reads the settings and the model that a command line comes to.
func (a *app) adopt(look glance) error {
	if settles(look.command) {
		if err := a.settle(look.dir, look.config, look.noConfig); err != nil {
			return err
		}
	}
	if look.command == "compare" { // whose arguments may be records
		look.answers = look.args
	}
	from, err := a.modelSource(look)
	if err != nil || from.path == "" {
		return err
	}
	m, err := a.readModel(from)
	if err != nil {
		if completing(a.args) {
			return nil
		}
		return err
	}
	a.weights, a.set, a.modelPath, a.modelBy = &m, m.Set(a.set), from.path, from.by
	if look.model == "" {
		a.used = append(a.used, fmt.Sprintf("model is %s, from %s", from.shown, from.by))
	}
	return nil
}

// modelFile is where a model is read from.
type modelFile struct {
	path  string // absolute; empty: there is none
	shown string // as the user or the file wrote it
	by    string // what named it
	// inside: a file of the project named it, so it must lie in the repository
	// of that file, the folder of which is dir.
	inside bool
	dir    string
}

// modelSource is the model that is used: that of --model, of ADVISOR_MODEL, of
// the record, then of the files of settings.
func (a *app) modelSource(look glance) (modelFile, error) {
	if look.model != "" {
		return modelFile{path: a.abs(look.model), shown: look.model, by: "--model"}, nil
	}
	values, from, dir := a.setting("model")
	if len(values) > 0 && strings.HasPrefix(from, envPrefix) {
		return modelFile{path: a.abs(values[0]), shown: values[0], by: from}, nil
	}
	if m := a.recordModel(look); m.path != "" {
		return m, nil
	}
	switch {
	case len(values) > 1:
		return modelFile{}, exit.InputErrorf("%s: model: name one file, not %d", from, len(values))
	case len(values) == 0:
		return modelFile{}, nil
	}
	return modelFile{
		path: pathIn(dir, values[0]), shown: values[0], by: from, dir: dir,
		inside: strings.HasPrefix(filepath.Base(from), projectSettings),
	}, nil
}

// recordModel is the model that the records of a command line name, the last
// of them: compare weighs both by the new one's. A record that cannot be read
// is for its reader to refuse.
func (a *app) recordModel(look glance) modelFile {
	records := look.answers
	if look.command == "check" && len(records) == 0 && !look.recursive {
		if found := a.upward(look.dir, recordName); found != "" {
			records = []string{found}
		}
	}
	for _, r := range slices.Backward(records) {
		f, err := files.ReadUser(a.abs(r))
		if r == "-" || err != nil {
			continue
		}
		if name, line := questions.ModelOf(f.Bytes); name != "" {
			return a.namedModel(r, name, line)
		}
	}
	return modelFile{}
}

// namedModel is the model that a record names.
func (a *app) namedModel(record string, name untrusted.Text, line int) modelFile {
	dir := filepath.Dir(a.abs(record))
	return modelFile{
		path: pathIn(dir, string(name)), shown: string(name), inside: true, dir: dir,
		by: fmt.Sprintf("%s:%d", untrusted.Text(a.shownPath(a.abs(record))).Clean(), line),
	}
}

// pathIn is the path of a file that a file of a folder names, with slashes.
func pathIn(dir, name string) string {
	path := filepath.FromSlash(name)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// readModel reads a model and checks it, its own scenarios included.
func (a *app) readModel(from modelFile) (score.Model, error) {
	defer a.watch(from.shown)()
	f, err := a.openModel(from)
	if err != nil {
		by := ""
		if from.by != "--model" {
			by = ", which " + from.by + " names"
		}
		return score.Model{}, exit.InputErrorf("reading %s%s: %w", untrusted.Text(from.shown).Clean(), by, err)
	}
	m, err := score.Read(from.shown, f.Bytes, a.set)
	if err != nil {
		return m, exit.InputError(err)
	}
	return m, a.freeNames(from.shown, m)
}

func (a *app) openModel(from modelFile) (files.File, error) {
	if !from.inside {
		return files.ReadUser(from.path)
	}
	return a.readFrom(from.dir, from.path)
}

// freeNames refuses added questions that are named like a flag of a command.
func (a *app) freeNames(path string, m score.Model) error {
	root := a.root()
	var errs []error
	for _, q := range m.Questions {
		if q.ID == "help" || hasFlag(root, string(q.ID)) {
			errs = append(errs, fmt.Errorf("%s: question %q is named like the flag --%s; give it another id", path, q.ID, q.ID))
		}
	}
	return exit.InputError(errors.Join(errs...))
}

func hasFlag(c *cobra.Command, name string) bool {
	return c.Flags().Lookup(name) != nil ||
		slices.ContainsFunc(c.Commands(), func(sub *cobra.Command) bool { return hasFlag(sub, name) })
}

// modelArgument is the value of the first --model among the arguments; empty
// where there is none. What is wrong with the flag itself, such as a second
// one, is said when the flags are parsed.
func modelArgument(args []string) string {
	for i, arg := range args {
		value, joined := strings.CutPrefix(arg, "--model=")
		switch {
		case arg == "--":
			return ""
		case joined:
			return value
		case arg == "--model" && i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}

// completing tells a run for the shell's completion.
func completing(args []string) bool {
	return len(args) > 0 && strings.HasPrefix(args[0], "__complete")
}
