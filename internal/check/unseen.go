package check

import (
	"fmt"

	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Unseen are the triggers of the record that only files can make true: they
// name a fact, or a number of services that no person gave. None where a
// service of a Compose project was read.
func Unseen(in Input) []record.Trigger {
	if p := in.Report.Facts; p != nil && len(p.Services) > 0 {
		return nil
	}
	var out []record.Trigger
	for _, t := range in.Record.Triggers {
		if in.ofFiles(t) {
			out = append(out, t)
		}
	}
	return out
}

// ofFiles reports whether a trigger is about something that is counted in files.
func (in Input) ofFiles(t record.Trigger) bool {
	id := questions.ID(t.Name)
	if _, asked := in.Advice.Set.Question(id); !asked {
		return true
	}
	counted := id == "services" || id == "stateful-services"
	return counted && !in.Advice.Answers[id].Known()
}

// unseen says which triggers were passed over because there were no files.
func (c *checker) unseen() []report.CheckReason {
	var out []report.CheckReason
	for _, t := range Unseen(c.Input) {
		out = append(out, reason(report.NoFiles, t.String(),
			fmt.Sprintf("The trigger `%s` was not checked: it counts what the files show, and no file was read.", t),
			[]untrusted.Place{{File: c.File, Line: t.Line}}))
	}
	return out
}

// Blind reports whether the decision cannot be checked: services of a Compose project
// were looked for and not found, a trigger counts what they show, and no
// baseline reports whether there was a project before.
func Blind(in Input) bool {
	had := in.Report.Facts == nil && in.Baseline != nil && in.Baseline.Facts != nil
	return !in.NoScan && !had && len(Unseen(in)) > 0
}
