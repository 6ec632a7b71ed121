package score_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

func implied(c score.Contribution) bool { return c.Answer.Source == questions.FromImplied }

// TestTooClose: where every question is asked and answered and no requirement
// decides, nothing is recommended just where the score lies in the band.
func TestTooClose(t *testing.T) {
	m, s := model.Default(), questions.Default()
	r := rand.New(rand.NewPCG(7, 7))
	inside, outside := 0, 0
	for range 4000 {
		a := complete(r, s, random(r, s, 0))
		b := basis(m, s, a)
		band := score.TooClose(b)
		if 100-band.High != band.Low || band.Low <= 0 || band.Low >= 50 {
			t.Fatalf("the band is %v", band)
		}
		as := score.Assess(b)
		open := func(q questions.Question) bool { return q.Counts(a[q.ID]) && !a[q.ID].Known() }
		if len(as.Vetoes) > 0 || slices.ContainsFunc(s.Questions, open) || slices.ContainsFunc(as.Factors, implied) {
			continue
		}
		const edge = 0.1 // of rounding
		switch undecided := as.Strength == model.Undecided; {
		case as.Score > band.Low+edge && as.Score < band.High-edge:
			inside++
			if !undecided {
				t.Fatalf("%v is in %v, and yet %s", as.Score, band, as.Strength)
			}
		case as.Score < band.Low-edge || as.Score > band.High+edge:
			outside++
			if undecided {
				t.Fatalf("%v is outside of %v, and yet undecided", as.Score, band)
			}
		}
	}
	if inside < 20 || outside < 20 {
		t.Errorf("saw %d inside and %d outside: the test looks in the wrong place", inside, outside)
	}
}
