// Package check reports what no single value of a project can show: names that
// are not defined, contradictions, cycles. Nothing is left out because of them.
package check

import (
	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// checker looks at a merged project. It is linear in the size of the project.
type checker struct {
	log   *diagnostics.Log
	root  *files.Root
	model *tree.Node
	p     *types.Project
}

// workload is a service or a job.
type workload struct {
	c      *checker
	kind   string // service or job
	name   string
	at     tree.Pos
	node   *tree.Node
	config types.ServiceConfig
	// inactive: in no active profile, so that docker compose would not look at
	// it.
	inactive bool
}

// Project reports what docker compose would reject in the merged project.
func Project(log *diagnostics.Log, root *files.Root, model *tree.Node, p *types.Project) {
	c := &checker{log: log, root: root, model: model, p: p}
	all := c.workloads()
	switch {
	case len(model.Without("version").Entries) == 0 && !log.Cut && !log.Left("services"):
		log.Problem(model.At, "", "there are no services")
	case len(all) == 0 && !log.Left("services"):
		log.Gap(model.At, "there are no services")
	}
	for _, w := range all {
		w.complete()
		w.references()
		w.filesOf()
		if w.kind == "service" { // of a job, docker compose looks at no more
			w.contradictions()
			w.mounts()
			w.contexts()
		}
	}
	c.resources()
	c.reportCycles(all)
}

// workloads are all services and then all jobs.
func (c *checker) workloads() []workload {
	var all []workload
	for _, e := range tree.EntriesOf(c.model.Get("services")) {
		all = append(all, workload{c: c, kind: "service", config: c.p.Services[e.Key]}.of(e))
	}
	for _, e := range tree.EntriesOf(c.model.Get("jobs")) {
		job := c.p.Jobs[e.Key]
		config := types.ServiceConfig{Name: job.Name, Profiles: job.Profiles, ContainerSpec: job.ContainerSpec, WorkloadSpec: job.WorkloadSpec}
		all = append(all, workload{c: c, kind: "job", config: config}.of(e))
		if c.model.Get("services").Find(e.Key) >= 0 {
			c.log.Problem(e.At, "", "%s is both a service and a job", diagnostics.Quoted(e.Key))
		}
	}
	return all
}

func (w workload) of(e tree.Entry) workload {
	w.name, w.at, w.node = e.Key, e.At, e.Val
	w.inactive = !w.config.HasProfile(w.c.p.Profiles)
	return w
}

// wrong reports a mistake of the workload: a problem, or a gap where docker
// compose would not look.
func (w workload) wrong(at tree.Pos, hint, format string, args ...any) {
	if w.inactive {
		w.c.log.Gap(at, format, args...)
		return
	}
	w.c.log.Problem(at, hint, format, args...)
}

// path is the path to a part of the workload, as messages have it.
func (w workload) path(part string) string { return w.kind + "s." + diagnostics.Shown(w.name) + part }

// title is the workload at the beginning of a message.
func (w workload) title() string { return "the " + w.kind + " " + diagnostics.Quoted(w.name) }

// keyAt is where a key below the workload stands; the workload itself where it
// is not there.
func (w workload) keyAt(keys ...string) tree.Pos {
	n, at := w.node, w.at
	for _, k := range keys {
		i := n.Find(k)
		if i < 0 {
			break
		}
		n, at = n.Entries[i].Val, n.Entries[i].At
	}
	return at
}

// complete reports a service that nothing says how to get.
func (w workload) complete() {
	if w.kind == "job" || w.config.Provider != nil || w.config.Build != nil || w.config.Image != "" {
		return
	}
	for _, k := range []string{".build", ".image", ".provider", ".extends"} {
		if w.c.log.Left(w.path(k)) {
			return // which has been reported
		}
	}
	if image := w.node.Get("image"); w.node.Find("build") >= 0 || image.IsUnset() {
		return
	}
	w.wrong(w.at, "if the file is an override of another, name both: -f FIRST -f SECOND", "%s has neither an image nor a build context", w.title())
}
