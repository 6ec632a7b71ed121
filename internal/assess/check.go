package assess

import (
	"context"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Checked is the report of today, with what became of the decision of the first
// record.
func (r Run) Checked(ctx context.Context) (report.Report, Assessed, error) {
	rec, path := r.Said.Record, r.Loaded.Records[0].Path
	if rec.Decision == "" {
		return report.Report{}, Assessed{}, exit.InputErrorf("%s: there is no decision to check; add decision: compose or decision: kubernetes", untrusted.Text(path).Clean())
	}
	if r.NoAccepted {
		rec.Accepted = nil
	}
	rep, x, err := r.ofToday(ctx)
	if err != nil {
		return rep, x, err
	}
	file, apart := r.Selection.Places.NameFrom(x.Dir, path)
	in := check.Input{
		Advice: x.In, Judged: x.Judged, Report: rep, Record: rec,
		Own: r.ownModel(x.Dir, r.Loaded.Own), Refused: r.ownModel(x.Dir, r.Said.Refused), BaselineName: r.Baseline.Name,
		File: file, Apart: apart, Today: r.Today, Baseline: r.Baseline.Report, NoScan: r.NoScan,
	}
	if x.In.Project == nil && !r.NoScan {
		in.Elsewhere = r.Selection.Elsewhere(x.Dir)
	}
	if b := r.Baseline.Report; b != nil && x.In.Project != nil {
		in.Namesakes = r.Selection.Namesakes(x.Dir, check.Missing(*b, rep))
	}
	if check.Blind(in) {
		return rep, x, blind(path, check.Unseen(in)[0], in.Elsewhere)
	}
	verdict := check.Evaluate(in)
	rep.Check = &verdict
	return rep, x, nil
}

// ownModel is a model that a file of the project names, as a report names it.
func (r Run) ownModel(dir string, m config.Model) check.OwnModel {
	if !m.Project {
		return check.OwnModel{}
	}
	named, _ := r.Selection.Places.NameFrom(dir, m.NamedIn)
	return check.OwnModel{Name: untrusted.Text(m.Shown), Named: untrusted.Place{File: named, Line: m.Line}}
}

// ofToday makes the whole report of a day, without asking.
func (r Run) ofToday(ctx context.Context) (report.Report, Assessed, error) {
	r.Said.Record.Accepted = check.InForce(r.Said.Record.Accepted, r.Today) // a check has a day; a report has none
	x, err := r.Gather(ctx)
	if err != nil {
		return report.Report{}, x, err
	}
	return advise.Report(x.In, x.Judged), x, nil
}

// blind is the mistake of a check that finds no files and is to count them.
func blind(record string, t record.Trigger, elsewhere []untrusted.Text) error {
	where := ""
	if len(elsewhere) > 0 {
		where = " (" + check.ElsewhereWords(elsewhere) + ")"
	}
	return exit.InputErrorf("check: no service of a Compose project was found here%s, and `%s` (%s:%d) counts what one shows; give its folder or -f FILE, or --no-scan to check the answers alone",
		where, t, untrusted.Text(record).Clean(), t.Line)
}
