// Package model holds the model, model.yaml: what each answer counts for, the
// vetoes, the shapes and the thresholds, each with its reason and its source. It
// reads, checks and describes a model, one of an organisation's own too, and
// weighs nothing.
package model

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
)

//go:embed model.yaml
var embedded []byte

// Order says how the options of a factor are ordered.
type Order string

// The orders.
const (
	// Need: each option asks more of the platform than the one before, so its
	// points are never lower.
	Need Order = "need"
	// Capacity: each option means more means to run a cluster than the one
	// before, so its points are never lower, and never above 0: means are no
	// reason.
	Capacity Order = "capacity"
	// Unordered: the options have no order.
	Unordered Order = "none"
)

// Moves says how the answer to a question can change.
type Moves string

// The ways to move.
const (
	// Upwards: towards the last option only; what is learnt is not unlearnt.
	Upwards Moves = "up"
	// Nearby: by two options at most; what grows or shrinks does not jump.
	Nearby Moves = "nearby"
)

// Model is everything that answers are weighed with.
type Model struct {
	Version string `yaml:"version"`
	About   string `yaml:"about"`
	// Extends is "built-in" where the file only states what differs from the
	// built-in model, else empty.
	Extends string `yaml:"extends"`
	// Drop are ids of vetoes, shapes and remarks of the built-in model that an
	// extending one does without.
	Drop       []string    `yaml:"drop"`
	Thresholds Thresholds  `yaml:"thresholds"`
	Criteria   []Criterion `yaml:"criteria"`
	Factors    []Factor    `yaml:"factors"`
	Vetoes     []VetoRule  `yaml:"vetoes"`
	Shapes     []ShapeRule `yaml:"shapes"`
	Remarks    []Remark    `yaml:"remarks"`
	// Ways are the options that a report compares, Requirements the table of what
	// they meet. A whole model that states neither takes the built-in ones.
	Ways         []Way         `yaml:"options"`
	Requirements []Requirement `yaml:"requirements"`
	// Questions are asked beside those of the questionnaire.
	Questions []questions.Written `yaml:"questions"`
	// Scenarios are whole teams with the verdict that people expect; a model
	// that fails one of them is refused.
	Scenarios []Scenario `yaml:"scenarios"`
	// SHA256 is the hash, in lower case hex, of the bytes that the model was
	// read from, followed by those of the built-in model where it extends it.
	SHA256 string `yaml:"-"`
}

// Thresholds are the numbers that are not about a single factor.
type Thresholds struct {
	// Divisor turns weight times points into points of score.
	Divisor Threshold `yaml:"divisor"`
	// Slope, Neutral and Cap turn what the answers are worth into a confidence.
	Slope   Threshold `yaml:"slope"`
	Neutral Threshold `yaml:"neutral"`
	Cap     Threshold `yaml:"cap"`
	// High is the confidence from which a recommendation is strong, Good that
	// from which there is one, Leaning that from which an undecided report says
	// to which side it leans.
	High    Threshold `yaml:"high"`
	Good    Threshold `yaml:"good"`
	Leaning Threshold `yaml:"leaning"`
	// Closed is the least confidence where a requirement closes the other side.
	Closed Threshold `yaml:"closed"`
	// These belong to models of versions before 2. They are read, checked no
	// more and used for nothing; Outdated names those that a model has.
	Margin      Threshold `yaml:"margin"`
	Strong      Threshold `yaml:"strong"`
	KnownWeight Threshold `yaml:"known-weight"`
	Stability   Threshold `yaml:"stability"`
}

// Outdated are the keys of thresholds that a model states and nothing uses any
// more.
func (m Model) Outdated() []string {
	var out []string
	t := &m.Thresholds
	for _, x := range []struct {
		key string
		t   Threshold
	}{{"margin", t.Margin}, {"strong", t.Strong}, {"known-weight", t.KnownWeight}, {"stability", t.Stability}} {
		if x.t != (Threshold{}) {
			out = append(out, x.key)
		}
	}
	return out
}

