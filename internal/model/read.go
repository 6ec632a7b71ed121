package model

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// Read reads a model from the bytes of a file and checks it against the
// questionnaire that it is meant for, by the rules of this package and then by
// further checks, one after the other up to the first that finds something. All
// mistakes are reported at once, each with the name of the file and, where it
// can be told, the line.
func Read(name string, data []byte, s questions.Questionnaire, checks ...Check) (Model, error) {
	var m Model
	c := checker{name: name, data: data, m: &m, builtIn: s}
	c.own = new(yaml.Node)
	err := yaml.Load(data, c.own)
	if err == nil {
		err = c.own.Load(&m, yaml.WithKnownFields())
	}
	if err != nil {
		c.located(err)
		return Model{}, c.Err()
	}
	c.root = c.own
	written := plain(c.own)
	if !c.stated() {
		return Model{}, c.Err()
	}
	hash := sha256.New()
	hash.Write(data)
	switch {
	case m.Extends != "":
		hash.Write(whole())
		if !c.extend() {
			return Model{}, c.Err()
		}
	case len(m.Ways) == 0 && len(m.Requirements) == 0:
		hash.Write(embeddedOptions)
		m.takeOptions()
	case !c.likened():
		return Model{}, c.Err()
	}
	if c.unweighed() {
		return Model{}, c.Err()
	}
	m.Thresholds.fill()
	m.SHA256 = hex.EncodeToString(hash.Sum(nil))
	c.questions(s.With(m.asked(s)))
	c.unnamed = m.derive(c.s)
	m.dropOpen()
	if len(m.Drop) > 0 {
		c.unnamed = m.nameRest(c.unnamed, c.s)
	}
	if err := c.check(checks); err != nil {
		return Model{}, err
	}
	if c.bySchema(written); c.Count() > 0 {
		return Model{}, c.Err()
	}
	c.numberCells(func(int) int { return 0 })
	return m, nil
}

// stated reports whether the file by itself says something, and nothing twice.
func (c *checker) stated() bool {
	c.doubles()
	c.hollow()
	return c.Count() == 0
}

// hollow refuses a model that says of nothing what it is worth: one sentence, in place
// of one for each thing that it lacks.
func (c *checker) hollow() {
	if c.m.Extends == "" && len(c.m.Factors) == 0 {
		c.reportHint(nil, "write extends: "+builtIn+" to change only what differs", "neither extends the built-in model nor has factors of its own")
	}
}

// doubles refuses entries of one list that have one id: one of them would count
// in silence.
func (c *checker) doubles() {
	strictyaml.Doubles(c.own, func(entry *yaml.Node, id string, first int) {
		c.Add(c.place(entry.Line), "", "%s is given twice, the first time on line %d", diag.Quoted(id), first)
	})
}

// whole is the built-in model with its options as one file.
func whole() []byte { return slices.Concat(embedded, []byte("\n"), embeddedOptions) }

// takeOptions gives the model the built-in options.
func (m *Model) takeOptions() {
	var from Model
	if err := yaml.Load(embeddedOptions, &from, yaml.WithKnownFields()); err != nil {
		panic("options.yaml: " + err.Error()) // the tests of this package read it
	}
	m.Ways, m.Requirements = from.Ways, from.Requirements
}
