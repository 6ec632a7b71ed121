package build

import (
	"fmt"
	"runtime"
	"strings"
)

// Model is the model that weighs.
type Model struct {
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Report is what version prints with --format json.
type Report struct {
	Version  string `json:"version"`
	Model    Model  `json:"model"`
	Revision string `json:"revision,omitempty"`
	Date     string `json:"date,omitempty"`
	Modified bool   `json:"modified,omitempty"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// Report is that of a build with a model.
func (b Build) Report(m Model) Report {
	return Report{
		Version: b.Version, Model: m, Revision: b.Revision, Date: b.Date, Modified: b.Modified,
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
}

// Line is what --version prints, and the first line of version.
func (b Build) Line() string { return fmt.Sprintf("advisor %s\n", b.Version) }

// Text is the report in lines.
func (r Report) Text() string {
	var out strings.Builder
	out.WriteString(Build{Version: r.Version}.Line())
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
