package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/check"
	"advisor/internal/config"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
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
	return output.Writer{Streams: e.Streams, Cwd: e.cwd, Color: o.Color, Details: o.Details, Sort: o.sort, Tell: e.tell, Quiet: e.quiet}
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
	return o.Write(o.targets, project, rendering(rep))
}

// rendering writes a report in any format.
func rendering(rep report.Report) output.Renderer {
	return func(w io.Writer, f formats.Format, look report.Options) error { return f.Write(w, rep, look) }
}

// checkSave finds what would go wrong with --save. A record that is there is
// added to. Of several that were read, none is written over: each is what one
// person said.
func (o outputs) checkSave() error {
	for _, t := range o.targets {
		if t.Path == o.save.Path {
			return exit.InputErrorf("--save and --output name the same file: %s", o.save.Shown)
		}
	}
	inputs := o.inputs
	if o.read != "" {
		inputs = slices.DeleteFunc(slices.Clone(inputs), func(in string) bool { return in == o.read })
	}
	return o.Check(o.save, inputs)
}

// protect refuses to write over a file that was read, by whatever name or link:
// before the project is read only the files that flags name are known. A record
// that is there is added to.
func (o outputs) protect() error {
	if err := output.RefuseRead(o.targets); err != nil {
		return err
	}
	if o.save.Path == "" || o.savesOverRead() {
		return nil
	}
	refused := output.RefuseRead([]output.Target{o.save})
	_, text, wrong := o.recordThere() // which reads it
	switch {
	case text != nil:
		return nil
	case refused != nil && filepath.Base(o.save.Path) != config.RecordName: // it is something else
		return refused
	}
	return wrong
}

// savesOverRead reports whether the record is written over the one that was read.
func (o outputs) savesOverRead() bool { return o.read != "" && files.Same(o.save.Path, o.read) }

// recordThere is the record that lies where one is written, with its text; no
// text where there is none, or where it is to be replaced.
func (o outputs) recordThere() (record.Record, []byte, error) {
	if files.KindOf(o.save.Path) != files.Regular || o.overwrite && !o.savesOverRead() {
		return record.Record{}, nil, nil
	}
	f, err := files.ReadUser(o.save.Path)
	if err != nil {
		return record.Record{}, nil, exit.InputErrorf("reading %s: %w", untrusted.Text(o.save.Shown).Clean(), err)
	}
	if len(bytes.TrimSpace(f.Bytes)) == 0 {
		return record.Record{}, nil, nil
	}
	rec, err := o.form.Read(o.save.Shown, f.Bytes)
	if err != nil {
		return rec, nil, exit.InputError(errors.Join(err, exit.InputErrorf("--save %s: the file is there and is no record to add to; repair it, or replace it with --overwrite", untrusted.Text(o.save.Shown).Clean())))
	}
	return rec, f.Bytes, nil
}

// beside is a record whose files are named as one in the place of --save names
// them.
func (o outputs) beside(rec record.Record, places config.Places) record.Record {
	rec.Model, rec.Costs = places.Beside(o.save.Shown, rec.Model), places.Beside(o.save.Shown, rec.Costs)
	rec.Files = slices.Clone(rec.Files)
	for i, f := range rec.Files {
		rec.Files[i] = places.Beside(o.save.Shown, f)
	}
	return rec
}

// saveRecord writes the record that --save names: what this run changed, into
// the one that is there. What would be lost is refused, unless it was said in a
// conversation or by --overwrite.
func (r runConfig) saveRecord(in advise.Input, suggested questions.Answers) error {
	if r.out.save.Path == "" {
		return nil
	}
	there, text, err := r.out.recordThere()
	if err != nil {
		return err
	}
	read := record.Record{}
	if r.out.savesOverRead() {
		read = r.out.beside(r.run.Said.Read, r.places())
	}
	out := r.recorded(in, suggested).Onto(there, read)
	out.Proposed = r.propose(in, suggested)
	out.DecidedWith = r.decidedWith(in, there, out)
	if err := r.loses(r.out.form.Dropped(there, out)); err != nil {
		return err
	}
	if text == nil && len(r.loaded.Records) == 1 && !r.overwrite {
		text = r.run.Said.Text // of a record elsewhere, whose comments go along
	}
	if text == nil {
		return r.out.WriteOne(r.out.save, r.out.form.Write(out))
	}
	return r.out.WriteOne(r.out.save, r.out.form.Update(text, out))
}

