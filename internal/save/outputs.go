// Package save says where a run writes its report and its record, adds to the
// record that is there what the run changed, and refuses what would be lost. How a
// report comes into a file is the business of output.
package save

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

// Flags are the values of the flags that say where a run writes.
type Flags struct {
	output.Flags
	Save      string // the record that is written; empty: none is
	Overwrite bool   // what the record says that is there goes
	// Inputs are files of other flags that are read.
	Inputs []string
}

// Outputs is where a run writes: the report and the record.
type Outputs struct {
	output.Writer
	Targets []output.Target
	Record  output.Target // the record that is written; without a path: none is
	inputs  []string      // absolute: what is read and must not be overwritten
	// read is the one record that was read, absolute; empty: none was, or several.
	read string
	// overwrite: what the record says that is there goes.
	overwrite bool
	form      record.Form // of the record
}

// To is where flags say that a run writes, and what is wrong with the places of
// the report and of the record.
func To(w output.Writer, f Flags, l config.Loaded, places config.Places) (out Outputs, wrongReport, wrongRecord error) {
	in := []string{l.Own.Path, l.Costs.Path}
	for _, rec := range l.Records {
		in = append(in, rec.Path)
	}
	out = Outputs{Writer: w, overwrite: f.Overwrite, form: input.Form(l.Questionnaire), inputs: places.AbsAll(slices.Concat(in, f.Inputs)...)}
	if len(l.Records) == 1 && l.Records[0].Path != "-" {
		out.read = places.Abs(l.Records[0].Path)
	}
	out.Targets, wrongReport = w.Targets(f.Flags, out.inputs)
	if f.Save != "" {
		out.Record = output.Target{Path: places.Abs(f.Save), Shown: f.Save}
		wrongRecord = out.checkRecord()
	}
	return out, wrongReport, wrongRecord
}

// Report writes a report of the project in a folder to its places.
func (o Outputs) Report(rep report.Report, project string) error {
	return o.Write(o.Targets, project, Rendering(rep))
}

// Rendering writes a report in any format.
func Rendering(rep report.Report) output.Renderer {
	return func(w io.Writer, f formats.Format, look report.Options) error { return f.Write(w, rep, look) }
}

// FirstScreen writes the first screen of a report alone, in at most so many lines.
func FirstScreen(rep report.Report, most int) output.Renderer {
	return func(w io.Writer, _ formats.Format, look report.Options) error {
		return formats.WriteFirstScreen(w, rep, look, most)
	}
}

// checkRecord finds what would go wrong with --save. A record that is there is
// added to. Of several that were read, none is written over: each is what one
// person said.
func (o Outputs) checkRecord() error {
	for _, t := range o.Targets {
		if t.Path == o.Record.Path {
			return exit.InputErrorf("--save and --output name the same file: %s", o.Record.Shown)
		}
	}
	inputs := o.inputs
	if o.read != "" {
		inputs = slices.DeleteFunc(slices.Clone(inputs), func(in string) bool { return in == o.read })
	}
	return o.Check(o.Record, inputs)
}

// Protect refuses to write over a file that was read, by whatever name or link:
// before the project is read only the files that flags name are known. A record
// that is there is added to.
func (o Outputs) Protect() error {
	if err := output.RefuseRead(o.Targets); err != nil {
		return err
	}
	if o.Record.Path == "" || o.savesOverRead() {
		return nil
	}
	refused := output.RefuseRead([]output.Target{o.Record})
	_, text, wrong := o.recordThere() // which reads it
	switch {
	case text != nil:
		return nil
	case refused != nil && filepath.Base(o.Record.Path) != config.RecordName: // it is something else
		return refused
	}
	return wrong
}

// savesOverRead reports whether the record is written over the one that was read.
func (o Outputs) savesOverRead() bool { return o.read != "" && files.Same(o.Record.Path, o.read) }

// recordThere is the record that lies where one is written, with its text; no
// text where there is none, or where it is to be replaced.
func (o Outputs) recordThere() (record.Record, []byte, error) {
	if files.KindOf(o.Record.Path) != files.Regular || o.overwrite && !o.savesOverRead() {
		return record.Record{}, nil, nil
	}
	f, err := files.ReadUser(o.Record.Path)
	if err != nil {
		return record.Record{}, nil, exit.InputErrorf("reading %s: %w", untrusted.Text(o.Record.Shown).Clean(), err)
	}
	if len(bytes.TrimSpace(f.Bytes)) == 0 {
		return record.Record{}, nil, nil
	}
	rec, err := o.form.Read(o.Record.Shown, f.Bytes)
	if err != nil {
		return rec, nil, exit.InputError(errors.Join(err, exit.InputErrorf("--save %s: the file is there and is no record to add to; repair it, or replace it with --overwrite", untrusted.Text(o.Record.Shown).Clean())))
	}
	return rec, f.Bytes, nil
}

// beside is a record whose files are named as one in the place of --save names
// them.
func (o Outputs) beside(rec record.Record, places config.Places) record.Record {
	rec.Model, rec.Costs = places.Beside(o.Record.Shown, rec.Model), places.Beside(o.Record.Shown, rec.Costs)
	rec.Files = slices.Clone(rec.Files)
	for i, f := range rec.Files {
		rec.Files[i] = places.Beside(o.Record.Shown, f)
	}
	return rec
}
