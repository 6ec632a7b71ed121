package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/files"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// model is the model that weighs: the one of --model, else the built-in one,
// which is read when it is first asked for.
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

// takeModel reads the model of --model and adds its questions to the
// questionnaire. The arguments are looked through before cobra parses them,
// because each question is a flag: which flags there are is only known once
// the model is read. While a shell completes words nothing is refused, since
// the name of the file may be half typed.
func (a *app) takeModel() error {
	path := modelArgument(a.args)
	if path == "" {
		return nil
	}
	m, err := a.readModel(path)
	if err != nil {
		if completing(a.args) {
			return nil
		}
		return err
	}
	a.weights, a.set = &m, m.Set(a.set)
	return nil
}

// readModel reads a model and checks it, its own scenarios included.
func (a *app) readModel(path string) (score.Model, error) {
	defer a.watch(path)()
	f, err := files.ReadUser(a.abs(path))
	if err != nil {
		return score.Model{}, inputErrorf("reading %s: %w", untrusted.Text(path).Clean(), err)
	}
	m, err := score.Read(path, f.Bytes, a.set)
	if err != nil {
		return m, inputError(err)
	}
	return m, a.freeNames(path, m)
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
	return inputError(errors.Join(errs...))
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
