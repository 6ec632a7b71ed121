package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// byModel is what FlippedBy says of the model.
const byModel = "model"

// flip finds what brought another outcome: the model, each change that does it
// alone, else the fewest that do it together.
func (c Input) flip(out *report.Comparison, s steps) {
	switch {
	case s.changed == outcome.Nothing:
		return
	case s.byModel:
		out.FlippedBy = []string{byModel}
		out.Because = []string{"The model alone " + effect(s.changed, s.from, s.to, true) + ": with the same answers " + thereIs(out.New) + words.Headline(out.New) + vetoesOfModel(out.Vetoes)}
		return
	case s.untried:
		out.Because = []string{"Which changes brought it cannot be tried: the model that weighed the reports is not at hand; give it with --model"}
		return
	}
	to := s.changed.Of(s.to)
	for i := range out.Answers {
		x := &out.Answers[i]
		if tried(*x) && s.changed.Of(s.gives([]string{x.Question})) == to && s.changed.Of(s.from) != to {
			x.Alone = true
			x.Sentence += ", this alone " + effect(s.changed, s.from, s.to, true)
			out.FlippedBy = append(out.FlippedBy, x.Question)
			out.Because = append(out.Because, x.Sentence+closedBy(out.Vetoes, x.Question))
		}
	}
	if len(out.FlippedBy) == 0 {
		out.FlippedBy = s.fewest(out.Answers, out.New.Recommendation)
		out.Because = s.jointly(out)
	}
}

// thereIs begins what a side comes to.
func thereIs(x report.Compared) string {
	if words.Recommends(x) {
		return "it is "
	}
	return "there is "
}

// vetoesOfModel names the requirements that the new model has and the old one had
// not, or the other way round, as the end of a sentence.
func vetoesOfModel(vs []report.VetoChange) string {
	var parts []string
	for _, v := range vs {
		switch v.Change {
		case report.IsNew:
			parts = append(parts, fmt.Sprintf("its veto %s rules out %s", v.ID, words.Platform(v.Closes)))
		case report.IsGone:
			parts = append(parts, fmt.Sprintf("the veto %s no longer rules out %s", v.ID, words.Platform(v.Closes)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ", because " + english.And(parts)
}

// effect says what one change, or several, bring: "flips the recommendation".
func effect(x outcome.Aspect, from, to outcome.Outcome, one bool) string {
	verb := func(single, several string) string {
		if one {
			return single
		}
		return several
	}
	switch {
	case x == outcome.OtherSide:
		return verb("flips", "flip") + " the side that the score leans to; neither is recommended"
	case x == outcome.OtherOption:
		return verb("changes", "change") + " the way to run it"
	case to.Head == outcome.BothClosed:
		return verb("rules", "rule") + " out both sides"
	case to.Head == outcome.NoneClear:
		return verb("leaves", "leave") + " no clear recommendation"
	case from.Head == outcome.NoneClear, from.Head == outcome.BothClosed:
		return verb("is", "are") + " enough to recommend " + words.Side(to.Head)
	}
	return verb("flips", "flip") + " the recommendation"
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
			return ": it rules out " + words.Side(v.Closes)
		}
		return ": it no longer rules out " + words.Side(v.Closes)
	}
	return ""
}

// fewest are changes that bring the outcome together, none of which can be left
// out; empty where no set of changes explains it.
func (s steps) fewest(changes []report.AnswerChange, side string) []string {
	towards := model.Recommendation(side).Sign()
	candidates := slices.DeleteFunc(slices.Clone(changes), func(x report.AnswerChange) bool { return !tried(x) })
	slices.SortStableFunc(candidates, func(a, b report.AnswerChange) int {
		return cmp.Compare(towards*b.Points, towards*a.Points)
	})
	var ids []string
	for _, x := range candidates {
		ids = append(ids, x.Question)
		if s.brings(ids) {
			return s.needed(ids)
		}
	}
	return nil
}

// brings reports whether some changes bring the new outcome.
func (s steps) brings(ids []string) bool { return s.changed.Of(s.gives(ids)) == s.changed.Of(s.to) }

// needed leaves out, the weakest first, what is not needed to bring it.
func (s steps) needed(ids []string) []string {
	for i := len(ids) - 1; i >= 0; i-- {
		if less := slices.Delete(slices.Clone(ids), i, i+1); s.brings(less) {
			ids = less
		}
	}
	return ids
}

// jointly says which changes bring it together.
func (s steps) jointly(out *report.Comparison) []string {
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
		return []string{parts[0] + " " + effect(s.changed, s.from, s.to, true) + ", with the rest as it was"}
	}
	return append(parts, countWord(len(parts))+" together "+effect(s.changed, s.from, s.to, false)+"; none of them does alone")
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
	notes := []string{pointsNote(x, mixed)}
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

// pointsNote says by how many points an answer counts otherwise, and what of them the
// model alone brings.
func pointsNote(x report.AnswerChange, mixed bool) string {
	switch {
	case x.From == x.To && mixed:
		return words.Points(x.Points) + " points by the model"
	case x.From == x.To && x.ModelPoints != 0:
		return words.Points(x.ModelPoints) + " points by the model"
	case x.ModelPoints != 0:
		return words.Points(x.Points) + " points, and " + words.Points(x.ModelPoints) + " by the model"
	case mixed:
		return words.Points(x.Points) + " points, by the model too"
	}
	return words.Points(x.Points) + " points"
}

// verdict says what became of the recommendation.
func verdict(c report.Comparison, changed outcome.Aspect) string {
	score := fmt.Sprintf("the score moves from %s to %s, %s", words.Number(c.Old.Score), words.Number(c.New.Score), words.Towards(c.Score))
	if words.Points(c.Score) == "0" {
		score = "the score stays " + words.Number(c.New.Score)
	}
	side, is := words.Side(c.New.Recommendation), words.Headline(c.New)
	switch {
	case changed == outcome.OtherHead:
		return headSentence(c, score)
	case changed == outcome.OtherOption:
		return fmt.Sprintf("The recommendation stays %s, run another way: %s, and before %s; %s.", side, c.New.OptionTitle, c.Old.OptionTitle, score)
	case !words.Recommends(c.New):
		return fmt.Sprintf("There is %s, as before; %s.", is, score)
	case c.Old.Strength != c.New.Strength:
		return fmt.Sprintf("The recommendation stays %s, with confidence %s, and before %s; %s.", side, words.Confident(c.New), words.Confident(c.Old), score)
	}
	return fmt.Sprintf("The recommendation stays %s; %s.", side, score)
}

// headSentence says how the recommendation itself changes.
func headSentence(c report.Comparison, score string) string {
	was, is := words.Headline(c.Old), words.Headline(c.New)
	switch {
	case words.Recommends(c.Old) && words.Recommends(c.New) && c.Old.Option+c.New.Option != "":
		return fmt.Sprintf("The recommendation changes from %s to %s; %s.", words.WithWay(c.Old), words.WithWay(c.New), score)
	case words.Recommends(c.Old) && words.Recommends(c.New):
		return fmt.Sprintf("The recommendation changes from %s to %s; %s.", words.Side(c.Old.Recommendation), words.Side(c.New.Recommendation), score)
	case words.Recommends(c.Old):
		return fmt.Sprintf("%s was recommended, and now there is %s; %s.", words.WithWay(c.Old), is, score)
	case words.Recommends(c.New):
		return fmt.Sprintf("%s is recommended now, and before there was %s; %s.", words.WithWay(c.New), was, score)
	}
	return fmt.Sprintf("Now there is %s, and before there was %s; %s.", is, was, score)
}
