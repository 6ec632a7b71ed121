package score

import (
	"slices"
	"testing"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
)

// TestRulesOutIsWhatIsRuledOut: what the model says that an answer rules out by
// itself is what the options of such a team say, whatever follows from it.
func TestRulesOutIsWhatIsRuledOut(t *testing.T) {
	m, set := model.Default(), questions.Default()
	some := 0
	for _, q := range set.Questions {
		for _, o := range q.Options {
			b := Basis{Model: m, Questions: set, Answers: questions.Answers{q.ID: {Option: o.ID, Source: questions.FromFlag}}}
			var got []string
			for _, x := range Options(b, Assess(b)) {
				if x.Verdict == options.RuledOut {
					got = append(got, x.ID)
				}
			}
			want := m.RulesOut(q.ID, o.ID)
			for _, id := range want {
				if !slices.Contains(got, id) {
					t.Errorf("%s %s should rule out %s, and it is possible", q.ID, o.ID, id)
				}
			}
			implied := len(set.Resolve(b.Answers)) > 1
			if !implied && len(got) != len(want) {
				t.Errorf("%s %s rules out %v, and the model says %v", q.ID, o.ID, got, want)
			}
			some += len(want)
		}
	}
	if some < 20 {
		t.Errorf("%d options are ruled out over all answers", some)
	}
}
