package formats

import (
	"io"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/ci"
	"advisor/internal/report/text"
)

// Format is one way to write a report.
type Format struct {
	// Name is the word after --format.
	Name string
	// About is one line for the list of formats.
	About string
	// Write writes the whole report, or as much as w takes before it fails.
	Write func(w io.Writer, r report.Report, o report.Options) error
	// WriteScan does the same for what the files alone show.
	WriteScan func(w io.Writer, s report.Scan, o report.Options) error
}

// Formats lists the formats, the default first.
func Formats() []Format {
	return []Format{
		{"text", "for the terminal: the decision on the first screen, details below", writeText, scanned(writeText)},
		{"markdown", "for a design review: a decision record that GitHub and GitLab render", writeMarkdown, scanned(writeMarkdown)},
		{"html", "one page with pictures, for a browser or for paper; no script, no request", writeHTML, scanned(writeHTML)},
		{"json", "everything, for scripts and for rendering again", report.WriteJSON, report.WriteScanJSON},
		{"sarif", "the findings in SARIF 2.1.0, for code scanning", ci.WriteSARIF, scanned(ci.WriteSARIF)},
		{"github", "annotations for GitHub Actions; the Markdown goes to the step summary", ci.WriteGitHub, scanned(ci.WriteGitHub)},
		{"gitlab", "a Code Quality report for GitLab, which shows it in a merge request", ci.WriteGitLab, scanned(ci.WriteGitLab)},
	}
}

// Names are the names of the formats, the default first.
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}

// Named is the format of that name.
func Named(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// writeText writes the short form of a report.
func writeText(w io.Writer, r report.Report, o report.Options) error {
	return text.Write(w, blocks.Report(r, "text"), o)
}
