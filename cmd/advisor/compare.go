package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

const compareHelp = `Compare two records, two JSON reports, or one of each: which answers, files and
findings changed, whether the model did, how much of the score each change is
worth, and what flipped the recommendation.

A record is assessed without a scan, with the model of --model, else the one
that a record names (of NEW, where both do), else the built-in one. A report is
a file that advisor --format json wrote. One of the two may be -, standard
input.`

const compareExamples = `  advisor compare last-year.yaml advisor.yaml
  advisor --format json . | advisor compare review.json -`

func (a *app) compareCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "compare [flags] OLD NEW", Short: "Say what changed between two records or reports, and its effect",
		Long: compareHelp, Example: compareExamples, Args: twoFiles,
		RunE: func(_ *cobra.Command, args []string) error { return a.runCompare(o, args) },
	}
	a.setUp(c, []flagGroup{
		{"Report", o.reportFlags(formats.ComparisonNames())},
		{"Model", o.modelFlags()},
	})
	return c
}

func twoFiles(c *cobra.Command, args []string) error {
	switch {
	case len(args) != 2:
		return exit.InputErrorf("%s: name two files, OLD and NEW, not %d", c.Name(), len(args))
	case args[0] == "-" && args[1] == "-":
		return exit.InputErrorf("%s: standard input can be one of the two, not both", c.Name())
	}
	return nil
}

func (a *app) runCompare(o *options, args []string) error {
	inputs := *o
	inputs.files = args // which must not be overwritten either
	targets, err := a.targets(o, a.inputs(&inputs))
	if err != nil {
		return err
	}
	old, errOld := a.side(args[0])
	now, errNow := a.side(args[1])
	if err := errors.Join(errOld, errNow); err != nil {
		return err
	}
	names := respondentNames(args)
	old.Name, now.Name = names[0], names[1]
	c := advise.Compare(advise.Comparing{Version: version(), Set: a.set, Model: a.model(), Old: old, New: now})
	return a.write(o, targets, func(w io.Writer, f formats.Format, look report.Options) error {
		return formats.WriteComparison(w, f.Name, c, look)
	})
}

// side reads one of the two files: a report as it is, a record as the report
// that it comes to without a scan.
func (a *app) side(path string) (advise.Side, error) {
	name := path
	data, err := a.readSide(path)
	if path == "-" {
		name = "standard input"
	}
	bad := func(why string) (advise.Side, error) {
		return advise.Side{}, exit.InputErrorf("reading %s: %s", untrusted.Text(name).Clean(), strings.ReplaceAll(why, "\n", "; "))
	}
	if err != nil {
		return bad(err.Error())
	}
	switch looksLike(data) {
	case nothing:
		return bad("is empty")
	case advise.Saved:
		r, err := report.Read(bytes.NewReader(data))
		if err != nil {
			return bad(err.Error())
		}
		return advise.Side{Kind: advise.Saved, Report: r}, nil
	case advise.Record:
		rec, err := a.set.ReadRecord(name, data)
		return advise.Side{Kind: advise.Record, Report: a.assessed(rec)}, exit.InputError(err)
	case otherReport:
		return bad(`has no "recommendation", as what advisor scan prints; a report is made with advisor --format json`)
	}
	return bad(`is neither a record, which has "answers", nor a JSON report, which has "schema_version"`)
}

var errLines = errors.New("has lines of advisor scan --recursive, which say less than a report; make one of the project with advisor --format json")

func (a *app) readSide(path string) ([]byte, error) {
	data, err := a.readWhole(path)
	if line, _, _ := bytes.Cut(data, []byte("\n")); err == nil && report.IsFleetLine(line) {
		return nil, errLines
	}
	return data, err
}

func (a *app) readWhole(path string) ([]byte, error) {
	if path == "-" {
		return a.readStdin(report.MaxSize)
	}
	f, err := files.ReadUserUpTo(a.abs(path), report.MaxSize)
	return f.Bytes, err
}

// assessed is what a record comes to, without a scan.
func (a *app) assessed(rec questions.Record) report.Report {
	in := advise.Input{Version: version(), Set: a.set, Model: a.model(), Answers: rec.Answers, Notes: rec.Notes}
	return advise.Report(in, advise.Scan(nil))
}

// What is no side of a comparison: an empty file, and JSON of advisor that
// recommends nothing.
const (
	nothing     = "nothing"
	otherReport = "other"
)

// answersKey matches the key of a record at its top level, in YAML and in JSON.
var answersKey = regexp.MustCompile(`(?m)^["']?answers["']?[ \t]*:|\A\{(?s:.*?[{,\s])?["']?answers["']?\s*:`)

// looksLike tells a report from a record by the key that the other one never
// has; empty for neither. What is wrong with it is for its reader to say.
func looksLike(data []byte) string {
	data = bytes.TrimSpace(data)
	if len(data) == 0 {
		return nothing
	}
	if bytes.HasPrefix(data, []byte("{")) && bytes.Contains(data, []byte(`"schema_version"`)) {
		var head struct {
			Version        int              `json:"schema_version"`
			Recommendation *json.RawMessage `json:"recommendation"`
		}
		if json.Unmarshal(data, &head) == nil && head.Version == report.SchemaVersion && head.Recommendation == nil {
			return otherReport
		}
		return advise.Saved
	}
	if answersKey.Match(data) {
		return advise.Record
	}
	return ""
}