// Calibrated reports whether the confidence of a model was fitted to published
// decisions: that of the built-in one was.
func (m *Model) Calibrated() bool { return m.SHA256 == builtInHash() }

// builtInHash is the hash of the built-in model.
var builtInHash = sync.OnceValue(func() string { return wholeModel().SHA256 })

// Threshold is a number with its reason.
type Threshold struct {
	Value  float64 `yaml:"value"`
	Why    string  `yaml:"why"`
	Source string  `yaml:"source"`
}

// Criterion is a reason that published sources name for one side.
type Criterion struct {
	ID      string `yaml:"id"`
	Sources int    `yaml:"sources"` // how many sources name it
	Towards string `yaml:"towards"` // compose, kubernetes or both
	Says    string `yaml:"says"`
}

// Factor is what one question counts for.
type Factor struct {
	ID     questions.ID `yaml:"id"`
	Axis   Axis         `yaml:"axis"`
	Order  Order        `yaml:"order"`
	Weight int          `yaml:"weight"` // 1 or more; 0 switches a built-in question off
	// Moves says how an answer can change; empty where a team may decide it anew.
	Moves Moves `yaml:"moves"`
	// Counts says how many sources of which criterion are counted here.
	Counts map[string]int `yaml:"counts"`
	// Against are the sources that contradict; they are taken off.
	Against []string `yaml:"against"`
	// Exception says why the weight is not what the counts give; empty otherwise.
	Exception string   `yaml:"exception"`
	Why       string   `yaml:"why"`
	Sources   []string `yaml:"sources"`
	Shares    string   `yaml:"shares"` // where the shares of the options come from
	Options   []Option `yaml:"options"`
}

// Option is what one answer counts for.
type Option struct {
	ID     questions.OptionID `yaml:"id"`
	Points int                `yaml:"points"` // -10 to 10; above 0 is towards Kubernetes
	// Shown is what published decisions show the answer to be worth, in weight
	// times points; not there where nobody asked them, as in a model of one's own.
	Shown Shown `yaml:"shown"`
	// Share is the base rate: of 100 teams that ask, how many answer this.
	Share int    `yaml:"share"`
	If    string `yaml:"if"`  // the answer as a clause after "if"
	Why   string `yaml:"why"` // why it speaks for its side, as a sentence
}

// Shown is a number that may be missing.
type Shown struct {
	There bool
	Value int
}

// UnmarshalYAML reads a number.
func (s *Shown) UnmarshalYAML(n *yaml.Node) error {
	s.There = true
	return n.Load(&s.Value)
}

