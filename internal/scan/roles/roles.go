// Package roles decides what each service of a project is for, whether it is a
// store, and which of its mounts hold data. It reads no file: what the Dockerfiles
// and the settings of web servers show is given to it.
package roles

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

// Evidence is what is known of services besides their Compose file.
type Evidence struct {
	Commands  map[untrusted.Text][]string  // what each runs, word by word
	Released  map[untrusted.Text]string    // why the last stage of its Dockerfile is static, where another one is built
	Web       map[untrusted.Text]WebServer // the configuration of its web server
	Variables []facts.Variable             // of env files
}

// WebServer is what the configuration of a service's web server shows.
type WebServer struct {
	Read     bool   // each file of its configuration was read
	PassesOn string // the file that makes it pass requests on; empty: none seen
}

// guess is what a service may be for.
type guess struct {
	role facts.Role
	sure bool
	why  string
}

// Decide fills in what each service is for: from what others wait for, from the
// well-known image, from the Dockerfile and the command, and then from hints of
// several kinds: what others say of it, what it mounts, runs, publishes and
// consumes. A name never makes a role; it only decides between those that the
// hints leave open. It returns what holds data.
func Decide(services []facts.Service, e Evidence) []facts.Data {
	awaited, heard := awaitedJobs(services), listen(services, e)
	all := make([]candidate, len(services))
	for i := range services {
		c := &all[i]
		*c = candidate{s: &services[i], awaited: awaited[services[i].Name], said: heard.of[services[i].Name], store: heard.stores[services[i].Name], others: heard.others[services[i].Name] || len(services[i].DependsOn) > 0}
		c.argv, c.released, c.web = e.Commands[c.s.Name], e.Released[c.s.Name], e.Web[c.s.Name]
		c.commands = dockerfile.Commands(c.argv)
		c.lookUp()
		c.beside(services)
	}
	for range 2 { // in the second round it is known what the others are
		for i := range all {
			g := all[i].decide()
			all[i].s.Role, all[i].s.RoleSure, all[i].s.RoleWhy = g.role, g.sure, untrusted.Text(g.why)
		}
		for i := range all {
			all[i].store = all[i].store || needsStore(*all[i].s, services)
		}
	}
	for i := range all {
		all[i].state()
	}
	return stores(all)
}

// needsStore reports whether a service waits for a store.
func needsStore(s facts.Service, services []facts.Service) bool {
	return slices.ContainsFunc(services, func(o facts.Service) bool {
		store := o.Role == facts.RoleDatabase || o.Role == facts.RoleCache || o.Role == facts.RoleQueue
		return store && slices.ContainsFunc(s.DependsOn, func(d facts.Dependency) bool { return d.Service == o.Name })
	})
}

// beside notes what the service has in common with others.
func (c *candidate) beside(services []facts.Service) {
	for _, o := range services {
		if o.Name == c.s.Name {
			continue
		}
		c.sibling = c.sibling || artifact(o) != "" && artifact(o) == artifact(*c.s)
		c.shares = c.shares || slices.ContainsFunc(c.s.Mounts, func(m facts.Mount) bool {
			return (m.Kind == "volume" || m.Kind == "bind") && !strings.HasSuffix(m.From(), ".sock") && slices.ContainsFunc(o.Mounts, func(x facts.Mount) bool { return x.Kind == m.Kind && x.From() == m.From() })
		})
	}
}

// artifact is what a service runs: its image, or where it is built.
func artifact(s facts.Service) string {
	switch {
	case s.Image != nil:
		return string(runs(s).Ref)
	case s.Build != nil:
		return s.Build.Folder() + "\x00" + s.Build.File() + "\x00" + s.Build.Stage()
	}
	return ""
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
	said     []mention      // what others say of it
	store    bool           // it has the address of a store, or waits for one
	others   bool           // it has the address of another service, or waits for one
	sibling  bool           // another service runs the same image
	shares   bool           // another service mounts a volume or folder of its
	argv     []string
	commands [][]string
	released string           // why the last stage of its Dockerfile is static, where another one is built
	web      WebServer        // the configuration of its web server
	keeps    []facts.Mount    // what of its mounts holds data
	product  products.Product // of the image, or of the image that it is built on
	known    bool             // product is filled
	exact    bool             // the product is what runs, not only what the image to build is called
	built    bool             // product is of the base of its Dockerfile
}

// lookUp finds the product: by the image that is pulled, or by the one that
// the service is built on.
func (c *candidate) lookUp() {
	s := c.s
	switch {
	case s.Build == nil && s.Image != nil:
		c.product, c.known = products.Find(*runs(*s))
		c.exact = c.known
	case s.Dockerfile != nil && s.Dockerfile.From() != nil:
		c.product, c.known = products.Find(*s.Dockerfile.From())
		c.built, c.exact = c.known, c.known
	case s.Image != nil && s.Dockerfile == nil:
		c.product, c.known = products.Find(*runs(*s)) // built here under that name; the Dockerfile was not read
	}
	if c.known && (c.exact || c.product.Role != facts.RoleApplication) {
		s.Product = c.product.Name
	}
}

// steps are the ways to find a role, the strongest evidence first.
func steps() []func(*candidate) (guess, bool) {
	return []func(*candidate) (guess, bool){
		completes, keptOpen, byTool, byConsole, bySetUp, byExactImage, byDockerfile, byCommand, byHints, byRestart, byProfile, byTie,
	}
}

// decide asks each step in turn.
func (c *candidate) decide() guess {
	for _, look := range steps() {
		if g, ok := look(c); ok {
			return g
		}
	}
	return c.application()
}

// completes: others wait for its end, or Swarm runs it as a job.
func completes(c *candidate) (guess, bool) {
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

// runs is the image of a service with all variables filled in, for judging; nil:
// built without a name.
func runs(s facts.Service) *facts.Image {
	if value := s.ImageValue.Reveal(); value != "" {
		img := imageref.Parse(value, untrusted.Place{})
		return &img
	}
	return s.Image
}
