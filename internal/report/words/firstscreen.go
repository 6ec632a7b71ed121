package words

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/lazyregexp"
	"advisor/internal/report"
)

// Undecided reports whether nothing is recommended, because the answers do not
// suffice or because requirements rule out both sides.
func Undecided(r report.Report) bool { return r.Strength == "undecided" }

// BothRuledOut reports whether requirements rule out both sides.
func BothRuledOut(r report.Report) bool {
	ruled := map[string]bool{}
	for _, v := range r.Vetoes {
		ruled[v.Closes] = true
	}
	return len(ruled) > 1
}

// Level is how sure the recommendation is, in a word or two.
func Level(r report.Report) string {
	switch {
	case BothRuledOut(r):
		return "no recommendation"
	case r.Strength == "strong":
		return "high"
	case r.Strength == "lean":
		return "good"
	}
	return "too low to recommend"
}

// Confidence is how sure the recommendation is, what that rests on, and what is
// open.
func Confidence(r report.Report) string {
	var parts []string
	switch {
	case BothRuledOut(r):
		parts = append(parts, "requirements rule out both sides")
	case len(r.Vetoes) > 0:
		parts = append(parts, "a requirement rules out "+Platform(r.Vetoes[0].Closes))
	}
	parts = append(parts, openness(r))
	switch {
	case r.Model.Uncalibrated:
		parts = append(parts, "not calibrated, since the model is not the built-in one")
	case r.Confidence != nil && len(r.Vetoes) == 0:
		parts = append(parts, "an estimated "+Hundred(*r.Confidence)+" of 100 comparable published decisions chose "+Platform(r.Recommendation))
	}
	return Level(r) + ": " + strings.Join(parts, "; ") + "."
}

// Hundred is a share as a number of 100, rounded down.
func Hundred(share float64) string { return strconv.Itoa(int(math.Floor(share*100 + 1e-9))) }

// openness is how many questions are answered, and whether the others matter.
func openness(r report.Report) string {
	known := 0
	all := Considered(r.Factors)
	for _, f := range all {
		if Known(f) {
			known++
		}
	}
	n := len(all)
	s := strconv.Itoa(known) + " of " + english.Count(n, "question is", "questions are") + " answered"
	open := "the open ones"
	if known == n {
		s = "all " + english.Count(n, "question is", "questions are") + " answered"
	}
	if d := len(r.Disagreements); d > 0 {
		s += ", " + strconv.Itoa(d) + " of them differently by different people"
		switch {
		case len(r.Settle) == 0 && known == n:
			return s + ", which does not change the result"
		case len(r.Settle) > 0 && !r.Firm:
			open = "these"
		}
	}
	switch {
	case known == n && len(r.Disagreements) == 0:
		return s
	case r.Firm:
		return s + ", and " + open + " cannot change the result"
	case open == "these":
		return s + ", and these could change the result"
	}
	return s + ", but the open ones could change the result"
}

// Platform is the name of a side in sentences.
func Platform(side string) string {
	if side == "compose" {
		return "Docker Compose"
	}
	return Side(side)
}

// outcome is how the model ends a sentence about a change.
var outcome = lazyregexp.New(`^(\w+) is recommended with (\w+) confidence: (.*?)\.?$`)

// Condition is a sentence about a change, to stand behind "changes if": "one host
// carries the peak → Docker Compose on one host, confidence good."
func Condition(s string) string {
	s = english.Stop(s)
	if rest, ok := strings.CutPrefix(english.Sentence(s), "If "); ok {
		s = rest
	}
	condition, then, ok := strings.Cut(s, ", then ")
	if !ok {
		return s
	}
	if m := outcome.FindStringSubmatch(then); m != nil {
		then = m[3] + ", confidence " + m[2] + "."
	}
	return condition + " → " + strings.TrimPrefix(then, "there is ")
}

// Doubted are the short names of the questions whose answers somebody has to
// look at again: first those that files or other answers contradict, then those
// that the estimate does.
func Doubted(r report.Report) (files, estimate []string) {
	for _, c := range r.Contradictions {
		names := Labels(r, c.Questions)
		if c.Source == report.FromEstimate {
			estimate = AppendNew(estimate, names)
		} else {
			files = AppendNew(files, names)
		}
	}
	return files, estimate
}

// AppendNew adds the names that a list does not have yet.
func AppendNew(list, names []string) []string {
	for _, n := range names {
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// Decided is what the record says of the decision, and whether this report says
// the same; empty where it has none.
func Decided(r report.Report) string {
	v := r.Review
	if v.Agreed == "" {
		return ""
	}
	s := "Decided"
	if day.MatchString(string(v.Decided)) {
		s += " on " + string(v.Decided)
	}
	s += ": " + Platform(v.Agreed)
	against := v.Agreed != r.Recommendation && !Undecided(r)
	switch {
	case against:
		s += ", against this recommendation"
	case Undecided(r):
		s += "; this report recommends nothing"
	}
	if v.Reason != "" && (against || Undecided(r)) {
		s += ", because: " + v.Reason.Whole()
	}
	return english.Stop(s)
}

// Overdue says that the review of the decision is due; empty where it is not.
func Overdue(r report.Report) string {
	if by := ReviewBy(r); by != "" && r.Review.Overdue {
		return "The review of the decision was due on " + by + "."
	}
	return ""
}
