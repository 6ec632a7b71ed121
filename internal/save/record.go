package save

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/check"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Run is a run that may write its record.
type Run struct {
	assess.Run
	Outputs
	// Flagged: a flag says the decision. Decided: somebody did in a conversation.
	Flagged, Decided bool
	// Conversed: somebody was asked, so that what is taken out was taken out by hand.
	Conversed bool
}

// Save writes the record that --save names: what this run changed, into
// the one that is there. What would be lost is refused, unless it was said in a
// conversation or by --overwrite.
func (r Run) Save(in advise.Input, suggested questions.Answers) error {
	if r.Record.Path == "" {
		return nil
	}
	there, text, err := r.recordThere()
	if err != nil {
		return err
	}
	read := record.Record{}
	if r.savesOverRead() {
		read = r.beside(r.Said.Read, r.Selection.Places)
	}
	out := r.recorded(in, suggested).Onto(there, read)
	in.Answers = out.Answers // of the record as it will be: what was there counts too
	out.Proposed = r.propose(in, suggested, out)
	out.DecidedWith = r.decidedWith(in, there, out)
	if err := r.loses(r.form.Dropped(there, out)); err != nil {
		return err
	}
	if text == nil && len(r.Loaded.Records) == 1 && !r.overwrite {
		text = r.Said.Text // of a record elsewhere, whose comments go along
	}
	if text == nil {
		return r.WriteOne(r.Record, r.form.Write(out))
	}
	return r.WriteOne(r.Record, r.form.Update(text, out))
}

// decidedWith is what a saved record says of the time of its decision: what it
// said, unless the decision was taken in this run or came with answers that had
// nothing of it. A conversation that left the decision alone leaves that alone too.
func (r Run) decidedWith(in advise.Input, there, out record.Record) record.DecidedWith {
	other := out.Decision != there.Decision && sameStamp(out, there)
	switch {
	case out.Decision == "":
		return record.DecidedWith{}
	case r.retook(), other, !r.Conversed && out.DecidedWith.Empty():
		return advise.DecidedWith(in)
	}
	return out.DecidedWith
}

// retook reports whether the decision was taken in this run: by a flag, or in a
// conversation that changed something of it.
func (r Run) retook() bool {
	before, now := r.Said.Read, r.Said.Record
	return r.Flagged || r.Decided && (now.Decision != before.Decision || now.ReviewBy != before.ReviewBy || !slices.EqualFunc(now.Triggers, before.Triggers, sameTrigger))
}

func sameStamp(a, b record.Record) bool { return reflect.DeepEqual(a.DecidedWith, b.DecidedWith) }

func sameTrigger(a, b record.Trigger) bool { return a.String() == b.String() }

// recorded is what is known in the end, as a record in the place of --save says it.
func (r Run) recorded(in advise.Input, suggested questions.Answers) record.Record {
	out := r.beside(r.Said.Record, r.Selection.Places)
	out.Answers, out.Notes = in.Answers, in.Notes
	out.Overruled = record.Overruled(out, suggested)
	if own := r.Loaded.Own; own.Chosen() { // whoever checks the record has to weigh by it
		name, inside := r.Selection.Places.NameInside(r.Record.Path, own.Path)
		if out.Model = name; !inside {
			r.Tell(fmt.Sprintf("advisor: %s cannot name the model %s, which lies outside of its repository; give --model wherever the record is read\n",
				untrusted.Text(r.Record.Shown).Clean(), untrusted.Text(own.Shown).Clean()))
		}
	}
	if chosen := r.Selection.Environment; chosen != "" { // something else than the files of the record
		out.Environment, out.Files = untrusted.Text(chosen), nil
	}
	return out
}

// propose finds triggers, which a record has as comments, for who was not asked
// for them and where it has none.
func (r Run) propose(in advise.Input, suggested questions.Answers, out record.Record) []record.Trigger {
	if len(out.Triggers) > 0 || r.Decided {
		return nil
	}
	return advise.Proposed(in.Basis(), suggested, out.Decision)
}

// NewlyTrue refuses to save a trigger that is true as it is given, and a day of
// review that has passed: the next check would fail, whatever is in it. In a
// conversation it is said.
func (r Run) NewlyTrue(rep report.Report, x assess.Assessed) error {
	if r.Record.Path == "" {
		return nil
	}
	now, before := r.Said.Record, r.Said.Read
	fresh := slices.DeleteFunc(slices.Clone(now.Triggers), func(t record.Trigger) bool {
		return slices.ContainsFunc(before.Triggers, func(o record.Trigger) bool { return sameTrigger(t, o) })
	})
	var errs []error
	for _, t := range check.TrueNow(check.Input{Advice: x.In, Judged: x.Judged, Report: rep}, fresh) {
		errs = append(errs, exit.InputErrorf("--save %s: the new trigger %s is true now, so each check would fail; give one that is not true yet", untrusted.Text(r.Record.Shown).Clean(), t))
	}
	if by := now.ReviewBy; by != before.ReviewBy && by != "" && by < r.Today {
		errs = append(errs, exit.InputErrorf("--save %s: the new day of the review, %s, has passed, so each check would fail; give one from %s on", untrusted.Text(r.Record.Shown).Clean(), by, r.Today))
	}
	err := errors.Join(errs...)
	if err != nil && r.Conversed {
		r.Tell(exit.Message(err))
		return nil
	}
	return err
}

// loses refuses a save that drops something that nobody took out.
func (r Run) loses(dropped []string) error {
	if len(dropped) == 0 || r.overwrite {
		return nil
	}
	what := english.List(dropped, 5)
	if r.Conversed { // where each was taken out by hand
		r.Tell(fmt.Sprintf("advisor: %s no longer has %s\n", untrusted.Text(r.Record.Shown).Clean(), what))
		return nil
	}
	return exit.InputErrorf("--save %s would drop %s; say --overwrite if that is meant", untrusted.Text(r.Record.Shown).Clean(), what)
}
