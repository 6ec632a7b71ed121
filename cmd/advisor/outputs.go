package main

import (
	"io"
	"slices"

	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

// outputs is where a run writes: the report and the record.
type outputs struct {
	output.Writer
	targets []output.Target
	save    output.Target // the record that is written; without a path: none is
	inputs  []string      // absolute: what is read and must not be overwritten
	// read is the one record that was read, absolute; empty: none was, or several.
	read string
	// overwrite: what the record says that is there goes.
	overwrite bool
	form      record.Form // of the record
}

// writer writes reports as the flags say.
func (e env) writer(o *options) output.Writer {
	return output.Writer{Streams: e.Streams, Cwd: e.cwd, Color: o.Color, Details: o.Details, Tell: e.tell}
}

// outputs is where flags say that a run writes, and what is wrong with the places
// of the report and of the record.
func (a *app) outputs(o *options, flags output.Flags) (out outputs, wrongReport, wrongRecord error) {
	in := []string{a.loaded.Own.Path, a.loaded.Costs.Path, o.baseline, o.config}
	for _, rec := range a.loaded.Records {
		in = append(in, rec.Path)
	}
	out = outputs{Writer: a.writer(o), overwrite: o.overwrite, form: input.Form(a.loaded.Questionnaire), inputs: a.places().AbsAll(slices.Concat(in, o.project.Files, o.project.EnvFiles)...)}
	if len(a.loaded.Records) == 1 && a.loaded.Records[0].Path != "-" {
		out.read = a.places().Abs(a.loaded.Records[0].Path)
	}
	out.targets, wrongReport = out.Targets(flags, out.inputs)
	if o.save != "" {
		out.save = output.Target{Path: a.places().Abs(o.save), Shown: o.save}
		wrongRecord = out.checkSave()
	}
	return out, wrongReport, wrongRecord
}

// write writes a report of the project in a folder to its places.
func (o outputs) write(rep report.Report, project string) error {
	return o.Write(o.targets, project, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.Write(w, rep, look)
	})
}
