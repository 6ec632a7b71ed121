package scan

import (
	"math"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/facts"
)

// cpuPeriod is the period in microseconds that cpu_quota is a share of where
// cpu_period is not set.
const cpuPeriod = 100_000

// resources are the limits and reservations of one container, with variables
// filled in. What stands under deploy comes first, as for limits.
func (o composeService) resources() facts.Resources {
	v := o.values
	limits, reserved := deployed(v.Deploy)
	r := facts.Resources{
		MemoryLimit:       firstSet(int64(limits.MemoryBytes), int64(v.MemLimit)),
		MemoryReservation: firstSet(int64(reserved.MemoryBytes), int64(v.MemReservation)),
		CPULimit:          firstSet(thousandths(float64(limits.NanoCPUs)), thousandths(float64(v.CPUS)), quota(v)),
		CPUReservation:    firstSet(thousandths(float64(reserved.NanoCPUs))),
	}
	switch {
	case r.MemoryLimit > 0:
		r.MemoryAt = o.set("deploy.resources.limits.memory", "mem_limit")
	case r.MemoryReservation > 0:
		r.MemoryAt = o.set("deploy.resources.reservations.memory", "mem_reservation")
	}
	switch {
	case r.CPULimit > 0:
		r.CPUAt = o.set("deploy.resources.limits.cpus", "cpus", "cpu_quota")
	case r.CPUReservation > 0:
		r.CPUAt = o.set("deploy.resources.reservations.cpus")
	}
	return r
}

// deployed are the limits and reservations under deploy, zero where there are
// none.
func deployed(d *types.DeployConfig) (limits, reserved types.Resource) {
	if d == nil {
		return limits, reserved
	}
	if d.Resources.Limits != nil {
		limits = *d.Resources.Limits
	}
	if d.Resources.Reservations != nil {
		reserved = *d.Resources.Reservations
	}
	return limits, reserved
}

// firstSet is the first number above 0: 0 and less mean that nothing is limited.
func firstSet(numbers ...int64) int64 {
	for _, n := range numbers {
		if n > 0 {
			return n
		}
	}
	return 0
}

// thousandths turns CPUs into thousandths of a CPU, and no CPU that is set
// into none.
func thousandths(cpus float64) int64 {
	if cpus <= 0 || math.IsNaN(cpus) {
		return 0
	}
	return int64(max(1, math.Round(min(cpus, math.MaxInt32)*1000)))
}

// quota is the limit that cpu_quota and cpu_period give together.
func quota(v types.ServiceConfig) int64 {
	period := v.CPUPeriod
	if period <= 0 {
		period = cpuPeriod
	}
	return thousandths(float64(v.CPUQuota) / float64(period))
}