// Option returns the option with that id.
func (f Factor) Option(id questions.OptionID) (Option, bool) {
	for _, o := range f.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// Worth is what an answer counts for, in weight times points: what decisions
// show, and where they were not asked what the experts say.
func (f *Factor) Worth(o *Option) int {
	if o.Shown.There {
		return o.Shown.Value
	}
	return f.Weight * o.Points
}

// Named is how often published sources name what the factor is about. A source
// that names both ends counts twice.
func (f Factor) Named() int {
	n := 0
	for _, c := range f.Counts {
		n += c
	}
	return n
}

// Case is a combination of answers: every question named has one of the
// options listed. An unknown answer never fulfils it.
type Case map[questions.ID][]questions.OptionID

// VetoRule closes an option that cannot meet a requirement.
type VetoRule struct {
	ID     string         `yaml:"id"`
	Closes Recommendation `yaml:"closes"`
	// When is any of these; a model leaves it out where the table of options says
	// when no way of the side is left, and Read fills it in.
	When   []Case `yaml:"when"`
	Why    string `yaml:"why"`
	Source string `yaml:"source"`
	Relax  Relax  `yaml:"relax"`
	// Derived: When follows from the table of options.
	Derived bool `yaml:"-"`
}

// Relax is the change that opens a closed option again.
type Relax struct {
	Question questions.ID       `yaml:"question"`
	To       questions.OptionID `yaml:"to"`
	Words    string             `yaml:"words"` // a sentence without its beginning: "accept that ..."
	// Cost compares changes, 1 for the smallest; where both options are
	// closed, the one whose changes cost less is recommended.
	Cost int    `yaml:"cost"`
	Why  string `yaml:"why"`
}

// ShapeRule is a form that one side takes, with the answers that call for it.
type ShapeRule struct {
	ID         string         `yaml:"id"`
	Side       Recommendation `yaml:"side"`
	Title      string         `yaml:"title"`
	When       []Case         `yaml:"when"` // any of these; empty means always
	Why        string         `yaml:"why"`
	Conditions []string       `yaml:"conditions"`
	Sources    []string       `yaml:"sources"`
}

// Remark names a third option, or a way out, with the answers that call for it.
type Remark struct {
	ID   string         `yaml:"id"`
	Side Recommendation `yaml:"side"` // said beside this side only; empty means beside both
	// Strength lists how strong the recommendation must be for the remark.
	Strength []Strength `yaml:"strength"`
	When     []Case     `yaml:"when"`
	Words    string     `yaml:"words"`
	Sources  []string   `yaml:"sources"`
}

// Scenario is a whole team with the verdict that people expect.
type Scenario struct {
	Name     string                              `yaml:"name"`
	Why      string                              `yaml:"why"`
	Expect   Recommendation                      `yaml:"expect"`
	Strength []Strength                          `yaml:"strength"` // any of these; empty means any
	Option   string                              `yaml:"option"`   // the option that is recommended, if any is; empty means any, or none
	Answers  map[questions.ID]questions.OptionID `yaml:"answers"`
}

// Set is a questionnaire with the questions that the model adds. It is what
// the model has to be used with.
func (m Model) Set(s questions.Questionnaire) questions.Questionnaire {
	asked := m.asked(s)
	if len(asked) == 0 {
		return s
	}
	out, err := s.With(asked)
	if err != nil {
		return s // Read refused it
	}
	return out
}

// asked are the entries of the model for the questionnaire: its own, and that a
// question which it gives no weight is not asked.
func (m Model) asked(s questions.Questionnaire) []questions.Written {
	out := slices.Clone(m.Questions)
	for i := range m.Factors {
		f := &m.Factors[i]
		if _, known := s.Question(f.ID); f.Weight != 0 || !known {
			continue
		}
		why := cmp.Or(f.Exception, "The model gives it no weight.")
		if at := slices.IndexFunc(out, func(w questions.Written) bool { return w.ID == f.ID }); at >= 0 {
			out[at].Retired = cmp.Or(out[at].Retired, why)
			continue
		}
		out = append(out, questions.Written{ID: f.ID, Retired: why})
	}
	return out
}

// Factor returns the factor of a question.
func (m Model) Factor(id questions.ID) (Factor, bool) {
	for _, f := range m.Factors {
		if f.ID == id {
			return f, true
		}
	}
	return Factor{}, false
}

// Index is the place of the factor of a question among the factors, from 0; -1
// where there is none.
func (m *Model) Index(id questions.ID) int {
	for i := range m.Factors {
		if m.Factors[i].ID == id {
			return i
		}
	}
	return -1
}

// Default is the model that is built in: that of model.yaml, which the tests
// of this package read and check.
func Default() Model { return wholeModel() }

// fill takes the link between answers and confidence from the built-in model
// where a model of one's own says nothing of it, as those of versions before 2.
func (t *Thresholds) fill() {
	if !slices.ContainsFunc(t.link(), (*Threshold).missing) {
		return // nor does the built-in model look at itself
	}
	from := wholeModel().Thresholds
	for i, x := range from.link() {
		if to := t.link()[i]; to.missing() {
			*to = *x
		}
	}
}

// link are the thresholds between what answers count and a confidence.
func (t *Thresholds) link() []*Threshold {
	return []*Threshold{&t.Slope, &t.Neutral, &t.Cap, &t.High, &t.Good, &t.Leaning, &t.Closed}
}

// missing reports whether a model does not state it.
func (t *Threshold) missing() bool { return *t == Threshold{} }
