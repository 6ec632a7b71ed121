// Package questionstest makes answers for tests.
package questionstest

import (
	"strings"
	"testing"

	"advisor/internal/questions"
)

// Answers parses "question=option" words of the built-in questionnaire, as flags
// give them.
func Answers(t testing.TB, words ...string) questions.Answers {
	t.Helper()
	set := questions.Default()
	out := questions.Answers{}
	for _, w := range words {
		id, value, _ := strings.Cut(w, "=")
		q, ok := set.Question(questions.ID(id))
		if !ok {
			t.Fatalf("no question %q", id)
		}
		a, err := q.Parse(value)
		if err != nil {
			t.Fatal(err)
		}
		a.Source = questions.FromFlag
		out[q.ID] = a
	}
	return out
}
