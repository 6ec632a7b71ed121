package compose

import (
	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/files"
)

// checker looks at what single values cannot show: references and
// contradictions. It is linear in the size of the project.
type checker struct {
	log   *reportLog
	root  *files.Root
	model *node
	p     *types.Project
	// fragment: a service has neither image nor build, so the files are a part
	// of a project, and what they refer to may be defined elsewhere.
	fragment bool
	// inactive: the service at hand is in no active profile, so that docker
	// compose would not look at it.
	inactive bool
}

// checkProject reports what docker compose would refuse in the merged project.
func checkProject(log *reportLog, root *files.Root, model *node, p *types.Project) {
	c := &checker{log: log, root: root, model: model, p: p}
	services := model.get("services")
	if len(model.without("version").entries) == 0 {
		log.problem(model.at, "", "there are no services")
		return
	}
	if services == nil || len(services.entries) == 0 {
		log.gap(model.at, "there are no services")
		services = newMapping(model.at, nil)
	}
	for _, e := range services.entries {
		c.complete(e)
	}
	for _, e := range services.entries {
		c.inactive = !c.active(e.key)
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
func (c *checker) complete(e entry) {
	svc := c.p.Services[e.key]
	if e.val.find("build") < 0 && e.val.find("image") < 0 && svc.Provider == nil {
		c.fragment = len(c.log.problems) == 0
		c.log.gap(e.at, "the service %s has neither image nor build: these files look like a part of a project", quoted(e.key))
	}
}

func (c *checker) active(service string) bool {
	svc := c.p.Services[service]
	return svc.HasProfile(c.p.Profiles)
}
