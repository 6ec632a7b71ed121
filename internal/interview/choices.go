package interview

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// MaxDigits is how many digits of a number are taken: one more than the
// largest number that a question accepts.
const MaxDigits = 7

// FromFiles marks the option that the files suggest.
const FromFiles = " (from the files)"

// notSure is what Unknown is called in the conversation.
const notSure = "Not sure"

// Choice is one thing that can be chosen: an option, or "not sure".
type Choice struct {
	Option questions.OptionID
	Label  string
}

// Choices are the options of a question in their order, and "not sure" last.
func Choices(q questions.Question) []Choice {
	var out []Choice
	for _, o := range q.Options {
		out = append(out, Choice{o.ID, Clean(o.Label)})
	}
	return append(out, Choice{questions.Unknown, notSure})
}

// Standing is the choice that is selected when a question comes up: what the
// person said, else what the scan suggests, else "not sure".
func Standing(q questions.Question, a questions.Answer) int {
	cs := Choices(q)
	if i := slices.IndexFunc(cs, func(c Choice) bool { return c.Option == a.Option }); i >= 0 {
		return i
	}
	return len(cs) - 1
}

// NumberSpan is the numbers that a numeric question accepts, in words.
func NumberSpan(q questions.Question) string {
	low := questions.MaxNumber
	for _, o := range q.Options {
		if o.Counts {
			low = min(low, o.Low)
		}
	}
	return fmt.Sprintf("a whole number from %d to %d", low, questions.MaxNumber)
}

// ReadNumber reads digits as an answer to a numeric question, and says which
// option they mean.
func ReadNumber(q questions.Question, digits string) (questions.Answer, int, error) {
	a, err := q.Parse(digits)
	if err != nil || a.Option == questions.Unknown {
		return questions.Answer{}, 0, fmt.Errorf("%s is not an answer here. Enter %s", digits, NumberSpan(q))
	}
	a.Source = questions.FromWizard
	return a, q.Index(a.Option), nil
}

// Said is an answer in words.
func Said(q questions.Question, a questions.Answer) string {
	if len(a.AnyOf) > 0 {
		var all []string
		for _, id := range a.AnyOf {
			all = append(all, Said(q, questions.Answer{Option: id}))
		}
		return strings.Join(all, ", or: ")
	}
	o, ok := q.Option(a.Option)
	switch {
	case !ok:
		return notSure
	case a.Plain && o.Low != o.High:
		return fmt.Sprintf("%d (%s)", a.Number, Clean(o.Label))
	default:
		return Clean(o.Label)
	}
}

// Origin is where an answer came from, in a few words: "compose.yaml:12".
func Origin(a questions.Answer) string {
	switch a.Source {
	case questions.FromScan:
		if len(a.Evidence) > 0 {
			return a.Evidence[0].String()
		}
		return "the files"
	case questions.FromFlag:
		return "flag"
	case questions.FromFile:
		return "record"
	case questions.FromWizard, questions.FromImplied, questions.FromNobody, "":
	}
	return ""
}

// ReadNote is a note as it is kept: one line, no control characters. One that is
// longer than record.MaxNote characters is refused, not cut.
func ReadNote(s string) (string, error) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r == unicode.ReplacementChar || untrusted.Hidden(r):
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if n := utf8.RuneCountInString(s); n > record.MaxNote {
		return "", fmt.Errorf("a note has at most %d characters, and this one has %d", record.MaxNote, n)
	}
	return s, nil
}

// Clean is text of a questionnaire, which an organisation can have extended,
// for a terminal.
func Clean(s string) string { return untrusted.Text(strings.Join(strings.Fields(s), " ")).Whole() }
