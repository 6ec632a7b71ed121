package portability

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

var update = flag.Bool("update", false, "write generated files instead of comparing them")

func TestTable(t *testing.T) {
	table, err := parse(mappingYAML(t))
	if err != nil {
		t.Fatal(err)
	}
	if table.Checked.Kompose == "" || table.Checked.Compose == "" {
		t.Error("the versions are missing")
	}
	for _, r := range table.Rows {
		if !strings.HasPrefix(r.Source, "https://") || !strings.HasSuffix(r.Note, ".") {
			t.Errorf("%s: source %q, note %q", r.Feature, r.Source, r.Note)
		}
	}
	for _, w := range table.Fixed {
		if w.Kubernetes == "" || !strings.HasPrefix(w.Source, "https://") || !strings.HasSuffix(w.Why, ".") {
			t.Errorf("fixed: %+v", w)
		}
	}
}

func TestMistakesInTheTableAreReportedAtOnce(t *testing.T) {
	_, err := parse([]byte(`
rows:
  - {feature: a, paths: [a], top: [a], kubernetes: x, kompose: maybe, effort: small, signal: none, compose: honoured, note: n, source: s}
  - {feature: a, when: nothing-like-it, kubernetes: x, kompose: drops, effort: tiny, signal: none, compose: honoured, note: n, source: s}
  - {feature: b, paths: [b], value: "(", kompose: drops, effort: small, signal: none, compose: honoured, note: n, source: s}
`))
	for _, want := range []string{
		`kompose "maybe"`, "exactly one", `no test "nothing-like-it"`, `effort "tiny"`, "stands twice", "b: kubernetes is missing", "b: value",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not reported: %v", want, err)
		}
	}
	if _, err := parse([]byte("rows:\n  - {feature: a, efort: small}\n")); err == nil {
		t.Error("an unknown key is not reported")
	}
}

// serviceKeys are the keys of a service that the Compose Specification knows.
var serviceKeys = strings.Fields(`annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name
	cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec depends_on deploy develop
	device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose extends external_links extra_hosts gpus
	group_add healthcheck hostname image init ipc isolation label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness
	memswap_limit models network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop
	privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size stdin_open
	stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir`)

// TestEveryServiceKeyHasARow: a key is in a path, or a test looks at it.
func TestEveryServiceKeyHasARow(t *testing.T) {
	tested := map[string]string{
		"image": "image-pulled", "build": "build", "configs": "configs-used", "secrets": "secrets-used", "depends_on": "depends-started",
		"environment": "environment", "gpus": "gpus", "logging": "logging-local", "networks": "networks-joined",
		"ports": "ports-published", "tmpfs": "tmpfs", "volumes": "named-volume", "healthcheck": "healthcheck-command", "extends": "extended",
	}
	rows := Rows()
	for _, key := range serviceKeys {
		if id := tested[key]; id != "" {
			if !slices.ContainsFunc(rows, func(r Row) bool { return r.When == id }) {
				t.Errorf("%s: no row uses the test %s", key, id)
			}
			continue
		}
		if !slices.ContainsFunc(rows, func(r Row) bool {
			return slices.ContainsFunc(r.Paths, func(p string) bool { return p == key || strings.HasPrefix(p, key+".") })
		}) {
			t.Errorf("%s: no row", key)
		}
	}
}

func line(n int) untrusted.Place { return untrusted.Place{File: "compose.yaml", Line: n} }

func attr(path, value string, at int) facts.Attribute {
	return facts.Attribute{Path: path, Value: facts.Hide(value), Place: line(at)}
}

func features(items []facts.Portability) []string {
	var out []string
	for _, it := range items {
		if len(it.Evidence) == 0 {
			out = append(out, it.Feature+" without evidence")
			continue
		}
		out = append(out, fmt.Sprintf("%s %s %d", it.Service, it.Feature, it.Evidence[0].Line))
	}
	slices.Sort(out)
	return out
}

