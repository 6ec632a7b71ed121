package advise

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// byModel is what FlippedBy says of the model.
const byModel = "model"

// flip finds what flipped the recommendation: the model, each change that
// does it alone, else the fewest that do it together.
func (c Comparing) flip(out *report.Comparison, s steps) {
	if !out.Flipped {
		return
	}
	if s.modelFlips {
		out.FlippedBy = []string{byModel}
		out.Because = []string{"The model alone flips the recommendation: with the same answers it is " + words.Side(out.New.Recommendation)}
		return
	}
	for i := range out.Answers {
		x := &out.Answers[i]
		if tried(*x) && s.gives([]string{x.Question}) != s.from {
			x.Alone = true
			x.Sentence += ", this alone flips the recommendation"
			out.FlippedBy = append(out.FlippedBy, x.Question)
			out.Because = append(out.Because, x.Sentence+closedBy(out.Vetoes, x.Question))
		}
	}
	if len(out.FlippedBy) == 0 {
		out.FlippedBy = fewest(out.Answers, s, out.New.Recommendation)
		out.Because = jointly(out)
	}
}

// tried reports whether somebody made a change: what only follows from another
// answer is no cause.
func tried(x report.AnswerChange) bool {
	return (x.From != x.To || x.ModelPoints != 0 || x.Points != 0) && x.Source != string(questions.FromImplied)
}

// closedBy names the veto that a change brought or took away.
func closedBy(vs []report.VetoChange, question string) string {
	for _, v := range vs {
		if !slices.Contains(v.Because, question) {
			continue
		}
		if v.Change == report.IsNew {
			return ": it closes " + words.Side(v.Closes)
		}
		return ": it opens " + words.Side(v.Closes) + " again"
	}
	return ""
}

// fewest are changes that flip the recommendation together, none of which can
// be left out; empty where no set of changes explains it.
func fewest(changes []report.AnswerChange, s steps, to string) []string {
	candidates := slices.DeleteFunc(slices.Clone(changes), func(x report.AnswerChange) bool { return !tried(x) })
	slices.SortStableFunc(candidates, func(a, b report.AnswerChange) int {
		return cmp.Compare(sign(to)*b.Points, sign(to)*a.Points)
	})
	var ids []string
	for _, x := range candidates {
		ids = append(ids, x.Question)
		if s.gives(ids) != s.from {
			return needed(ids, s)
		}
	}
	return nil
}

// needed leaves out, the weakest first, what is not needed to flip it.
func needed(ids []string, s steps) []string {
	for i := len(ids) - 1; i >= 0; i-- {
		if less := slices.Delete(slices.Clone(ids), i, i+1); s.gives(less) != s.from {
			ids = less
		}
	}
	return ids
}

// jointly says which changes flip it together.
func jointly(out *report.Comparison) []string {
	var parts []string
	for _, x := range out.Answers {
		if slices.Contains(out.FlippedBy, x.Question) {
			parts = append(parts, x.Sentence)
		}
	}
	switch len(parts) {
	case 0:
		return []string{"No single answer explains it; all changes together do"}
	case 1:
		return []string{parts[0] + " flips it, with the rest as it was"}
	}
	return append(parts, fmt.Sprintf("%s together flip the recommendation; none of them does alone", countWord(len(parts))))
}

func countWord(n int) string {
	if n == 2 {
		return "These two"
	}
	return fmt.Sprintf("These %d", n)
}

// changeSentence is a change in one line: "hosts: 1 -> 2-3 (+3.2 points)".
func changeSentence(x report.AnswerChange, mixed bool) string {
	from, to := words.AnswerWord(x.From), words.AnswerWord(x.To)
	if otherNumber(x) && x.From == x.To {
		from, to = numberOf(x.FromLabel), numberOf(x.ToLabel)
	}
	var notes []string
	switch {
	case x.From == x.To && mixed:
		notes = append(notes, words.Points(x.Points)+" points by the model")
	case x.From == x.To && x.ModelPoints != 0:
		notes = append(notes, words.Points(x.ModelPoints)+" points by the model")
	case x.ModelPoints != 0:
		notes = append(notes, words.Points(x.Points)+" points, and "+words.Points(x.ModelPoints)+" by the model")
	case mixed:
		notes = append(notes, words.Points(x.Points)+" points, by the model too")
	default:
		notes = append(notes, words.Points(x.Points)+" points")
	}
	switch questions.Source(x.Source) {
	case questions.FromScan:
		notes = append(notes, "seen in the files")
	case questions.FromImplied:
		notes = append(notes, "follows from other answers")
	default: // somebody said so, or nobody
	}
	switch {
	case x.From == x.To:
	case x.OldSource == string(questions.FromImplied):
		notes = append(notes, "followed from other answers before")
	case x.OldSource == string(questions.FromScan) && x.Source == string(questions.FromNobody):
		notes = append(notes, "no longer seen in the files")
	}
	if from == to {
		return fmt.Sprintf("%s: still %s (%s)", x.Question, to, strings.Join(notes, ", "))
	}
	return fmt.Sprintf("%s: %s -> %s (%s)", x.Question, from, to, strings.Join(notes, ", "))
}

// compareVerdict says what became of the recommendation.
func compareVerdict(c report.Comparison) string {
	score := fmt.Sprintf("the score moves from %s to %s, %s", words.Number(c.Old.Score), words.Number(c.New.Score), words.Towards(c.Score))
	if words.Points(c.Score) == "0" {
		score = "the score stays " + words.Number(c.New.Score)
	}
	side := words.Side(c.New.Recommendation)
	switch {
	case c.Flipped:
		return fmt.Sprintf("The recommendation changes from %s to %s; %s.", words.Side(c.Old.Recommendation), side, score)
	case c.Old.Strength != c.New.Strength:
		return fmt.Sprintf("The recommendation stays %s, now %s and before %s; %s.", side, strengthWord(c.New.Strength), strengthWord(c.Old.Strength), score)
	}
	return fmt.Sprintf("The recommendation stays %s; %s.", side, score)
}

func strengthWord(s string) string {
	if s == string(model.Lean) {
		return "a lean"
	}
	return s
}
