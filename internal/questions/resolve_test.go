package questions

import (
	"slices"
	"testing"
)

func opt(o OptionID) Answer { return Answer{Option: o, Source: FromFlag} }

func TestResolve(t *testing.T) {
	implied := func(o OptionID) Answer { return Answer{Option: o, Source: FromImplied} }
	for _, c := range []struct {
		name     string
		in, want Answers
	}{
		{"nothing", nil, nil},
		{"nothing follows", Answers{"engineers": opt("3-5")}, Answers{"engineers": opt("3-5")}},
		{"one team", Answers{"engineers": opt("1-2")}, Answers{"engineers": opt("1-2"), "deploying-teams": implied("1")}},
		{"one region", Answers{"hosts": opt("1")}, Answers{"hosts": opt("1"), "regions": implied("one")}},
		{
			"only developers",
			Answers{"stage": opt("development-only")},
			Answers{
				"stage": opt("development-only"), "host-failure": implied("by-hand"), "availability": implied("best-effort"),
				"deploy-downtime": implied("minutes"),
			},
		},
		{"not sure is not asked either", Answers{"hosts": opt("1"), "regions": {Source: FromWizard}}, Answers{"hosts": opt("1"), "regions": implied("one")}},
		{"not sure about the other one", Answers{"hosts": {Source: FromFlag}}, Answers{"hosts": {Source: FromFlag}}},
		{"an answer stays", Answers{"hosts": opt("1"), "regions": opt("several")}, Answers{"hosts": opt("1"), "regions": opt("several")}},
		{"an old implied answer goes", Answers{"hosts": opt("2-3"), "regions": implied("one")}, Answers{"hosts": opt("2-3")}},
		{
			"people disagree, one would be asked",
			Answers{"hosts": {AnyOf: []OptionID{"1", "2-3"}}},
			Answers{"hosts": {AnyOf: []OptionID{"1", "2-3"}}},
		},
		{
			"people disagree, none would be asked",
			Answers{"hosts": opt("1"), "regions": {AnyOf: []OptionID{"one", "several"}}},
			Answers{"hosts": opt("1"), "regions": {AnyOf: []OptionID{"one", "several"}}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Default().Resolve(c.in)
			if !got.Equal(c.want) {
				t.Errorf("got %+v\nwant %+v", got, c.want)
			}
			if !Default().Resolve(got).Equal(got) {
				t.Error("resolving again changes it")
			}
		})
	}
}

// The implied answer is the low end, so that it never raises a need.
func TestImpliedAnswersAreTheLowEnd(t *testing.T) {
	for _, q := range Default().Questions {
		if q.Otherwise != Unknown && q.Index(q.Otherwise) != 0 {
			t.Errorf("%s implies %s", q.ID, q.Otherwise)
		}
	}
}

func TestAsked(t *testing.T) {
	s := Default()
	ids := func(a Answers) []string { return Questionnaire{Questions: s.Asked(a)}.IDStrings() }
	retired := 0
	for _, q := range s.Questions {
		if q.Retired != "" {
			retired++
		}
	}
	asked := len(s.Questions) - retired
	if asked < 20 || asked > 28 {
		t.Errorf("%d questions are asked, want 20 to 28", asked)
	}
	if n := len(ids(nil)); n != asked {
		t.Errorf("%d questions are asked of somebody who knows nothing", n)
	}
	closed := ids(Answers{"hosts": opt("1"), "regions": opt("several"), "engineers": opt("1-2")})
	if len(closed) != asked-2 || slices.Contains(closed, "regions") || slices.Contains(closed, "deploying-teams") {
		t.Errorf("asked: %v", closed)
	}
	if n := len(ids(Answers{"hosts": opt("4-10"), "regions": opt("several")})); n != asked {
		t.Errorf("%d questions are asked again", n)
	}
}

// What is retired is not asked, nothing follows for it, and an answer to it stays.
func TestRetired(t *testing.T) {
	s := Default()
	for _, q := range s.Questions {
		if q.Retired == "" {
			continue
		}
		if _, there := s.Resolve(Answers{"stage": opt("development-only")})[q.ID]; there {
			t.Errorf("%s: an answer follows", q.ID)
		}
		given := Answers{q.ID: opt(q.Options[0].ID)}
		if got := s.Resolve(given)[q.ID]; got.Option != q.Options[0].ID {
			t.Errorf("%s: the answer is lost: %+v", q.ID, got)
		}
	}
}

