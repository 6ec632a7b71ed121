package main

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/build"
	"advisor/internal/exit"
	"advisor/internal/flags"
)

// version is what reports and --version name.
func version() string { return build.This().Version }

func (a *app) versionCommand() *cobra.Command {
	format := "text"
	fs := pflag.NewFlagSet("version", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&format, versionFormats), "format", "format: "+strings.Join(versionFormats, ", "))
	c := &cobra.Command{
		Use: "version", Short: "Print the version", Args: noArgs,
		Long: "Print the version of the program and of the model that weighs, the revision it\n" +
			"was built from where Go knows it, and for which system.",
		RunE: func(*cobra.Command, []string) error {
			m := a.loaded.Model()
			r := build.This().Report(build.Model{Version: m.Version, SHA256: m.SHA256})
			if format == "text" {
				return a.print(r.Text())
			}
			b, err := json.MarshalIndent(r, "", "  ")
			if err != nil {
				return exit.OutputError(err)
			}
			return a.print(string(b) + "\n")
		},
	}
	a.setUp(c, nil, []flags.Group{{Title: "Flags", Flags: fs}})
	return c
}

var versionFormats = []string{"text", "json"}