// TestPaths: the longest path wins, then the value; a row is listed once.
func TestPaths(t *testing.T) {
	s := facts.Service{Name: "web", NetworkMode: "host", Restart: "always", Attributes: []facts.Attribute{
		attr("deploy.placement.constraints", "", 3),
		attr("deploy.resources.limits.cpus", "1", 4), attr("deploy.resources.limits.memory", "1G", 5),
		attr("user", "www", 6), attr("network_mode", "host", 7), attr("restart", "always", 8),
		attr("networks.*.aliases", "", 9),
		{Path: "security_opt", Place: line(10), Items: []facts.Item{
			{Value: facts.Hide("no-new-privileges:true"), Place: line(11)}, {Value: facts.Hide("seccomp:x"), Place: line(12)},
		}},
		attr("privileged", "false", 13), attr("ulimits.nofile.soft", "1", 14), attr("build.secrets", "", 15), attr("unheard.of", "", 16),
	}}
	want := []string{
		"web network_mode: host 7", "web networks.aliases 9", "web no-new-privileges 11", "web placement constraints 3",
		"web resource limits 4", "web restart: always 8", "web seccomp, AppArmor, SELinux 12", "web ulimits 14", "web user (name) 6",
		"web build (special options) 15",
	}
	slices.Sort(want)
	if got := features(Assess(facts.Project{Services: []facts.Service{s}})); !slices.Equal(got, want) {
		t.Errorf("got\n %s\nwant\n %s", strings.Join(got, "\n "), strings.Join(want, "\n "))
	}
}

