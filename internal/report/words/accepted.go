package words

import (
	"slices"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// What a team lives with is shown apart from what somebody still has to look
// at. A finding that is accepted in some of its services is in both lists.

// OpenOf are the findings in the services in which nobody accepted them.
func OpenOf(fs []facts.Finding) []facts.Finding {
	var out []facts.Finding
	for _, f := range fs {
		switch rest := WithoutAccepted(f); {
		case len(f.Accepted) == 0:
			out = append(out, f)
		case len(rest) > 0:
			out = append(out, in(f, rest, hitsBy(f)))
		}
	}
	return out
}

// WithoutAccepted are the services in which a finding is open.
func WithoutAccepted(f facts.Finding) []untrusted.Text {
	accepted := map[untrusted.Text]bool{}
	for _, a := range f.Accepted {
		accepted[a.Service] = true
	}
	return slices.DeleteFunc(slices.Clone(f.Services), func(s untrusted.Text) bool { return accepted[s] })
}

// in is a finding in some of its services, with the places in those.
func in(f facts.Finding, services []untrusted.Text, hits map[untrusted.Text][]facts.Hit) facts.Finding {
	f.Services = services
	if len(hits) == 0 {
		return f
	}
	f.Hits, f.Evidence = nil, nil
	seen := map[untrusted.Place]bool{}
	for _, s := range services {
		f.Hits = append(f.Hits, hits[s]...)
	}
	for _, h := range f.Hits {
		if h.Place.File != "" && !seen[h.Place] {
			seen[h.Place] = true
			f.Evidence = append(f.Evidence, h.Place)
		}
	}
	return f
}

// hitsBy are the hits of a finding by service.
func hitsBy(f facts.Finding) map[untrusted.Text][]facts.Hit {
	out := map[untrusted.Text][]facts.Hit{}
	for _, h := range f.Hits {
		out[h.Service] = append(out[h.Service], h)
	}
	return out
}

// AcceptedFinding is what a team lives with: a finding, in the services in which it is
// accepted for one reason.
type AcceptedFinding struct {
	facts.Finding
	In            []untrusted.Text // one without a name: in the project as a whole
	Reason, Until untrusted.Text
}

// AcceptedOf are the accepted findings, the most severe first.
func AcceptedOf(fs []facts.Finding) []AcceptedFinding {
	var out []AcceptedFinding
	for _, f := range WorstFirst(fs) {
		var of []facts.Acceptance // one for each reason and day
		services := map[facts.Acceptance][]untrusted.Text{}
		for _, a := range f.Accepted {
			key := facts.Acceptance{Reason: a.Reason, Until: a.Until}
			if _, ok := services[key]; !ok {
				of = append(of, key)
			}
			services[key] = append(services[key], a.Service)
		}
		hits := hitsBy(f)
		for _, a := range of {
			part := f
			if len(f.Services) > 0 {
				part = in(f, services[a], hits)
			}
			out = append(out, AcceptedFinding{part, services[a], a.Reason, a.Until})
		}
	}
	return out
}

// Why is until when and why: "Accepted until 2027-06-30: it is read only."
func (a AcceptedFinding) Why() string {
	s := "Accepted"
	if a.Until != "" {
		s += " until " + a.Until.Clean()
	}
	if a.Reason != "" {
		s += ": " + a.Reason.Whole()
	}
	return english.Stop(s)
}

// AcceptedNote counts the accepted findings: "2 accepted"; empty where there
// are none.
func AcceptedNote(fs []facts.Finding) string {
	n := 0
	for _, f := range fs {
		if len(f.Accepted) > 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + " accepted"
}

// Elsewhere are the services in which an open finding is accepted.
func Elsewhere(f facts.Finding) []untrusted.Text {
	var out []untrusted.Text
	for _, a := range f.Accepted {
		out = append(out, a.Service)
	}
	return out
}
