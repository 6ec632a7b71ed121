package compose

import (
	"fmt"
	"strings"

	"advisor/internal/files"

	"github.com/compose-spec/compose-go/v2/types"
)

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
	if len(tree.entries) == 0 {
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

// wrong reports a mistake of the service at hand: a problem, or a gap where
// docker compose would not look, or the rest of the project may set it right.
func (c *checker) wrong(at pos, hint, format string, args ...any) {
	if c.fragment || c.inactive {
		c.s.gap(at, format, args...)
		return
	}
	c.s.problem(at, hint, format, args...)
}

// reference checks one use of a name in a top-level section.
func (c *checker) reference(service, section, kind string, name *node, at pos) {
	if name == nil || name.kind != scalar || name.unset || name.text == "" {
		return
	}
	c.nameIn(service, section, kind, name.text, at)
}

func (c *checker) nameIn(service, section, kind, name string, at pos) {
	all := c.tree.get(section)
	if all.find(name) >= 0 || strings.Contains(name, "${") {
		return
	}
	var known []string
	if all != nil {
		known = all.keys()
	}
	hint := didYouMean(name, known)
	if hint == "" {
		hint = "define it under the top-level key " + section
	}
	c.wrong(at, hint, "the service %s uses the %s %s, which is not defined", quoted(service), kind, quoted(name))
}

// references checks the names that a service uses.
func (c *checker) references(e entry) {
	n := e.val
	if nets := n.get("networks"); nets != nil {
		for _, u := range nets.entries {
			if u.key != "default" {
				c.nameIn(e.key, "networks", "network", u.key, u.at)
			}
		}
	}
	if models := n.get("models"); models != nil {
		for _, u := range models.entries {
			c.nameIn(e.key, "models", "model", u.key, u.at)
		}
	}
	for _, v := range items(n.get("volumes")) {
		if v.get("type").str() == types.VolumeTypeVolume {
			c.reference(e.key, "volumes", "volume", v.get("source"), v.at)
		}
	}
	for _, v := range items(n.get("configs")) {
		c.reference(e.key, "configs", "config", v.get("source"), v.at)
	}
	for _, v := range append(items(n.get("secrets")), items(n.path("build", "secrets"))...) {
		c.reference(e.key, "secrets", "secret", v.get("source"), v.at)
	}
	if deps := n.get("depends_on"); deps != nil {
		for _, d := range deps.entries {
			c.service(d.at, d.key, "the service %s depends on %s", quoted(e.key), quoted(d.key))
		}
	}
	if ref, ok := strings.CutPrefix(n.get("network_mode").str(), types.ServicePrefix); ok {
		c.service(n.entries[n.find("network_mode")].at, ref, "the service %s uses the network of %s", quoted(e.key), quoted(ref))
	}
}

func (c *checker) service(at pos, name, format string, args ...any) {
	services := c.tree.get("services")
	switch {
	case strings.Contains(name, "${"):
	case services.find(name) < 0:
		c.wrong(at, didYouMean(name, services.keys()), format+", which is not defined", args...)
	case !c.inactive && !c.active(name):
		c.s.gap(at, format+", which is in no active profile", args...)
	}
}

// filesOf notes env files and label files that are not there: usual where
// they are not checked in.
func (c *checker) filesOf(e entry) {
	for _, f := range items(e.val.get("env_file")) {
		optional := ""
		if f.find("required") >= 0 && !truthOf(f.get("required")) {
			optional = "optional "
		}
		c.fileThere(f.get("path"), f.at, optional+"env_file")
	}
	for _, f := range items(e.val.get("label_file")) {
		c.fileThere(f, f.at, "label_file")
	}
}

func (c *checker) fileThere(path *node, at pos, what string) {
	if path == nil || path.kind != scalar || path.unset {
		return
	}
	switch kind, err := c.s.root.Kind(path.text); {
	case err != nil:
		c.s.gap(at, "%s %s is not looked at: it %v", what, quoted(path.text), err)
	case kind == files.Missing:
		c.s.gap(at, "%s %s does not exist", what, quoted(path.text))
	case kind != files.Regular:
		c.s.gap(at, "%s %s is not a regular file", what, quoted(path.text))
	}
}

// profiles notes profiles that were asked for and that no service has.
func (c *checker) profiles() {
	var known []string
	for _, e := range entriesOf(c.tree.get("services")) {
		for _, p := range items(e.val.get("profiles")) {
			known = append(known, p.text)
		}
	}
	for _, p := range c.p.Profiles {
		if p != "*" && !contains(known, p) {
			hint := didYouMean(p, known)
			if hint != "" {
				hint = ": " + hint
			}
			c.s.gap(c.tree.at, "no service has the profile %s%s", quoted(p), hint)
		}
	}
}

func entriesOf(n *node) []entry {
	if n == nil {
		return nil
	}
	return n.entries
}

// items are the items of a list, none if it is not one.
func items(n *node) []*node {
	if n == nil {
		return nil
	}
	return n.items[:len(n.items):len(n.items)]
}

// contradictions checks what cannot be set together.
func (c *checker) contradictions(e entry) {
	n, svc := e.val, c.p.Services[e.key]
	both := func(a, b, format string) {
		if i := n.find(a); i >= 0 {
			c.wrong(n.entries[i].at, "", "the service %s sets %s and %s, which "+format, quoted(e.key), a, b)
		}
	}
	if svc.Build != nil && svc.Build.DockerfileInline != "" && svc.Build.Dockerfile != "" {
		build := n.get("build")
		at := build.entries[build.find("dockerfile_inline")].at
		c.wrong(at, "", "services.%s.build sets dockerfile and dockerfile_inline, which exclude one another", cut(e.key))
	}
	if svc.NetworkMode != "" && len(svc.Networks) > 0 {
		both("network_mode", "networks", "exclude one another")
	}
	if d := svc.Deploy; d != nil {
		if svc.Scale != nil && d.Replicas != nil && *svc.Scale != *d.Replicas {
			both("scale", "deploy.replicas", "differ")
		}
		if l := d.Resources.Limits; l != nil {
			if svc.CPUS != 0 && l.NanoCPUs.Value() != svc.CPUS && !n.get("cpus").unset {
				both("cpus", "deploy.resources.limits.cpus", "differ")
			}
			if svc.MemLimit != 0 && l.MemoryBytes != svc.MemLimit {
				both("mem_limit", "deploy.resources.limits.memory", "differ")
			}
			if svc.PidsLimit != 0 && l.Pids != svc.PidsLimit {
				both("pids_limit", "deploy.resources.limits.pids", "differ")
			}
		}
		if r := d.Resources.Reservations; r != nil && svc.MemReservation != 0 && r.MemoryBytes != svc.MemReservation {
			both("mem_reservation", "deploy.resources.reservations.memory", "differ")
		}
	}
	scale := svc.GetScale()
	if scale < 0 {
		c.wrong(e.at, "", "the service %s has less than 0 replicas", quoted(e.key))
	}
	if scale > 1 && svc.ContainerName != "" {
		both("container_name", "more than one replica", "exclude one another: a container name is unique")
	}
	if h := svc.HealthCheck; h != nil && len(h.Test) > 0 && !n.path("healthcheck", "test").anyUnset() {
		if !contains([]string{"CMD", "CMD-SHELL", "NONE"}, h.Test[0]) {
			test := n.get("healthcheck")
			c.wrong(test.entries[test.find("test")].at, "", "services.%s.healthcheck.test must begin with CMD, CMD-SHELL or NONE", cut(e.key))
		}
	}
}

// anyUnset tells whether a variable without value is somewhere below.
func (n *node) anyUnset() bool {
	if n.unset {
		return true
	}
	for _, i := range n.items {
		if i.anyUnset() {
			return true
		}
	}
	return false
}

// mounts checks that no two mounts of a service have one target.
func (c *checker) mounts(e entry) {
	seen := map[string]bool{}
	once := func(target string, n *node) {
		if target == "" {
			c.wrong(n.at, "", "services.%s.volumes: a mount without a target", cut(e.key))
		} else if seen[target] && !n.unset {
			c.wrong(n.at, "", "the service %s mounts %s twice", quoted(e.key), quoted(target))
		}
		seen[target] = true
	}
	for _, t := range items(e.val.get("tmpfs")) {
		target, _, _ := strings.Cut(t.text, ":")
		once(target, t)
	}
	for _, v := range items(e.val.get("volumes")) {
		if v.kind == mapping {
			once(v.get("target").str(), v)
			if v.get("type").str() == types.VolumeTypeBind && v.find("source") < 0 {
				c.wrong(v.at, "", "services.%s.volumes: a bind mount without a source", cut(e.key))
			}
		}
	}
}

// resources checks the top-level volumes, secrets and configs.
func (c *checker) resources() {
	for _, section := range []string{"volumes", "secrets", "configs"} {
		all := c.tree.get(section)
		if all == nil {
			continue
		}
		for _, r := range all.entries {
			where := section + "." + cut(r.key)
			if section == "volumes" && truthOf(r.val.get("external")) {
				for _, k := range r.val.entries {
					if k.key != "name" && k.key != "external" && !strings.HasPrefix(k.key, "x-") {
						c.s.problem(k.at, "", "%s is external and sets %s, which exclude one another", where, quoted(k.key))
					}
				}
			}
			if section != "volumes" {
				c.fileObject(where, section, r)
			}
		}
	}
}

// fileObject checks that a secret or config has one origin.
func (c *checker) fileObject(where, section string, r entry) {
	ways := []string{"file", "environment"}
	if section == "configs" {
		ways = append(ways, "content")
	}
	var used []string
	for _, w := range ways {
		if r.val.find(w) >= 0 {
			used = append(used, w)
		}
	}
	switch {
	case len(used) > 1:
		c.s.problem(r.at, "", "%s sets %s, which exclude one another", where, strings.Join(used, " and "))
	case len(used) == 0 && r.val.find("driver") < 0 && r.val.find("external") < 0:
		c.s.problem(r.at, "", "%s needs one of %s", where, strings.Join(append(ways, "external"), ", "))
	}
}

func truthOf(n *node) bool {
	t, _ := truth(n.str())
	return t
}

// cycles reports services that depend on one another in a circle.
func (s *session) cycles(services *node) {
	const (
		fresh = iota
		active
		done
	)
	state := make(map[string]int, len(services.entries))
	var stack []string
	var visit func(name string, at pos)
	visit = func(name string, at pos) {
		switch state[name] {
		case done:
			return
		case active:
			if stack[len(stack)-1] == name {
				s.problem(at, "", "the service %s depends on itself", quoted(name))
				return
			}
			s.problem(at, "", "services depend on one another in a circle: %s", circle(stack, name))
			return
		}
		state[name] = active
		stack = append(stack, name)
		if deps := services.get(name).get("depends_on"); deps != nil {
			for _, d := range deps.entries {
				if services.find(d.key) >= 0 {
					visit(d.key, d.at)
				}
			}
		}
		stack = stack[:len(stack)-1]
		state[name] = done
	}
	for _, e := range services.entries {
		visit(e.key, e.at)
	}
}

// circle names the services from name to the end of the stack and back.
func circle(stack []string, name string) string {
	const most = 5 // names; a longer circle is cut
	from := len(stack) - 1
	for from > 0 && stack[from] != name {
		from--
	}
	ring := stack[from:]
	text := ""
	for i, n := range ring {
		if i == most {
			text += fmt.Sprintf("%d more, ", len(ring)-most)
			break
		}
		text += cut(n) + ", "
	}
	return text + cut(name)
}
