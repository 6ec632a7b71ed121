package config

import (
	"fmt"
	"sync"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// Loaded is what a run works with besides its flags.
type Loaded struct {
	Settings      Settings
	Records       []Record // of --answers, or the one that was found
	Found         bool     // nobody named the record
	Questionnaire questions.Questionnaire
	Model         func() model.Model // the built-in one is made when it is first asked for
	Own           Model              // the zero value: the built-in one weighs
	// Refused is the model that the project names and that the caller refuses; the
	// zero value: there is none.
	Refused   Model
	ModelFrom string   // ModelFromConfig: only the caller may name the model
	Costs     Costs    // the zero value: the built-in ones
	Used      []string // what was taken from elsewhere than flags, in sentences
}

// BuiltIn is what a run works with that nobody gave anything.
func BuiltIn() Loaded {
	return Loaded{Questionnaire: questions.Default(), Model: sync.OnceValue(model.Default)}
}

// Wanted is what a command line says of what is to be loaded.
type Wanted struct {
	Dir          string // absolute: where the project is looked for
	Config       string // the file of --config; empty: settings are looked for
	NoConfig     bool   // no settings are read
	Records      []Record
	Found        bool   // nobody named the record
	Model, Costs string // files that flags name; empty: none
	ModelFrom    string // of the flag; empty: what the settings say
	WithoutCosts bool   // nothing is estimated
	// Weights and Figures were read already, for every project alike, where they
	// are chosen.
	Weights Model
	Figures Costs
}

// Load reads the settings, the model and the prices that a command line comes to.
func (r ModelReader) Load(builtIn Loaded, w Wanted) (Loaded, error) {
	out := builtIn
	out.Records, out.Found = w.Records, w.Found
	var err error
	if out.Settings, err = r.Settings(w.Dir, w.Config, w.NoConfig); err != nil {
		return out, err
	}
	out.ModelFrom = w.ModelFrom
	if x, _ := out.Settings.find(settingModelFrom, false); x != nil && out.ModelFrom == "" {
		out.ModelFrom = x.Values[0]
	}
	own := w.Weights
	if !own.Chosen() {
		if own, out.Refused, err = r.Read(w.Model, out.Settings, w.Records, out.ModelFrom); err != nil {
			return out, err
		}
	}
	out = out.with(own)
	if w.WithoutCosts {
		return out, nil
	}
	if w.Figures.Chosen() {
		out.Costs = w.Figures
		return out, nil
	}
	out.Costs, err = r.Costs(w.Costs, out.Settings, w.Records, r.Watch)
	if out.Costs.By != "" && out.Costs.By != "--costs" {
		out.Used = append(out.Used, fmt.Sprintf("costs is %s, from %s", out.Costs.Shown, out.Costs.By))
	}
	return out, err
}

// with is what a run works with that has a model of its own.
func (l Loaded) with(own Model) Loaded {
	if own.Path == "" {
		return l
	}
	l.Own, l.Questionnaire, l.Model = own, own.Questionnaire, func() model.Model { return *own.Weights }
	if own.By != byFlag {
		l.Used = append(l.Used, fmt.Sprintf("model is %s, from %s", own.Shown, own.By))
	}
	return l
}
