// Package record holds the record, advisor.yaml: the answers that a team keeps,
// why it gave them, what it decided, and when to decide again. It reads, writes
// and describes it, and puts those of several people together. It does not know
// where a record lies, or what an answer is worth.
package record

import (
	"time"

	"go.yaml.in/yaml/v4"

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
	// Unread is a hint at why a name may be that of no question here: the model that
	// asks it is not read. Empty: every question is there.
	Unread string
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
	// Costs is the file of own prices and hours, relative to the folder of the
	// record; empty for none.
	Costs untrusted.Text
	// Environment is the environment that is judged; empty: the one for
	// production. Files name its files instead, relative to the folder of the
	// record. Exclude are patterns of folders and files that are not looked at.
	Environment untrusted.Text
	Files       []untrusted.Text
	Exclude     []untrusted.Text
	// Owner answers for the system; empty where nobody is named.
	Owner untrusted.Text
	// Taken is how the decision was taken; DecidedWith what the tool said then.
	Taken       Taken
	DecidedWith DecidedWith
	// Overruled is what the files suggested where a person answered something else,
	// at the time of the answer. It has no effect.
	Overruled questions.Answers
	// Own are keys of somebody's own, x-anything: they mean nothing here, and are
	// written again.
	Own []Own
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

	keyOverruled = "overruled"

	keyCosts       = "costs"
	keyEnvironment = "environment"
	keyFiles       = "files"
	keyExclude     = "exclude"
	keyOwner       = "owner"
	keyStatus      = "status"
	keyDecided     = "decided"
	keyDeciders    = "deciders"
	keyDissent     = "dissent"
	keyWhy         = "reason"
	keyDecidedWith = "decided-with"
)

// ownPrefix begins keys of somebody's own.
const ownPrefix = "x-"

// Own is a key of somebody's own with its value.
type Own struct {
	Key  untrusted.Text
	node *yaml.Node
}

func recordKeys() []string {
	return []string{
		keyVersion, keyAnswers, keyNotes, keyDecision, keyStatus, keyDecided, keyDeciders, keyWhy, keyDissent, keyDecidedWith, keyReviewBy,
		keyTriggers, keyAccepted, keyOwner, keyEnvironment, keyFiles, keyExclude, keyModel, keyCosts, keySources, keyOverruled,
	}
}

func decisions() []string { return []string{"compose", "kubernetes"} }

// IsDay tells a day that exists, written YYYY-MM-DD.
func IsDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// DayAfter is the day some years and days after a day, YYYY-MM-DD; empty after what
// is no day.
func DayAfter(day string, years, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(years, 0, days).Format(time.DateOnly)
}
