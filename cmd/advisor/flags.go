package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/untrusted"
)

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
	return fmt.Errorf(`"%s" is not one of %s%s`, untrusted.Text(s).Clean(), strings.Join(v.values, ", "), diag.DidYouMean(s, v.values))
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
			lines = append(lines, fmt.Sprintf("unknown flag --%s%s (see %s --help)", untrusted.Text(name).Clean(), dashed(diag.DidYouMean(name, known)), c.CommandPath()))
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
