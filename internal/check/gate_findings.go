package check

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// mostNamed is how many findings a gate names, and in how many services each;
// the report has all.
const mostNamed = 3

// findingWords are the findings of a gate: "2 findings: default-password in db
// (compose.yaml:68), ...". Rules stand by the ids that a record accepts.
func findingWords(open []string) string {
	return english.Count(len(open), "finding", "findings") + ": " + english.List(open, mostNamed)
}

// openFinding is a finding in the services where it waits for somebody on a
// day, with the first place, and all places.
func openFinding(f facts.Finding, day string) (words string, places []untrusted.Place) {
	accepted := map[untrusted.Text]bool{}
	for _, a := range f.Accepted {
		if day <= string(a.Until) {
			accepted[a.Service] = true
		}
	}
	var names []string
	for _, s := range f.Where() {
		if s != "" && !accepted[s] {
			names = append(names, s.Clean())
		}
	}
	s := f.Rule
	if len(names) > 0 {
		s += " in " + english.List(names, mostNamed)
	}
	places = openPlaces(f, accepted)
	if len(places) > 0 {
		s += " (" + places[0].String() + ")"
	}
	return s, places
}

// openPlaces are the places of a finding that are not accepted. A report of an
// older version does not say which place is whose.
func openPlaces(f facts.Finding, accepted map[untrusted.Text]bool) []untrusted.Place {
	if len(f.Hits) == 0 && len(accepted) == 0 {
		return f.Evidence
	}
	var out []untrusted.Place
	for _, h := range f.Hits {
		if !accepted[h.Service] {
			out = append(out, h.Place)
		}
	}
	return out
}
