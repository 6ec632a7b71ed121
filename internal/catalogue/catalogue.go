// Package catalogue lists what the program knows (questions, rules, factors,
// facts, formats) and explains one of them.
package catalogue

import (
	"fmt"
	"math"
	"strings"

	"advisor/internal/check"
	"advisor/internal/english"
	"advisor/internal/estimate"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/portability"
	"advisor/internal/questions"
	"advisor/internal/report/formats"
	"advisor/internal/rules"
)

// Catalogue is a list of things with one row each: the columns for people,
// the items for scripts.
type Catalogue struct {
	columns []string
	rows    [][]string
	items   any
}

// Source is what the catalogues are made from.
type Source struct {
	Model         model.Model
	Questionnaire questions.Questionnaire
	Costs         *estimate.Costs // nil: the built-in ones
}

func (s Source) costs() estimate.Costs {
	if s.Costs == nil {
		return estimate.Default()
	}
	return *s.Costs
}

// Kind is one of the catalogues.
type Kind struct {
	Name, About string
	Make        func(Source) Catalogue
	From        From
}

// From says which file of somebody's own a catalogue depends on.
type From int

// The files that a catalogue is made from: none, a model, or prices.
const (
	BuiltIn From = iota
	Model
	Costs
)

// Without are the flags that change nothing in the catalogue.
func (k Kind) Without() []string {
	switch k.From {
	case Model:
		return []string{"costs"}
	case Costs:
		return []string{"model"}
	case BuiltIn:
	}
	return []string{"model", "costs"}
}

// Kinds are all catalogues.
func Kinds() []Kind {
	return []Kind{
		{"questions", "the questions, with their options", questionCatalogue, Model},
		{"rules", "the rules that the scan checks", ruleCatalogue, BuiltIn},
		{"factors", "the factors that the model weighs", factorCatalogue, Model},
		{"vetoes", "the requirements that rule out a side", vetoCatalogue, Model},
		{"options", "the options that a report compares", optionCatalogue, Model},
		{"costs", "the prices, hours and minutes of the estimate", costCatalogue, Costs},
		{"roles", "the roles that a service can have", roleCatalogue, BuiltIn},
		{"features", "the Compose features that a move to Kubernetes touches", featureCatalogue, BuiltIn},
		{"facts", "the facts that a trigger may name besides questions", factCatalogue, BuiltIn},
		{"formats", "the formats of a report", formatCatalogue, BuiltIn},
	}
}

type listedOption struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	// From and To are the smallest and the largest number that means it; null where
	// no number does, and To where there is no largest.
	From *int `json:"from"`
	To   *int `json:"to"`
	// Adds is what it adds to the score, in points; above 0 is towards Kubernetes.
	Adds float64 `json:"adds"`
	// RulesOut are the options for running it that the answer rules out by itself.
	RulesOut []string `json:"rules_out"`
}

type listedQuestion struct {
	ID      string         `json:"id"`
	Flag    string         `json:"flag"`
	Section string         `json:"section"`
	Ask     string         `json:"ask"`
	Why     string         `json:"why"`
	Number  bool           `json:"takes_number"`
	Options []listedOption `json:"options"`
	// OnlyIf are the answers to other questions with which it is asked: all of
	// them, or not known. Otherwise is the answer where it is not asked.
	OnlyIf    map[questions.ID][]questions.OptionID `json:"only_if"`
	Otherwise string                                `json:"otherwise"`
	// Retired is why it is asked no more; empty: it is asked.
	Retired string `json:"retired"`
}

func questionCatalogue(s Source) Catalogue {
	c := Catalogue{columns: []string{"id", "question", "options"}}
	var items []listedQuestion
	for _, q := range s.Questionnaire.Questions {
		item := listedQuestion{
			ID: string(q.ID), Flag: "--" + string(q.ID), Section: q.Section,
			Ask: q.Ask, Why: q.Why, Number: q.Numeric, Retired: q.Retired, OnlyIf: q.When, Otherwise: string(q.Otherwise),
		}
		if item.OnlyIf == nil {
			item.OnlyIf = map[questions.ID][]questions.OptionID{}
		}
		f, _ := s.Model.Factor(q.ID)
		ask := q.Ask
		if q.Retired != "" {
			ask += " (No longer asked. " + q.Retired + ")"
		}
		for _, o := range q.Options {
			item.Options = append(item.Options, s.optionOf(q, f, o))
		}
		items = append(items, item)
		c.rows = append(c.rows, []string{string(q.ID), ask, strings.ReplaceAll(OptionList(q), "|", " ")})
	}
	c.items = items
	return c
}

