// Package score weighs answers: it turns a model and a set of answers into an
// assessment that can be taken apart again. It is pure arithmetic and knows
// no files, terminals or clocks.
package score

import (
	"advisor/internal/model"
	"advisor/internal/questions"
)

// Range is the lowest and the highest value over all answers to what is
// unknown, both inclusive.
type Range struct{ Low, High float64 }

// Contribution is what one factor adds to the score.
type Contribution struct {
	Question questions.ID
	Axis     model.Axis
	Answer   questions.Answer // after resolving; the zero value is unknown
	Weight   int
	// Points is what the answer adds, in points of score; below 0 is towards
	// Compose. An unknown answer adds 0 and widens the range instead.
	Points float64
	// Range is what the answers that are still possible could add; both ends
	// equal Points where the answer is known.
	Range Range
	// Could is what any answer to the question could add, whichever is given now.
	Could Range
	// Why is the model's reason for the points of this answer, empty where the
	// answer is unknown.
	Why string
	// Sources are addresses that the model names for the factor.
	Sources []string
}

// AxisScore is the score of one axis: 0 to 100, above 50 towards Kubernetes.
type AxisScore struct {
	Axis  model.Axis
	Score float64
	Range Range
}

// Veto is an option that cannot meet a requirement, whatever the weights say.
type Veto struct {
	ID      string
	Closes  model.Recommendation
	Why     string
	Because []questions.ID
	Source  string
	// Relax says which requirement to relax to open the option again.
	Relax string
}

// Assessment is the result of weighing one set of answers.
type Assessment struct {
	Recommendation model.Recommendation
	Strength       model.Strength
	StrengthWhy    string // the rule that gave the strength, as a sentence
	// Firm: no answer to what is unknown can change the headline, which is the
	// recommendation or, where it is undecided, that there is none.
	Firm bool
	// Confidence (0.5 to 1) is the estimated share of comparable published
	// decisions that went the recommended way.
	Confidence float64
	// Leaning: it is undecided, and the side is still worth a word.
	Leaning bool
	Score   float64 // 0 to 100; above 50 is towards Kubernetes
	Range   Range
	Axes    []AxisScore
	Vetoes  []Veto
	// BothClosed: vetoes close both options; the recommendation is then the one
	// that asks for the smaller change, and Relax says which, as a sentence.
	BothClosed bool
	Relax      string
	// Factors has every factor of the model in its order; 50 plus the sum of
	// their points is Score.
	Factors []Contribution
	// Known and KnownWeight tell how many questions are answered and the share
	// (0 to 1) of the weight that they carry.
	Known       int
	KnownWeight float64
}

// Change is one changed answer.
type Change struct {
	Question questions.ID
	From, To questions.OptionID
}

// Tip is a smallest set of changes that changes the headline, with what comes
// out when they are made.
type Tip struct {
	Changes        []Change
	Recommendation model.Recommendation
	Strength       model.Strength
	Confidence     float64
	Score          float64
	// Sentence says both: "If one host carries the peak, then Compose is
	// recommended with good confidence: Docker Compose on one host."
	Sentence string
}

// NextQuestion is an unknown answer and how many points of score it can move.
type NextQuestion struct {
	Question questions.ID
	Swing    float64
	CanFlip  bool // some answer to it alone changes the headline
}

// Argument is a point for one side, taken from the same factors.
type Argument struct {
	Message string
	Factors []questions.ID
}
