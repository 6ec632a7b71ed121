// Package english puts the words around numbers and names: plurals, shares,
// lists and sentences, so that every part of the program says them alike. It
// knows nothing of what the words are about, and cleans nothing.
package english

import (
	"math"
	"strconv"
	"strings"
)

// Count is a number with its noun: "1 service", "3 services".
func Count(n int, one, many string) string {
	return strconv.Itoa(n) + " " + Agree(n, one, many)
}

// Agree is the form of a word that goes with a number: one for 1, many for
// every other, none and negative ones included.
func Agree(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Percent is a share from 0 to 1 in whole percent. What is neither nothing nor
// everything is never written as such: "less than 1 %", "more than 99 %".
func Percent(share float64) string {
	n := int(math.Round(share * 100))
	switch {
	case n == 100 && share < 1:
		return "more than 99 %"
	case n == 0 && share > 0:
		return "less than 1 %"
	}
	return strconv.Itoa(n) + " %"
}

// List names at most so many words: "a, b and 2 more". It is empty where there
// are none, and "5 more" would be what is left of none shown, so most is 1 at
// least.
func List[S ~string](words []S, most int) S {
	shown := min(len(words), max(most, 1))
	s := join(words[:shown], ", ")
	if left := len(words) - shown; left > 0 {
		s += " and " + strconv.Itoa(left) + " more"
	}
	return S(s)
}

// Names are a list within a sentence: "a, b and c", or the first of many, "a, b and 3
// more".
func Names[S ~string](words []S, most int) S {
	if len(words) <= max(most, 1) {
		return And(words)
	}
	return List(words, most)
}

// And is all of a list: "a, b and c".
func And[S ~string](words []S) S { return last(words, " and ") }

// Or is a choice from a list: "a, b or c".
func Or[S ~string](words []S) S { return last(words, " or ") }

func last[S ~string](words []S, by string) S {
	n := len(words)
	if n < 2 {
		return S(join(words, ""))
	}
	return S(join(words[:n-1], ", ") + by + string(words[n-1]))
}

func join[S ~string](words []S, by string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString(by)
		}
		b.WriteString(string(w))
	}
	return b.String()
}
