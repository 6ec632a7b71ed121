// Package check reports what no single value of a project can show: names that
// are not defined, contradictions, cycles.
package check

import (
	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// checker looks at what single values cannot show: references and
// contradictions. It is linear in the size of the project.
type checker struct {
	log   *diagnostics.Log
	root  *files.Root
	model *tree.Node
	p     *types.Project
	// fragment: a service has neither image nor build, so the files are a part
	// of a project, and what they refer to may be defined elsewhere.
	fragment bool
	// inactive: the service at hand is in no active profile, so that docker
	// compose would not look at it.
	inactive bool
}

// Project reports what docker compose would refuse in the merged project.
func Project(log *diagnostics.Log, root *files.Root, model *tree.Node, p *types.Project) {
	c := &checker{log: log, root: root, model: model, p: p}
	services := model.Get("services")
	if len(model.Without("version").Entries) == 0 {
		log.Problem(model.At, "", "there are no services")
		return
	}
	if services == nil || len(services.Entries) == 0 {
		log.Gap(model.At, "there are no services")
		services = tree.NewMapping(model.At, nil)
	}
	for _, e := range services.Entries {
		c.complete(e)
	}
	for _, e := range services.Entries {
		c.inactive = !c.active(e.Key)
		c.references(e)
		c.contradictions(e)
		c.mounts(e)
		c.filesOf(e)
	}
	c.profiles()
	c.resources()
	reportCycles(log, services)
}

// complete notes a service that nothing says how to get.
func (c *checker) complete(e tree.Entry) {
	svc := c.p.Services[e.Key]
	if e.Val.Find("build") < 0 && e.Val.Find("image") < 0 && svc.Provider == nil {
		c.fragment = len(c.log.Problems) == 0
		c.log.Gap(e.At, "the service %s has neither image nor build: these files look like a part of a project", diagnostics.Quoted(e.Key))
	}
}

func (c *checker) active(service string) bool {
	svc := c.p.Services[service]
	return svc.HasProfile(c.p.Profiles)
}
