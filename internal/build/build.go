// Package build says what Go recorded about this build of the program.
package build

import (
	"cmp"
	"runtime/debug"
	"sync"
)

// Build is what Go recorded about this build. Everything but the version may
// be empty: a build without a checkout knows no revision.
type Build struct {
	Version  string // of the module, "devel" for a build that knows none
	Revision string // of the checkout
	Date     string // of the revision, RFC 3339
	Modified bool   // the checkout had changes that were not committed
}

// This reads the record once: a scan of many projects names the version
// in each report.
var This = sync.OnceValue(func() Build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Build{Version: "devel"}
	}
	return read(info)
})

// stamp is the version of a build that Go records none of: without a checkout,
// in the GitHub Action. The linker sets it.
var stamp string

// Home is where the program is published.
const Home = "https://git.example/OWNER/advisor"

func read(info *debug.BuildInfo) Build {
	b := Build{Version: info.Main.Version}
	if b.Version == "" || b.Version == "(devel)" {
		b.Version = cmp.Or(stamp, "devel")
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Date = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}
