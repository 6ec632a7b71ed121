package wizard_test

import (
	"strconv"

	"advisor/internal/questions"
)

// all is how many questions there are.
var all = strconv.Itoa(len(questions.Default().Questions))

// but is how many there are without n of them.
func but(n int) string { return strconv.Itoa(len(questions.Default().Questions) - n) }
