package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/build"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/model"
)

// version is what reports and --version name.
func version() string { return build.This().Version }

// versionLine is what --version prints, and the first line of version.
func versionLine() string { return fmt.Sprintf("advisor %s\n", version()) }

// versionReport is what version prints with --format json.
type versionReport struct {
	Version  string       `json:"version"`
	Model    versionModel `json:"model"`
	Revision string       `json:"revision,omitempty"`
	Date     string       `json:"date,omitempty"`
	Modified bool         `json:"modified,omitempty"`
	Go       string       `json:"go"`
	Platform string       `json:"platform"`
}

type versionModel struct {
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

func newVersionReport(m model.Model) versionReport {
	b := build.This()
	return versionReport{
		Version: b.Version, Model: versionModel{m.Version, m.SHA256},
		Revision: b.Revision, Date: b.Date, Modified: b.Modified,
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
}

func (r versionReport) text() string {
	var out strings.Builder
	out.WriteString(versionLine())
	fmt.Fprintf(&out, "model     %s (sha256 %.12s)\n", r.Model.Version, r.Model.SHA256)
	if r.Revision != "" {
		changed := ""
		if r.Modified {
			changed = ", with changes"
		}
		fmt.Fprintf(&out, "revision  %.12s of %s%s\n", r.Revision, r.Date, changed)
	}
	fmt.Fprintf(&out, "built     with %s for %s\n", r.Go, r.Platform)
	return out.String()
}

func (a *app) versionCommand() *cobra.Command {
	format := "text"
	fs := pflag.NewFlagSet("version", pflag.ContinueOnError)
	fs.Var(flags.OneOf(&format, versionFormats), "format", "format: "+strings.Join(versionFormats, ", "))
	c := &cobra.Command{
		Use: "version", Short: "Print the version", Args: noArgs,
		Long: "Print the version of the program and of the model that weighs, the revision it\n" +
			"was built from where Go knows it, and for which system.",
		RunE: func(*cobra.Command, []string) error {
			r := newVersionReport(a.loaded.Model())
			if format == "text" {
				return a.print(r.text())
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
