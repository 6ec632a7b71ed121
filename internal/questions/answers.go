package questions

import "slices"

// Known reports whether the answer leaves no choice: one option, whoever gave it.
func (a Answer) Known() bool { return a.Option != Unknown }

// ByPerson reports whether a person gave the answer, "not sure" included.
func (a Answer) ByPerson() bool {
	return a.Source == FromFlag || a.Source == FromWizard || a.Source == FromFile
}

// GivenBy is who gave the answer first: Origin where a record names it, else
// Source; FromNobody for the zero value.
func (a Answer) GivenBy() Source {
	switch {
	case a.Origin != "":
		return a.Origin
	case a.Source == "":
		return FromNobody
	}
	return a.Source
}

// Said reports whether the answer says anything at all about the question.
func (a Answer) Said() bool { return a.Known() || len(a.AnyOf) > 0 }

// Equal reports whether two answers are the same in every respect.
func (a Answer) Equal(b Answer) bool {
	return a.Option == b.Option && slices.Equal(a.AnyOf, b.AnyOf) &&
		a.Number == b.Number && a.Plain == b.Plain &&
		a.Source == b.Source && a.Origin == b.Origin && a.Because == b.Because && slices.Equal(a.Evidence, b.Evidence)
}

// Equal reports whether two sets of answers are the same. A missing answer and
// the zero value are the same thing.
func (a Answers) Equal(b Answers) bool {
	for id, x := range a {
		if !x.Equal(b[id]) {
			return false
		}
	}
	for id, x := range b {
		if !x.Equal(a[id]) {
			return false
		}
	}
	return true
}

// Overlay lays answers over each other, the strongest last: flags over the
// wizard, the wizard over a record, a record over the scan. An explicit
// "unknown" of a person covers what is below it.
func Overlay(layers ...Answers) Answers {
	out := Answers{}
	for _, l := range layers {
		for id, a := range l {
			out[id] = a
		}
	}
	return out
}
