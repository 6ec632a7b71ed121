package report

import (
	"advisor/internal/untrusted"
)

// Respondent is somebody whose record was given beside those of others, and what
// that record comes to by itself.
type Respondent struct {
	Name     untrusted.Text `json:"name"`     // of the record
	Answered int            `json:"answered"` // questions that are answered, by the record, flags and files, and by what follows from those
	// Recommendation to Outcome are those of the report with this record alone.
	Recommendation string  `json:"recommendation"`
	Strength       string  `json:"strength"`
	Option         string  `json:"option"` // id of the recommended way to run it; empty where none is
	Confidence     float64 `json:"confidence"`
	Score          float64 `json:"score"`
	Outcome        string  `json:"outcome"`  // as the second half of a sentence
	Decision       string  `json:"decision"` // that the record names; empty where it names none
}

// Disagreement is a question that several respondents answer differently. It
// counts as open: any of what they said may be right.
type Disagreement struct {
	Question string `json:"question"` // its id
	Label    string `json:"label"`    // two or three words
	Said     []Said `json:"said"`     // in the order of the question's options
	// Unsure are those who answered "unknown", sorted; their answer is no vote.
	Unsure []untrusted.Text `json:"unsure"`
	// Matters: what is recommended, or the way to run it, depends on who is right,
	// everything else being as it is in this report.
	Matters bool `json:"matters"`
	// Swing is how many points of score lie between the lowest and the highest
	// of what they said; never below 0.
	Swing float64 `json:"swing"`
}

// Said is one answer to a disputed question, and what it would come to.
type Said struct {
	Answer string           `json:"answer"` // option id
	Label  string           `json:"label"`
	By     []untrusted.Text `json:"by"` // names of the records, sorted
	// Recommendation and Score are those of the report if this answer is right.
	Recommendation string  `json:"recommendation"`
	Score          float64 `json:"score"`
	// Outcome says what is recommended then, as the second half of a sentence; empty
	// in reports of earlier versions.
	Outcome string `json:"outcome"`
}
