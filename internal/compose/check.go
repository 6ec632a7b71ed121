package compose

import "github.com/compose-spec/compose-go/v2/types"

// checker looks at what single values cannot show: references and
// contradictions. It is linear in the size of the project.
type checker struct {
	s    *session
	tree *node
	p    *types.Project
	// fragment: a service has neither image nor build, so the files are a part
	// of a project, and what they refer to may be defined elsewhere.
	fragment bool
	// inactive: the service at hand is in no active profile, so that docker
	// compose would not look at it.
	inactive bool
}

// check reports what docker compose would refuse in the merged project.
func (s *session) check(tree *node, p *types.Project) {
	c := &checker{s: s, tree: tree, p: p}
	services := tree.get("services")
	if len(tree.without("version").entries) == 0 {
		s.problem(tree.at, "", "there are no services")
		return
	}
	if services == nil || len(services.entries) == 0 {
		s.gap(tree.at, "there are no services")
		services = newMapping(tree.at, nil)
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
	s.cycles(services)
}

// complete notes a service that nothing says how to get.
func (c *checker) complete(e entry) {
	svc := c.p.Services[e.key]
	if e.val.find("build") < 0 && e.val.find("image") < 0 && svc.Provider == nil {
		c.fragment = len(c.s.problems) == 0
		c.s.gap(e.at, "the service %s has neither image nor build: these files look like a part of a project", quoted(e.key))
	}
}

func (c *checker) active(service string) bool {
	svc := c.p.Services[service]
	return svc.HasProfile(c.p.Profiles)
}
