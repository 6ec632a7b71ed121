package questions

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// The form of ids, which are flags, keys of a record and words of a shell.
var (
	questionID = lazyregexp.New(`^[a-z][a-z0-9-]{0,39}$`)
	optionID   = lazyregexp.New(`^[a-z0-9][a-z0-9.+-]{0,39}$`)
)

// onOneLine reports whether a terminal shows a text as it is, without a line end.
func onOneLine(s string) bool { return !strings.ContainsFunc(s, untrusted.Hidden) }

// Flaw is something wrong with a question, or with the questionnaire as a whole.
type Flaw struct {
	Question ID // empty: the whole
	Message  string
}

// Error names the question.
func (f Flaw) Error() string {
	if f.Question == "" {
		return f.Message
	}
	return fmt.Sprintf("question %q: %s", f.Question, f.Message)
}

// Flaws is everything that is wrong with a questionnaire, in its order. It is
// never empty where it is used as an error.
type Flaws []Flaw

// Error is one line for each flaw.
func (fs Flaws) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// err is nil where there are no flaws.
func (fs Flaws) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// add takes in a flaw of a question.
func (fs *Flaws) add(q Question, format string, args ...any) {
	*fs = append(*fs, Flaw{q.ID, fmt.Sprintf(format, args...)})
}

// flaws is everything that is wrong with a questionnaire.
func (s Questionnaire) flaws() Flaws {
	var fs Flaws
	seen := map[ID]bool{}
	for _, q := range s.Questions {
		if q.ID == "" || seen[q.ID] {
			fs.add(q, "the id is empty or used twice")
		}
		seen[q.ID] = true
		if q.ID != "" && !questionID.MatchString(string(q.ID)) {
			fs.add(q, "an id has small letters, digits and hyphens, and begins with a letter")
		}
		s.checkQuestion(&fs, q)
	}
	if len(s.Questions) == 0 {
		fs = append(fs, Flaw{Message: "there are no questions"})
	}
	return fs
}

func (s Questionnaire) checkQuestion(fs *Flaws, q Question) {
	if !slices.ContainsFunc(s.Sections, func(x Section) bool { return x.ID == q.Section }) {
		fs.add(q, "there is no section %q", q.Section)
	}
	if !strings.HasSuffix(q.Ask, "?") {
		fs.add(q, "ask does not end in a question mark")
	}
	if q.Short == "" || q.Why == "" {
		fs.add(q, "short or why is missing")
	}
	if !onOneLine(q.Retired) {
		fs.add(q, "retired is more than one line of text")
	}
	if len(q.Options) < 2 {
		fs.add(q, "fewer than two options")
	}
	seen := map[OptionID]bool{Unknown: true, UnknownWord: true}
	for _, o := range q.Options {
		if seen[o.ID] || o.Label == "" {
			fs.add(q, "option %q: the id is empty, used twice or unknown, or the label is missing", o.ID)
		}
		seen[o.ID] = true
		if o.ID != "" && !optionID.MatchString(string(o.ID)) {
			fs.add(q, "option %q: an id has small letters, digits, hyphens, points and plus signs", o.ID)
		}
		if !onOneLine(o.Label) {
			fs.add(q, "option %q: the label is more than one line of text", o.ID)
		}
	}
	if !onOneLine(q.Ask) || !onOneLine(q.Short) {
		fs.add(q, "ask or short is more than one line of text")
	}
	q.checkNumbers(fs)
	q.checkHints(fs)
	s.checkCondition(fs, q)
}

// checkHints checks that each hint looks at something and gives an answer that there
// is.
func (q Question) checkHints(fs *Flaws) {
	for i, h := range q.Hints {
		if _, ok := q.Option(h.Answer); h.Answer != Unknown && !ok {
			fs.add(q, "hint %d answers %s, which is no option%s", i+1, diag.Quoted(string(h.Answer)), diag.DidYouMean(string(h.Answer), q.OptionStrings()))
		}
		if h.Answer == Unknown && !q.Numeric {
			fs.add(q, "hint %d has no answer; only a question about a number takes that of the services", i+1)
		}
		if h.AtLeast < 0 {
			fs.add(q, "hint %d: at-least is %d, not 1 or more", i+1, h.AtLeast)
		}
		patterns := slices.Concat(h.Images, h.Products, h.Roles, h.Attributes, h.Variables, h.Labels)
		if len(patterns) == 0 {
			fs.add(q, "hint %d looks at nothing: give images, products, roles, attributes, variables or labels", i+1)
		}
		for _, p := range append(patterns, h.Says) {
			if !onOneLine(p) {
				fs.add(q, "hint %d has more than one line of text", i+1)
			}
		}
		if slices.Contains(patterns, "") {
			fs.add(q, "hint %d has an empty pattern", i+1)
		}
	}
}

// checkNumbers checks that the ranges of a numeric question meet without a gap,
// and that other questions have none.
func (q Question) checkNumbers(fs *Flaws) {
	next := -1
	for _, o := range q.Options {
		switch {
		case o.Counts && !q.Numeric:
			fs.add(q, "option %q has a range, but the question is not numeric", o.ID)
		case !o.Counts:
		case o.High < o.Low || (next >= 0 && o.Low != next):
			fs.add(q, "the range of option %q does not follow the one before", o.ID)
		}
		if o.Counts {
			next = o.High + 1
		}
	}
	if q.Numeric && next != MaxNumber+1 {
		fs.add(q, "the ranges have an upper end")
	}
}

// checkCondition checks that a condition names earlier questions and their
// options, and that the implied answer exists.
func (s Questionnaire) checkCondition(fs *Flaws, q Question) {
	if _, ok := q.Option(q.Otherwise); (len(q.When) > 0) != (q.Otherwise != Unknown) || (q.Otherwise != Unknown && !ok) {
		fs.add(q, "only-if and otherwise do not fit together")
	}
	for _, id := range s.parents(q) {
		p, _ := s.Question(id)
		if p.Retired != "" {
			fs.add(q, "only-if names %q, which is no longer asked", id)
		}
		for _, o := range q.When[id] {
			if _, ok := p.Option(o); !ok {
				fs.add(q, "only-if names the unknown option %q of %q", o, id)
			}
		}
	}
	if len(s.parents(q)) != len(q.When) {
		fs.add(q, "only-if names a question that does not come before it")
	}
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