// optionOf is an option of a question with its effects.
func (s Source) optionOf(q questions.Question, f model.Factor, o questions.Option) listedOption {
	out := listedOption{ID: string(o.ID), Label: o.Label, RulesOut: s.Model.RulesOut(q.ID, o.ID)}
	if o.Counts {
		out.From = &o.Low
		if o.High < questions.MaxNumber {
			out.To = &o.High
		}
	}
	if x, ok := f.Option(o.ID); ok {
		out.Adds = s.adds(f, x)
	}
	return out
}

// adds is what an answer adds to the score, in points, to two decimals.
func (s Source) adds(f model.Factor, o model.Option) float64 {
	return math.Round(float64(f.Worth(&o))/s.Model.Thresholds.Divisor.Value*100) / 100
}

type listedRule struct {
	ID         string `json:"id"`
	Severity   string `json:"severity"`
	Theme      string `json:"theme"`
	Title      string `json:"title"`
	Why        string `json:"why"`
	Remedy     string `json:"remedy"`
	Compose    string `json:"remedy_compose"`
	Kubernetes string `json:"remedy_kubernetes"`
	Source     string `json:"source"`
}

func ruleCatalogue(Source) Catalogue {
	c := Catalogue{columns: []string{"id", "severity", "theme", "title"}}
	var items []listedRule
	for _, r := range rules.Rules() {
		items = append(items, listedRule{
			r.ID, string(r.Severity), string(r.Theme), r.Title, r.Why,
			r.Remedy, r.RemedyCompose, r.RemedyKubernetes, r.Source,
		})
		c.rows = append(c.rows, []string{r.ID, string(r.Severity), string(r.Theme), r.Title})
	}
	for _, o := range rules.Observations() {
		items = append(items, listedRule{ID: o.ID, Severity: observation, Theme: string(o.Theme), Title: o.Title, Why: o.Why, Source: o.Source})
		c.rows = append(c.rows, []string{o.ID, observation, string(o.Theme), o.Title})
	}
	c.items = items
	return c
}

// observation stands where a rule has its severity.
const observation = "observation"

type listedFactor struct {
	ID     string `json:"id"`
	Axis   string `json:"axis"`
	Weight int    `json:"weight"`
	// Order is how the answers are ordered: by need, by capacity, or none.
	Order string `json:"order"`
	Why   string `json:"why"`
	// Counts are how many published sources of which criterion are counted.
	Counts  map[string]int `json:"counts"`
	Options []factorOption `json:"options"`
	Sources []string       `json:"sources"`
}

type factorOption struct {
	ID string `json:"id"`
	// Points are the experts', -10 to 10; Adds is what it adds to the score, in
	// points of score, as published decisions show where they were asked.
	Points int     `json:"points"`
	Adds   float64 `json:"adds"`
	Share  int     `json:"share"` // of 100 teams that ask, how many answer this
	Why    string  `json:"why"`
}

func factorCatalogue(s Source) Catalogue {
	c := Catalogue{columns: []string{"id", "axis", "weight", "why"}}
	var items []listedFactor
	for _, f := range s.Model.Factors {
		item := listedFactor{ID: string(f.ID), Axis: string(f.Axis), Weight: f.Weight, Order: string(f.Order), Why: f.Why, Counts: f.Counts, Sources: f.Sources}
		if item.Counts == nil {
			item.Counts = map[string]int{}
		}
		for _, o := range f.Options {
			item.Options = append(item.Options, factorOption{string(o.ID), o.Points, s.adds(f, o), o.Share, o.Why})
		}
		items = append(items, item)
		c.rows = append(c.rows, []string{string(f.ID), string(f.Axis), fmt.Sprint(f.Weight), f.Why})
	}
	c.items = items
	return c
}

func vetoCatalogue(s Source) Catalogue {
	type listedVeto struct {
		ID     string       `json:"id"`
		Closes string       `json:"closes"`
		When   []model.Case `json:"when"` // any of these; in each, all of the answers
		Why    string       `json:"why"`
		Relax  string       `json:"relax"` // what opens the side again
		Source string       `json:"source"`
	}
	c := Catalogue{columns: []string{"id", "rules out", "why"}}
	var items []listedVeto
	for _, v := range s.Model.Vetoes {
		items = append(items, listedVeto{v.ID, string(v.Closes), v.When, v.Why, english.Sentence(v.Relax.Words), v.Source})
		c.rows = append(c.rows, []string{v.ID, v.Closes.Name(), v.Why})
	}
	c.items = items
	return c
}

