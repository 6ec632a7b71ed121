package rules

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Check runs every rule: one finding a rule that hits, with all its services
// and places; the gravest first, then by theme, then by id. What only a file
// for development says is left out: these are findings about production. So is
// what does not run, because only a profile that is not active starts it.
func Check(p facts.Project, n Needs) []facts.Finding {
	out := []facts.Finding{}
	p = p.Running()
	aside := developmentFiles(p)
	for _, r := range Rules() {
		if r.When != nil && !r.When(p, n) {
			continue
		}
		hits := r.hits(p, aside)
		for _, severity := range facts.Severities() {
			if list := of(r, hits, severity); len(list) > 0 {
				out = append(out, finding(p, r, list, severity))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b facts.Finding) int {
		return cmp.Or(
			cmp.Compare(a.Severity.Rank(), b.Severity.Rank()),
			cmp.Compare(slices.Index(facts.Themes(), a.Theme), slices.Index(facts.Themes(), b.Theme)),
			cmp.Compare(a.Rule, b.Rule))
	})
	return out
}

// hits are the places of a rule that count; aside are the files for development.
func (r Rule) hits(p facts.Project, aside map[untrusted.Text]bool) []Hit {
	hits := r.Check(p)
	if !r.EveryFile {
		hits = slices.DeleteFunc(hits, func(h Hit) bool { return aside[h.Place.File] })
	}
	return hits
}

// Only is a finding of Check in some of its services: what it says, where it is seen
// and what is to be pasted are of those alone. Whether answers make it matter is not
// asked. False where the project has no such finding.
func Only(p facts.Project, f facts.Finding, services []untrusted.Text) (facts.Finding, bool) {
	r, ok := Find(f.Rule)
	if !ok {
		return facts.Finding{}, false
	}
	p = p.Running()
	hits := slices.DeleteFunc(of(r, r.hits(p, developmentFiles(p)), f.Severity), func(h Hit) bool { return !slices.Contains(services, h.Service) })
	if len(hits) == 0 {
		return facts.Finding{}, false
	}
	out := finding(p, r, hits, f.Severity)
	out.Accepted = slices.DeleteFunc(slices.Clone(f.Accepted), func(a facts.Acceptance) bool { return !slices.Contains(services, a.Service) })
	return out, true
}

// of are the hits of one severity: a rule that weighs its places differently has
// a finding for each.
func of(r Rule, hits []Hit, severity facts.Severity) []Hit {
	var out []Hit
	for _, h := range hits {
		if cmp.Or(h.Severity, r.Severity) == severity {
			out = append(out, h)
		}
	}
	return out
}

func finding(p facts.Project, r Rule, hits []Hit, severity facts.Severity) facts.Finding {
	var fix *facts.Fix
	if r.Fix != nil {
		fix = r.Fix(p, hits)
	}
	if fix != nil && !pasteable(*fix) {
		fix = nil
	}
	return facts.Finding{
		Fix: fix, Rule: r.ID, Severity: severity, Theme: r.Theme, Title: r.Title,
		Message: message(r.Says, r.Several, hits), Services: services(hits),
		Why: r.Why, Remedy: r.Remedy, RemedyCompose: r.RemedyCompose, RemedyKubernetes: r.RemedyKubernetes,
		Source: r.Source, Common: r.Common, Evidence: places(p, hits), Hits: spots(p, hits),
	}
}

// services are the names in the order of the hits, each once.
func services(hits []Hit) []untrusted.Text {
	out := []untrusted.Text{}
	seen := map[untrusted.Text]bool{}
	for _, h := range hits {
		if h.Service != "" && !seen[h.Service] {
			seen[h.Service] = true
			out = append(out, h.Service)
		}
	}
	return out
}

// places are the places of the hits, each once and in order; a hit on the
// project as a whole stands for its first Compose file.
func places(p facts.Project, hits []Hit) []untrusted.Place {
	out := make([]untrusted.Place, 0, len(hits))
	for _, s := range spots(p, hits) {
		if s.Place != (untrusted.Place{}) {
			out = append(out, s.Place)
		}
	}
	slices.SortFunc(out, comparePlaces)
	return slices.Compact(out)
}

// spots are the hits without what was seen, each once, by service and place.
func spots(p facts.Project, hits []Hit) []facts.Hit {
	out := make([]facts.Hit, len(hits))
	for i, h := range hits {
		out[i] = facts.Hit{Service: h.Service, Place: h.Place}
		if h.Place == (untrusted.Place{}) {
			out[i].Place = wholeProject(p)
		}
	}
	slices.SortFunc(out, func(a, b facts.Hit) int {
		return cmp.Or(cmp.Compare(a.Service, b.Service), comparePlaces(a.Place, b.Place))
	})
	return slices.Compact(out)
}

func comparePlaces(a, b untrusted.Place) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

func wholeProject(p facts.Project) untrusted.Place {
	for _, f := range p.Files {
		if f.Kind == "compose" {
			return untrusted.Place{File: f.Path}
		}
	}
	return untrusted.Place{}
}

// What one message names: nobody reads more, the evidence has the rest.
const (
	mostNames   = 5
	mostDetails = 3
	mostRunes   = 40                 // of one name
	mostDetail  = 90                 // of one detail
	mostMessage = untrusted.MaxRunes // a longer text is cut when it is shown
)

// item is one entry of a message: a service, with what was seen in it.
type item struct {
	name    string
	details []string
}

// message is the sentence that says puts around "web (80), db and 3 more", with
// as many names as fit; several is the sentence for more than one name, empty
// where it is the same.
func message(says, several string, hits []Hit) untrusted.Text {
	items := group(hits)
	if len(items) > 1 && several != "" {
		says = several
	}
	names := make([]string, len(items))
	for i, it := range items {
		names[i] = it.String()
	}
	for n := min(len(names), mostNames); ; n-- {
		if text := fmt.Sprintf(says, naming(names, n)); n <= 1 || utf8.RuneCountInString(text) <= mostMessage {
			return untrusted.Text(text)
		}
	}
}

// naming names the first n: "a, b and c", or "a, b and 4 more".
func naming(names []string, n int) string {
	if n >= len(names) {
		return english.And(names)
	}
	return english.List(names, n)
}

// group puts the details of a service together; a detail without a service
// is an entry of its own.
func group(hits []Hit) []item {
	var out []item
	at := map[string]int{}
	for _, h := range hits {
		name, detail := clip(cmp.Or(h.In, h.Service), mostRunes), clip(h.Detail, mostDetail)
		if name == "" {
			name, detail = detail, ""
		}
		i, known := at[name]
		if !known {
			i = len(out)
			at[name] = i
			out = append(out, item{name: name})
		}
		if detail != "" && detail != name && !slices.Contains(out[i].details, detail) {
			out[i].details = append(out[i].details, detail)
		}
	}
	return out
}

// String is "web (80, 443 and 2 more)".
func (it item) String() string {
	if len(it.details) == 0 {
		return it.name
	}
	return it.name + " (" + english.List(it.details, mostDetails) + ")"
}

func clip(t untrusted.Text, most int) string {
	r := []rune(string(t))
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return string(t)
}
