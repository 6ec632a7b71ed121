package main

import (
	"errors"
	"fmt"

	"advisor/internal/exit"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// renderFleet puts saved lines of projects together and writes them as one
// table, or as lines again. A file without any line is what an empty part of a
// fleet wrote.
func (a *app) renderFleet(o *options, inputs saves) error {
	var errs []error
	for _, in := range inputs {
		if !in.fleet && !in.empty() {
			errs = append(errs, in.bad(errors.New("has no lines of advisor scan --recursive; a report is rendered alone")))
		}
	}
	if o.projectDirectory != "" {
		errs = append(errs, errors.New("--project-directory is for links, and a table of projects has none"))
	}
	if err := errors.Join(exit.InputError(errors.Join(errs...)), o.tableFormats()); err != nil {
		return err
	}
	targets, err := a.targets(o, inputs.paths())
	if err != nil {
		return err
	}
	out, err := a.begin(o, targets)
	if err != nil {
		return err
	}
	defer out.drop()
	known := map[untrusted.Text]bool{}
	for _, in := range inputs {
		if !in.fleet {
			continue
		}
		if err := in.each(func(line []byte) error { return out.addSaved(line, known) }); err != nil {
			return err
		}
	}
	return out.finish()
}

// addSaved takes a saved line. A project that is there twice would count twice.
func (f *fleetOutput) addSaved(line []byte, known map[untrusted.Text]bool) error {
	l, err := report.ReadFleetLine(line, !f.whole())
	switch {
	case err != nil:
		return err
	case known[l.Path]:
		return fmt.Errorf("%s is there twice; give each part once", l.Path.Clean())
	case len(known) == report.MaxFleetLines:
		return fmt.Errorf("there are more than %d projects", report.MaxFleetLines)
	}
	known[l.Path] = true
	return f.add(f.write(l))
}
