package model

import (
	_ "embed"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
)

//go:embed options.yaml
var embeddedOptions []byte

// Met says how far an option meets a requirement.
type Met string

// The degrees, the best first.
const (
	Yes    Met = "yes"
	Partly Met = "partly" // with work, or within limits
	No     Met = "no"
)

// rank is 0 for the best degree, 3 for one that does not exist.
func (m Met) rank() int {
	if i := slices.Index([]Met{Yes, Partly, No}, m); i >= 0 {
		return i
	}
	return 3
}

// Way is an option that a report compares: one way to run the application on a
// side. The ways of a side are ordered, the simplest first.
type Way struct {
	ID    string         `yaml:"id"`
	Side  Recommendation `yaml:"side"`
	Title string         `yaml:"title"` // as in "run it with ..."
	Short string         `yaml:"short"` // one to three words, for the head of a column
	// Shape is the id that the way had among the shapes of earlier models; it
	// still names it. Empty where it had none.
	Shape string `yaml:"shape"`
	// Where must be known to hold before the way is recommended; empty: nothing.
	Where      Case        `yaml:"where"`
	Why        string      `yaml:"why"`
	Demands    Demands     `yaml:"demands"`
	Conditions []Condition `yaml:"conditions"`
	Sources    []string    `yaml:"sources"`
	// Like is a way of which the table says what it says of this one, but for Differs;
	// Before the way before which this one stands. They are how a file adds a way, and
	// empty otherwise.
	Like    string      `yaml:"like"`
	Before  string      `yaml:"before"`
	Differs []Different `yaml:"meets"`
}

// Different is what a way makes of answers, where that is not what the way makes of
// them that it is like.
type Different struct {
	Question  questions.ID         `yaml:"question"`
	Answers   []questions.OptionID `yaml:"answers"`
	Met       Met                  `yaml:"met"`
	TooLittle bool                 `yaml:"too-little"`
	Why       string               `yaml:"why"`
	Source    string               `yaml:"source"`
}

// Condition is what has to hold for a way. The file writes a sentence alone, or
// a sentence with the answers beside which it is said.
type Condition struct {
	Says string `yaml:"says"`
	// When are answers beside which it is said, where they are not known too;
	// empty: always. Known: they have to be known.
	When  Case `yaml:"when"`
	Known bool `yaml:"known"`
}

// UnmarshalYAML reads either form.
func (c *Condition) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		return n.Load(&c.Says)
	}
	return n.Load((*writtenCondition)(c), yaml.WithKnownFields())
}

// writtenCondition is a condition that is written with the answers beside it.
type writtenCondition Condition

// Demands are what a way asks of a team, a sentence each.
type Demands struct {
	People string `yaml:"people"`
	Skill  string `yaml:"skill"`
	Access string `yaml:"access"`
	Money  string `yaml:"money"`
}

// Requirement is a question whose answers not every way meets. Where the factor
// of the question is a capacity, it is about what the ways demand of the team.
type Requirement struct {
	ID    questions.ID `yaml:"id"`
	Cells []Cell       `yaml:"cells"`
}

// Cell says of some ways how far they meet some answers. The first cell whose
// conditions hold counts.
type Cell struct {
	Ways    []string             `yaml:"options"`
	Answers []questions.OptionID `yaml:"answers"`
	// Also are answers of other questions that must be known to be given too.
	Also Case `yaml:"also"`
	Met  Met  `yaml:"met"`
	// TooLittle rules the way out although it meets the requirement partly.
	TooLittle bool `yaml:"too-little"`
	// Veto is the veto that closes a side where no way of it is left; a way is
	// ruled out by the cell only while the model has that veto and does not say
	// itself when it holds. Empty where the cell alone closes no side.
	Veto   string `yaml:"veto"`
	Why    string `yaml:"why"`
	Source string `yaml:"source"`

	written int // its place among the cells of the file, while that is read
}

// RulesOut are the ids of the ways that an answer rules out by itself, in their
// order; never nil.
func (m *Model) RulesOut(id questions.ID, o questions.OptionID) []string {
	out := []string{}
	r, _ := m.Requirement(id)
	for _, w := range m.Ways {
		c := r.Cell(w.ID, o, func(Case) bool { return false })
		if c != nil && m.Closes(c) || slices.ContainsFunc(m.Vetoes, func(v VetoRule) bool { return v.Closes == w.Side && v.alone(id, o) }) {
			out = append(out, w.ID)
		}
	}
	return out
}

// alone reports whether one answer makes a veto hold that the table of options
// does not say.
func (v VetoRule) alone(id questions.ID, o questions.OptionID) bool {
	return !v.Derived && slices.ContainsFunc(v.When, func(c Case) bool { return len(c) == 1 && slices.Contains(c[id], o) })
}

// Closes reports whether a cell of the model rules its ways out.
func (m *Model) Closes(c *Cell) bool {
	if c.Met != No && !c.TooLittle {
		return false
	}
	if c.Veto == "" {
		return true
	}
	i := slices.IndexFunc(m.Vetoes, func(v VetoRule) bool { return v.ID == c.Veto })
	return i >= 0 && m.Vetoes[i].Derived
}

// Way returns the way with that id, or with that id among earlier shapes.
func (m *Model) Way(id string) (Way, bool) {
	for _, w := range m.Ways {
		if id != "" && (w.ID == id || w.Shape == id) {
			return w, true
		}
	}
	return Way{}, false
}

// Requirement returns the requirement of a question.
func (m *Model) Requirement(id questions.ID) (Requirement, bool) {
	for _, r := range m.Requirements {
		if r.ID == id {
			return r, true
		}
	}
	return Requirement{}, false
}

// Cell is what the table says that an option makes of an answer: the first cell
// for both whose further conditions hold. It is nil where there is none.
func (r *Requirement) Cell(way string, answer questions.OptionID, holds func(Case) bool) *Cell {
	for i := range r.Cells {
		c := &r.Cells[i]
		if slices.Contains(c.Ways, way) && slices.Contains(c.Answers, answer) && (len(c.Also) == 0 || holds(c.Also)) {
			return c
		}
	}
	return nil
}
