package rules

import (
	"slices"

	"advisor/internal/facts"
)

// Observation is something that is already there and worth knowing: no
// weakness, so nothing is to be done about it and nothing counts it.
type Observation struct {
	// ID is written out, lower case with hyphens, and never used again for
	// another rule or observation.
	ID string
	// Title names what is there in a few words. Says is the sentence, in which %s
	// stands for the services and what was seen in them; Several is it for more
	// than one, empty where it is the same.
	Title, Says, Several string
	// Why says what it means for the decision or for a move.
	Why string
	// Source is the address of the authority.
	Source string
	Theme  facts.Theme
	// Signals is empty for those that never speak to the decision.
	Signals []Signal
	// Look gives each place where it is seen, in the order of the project.
	Look func(p facts.Project) []Hit
}

// Observations are all of them, by theme.
func Observations() []Observation {
	return slices.Concat(scalabilityObservations(), reliabilityObservations(), separationObservations())
}

// FindObservation gives the observation with an id; false: there is none.
func FindObservation(id string) (Observation, bool) {
	all := Observations()
	if i := slices.IndexFunc(all, func(o Observation) bool { return o.ID == id }); i >= 0 {
		return all[i], true
	}
	return Observation{}, false
}

// Observe lists what is there, in the order of Observations. What only a file
// for development says is left out, as in Check.
func Observe(p facts.Project) []facts.Observation {
	out := []facts.Observation{}
	p = p.Running()
	aside := developmentFiles(p)
	for _, o := range Observations() {
		hits := slices.DeleteFunc(o.Look(p), func(h Hit) bool { return aside[h.Place.File] })
		if len(hits) > 0 {
			out = append(out, facts.Observation{
				ID: o.ID, Theme: o.Theme, Title: o.Title, Message: message(o.Says, o.Several, hits), Why: o.Why, Source: o.Source, Evidence: places(p, hits),
			})
		}
	}
	return out
}
