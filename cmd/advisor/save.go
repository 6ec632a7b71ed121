package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"advisor/internal/advise"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// checkSave finds what would go wrong with --save. A record that is there is
// added to. Of several that were read, none is written over: each is what one
// person said.
func (r runConfig) checkSave() error {
	to := r.saved()
	for _, t := range r.targets {
		if t.Path == to.Path {
			return exit.InputErrorf("--save and --output name the same file: %s", r.save)
		}
	}
	inputs := r.inputs()
	if len(r.records) == 1 {
		inputs = slices.DeleteFunc(inputs, func(in string) bool { return in == r.abs(r.records[0].Path) })
	}
	return r.writer(r.options).Check(to, inputs)
}

// saved is where the record is written.
func (r runConfig) saved() output.Target { return output.Target{Path: r.abs(r.save), Shown: r.save} }

// savesOverRead reports whether the record is written over the one that was read.
func (r runConfig) savesOverRead() bool {
	return len(r.records) == 1 && r.records[0].Path != "-" && files.Same(r.abs(r.save), r.abs(r.records[0].Path))
}

// recordThere is the record that lies where one is written, with its text; no
// text where there is none, or where it is to be replaced.
func (r runConfig) recordThere() (record.Record, []byte, error) {
	path := r.abs(r.save)
	if files.KindOf(path) != files.Regular || r.overwrite && !r.savesOverRead() {
		return record.Record{}, nil, nil
	}
	f, err := files.ReadUser(path)
	if err != nil {
		return record.Record{}, nil, exit.InputErrorf("reading %s: %w", untrusted.Text(r.save).Clean(), err)
	}
	if len(bytes.TrimSpace(f.Bytes)) == 0 {
		return record.Record{}, nil, nil
	}
	rec, err := recordForm(r.questionnaire).Read(r.save, f.Bytes)
	if err != nil {
		return rec, nil, exit.InputError(errors.Join(err, exit.InputErrorf("--save %s: the file is there and is no record to add to; repair it, or replace it with --overwrite", untrusted.Text(r.save).Clean())))
	}
	return rec, f.Bytes, nil
}

// saveRecord writes the record that --save names: what this run changed, into
// the one that is there. What would be lost is refused, unless it was said in a
// conversation or by --overwrite.
func (r runConfig) saveRecord(in advise.Input, suggested questions.Answers) error {
	if r.save == "" {
		return nil
	}
	form := recordForm(r.questionnaire)
	there, text, err := r.recordThere()
	if err != nil {
		return err
	}
	read := record.Record{}
	if r.savesOverRead() {
		read = r.beside(r.input.read)
	}
	out := r.beside(r.input.record)
	out.Answers, out.Notes = in.Answers, in.Notes
	out.Environment, out.Files = r.recordedEnvironment(), r.recordedFiles()
	out = out.Onto(there, read)
	out.Proposed = r.propose(in, suggested)
	if err := r.loses(form.Dropped(there, out)); err != nil {
		return err
	}
	body := form.Write(out)
	switch {
	case text != nil:
		body = form.Update(text, out)
	case len(r.records) == 1 && r.input.text != nil && !r.overwrite:
		body = form.Update(r.input.text, out)
	}
	return r.writer(r.options).WriteOne(r.saved(), body)
}

// loses refuses a save that drops something that nobody took out.
func (r runConfig) loses(dropped []string) error {
	if len(dropped) == 0 || r.overwrite {
		return nil
	}
	what := english.List(dropped, 5)
	if r.conversed { // where each was taken out by hand
		r.tell(fmt.Sprintf("advisor: %s no longer has %s\n", untrusted.Text(r.save).Clean(), what))
		return nil
	}
	return exit.InputErrorf("--save %s would drop %s; say --overwrite if that is meant", untrusted.Text(r.save).Clean(), what)
}

// beside is a record whose files are named as one in the place of --save names
// them.
func (r runConfig) beside(rec record.Record) record.Record {
	rec.Model, rec.Costs = r.places().Beside(r.save, rec.Model), r.places().Beside(r.save, rec.Costs)
	rec.Files = slices.Clone(rec.Files)
	for i, f := range rec.Files {
		rec.Files[i] = r.places().Beside(r.save, f)
	}
	return rec
}

// recordedEnvironment is the environment that a record keeps: the one of the
// flag, else what it named.
func (r runConfig) recordedEnvironment() untrusted.Text {
	if r.environment != "" {
		return untrusted.Text(r.environment)
	}
	return r.input.record.Environment
}

// recordedFiles are the files that a record keeps, as it names them.
func (r runConfig) recordedFiles() []untrusted.Text {
	if r.environment != "" { // which chose something else
		return nil
	}
	return r.beside(r.input.record).Files
}
