package rules

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// judged is a service with one mount.
func judged(role facts.Role, m facts.Mount) facts.Service {
	return facts.Service{Name: "x", Role: role, Stateful: true, Mounts: []facts.Mount{m}, Place: untrusted.Place{File: "c", Line: 1}}
}

func bind(source, target string) facts.Mount {
	return facts.Mount{Kind: "bind", Source: untrusted.Text(source), Target: untrusted.Text(target), Place: untrusted.Place{File: "c", Line: 2}}
}

// What a folder holds is told by where it is mounted, not by what it is called
// on the host.
func TestDataFolders(t *testing.T) {
	readOnly := bind("./x", "/data")
	readOnly.ReadOnly = true
	volume := bind("x", "/data")
	volume.Kind = "volume"
	for name, c := range map[string]struct {
		s    facts.Service
		want int
	}{
		"data of a store":                    {judged(facts.RoleDatabase, bind("./x", "/data")), 1},
		"the home of a store":                {judged(facts.RoleDatabase, bind("./x", "/var/lib/pg")), 1},
		"uploads of an application":          {judged(facts.RoleApplication, bind("./x", "/srv/uploads")), 1},
		"uploads of a store":                 {judged(facts.RoleDatabase, bind("./x", "/srv/uploads")), 0},
		"bitnami's folder of a store":        {judged(facts.RoleDatabase, bind("./x", "/bitnami")), 1},
		"bitnami's folder of an application": {judged(facts.RoleApplication, bind("./x", "/bitnami")), 0},
		"what is only read":                  {judged(facts.RoleDatabase, readOnly), 0},
		"a volume":                           {judged(facts.RoleDatabase, volume), 0},
		"settings":                           {judged(facts.RoleDatabase, bind("./x", "/etc/data")), 0},
		"a script to set it up":              {judged(facts.RoleDatabase, bind("./x", "/docker-entrypoint-initdb.d/data")), 0},
		"one file onto another":              {judged(facts.RoleDatabase, bind("./x.json", "/data/x.json")), 0},
		"a file in a folder of data":         {judged(facts.RoleDatabase, bind("./x.json", "/data")), 1},
		"the engine's socket":                {judged(facts.RoleApplication, bind("/var/run/docker.sock", "/data")), 0},
		"the host's settings":                {judged(facts.RoleApplication, bind("/etc/shadow", "/data")), 0},
	} {
		if got := stateOnBindMount(facts.Project{Services: []facts.Service{c.s}}); len(got) != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	s := judged(facts.RoleApplication, bind("./x", "/data"))
	s.Stateful = false
	if got := stateOnBindMount(facts.Project{Services: []facts.Service{s}}); len(got) != 0 {
		t.Errorf("an application without data: %+v", got)
	}
	s.Role = facts.RoleCache
	if got := stateOnBindMount(facts.Project{Services: []facts.Service{s}}); len(got) != 1 {
		t.Errorf("a cache: %+v", got)
	}
}

func TestBackups(t *testing.T) {
	kept := facts.Service{Name: "db", Role: facts.RoleDatabase, Stateful: true}
	with := func(change func(*facts.Service)) facts.Service {
		s := kept
		change(&s)
		return s
	}
	image := func(name untrusted.Text) facts.Service {
		return facts.Service{Name: "x", Image: &facts.Image{Repository: name}}
	}
	for name, c := range map[string]struct {
		services []facts.Service
		want     int
	}{
		"a database":              {[]facts.Service{kept}, 1},
		"an application":          {[]facts.Service{with(func(s *facts.Service) { s.Role = facts.RoleApplication })}, 1},
		"a cache":                 {[]facts.Service{with(func(s *facts.Service) { s.Role = facts.RoleCache })}, 0},
		"without data":            {[]facts.Service{with(func(s *facts.Service) { s.Stateful = false })}, 0},
		"only in a profile":       {[]facts.Service{with(func(s *facts.Service) { s.Inactive = true })}, 0},
		"saved by name":           {[]facts.Service{kept, {Name: "db-Backup"}}, 0},
		"saved by image":          {[]facts.Service{kept, image("Restic/restic")}, 0},
		"beside another image":    {[]facts.Service{kept, image("example/web")}, 1},
		"saved by label":          {[]facts.Service{with(func(s *facts.Service) { s.Labels = []facts.Variable{{Name: "Backup.volumes"}} })}, 0},
		"labelled something else": {[]facts.Service{with(func(s *facts.Service) { s.Labels = []facts.Variable{{Name: "traefik.enable"}} })}, 1},
	} {
		if got := withoutBackup(facts.Project{Services: c.services}); len(got) != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestSharedVolumes(t *testing.T) {
	mounts := func(name untrusted.Text, ms ...facts.Mount) facts.Service {
		return facts.Service{Name: name, Mounts: ms}
	}
	v := facts.Mount{Kind: "volume", Source: "v"}
	reads := v
	reads.ReadOnly = true
	folder := v
	folder.Kind = "bind"
	for name, c := range map[string]struct {
		services []facts.Service
		want     int
	}{
		"two write":               {[]facts.Service{mounts("a", v), mounts("b", v)}, 2},
		"one writes, one reads":   {[]facts.Service{mounts("a", v), mounts("b", reads)}, 0},
		"one writes, twice":       {[]facts.Service{mounts("a", v, v)}, 0},
		"one twice, another once": {[]facts.Service{mounts("a", v, v), mounts("b", v)}, 2},
		"a folder of that name":   {[]facts.Service{mounts("a", v), mounts("b", folder)}, 0},
	} {
		if got := volumeShared(facts.Project{Services: c.services, Volumes: []facts.Volume{{Name: "v"}}}); len(got) != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A setting that switches the password off is worse where the port is open.
func TestPasswordOffAndPortOpen(t *testing.T) {
	db := facts.Service{Name: "db", Environment: []facts.Variable{{Name: "POSTGRES_HOST_AUTH_METHOD", Value: facts.Hide("trust"), Literal: true}}}
	for address, want := range map[untrusted.Text]facts.Severity{"": facts.High, "127.0.0.1": facts.Medium, "none": facts.Medium} {
		s := db
		if address != "none" {
			s.Ports = []facts.Port{{HostIP: address, Published: "5432", Target: "5432"}}
		}
		var got []facts.Severity
		for _, f := range Check(facts.Project{Services: []facts.Service{s}}, all) {
			if f.Rule == "database-without-password" {
				got = append(got, f.Severity)
			}
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("published on %q: %v, want %s", address, got, want)
		}
	}
}

// However long an image is called, the day on which it ended is not cut off.
func TestTheDayIsNotCutOff(t *testing.T) {
	img := facts.Image{Ref: untrusted.Text("registry.example.org/" + strings.Repeat("x", 200)), Repository: "library/postgres", Tag: "9.6", Place: untrusted.Place{File: "c", Line: 1}}
	for _, f := range Check(facts.Project{Services: []facts.Service{{Name: untrusted.Text(strings.Repeat("y", 100)), Image: &img}}}, all) {
		if f.Rule == "image-end-of-life" {
			if !strings.Contains(f.Message.Whole(), "ended 2021-11-11") {
				t.Errorf("%q", f.Message)
			}
			return
		}
	}
	t.Error("it is not found")
}
