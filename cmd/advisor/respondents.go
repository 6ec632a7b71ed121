package main

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// records reads every record that --answers names. Several are the answers of
// several people, put together: where they differ, the answer is the set of
// what they said.
func (a *app) records(o *options) (given, error) {
	if err := a.checkRecords(o.answerFiles); err != nil {
		return given{}, err
	}
	var recs []questions.Record
	var errs []error
	for _, path := range o.answerFiles {
		rec, err := a.readRecord(path)
		recs, errs = append(recs, rec), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return given{}, err
	}
	if len(recs) == 1 { // which keeps who gave each answer
		r := recs[0]
		return given{
			file: r.Answers, notes: r.Notes, decision: r.Decision, reviewBy: r.ReviewBy,
			triggers: r.Triggers, accepted: r.Accepted, modelFile: beside(o.answerFiles[0], r.Model), lines: r.Lines,
		}, nil
	}
	g := given{respondents: respondentNames(o.answerFiles)}
	g.file, g.disputed = questions.Merge(a.set, recs)
	g.notes = a.mergedNotes(g.respondents, recs)
	g.decision, g.reviewBy = agreed(recs), soonest(recs)
	g.triggers, g.accepted = allTriggers(recs), allAccepted(recs)
	var err error
	if o.modelFile == "" { // which overrides what records name
		g.modelFile, err = a.oneModel(o.answerFiles, recs)
	}
	return g, err
}

// checkRecords refuses a record that is given twice, by any name: it would
// count for two people.
func (a *app) checkRecords(paths []string) error {
	var errs []error
	for i, p := range paths {
		same := func(q string) bool { return p == q || p != "-" && q != "-" && files.Same(a.abs(p), a.abs(q)) }
		switch {
		case p == "":
			errs = append(errs, exit.InputErrorf("--answers: needs a value"))
		case slices.ContainsFunc(paths[:i], same):
			errs = append(errs, exit.InputErrorf("--answers: %s is given twice", untrusted.Text(p).Clean()))
		}
	}
	return errors.Join(errs...)
}

// respondentNames are short names of records for a report: the ends of their
// paths, as many folders as tell them apart and no more.
func respondentNames(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		if p == "-" {
			out[i] = "standard input"
			continue
		}
		parts := strings.Split(filepath.ToSlash(filepath.Clean(p)), "/")
		for n := 1; n <= len(parts); n++ {
			out[i] = strings.Join(parts[len(parts)-n:], "/")
			if !slices.ContainsFunc(paths, func(q string) bool { return q != p && endsIn(q, out[i]) }) {
				break
			}
		}
	}
	return out
}

// endsIn tells whether whole parts at the end of a path are these.
func endsIn(path, end string) bool {
	return strings.HasSuffix("/"+filepath.ToSlash(filepath.Clean(path)), "/"+end)
}

// mergedNotes are the notes of all; where several people say different things,
// each stands after a name, in the order of the names.
func (a *app) mergedNotes(names []string, recs []questions.Record) map[questions.ID]untrusted.Text {
	order := make([]int, len(recs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(names[i], names[j]) })
	out := map[questions.ID]untrusted.Text{}
	for _, q := range a.set.Questions {
		var texts, signed []string
		for _, i := range order {
			if text := string(recs[i].Notes[q.ID]); text != "" && !slices.Contains(texts, text) {
				texts = append(texts, text)
				signed = append(signed, untrusted.Text(names[i]).Clean()+": "+text)
			}
		}
		switch len(texts) {
		case 0:
		case 1:
			out[q.ID] = untrusted.Text(texts[0])
		default:
			out[q.ID] = untrusted.Text(cutNote(strings.Join(signed, "; ")))
		}
	}
	return out
}

// cutNote keeps a note within what a record takes.
func cutNote(s string) string {
	if utf8.RuneCountInString(s) <= questions.MaxNote {
		return s
	}
	return string([]rune(s)[:questions.MaxNote-1]) + "…"
}

// agreed is the decision of those who name one, empty where they differ.
func agreed(recs []questions.Record) string {
	out := ""
	for _, r := range recs {
		switch {
		case r.Decision == "" || r.Decision == out:
		case out == "":
			out = r.Decision
		default:
			return ""
		}
	}
	return out
}

// soonest is the first of the days on which to decide again.
func soonest(recs []questions.Record) string {
	out := ""
	for _, r := range recs {
		if r.ReviewBy != "" && (out == "" || r.ReviewBy < out) {
			out = r.ReviewBy
		}
	}
	return out
}

// allTriggers are the triggers of all, each once, whatever the order of the
// records.
func allTriggers(recs []questions.Record) []questions.Trigger {
	var out []questions.Trigger
	for _, r := range recs {
		for _, t := range r.Triggers {
			same := func(x questions.Trigger) bool { return x.String() == t.String() }
			if t.Line = 0; !slices.ContainsFunc(out, same) {
				out = append(out, t)
			}
		}
	}
	slices.SortFunc(out, func(a, b questions.Trigger) int { return cmp.Compare(a.String(), b.String()) })
	return out
}

// allAccepted are the findings that any of them accepts, each once.
func allAccepted(recs []questions.Record) []questions.Accepted {
	var out []questions.Accepted
	known := map[questions.Accepted]bool{} // a record can have thousands
	for _, r := range recs {
		for _, a := range r.Accepted {
			if a.Line = 0; !known[a] {
				known[a] = true
				out = append(out, a)
			}
		}
	}
	slices.SortFunc(out, func(a, b questions.Accepted) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Until, b.Until), cmp.Compare(a.Reason, b.Reason))
	})
	return out
}

// beside is the path of a file that a record names: it starts from the folder
// of the record, on standard input from this one. Empty stays empty.
func beside(record string, name untrusted.Text) untrusted.Text {
	if name == "" || record == "-" {
		return name
	}
	return untrusted.Text(filepath.ToSlash(pathIn(filepath.Dir(record), string(name))))
}

// oneModel is the model file that the records name. Two models would weigh the
// same answers differently, so that is an error.
func (a *app) oneModel(paths []string, recs []questions.Record) (untrusted.Text, error) {
	var first string // the record that names one first
	var out untrusted.Text
	for i, r := range recs {
		name := beside(paths[i], r.Model)
		switch {
		case name == "":
		case out == "":
			first, out = paths[i], name
		case a.abs(string(name)) != a.abs(string(out)):
			return "", exit.InputErrorf("%s names the model %s, and %s names %s; let them agree, or choose one with --model",
				untrusted.Text(first).Clean(), out.Clean(), untrusted.Text(paths[i]).Clean(), name.Clean())
		}
	}
	return out, nil
}
