package advise

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// The size of the first screen of a report.
const (
	maxReasons = 3
	maxAgainst = 2
	maxChanges = 3
)

// summary words the verdict once, for every format.
func summary(in Input, r report.Report, as score.Assessment) report.Summary {
	name := projectName(r)
	out := report.Summary{
		Strength: as.StrengthWhy,
		Reasons:  reasons(r),
		Against:  against(r),
		Change:   changes(r),
		Unknown:  unknown(r, as),
		Ask:      ask(in, r, as),
		Peers:    peers(r, as),
	}
	if as.BothClosed {
		out.Relax = english.Sentence(as.Relax) + " Then " + words.Platform(r.Recommendation) + " is possible again."
	}
	out.Title = untrusted.Text(answerLine(r, as, cmp.Or(name, "this system"), out.Ask))
	out.Verdict = untrusted.Text(verdict(r, as, cmp.Or(name, "this system"), out))
	return out
}

func projectName(r report.Report) string {
	if r.Facts == nil {
		return ""
	}
	return string(r.Facts.Called())
}

// answerLine is the answer in a line, as a title: what to run the system with, or
// what stands in the way of an answer.
func answerLine(r report.Report, as score.Assessment, name string, asked []string) string {
	switch {
	case as.BothClosed:
		answers := conflict(r)
		if len(answers) == 2 {
			return name + ": no option fits both " + english.And(answers)
		}
		return name + ": no option fits " + english.And(answers)
	case r.Strength != string(model.Undecided):
		return name + ": run it " + place(r)
	}
	s := name + ": not decided yet"
	if as.Leaning {
		s += ", leaning to " + words.Platform(r.Recommendation)
	}
	if len(asked) > 0 {
		do := "Answer"
		if first := settleFirst(r, 1); len(first) > 0 && first[0].Ask == asked[0] && isDisputed(r, first[0].Question) {
			do = "Agree"
		}
		s += ". " + do + " first: " + english.Lower(asked[0])
	}
	return s
}

// place is the recommended option behind "run it": "with Docker Compose on one
// host", "on a managed Kubernetes cluster".
func place(r report.Report) string {
	if r.Shape == nil {
		return "with " + words.Platform(r.Recommendation)
	}
	what := english.Lower(r.Shape.Title)
	switch {
	case r.Recommendation != string(model.Kubernetes):
		return "with " + what
	case r.Shape.ID == namespace:
		return "in " + what
	}
	return "on " + what
}

// verdict is the same as sentences, for formats that have no first screen.
func verdict(r report.Report, as score.Assessment, name string, s report.Summary) string {
	switch {
	case as.BothClosed:
		return fmt.Sprintf("No option meets every requirement of %s: %s. Relax first: %s", name, strings.Join(closings(r), ", and "), english.Lower(s.Relax))
	case r.Strength != string(model.Undecided):
		return fmt.Sprintf("Run %s %s.", name, place(r))
	}
	out := fmt.Sprintf("Nothing is recommended for %s yet.", name)
	switch {
	case as.Leaning:
		out = fmt.Sprintf("Nothing is recommended for %s yet; the answers lean to %s.", name, words.Platform(r.Recommendation))
	case len(r.NextQuestions) == 0:
		out = fmt.Sprintf("Nothing is recommended for %s: teams with such answers chose both.", name)
	}
	if s.Peers != "" {
		out += " " + s.Peers
	}
	if len(s.Ask) > 0 {
		out += " Answer first: " + strings.Join(s.Ask, " ")
	}
	return out
}

// conflict are the answers that rule out both sides, as in "vendor support (Compose
// only)".
func conflict(r report.Report) []string {
	var out []string
	for _, f := range r.Factors {
		if slices.ContainsFunc(r.Vetoes, func(v report.Veto) bool { return slices.Contains(v.Because, f.ID) }) {
			out = append(out, f.Label+" ("+english.Lower(inShort(f.AnswerLabel))+")")
		}
	}
	return out
}

// inShort is the label of an answer without what explains it: "None: nobody has this
// task" is "None".
func inShort(label string) string {
	for _, by := range []string{": ", ", "} {
		label, _, _ = strings.Cut(label, by)
	}
	return label
}

// closings are the requirements and limits that rule out both sides, each with
// its answers and the side that it rules out.
func closings(r report.Report) []string {
	var out []string
	for _, v := range r.Vetoes {
		var said []string
		for _, f := range r.Factors {
			if slices.Contains(v.Because, f.ID) {
				said = append(said, fmt.Sprintf("%s (%s)", f.Label, english.Lower(f.AnswerLabel)))
			}
		}
		out = append(out, english.And(said)+" rules out "+words.Platform(v.Closes))
	}
	return out
}

// reasons are the vetoes, then the strongest factors for the recommended side.
func reasons(r report.Report) []report.Reason {
	var out []report.Reason
	for _, v := range r.Vetoes {
		if v.Closes != r.Recommendation {
			out = append(out, report.Reason{Message: v.Why, Factor: v.ID})
		}
	}
	out = append(out, strongest(r.Factors, model.Recommendation(r.Recommendation).Sign())...)
	return out[:min(len(out), maxReasons)]
}

// against are the strongest factors for the other side, and a veto that
// closes the recommended one.
func against(r report.Report) []report.Reason {
	var out []report.Reason
	for _, v := range r.Vetoes {
		if v.Closes == r.Recommendation {
			out = append(out, report.Reason{Message: v.Why, Factor: v.ID})
		}
	}
	out = append(out, strongest(r.Factors, -model.Recommendation(r.Recommendation).Sign())...)
	return out[:min(len(out), maxAgainst)]
}

func strongest(fs []report.Factor, side float64) []report.Reason {
	fs = slices.Clone(fs)
	sort.SliceStable(fs, func(i, j int) bool { return side*fs[i].Contribution > side*fs[j].Contribution })
	var out []report.Reason
	for _, f := range fs {
		if side*f.Contribution <= 0 {
			break
		}
		out = append(out, report.Reason{Message: why(f), Factor: f.ID, Contribution: f.Contribution, Evidence: f.Evidence})
	}
	return out
}

// why is the model's reason. Where people disagree it has none for one answer,
// but all that they said may speak for one side.
func why(f report.Factor) string {
	if f.Why == "" {
		return fmt.Sprintf("Whoever is right about %s, it is a reason for this side.", f.Label)
	}
	return f.Why
}

func changes(r report.Report) []string {
	out := []string{}
	for _, t := range r.TippingPoints {
		if len(out) == maxChanges {
			break
		}
		out = append(out, t.Sentence)
	}
	return out
}

func unknown(r report.Report, as score.Assessment) string {
	counted := words.Considered(r.Factors)
	open := 0
	for _, f := range counted {
		if f.Source == "unknown" {
			open++
		}
	}
	switch n := len(r.Disagreements); {
	case open == 0 && n > 0:
		return fmt.Sprintf("Every question is answered, but on %d of them the records disagree.", n)
	case open == 0:
		return "Every question is answered."
	}
	s, subject := fmt.Sprintf("%d of %s %s open", open, english.Count(len(counted), "question", "questions"), english.Agree(open, "is", "are")), "the recommendation"
	if as.Strength == model.Undecided {
		subject = "that nothing is recommended"
	}
	if as.Firm {
		return s + "; no answer to them could change " + subject + "."
	}
	return s + "; answers to them could change " + subject + "."
}