func TestPossible(t *testing.T) {
	s := Default()
	for _, c := range []struct {
		name string
		a    Answers
		id   ID
		want string
	}{
		{"all", nil, "budget", "nothing tight moderate ample"},
		{"known", Answers{"budget": opt("ample")}, "budget", "ample"},
		{"not sure", Answers{"budget": {Source: FromFlag}}, "budget", "nothing tight moderate ample"},
		{"disputed", Answers{"budget": {AnyOf: []OptionID{"tight", "ample"}}}, "budget", "tight ample"},
		{"implied", Answers{"hosts": opt("1")}, "regions", "one"},
		{"may be implied", nil, "regions", "one several"},
		{"no such question", nil, "colour", ""},
	} {
		if got := Join(s.Possible(c.a, c.id), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestConflicts(t *testing.T) {
	s := Default()
	a := Answers{"hosts": opt("1"), "regions": opt("several"), "stage": opt("development-only"), "traffic": opt("steady"), "availability": opt("99.9")}
	got := s.Conflicts(a)
	if len(got) != 2 || got[0].Question != "availability" || got[1].Question != "regions" {
		t.Fatalf("%+v", got)
	}
	if c := got[1]; c.Implied != "one" || c.Given.Option != "several" || !slices.Equal(c.Because, []ID{"hosts"}) {
		t.Errorf("%+v", c)
	}
	if got := s.Conflicts(Answers{"hosts": opt("1"), "regions": opt("one")}); got != nil {
		t.Errorf("%+v", got)
	}
	if by := s.ImpliedBy(a, "availability"); !slices.Equal(by, []ID{"stage"}) {
		t.Errorf("implied by %v", by)
	}
}

// FuzzResolve: resolving twice changes nothing, what is known stays, and an
// answer to what is unknown is always one of the possible ones.
func FuzzResolve(f *testing.F) {
	f.Add([]byte{2, 0, 2, 0, 3, 1, 4, 200})
	set := Default()
	f.Fuzz(func(t *testing.T, dice []byte) {
		a := drawn(set, dice)
		r := set.Resolve(a)
		if !set.Resolve(r).Equal(r) {
			t.Error("resolving again changes it")
		}
		for _, q := range set.Questions {
			possible := set.Possible(a, q.ID)
			if a[q.ID].Known() && (!r[q.ID].Equal(a[q.ID]) || len(possible) != 1) {
				t.Errorf("%s: %+v became %+v, possible %v", q.ID, a[q.ID], r[q.ID], possible)
			}
			for _, o := range q.Options {
				more := Overlay(a, Answers{q.ID: opt(o.ID)})
				for _, p := range set.Questions {
					now := set.Resolve(more)[p.ID]
					if p.ID != q.ID && !a[q.ID].Said() && now.Known() && !slices.Contains(set.Possible(a, p.ID), now.Option) {
						t.Errorf("%s=%s makes %s %s, which was not possible", q.ID, o.ID, p.ID, now.Option)
					}
				}
			}
		}
	})
}

func TestOverlay(t *testing.T) {
	got := Overlay(
		Answers{"hosts": {Option: "1", Source: FromScan}, "budget": {Option: "tight", Source: FromScan}},
		Answers{"hosts": {Source: FromFile}, "stage": {Option: "internal", Source: FromFile}},
		Answers{"stage": {Option: "prototype", Source: FromFlag}},
	)
	want := Answers{"hosts": {Source: FromFile}, "budget": {Option: "tight", Source: FromScan}, "stage": {Option: "prototype", Source: FromFlag}}
	if !got.Equal(want) {
		t.Errorf("%+v", got)
	}
}

// drawn are answers of two sources from bytes: a question is left out, is not
// sure, or has one of its options.
func drawn(set Questionnaire, dice []byte) Answers {
	out := Answers{}
	for i, q := range set.Questions[:min(len(set.Questions), len(dice)/2)] {
		a := Answer{Option: q.Options[int(dice[2*i+1])%len(q.Options)].ID, Source: FromFile}
		if dice[2*i+1] >= 128 {
			a.Source = FromScan
		}
		switch dice[2*i] % 5 {
		case 0:
			continue
		case 1:
			a.Option = Unknown
		}
		out[q.ID] = a
	}
	return out
}
