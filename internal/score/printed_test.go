package score_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// TestPrintedNumbersAgree: the number that a sentence gives and the ones that it
// is compared with say the same as the sentence, also under thresholds that are no
// whole percents.
func TestPrintedNumbersAgree(t *testing.T) {
	s := questions.Default()
	number := regexp.MustCompile(`\d+(?:\.\d+)?`)
	r := rand.New(rand.NewPCG(20, 5))
	checked := 0
	for _, good := range []float64{0.601, 0.677, 0.7349, 0.855, 0.85} {
		data := fmt.Sprintf("version: odd\nextends: built-in\nthresholds:\n  good: {value: %v, why: w, source: s}\n  leaning: {value: 0.6, why: w, source: s}\nscenarios: []\n", good)
		m, err := model.Read("odd.yaml", []byte(data), s)
		if err != nil {
			t.Fatal(err)
		}
		for range 3000 {
			as := score.Assess(basis(m, s, random(r, s, r.IntN(len(s.Questions)))))
			found := number.FindAllString(as.StrengthWhy, -1)
			if len(as.Vetoes) > 0 || len(found) < 3 { // "An estimated N of 100 ...: from T"
				continue
			}
			said, _ := strconv.ParseFloat(found[0], 64)
			bound, _ := strconv.ParseFloat(found[2], 64)
			checked++
			if undecided := as.Strength == model.Undecided; undecided != (said < bound) {
				t.Fatalf("good is %v, confidence %v: %s", good, as.Confidence, as.StrengthWhy)
			}
		}
	}
	if checked < 2000 {
		t.Errorf("only %d sentences", checked)
	}
}
