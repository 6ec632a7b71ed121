package schema

import "advisor/internal/compose/diagnostics"

// shown are the attributes of a service of which the value is shown although
// a variable of an env file is in it: they say what runs. A list stands for
// its items. Everything else is shown as it is written, so that a new
// attribute is safe without anyone remembering.
var shown = map[string]bool{
	"image": true, "ports.published": true, "platform": true, "build.platforms": true, "profiles": true,
}

// Shown reports whether the value at a place may be shown.
func Shown(where *diagnostics.Path) bool {
	keys := where.Keys()
	if len(keys) < 3 || keys[0] != "services" && keys[0] != "jobs" {
		return false
	}
	name := ""
	for _, k := range keys[2:] {
		if k == "" || k[0] >= '0' && k[0] <= '9' {
			continue
		}
		if name != "" {
			name += "."
		}
		name += k
	}
	return shown[name]
}
