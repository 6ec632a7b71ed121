package compose

import "fmt"

// fit tells whether a document can be a Compose file, and validates it.
func (s *session) fit(n *node, at pos) bool {
	if n.kind != mapping {
		if s.budget.over == "" {
			s.problem(at, "", "must be a mapping with services, not %s", n.words())
		}
		return false
	}
	services := n.get("services")
	switch {
	case n.find("apiVersion") >= 0 && n.find("kind") >= 0:
		s.problem(at, "", "is a Kubernetes manifest, not a Compose file")
		return false
	case services == nil && firstVersion(n):
		s.problem(at, "put the services below a key services:", "is in the Compose format of 2014, which has no services key")
		return false
	case services != nil && len(services.entries) > maxServices:
		s.budget.exceed(services.at, fmt.Sprintf("more than %d services", maxServices))
		return false
	}
	s.validate(ruleFile, n, at, nil)
	return true
}

// firstVersion tells whether every top-level value looks like a service.
func firstVersion(n *node) bool {
	for _, e := range n.entries {
		if e.val.get("image") == nil && e.val.get("build") == nil {
			return false
		}
	}
	return len(n.entries) > 0
}
