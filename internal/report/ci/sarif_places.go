package ci

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// found is a service, or a file with its services, with the places of a finding in
// it.
type found struct {
	name     string
	key      string           // tells it from the others of a rule; empty: name does
	services []untrusted.Text // of a file
	places   []untrusted.Place
}

// id tells it from the others of a rule, however many services a file has.
func (f found) id() string { return cmp.Or(f.key, f.name) }

// spotted are the places of a finding by service; a finding that does not say
// which place is in which service is one. What nearly every project has is one
// for each file, so that it does not bury what this project alone has.
func spotted(f facts.Finding) []found {
	if len(f.Hits) == 0 {
		return []found{{name: words.ServiceNames(f.Services, 4), places: f.Evidence}}
	}
	if f.Common {
		return byFile(f)
	}
	var out []found
	index := map[string]int{}
	for _, h := range f.Hits {
		name := h.Service.Clean()
		i, ok := index[name]
		if !ok {
			i = len(out)
			index[name] = i
			out = append(out, found{name: name})
		}
		out[i].places = append(out[i].places, h.Place)
	}
	return out
}

// byFile are the places of a finding by file: those in services where it is open,
// or, in a file where it is open nowhere, those that somebody accepted.
func byFile(f facts.Finding) []found {
	accepted := map[untrusted.Text]bool{}
	for _, a := range f.Accepted {
		accepted[a.Service] = true
	}
	open := map[untrusted.Text]bool{}
	for _, h := range f.Hits {
		open[h.Place.File] = open[h.Place.File] || !accepted[h.Service]
	}
	var out []found
	index := map[untrusted.Text]int{}
	for _, h := range f.Hits {
		if open[h.Place.File] && accepted[h.Service] {
			continue
		}
		i, ok := index[h.Place.File]
		if !ok {
			i = len(out)
			index[h.Place.File] = i
			out = append(out, found{key: h.Place.File.Clean()})
		}
		if h.Service != "" && !slices.Contains(out[i].services, h.Service) {
			out[i].services = append(out[i].services, h.Service)
		}
		if !slices.Contains(out[i].places, h.Place) {
			out[i].places = append(out[i].places, h.Place)
		}
	}
	for i := range out {
		out[i].name = words.ServiceNames(out[i].services, 4)
	}
	return out
}

// fingerprint tells a result from the others, whatever its line.
func fingerprint(rule, service string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + service))
	return hex.EncodeToString(sum[:])
}

// locations are relative to the folder that the program ran in. A result that
// is about the project as a whole is put into its first file: GitHub refuses
// the whole log for one result without a location.
func (c *sarifResults) locations(places []untrusted.Place) []sarifLocation {
	if out := sarifLocations(places, c.project); len(out) > 0 {
		return out
	}
	for _, f := range c.report.Inputs.Files {
		if out := sarifLocations([]untrusted.Place{{File: f.Path}}, c.project); len(out) > 0 {
			return out
		}
	}
	return nil
}

func sarifLocations(places []untrusted.Place, project string) []sarifLocation {
	var out []sarifLocation
	for _, p := range places {
		if len(out) == maxLocations {
			break
		}
		uri := words.Address(project, string(p.File))
		if uri == "" {
			continue
		}
		x := sarifLocation{sarifPhysical{Artifact: sarifArtifact{uri}}}
		if p.Line > 0 {
			x.Physical.Region = &sarifRegion{p.Line}
		}
		out = append(out, x)
	}
	return out
}
