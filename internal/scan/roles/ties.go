package roles

import (
	"cmp"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/imageref"
)

// byTie: what the service does leaves several roles open, and its name chooses
// one of them. It is never sure.
func byTie(c *candidate) (guess, bool) {
	named := ", and it is named " + c.s.Name.Clean()
	if c.s.Mode == "global" && c.mountsEngine() {
		return guess{facts.RoleOperations, false, "it runs on every node, beside the control socket of the engine"}, true
	}
	if c.console() {
		return guess{facts.RoleOperations, false, "it has the address of a store, and nobody needs it" + named}, true
	}
	if role, ok := c.byStage(); ok {
		return guess{role, false, "the stage of its Dockerfile is called " + c.s.Build.Target.Clean()}, true
	}
	if role, ok := c.twiceNamed(); ok {
		return guess{role, false, "its image is called " + imageref.Short(*c.s.Image) + named}, true
	}
	role, ok := c.nameRole()
	if !ok {
		return guess{}, false
	}
	for _, x := range signs() {
		if x.role == role && x.shown(c) {
			return guess{role, false, x.why + named}, true
		}
	}
	return guess{}, false
}

// sign is what a service has to show besides a name before the name counts.
type sign struct {
	role  facts.Role
	why   string
	shown func(*candidate) bool
}

func signs() []sign {
	return []sign{
		{facts.RoleWorker, "nothing reaches it", unreached},
		{facts.RoleScheduler, "nothing reaches it", unreached},
		{facts.RoleBackup, "it reaches the data of others", func(c *candidate) bool { return !c.published() && (c.store || c.shares) }},
		{facts.RoleCertificates, "it shares a folder with others", func(c *candidate) bool { return c.shares }},
		{facts.RoleMonitoring, "it has the address of a store", func(c *candidate) bool {
			return c.store && c.words(storeWords) && c.words([]string{"exporter"})
		}},
		{facts.RoleWebEdge, "it publishes a port and waits for several", leadsToSeveral},
		{facts.RoleDevelopment, "it listens at a port of mail catchers", (*candidate).catchesMail},
	}
}

// unreached: nothing reaches it, and it reaches others.
func unreached(c *candidate) bool { return !c.answers() && (c.store || c.sibling || c.others) }

// leadsToSeveral: it is called an edge by its image too, and several stand behind it.
func leadsToSeveral(c *candidate) bool {
	image, _ := roleOfName(c.short())
	return image == facts.RoleWebEdge && c.published() && !c.store && len(c.s.DependsOn) > 1
}

// mountsEngine reports whether it mounts the control socket of the engine.
func (c *candidate) mountsEngine() bool {
	return slices.ContainsFunc(c.s.Mounts, func(m facts.Mount) bool { return strings.HasSuffix(m.From(), "docker.sock") })
}

// twiceNamed is the kind of store that both the image and the service are named
// after, where it has a variable of such a product too, and nothing shows that it
// uses one or does work of its own.
func (c *candidate) twiceNamed() (facts.Role, bool) {
	role, ok := roleOfName(c.short())
	named, _ := roleOfName(string(c.s.Name))
	// Only products that are stores have such variables.
	ofProduct := slices.ContainsFunc(c.s.Environment, func(v facts.Variable) bool {
		return slices.ContainsFunc(variableWords(string(v.Name)), func(w string) bool { return wordRoles()[w] == role })
	})
	return role, ok && named == role && ofProduct && !c.store && !c.routed() && len(c.s.DependsOn) == 0 && len(c.commands) == 0
}

// byStage is what the stage that is built is named after: consume-messages, worker.
// A container that something reaches serves.
func (c *candidate) byStage() (facts.Role, bool) {
	if c.s.Build == nil || c.answers() {
		return "", false
	}
	for _, w := range nameParts(c.s.Build.Stage()) {
		switch w {
		case "worker", "workers", "consumer", "consume", "celery", "sidekiq":
			return facts.RoleWorker, true
		case "scheduler", "cron", "beat":
			return facts.RoleScheduler, true
		case "assets":
			return facts.RoleFrontend, true
		}
	}
	return "", false
}

