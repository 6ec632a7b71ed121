package assess

import (
	"bytes"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/input"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/saved"
	"advisor/internal/untrusted"
)

// Saved reads what is compared.
type Saved struct {
	Version string // of the program
	Loaded  config.Loaded
	Reader  saved.Reader
}

// Side is one of the two files: a report as it is, a record as the report that
// it comes to without a scan.
func (s Saved) Side(from config.Record) (advise.Side, error) {
	name, data, err := from.Path, from.Bytes, from.Err
	if from.Path == "-" {
		name = "standard input"
	}
	if from.Path == "-" || err != nil { // a report may be larger than any record
		data, err = s.Reader.Read(from.Path)
	}
	bad := func(why string) (advise.Side, error) {
		return advise.Side{}, exit.InputErrorf("reading %s: %s", untrusted.Text(name).Clean(), strings.ReplaceAll(why, "\n", "; "))
	}
	if err != nil {
		return bad(err.Error())
	}
	switch saved.KindOf(data) {
	case saved.Empty:
		return bad("is empty")
	case saved.Report:
		r, err := report.Read(bytes.NewReader(data))
		if err != nil {
			return bad(err.Error())
		}
		return advise.Side{Kind: advise.Saved, Report: r}, nil
	case saved.Record:
		rec, err := input.Form(s.Loaded.Questionnaire).Read(name, data)
		return advise.Side{Kind: advise.Record, Report: s.assessed(rec)}, exit.InputError(err)
	case saved.Scan:
		return bad(`has no "recommendation", as what advisor scan prints; a report is made with advisor --format json`)
	case saved.Lines:
		return bad(saved.ErrLines.Error())
	case saved.Unknown:
	}
	return bad(`is neither a record, which has "answers", nor a JSON report, which has "schema_version"`)
}

// assessed is what a record comes to, without a scan.
func (s Saved) assessed(rec record.Record) report.Report {
	in := advise.Input{Version: s.Version, Set: s.Loaded.Questionnaire, Model: s.Loaded.Model(), Answers: rec.Answers, Notes: rec.Notes}
	return advise.Report(in, advise.Judge(nil, nil))
}
