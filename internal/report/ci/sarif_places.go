package ci

import (
	"crypto/sha256"
	"encoding/hex"

	"advisor/internal/facts"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// found is a service with the places of a finding in it.
type found struct {
	name   string
	places []untrusted.Place
}

// spotted are the places of a finding by service; a finding that does not say
// which place is in which service is one.
func spotted(f facts.Finding) []found {
	if len(f.Hits) == 0 {
		return []found{{words.ServiceNames(f.Services, 4), f.Evidence}}
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
