package scan

import (
	"fmt"
	"testing"
)

// TestResources: limits and reservations as numbers, wherever and however they
// are written.
func TestResources(t *testing.T) {
	for name, c := range map[string]struct {
		service string // the service x, as YAML in one line
		want    string // memory limit/reservation, CPU limit/reservation, lines of both
	}{
		"nothing":                      {"{image: x}", "0/0 0/0 0 0"},
		"the short attributes":         {"{image: x, mem_limit: 512m, mem_reservation: 256m, cpus: 0.5}", "536870912/268435456 500/0 2 2"},
		"deploy":                       {"{image: x, deploy: {resources: {limits: {memory: 1G, cpus: '1.5'}, reservations: {memory: 64M, cpus: '0.25'}}}}", "1073741824/67108864 1500/250 2 2"},
		"deploy comes first":           {"{image: x, mem_limit: 1g, cpus: 1, deploy: {resources: {limits: {memory: 1G, cpus: '1'}}}}", "1073741824/0 1000/0 2 2"},
		"a reservation alone":          {"{image: x, deploy: {resources: {reservations: {memory: 50M, cpus: '0.1'}}}}", "0/52428800 0/100 2 2"},
		"a plain number is bytes":      {"{image: x, mem_limit: 1000000}", "1000000/0 0/0 2 0"},
		"a quota of the usual period":  {"{image: x, cpu_quota: 50000}", "0/0 500/0 0 2"},
		"a quota of a period":          {"{image: x, cpu_quota: 50000, cpu_period: 25000}", "0/0 2000/0 0 2"},
		"none, and nothing reserved":   {"{image: x, mem_reservation: 0, deploy: {resources: {reservations: {cpus: '0', memory: 0}}}}", "0/0 0/0 0 0"},
		"none, and no limit":           {"{image: x, mem_limit: 0, cpus: 0, cpu_quota: -1}", "0/0 0/0 0 0"},
		"a hundredth of a thousandth":  {"{image: x, cpus: 0.00001}", "0/0 1/0 0 2"},
		"a variable with a default":    {"{image: x, mem_limit: '${MEMORY:-128m}'}", "134217728/0 0/0 2 0"},
		"a variable from the env file": {"{image: x, mem_limit: '${FROM_ENV}'}", "268435456/0 0/0 2 0"},
		"a variable without a value":   {"{image: x, mem_limit: '${NOWHERE}'}", "0/0 0/0 0 0"},
		"a size that is none":          {"{image: x, mem_limit: a lot}", "0/0 0/0 0 0"},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + c.service + "\n", ".env": "FROM_ENV=256m\n"})
			r := serviceOf(t, p, "x").Resources
			got := fmt.Sprintf("%d/%d %d/%d %d %d", r.MemoryLimit, r.MemoryReservation, r.CPULimit, r.CPUReservation, r.MemoryAt.Line, r.CPUAt.Line)
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
