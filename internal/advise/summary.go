package advise

import (
	"fmt"
	"slices"
	"sort"

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
func summary(r report.Report, as score.Assessment) report.Summary {
	name := projectName(r)
	return report.Summary{
		Title:    title(r, as, name),
		Verdict:  untrusted.Text(verdict(r, as, name)),
		Strength: as.StrengthWhy,
		Reasons:  reasons(r),
		Against:  against(r),
		Change:   changes(r),
		Unknown:  unknown(r, as),
	}
}

func projectName(r report.Report) string {
	if r.Facts == nil || r.Facts.Name == "" {
		return ""
	}
	return string(r.Facts.Name)
}

// platform is the name of a side in sentences.
func platform(side string) string {
	if side == string(model.Kubernetes) {
		return "Kubernetes"
	}
	return "Docker Compose"
}

func title(r report.Report, as score.Assessment, name string) untrusted.Text {
	subject := "Docker Compose or Kubernetes"
	if name != "" {
		subject += " for " + name
	}
	advice := "recommend "
	if as.BothClosed {
		return untrusted.Text(subject + ": neither meets every requirement")
	}
	if r.Strength == string(model.Undecided) {
		if !as.Leaning {
			return untrusted.Text(subject + ": undecided")
		}
		advice = "undecided, leaning to "
	}
	return untrusted.Text(subject + ": " + advice + platform(r.Recommendation))
}

func verdict(r report.Report, as score.Assessment, name string) string {
	what := "this system"
	if name != "" {
		what = name
	}
	side := platform(r.Recommendation)
	var s string
	switch {
	case as.BothClosed:
		return fmt.Sprintf("Neither side meets every requirement of %s: %s. What to relax first: %s Then %s is open again.",
			what, english.And(conflict(r)), english.Lower(english.Sentence(as.Relax)), side)
	case len(as.Vetoes) > 0:
		s = fmt.Sprintf("Use %s for %s: %s cannot meet a stated requirement.", side, what, platform(string(as.Vetoes[0].Closes)))
	case as.Strength == model.Strong:
		s = fmt.Sprintf("Use %s for %s.", side, what)
	case as.Strength == model.Lean:
		s = fmt.Sprintf("%s fits %s better, but not by far.", side, what)
	case as.Leaning:
		return fmt.Sprintf("The answers do not decide it for %s; they lean to %s.", what, side)
	default:
		return fmt.Sprintf("The answers do not decide it for %s, and lean to neither side.", what)
	}
	if r.Shape != nil {
		s += " Shape: " + english.Lower(r.Shape.Title) + "."
	}
	return s
}

// conflict are the requirements and limits that close both sides, each with its
// answers and the side that it closes.
func conflict(r report.Report) []string {
	var out []string
	for _, v := range r.Vetoes {
		var said []string
		for _, f := range r.Factors {
			if slices.Contains(v.Because, f.ID) {
				said = append(said, fmt.Sprintf("%s (%s)", f.Label, english.Lower(f.AnswerLabel)))
			}
		}
		out = append(out, english.And(said)+" rules out "+platform(v.Closes))
	}
	return out
}

// sign is 1 where a positive contribution speaks for the side, else -1.
func sign(side string) float64 {
	if side == string(model.Kubernetes) {
		return 1
	}
	return -1
}

// reasons are the vetoes, then the strongest factors for the recommended side.
func reasons(r report.Report) []report.Reason {
	var out []report.Reason
	for _, v := range r.Vetoes {
		if v.Closes != r.Recommendation {
			out = append(out, report.Reason{Message: v.Why, Factor: v.ID})
		}
	}
	out = append(out, strongest(r.Factors, sign(r.Recommendation))...)
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
	out = append(out, strongest(r.Factors, -sign(r.Recommendation))...)
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
		return fmt.Sprintf("Whoever is right about %s, it speaks for this side.", f.Label)
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
	s, subject := fmt.Sprintf("%d of %d questions are not answered", open, len(counted)), "the recommendation"
	if as.Strength == model.Undecided {
		subject = "that nothing is recommended"
	}
	switch {
	case as.Firm:
		return s + "; no answer to them could change " + subject + "."
	case len(r.NextQuestions) == 0:
		return s + "; answers to them could change " + subject + "."
	}
	return s + "; answers to them could change " + subject + ". Most would come from: " + r.NextQuestions[0].Ask
}
