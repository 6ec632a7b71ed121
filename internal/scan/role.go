package scan

import (
	"slices"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// guess is what a service may be for.
type guess struct {
	role facts.Role
	sure bool
	why  string
}

// roles decides what each service is for: from what others wait for, from the
// well-known image, from the Dockerfile, from the command, and at last from
// names, which is never sure.
func roles(services []facts.Service, d *dockerfiles) {
	awaited := awaitedJobs(services)
	for i := range services {
		c := candidate{s: &services[i], awaited: awaited[services[i].Name]}
		c.argv, c.released = d.commands[c.s.Name], d.released[c.s.Name]
		c.commands = dockerfile.Commands(c.argv)
		c.lookUp()
		g := c.decide()
		c.s.Role, c.s.RoleSure, c.s.RoleWhy = g.role, g.sure, untrusted.Text(g.why)
		c.state()
	}
}

// awaitedJobs are the services that another one waits for to complete, with
// the name of the first that does.
func awaitedJobs(services []facts.Service) map[untrusted.Text]untrusted.Text {
	out := map[untrusted.Text]untrusted.Text{}
	for _, s := range services {
		for _, d := range s.DependsOn {
			if d.Condition == "service_completed_successfully" && out[d.Service] == "" {
				out[d.Service] = s.Name
			}
		}
	}
	return out
}

// candidate is a service whose role is looked for.
type candidate struct {
	s        *facts.Service
	awaited  untrusted.Text // who waits for it to complete
	argv     []string
	commands [][]string
	released string           // why the last stage of its Dockerfile is static, where another one is built
	product  products.Product // of the image, or of the image that it is built on
	known    bool             // product is filled
	exact    bool             // the publisher's own image
	built    bool             // product is of the base of its Dockerfile
}

// lookUp finds the product: by the image that is pulled, or by the one that
// the service is built on.
func (c *candidate) lookUp() {
	s := c.s
	switch {
	case s.Build == nil && s.Image != nil:
		c.product, c.exact, c.known = products.Find(*s.Image)
	case s.Dockerfile != nil && s.Dockerfile.From() != nil:
		c.product, c.exact, c.known = products.Find(*s.Dockerfile.From())
		c.built = c.known
	case s.Image != nil && s.Dockerfile == nil:
		c.product, c.exact, c.known = products.Find(*s.Image)
		c.exact = false // built here under that name; the Dockerfile was not read
	}
	if c.known && products.IsGeneric(c.product.Name) {
		c.known = false
	}
	if c.known && (c.exact || c.product.Role != facts.RoleApplication) {
		s.Product = c.product.Name
	}
}

// decide asks the strongest evidence first.
func (c *candidate) decide() guess {
	for _, look := range []func() (guess, bool){
		c.completes, c.keptOpen, c.byTool, c.bySetUp, c.byExactImage, c.byDockerfile, c.byCommand, c.byExporterName, c.byImageName, c.byRestart, c.byProfile, c.byName,
	} {
		if g, ok := look(); ok {
			return g
		}
	}
	return c.application()
}

// completes: others wait for its end, or Swarm runs it as a job.
func (c *candidate) completes() (guess, bool) {
	switch {
	case c.s.Job && len(c.s.Schedule) > 0:
		return guess{facts.RoleJob, true, "a job, started by the schedule " + string(english.List(c.s.Schedule, 3))}, true
	case c.s.Job:
		return guess{facts.RoleJob, true, "a job, started by hand"}, true
	}
	if c.awaited != "" {
		return guess{facts.RoleJob, true, string(c.awaited) + " waits for it to complete"}, true
	}
	if strings.HasSuffix(c.s.Mode, "-job") {
		return guess{facts.RoleJob, true, "deploy.mode is " + c.s.Mode}, true
	}
	return guess{}, false
}

// application is what is left.
func (c *candidate) application() guess {
	switch {
	case c.known && c.exact && c.product.Role == facts.RoleApplication && c.built:
		return guess{facts.RoleApplication, true, "built on " + c.product.Name}
	case c.s.Build != nil:
		return guess{facts.RoleApplication, true, "built in this project"}
	case c.published():
		return guess{facts.RoleApplication, true, "publishes a port"}
	case c.routed():
		return guess{facts.RoleApplication, true, "a proxy is told to route to it"}
	}
	return guess{facts.RoleApplication, false, "nothing shows another role"}
}

// published reports whether the service can be reached from outside.
func (c *candidate) published() bool {
	return len(c.s.Ports) > 0
}

// routed reports whether labels or variables make a proxy route to it.
func (c *candidate) routed() bool {
	label := func(v facts.Variable) bool {
		n := strings.ToLower(string(v.Name))
		return strings.HasPrefix(n, "traefik.http.routers") || strings.HasPrefix(n, "traefik.tcp.routers") || n == "caddy" || n == "virtual_host"
	}
	return slices.ContainsFunc(c.s.Labels, label) || slices.ContainsFunc(c.s.Environment, label)
}

// short is the last part of the image's name.
func (c *candidate) short() string {
	if c.s.Image == nil {
		return ""
	}
	return imageref.Short(*c.s.Image)
}
