package scan

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/facts"
)

// Whom a service needs: by depends_on, and by what implies it; each once, by the
// name that may be shown.
func TestDependencies(t *testing.T) {
	for service, want := range map[string]string{
		"{image: x}":                   "",
		"{image: x, depends_on: [db]}": "db service_started false",
		"{image: x, depends_on: {db: {condition: service_healthy}}}":             "db service_healthy false",
		"{image: x, links: ['db:database']}":                                     "db service_started false",
		"{image: x, links: [db, 'db:other'], depends_on: [db]}":                  "db service_started false",
		"{image: x, links: ['gone:x']}":                                          "gone service_started true",
		"{image: x, links: ['${GONE}']}":                                         "${GONE} service_started true",
		"{image: x, links: ['${HERE}']}":                                         "db service_started false",
		"{image: x, volumes_from: ['db:ro']}":                                    "db service_started false",
		"{image: x, volumes_from: ['container:far:ro']}":                         "",
		"{image: x, network_mode: 'service:db', ipc: 'service:gone', pid: host}": "db service_started false, gone service_started true",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + service + "\n  db: {image: postgres}\n", ".env": "GONE=gone:x\nHERE=db:x\n"})
		var got []string
		for _, d := range serviceOf(t, p, "x").DependsOn {
			got = append(got, fmt.Sprint(d.Service, " ", d.Condition, " ", d.Missing))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %s", service, got, want)
		}
	}
}

// What is mounted, in each form: what it is, from where, to where, and what it
// comes to where variables are filled in.
func TestMounts(t *testing.T) {
	for service, want := range map[string]string{
		"{image: x, volumes: ['/data']}":                                     "anonymous  /data false | /data",
		"{image: x, volumes: [{type: volume, target: /data}]}":               "anonymous  /data false | /data",
		"{image: x, volumes: [{type: tmpfs, target: /tmp}]}":                 "tmpfs  /tmp false | /tmp",
		"{image: x, volumes: ['plain:/data:ro']}":                            "volume plain /data true | plain /data",
		"{image: x, volumes: ['./src:/app']}":                                "bind ./src /app false | ./src /app",
		"{image: x, volumes: ['host:/data']}":                                "bind /srv/data /data false of host | /srv/data /data",
		"{image: x, volumes: ['host:/data:ro']}":                             "bind /srv/data /data true of host | /srv/data /data",
		"{image: x, volumes: ['host-ro:/data']}":                             "bind ${FOLDER} /data true of host-ro | /srv/ro /data",
		"{image: x, volumes: ['${NAME}:/data']}":                             "bind /srv/data /data false of host | /srv/data /data",
		"{image: x, volumes: [{type: bind, source: host, target: /data}]}":   "bind host /data false | host /data",
		"{image: x, tmpfs: ['/run:size=1m', '${FOLDER}:mode=1777', '/tmp']}": "tmpfs  /run false | /run; tmpfs  ${FOLDER}:mode=1777 false | /srv/ro; tmpfs  /tmp false | /tmp",
	} {
		p, _ := load(t, tree{
			".env": "NAME=host\nFOLDER=/srv/ro\n",
			"compose.yaml": "services:\n  x: " + service + "\nvolumes:\n  plain: {driver_opts: {type: nfs}}\n  host: {driver: local, driver_opts: {o: bind, device: /srv/data}}\n" +
				"  host-ro: {driver_opts: {o: 'bind,ro', device: '${FOLDER}'}}\n",
		})
		var got []string
		for _, m := range serviceOf(t, p, "x").Mounts {
			line := fmt.Sprint(m.Kind, " ", m.Source, " ", m.Target, " ", m.ReadOnly)
			if m.Volume != "" {
				line += " of " + string(m.Volume)
			}
			got = append(got, line+" | "+strings.TrimSpace(m.From()+" "+m.To()))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q, want %s", service, got, want)
		}
	}
}

// A graphics card, in any of the ways to ask for one, and no other device.
func TestGraphicsCards(t *testing.T) {
	for service, want := range map[string]string{
		"{image: x, gpus: all}":                            "[gpu]",
		"{image: x, gpus: [{driver: nvidia, count: 1}]}":   "[nvidia]",
		"{image: x, runtime: nvidia}":                      "[nvidia]",
		"{image: x, runtime: runc}":                        "[]",
		"{image: x, devices: ['/dev/nvidia0']}":            "[/dev/nvidia0]",
		"{image: x, devices: ['/dev/dri:/dev/dri']}":       "[/dev/dri]",
		"{image: x, devices: ['/dev/kfd']}":                "[/dev/kfd]",
		"{image: x, devices: ['/dev/ttyUSB0', /dev/fuse]}": "[]",
		"{image: x, deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}, {capabilities: [tpu]}]}}}}": "[gpu]",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + service + "\n"})
		names := []string{}
		for _, g := range serviceOf(t, p, "x").GPUs {
			names = append(names, string(g.Name))
		}
		if got := fmt.Sprint(names); got != want {
			t.Errorf("%s: %s, want %s", service, got, want)
		}
	}
}

