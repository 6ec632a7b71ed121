package questions

import (
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
)

// number is the one way to write a number: decimal digits without a sign, a
// leading zero or anything else. negative is its mistake that can be named.
var (
	number   = lazyregexp.New(`^(0|[1-9][0-9]*)$`)
	negative = lazyregexp.New(`^-[0-9]+$`)
)

// IsNumber reports whether a text is a number in the one way to write it.
func IsNumber(s string) bool { return number.MatchString(s) }

// Parse reads an answer as it is given to a flag: the id of an option,
// "unknown", or, where the question is about a number, that number. The source
// is left empty. The error names what is accepted and the nearest right word.
func (q Question) Parse(text string) (Answer, error) {
	a, wrong := q.Read(text)
	if wrong != nil {
		return Answer{}, diag.Mistakes{*wrong}
	}
	return a, nil
}

// Read is Parse with what is wrong and what would be right apart; nil: nothing
// is wrong.
func (q Question) Read(text string) (Answer, *diag.Mistake) {
	if text == UnknownWord {
		return Answer{}, nil
	}
	if _, ok := q.Option(OptionID(text)); ok && text != "" {
		return Answer{Option: OptionID(text)}, nil
	}
	if q.Numeric && (number.MatchString(text) || negative.MatchString(text)) {
		return q.number(text)
	}
	return Answer{}, &diag.Mistake{Message: diag.Quoted(text) + " is not an answer", Hint: q.Accepts(text)}
}

// number maps a number to its option. Where the option means one number only,
// the option says it all.
func (q Question) number(text string) (Answer, *diag.Mistake) {
	low, high := q.Limits()
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return Answer{}, &diag.Mistake{Message: diag.Quoted(text) + " is out of range", Hint: fmt.Sprintf("use a number from %d to %d", low, high)}
	}
	for _, o := range q.Options {
		if o.Counts && o.Low <= n && n <= o.High {
			if o.Low == o.High {
				return Answer{Option: o.ID}, nil
			}
			return Answer{Option: o.ID, Number: n, Plain: true}, nil
		}
	}
	return Answer{}, &diag.Mistake{Message: diag.Quoted(text) + " is out of range"}
}

// Limits are the smallest and the largest number that is accepted.
func (q Question) Limits() (low, high int) {
	low = MaxNumber
	for _, o := range q.Options {
		if o.Counts {
			low, high = min(low, o.Low), max(high, o.High)
		}
	}
	return low, high
}

// Accepts says in a sentence what would have been right instead of a text.
func (q Question) Accepts(text string) string {
	words := append(q.OptionStrings(), UnknownWord)
	hint := "use one of " + strings.Join(words, ", ")
	if q.Numeric {
		low, high := q.Limits()
		hint += fmt.Sprintf(", or a plain number from %d to %d", low, high)
	}
	return hint + didYouMean(text, words)
}

// didYouMean adds the nearest right word to a hint. Numbers are not guessed.
func didYouMean(text string, words []string) string {
	if text == "" || strings.ContainsAny(text[:1], "+-.0123456789") {
		return ""
	}
	if near := diag.Nearest(text, words); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}
