package compose

import (
	"context"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
)

// A fraction is cut off where Compose cuts it off; what is too large, no number
// or negative where it may not be is a problem, and left out.
func TestNumbers(t *testing.T) {
	whole := func(s types.ServiceConfig) any { return s.PidsLimit }
	unsigned := func(s types.ServiceConfig) any {
		if s.HealthCheck == nil || s.HealthCheck.Retries == nil {
			return nil
		}
		return *s.HealthCheck.Retries
	}
	fraction := func(s types.ServiceConfig) any { return s.CPUS }
	const notWhole, notPositive, noNumber = "services.s.pids_limit must be a whole number", "services.s.healthcheck.retries must be a whole number that is not negative", "services.s.cpus must be a number"
	for _, c := range []struct {
		file    string // of the service
		read    func(s types.ServiceConfig) any
		want    any
		problem string
	}{
		{"pids_limit: 12", whole, int64(12), ""},
		{"pids_limit: -1", whole, int64(-1), ""},
		{"pids_limit: 2.9", whole, int64(2), ""},
		{"pids_limit: -2.9", whole, int64(-2), ""},
		{"pids_limit: 9e17", whole, int64(9e17), ""},
		{"pids_limit: 1e18", whole, int64(0), notWhole},
		{"pids_limit: -1e18", whole, int64(0), notWhole},
		{"pids_limit: .nan", whole, int64(0), notWhole},
		{"pids_limit: some", whole, int64(0), notWhole},
		{"healthcheck: {retries: 3}", unsigned, uint64(3), ""},
		{"healthcheck: {retries: 2.9}", unsigned, uint64(2), ""},
		{"healthcheck: {retries: -0.9}", unsigned, uint64(0), ""},
		{"healthcheck: {retries: 9e17}", unsigned, uint64(9e17), ""},
		{"healthcheck: {retries: -1.0}", unsigned, uint64(0), notPositive},
		{"healthcheck: {retries: 1e18}", unsigned, uint64(0), notPositive},
		{"healthcheck: {retries: -1}", unsigned, uint64(0), notPositive},
		{"cpus: 0.5", fraction, float32(0.5), ""},
		{"cpus: '1.5'", fraction, float32(1.5), ""},
		{"cpus: .inf", fraction, float32(0), noNumber},
		{"cpus: -.inf", fraction, float32(0), noNumber},
		{"cpus: .nan", fraction, float32(0), noNumber},
		{"cpus: many", fraction, float32(0), noNumber},
	} {
		l, err := Load(context.Background(), Input{Dir: project(t, "-- compose.yaml --\nservices:\n  s:\n    image: x\n    "+c.file+"\n")})
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		l.Root.Close()
		said := ""
		for _, p := range l.Problems {
			said += string(p.Message)
		}
		if got := c.read(l.Values().Reveal().Services["s"]); got != c.want || said != c.problem {
			t.Errorf("%s: %v (%T) and %q, want %v and %q", c.file, got, got, said, c.want, c.problem)
		}
	}
}
