package rules

import (
	"slices"

	"advisor/internal/facts"
)

// Retired is a rule that is no longer checked. Records that accept it, saved reports
// that have it and whoever asks for its explanation still find it.
type Retired struct {
	ID, Title string
	// Now is the rule that finds it today; empty: no finding does.
	Now string
	// Same: what Now finds in a service is all that this rule found there, so
	// that whoever accepted this one accepts it.
	Same bool
	// Why says where it went.
	Why string
}

// RetiredRules are all of them, in the order in which they went.
func RetiredRules() []Retired {
	return []Retired{
		{
			ID: "environments-differ", Title: "Environments differ in their structure",
			Why: "The report lists each difference between environments under drift.",
		},
		{
			ID: "dockerfile-healthcheck-missing", Title: "Image without a health check", Now: "healthcheck-missing", Same: true,
			Why: "One rule finds every service without a health check, whether its image is built here or not.",
		},
		{
			ID: "restart-without-healthcheck", Title: "Restarted after a crash, but not after a hang", Now: "healthcheck-missing", Same: true,
			Why: "One rule finds every service without a health check, whatever its restart policy is.",
		},
		{
			ID: "healthcheck-breaks-on-conversion", Title: "Health check that a converter breaks",
			Why: "It matters only for a move to Kubernetes, so the portability list has it.",
		},
		{
			ID: "single-compose-file", Title: "One file for development and production",
			Why: "One file is not a mistake. The rules on development and production find what belongs to development in it.",
		},
		{
			ID: "no-linter", Title: "No linter for Compose files and Dockerfiles",
			Why: "A missing linter does not affect production. The observations list the linters that are set up.",
		},
		{
			ID: "user-not-set", Title: "No user set for a pulled image", Now: "hardening-missing",
			Why: "Nearly every file lacks all hardening options, so one finding names them together.",
		},
		{
			ID: "no-new-privileges-missing", Title: "Programs may gain privileges", Now: "hardening-missing",
			Why: "Nearly every file lacks all hardening options, so one finding names them together.",
		},
		{
			ID: "capabilities-unrestricted", Title: "Default capabilities kept", Now: "hardening-missing",
			Why: "Nearly every file lacks all hardening options, so one finding names them together.",
		},
		{
			ID: "writable-root-filesystem", Title: "Container file system is writable", Now: "hardening-missing",
			Why: "Nearly every file lacks all hardening options, so one finding names them together.",
		},
	}
}

// FindRetired gives the retired rule with an id; false: there is none.
func FindRetired(id string) (Retired, bool) {
	all := RetiredRules()
	if i := slices.IndexFunc(all, func(r Retired) bool { return r.ID == id }); i >= 0 {
		return all[i], true
	}
	return Retired{}, false
}

// IDs are all ids that a record may accept: of rules, of observations, which
// were rules, and of rules that are no longer checked.
func IDs() []string {
	var out []string
	for _, r := range Rules() {
		out = append(out, r.ID)
	}
	for _, o := range Observations() {
		out = append(out, o.ID)
	}
	for _, r := range RetiredRules() {
		out = append(out, r.ID)
	}
	return out
}

// Accepts is the rule that somebody accepts who accepts an id: that of the rule
// that finds the same today.
func Accepts(id string) string {
	if r, ok := FindRetired(id); ok && r.Same {
		return r.Now
	}
	return id
}

// NoFinding says why an id that a record accepts is no finding any more; empty:
// it is one.
func NoFinding(id string) string {
	if _, ok := FindObservation(id); ok {
		return "it is an observation now"
	}
	if r, ok := FindRetired(id); ok && r.Now != "" {
		return r.Now + " finds it now"
	} else if ok {
		return "the rule is no longer checked"
	}
	return ""
}

// Today are the findings of a saved report under the rules of today: what became
// an observation or is no longer checked is left out, since nobody mended it, and
// what another rule finds now has that rule's id.
func Today(saved []facts.Finding) []facts.Finding {
	var out []facts.Finding
	at, renamed := map[string]int{}, map[string]bool{}
	for _, f := range saved {
		id := f.Rule
		if r, ok := FindRetired(id); ok {
			id = r.Now
		} else if _, ok := FindObservation(id); ok {
			id = ""
		}
		if id == "" {
			continue
		}
		if id != f.Rule {
			now, _ := Find(id)
			f.Rule, f.Title, f.Severity, f.Theme = id, now.Title, now.Severity, now.Theme
			renamed[id] = true
		}
		if i, ok := at[id]; ok && renamed[id] {
			out[i] = joined(out[i], f)
			continue
		}
		at[id] = len(out)
		out = append(out, f)
	}
	return out
}

// joined is a finding with the services and places of another one.
func joined(a, b facts.Finding) facts.Finding {
	a.Services = union(a.Services, b.Services)
	a.Evidence = union(a.Evidence, b.Evidence)
	a.Hits = union(a.Hits, b.Hits)
	a.Accepted = union(a.Accepted, b.Accepted)
	return a
}

// union is a list with what another one has besides.
func union[T comparable](a, b []T) []T {
	out, has := slices.Clone(a), map[T]bool{}
	for _, x := range a {
		has[x] = true
	}
	for _, x := range b {
		if !has[x] {
			has[x] = true
			out = append(out, x)
		}
	}
	return out
}
