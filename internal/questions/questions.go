// Package questions holds the questionnaire: what is asked, which answers
// there are, and where an answer came from.
// It does not know what an answer is worth; that is the model's part.
package questions

import (
	"slices"
	"strings"

	"advisor/internal/untrusted"
)

// ID names a question everywhere: flag, record key, JSON and documents.
type ID string

// OptionID names one option of a question. Unknown, the zero value, means not
// asked, not answered or not sure, which are one thing.
type OptionID string

// Unknown is the answer of a question that nobody answered.
const Unknown OptionID = ""

// UnknownWord is how Unknown is written in flags, records and reports.
const UnknownWord = "unknown"

// Section groups the questions that are asked together.
type Section struct {
	ID    string // application, scale, team
	Title string
	About string // one sentence under the title
}

// Option is one answer that a question accepts.
type Option struct {
	ID    OptionID
	Label string // a sentence or a number with its unit, as the wizard shows it
	// Counts is true for options that a number can mean; Low and High are the
	// smallest and the largest such number, both inclusive. Without Counts the
	// option is chosen by its id alone ("part-time").
	Counts    bool
	Low, High int
}

// MaxNumber is the largest number that is accepted anywhere. No team has a
// hundred thousand hosts or engineers: more is a slip of the finger.
const MaxNumber = 100_000

// Question is one thing that is asked.
type Question struct {
	ID      ID
	Section string
	Ask     string // the question itself, ending in a question mark
	Short   string // two or three words for tables: "hosts at peak"
	Why     string // why it is asked
	Example string // a hint or example, may be empty
	Numeric bool   // a plain number is accepted and mapped to its range
	// Late: the quick way asks it after all others.
	Late bool
	// Retired is why it is asked no more; empty: it is asked. Flags, records and what
	// the files show may still answer it, and then it counts; without an answer it
	// is as if it were not there.
	Retired string
	Options []Option

	// When lists answers of other questions under which this one is asked: all
	// named questions must be unknown or have one of the listed options. nil
	// means always.
	When map[ID][]OptionID
	// Otherwise is the answer that is implied when the question is not asked.
	// Never empty where When is set.
	Otherwise OptionID
	// Hints are what the files of a project suggest, in a model of one's own; the
	// first that holds counts. nil: what the program itself knows.
	Hints []Hint
}

// Hint is an answer that the services of a project suggest. All that it names must
// hold for one and the same service, and of each list one entry: patterns in which *
// stands for any text. A list that is empty is not looked at.
type Hint struct {
	Answer OptionID // Unknown: the number of services that it holds for
	// AtLeast is for how many services it must hold; 0 is one.
	AtLeast    int
	Images     []string // with or without registry and tag
	Products   []string // the well-known software behind an image
	Roles      []string // of a service
	Attributes []string // of a service in the Compose file, such as deploy.placement; never a value
	Variables  []string // names of environment variables, never a value
	Labels     []string // names of labels, never a value
	Says       string   // what it shows, as a clause; empty: the services and what they have
}

// Option returns the option with that id.
func (q Question) Option(id OptionID) (Option, bool) {
	for _, o := range q.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// Counts reports whether an answer to the question, or that there is none, is
// counted: always, but for a question that is asked no more and that nobody answered.
func (q Question) Counts(a Answer) bool { return q.Retired == "" || a.Said() }

// Index is the place of an option among those of the question, from 0; -1 for
// one that is not there.
func (q Question) Index(id OptionID) int {
	return slices.IndexFunc(q.Options, func(o Option) bool { return o.ID == id })
}

// Questionnaire is a whole questionnaire, in the order in which it is asked.
type Questionnaire struct {
	Sections  []Section
	Questions []Question
}

// Question returns the question with that id.
func (s Questionnaire) Question(id ID) (Question, bool) {
	for _, q := range s.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return Question{}, false
}

// SectionTitle is the title of a section; its id where there is no such section.
func (s Questionnaire) SectionTitle(id string) string {
	for _, x := range s.Sections {
		if x.ID == id {
			return x.Title
		}
	}
	return id
}

// Source tells who gave an answer. The zero value is nobody.
type Source string

// The sources of an answer, strongest first: a flag overrides the wizard, the
// wizard a record, a record the scan.
const (
	FromFlag    Source = "flag"
	FromWizard  Source = "wizard"
	FromFile    Source = "file"
	FromScan    Source = "scan"
	FromImplied Source = "implied" // follows from another answer
	FromNobody  Source = "unknown"
)

// Answer is what is known about one question. The zero value is Unknown.
type Answer struct {
	Option OptionID
	// AnyOf is what several respondents said where they disagree, in the order
	// of the question's options: the answer is one of these. Empty otherwise;
	// Option is Unknown where it is set.
	AnyOf []OptionID
	// Number is the plain number that was given, where one was; 0 is a number
	// too, so Plain tells whether it counts.
	Number int
	Plain  bool
	Source Source
	// Origin is who gave the answer first, where a record says so; empty
	// otherwise. It changes nothing but what a report says of the source, so
	// that a run repeated from a record gives the same report.
	Origin Source
	// Because says in one sentence what the scan saw; empty for other sources.
	Because  untrusted.Text
	Evidence []untrusted.Place
}

// Answers maps questions to answers; a missing entry is Unknown.
type Answers map[ID]Answer

// OptionIDs are the ids of all options, in their order.
func (q Question) OptionIDs() []OptionID {
	ids := make([]OptionID, 0, len(q.Options))
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	return ids
}

// OptionStrings are the ids of all options, for guessing and for lists.
func (q Question) OptionStrings() []string {
	out := make([]string, 0, len(q.Options))
	for _, o := range q.Options {
		out = append(out, string(o.ID))
	}
	return out
}

// IDStrings are the ids of all questions, for guessing and for lists.
func (s Questionnaire) IDStrings() []string {
	out := make([]string, 0, len(s.Questions))
	for _, q := range s.Questions {
		out = append(out, string(q.ID))
	}
	return out
}

// Join is strings.Join for ids.
func Join[T ~string](ids []T, between string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return strings.Join(out, between)
}
