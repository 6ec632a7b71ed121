package compose

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// pairs are what two files say of one service, or of the project.
var pairs = []struct{ name, below, over string }{
	{"a text over a text", "{image: a, hostname: b}", "{image: c}"},
	{"lists are added", "{image: a, dns: [1.1.1.1, 8.8.8.8]}", "{dns: [8.8.8.8, 9.9.9.9]}"},
	{"a list over a text", "{image: a, dns: 1.1.1.1}", "{dns: [8.8.8.8]}"},
	{"a command is replaced", "{image: a, command: [x, y], entrypoint: [x]}", "{command: [z], entrypoint: y}"},
	{"a health check's test is replaced", "{image: a, healthcheck: {test: [CMD, x], interval: 5s}}", "{healthcheck: {test: [CMD, y]}}"},
	{"variables by name", "{image: a, environment: {A: 1, B: 2}}", "{environment: [B=3, C=4, D]}"},
	{"variables by name, list under mapping", "{image: a, environment: [A=1, B]}", "{environment: {A: null, B: 2}}"},
	{"a variable twice in a list", "{image: a, environment: [A=1, A=2]}", "{environment: [A=3, A=4]}"},
	{"labels by name", "{image: a, labels: [x=1, y=2]}", "{labels: {y: 3}}"},
	{"annotations by name", "{image: a, annotations: [x=1]}", "{annotations: {x: 2, z: 3}}"},
	{"the same driver of logs", "{image: a, logging: {driver: syslog, options: {a: 1}}}", "{logging: {driver: syslog, options: {b: 2}}}"},
	{"another driver of logs", "{image: a, logging: {driver: syslog, options: {a: 1}}}", "{logging: {driver: local, options: {b: 2}}}"},
	{"a driver of logs under none", "{image: a, logging: {driver: syslog, options: {a: 1}}}", "{logging: {options: {b: 2}}}"},
	{"a driver of logs over none", "{image: a, logging: {options: {a: 1}}}", "{logging: {driver: syslog, options: {b: 2}}}"},
	{"no driver of logs", "{image: a, logging: {options: {a: 1}}}", "{logging: {options: {b: 2}}}"},
	{"a limit of one number", "{image: a, ulimits: {nofile: {soft: 1, hard: 2}}}", "{ulimits: {nofile: 3}}"},
	{"a limit of two numbers", "{image: a, ulimits: {nofile: 3, nproc: 7}}", "{ulimits: {nofile: {soft: 1, hard: 2}}}"},
	{"two limits of two numbers", "{image: a, ulimits: {nofile: {soft: 1, hard: 2}}}", "{ulimits: {nofile: {soft: 3, hard: 4}}}"},
	{"a folder to build over another", "{build: x}", "{build: y}"},
	{"a Dockerfile over a folder to build", "{build: x}", "{build: {dockerfile: D, args: [A=1]}}"},
	{"a folder to build over arguments", "{build: {context: x, args: {A: 1}, tags: [a:1]}}", "{build: {context: y, args: [A=2, B=3], tags: [b:2, a:1]}}"},
	{"dependencies", "{image: a, depends_on: [b]}", "{depends_on: {c: {condition: service_healthy}}}"},
	{"the same dependency", "{image: a, depends_on: {b: {condition: service_healthy, restart: true}}}", "{depends_on: [b]}"},
	{"networks", "{image: a, networks: [n]}", "{networks: {n: {aliases: [x]}, m: null}}"},
	{"aliases of a network", "{image: a, networks: {n: {aliases: [x, y]}}}", "{networks: {n: {aliases: [y, z]}}}"},
	{"the same port", "{image: a, ports: ['80:80', '81:81']}", "{ports: ['80:80', '82:82']}"},
	{"the same port in long", "{image: a, ports: ['80:80']}", "{ports: [{target: 80, published: '80', protocol: tcp}]}"},
	{"a port of another protocol", "{image: a, ports: ['80:80']}", "{ports: ['80:80/udp']}"},
	{"a port of another address", "{image: a, ports: ['80:80']}", "{ports: ['127.0.0.1:80:80', '0.0.0.0:80:80']}"},
	{"a port with another one inside", "{image: a, ports: ['80:80']}", "{ports: ['80:81']}"},
	{"the same folder inside", "{image: a, volumes: ['./x:/data', 'vol:/other']}", "{volumes: ['./y:/data:ro', {type: tmpfs, target: /tmp}]}"},
	{"the same folder inside twice", "{image: a, volumes: ['./x:/data', './z:/data']}", "{volumes: ['vol:/more']}"},
	{"secrets", "{image: a, secrets: [s, {source: t, target: /x}]}", "{secrets: [s, {source: s, target: /x}]}"},
	{"configs", "{image: a, configs: [s, {source: t, target: /x}]}", "{configs: [{source: s, target: /s}, {source: t, target: /y}]}"},
	{"env files", "{image: a, env_file: [a.env, {path: b.env, required: false}]}", "{env_file: [c.env, a.env]}"},
	{"an env file over a list", "{image: a, env_file: [a.env]}", "{env_file: b.env}"},
	{"devices", "{image: a, devices: ['/dev/a:/dev/x', '/dev/b:/dev/y']}", "{devices: ['/dev/c:/dev/x', '/dev/d:/dev/z:r']}"},
	{"names of hosts", "{image: a, extra_hosts: ['x=1.1.1.1', 'y=2.2.2.2']}", "{extra_hosts: {x: 3.3.3.3}}"},
	{"parameters of the kernel", "{image: a, sysctls: [x=1, y=2]}", "{sysctls: {x: 3}}"},
	{"exposed ports", "{image: a, expose: ['80', '81']}", "{expose: ['81', '82']}"},
	{"rights", "{image: a, cap_add: [A, B], cap_drop: [C]}", "{cap_add: [B, D], cap_drop: [C]}"},
	{"tmpfs", "{image: a, tmpfs: /a}", "{tmpfs: [/b, /a]}"},
	{"numbers of a deployment", "{image: a, deploy: {replicas: 2, labels: [a=1], resources: {limits: {cpus: '1', memory: 1G}}}}", "{deploy: {labels: {a: 2}, resources: {limits: {memory: 2G}}}}"},
	{"rules of placement", "{image: a, deploy: {placement: {constraints: [a==b], preferences: [{spread: x}]}}}", "{deploy: {placement: {constraints: [a==b, c==d], preferences: [{spread: y}]}}}"},
	{"watched folders", "{build: ., develop: {watch: [{action: sync, path: ./a, target: /a}]}}", "{develop: {watch: [{action: rebuild, path: ./a}, {action: sync, path: ./b, target: /b}]}}"},
	{"taken back", "{image: a, ports: ['80:80'], environment: {A: 1}, hostname: x}", "{ports: !reset [], environment: {A: !reset null}, hostname: !reset null}"},
	{"put in the place", "{image: a, ports: ['80:80'], environment: {A: 1, B: 2}, dns: [1.1.1.1]}", "{ports: !override ['81:81'], environment: !override {C: 3}, dns: !override [8.8.8.8]}"},
	{"taken back and never there", "{image: a}", "{ports: !reset [], environment: {A: !reset null, B: 2}}"},
}

