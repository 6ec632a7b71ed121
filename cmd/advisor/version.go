package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
)

// build is what Go recorded about this build. Everything but the version may
// be empty: a build without a checkout knows no revision.
type build struct {
	Version  string // of the module, "devel" for a build that knows none
	Revision string // of the checkout
	Date     string // of the revision, RFC 3339
	Modified bool   // the checkout had changes that were not committed
}

// thisBuild reads the record once: a scan of many projects names the version
// in each report.
var thisBuild = sync.OnceValue(func() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return build{Version: "devel"}
	}
	return readBuild(info)
})

func readBuild(info *debug.BuildInfo) build {
	b := build{Version: info.Main.Version}
	if b.Version == "" || b.Version == "(devel)" {
		b.Version = "devel"
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Date = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// version is what reports and --version name.
func version() string { return thisBuild().Version }

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

func (a *app) versionReport() versionReport {
	b, m := thisBuild(), a.loaded.model()
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
	fs.Var(oneOf(&format, versionFormats), "format", "format: "+strings.Join(versionFormats, ", "))
	c := &cobra.Command{
		Use: "version", Short: "Print the version", Args: noArgs,
		Long: "Print the version of the program and of the model that weighs, the revision it\n" +
			"was built from where Go knows it, and for which system.",
		RunE: func(*cobra.Command, []string) error {
			r := a.versionReport()
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
	a.setUp(c, nil, []flagGroup{{"Flags", fs}})
	return c
}

var versionFormats = []string{"text", "json"}
