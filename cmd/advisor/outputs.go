package main

import (
	"slices"

	"advisor/internal/output"
	"advisor/internal/save"
)

// writer writes reports as the flags say.
func (e env) writer(o *options) output.Writer {
	return output.Writer{Streams: e.Streams, Cwd: e.cwd, Color: o.Color, Details: o.Details, Sort: o.sort, Tell: e.tell, Quiet: e.quiet}
}

// outputs is where flags say that a run writes, and what is wrong with the places
// of the report and of the record.
func (a *app) outputs(o *options, flags output.Flags) (out save.Outputs, wrongReport, wrongRecord error) {
	f := save.Flags{Flags: flags, Save: o.save, Overwrite: o.overwrite, Inputs: slices.Concat([]string{o.baseline, o.config}, o.project.Files, o.project.EnvFiles)}
	return save.To(a.writer(o), f, a.loaded, a.places())
}

// saving is the run that may write its record.
func (r runConfig) saving() save.Run {
	return save.Run{Run: r.run, Outputs: r.out, Flagged: r.said.Decision != "", Decided: r.decided, Conversed: r.conversed}
}
