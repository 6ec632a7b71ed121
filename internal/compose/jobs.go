package compose

import (
	"maps"

	"github.com/compose-spec/compose-go/v2/types"
)

// TakeJobs makes the jobs of the project services of it, which they are in all
// but what starts them. It may be called again. A job that has the name of a
// service is left out.
func (l *Loaded) TakeJobs() {
	jobs, services := l.tree.Get("jobs"), l.tree.Get("services")
	if jobs == nil || len(jobs.Entries) == 0 || l.jobs != nil {
		return
	}
	if services == nil {
		l.tree = l.tree.With("services", jobs.At, jobs.Empty())
		services = l.tree.Get("services")
	}
	l.jobs = types.Jobs{}
	taken := []string{}
	for _, e := range jobs.Entries {
		if services.Find(e.Key) >= 0 {
			continue
		}
		l.jobs[e.Key] = l.Project.Jobs[e.Key]
		taken = append(taken, e.Key)
		services = services.With(e.Key, e.At, e.Val)
	}
	l.tree = l.tree.With("services", services.At, services)
	l.Project, l.values.p = withJobs(l.Project, taken), withJobs(l.values.p, taken)
}

// withJobs is the project with some jobs as services.
func withJobs(p *types.Project, names []string) *types.Project {
	project := *p
	project.Services = maps.Clone(p.Services)
	for _, name := range names {
		job := p.Jobs[name]
		project.Services[name] = types.ServiceConfig{Name: name, Profiles: job.Profiles, ContainerSpec: job.ContainerSpec, WorkloadSpec: job.WorkloadSpec}
	}
	return &project
}

// Job reports whether a service was a job, and by which cron expressions it is
// started; none means by hand.
func (l *Loaded) Job(service string) (schedule []string, ok bool) {
	job, ok := l.jobs[service]
	if ok && job.Triggers != nil {
		for _, s := range job.Triggers.Schedule {
			schedule = append(schedule, s.Cron)
		}
	}
	return schedule, ok
}
