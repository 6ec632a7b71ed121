package questions

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"advisor/internal/untrusted"
)

// The form of ids, which are flags, keys of a record and words of a shell.
var (
	questionID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	optionID   = regexp.MustCompile(`^[a-z0-9][a-z0-9.+-]{0,39}$`)
)

// onOneLine tells text that a terminal shows as it is, without a line end.
func onOneLine(s string) bool { return !strings.ContainsFunc(s, untrusted.Hidden) }

// mistakes is everything that is wrong with a questionnaire, in its order.
func (s Questionnaire) mistakes() error {
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	seen := map[ID]bool{}
	for _, q := range s.Questions {
		if q.ID == "" || seen[q.ID] {
			bad("question %q: the id is empty or used twice", q.ID)
		}
		seen[q.ID] = true
		if q.ID != "" && !questionID.MatchString(string(q.ID)) {
			bad("question %q: an id has small letters, digits and hyphens, and begins with a letter", q.ID)
		}
		errs = append(errs, s.mistakesIn(q)...)
	}
	if len(s.Questions) == 0 {
		bad("there are no questions")
	}
	return errors.Join(errs...)
}

func (s Questionnaire) mistakesIn(q Question) []error {
	var errs []error
	bad := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("question %q: "+format, append([]any{q.ID}, args...)...))
	}
	if !slices.ContainsFunc(s.Sections, func(x Section) bool { return x.ID == q.Section }) {
		bad("there is no section %q", q.Section)
	}
	if !strings.HasSuffix(q.Ask, "?") {
		bad("ask does not end in a question mark")
	}
	if q.Short == "" || q.Why == "" {
		bad("short or why is missing")
	}
	if len(q.Options) < 2 {
		bad("fewer than two options")
	}
	seen := map[OptionID]bool{Unknown: true, UnknownWord: true}
	for _, o := range q.Options {
		if seen[o.ID] || o.Label == "" {
			bad("option %q: the id is empty, used twice or unknown, or the label is missing", o.ID)
		}
		seen[o.ID] = true
		if o.ID != "" && !optionID.MatchString(string(o.ID)) {
			bad("option %q: an id has small letters, digits, hyphens, points and plus signs", o.ID)
		}
		if !onOneLine(o.Label) {
			bad("option %q: the label is more than one line of text", o.ID)
		}
	}
	if !onOneLine(q.Ask) || !onOneLine(q.Short) {
		bad("ask or short is more than one line of text")
	}
	errs = append(errs, q.numberMistakes()...)
	return append(errs, s.conditionMistakes(q)...)
}

// numberMistakes checks that the ranges of a numeric question meet without a
// gap, and that other questions have none.
func (q Question) numberMistakes() []error {
	var errs []error
	next := -1
	for _, o := range q.Options {
		switch {
		case o.Counts != (q.Numeric && o.Counts):
			errs = append(errs, fmt.Errorf("question %q: option %q has a range, but the question is not numeric", q.ID, o.ID))
		case !o.Counts:
		case o.High < o.Low || (next >= 0 && o.Low != next):
			errs = append(errs, fmt.Errorf("question %q: the range of option %q does not follow the one before", q.ID, o.ID))
		}
		if o.Counts {
			next = o.High + 1
		}
	}
	if q.Numeric && next != MaxNumber+1 {
		errs = append(errs, fmt.Errorf("question %q: the ranges have an upper end", q.ID))
	}
	return errs
}

// conditionMistakes checks that a condition names earlier questions and their
// options, and that the implied answer exists.
func (s Questionnaire) conditionMistakes(q Question) []error {
	var errs []error
	if _, ok := q.Option(q.Otherwise); (len(q.When) > 0) != (q.Otherwise != Unknown) || (q.Otherwise != Unknown && !ok) {
		errs = append(errs, fmt.Errorf("question %q: only-if and otherwise do not fit together", q.ID))
	}
	for _, id := range s.parents(q) {
		p, _ := s.Question(id)
		for _, o := range q.When[id] {
			if _, ok := p.Option(o); !ok {
				errs = append(errs, fmt.Errorf("question %q: only-if names the unknown option %q of %q", q.ID, o, id))
			}
		}
	}
	if len(s.parents(q)) != len(q.When) {
		errs = append(errs, fmt.Errorf("question %q: only-if names a question that does not come before it", q.ID))
	}
	return errs
}

// parents are the questions that a condition names, in the order in which
// they are asked; those that do not come before it are left out.
func (s Questionnaire) parents(q Question) []ID {
	var out []ID
	for _, p := range s.Questions {
		if p.ID == q.ID {
			return out
		}
		if _, ok := q.When[p.ID]; ok && !slices.Contains(out, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}
