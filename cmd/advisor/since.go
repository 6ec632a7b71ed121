package main

import (
	"bytes"
	"errors"
	"time"

	"advisor/internal/check"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// baseline is the saved report of --baseline. The zero value is none.
type baseline struct {
	name     string // of its file
	findings []facts.Finding
	report   *report.Report // nil for what scan printed
}

var errReduced = errors.New("was made with --baseline itself, so it has only what was new then; save a report without")

// readBaseline reads the report of --baseline: of advisor, of check or of scan.
func (a *app) readBaseline(o *options) (baseline, error) {
	if o.baseline == "" {
		return baseline{}, nil
	}
	b := baseline{name: respondentNames([]string{o.baseline})[0]}
	bad := func(err error) (baseline, error) {
		return baseline{}, exit.InputErrorf("reading %s: %w", untrusted.Text(o.baseline).Clean(), err)
	}
	data, err := a.readSide(o.baseline)
	if err != nil {
		return bad(err)
	}
	if looksLike(data) == otherReport {
		s, err := report.ReadScan(bytes.NewReader(data))
		if err != nil {
			return bad(err)
		}
		if s.Since != nil {
			return bad(errReduced)
		}
		b.findings = s.Findings
		return b, nil
	}
	r, err := report.Read(bytes.NewReader(data))
	if err != nil {
		return bad(err)
	}
	if r.Since != nil {
		return bad(errReduced)
	}
	b.findings, b.report = r.Findings, &r
	return b, nil
}

// sinceScan leaves the new findings where there is a baseline.
func (p prepared) sinceScan(s report.Scan) report.Scan {
	if p.baseline.name == "" {
		return s
	}
	fresh, since := check.Since(s.Findings, p.baseline.findings, p.baseline.name)
	s.Findings, s.Since = fresh, &since
	return s.Normal()
}

// today is the day of --today, else of the clock, everywhere the same.
func (a *app) today(o *options) (string, error) {
	if o.today == "" {
		return a.now().UTC().Format(time.DateOnly), nil
	}
	if !questions.IsDay(o.today) {
		return "", exit.InputErrorf("--today: %q is no day; write one such as 2027-06-30", untrusted.Text(o.today).Clean())
	}
	return o.today, nil
}
