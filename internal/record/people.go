package record

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Together is one record of what several people say, and the questions that
// they answer differently. Names are theirs, as Names gives them; one record
// stays as it is. The model, which must be the same for all, is left to the
// caller.
func Together(set questions.Questionnaire, names []string, recs []Record) (Record, []Disagreement) {
	if len(recs) == 1 { // which keeps who gave each answer
		return recs[0], nil
	}
	answers, differ := Merge(set, recs)
	decision := same(recs, func(r Record) string { return r.Decision })
	var taken Taken
	if decision != "" {
		taken = takenTogether(names, recs)
	}
	return Record{
		Answers: answers, Notes: mergedNotes(set, names, recs),
		Decision: decision, Taken: taken, ReviewBy: soonest(recs),
		Triggers: allTriggers(recs), Accepted: allAccepted(recs),
	}, differ
}

// Names are short names of records for a report: the ends of their paths, as
// many folders as tell them apart and no more.
func Names(paths []string) []string {
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

// endsIn reports whether whole parts at the end of a path are these.
func endsIn(path, end string) bool {
	return strings.HasSuffix("/"+filepath.ToSlash(filepath.Clean(path)), "/"+end)
}

// mergedNotes are the notes of all; where several people say different things,
// each stands after a name, in the order of the names.
func mergedNotes(set questions.Questionnaire, names []string, recs []Record) map[questions.ID]untrusted.Text {
	out := map[questions.ID]untrusted.Text{}
	for _, q := range set.Questions {
		if text := signed(names, recs, func(r Record) untrusted.Text { return r.Notes[q.ID] }); text != "" {
			out[q.ID] = text
		}
	}
	return out
}

// signed is what the records say in a text: where they say different things, each
// stands after a name, in the order of the names.
func signed(names []string, recs []Record, of func(Record) untrusted.Text) untrusted.Text {
	order := make([]int, len(recs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(names[i], names[j]) })
	var texts, signed []string
	for _, i := range order {
		if text := string(of(recs[i])); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
			signed = append(signed, untrusted.Text(names[i]).Clean()+": "+text)
		}
	}
	if len(texts) > 1 {
		return untrusted.Text(CutNote(strings.Join(signed, "; ")))
	}
	return untrusted.Text(strings.Join(texts, ""))
}

// CutNote keeps a note that is put together within what a record takes.
func CutNote(s string) string {
	if utf8.RuneCountInString(s) <= MaxNote {
		return s
	}
	return string([]rune(s)[:MaxNote-1]) + "…"
}

// same is a word of those who say one, empty where they differ.
func same(recs []Record, of func(Record) string) string {
	out := ""
	for _, r := range recs {
		switch word := of(r); {
		case word == "" || word == out:
		case out == "":
			out = word
		default:
			return ""
		}
	}
	return out
}

// takenTogether is how a decision was taken in which all records agree: by all
// whom one of them names, on the last of their days.
func takenTogether(names []string, recs []Record) Taken {
	out := Taken{
		Status: same(recs, func(r Record) string { return r.Taken.Status }),
		Reason: signed(names, recs, func(r Record) untrusted.Text { return r.Taken.Reason }), Dissent: signed(names, recs, func(r Record) untrusted.Text { return r.Taken.Dissent }),
	}
	for _, r := range recs {
		out.Decided = max(out.Decided, r.Taken.Decided)
		out.Deciders = append(out.Deciders, r.Taken.Deciders...)
	}
	slices.Sort(out.Deciders)
	out.Deciders = slices.Compact(out.Deciders)
	out.Deciders = out.Deciders[:min(len(out.Deciders), maxNames)]
	return out
}

// soonest is the first of the days on which to decide again.
func soonest(recs []Record) string {
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
func allTriggers(recs []Record) []Trigger {
	var out []Trigger
	for _, r := range recs {
		for _, t := range r.Triggers {
			same := func(x Trigger) bool { return x.String() == t.String() }
			if t.Line = 0; !slices.ContainsFunc(out, same) {
				out = append(out, t)
			}
		}
	}
	slices.SortFunc(out, func(a, b Trigger) int { return cmp.Compare(a.String(), b.String()) })
	return out
}

// allAccepted are the findings that any of them accepts, each once.
func allAccepted(recs []Record) []Accepted {
	var out []Accepted
	known := map[Accepted]bool{} // a record can have thousands
	for _, r := range recs {
		for _, a := range r.Accepted {
			if a.Line = 0; !known[a] {
				known[a] = true
				out = append(out, a)
			}
		}
	}
	slices.SortFunc(out, func(a, b Accepted) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Until, b.Until), cmp.Compare(a.Reason, b.Reason))
	})
	return out
}
