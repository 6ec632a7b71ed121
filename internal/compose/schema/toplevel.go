package schema

import (
	"advisor/internal/compose/tree"
)

// maxServices is how many services one file may have; real ones have up to
// about 70.
const maxServices = 1_000

// CheckTopLevel gives what can be read of a document that should be a Compose
// file, and validates it; nil when it is none.
func (v Validator) CheckTopLevel(n *tree.Node, at tree.Pos) *tree.Node {
	if n.Kind != tree.Mapping {
		v.Log.LeaveOut(at, "the document", "", "must be a mapping with services, not %s", n.Describe())
		return nil
	}
	services := n.Get("services")
	switch {
	case n.Find("apiVersion") >= 0 && n.Find("kind") >= 0:
		v.Log.LeaveOut(at, "the document", "", "is a Kubernetes manifest, not a Compose file")
		return nil
	case services == nil && firstVersion(n):
		v.Log.Problem(at, "put the services below a key services:", "is in version 1 of the Compose file format, which has no services key")
		n = tree.NewMapping(n.At, []tree.Entry{{Key: "services", At: n.At, Val: n}})
	case services != nil && len(services.Entries) > maxServices:
		v.Log.GapOf(services.Entries[maxServices].At, "services", "more than %d services: those from here on were left out; split the file to have them read", maxServices)
		v.Log.Cut = true
		n = n.With("services", services.At, tree.NewMapping(services.At, services.Entries[:maxServices]))
	}
	return v.Validate(FileRule, n, at, nil)
}

// firstVersion reports whether every top-level value looks like a service.
func firstVersion(n *tree.Node) bool {
	for _, e := range n.Entries {
		if !looksLikeService(e.Val) {
			return false
		}
	}
	return len(n.Entries) > 0
}

// IsComposeFile reports whether a document has anything in it that only a
// Compose file has.
func IsComposeFile(n *tree.Node) bool {
	for _, k := range n.Keys() {
		if k != "name" && k != "version" && isSection(k) {
			return true
		}
	}
	return firstVersion(n)
}

// ServiceAttributes are the attributes of a service that Compose knows, sorted.
func ServiceAttributes() []string {
	services, _, _ := Table[FileRule].Key("services")
	return Table[Table[services].Each].keyNames()
}
