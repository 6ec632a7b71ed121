package schema

import (
	"slices"
	"strconv"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
	"advisor/internal/diag"
)

// unknownKey reports a key that the rule does not know. It is a mistake where
// that is likely: it is spelled nearly as a known one, or stands in the wrong
// place. Otherwise it may be one that a newer Compose knows.
func (v Validator) unknownKey(r *Rule, e tree.Entry, where *diagnostics.Path) {
	part := where.To(e.Key).String()
	hint := diagnostics.DidYouMean(e.Key, r.keyNames())
	switch {
	case hint != "":
		v.Log.MarkLeft(where.To(diag.Nearest(e.Key, r.keyNames())).String())
	case where == nil && looksLikeService(e.Val):
		hint = "it looks like a service: indent it below services:"
	case where != nil && where.Up != nil && where.Up.Up == nil && where.Up.Key == "services" && isSection(where.Key):
		hint = where.Key + " is a key of its own beside services: check the indentation"
	default:
		hint = elsewhere(e.Key)
	}
	if hint == "" {
		v.Log.GapOf(e.At, part, "%sunknown key %s: not in Compose as of %s; a newer version may have it", where.Prefix(), diagnostics.Quoted(e.Key), SchemaDate)
		return
	}
	v.Log.LeaveOut(e.At, part, hint, "%sunknown key %s", where.Prefix(), diagnostics.Quoted(e.Key))
}

func looksLikeService(n *tree.Node) bool { return n.Get("image") != nil || n.Get("build") != nil }

// isSection reports whether name is a key of the top level.
func isSection(name string) bool { return slices.Contains(Table[FileRule].keyNames(), name) }

// elsewhere says where a key belongs that Compose knows in another place.
func elsewhere(key string) string {
	at := func(id int16) bool { return slices.Contains(Table[id].keyNames(), key) }
	switch {
	case at(ServiceRule):
		return key + " is a key of a service: check the indentation"
	case at(FileRule):
		return key + " is a key of the top level: check the indentation"
	}
	service := Table[ServiceRule]
	for _, k := range service.Keys {
		if at(k.Rule) {
			return strconv.Quote(key) + " is a key of " + k.Name + ": check the indentation"
		}
	}
	return ""
}
