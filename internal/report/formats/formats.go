// Package formats lists the formats: one row adds one everywhere.
package formats

import (
	"io"
	"slices"
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/ci"
	"advisor/internal/report/html"
	"advisor/internal/report/markdown"
	"advisor/internal/report/text"
)

// Format is one way to write what the program has to say. Each function writes
// the whole, or as much as w takes before it fails; nil: not in this format.
type Format struct {
	// Name is the word after --format.
	Name string
	// About is one line for the list of formats.
	About string
	// Endings are those of the names of files that are written in it where no format
	// is named: ".md".
	Endings []string
	// Write writes a report.
	Write func(w io.Writer, r report.Report, o report.Options) error
	// WriteScan writes what the files alone show.
	WriteScan func(w io.Writer, s report.Scan, o report.Options) error
	// WriteComparison writes what changed between two reports.
	WriteComparison func(w io.Writer, c report.Comparison, o report.Options) error
	// WriteFleet writes many projects.
	WriteFleet func(w io.Writer, f report.Fleet, o report.Options) error
}

// all are the formats, the default first.
func all() []Format {
	return []Format{
		document("text", "for the terminal: the decision on the first screen, details below", text.Write, ".txt"),
		document("markdown", "for a design review: a decision record that GitHub and GitLab render", markdown.Write, ".md", ".markdown"),
		document("html", "one page with pictures, for a browser or for paper; no script, no request", html.Write, ".html", ".htm"),
		{Name: "csv", About: "a row a project, for spreadsheets", Endings: []string{".csv"}, WriteFleet: writeCSV},
		{
			Name: "json", About: "everything, for scripts and for rendering again", Endings: []string{".json", ".jsonl"},
			Write: report.WriteJSON, WriteScan: report.WriteScanJSON, WriteComparison: report.WriteComparisonJSON, WriteFleet: report.WriteFleetJSON,
		},
		scanned(Format{Name: "sarif", About: "the findings in SARIF 2.1.0, for code scanning", Endings: []string{".sarif", ".sarif.json"}, Write: ci.WriteSARIF}),
		scanned(Format{Name: "github", About: "annotations for GitHub Actions; the Markdown goes to the step summary", Write: ci.WriteGitHub}),
		scanned(Format{Name: "gitlab", About: "a Code Quality report for GitLab, which shows it in a merge request", Write: ci.WriteGitLab}),
	}
}

// document is a format that writes documents.
func document(name, about string, write func(io.Writer, blocks.Document, report.Options) error, endings ...string) Format {
	return Format{
		Name: name, About: about, Endings: endings,
		Write: func(w io.Writer, r report.Report, o report.Options) error { return write(w, blocks.Report(r, name), o) },
		WriteScan: func(w io.Writer, s report.Scan, o report.Options) error {
			return write(w, blocks.Report(s.Report(), name), o)
		},
		WriteComparison: func(w io.Writer, c report.Comparison, o report.Options) error {
			return write(w, blocks.Comparison(c), o)
		},
		WriteFleet: func(w io.Writer, f report.Fleet, o report.Options) error { return write(w, blocks.Fleet(f, o), o) },
	}
}

// scanned writes a scan as a report without a recommendation.
func scanned(f Format) Format {
	f.WriteScan = func(w io.Writer, s report.Scan, o report.Options) error { return f.Write(w, s.Report(), o) }
	return f
}

// WriteFirstScreen writes the first screen of a report alone as text, in at most so
// many lines.
func WriteFirstScreen(w io.Writer, r report.Report, o report.Options, most int) error {
	return text.WriteWithin(w, blocks.FirstScreen(r), o, most)
}

// Formats are the formats of reports, the default first.
func Formats() []Format {
	return slices.DeleteFunc(all(), func(f Format) bool { return f.Write == nil })
}

// Names are the names of the formats of reports, the default first.
func Names() []string { return names(func(f Format) bool { return f.Write != nil }) }

// ComparisonNames are the names of the formats of a comparison, the default
// first.
func ComparisonNames() []string {
	return names(func(f Format) bool { return f.WriteComparison != nil })
}

// FleetNames are the names of the formats of many projects, the default first.
func FleetNames() []string { return names(func(f Format) bool { return f.WriteFleet != nil }) }

func names(has func(Format) bool) []string {
	var out []string
	for _, f := range all() {
		if has(f) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Named is the format of reports of that name.
func Named(name string) (Format, bool) {
	f := find(name)
	return f, f.Write != nil
}

// OfFile is the name of the format that the ending of a file's name says, in any
// case of letters; the longest ending counts, and empty is none.
func OfFile(file string) string {
	var name, longest string
	for _, f := range all() {
		for _, ending := range f.Endings {
			if strings.HasSuffix(strings.ToLower(file), ending) && len(ending) > len(longest) {
				name, longest = f.Name, ending
			}
		}
	}
	return name
}

// find is a format, or the zero value.
func find(name string) Format {
	for _, f := range all() {
		if f.Name == name {
			return f
		}
	}
	return Format{}
}

// WriteComparison writes a comparison in one of the formats of
// ComparisonNames.
func WriteComparison(w io.Writer, format string, c report.Comparison, o report.Options) error {
	return find(format).WriteComparison(w, c, o)
}

// WriteFleet writes many projects in one of the formats of FleetNames. JSON is
// a line each; the others are a table.
func WriteFleet(w io.Writer, format string, f report.Fleet, o report.Options) error {
	return find(format).WriteFleet(w, f, o)
}

// FleetWidth is how wide the table is in a file: a line that a review tool or
// a log shows whole.
const FleetWidth = 100

// WriteFleetComparison writes what changed between two runs over many projects, in one
// of the formats of ComparisonNames.
func WriteFleetComparison(w io.Writer, format string, c report.FleetComparison, o report.Options) error {
	d := blocks.FleetComparison(c)
	switch format {
	case "markdown":
		return markdown.Write(w, d, o)
	case "html":
		return html.Write(w, d, o)
	case "json":
		return report.Encode(w, c)
	}
	return text.Write(w, d, o)
}
