package scan

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan/roles"
	"advisor/internal/untrusted"
)

// A local volume with the option bind stands for a folder of the host.
func TestBoundDevice(t *testing.T) {
	for _, c := range []struct {
		driver, options, device string
		want                    string
	}{
		{"", "bind", "/d", "/d"},
		{"local", "bind", "/d", "/d"},
		{"local", "rbind", "/d", "/d"},
		{"local", "bind,ro", "/d", "/d ro"},
		{"local", "rw,bind", "/d", "/d"},
		{"nfs", "bind", "/d", ""},
		{"local", "bind", "", ""},
		{"local", "addr=x", "/d", ""},
		{"local", "", "/d", ""},
	} {
		device, readOnly, ok := boundDevice(types.VolumeConfig{Driver: c.driver, DriverOpts: map[string]string{"o": c.options, "device": c.device}})
		got := ""
		if ok {
			got = device
			if readOnly {
				got += " ro"
			}
		}
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// Each volume has the services that mount it, each once, by its name or by the
// folder that it stands for.
func TestUsersOfVolumes(t *testing.T) {
	mount := func(kind string, source, volume untrusted.Text) facts.Mount {
		return facts.Mount{Kind: kind, Source: source, Volume: volume}
	}
	p := facts.Project{
		Volumes: []facts.Volume{{Name: "a"}, {Name: "b"}, {Name: "unused", UsedBy: []untrusted.Text{}}},
		Services: []facts.Service{
			{Name: "x", Mounts: []facts.Mount{mount("volume", "a", ""), mount("volume", "a", ""), mount("bind", "unused", "")}},
			{Name: "y", Mounts: []facts.Mount{mount("bind", "/d", "b"), mount("anonymous", "", ""), mount("volume", "a", "")}},
		},
	}
	useVolumes(&p)
	var got []string
	for _, v := range p.Volumes {
		got = append(got, fmt.Sprintf("%s %v", v.Name, v.UsedBy))
	}
	if said := strings.Join(got, "; "); said != "a [x y]; b [y]; unused []" {
		t.Errorf("%s", said)
	}
}

// CPUs in thousandths: a bit of one is one, none and what is no number is none.
func TestThousandths(t *testing.T) {
	for cpus, want := range map[float64]int64{0: 0, -1: 0, 0.0001: 1, 0.5: 500, 1.2345: 1235, 2: 2000, math.Inf(1): math.MaxInt32 * 1000} {
		if got := thousandths(cpus); got != want {
			t.Errorf("%v: %d", cpus, got)
		}
	}
	if got := thousandths(math.NaN()); got != 0 {
		t.Errorf("what is no number: %d", got)
	}
	for _, c := range []struct {
		quota, period int64
		want          int64
	}{{50_000, 0, 500}, {50_000, 25_000, 2000}, {50_000, -1, 500}, {0, 100_000, 0}, {-1, 100_000, 0}} {
		if got := quota(types.ServiceConfig{ContainerSpec: types.ContainerSpec{CPUQuota: c.quota, CPUPeriod: c.period}}); got != c.want {
			t.Errorf("%d of %d: %d", c.quota, c.period, got)
		}
	}
	if firstSet(0, -1, 3, 4) != 3 || firstSet(0, 0) != 0 || firstSet() != 0 || firstSet(1, 2) != 1 {
		t.Error("the first that is set")
	}
}

// Files that people start things with, by their names.
func TestStartsThings(t *testing.T) {
	for name, want := range map[string][2]bool{ // beside the project, in a folder of scripts
		"README.md": {true, false}, "Makefile": {true, true}, "GNUmakefile": {true, true}, "deploy.txt": {true, false}, "run.sh": {true, true}, "run.py": {false, true}, "ci.yml": {false, true}, "ci.YAML": {false, true}, ".gitlab-ci.yml": {true, true},
		"package.json": {true, false}, "main.go": {false, false}, "scripts/": {false, false}, "deploy/": {false, false}, "run": {false, true}, "justfile": {true, true},
	} {
		if got := [2]bool{startsThings(name, false), startsThings(name, true)}; got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Two parts of a configuration are read where both are, and pass on where one does.
func TestPartsOfAConfiguration(t *testing.T) {
	read, notRead, none := roles.WebServer{Read: true}, roles.WebServer{}, roles.WebServer{}
	passes := roles.WebServer{Read: true, PassesOn: "a"}
	other := roles.WebServer{Read: true, PassesOn: "b"}
	halfPasses := roles.WebServer{PassesOn: "a"}
	for _, c := range []struct{ w, o, want roles.WebServer }{
		{none, none, none}, {none, read, read}, {read, read, read}, {read, notRead, notRead}, {passes, notRead, halfPasses}, {read, passes, passes}, {passes, other, passes}, {none, passes, passes},
	} {
		if got := both(c.w, c.o); got != c.want {
			t.Errorf("%+v and %+v: %+v", c.w, c.o, got)
		}
	}
}

// Values of arguments are hidden in other text, the short ones only where they are
// all of it.
func TestHiddenArguments(t *testing.T) {
	h := hiddenArgs{{"TAG", "1.2.3"}, {"UID", "100"}, {"VER", "abcd"}}
	for in, want := range map[untrusted.Text]untrusted.Text{
		"x:1.2.3": "x:${TAG}", "1000": "1000", "100": "${UID}", "u100": "u100", "abcde": "${VER}e", "x": "x",
	} {
		if got := h.text(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	for written, want := range map[untrusted.Text]bool{"x:$TAG": true, "x:${TAG}": true, "x:${TAG:-1}": true, "x:TAG": false, "x:${OTHER}": false, "": false} {
		if got := h.names(written); got != want {
			t.Errorf("%s: %v", written, got)
		}
	}
}

// A text is a Compose file where services begin a line.
func TestIsComposeText(t *testing.T) {
	for text, want := range map[string]bool{"services:\n": true, "a: 1\nservices: {}": true, "  services:\n": false, "my-services:\n": false, "a: 1\n  services:\n": false, "": false} {
		if got := isComposeText([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Of many folders the last ones are remembered.
func TestFoldersAreRemembered(t *testing.T) {
	root, err := files.OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s := NewShared()
	first, second := s.folder(root, "0"), s.folder(root, "1")
	for i := 2; i < maxFolders; i++ {
		s.folder(root, fmt.Sprint(i))
	}
	if s.folder(root, "0") != first {
		t.Error("the first is forgotten before there are too many")
	}
	s.folder(root, "one more")
	if len(s.known) != maxFolders || s.folder(root, "1") != second || s.folder(root, "0") == first {
		t.Errorf("%d folders are remembered, and the oldest is not the one that is forgotten", len(s.known))
	}
}

// A large Dockerfile waits for others to be read; an honest one does not.
func TestLargeDockerfilesWait(t *testing.T) {
	s := NewShared()
	s.large.Lock() // somebody reads a large one
	done := make(chan dockerfile.Image)
	go func() {
		done <- s.parse(dockerfile.Input{Data: append([]byte("FROM xx\n"), bytes.Repeat([]byte("#\n"), (largeDockerfile-8)/2)...)})
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Error("a Dockerfile that is not large waits")
	}
}

// A word of Compose gives nothing away; any other is shown as it is written.
func TestWordsOfCompose(t *testing.T) {
	for _, c := range []struct{ value, shown, want string }{
		{"bind", "${KIND}", "bind"}, {"other", "${KIND}", "${KIND}"}, {"other", "other", "other"},
	} {
		if got := word(c.value, c.shown, "bind", "volume"); got != c.want {
			t.Errorf("%s: %s", c.value, got)
		}
	}
}
