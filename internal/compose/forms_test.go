package compose

import (
	"fmt"
	"strings"
	"testing"
)

// forms are short and long forms of a service, each that of a service of its own.
var forms = []string{
	// ports
	"ports: ['80']", "ports: [80]", "ports: ['8080:80']", "ports: ['127.0.0.1:8080:80']", "ports: ['127.0.0.1::80']", "ports: ['[::1]:8080:80/udp']",
	"ports: ['8000-8002:80-82']", "ports: ['8000-8010:80']", "ports: ['53:53/UDP', '53:53/tcp']", "ports: ['80:80/sctp', '1:1', '65535:65535']",
	"ports: [{target: 80}, {target: 80, published: 8080, host_ip: 127.0.0.1, protocol: udp, mode: host, app_protocol: http, name: web}]",
	"ports: ['80:80', '80:80', {target: 80, published: '80', protocol: tcp, host_ip: 0.0.0.0}]", "ports: ['81:81', {target: 81, published: '81', protocol: udp}]",
	// mounts
	"volumes: [/data]", "volumes: ['vol:/data']", "volumes: ['vol:/data:ro,nocopy']", "volumes: ['./a:/data:rw']", "volumes: ['./a:/data/:z,rshared']", "volumes: ['~/a:/data', '/b:/b']",
	"volumes: ['./a:/x', './b:/x', {type: bind, source: ./c, target: /y}, {type: bind, source: ./d, target: /y}]",
	"volumes: [{type: bind, source: ./a, target: /data, bind: {create_host_path: false, propagation: rslave}}]", "volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1m, mode: 0755}}]",
	"volumes: [{type: volume, source: vol, target: /data, volume: {nocopy: true, subpath: x, labels: [a=b]}}, {type: volume, target: /other}]",
	"volumes: ['C:\\a:/data', 'c:/a:/b']",
	// build
	"build: x", "build: {context: x}", "build: {context: 'https://example.org/x.git'}", "build: {context: ., ssh: [default, 'id=path']}", "build: {context: ., ssh: {id: path}}",
	"build: {context: ., args: [A=1, B, C=], labels: [a=b], cache_from: [x], additional_contexts: [a=./a, 'b=https://b']}",
	"build: {context: ., additional_contexts: {a: ./a}, extra_hosts: ['a:1.1.1.1', 'b=2.2.2.2'], secrets: [s, {source: s, target: t, uid: '1', mode: 0400}], tags: [a:1, b:1]}",
	"build: {context: ., extra_hosts: {a: 1.1.1.1, b: [2.2.2.2, 3.3.3.3]}, ulimits: {nofile: 5}, shm_size: 1g, platforms: [linux/amd64]}",
	// names and values
	"environment: [A=1, A=2, B, 'C==', 'D=a=b']", "environment: {A: 1, B: 1.5, C: true, D: null, E: ''}", "labels: [a=1, b, 'c=']", "labels: {a: 1, b: null}",
	"annotations: [a=b]", "sysctls: [a=1]", "sysctls: {a: 1}", "extra_hosts: ['a:1.1.1.1', 'b=2.2.2.2', 'c=::1']", "extra_hosts: {a: 1.1.1.1, b: [2.2.2.2]}",
	"depends_on: [other]", "depends_on: {other: {condition: service_started}}", "depends_on: {other: {condition: service_started, required: false, restart: true}}",
	"networks: [net, default]", "networks: {net: null, default: {aliases: [a], priority: 3}}", "networks: {net: {ipv4_address: 10.0.0.9, gw_priority: 1, driver_opts: {a: b}}}",
	"secrets: [s, s]", "secrets: [{source: s, target: /x, uid: '1', gid: '2', mode: 0440}]", "configs: [c, {source: c, target: /x}]",
	"env_file: a.env", "env_file: [a.env, a.env, {path: b.env, required: false, format: raw}]", "label_file: a.labels", "label_file: [a.labels, b.labels]",
	"dns: 1.1.1.1", "dns: [1.1.1.1, '', 1.1.1.1]", "dns_search: a", "dns_opt: [a, b, a]", "tmpfs: /a", "tmpfs: [/a, '/b:size=1m', /a]",
	"cap_add: [A, B, A]", "cap_drop: [ALL, ALL]", "expose: [80, '81', '80', 90-91]", "profiles: []", "links: [other, 'other:x', other]",
	"devices: ['/dev/a']", "devices: ['/dev/a:/dev/b', '/dev/a:/dev/b:r']", "devices: [{source: /dev/a, target: /dev/b, permissions: rw}]", "devices: ['/dev/a:/dev/a:rwm', '/dev/a']",
	"gpus: all", "gpus: [{count: 2, driver: x, capabilities: [a]}]", "gpus: [{device_ids: ['0'], options: [a=b]}]",
	"develop: {watch: [{path: ./a, action: sync, target: /a, ignore: x, include: [y], x-initialSync: true}]}", "x-develop: {watch: [{path: ./a, action: rebuild}]}",
	"command: a 'b c' d", "command: [a, b c]", "command: ''", "entrypoint: a \"b\"", "entrypoint: []", "command: null",
	"healthcheck: {test: curl x, interval: 1m30s, timeout: 5s, retries: 3, start_interval: 500ms}", "healthcheck: {disable: true}", "healthcheck: {test: [CMD, a]}",
	"mem_limit: 1g", "mem_limit: 1073741824", "mem_limit: 512MB", "shm_size: 64kb", "cpus: 0.5", "cpus: '1.5'", "pids_limit: -1", "stop_grace_period: 1m",
	"ulimits: {nofile: 5, nproc: {soft: 1, hard: 2}}", "logging: {driver: x, options: {a: 1, b: x, c: null}}", "restart: on-failure:3", "network_mode: none", "init: true", "privileged: 'false'",
	"deploy: {replicas: 2, labels: [a=b], update_config: {delay: 5s, parallelism: 1, order: start-first}, restart_policy: {delay: 5s, max_attempts: 3, condition: any}}",
	"deploy: {resources: {limits: {cpus: 0.5, memory: 1g, pids: 5}, reservations: {cpus: '0.1', memory: 1m, devices: [{capabilities: [gpu], count: all}], generic_resources: [{discrete_resource_spec: {kind: a, value: 2}}]}}}",
	"deploy: {placement: {constraints: [a==b], max_replicas_per_node: 1, preferences: [{spread: x}]}, mode: global, endpoint_mode: dnsrr}",
	"post_start: [{command: a, environment: [A=1], user: x}]", "pre_stop: [{command: [a], privileged: true, working_dir: /x}]", "provider: {type: x, options: {a: b}}",
	"credential_spec: {file: x}", "storage_opt: {size: 1G}", "blkio_config: {weight: 300, weight_device: [{path: /dev/a, weight: 5}], device_read_bps: [{path: /dev/a, rate: 1mb}]}",
	"group_add: [5, a]", "security_opt: [a, b]", "userns_mode: host", "scale: 2", "platform: linux/arm64", "pull_policy: every_2h", "oom_score_adj: -1000", "mem_swappiness: 60", "memswap_limit: -1",
	"extends: other", "extends: {service: other}", "attach: false", "tty: 'true'", "read_only: 'true'", "isolation: x", "runtime: x", "domainname: a.b", "mac_address: 02:42:ac:11:65:43",
}

// Every form of an attribute means what it means to compose-go.
func TestFormsEqualComposeGo(t *testing.T) {
	rest := "networks: {net: {driver: x, ipam: {config: [{subnet: 10.0.0.0/8}]}, labels: [a=b]}, old: {external: {name: x}}, out: {external: true, name: y}, named: {name: z, attachable: true, enable_ipv6: true}}\n" +
		"volumes: {vol: {}, bound: {driver: local, driver_opts: {o: bind, type: none, device: ./x}}, none: null, out: {external: true}, labelled: {labels: {a: 1}}}\n" +
		"secrets: {s: {file: ./s, labels: [a=b]}, e: {environment: E}, out: {external: true}}\nconfigs: {c: {file: c}, t: {content: x}}\n"
	services := "services:\n  other: {image: other}\n"
	for i, form := range forms {
		image := "image: x, "
		if strings.HasPrefix(form, "provider") {
			image = ""
		}
		services += fmt.Sprintf("  s%d: {%s%s}\n", i, image, form)
	}
	equalToComposeGo(t, "all forms", services+rest)
}
