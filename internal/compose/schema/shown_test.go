package schema

import (
	"strings"
	"testing"

	"advisor/internal/compose/diagnostics"
)

// Values are shown at few places of services and jobs, whatever stands in the
// list before.
func TestShown(t *testing.T) {
	for path, want := range map[string]bool{
		"services/web/image": true, "jobs/web/image": true, "networks/web/image": false, "services/image": false, "services/web/ports/0/published": true, "services/web/ports/9/published": true,
		"services/web/ports/12/target": false, "services/web/build/platforms/1": true, "services/web/build/args": false, "services/web/environment": false, "services/web/profiles/0": true, "services/web": false,
	} {
		var at *diagnostics.Path
		for key := range strings.SplitSeq(path, "/") {
			at = &diagnostics.Path{Up: at, Key: key}
		}
		if got := Shown(at); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}
