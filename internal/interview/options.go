// Package interview is the conversation without a face: what is asked next, what
// an answer changes, what is decided at the end, and the draft of one that was
// stopped. The wizard and the plain lines both walk through it and differ only
// in how they show it; what both say in the same words is here.
//
// It does not know how answers are scored, where files lie or who started it:
// what is shown beside the questions, and what is kept, are functions that it is
// given.
package interview

import (
	"errors"
	"io"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// The ways in which a conversation ends early. The answers up to then are in
// the Result, and in the draft where there is one.
var (
	// ErrCancelled: the person stopped it, with Ctrl+C, q or SIGINT.
	ErrCancelled = errors.New("cancelled")
	// ErrTerminated: the program was asked to end (SIGTERM).
	ErrTerminated = errors.New("terminated")
	// ErrHangup: the terminal went away (SIGHUP).
	ErrHangup = errors.New("the terminal was closed")
	// ErrQuit: the program was told to quit (SIGQUIT).
	ErrQuit = errors.New("told to quit")
	// ErrInputEnded: the input ended before the questions did. The error that
	// is returned wraps it and names the question.
	ErrInputEnded = errors.New("input ended")
	// ErrNoTerminal: the wizard was started without a terminal.
	ErrNoTerminal = errors.New("the wizard needs a terminal")
	// ErrInternal: the program itself failed while it drew; the terminal is
	// restored.
	ErrInternal = errors.New("internal error")
)

// Preview is what the answers so far come to.
type Preview struct {
	Recommendation string        // compose or kubernetes
	Strength       string        // strong, lean or undecided
	Score          float64       // 0 to 100; above 50 is towards Kubernetes
	Low, High      float64       // the range over all answers to what is unknown
	Axes           []AxisPreview // in the order in which they are shown
	Leaning        bool          // undecided, and a report says to which side it leans
	Firm           bool          // no answer to what is unknown can change it
	Complete       bool          // nothing is unknown any more
	KnownWeight    float64       // 0 to 1, the share of the weight that is answered
	RuledOut       []RuledOut    // why a side has no option left, one entry a requirement
}

// Conclusion is what a decision rests on, in sentences.
type Conclusion struct {
	Reasons  []string // for the recommendation, the strongest first
	Counter  string   // the strongest against it; empty: nothing
	Possible []string // the ways to run it that are not ruled out
}

// RuledOut is a requirement that leaves a side no option.
type RuledOut struct {
	Side string // compose or kubernetes
	Why  string // a sentence
}

// AxisPreview is the score of one axis, 0 to 100, with its range.
type AxisPreview struct {
	Name             string
	Score, Low, High float64
}

// Next is an open question that could still change the result.
type Next struct {
	ID questions.ID
	// Low and High are by how many points of score, of 100, its answers can move it:
	// down and up from where it is.
	Low, High float64
	// CanFlip: an answer to it changes the result by itself.
	CanFlip bool
}

// Line is one line of a file.
type Line struct {
	Number int
	Text   untrusted.Text
}

// Welcome is what the first screen tells.
type Welcome struct {
	Project untrusted.Text   // empty: no project was found
	Nothing untrusted.Text   // why there is none, where it was looked for and what to do; empty: nobody looked
	Facts   []untrusted.Text // what the files show, one line each, most notable first
	// Others are the environments that could be judged instead.
	Others []Environment
}

// Environment is a set of files that could be judged.
type Environment struct {
	Name  untrusted.Text
	Files []untrusted.Text // in the order in which they are merged
}

// Said is the environment with its files, for a list of choices.
func (e Environment) Said() string {
	if len(e.Files) == 0 {
		return e.Name.Clean()
	}
	var files []string
	for _, f := range e.Files {
		files = append(files, f.Clean())
	}
	return e.Name.Clean() + " (" + strings.Join(files, ", ") + ")"
}

// Options say what is known already and what happens beside the questions.
// Every function may be nil: what it would have shown is then left out.
type Options struct {
	// In is what is typed, Out is where the questions appear: for the wizard
	// both are terminals (*os.File), plain lines take anything.
	In            io.Reader
	Out           io.Writer
	Width, Height int  // size of the terminal; 0: ask Out, or 80 columns
	ASCII         bool // draw with ASCII only
	Color         bool // use colour

	Welcome Welcome
	// Quick asks the most valuable question first. The wizard offers the choice
	// on its first screen; this is which one is chosen there.
	Quick bool
	// Fixed are answers that flags gave: not asked, not counted, not editable.
	Fixed questions.Answers
	// Known are the other answers that are there already. What the scan
	// suggests is asked with the suggestion selected; what a record says is not
	// asked again but can be changed in the review.
	Known questions.Answers
	// Settle are the questions that several people answered differently and have to
	// agree on: nothing else is asked. Voices is who said what to one of them. Both
	// are nil in every other conversation.
	Settle []questions.ID
	Voices func(questions.ID) string
	// Notes are the notes of a record.
	Notes map[questions.ID]untrusted.Text

	Live func(questions.Answers) Preview
	// Conclude is what the decision rests on.
	Conclude func(questions.Answers) Conclusion
	// RulesOut are the sides that an answer to an open question could rule out.
	RulesOut func(questions.Answers, questions.ID) []string
	// Explain is what the model says of a question.
	Explain func(questions.ID) Explanation
	Next    func(questions.Answers) []Next
	// Order is what the quick way asks next, the best first: open questions
	// that could still change the result. nil: the order of Next.
	Order      func(questions.Answers) []questions.ID
	Snippet    func(untrusted.Place) []Line
	Contradict func(questions.Answers) []facts.Contradiction

	// Record is the record that lies with the project; nil: there is none, or it
	// was asked for by name.
	Record *Found
	// Fresh begins without that record; nil where there is none.
	Fresh func() (Options, error)

	// Judge begins again with another environment of the project; nil: there is
	// none.
	Judge func(environment untrusted.Text) (Options, error)
	// Draft is an earlier conversation that was stopped; nil: there is none.
	Draft *Draft
	// SaveDraft keeps a draft and tells where. DropDraft throws it away.
	SaveDraft func(Draft) (path string, err error)
	DropDraft func() error
	// Offers are things that the wizard offers to do at the end.
	Offers []Offer
	// Deciding says what is asked about the decision, last of all; nil: nothing.
	Deciding *Deciding
}

// Found is a record that was found, and not named.
type Found struct {
	Name    string // as the user would write it
	Summary string // what it says, in a few words: "decided Compose, review by 2027-06-30"
}

// Offer is something that can be done with the result.
type Offer struct {
	ID    string
	Label string
	On    bool // chosen unless the person says otherwise
}

// Result is what a conversation came to.
type Result struct {
	// Answers are those of the options with those of the person over them.
	// Answers to questions that do not apply any more are left out. A
	// suggestion that was left as it was keeps its source and its evidence; a
	// question that was answered "not sure" is Unknown with the wizard as its
	// source, so that it overrides a suggestion.
	Answers questions.Answers
	Notes   map[questions.ID]untrusted.Text
	Done    bool     // the person went through to the end
	Draft   string   // where the draft was kept; empty: nowhere
	Offers  []string // ids of the offers that were taken
	// Decision is what the record is to say of it; nil where it was not asked.
	Decision *Decision
}
