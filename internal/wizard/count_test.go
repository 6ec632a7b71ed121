package wizard_test

import (
	"slices"
	"strconv"

	"advisor/internal/questions"
)

// count is how many questions are asked of somebody who knows nothing, and all the
// same as a word.
var (
	asked = questions.Questionnaire{Questions: questions.Default().Asked(nil)}
	count = len(asked.Questions)
	all   = strconv.Itoa(count)
)

// but is how many there are without n of them.
func but(n int) string { return strconv.Itoa(count - n) }

// closed is how many are not asked where only developers depend on it.
var closed = count - len(questions.Default().Asked(questions.Answers{"stage": {Option: "development-only"}}))

// place is which question of all one is, from 1.
func place(id string) int { return slices.Index(asked.IDStrings(), id) + 1 }