// How a health check and a command are written.
func TestForms(t *testing.T) {
	for service, want := range map[string]string{
		"{image: x, healthcheck: {test: curl localhost}}":              "string -",
		"{image: x, healthcheck: {test: [CMD-SHELL, curl localhost]}}": "shell -",
		"{image: x, healthcheck: {test: [CMD, curl, localhost]}}":      "cmd -",
		"{image: x, healthcheck: {test: [NONE]}}":                      "none -",
		"{image: x, healthcheck: {disable: true}}":                     "disabled -",
		"{image: x, healthcheck: {interval: 5s}}":                      "inherit -",
		"{image: x, command: run}":                                     "- string",
		"{image: x, command: [run], entrypoint: start}":                "- list",
		"{image: x, entrypoint: start}":                                "- string",
		"{image: x}":                                                   "- -",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + service + "\n"})
		s, health, command := serviceOf(t, p, "x"), "-", "-"
		if s.Health != nil {
			health = s.Health.Form
		}
		if s.CommandForm != "" {
			command = s.CommandForm
		}
		if health+" "+command != want {
			t.Errorf("%s: %s %s, want %s", service, health, command, want)
		}
	}
}

// Limits are those that limit, and the first place where one stands; one whose
// variable has no value may be one.
func TestLimits(t *testing.T) {
	for service, want := range map[string]string{
		"image: x": "0 0 0",
		"cpus: 1\n    mem_limit: 1g\n    pids_limit: 9":                                                      "3 4 5",
		"cpus: 0\n    mem_limit: 0\n    pids_limit: 0":                                                       "0 0 0",
		"cpus: 0\n    cpu_quota: 1000\n    pids_limit: -1":                                                   "4 0 0",
		"cpus: 1\n    deploy: {resources: {limits: {\n      cpus: '2',\n      memory: 1g,\n      pids: 9}}}": "5 6 7",
		"cpus: 1\n    deploy: {resources: {limits: {\n      cpus: '0'}}}":                                    "3 0 0",
		"mem_limit: '${NOWHERE}'\n    cpus: '${NOWHERE}'":                                                    "4 3 0",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x:\n    " + service + "\n"})
		l := serviceOf(t, p, "x").Limits
		if got := fmt.Sprint(l.CPU.Line, l.Memory.Line, l.PIDs.Line); got != want {
			t.Errorf("%s: lines %s, want %s", service, got, want)
		}
	}
}

// What stands at the top of the files: where configs and secrets come from, which
// volumes have options, and which profiles are active.
func TestTopLevel(t *testing.T) {
	const text = "services:\n  x: {image: x, configs: [{source: text, target: /etc/text}, file]}\n  y: {image: y, profiles: [one]}\n  z: {image: z, profiles: [two]}\n" +
		"volumes: {plain: {}, named: {name: n}, nfs: {driver_opts: {type: nfs}}}\n" +
		"configs: {text: {content: a}, file: {file: ./a}, variable: {environment: A}, far: {external: true}}\n" +
		"secrets: {file: {file: ./a}, variable: {environment: A}, far: {external: true}}\n"
	for _, c := range []struct {
		profiles []string
		want     string
	}{
		{nil, "one false, two false"}, {[]string{"two"}, "one false, two true"}, {[]string{"*"}, "one true, two true"},
	} {
		p, _ := loadInput(t, Input{Input: compose.Input{Dir: write(t, tree{"compose.yaml": text, "a": ""}), Profiles: c.profiles}})
		var profiles, volumes, rest []string
		for _, x := range p.Profiles {
			profiles = append(profiles, fmt.Sprint(x.Name, " ", x.Active))
		}
		for _, v := range p.Volumes {
			volumes = append(volumes, fmt.Sprint(v.Name, " ", v.Options))
		}
		for _, r := range append(append([]facts.Resource{}, p.Configs...), p.Secrets...) {
			rest = append(rest, string(r.Name)+" "+r.Kind)
		}
		if got := strings.Join(profiles, ", "); got != c.want {
			t.Errorf("profiles %s, want %s", got, c.want)
		}
		if got := strings.Join(volumes, ", "); got != "named false, nfs true, plain false" {
			t.Error(got)
		}
		if got := strings.Join(rest, ", "); got != "far external, file file, text content, variable environment, far external, file file, variable environment" {
			t.Error(got)
		}
		targets := serviceOf(t, p, "x").ConfigTargets
		if len(targets) != 2 || targets[0].Reveal() != "/etc/text" || targets[1].Reveal() != "/file" {
			t.Errorf("configs are mounted at %v", targets)
		}
	}
}

// Where nothing runs without a profile, nothing is judged, which is said.
func TestNothingRuns(t *testing.T) {
	const said = " no service runs without a profile, so nothing is judged: choose with --profile one of "
	for text, want := range map[string]string{
		"services:\n  a: {image: x, profiles: [one]}\n  b: {image: x, profiles: [two]}\n": said + "one, two",
		"services:\n  a: {image: x, profiles: [one]}\n  b: {image: x}\n":                  "",
		"services: {}\n": "compose.yaml:1 there are no services",
	} {
		_, gaps := load(t, tree{"compose.yaml": text})
		if got := strings.Join(lines(gaps), "|"); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