// catchesMail reports whether it publishes, or others use, a port that only mail
// servers for development have.
func (c *candidate) catchesMail() bool {
	return slices.ContainsFunc(c.s.Ports, func(p facts.Port) bool { return slices.Contains([]string{"1025", "1080", "8025"}, p.Inside()) }) ||
		slices.ContainsFunc(c.said, func(m mention) bool { return m.port == "1025" })
}

// nameRole is the role that the last word of its name, or else of its image's,
// is one for.
func (c *candidate) nameRole() (facts.Role, bool) {
	if role, ok := roleOfName(string(c.s.Name)); ok {
		return role, true
	}
	return roleOfName(c.short())
}

// console reports whether it is named as a browser of a store whose address it
// has, and is there for people alone.
func (c *candidate) console() bool {
	reached := c.published() || c.routed()
	words := append(nameParts(string(c.s.Name)), nameParts(c.short())...)
	has := func(list []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	return reached && c.store && len(c.said) == 0 && has(storeWords) && has(consoleWords)
}

// answers reports whether something reaches the service: it publishes, is routed
// to, or others have its web address.
func (c *candidate) answers() bool {
	return c.published() || c.routed() || slices.ContainsFunc(c.said, func(m mention) bool { return m.web })
}

// roleOfName is the role that the last word of a name stands for, without
// numbers and words for one of several: orders-db-primary is a database,
// mqtt-transport is nothing.
func roleOfName(name string) (facts.Role, bool) {
	parts := nameParts(name)
	for len(parts) > 1 && slices.Contains(oneOfSeveral, parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	if len(parts) == 0 || len(parts) > 1 && slices.Contains([]string{"no", "without"}, parts[len(parts)-2]) {
		return "", false
	}
	last := parts[len(parts)-1]
	for _, r := range nameRoles {
		if slices.Contains(r.words, last) {
			return r.role, true
		}
	}
	return "", false
}

// words reports whether the name has one of the words.
func (c *candidate) words(list []string) bool {
	return slices.ContainsFunc(nameParts(string(c.s.Name)), func(p string) bool { return slices.Contains(list, p) })
}

// nameParts are the words of a name, without numbers at their end.
func nameParts(name string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '/' }) {
		if t := strings.TrimRight(p, "0123456789"); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// short is the last part of the image's name.
func (c *candidate) short() string {
	if c.s.Image == nil {
		return ""
	}
	return imageref.Short(*runs(*c.s))
}

// application is what is left. It is sure where two things of different kinds
// show that it does the project's own work.
func (c *candidate) application() guess {
	if c.built && c.product.Role == facts.RoleApplication {
		return guess{facts.RoleApplication, !c.partUnknown(), "built on " + c.product.Name}
	}
	reached, own := c.reached(), c.ownWork()
	switch {
	case reached != "" && own != "":
		return guess{facts.RoleApplication, true, own + ", and " + reached}
	case reached != "" || own != "":
		return guess{facts.RoleApplication, false, cmp.Or(own, reached)}
	}
	return guess{facts.RoleApplication, false, "nothing shows another role"}
}

// reached says how requests come to the service; empty: nothing shows that any
// do. By itself it makes no application: consoles and stores are reached too.
func (c *candidate) reached() string {
	switch {
	case c.routed():
		return "a proxy is told to route to it"
	case c.published():
		return "it publishes a port"
	}
	i := slices.IndexFunc(c.said, func(m mention) bool { return m.web })
	if i < 0 {
		return ""
	}
	return c.said[i].by.Clean() + " has its web address"
}

// ownWork says what shows that the service does the project's own work.
func (c *candidate) ownWork() string {
	switch {
	case c.s.Build != nil:
		return "built in this project"
	case c.store:
		return "it uses a store"
	}
	return ""
}

// published reports whether the service can be reached from outside.
func (c *candidate) published() bool { return len(c.s.Ports) > 0 }

// routed reports whether labels or variables make a proxy route to it.
func (c *candidate) routed() bool {
	label := func(v facts.Variable) bool {
		n := strings.ToLower(string(v.Name))
		return strings.HasPrefix(n, "traefik.http.routers") || strings.HasPrefix(n, "traefik.tcp.routers") || n == "caddy" || n == "virtual_host"
	}
	return slices.ContainsFunc(c.s.Labels, label) || slices.ContainsFunc(c.s.Environment, label)
}
