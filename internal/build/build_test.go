package build

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	vcs := []debug.BuildSetting{
		{Key: "vcs", Value: "git"},
		{Key: "vcs.revision", Value: "0deadbeef0deadbeef0deadbeef0deadbeef0dea"},
		{Key: "vcs.time", Value: "2026-11-23T10:00:00Z"},
	}
	changed := append(vcs[:3:3], debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, c := range []struct {
		name string
		info debug.BuildInfo
		want Build
	}{
		{"go run", debug.BuildInfo{}, Build{Version: "devel"}},
		{"without a checkout", debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, Build{Version: "devel"}},
		{"a tag", debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: vcs}, Build{
			Version: "v1.2.3", Revision: "0deadbeef0deadbeef0deadbeef0deadbeef0dea", Date: "2026-11-23T10:00:00Z",
		}},
		{"changed", debug.BuildInfo{Main: debug.Module{Version: "v1.2.3+dirty"}, Settings: changed}, Build{
			Version: "v1.2.3+dirty", Revision: "0deadbeef0deadbeef0deadbeef0deadbeef0dea", Date: "2026-11-23T10:00:00Z", Modified: true,
		}},
	} {
		if got := read(&c.info); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// TestStamp: the linker's version counts where Go records none.
func TestStamp(t *testing.T) {
	stamp = "v1"
	defer func() { stamp = "" }()
	for version, want := range map[string]string{"": "v1", "(devel)": "v1", "v1.2.3": "v1.2.3"} {
		if got := read(&debug.BuildInfo{Main: debug.Module{Version: version}}); got.Version != want {
			t.Errorf("%q: %s, want %s", version, got.Version, want)
		}
	}
}

// TestReport: what is not known is left out.
func TestReport(t *testing.T) {
	m := Model{Version: "7", SHA256: "0123456789abcdef"}
	for _, c := range []struct {
		b    Build
		want string
	}{
		{Build{Version: "devel"}, "advisor devel\nmodel     7 (sha256 0123456789ab)\nbuilt     with "},
		{Build{Version: "v1", Revision: "0deadbeef0deadbeef", Date: "2026-11-23"}, "advisor v1\nmodel     7 (sha256 0123456789ab)\nrevision  0deadbeef0de of 2026-11-23\nbuilt     with "},
		{Build{Version: "v1", Revision: "0d", Date: "2026-11-23", Modified: true}, "advisor v1\nmodel     7 (sha256 0123456789ab)\nrevision  0d of 2026-11-23, with changes\nbuilt     with "},
	} {
		if got := c.b.Report(m).Text(); !strings.HasPrefix(got, c.want) || !strings.HasPrefix(got, c.b.Line()) {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
	}
}
