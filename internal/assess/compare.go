package assess

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/compare"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/input"
	"advisor/internal/questions"
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

// Compare compares the two files that were named, or one with what it comes to with
// other answers.
func (s Saved) Compare(named []string, answers questions.Answers) (report.Comparison, error) {
	old, errOld := s.side(s.Loaded.Records[0])
	names := record.Names(named)
	old.Name = names[0]
	var now compare.Side
	var errNow error
	switch {
	case len(named) == 2:
		now, errNow = s.side(s.Loaded.Records[1])
		now.Name = names[1]
	case errOld == nil:
		now, errNow = s.whatIf(old, answers)
	}
	if err := errors.Join(errOld, errNow); err != nil {
		return report.Comparison{}, err
	}
	return compare.Reports(compare.Input{
		Version: s.Version, Set: s.Loaded.Questionnaire, Model: s.Loaded.Model(), Old: old, New: now, WhatIf: len(named) == 1,
		Weighed: s.weighed(old, now, len(named) == 2),
	}), nil
}

// weighed says by which model two records were weighed of which each names another.
func (s Saved) weighed(old, now compare.Side, two bool) string {
	if !two || old.Kind != compare.Record || now.Kind != compare.Record {
		return ""
	}
	of := func(i int) untrusted.Text { m, _ := record.ModelOf(s.Loaded.Records[i].Bytes); return m }
	before, after := of(0), of(1)
	if before == after {
		return ""
	}
	return fmt.Sprintf("Both records are weighed by the model %s; %s names %s, and %s names %s", untrusted.Text(s.Loaded.Model().Version).Clean(),
		untrusted.Text(old.Name).Clean(), modelNamed(before), untrusted.Text(now.Name).Clean(), modelNamed(after))
}

func modelNamed(m untrusted.Text) string { return cmp.Or(m.Clean(), "none") }

// side is one of the two files: a report as it is, a record as the report that
// it comes to without a scan.
func (s Saved) side(from config.Record) (compare.Side, error) {
	name, data, err := from.Path, from.Bytes, from.Err
	if from.Path == "-" {
		name = "standard input"
	}
	if from.Path == "-" && data == nil || err != nil { // a report may be larger than any record
		data, err = s.Reader.Read(from.Path)
	}
	bad := func(why string) (compare.Side, error) {
		return compare.Side{}, exit.InputErrorf("reading %s: %s", untrusted.Text(name).Clean(), strings.ReplaceAll(why, "\n", "; "))
	}
	if err != nil {
		return bad(err.Error())
	}
	data = saved.WithoutMark(data)
	switch saved.KindOf(data) {
	case saved.Empty:
		return bad("is empty")
	case saved.Report:
		r, err := report.Read(bytes.NewReader(data))
		if err != nil {
			return bad(err.Error())
		}
		return compare.Side{Name: name, Kind: compare.Saved, Report: r}, nil
	case saved.Record:
		form, places := input.Form(s.Loaded.Questionnaire), config.Places{Cwd: s.Reader.Cwd}
		form.Unread = s.Loaded.RefusedFor(places, config.Record{Path: from.Path, Bytes: data}).UnreadHint(places)
		rec, err := form.Read(name, data)
		return compare.Side{Name: name, Kind: compare.Record, Report: s.assessed(rec)}, exit.InputError(err)
	case saved.Scan:
		return bad(`has no "recommendation", as what advisor scan prints; a report is made with advisor --format json`)
	case saved.Comparison:
		return bad(saved.ErrComparison.Error())
	case saved.Lines:
		return bad(saved.ErrLines.Error())
	case saved.Unknown:
	}
	return bad(`is neither a record, which has "answers", nor a JSON report, which has "schema_version"`)
}

// assessed is what a record comes to, without a scan.
func (s Saved) assessed(rec record.Record) report.Report {
	in := advise.Input{
		Version: s.Version, Set: s.Loaded.Questionnaire, Model: s.Loaded.Model(), Costs: s.Loaded.Costs.Figures, Answers: rec.Answers, Notes: rec.Notes,
		Agreed: rec.Decision, ReviewBy: rec.ReviewBy, Triggers: rec.Triggers, Taken: rec.Taken,
	}
	return advise.Report(in, advise.Judge(nil, in.Set, nil))
}

// whatIf is a side with other answers over its own. What the files of a report show
// stays as it is.
func (s Saved) whatIf(old compare.Side, answers questions.Answers) (compare.Side, error) {
	r := old.Report
	if r.Model.SHA256 != s.Loaded.Model().SHA256 {
		return compare.Side{}, exit.InputErrorf("%s was weighed by the model %s, which is not at hand; give it with --model", untrusted.Text(old.Name).Clean(), untrusted.Text(r.Model.Version).Clean())
	}
	in := advise.Input{
		Version: s.Version, Set: s.Loaded.Questionnaire, Model: s.Loaded.Model(), Costs: s.Loaded.Costs.Figures,
		Answers: questions.Overlay(compare.AnswersOf(r), answers), Project: r.Facts, Gaps: r.Gaps,
	}
	now := advise.Report(in, advise.Judgement{Findings: r.Findings, Observations: r.Observations, Portability: r.Portability, MoveOrder: r.MoveOrder})
	now.Inputs.Files = r.Inputs.Files
	return compare.Side{Name: old.Name + " with " + flagsOf(s.Loaded.Questionnaire, answers), Kind: old.Kind, Report: now}, nil
}

// flagsOf are answers as they were given: "hosts 3, host-failure automatic".
func flagsOf(set questions.Questionnaire, answers questions.Answers) string {
	var out []string
	for _, q := range set.Questions {
		if a, ok := answers[q.ID]; ok {
			value := cmp.Or(string(a.Option), questions.UnknownWord)
			if a.Plain {
				value = strconv.Itoa(a.Number)
			}
			out = append(out, string(q.ID)+" "+value)
		}
	}
	return strings.Join(out, ", ")
}
