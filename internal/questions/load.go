package questions

import (
	"bytes"

	"go.yaml.in/yaml/v4"
)

// Default is the questionnaire that is built in: what questions.yaml says, in
// the table that is generated from it.
func Default() Questionnaire { return builtIn() }

// The file as it is written; the exported types are how it is used.
type (
	fileSet struct {
		Sections  []fileSection  `yaml:"sections"`
		Questions []fileQuestion `yaml:"questions"`
	}
	fileSection struct {
		ID    string `yaml:"id"`
		Title string `yaml:"title"`
		About string `yaml:"about"`
	}
	fileQuestion struct {
		ID        ID                `yaml:"id"`
		Section   string            `yaml:"section"`
		Ask       string            `yaml:"ask"`
		Short     string            `yaml:"short"`
		Why       string            `yaml:"why"`
		Example   string            `yaml:"example"`
		Numeric   bool              `yaml:"numeric"`
		Late      bool              `yaml:"late"`
		Retired   string            `yaml:"retired"`
		Options   []fileOption      `yaml:"options"`
		OnlyIf    map[ID][]OptionID `yaml:"only-if"`
		Otherwise OptionID          `yaml:"otherwise"`
		// After is the question behind which it is asked; empty: the last of its section.
		After ID         `yaml:"after"`
		Hints []fileHint `yaml:"hints"`
	}
	fileHint struct {
		Answer     OptionID `yaml:"answer"`
		AtLeast    int      `yaml:"at-least"`
		Images     []string `yaml:"images"`
		Products   []string `yaml:"products"`
		Roles      []string `yaml:"roles"`
		Attributes []string `yaml:"attributes"`
		Variables  []string `yaml:"variables"`
		Labels     []string `yaml:"labels"`
		Says       string   `yaml:"says"`
	}
	fileOption struct {
		ID    OptionID `yaml:"id"`
		Label string   `yaml:"label"`
		From  *int     `yaml:"from"`
		To    *int     `yaml:"to"`
	}
)

// load decodes a questionnaire strictly and reports every mistake at once.
func load(data []byte) (Questionnaire, error) {
	var f fileSet
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&f); err != nil {
		return Questionnaire{}, err
	}
	var s Questionnaire
	for _, x := range f.Sections {
		s.Sections = append(s.Sections, Section(x))
	}
	for _, q := range f.Questions {
		s.Questions = append(s.Questions, q.question())
	}
	return s, s.flaws().err()
}

func (q fileQuestion) question() Question {
	out := Question{
		ID: q.ID, Section: q.Section, Ask: q.Ask, Short: q.Short, Why: q.Why, Example: q.Example,
		Numeric: q.Numeric, Late: q.Late, Retired: q.Retired, When: q.OnlyIf, Otherwise: q.Otherwise,
	}
	for _, o := range q.Options {
		out.Options = append(out.Options, o.option())
	}
	for _, h := range q.Hints {
		out.Hints = append(out.Hints, Hint(h))
	}
	return out
}

func (o fileOption) option() Option {
	out := Option{ID: o.ID, Label: o.Label}
	if o.From == nil {
		return out
	}
	out.Counts, out.Low, out.High = true, *o.From, MaxNumber
	if o.To != nil {
		out.High = *o.To
	}
	return out
}
