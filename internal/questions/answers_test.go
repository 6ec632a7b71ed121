package questions

import (
	"testing"

	"advisor/internal/untrusted"
)

// Answers are equal in every respect or not at all, whichever is asked about
// the other.
func TestEqualLooksAtEveryField(t *testing.T) {
	place := untrusted.Place{File: "compose.yaml", Line: 3}
	whole := Answer{
		Option: "2-3", AnyOf: []OptionID{"1", "2-3"}, Number: 3, Plain: true, Source: FromScan, Origin: FromWizard,
		Because: "it says so", Evidence: []untrusted.Place{place},
	}
	for field, change := range map[string]func(*Answer){
		"option":   func(a *Answer) { a.Option = "1" },
		"any of":   func(a *Answer) { a.AnyOf = []OptionID{"1"} },
		"number":   func(a *Answer) { a.Number = 2 },
		"plain":    func(a *Answer) { a.Plain = false },
		"source":   func(a *Answer) { a.Source = FromFlag },
		"origin":   func(a *Answer) { a.Origin = "" },
		"because":  func(a *Answer) { a.Because = "" },
		"evidence": func(a *Answer) { a.Evidence = []untrusted.Place{{File: "compose.yaml", Line: 4}} },
	} {
		other := whole
		change(&other)
		if whole.Equal(other) || other.Equal(whole) {
			t.Errorf("another %s makes no difference", field)
		}
		if (Answers{"hosts": whole}).Equal(Answers{"hosts": other}) {
			t.Errorf("another %s makes no difference among answers", field)
		}
	}
	if !whole.Equal(whole) || !(Answers{"hosts": whole}).Equal(Answers{"hosts": whole, "budget": {}}) {
		t.Error("not equal to itself, or a zero answer is not a missing one")
	}
	if (Answers{}).Equal(Answers{"hosts": whole}) || (Answers{"hosts": whole}).Equal(nil) {
		t.Error("an answer more or less makes no difference")
	}
}

func TestWhoGaveAnAnswer(t *testing.T) {
	for _, c := range []struct {
		a        Answer
		by       Source
		byPerson bool
	}{
		{Answer{}, FromNobody, false},
		{Answer{Source: FromFlag}, FromFlag, true},
		{Answer{Source: FromWizard}, FromWizard, true},
		{Answer{Source: FromFile}, FromFile, true},
		{Answer{Source: FromFile, Origin: FromWizard}, FromWizard, true},
		{Answer{Source: FromScan}, FromScan, false},
		{Answer{Source: FromImplied}, FromImplied, false},
		{Answer{Source: FromNobody}, FromNobody, false},
	} {
		if c.a.GivenBy() != c.by || c.a.ByPerson() != c.byPerson {
			t.Errorf("%+v: given by %s, by a person %v", c.a, c.a.GivenBy(), c.a.ByPerson())
		}
	}
	for _, c := range []struct {
		a           Answer
		known, said bool
	}{{Answer{}, false, false}, {Answer{Option: "1"}, true, true}, {Answer{AnyOf: []OptionID{"1", "2-3"}}, false, true}} {
		if c.a.Known() != c.known || c.a.Said() != c.said {
			t.Errorf("%+v: known %v, said %v", c.a, c.a.Known(), c.a.Said())
		}
	}
}