// What two files say of one thing is merged as compose-go merges it.
func TestPairsEqualComposeGo(t *testing.T) {
	rest := "networks: {n: {}, m: {}}\nvolumes: {vol: {}}\nsecrets: {s: {file: s}, t: {file: t}}\nconfigs: {s: {file: s}, t: {file: t}}\n"
	others := ", b: {image: b}, c: {image: c, healthcheck: {test: [CMD, c]}}}\n"
	for _, p := range pairs {
		equalToComposeGo(t, p.name, "services: {a: "+p.below+others+rest, "services: {a: "+p.over+"}\n")
	}
	for name, p := range map[string][2]string{
		"pools with the same subnet": {"{ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}, {subnet: 172.16.0.0/16}]}}", "{ipam: {config: [{subnet: 10.0.0.0/8, ip_range: 10.1.0.0/16}]}}"},
		"pools with other subnets":   {"{ipam: {config: [{subnet: 10.0.0.0/8}]}}", "{ipam: {config: [{subnet: 172.16.0.0/16}, {subnet: 172.17.0.0/16}]}}"},
		"pools without a subnet":     {"{ipam: {config: [{gateway: 10.0.0.1}]}}", "{ipam: {config: [{gateway: 10.0.0.2}, {subnet: 10.0.0.0/8}]}}"},
		"no pools":                   {"{ipam: {driver: x}}", "{ipam: {config: [{subnet: 10.0.0.0/8}]}}"},
		"labels and options":         {"{labels: [a=1, b=2], driver_opts: {x: 1}}", "{labels: {b: 3}, driver_opts: {y: 2}}"},
	} {
		top := func(n string) string { return "services: {a: {image: a}}\nnetworks: {n: " + n + "}\n" }
		equalToComposeGo(t, name, top(p[0]), top(p[1]))
	}
}

// equalToComposeGo compares the models, or refusals, of files that lie over
// one another.
func equalToComposeGo(t *testing.T, name string, files ...string) {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for i, text := range files {
		path := filepath.Join(dir, fmt.Sprintf("f%d.yml", i))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	diff, ok := compare(t, paths)
	if !ok {
		t.Errorf("%s: compose-go: %s", name, diff)
	} else if diff != "" {
		t.Errorf("%s: (-compose-go +ours)\n%s", name, diff)
	}
}
