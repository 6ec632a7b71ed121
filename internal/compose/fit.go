package compose

import "fmt"

// maxServices is how many services one file may have; real ones have up to
// about 70.
const maxServices = 1_000

// checkTopLevel reports whether a document can be a Compose file, and validates it.
func (v validator) checkTopLevel(n *node, at pos) bool {
	if n.kind != mapping {
		if v.log.budget.over == "" {
			v.log.problem(at, "", "must be a mapping with services, not %s", n.words())
		}
		return false
	}
	services := n.get("services")
	switch {
	case n.find("apiVersion") >= 0 && n.find("kind") >= 0:
		v.log.problem(at, "", "is a Kubernetes manifest, not a Compose file")
		return false
	case services == nil && firstVersion(n):
		v.log.problem(at, "put the services below a key services:", "is in the Compose format of 2014, which has no services key")
		return false
	case services != nil && len(services.entries) > maxServices:
		v.log.budget.exceed(services.at, fmt.Sprintf("more than %d services", maxServices))
		return false
	}
	v.validate(ruleFile, n, at, nil)
	return true
}

// firstVersion reports whether every top-level value looks like a service.
func firstVersion(n *node) bool {
	for _, e := range n.entries {
		if e.val.get("image") == nil && e.val.get("build") == nil {
			return false
		}
	}
	return len(n.entries) > 0
}
