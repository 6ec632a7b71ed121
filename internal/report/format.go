package report

import (
	"io"
)

// Format is one way to write a report.
type Format struct {
	// Name is the word after --format.
	Name string
	// About is one line for the list of formats.
	About string
	// Write writes the whole report, or as much as w takes before it fails.
	Write func(w io.Writer, r Report, o Options) error
	// WriteScan does the same for what the files alone show.
	WriteScan func(w io.Writer, s Scan, o Options) error
}

// Formats lists the formats, the default first.
func Formats() []Format {
	return []Format{
		{"text", "for the terminal: the decision on the first screen, details below", writeText, scanned(writeText)},
		{"markdown", "for a design review: a decision record that GitHub and GitLab render", writeMarkdown, scanned(writeMarkdown)},
		{"html", "one page with pictures, for a browser or for paper; no script, no request", writeHTML, scanned(writeHTML)},
		{"json", "everything, for scripts and for rendering again", writeJSON, writeScanJSON},
		{"sarif", "the findings in SARIF 2.1.0, for code scanning", writeSARIF, scanned(writeSARIF)},
		{"github", "annotations for GitHub Actions; the Markdown goes to the step summary", writeGitHub, scanned(writeGitHub)},
		{"gitlab", "a Code Quality report for GitLab, which shows it in a merge request", writeGitLab, scanned(writeGitLab)},
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

// Options are what a format may know about where its output goes. The zero
// value is right for a file.
type Options struct {
	// Width is the number of columns for text; 0 means 80, and that the sentences
	// of a check are a line each, as a log wants them. Other values are brought
	// into 40 to 200.
	Width int
	// ASCII replaces line drawing and other symbols of the report by ASCII.
	ASCII bool
	// Color allows the 16 colours of every terminal; without it text has no
	// escape sequence at all.
	Color bool
	// Base leads from the folder of the written report to the project, with
	// slashes ("../.."), for links; empty means the same folder.
	Base string
	// Unlinked writes places of the project without links, for a page from which
	// nothing leads to it.
	Unlinked bool
	// Project leads from the folder that the program runs in to the project, with
	// slashes: what CI systems, which know the checkout only, call its files.
	// Empty means the same folder.
	Project string
}

// The limits of Width.
const (
	defaultWidth = 80
	minWidth     = 40
	maxWidth     = 200
)

func (o Options) width() int {
	if o.Width == 0 {
		return defaultWidth
	}
	return min(max(o.Width, minWidth), maxWidth)
}
