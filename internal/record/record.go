// Package record holds the record, advisor.yaml: the answers that a team keeps,
// why it gave them, what it decided, and when to decide again. It reads, writes
// and describes it, and puts those of several people together. It does not know
// where a record lies, or what an answer is worth.
package record

import (
	"time"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Version is the version of the record that this program reads and
// writes. It rises when a key changes its meaning.
const Version = 1

// MaxNote is the longest note, in characters: a remark, not a document.
const MaxNote = 500

// MaxRecord is the largest record in bytes. A full one with long notes has
// about 20 KiB.
const MaxRecord = 1 << 20

// Form is what a record is written against: what can be answered, accepted and
// watched.
type Form struct {
	questions.Questionnaire
	// Rules are the ids of which findings may be accepted; nil: any.
	Rules []string
	// Metrics are what a trigger may name besides questions: what can be counted
	// in the files.
	Metrics []string
}

// Record is what a team keeps: its answers, why it gave them, and what it
// decided.
type Record struct {
	// Version is the constant of that name; Form.Write writes it whatever it is here.
	Version int
	// Answers are those in the file, with the source FromFile. "unknown" is an
	// answer too: it covers what a scan finds. A question without an entry was
	// not answered.
	Answers questions.Answers
	// Notes say why, in the team's words, by question. Never empty texts.
	Notes map[questions.ID]untrusted.Text
	// Decision is what was agreed, "compose" or "kubernetes"; empty where
	// nothing was.
	Decision string
	// ReviewBy is the date of the next review, YYYY-MM-DD; empty for none.
	ReviewBy string
	// Triggers are the conditions under which to decide again.
	Triggers []Trigger
	// Proposed are conditions that nobody has taken up. They are written as
	// comments, to be taken up with an editor; reading leaves them out.
	Proposed []Trigger
	// Accepted are the findings that the team lives with.
	Accepted []Accepted
	// Model is the file of an organisation's own model, relative to the folder
	// of the record; empty for the built-in one.
	Model untrusted.Text
	// Lines are the lines of decision, review-by, model and of each answer, by
	// key and by the id of the question. Only reading fills it.
	Lines map[string]int
}

// The keys of a record, in the order in which they are written.
const (
	keyVersion  = "version"
	keyAnswers  = "answers"
	keyNotes    = "notes"
	keyDecision = "decision"
	keyReviewBy = "review-by"
	keyTriggers = "triggers"
	keyAccepted = "accepted"
	keyModel    = "model"
	keySources  = "sources"
)

func recordKeys() []string {
	return []string{keyVersion, keyAnswers, keyNotes, keyDecision, keyReviewBy, keyTriggers, keyAccepted, keyModel, keySources}
}

func decisions() []string { return []string{"compose", "kubernetes"} }

// IsDay tells a day that exists, written YYYY-MM-DD.
func IsDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
