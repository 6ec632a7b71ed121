// Package cases holds published decisions between Docker Compose and
// Kubernetes, and finds those that resemble a set of answers. They are shown
// beside a recommendation as examples, never as proof.
package cases

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
)

//go:embed cases.yaml
var embedded []byte

// Case is one published decision.
type Case struct {
	ID       string `yaml:"id"`
	Source   string `yaml:"source"` // address of the public page
	Kind     string `yaml:"kind"`   // case-study, expert-rule, vendor-sizing or community-advice
	Decision string `yaml:"decision"`
	// Strength is strong where the source calls its decision clear, else lean.
	Strength string `yaml:"strength"`
	// FitOnly is set where nobody recorded the address: a reader cannot check
	// such a decision, so it counts in a fit and is shown to nobody.
	FitOnly bool   `yaml:"fit-only"`
	Summary string `yaml:"summary"` // one or two sentences
	// Coded are the answers that the source states.
	Coded map[questions.ID]questions.OptionID `yaml:"answers"`
}

// Answers are the coded answers of a case.
func (c Case) Answers() questions.Answers {
	a := questions.Answers{}
	for id, o := range c.Coded {
		a[id] = questions.Answer{Option: o, Source: questions.FromFile}
	}
	return a
}

// All returns the published decisions in the order of the file. It panics if
// the embedded file is wrong, which the tests of this package rule out. What is
// coded is the same for all callers, and to be read only.
func All() []Case { return slices.Clone(whole()) }

// whole reads the file once: a comparison makes several reports.
var whole = sync.OnceValue(func() []Case {
	cs, err := read(embedded, questions.Default())
	if err != nil {
		panic("cases.yaml: " + err.Error())
	}
	return cs
})

// read decodes cases strictly and reports every mistake at once.
func read(data []byte, s questions.Questionnaire) ([]Case, error) {
	var cs []Case
	if err := yaml.Load(data, &cs, yaml.WithKnownFields()); err != nil {
		return nil, err
	}
	var errs []error
	seen, decided := map[string]bool{}, map[[2]string]string{}
	for _, c := range cs {
		if seen[c.ID] {
			errs = append(errs, fmt.Errorf("case %q stands twice", c.ID))
		}
		seen[c.ID] = true
		key := [2]string{c.Source, c.Decision}
		if other := decided[key]; other != "" && other != c.ID {
			errs = append(errs, fmt.Errorf("cases %q and %q are one decision of one source", other, c.ID))
		}
		decided[key] = c.ID
		errs = append(errs, c.mistakes(s)...)
	}
	return cs, errors.Join(errs...)
}

func (c Case) mistakes(s questions.Questionnaire) []error {
	var errs []error
	bad := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf("case %q: "+format, append([]any{c.ID}, args...)...))
	}
	if c.ID == "" || c.Source == "" || c.Summary == "" || len(c.Coded) == 0 {
		bad("id, source, summary or answers is missing")
	}
	if !c.FitOnly && !strings.HasPrefix(c.Source, "https://") {
		bad("source %q is no address, and the case is not fit-only", c.Source)
	}
	if !slices.Contains([]string{"case-study", "expert-rule", "vendor-sizing", "community-advice"}, c.Kind) {
		bad("unknown kind %q", c.Kind)
	}
	if c.Decision != "compose" && c.Decision != "kubernetes" {
		bad("unknown decision %q", c.Decision)
	}
	if c.Strength != "strong" && c.Strength != "lean" {
		bad("unknown strength %q", c.Strength)
	}
	left := len(c.Coded)
	for _, q := range s.Questions {
		o, ok := c.Coded[q.ID]
		if !ok {
			continue
		}
		left--
		if _, ok := q.Option(o); !ok {
			bad("question %q has no option %q", q.ID, o)
		}
	}
	if left > 0 {
		bad("names a question that does not exist")
	}
	return errs
}