func TestServiceTests(t *testing.T) {
	volume := func(source string, at int) facts.Mount {
		return facts.Mount{Kind: "volume", Source: untrusted.Text(source), Target: "/data", Place: line(at)}
	}
	bind := func(source string, at int) facts.Mount {
		return facts.Mount{Kind: "bind", Source: untrusted.Text(source), Target: "/x", Place: line(at)}
	}
	readOnly := volume("own", 20)
	readOnly.ReadOnly = true
	for name, c := range map[string]struct {
		service facts.Service
		want    []string
	}{
		"image":             {facts.Service{Image: &facts.Image{Place: line(5)}}, []string{"image 5"}},
		"built, with image": {facts.Service{Image: &facts.Image{Place: line(5)}, Build: &facts.Build{Place: line(6)}}, []string{"build 6"}},
		"no restart":        {facts.Service{Place: line(2)}, []string{"restart (not set) 2", "no port at all 2"}},
		"ports": {
			facts.Service{Ports: []facts.Port{{Published: "80", Target: "80", Count: 1, Place: line(7)}, {HostIP: "127.0.0.1", Published: "81", Count: 1, Place: line(8)}}},
			[]string{"ports 7", "ports (address of the host) 8"},
		},
		"ports with replicas": {
			facts.Service{Replicas: 3, Ports: []facts.Port{{Published: "80", Count: 1, Place: line(7)}, {Published: "80-82", Count: 3, Place: line(8)}}, Attributes: []facts.Attribute{attr("deploy.replicas", "3", 4)}},
			[]string{"fixed port with replicas 7", "ports 7", "replicas 4"},
		},
		"volume":               {facts.Service{Mounts: []facts.Mount{volume("own", 9)}}, []string{"named volume 9"}},
		"volume with replicas": {facts.Service{Replicas: 2, Attributes: []facts.Attribute{attr("scale", "2", 3)}, Mounts: []facts.Mount{volume("own", 9)}}, []string{"named volume with replicas 9", "scale 3"}},
		"read-only volume":     {facts.Service{Mounts: []facts.Mount{readOnly}}, []string{"read-only volume 20"}},
		"shared volume":        {facts.Service{Mounts: []facts.Mount{volume("common", 9)}}, []string{"volume shared by services 9"}},
		"socket":               {facts.Service{Mounts: []facts.Mount{bind("/var/run/docker.sock", 9)}}, []string{"control socket of the engine 9"}},
		"system path":          {facts.Service{Mounts: []facts.Mount{bind("/proc", 9)}}, []string{"system path of the host 9"}},
		"bind":                 {facts.Service{Mounts: []facts.Mount{bind("./nginx.conf", 9)}}, []string{"bind mount 9"}},
		"source":               {facts.Service{Build: &facts.Build{Context: "./web", Place: line(4)}, Mounts: []facts.Mount{bind("./web", 9)}}, []string{"build 4", "source code mounted 9"}},
		"anonymous":            {facts.Service{Mounts: []facts.Mount{{Kind: "anonymous", Place: line(9)}}}, []string{"anonymous volume 9"}},
		"tmpfs":                {facts.Service{Mounts: []facts.Mount{{Kind: "tmpfs", Place: line(9)}}}, []string{"tmpfs 9"}},
		"image volume":         {facts.Service{Mounts: []facts.Mount{{Kind: "image", Place: line(9)}}}, []string{"image as a volume 9"}},
		"pipe":                 {facts.Service{Mounts: []facts.Mount{{Kind: "npipe", Place: line(9)}}}, []string{"npipe or cluster volume 9"}},
		"health check":         {facts.Service{Health: &facts.Health{Form: "cmd", Place: line(3)}}, []string{"healthcheck (CMD) 3"}},
		"health check, text":   {facts.Service{Health: &facts.Health{Form: "string", Place: line(3)}}, []string{"healthcheck (shell or text) 3"}},
		"health check, none":   {facts.Service{Health: &facts.Health{Form: "inherit", Place: line(3)}}, []string{"healthcheck (no test) 3"}},
		"health check, off":    {facts.Service{Health: &facts.Health{Form: "disabled", Place: line(3)}, Attributes: []facts.Attribute{attr("healthcheck.disable", "true", 4)}}, []string{"healthcheck.disable 3"}},
		"depends on": {
			facts.Service{DependsOn: []facts.Dependency{{Condition: "service_started", Place: line(3)}, {Condition: "service_healthy", Place: line(4)}, {Condition: "service_completed_successfully", Place: line(5)}}},
			[]string{"depends_on (started) 3", "depends_on (healthy) 4", "depends_on (completed) 5"},
		},
		"logs on the host":   {facts.Service{Logging: &facts.Logging{Driver: "local", Place: line(3)}}, []string{"logging (rotation) 3"}},
		"logs shipped":       {facts.Service{Logging: &facts.Logging{Driver: "fluentd", Place: line(3)}}, []string{"logging (shipped away) 3"}},
		"gpu":                {facts.Service{GPUs: []facts.Use{{Place: line(3)}}}, []string{"devices reserved, gpus 3"}},
		"configs, secrets":   {facts.Service{Configs: []facts.Use{{Place: line(3)}}, Secrets: []facts.Use{{Place: line(4)}}}, []string{"configs 3", "secrets 4"}},
		"networks":           {facts.Service{Networks: []facts.Use{{Place: line(3)}}}, []string{"networks 3"}},
		"labels for kompose": {facts.Service{Labels: []facts.Variable{{Name: "kompose.service.type", Place: line(3)}}}, []string{"kompose labels 3"}},
		"extension":          {facts.Service{Attributes: []facts.Attribute{attr("x-podman", "", 3)}}, []string{"extension (x-) 3"}},
		"monitoring":         {facts.Service{Role: facts.RoleMonitoring, Place: line(2), Restart: "always", NetworkMode: "x"}, []string{"monitoring stack 2"}},
		"environment":        {facts.Service{Environment: []facts.Variable{{Place: line(4)}}}, []string{"environment 4"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := c.service
			if s.Place == (untrusted.Place{}) { // rows about what is missing are off
				s.Restart, s.NetworkMode = "x", "x"
			}
			other := facts.Service{Name: "other", Restart: "x", NetworkMode: "x", Mounts: []facts.Mount{volume("common", 30)}}
			var got []string
			for _, f := range features(Assess(facts.Project{Services: []facts.Service{s, other}})) {
				if !strings.HasPrefix(f, "other ") {
					got = append(got, strings.TrimSpace(f))
				}
			}
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestProjectTests(t *testing.T) {
	p := facts.Project{
		Files: []facts.File{{Path: "compose.yaml", Kind: "compose"}, {Path: "db.yaml", Kind: "include"}, {Path: "base.yaml", Kind: "extends"}},
		Networks: []facts.Network{
			{Name: "a", Driver: "macvlan", Place: line(1)},
			{Name: "b", Driver: "overlay", Place: line(2)},
			{Name: "c", Attachable: true, Place: line(3)},
			{Name: "d", Internal: true, Place: line(4)},
			{Name: "e", External: true, Place: line(5)},
			{Name: "idle", External: true, Place: line(20)},
			{Name: "nobody", External: true, Place: line(21)},
		},
		Volumes: []facts.Volume{
			{Name: "a", Driver: "local", Place: line(6)},
			{Name: "b", Driver: "rexray", Place: line(7)},
			{Name: "c", External: true, Place: line(8)},
			{Name: "d", Options: true, Place: line(9)},
			{Name: "idle", External: true, Place: line(22)},
		},
		Secrets:    []facts.Resource{{Name: "a", Kind: "external", External: true, Place: line(10)}, {Name: "b", Kind: "environment", Place: line(11)}, {Name: "c", Kind: "file", Place: line(12)}, {Name: "idle", External: true, Place: line(23)}},
		Configs:    []facts.Resource{{Name: "a", Kind: "external", External: true, Place: line(13)}},
		Attributes: []facts.Attribute{attr("networks.*", "", 14), attr("networks.*.ipam.config", "", 16), attr("name", "x", 17), attr("services.web.image", "x", 18)},
	}
	want := []string{
		" addresses of a network 16", " extends 0", " external config 13", " external network 5", " external secret 10", " external volume 8", " include 0", " internal network 4",
		" name 17", " network across hosts 2", " network driver macvlan, ipvlan 1", " secret from a variable 11", " volume driver and options 7",
	}
	use := func(names ...untrusted.Text) (out []facts.Use) {
		for _, n := range names {
			out = append(out, facts.Use{Name: n, Place: line(30)})
		}
		return out
	}
	web := facts.Service{Name: "web", Restart: "x", NetworkMode: "x", Networks: use("a", "b", "c", "d", "e"), Secrets: use("a", "b", "c"), Configs: use("a")}
	for _, v := range []untrusted.Text{"a", "b", "c", "d"} {
		web.Mounts = append(web.Mounts, facts.Mount{Kind: "volume", Source: v, Place: line(30)})
	}
	idle := facts.Service{Name: "idle", Inactive: true, Networks: use("idle"), Secrets: use("idle"), Mounts: []facts.Mount{{Kind: "volume", Source: "idle", Place: line(30)}}, Attributes: []facts.Attribute{attr("cpuset", "1", 31)}}
	helper := idle
	helper.Name, helper.Inactive, helper.Role = "helper", false, facts.RoleDevelopment
	p.Services = []facts.Service{helper, idle, web}
	var got []string
	for _, f := range features(Assess(p)) {
		if !strings.HasPrefix(f, "web ") {
			got = append(got, f)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n %s\nwant\n %s", strings.Join(got, "\n "), strings.Join(want, "\n "))
	}
	p.Services = nil
	if got := features(Assess(p)); !slices.Equal(got, []string{" extends 0", " include 0", " name 17"}) {
		t.Errorf("without services: %q", got)
	}
}

func TestSizeAndViews(t *testing.T) {
	s := facts.Service{Name: "web", Restart: "always", Place: line(1), Attributes: []facts.Attribute{
		attr("restart", "always", 2), attr("ulimits", "", 3), attr("deploy.placement.preferences", "", 4), attr("blkio_config.weight", "10", 8), attr("deploy.rollback_config.delay", "", 5),
	}, Mounts: []facts.Mount{{Kind: "bind", Source: "/proc", Place: line(6)}}, Ports: []facts.Port{{Place: line(7)}}}
	again := s
	again.Name = "api"
	items := Assess(facts.Project{Services: []facts.Service{s}})
	// What two services need alike is one kind of work.
	small, medium, large, blockers := Size(Assess(facts.Project{Services: []facts.Service{s, again}}))
	if small != 3 || medium != 2 || large != 1 || blockers != 1 {
		t.Errorf("size %d %d %d %d of %v", small, medium, large, blockers, features(items))
	}
	if items[0].Effort != facts.Blocker || items[len(items)-1].Effort != facts.Small {
		t.Errorf("not in order of effort: %v", items)
	}
	for name, c := range map[string]struct {
		got  []facts.Portability
		want []string
	}{
		"lost silently": {LostSilently(items), []string{"web disk bandwidth 8", "web rollback 5", "web ulimits 3"}},
		"ignored today": {IgnoredToday(items), []string{"web placement preferences 4", "web rollback 5"}},
		"host-tied":     {HostTied(items), []string{"web disk bandwidth 8", "web system path of the host 6"}},
	} {
		if got := features(c.got); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestNoValueIsShown(t *testing.T) {
	s := facts.Service{Name: "web", Attributes: []facts.Attribute{attr("user", "kanarienvogel", 1), attr("command", "kanarienvogel", 2)}}
	data, err := json.Marshal(Assess(facts.Project{Services: []facts.Service{s}}))
	if err != nil || strings.Contains(string(data), "kanarienvogel") {
		t.Errorf("%s %v", data, err)
	}
}

func TestCatalogueIsCurrent(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "portability.md")
	if *update {
		if err := os.WriteFile(file, []byte(Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(old) != Markdown() {
		t.Error("docs/portability.md is not current: go test ./internal/portability -run Catalogue -update")
	}
}
