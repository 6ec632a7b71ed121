package compose

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
)

// What a variable holds is computed with and not shown, but where it says what
// runs. A number or a truth value is shown as what it comes to, unless the name
// of the variable looks like that of a secret.
func TestWhatIsShownOfVariables(t *testing.T) {
	const env = "TAG=1.27\nPORT=8443\nCOUNT=3\nTRUE=true\nSIZE=512m\nWAIT=90s\nNOTE=harmless\nDB_PASSWORD=7654321\nPORT_TOKEN=9443\nKEY_TOKEN=64m\nWAIT_SECRET=15s\nON_SECRET=true\n"
	type read = func(s types.ServiceConfig) any
	for _, c := range []struct {
		file         string // of the service
		read         read
		value, shown string
	}{
		{"image: 'nginx:${TAG}'", func(s types.ServiceConfig) any { return s.Image }, "nginx:1.27", "nginx:1.27"},
		{"image: 'nginx:${DB_PASSWORD}'", func(s types.ServiceConfig) any { return s.Image }, "nginx:7654321", "nginx:${DB_PASSWORD}"},
		{"image: nginx", func(s types.ServiceConfig) any { return s.Image }, "nginx", "nginx"},
		{"hostname: '${NOTE}'", func(s types.ServiceConfig) any { return s.Hostname }, "harmless", "${NOTE}"},
		{"ports: ['${PORT}:80']", func(s types.ServiceConfig) any { return s.Ports[0].Published }, "8443", "8443"},
		{"ports: ['${PORT_TOKEN}:80']", func(s types.ServiceConfig) any { return s.Ports[0].Published }, "9443", "${PORT_TOKEN}"},
		{"environment: {A: '${NOTE}'}", func(s types.ServiceConfig) any { return *s.Environment["A"] }, "harmless", "${NOTE}"},
		{"environment: ['${NOTE}=1']", func(s types.ServiceConfig) any { return names(s.Environment) }, "harmless", "${NOTE}"},
		{"labels: {a: 'x ${NOTE}'}", func(s types.ServiceConfig) any { return s.Labels["a"] }, "x harmless", "x ${NOTE}"},
		{"labels: ['${NOTE}=1']", func(s types.ServiceConfig) any { return names(s.Labels) }, "harmless", "${NOTE}"},
		{"command: ['run', '${NOTE}']", func(s types.ServiceConfig) any { return s.Command }, "[run harmless]", "[run ${NOTE}]"},
		{"extra_hosts: ['a=${NOTE}']", func(s types.ServiceConfig) any { return s.ExtraHosts["a"] }, "[harmless]", "[${NOTE}]"},
		{"healthcheck: {test: ['CMD', '${NOTE}']}", func(s types.ServiceConfig) any { return s.HealthCheck.Test }, "[CMD harmless]", "[CMD ${NOTE}]"},
		{"deploy: {replicas: '${COUNT}'}", func(s types.ServiceConfig) any { return *s.Deploy.Replicas }, "3", "3"},
		{"scale: '${DB_PASSWORD}'", func(s types.ServiceConfig) any { return s.GetScale() }, "7654321", "1"},
		{"pids_limit: '${DB_PASSWORD}'", func(s types.ServiceConfig) any { return s.PidsLimit }, "7654321", "0"},
		{"privileged: '${ON_SECRET}'", func(s types.ServiceConfig) any { return s.Privileged }, "true", "true"},
		{"user: '${DB_PASSWORD}'", func(s types.ServiceConfig) any { return s.User }, "7654321", "${DB_PASSWORD}"},
		{"privileged: '${TRUE}'", func(s types.ServiceConfig) any { return s.Privileged }, "true", "true"},
		{"mem_limit: '${SIZE}'", func(s types.ServiceConfig) any { return int64(s.MemLimit) }, "536870912", "536870912"},
		{"stop_grace_period: '${WAIT}'", func(s types.ServiceConfig) any { return s.StopGracePeriod }, "1m30s", "1m30s"},
		{"mem_limit: '${KEY_TOKEN}'", func(s types.ServiceConfig) any { return int64(s.MemLimit) }, "67108864", "67108864"},
	} {
		text := "services:\n  s:\n    image: x\n    " + c.file + "\n"
		text = strings.Replace(text, "    image: x\n    image", "    image", 1)
		l, err := Load(context.Background(), Input{Dir: project(t, "-- .env --\n"+env+"-- compose.yaml --\n"+text)})
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		l.Root.Close()
		value, shown := fmt.Sprint(c.read(l.Values().Reveal().Services["s"])), fmt.Sprint(c.read(l.Project.Services["s"]))
		if value != c.value || shown != c.shown {
			t.Errorf("%s: is %s and shown as %s, want %s and %s (%v)", c.file, value, shown, c.value, c.shown, l.Problems)
		}
	}
}

func names[V any](m map[string]V) string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return strings.Join(out, " ")
}
