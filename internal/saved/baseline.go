package saved

import (
	"bytes"
	"errors"

	"advisor/internal/facts"
	"advisor/internal/report"
)

// Baseline is a saved report that another one is compared with.
type Baseline struct {
	Findings []facts.Finding
	Facts    *facts.Project // nil: it was made without a scan
	Report   *report.Report // nil for what scan printed
}

// ErrLines says that a file has lines of many projects.
var ErrLines = errors.New("has lines of advisor scan --recursive, which say less than a report; make one of the project with advisor --format json")

// ErrComparison says that a file is what compare printed.
var ErrComparison = errors.New("is what advisor compare --format json prints, not a report; name one of the two that were compared")

var errReduced = errors.New("was made with --baseline itself, so it has only what was new then; save a report without")

// ReadBaseline reads a report of advisor, of check or of scan.
func (r Reader) ReadBaseline(path string) (Baseline, error) {
	data, err := r.Read(path)
	if err != nil {
		return Baseline{}, err
	}
	kind := KindOf(data)
	if kind == Lines {
		return Baseline{}, ErrLines
	}
	if kind == Comparison {
		return Baseline{}, ErrComparison
	}
	if kind == Scan {
		s, err := report.ReadScan(bytes.NewReader(data))
		if err == nil && s.Since != nil {
			err = errReduced
		}
		return Baseline{Findings: s.Findings, Facts: s.Facts}, err
	}
	rep, err := report.Read(bytes.NewReader(data))
	if err == nil && rep.Since != nil {
		err = errReduced
	}
	return Baseline{Findings: rep.Findings, Facts: rep.Facts, Report: &rep}, err
}
