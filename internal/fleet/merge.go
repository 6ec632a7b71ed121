package fleet

import (
	"errors"
	"fmt"

	"advisor/internal/output"
	"advisor/internal/report"
	"advisor/internal/saved"
	"advisor/internal/untrusted"
)

// Mergeable refuses files that hold no lines of projects, all at once. A file
// without any line is what an empty part of a fleet wrote.
func Mergeable(inputs saved.Files) error {
	var errs []error
	for _, in := range inputs {
		if !in.Fleet && !in.Empty() {
			errs = append(errs, in.Bad(errors.New("has no lines of advisor scan --recursive; a report is rendered alone")))
		}
	}
	return errors.Join(errs...)
}

// paths are those of the lines that were read.
type paths map[untrusted.Text]bool

// read reads a line; small: without what was found in detail. A project that is
// there twice would count twice, so that is an error.
func (known paths) read(line []byte, small bool) (report.FleetLine, error) {
	l, err := report.ReadFleetLine(line, small)
	switch {
	case err != nil:
		return l, err
	case known[l.Path]:
		return l, fmt.Errorf("%s is there twice; give each part once", l.Path.Clean())
	case len(known) == report.MaxFleetLines:
		return l, fmt.Errorf("there are more than %d projects", report.MaxFleetLines)
	}
	known[l.Path] = true
	return l, nil
}

// Merge puts saved lines of projects together, in their order.
func Merge(inputs saved.Files, out *output.Many) error {
	known := paths{}
	add := func(line []byte) error {
		l, err := known.read(line, !out.Whole())
		if err != nil {
			return err
		}
		return out.Add(out.Render(l))
	}
	for _, in := range inputs {
		if !in.Fleet {
			continue
		}
		if err := in.Each(add); err != nil {
			return err
		}
	}
	return nil
}
