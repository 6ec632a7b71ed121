package schema

import (
	"fmt"

	"advisor/internal/compose/tree"
)

// MaxServices is how many services one file may have; real ones have up to
// about 70.
const MaxServices = 1_000

// CheckTopLevel reports whether a document can be a Compose file, and validates it.
func (v Validator) CheckTopLevel(n *tree.Node, at tree.Pos) bool {
	if n.Kind != tree.Mapping {
		if v.Log.Budget.Over == "" {
			v.Log.Problem(at, "", "must be a mapping with services, not %s", n.Describe())
		}
		return false
	}
	services := n.Get("services")
	switch {
	case n.Find("apiVersion") >= 0 && n.Find("kind") >= 0:
		v.Log.Problem(at, "", "is a Kubernetes manifest, not a Compose file")
		return false
	case services == nil && firstVersion(n):
		v.Log.Problem(at, "put the services below a key services:", "is in the Compose format of 2014, which has no services key")
		return false
	case services != nil && len(services.Entries) > MaxServices:
		v.Log.Budget.Exceed(services.At, fmt.Sprintf("more than %d services", MaxServices))
		return false
	}
	v.Validate(FileRule, n, at, nil)
	return true
}

// firstVersion reports whether every top-level value looks like a service.
func firstVersion(n *tree.Node) bool {
	for _, e := range n.Entries {
		if e.Val.Get("image") == nil && e.Val.Get("build") == nil {
			return false
		}
	}
	return len(n.Entries) > 0
}
