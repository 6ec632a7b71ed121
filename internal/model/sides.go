package model

// Recommendation is the side that the model leans to. It is never empty.
type Recommendation string

// The two sides.
const (
	Compose    Recommendation = "compose"
	Kubernetes Recommendation = "kubernetes"
)

// Other is the other side.
func (r Recommendation) Other() Recommendation {
	if r == Compose {
		return Kubernetes
	}
	return Compose
}

// Sign is 1 for Kubernetes, towards which positive contributions move the score, and
// -1 for Compose.
func (r Recommendation) Sign() float64 {
	if r == Kubernetes {
		return 1
	}
	return -1
}

// Name is the recommendation in a sentence.
func (r Recommendation) Name() string {
	if r == Kubernetes {
		return "Kubernetes"
	}
	return "Compose"
}

// Strength says in a word how far the recommendation can be relied on.
type Strength string

// The strengths; docs/model.md has the rule.
const (
	Strong    Strength = "strong"
	Lean      Strength = "lean"
	Undecided Strength = "undecided"
)

// Axis is one of the three things that are scored.
type Axis string

// The axes, in the order of every report.
const (
	Complexity Axis = "complexity"
	Scale      Axis = "scale"
	Team       Axis = "team"
)

// Axes lists the axes in their order.
func Axes() []Axis { return []Axis{Complexity, Scale, Team} }
