package flags

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

// Error makes the error for wrong flags: all unknown ones at once, each with
// the nearest known one.
func Error(args []string) func(*cobra.Command, error) error {
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
		f := invalid.GetFlag()
		return fmt.Sprintf("--%s: %s", f.Name, plain(f, invalid.GetValue(), errors.Unwrap(invalid)))
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
