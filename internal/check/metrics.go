package check

import (
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Metric is something that is counted in the files and that a trigger may name.
type Metric struct {
	ID    string
	About string // what is counted, in a few words
	count func(r report.Report) (int, []untrusted.Place)
}

// Metrics are all of them, in the order of documents. A report without a scan
// has none of anything.
func Metrics() []Metric {
	return []Metric{
		{"all-services", "services that run, including jobs and development helpers", services(func(facts.Service) int { return 1 })},
		{"built-images", "services whose image is built here", services(func(s facts.Service) int { return yes(s.Build != nil) })},
		{"published-ports", "ports that are published on the host", services(ports)},
		{"most-replicas", "the largest number of copies that a service asks for", mostReplicas},
		{"gpu-services", "services that use a GPU", services(func(s facts.Service) int { return yes(len(s.GPUs) > 0) })},
		{"profiles", "Compose profiles", func(r report.Report) (int, []untrusted.Place) { return len(project(r).Profiles), nil }},
		{"volumes", "named volumes", volumes},
		{"networks", "networks that are declared", networks},
		{"blockers", "features in use that have no counterpart on Kubernetes", blockers},
		{"high-findings", "findings of high severity, one for each service, that are not accepted", findings(facts.High)},
		{"medium-findings", "findings of medium severity, one for each service, that are not accepted", findings(facts.Medium)},
		{"contradictions", "answers that the files contradict", contradictions},
	}
}

// MetricIDs are the ids of Metrics.
func MetricIDs() []string {
	var out []string
	for _, f := range Metrics() {
		out = append(out, f.ID)
	}
	return out
}

// count is how many there are, and where they stand.
func count(id string, r report.Report) (int, []untrusted.Place) {
	for _, f := range Metrics() {
		if f.ID == id {
			return f.count(r)
		}
	}
	return 0, nil
}

func project(r report.Report) facts.Project {
	if r.Facts == nil {
		return facts.Project{}
	}
	return r.Facts.Running()
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// services adds up what each service has.
func services(of func(facts.Service) int) func(report.Report) (int, []untrusted.Place) {
	return func(r report.Report) (int, []untrusted.Place) {
		n := 0
		var at []untrusted.Place
		for _, s := range project(r).Services {
			if x := of(s); x > 0 {
				n += x
				at = append(at, s.Place)
			}
		}
		return n, at
	}
}

func ports(s facts.Service) int {
	n := 0
	for _, p := range s.Ports {
		n += p.Count
	}
	return n
}

func mostReplicas(r report.Report) (int, []untrusted.Place) {
	n := 0
	var at []untrusted.Place
	for _, s := range project(r).Services {
		if s.Replicas > n {
			n, at = s.Replicas, []untrusted.Place{s.Place}
		}
	}
	return n, at
}

func volumes(r report.Report) (int, []untrusted.Place) {
	var at []untrusted.Place
	for _, v := range project(r).Volumes {
		at = append(at, v.Place)
	}
	return len(at), at
}

func networks(r report.Report) (int, []untrusted.Place) {
	var at []untrusted.Place
	for _, n := range project(r).Networks {
		at = append(at, n.Place)
	}
	return len(at), at
}

func blockers(r report.Report) (int, []untrusted.Place) {
	var at []untrusted.Place
	for _, p := range r.Portability {
		if p.Effort == facts.Blocker {
			at = append(at, p.Evidence...)
		}
	}
	return facts.Kinds(r.Portability, facts.Blocker), at
}

func findings(severity facts.Severity) func(report.Report) (int, []untrusted.Place) {
	return func(r report.Report) (int, []untrusted.Place) {
		n := 0
		var at []untrusted.Place
		for _, f := range r.Findings {
			if open := len(f.Where()) - len(f.Accepted); f.Severity == severity && open > 0 {
				n += open
				at = append(at, f.Evidence...)
			}
		}
		return n, at
	}
}

func contradictions(r report.Report) (int, []untrusted.Place) {
	var at []untrusted.Place
	counted := report.Counted(r.Contradictions)
	for _, c := range counted {
		at = append(at, c.Evidence...)
	}
	return len(counted), at
}