func roleCatalogue(Source) Catalogue {
	type listedRole struct {
		ID     string `json:"id"`
		About  string `json:"about"`
		Counts bool   `json:"counts"` // for the decision, where it runs
	}
	c := Catalogue{columns: []string{"id", "counts", "about"}}
	var items []listedRole
	for _, r := range facts.Roles() {
		items = append(items, listedRole{string(r.Role), r.About, r.Role.Orchestrated()})
		c.rows = append(c.rows, []string{string(r.Role), yesNo(r.Role.Orchestrated()), r.About})
	}
	c.items = items
	return c
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func featureCatalogue(Source) Catalogue {
	type listedFeature struct {
		Feature    string   `json:"feature"`
		Attributes []string `json:"attributes"` // of a service, or of the project where they begin with a dot
		Kubernetes string   `json:"kubernetes"`
		Effort     string   `json:"effort"`
		Compose    string   `json:"compose"` // what docker compose does with it
		Kompose    string   `json:"kompose"`
		Bridge     string   `json:"bridge"`
		Note       string   `json:"note"`
		Source     string   `json:"source"`
	}
	c := Catalogue{columns: []string{"feature", "effort", "on Kubernetes"}}
	var items []listedFeature
	for _, r := range portability.Rows() {
		items = append(items, listedFeature{r.Feature, r.Attributes(), r.Kubernetes, string(r.Effort), r.Compose, r.Kompose, r.Bridge, r.Note, r.Source})
		c.rows = append(c.rows, []string{r.Feature, string(r.Effort), r.Kubernetes})
	}
	c.items = items
	return c
}

func optionCatalogue(s Source) Catalogue {
	type listedWay struct {
		ID         string            `json:"id"`
		Side       string            `json:"side"`
		Title      string            `json:"title"`
		Why        string            `json:"why"`
		Demands    map[string]string `json:"demands"`
		Conditions []string          `json:"conditions"`
		Sources    []string          `json:"sources"`
	}
	c := Catalogue{columns: []string{"id", "side", "option"}}
	var items []listedWay
	for _, w := range s.Model.Ways {
		d := w.Demands
		var conditions []string
		for _, c := range w.Conditions {
			conditions = append(conditions, c.Says)
		}
		items = append(items, listedWay{
			w.ID, string(w.Side), w.Title, w.Why,
			map[string]string{"people": d.People, "skill": d.Skill, "access": d.Access, "money": d.Money},
			conditions, w.Sources,
		})
		c.rows = append(c.rows, []string{w.ID, string(w.Side), w.Title})
	}
	c.items = items
	return c
}

func costCatalogue(s Source) Catalogue {
	type listedCost struct {
		ID      string  `json:"id"`
		Unit    string  `json:"unit"`
		Low     float64 `json:"low"`
		Typical float64 `json:"typical"`
		High    float64 `json:"high"`
		AsOf    string  `json:"as_of"`
		Sure    string  `json:"sure"`
		Source  string  `json:"source"`
		Why     string  `json:"why"`
	}
	c := Catalogue{columns: []string{"id", "unit", "low, typical, high", "as of", "sure"}}
	var items []listedCost
	for _, i := range s.costs().Used() {
		items = append(items, listedCost{i.ID, string(i.Unit), i.Low, i.Typical, i.High, i.AsOf, i.Sure, i.Source, i.Why})
		c.rows = append(c.rows, []string{i.ID, string(i.Unit), fmt.Sprintf("%v, %v, %v", i.Low, i.Typical, i.High), i.AsOf, i.Sure})
	}
	c.items = items
	return c
}

func factCatalogue(Source) Catalogue {
	type listedFact struct {
		ID    string `json:"id"`
		About string `json:"about"`
	}
	c := Catalogue{columns: []string{"id", "counts"}}
	var items []listedFact
	for _, f := range check.Metrics() {
		items = append(items, listedFact{f.ID, f.About})
		c.rows = append(c.rows, []string{f.ID, f.About})
	}
	c.items = items
	return c
}

func formatCatalogue(Source) Catalogue {
	type listedFormat struct {
		Name    string   `json:"name"`
		About   string   `json:"about"`
		Endings []string `json:"endings"` // of files that are written in it where no format is named
	}
	c := Catalogue{columns: []string{"name", "about"}}
	var items []listedFormat
	for _, f := range formats.Formats() {
		items = append(items, listedFormat{f.Name, f.About, append([]string{}, f.Endings...)})
		c.rows = append(c.rows, []string{f.Name, f.About})
	}
	c.items = items
	return c
}

// OptionList is what the answer to a question may be, as help shows it.
func OptionList(q questions.Question) string {
	ids := make([]string, 0, len(q.Options)+1)
	if q.Numeric {
		ids = append(ids, "N")
	}
	for _, o := range q.Options {
		ids = append(ids, string(o.ID))
	}
	return strings.Join(ids, "|")
}
