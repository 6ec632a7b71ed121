package hints

import (
	"fmt"
	"strings"

	"advisor/internal/english"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// mostTelling is how many questions are named where nobody can be asked.
const mostTelling = 3

// Telling are the flags of the questions that would change the result most,
// with what they take; empty: nothing would.
func Telling(b score.Basis) string {
	var out []string
	for _, id := range score.Quickest(b) {
		q, ok := b.Questions.Question(id)
		if !ok || len(out) == mostTelling {
			continue
		}
		value := questions.Join(q.OptionIDs(), "|")
		if q.Numeric {
			value = "N"
		}
		out = append(out, fmt.Sprintf("--%s %s", id, strings.TrimSpace(value)))
	}
	return english.And(out)
}
