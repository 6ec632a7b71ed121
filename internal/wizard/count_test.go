package wizard_test

import (
	"slices"
	"strconv"

	"advisor/internal/questions"
)

// count is how many questions there are, and all the same as a word.
var (
	count = len(questions.Default().Questions)
	all   = strconv.Itoa(count)
)

// but is how many there are without n of them.
func but(n int) string { return strconv.Itoa(count - n) }

// place is which question of all one is, from 1.
func place(id string) int { return slices.Index(questions.Default().IDStrings(), id) + 1 }
