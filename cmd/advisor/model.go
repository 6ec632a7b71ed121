package main

import (
	"errors"

	"github.com/spf13/cobra"

	"advisor/internal/config"
	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/flags"
	"advisor/internal/model"
	"advisor/internal/output"
	"advisor/internal/ownmodel"
	"advisor/internal/untrusted"
)

const modelHelp = `Write a model of your own: begin one, check it and see what it changes, print
one whole. docs/own-model.md is the guide.`

const modelExamples = `  advisor model init acme.yaml     a small valid model, with comments
  advisor model check acme.yaml    what it changes, and for whom
  advisor model show --model acme.yaml`

// modelCommand are the commands for who writes a model.
func (a *app) modelCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "model init|check|show", Short: "Begin, check and print a model of your own",
		Long: modelHelp, Example: modelExamples,
		RunE: func(_ *cobra.Command, args []string) error {
			words := []string{"init", "check", "show"}
			if len(args) == 0 {
				return exit.InputErrorf("model: name one of init, check, show")
			}
			return exit.InputErrorf("model: %s is not one of init, check, show%s", diag.Quoted(args[0]), diag.DidYouMean(args[0], words))
		},
	}
	c.AddCommand(a.modelInitCommand(), a.modelCheckCommand(), a.modelShowCommand())
	a.setUp(c, nil, nil)
	return c
}

// tellRefused says that the model which the project names does not weigh; a check
// says it in its report.
func (r runConfig) tellRefused() {
	if words := r.run.Said.Refused.RefusedWords(); words != "" {
		r.note("advisor: " + words + ": it weighs nothing\n")
	}
}

func (a *app) modelInitCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "init [FILE]", Short: "Write a small valid model, with comments",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exit.InputErrorf("model init: name one file, not %d", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.print(ownmodel.Init)
			}
			path, shown := a.places().Abs(args[0]), untrusted.Text(args[0]).Clean()
			if files.KindOf(path) != files.Missing {
				return exit.InputErrorf("writing %s: it is there already", shown)
			}
			return a.writer(newOptions()).WriteOne(output.Target{Path: path, Shown: args[0]}, []byte(ownmodel.Init))
		},
	}
	a.setUp(c, nil, nil)
	return c
}

func (a *app) modelCheckCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "check FILE", Short: "Check a model, and print what it changes",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return exit.InputErrorf("model check: name one file, not %d", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			own, _, err := a.models.Read(args[0], config.Settings{}, nil, "")
			if err != nil {
				return err
			}
			text, err := ownmodel.Report(untrusted.Text(args[0]).Clean(), a.base.Model(), *own.Weights, a.base.Questionnaire)
			return errors.Join(exit.OutputError(err), a.print(text))
		},
	}
	a.setUp(c, nil, nil)
	return c
}

func (a *app) modelShowCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "show", Short: "Print the built-in model, or the whole of your own", Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			own := a.loaded.Own
			if own.Path == "" {
				return a.print(string(model.BuiltIn()))
			}
			f, err := files.ReadUser(own.Path)
			if err != nil {
				return exit.InputErrorf("reading %s: %w", untrusted.Text(own.Shown).Clean(), err)
			}
			text, err := model.Effective(f.Bytes)
			return errors.Join(exit.OutputError(err), a.print(string(text)))
		},
	}
	a.setUp(c, nil, []flags.Group{{Title: "Flags", Flags: newOptions().weightFlags()}})
	return c
}