// decidedWith is what a saved record says of the time of its decision: what it
// said, unless the decision was taken in this run or came with answers that had
// nothing of it. A conversation that left the decision alone leaves that alone too.
func (r runConfig) decidedWith(in advise.Input, there, out record.Record) record.DecidedWith {
	other := out.Decision != there.Decision && sameStamp(out, there)
	switch {
	case out.Decision == "":
		return record.DecidedWith{}
	case r.retook(), other, !r.conversed && out.DecidedWith.Empty():
		return advise.DecidedWith(in)
	}
	return out.DecidedWith
}

// retook reports whether the decision was taken in this run: by a flag, or in a
// conversation that changed something of it.
func (r runConfig) retook() bool {
	before, now := r.run.Said.Read, r.run.Said.Record
	return r.said.Decision != "" || r.decided && (now.Decision != before.Decision || now.ReviewBy != before.ReviewBy || !slices.EqualFunc(now.Triggers, before.Triggers, sameTrigger))
}

func sameStamp(a, b record.Record) bool { return reflect.DeepEqual(a.DecidedWith, b.DecidedWith) }

func sameTrigger(a, b record.Trigger) bool { return a.String() == b.String() }

// recorded is what is known in the end, as a record in the place of --save says it.
func (r runConfig) recorded(in advise.Input, suggested questions.Answers) record.Record {
	out := r.out.beside(r.run.Said.Record, r.places())
	out.Answers, out.Notes = in.Answers, in.Notes
	out.Overruled = record.Overruled(out, suggested)
	if own := r.loaded.Own; own.Chosen() { // whoever checks the record has to weigh by it
		name, inside := r.places().NameInside(r.out.save.Path, own.Path)
		if out.Model = name; !inside {
			r.tell(fmt.Sprintf("advisor: %s cannot name the model %s, which lies outside of its repository; give --model wherever the record is read\n",
				untrusted.Text(r.out.save.Shown).Clean(), untrusted.Text(own.Shown).Clean()))
		}
	}
	if chosen := r.run.Selection.Environment; chosen != "" { // something else than the files of the record
		out.Environment, out.Files = untrusted.Text(chosen), nil
	}
	return out
}

// propose finds triggers, which a record has as comments, for who was not asked
// for them and has none.
func (r runConfig) propose(in advise.Input, suggested questions.Answers) []record.Trigger {
	if len(r.run.Said.Record.Triggers) > 0 || r.decided {
		return nil
	}
	return advise.Proposed(in.Basis(), suggested, r.run.Said.Record.Decision)
}

// newlyTrue refuses to save a trigger that is true as it is given, and a day of
// review that has passed: the next check would fail, whatever is in it. In a
// conversation it is said.
func (r runConfig) newlyTrue(rep report.Report, x assess.Assessed) error {
	if r.out.save.Path == "" {
		return nil
	}
	now, before := r.run.Said.Record, r.run.Said.Read
	fresh := slices.DeleteFunc(slices.Clone(now.Triggers), func(t record.Trigger) bool {
		return slices.ContainsFunc(before.Triggers, func(o record.Trigger) bool { return sameTrigger(t, o) })
	})
	var errs []error
	for _, t := range check.TrueNow(check.Input{Advice: x.In, Judged: x.Judged, Report: rep}, fresh) {
		errs = append(errs, exit.InputErrorf("--save %s: the new trigger %s is true now, so each check would fail; give one that is not true yet", untrusted.Text(r.out.save.Shown).Clean(), t))
	}
	if by := now.ReviewBy; by != before.ReviewBy && by != "" && by < r.run.Today {
		errs = append(errs, exit.InputErrorf("--save %s: the new day of the review, %s, has passed, so each check would fail; give one from %s on", untrusted.Text(r.out.save.Shown).Clean(), by, r.run.Today))
	}
	err := errors.Join(errs...)
	if err != nil && r.conversed {
		r.tell(exit.Message(err))
		return nil
	}
	return err
}

// loses refuses a save that drops something that nobody took out.
func (r runConfig) loses(dropped []string) error {
	if len(dropped) == 0 || r.overwrite {
		return nil
	}
	what := english.List(dropped, 5)
	if r.conversed { // where each was taken out by hand
		r.tell(fmt.Sprintf("advisor: %s no longer has %s\n", untrusted.Text(r.out.save.Shown).Clean(), what))
		return nil
	}
	return exit.InputErrorf("--save %s would drop %s; say --overwrite if that is meant", untrusted.Text(r.out.save.Shown).Clean(), what)
}
