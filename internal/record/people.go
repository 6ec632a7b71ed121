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
	return Record{
		Answers: answers, Notes: mergedNotes(set, names, recs),
		Decision: sameDecision(recs), ReviewBy: soonest(recs),
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
	order := make([]int, len(recs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(names[i], names[j]) })
	out := map[questions.ID]untrusted.Text{}
	for _, q := range set.Questions {
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
	if utf8.RuneCountInString(s) <= MaxNote {
		return s
	}
	return string([]rune(s)[:MaxNote-1]) + "…"
}

// sameDecision is the decision of those who name one, empty where they differ.
func sameDecision(recs []Record) string {
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
