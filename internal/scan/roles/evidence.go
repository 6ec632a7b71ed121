package roles

import (
	"slices"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/scan/products"
)

// byTool: the container does not run the server of its image but a client that
// ends: a dump, a script of statements, a download.
func byTool(c *candidate) (guess, bool) {
	if len(c.commands) == 0 || c.published() {
		return guess{}, false
	}
	tool := ""
	for _, words := range c.commands {
		if slices.Contains(clients, words[0]) {
			tool = words[0]
			break
		}
	}
	switch {
	case tool == "" || !c.onlyTools():
		return guess{}, false
	case c.loops() && slices.Contains(certificateClients, tool):
		return guess{facts.RoleCertificates, true, "its command runs " + tool + " again and again"}, true
	case c.loops() && c.dumper() != "":
		return guess{facts.RoleBackup, true, "its command runs " + c.dumper() + " again and again"}, true
	case c.loops():
		return guess{facts.RoleWorker, false, "its command runs " + tool + " again and again"}, true
	case c.s.Restart == "always" || c.s.Restart == "unless-stopped":
		return guess{}, false
	}
	ends := c.s.Restart == "no" || c.exact && c.product.Role == facts.RoleJob
	return guess{facts.RoleJob, ends, "its command runs " + tool + " and ends"}, true
}

// dumper is the program of its command that copies data away.
func (c *candidate) dumper() string {
	for _, words := range c.commands {
		if slices.Contains(dumpers, words[0]) {
			return words[0]
		}
	}
	return ""
}

// byConsole: it runs a program in which people look at a store.
func byConsole(c *candidate) (guess, bool) {
	for _, words := range c.commands {
		for _, console := range [][2]string{{"prisma", "studio"}, {"drizzle-kit", "studio"}} {
			if words[0] == console[0] && slices.Contains(words, console[1]) {
				return guess{facts.RoleOperations, true, "it runs " + console[0] + " " + console[1]}, true
			}
		}
	}
	return guess{}, false
}

// onlyTools reports whether no command of the line is a server.
func (c *candidate) onlyTools() bool {
	return !slices.ContainsFunc(c.commands, func(w []string) bool {
		return !slices.Contains(clients, w[0]) && !slices.Contains(shellWords, w[0])
	})
}

// loops reports whether a script goes on for ever.
func (c *candidate) loops() bool {
	return slices.ContainsFunc(c.commands, func(w []string) bool {
		return w[0] == "while" && !slices.Contains(w, "!") || w[0] == "until" && slices.Contains(w, "false") || w[0] == "crond"
	})
}

// bySetUp: it is named after setting something up, or only a profile of that
// name starts it; nothing of it is published or started again.
func bySetUp(c *candidate) (guess, bool) {
	if c.published() || c.s.Restart == "always" || c.s.Restart == "unless-stopped" || c.s.Health != nil {
		return guess{}, false
	}
	for _, p := range c.s.Profiles {
		if slices.Contains(jobNames, strings.ToLower(string(p))) {
			return guess{facts.RoleJob, false, "only in the profile " + string(p)}, true
		}
	}
	if role, _ := roleOfName(string(c.s.Name)); role == facts.RoleJob && c.s.Restart != "" {
		return guess{facts.RoleJob, false, "named " + string(c.s.Name) + ", and restart is " + c.s.Restart}, true
	}
	return guess{}, false
}

// byExactImage: the publisher's own image, pulled.
func byExactImage(c *candidate) (guess, bool) {
	if !c.known || !c.exact || c.built {
		return guess{}, false
	}
	if why, ok := c.servesFiles(); ok {
		return guess{facts.RoleFrontend, false, why}, true
	}
	if c.product.Role == facts.RoleApplication || c.product.Role == facts.RoleMonitoring {
		if g, ok := workerCommand(c); ok {
			return g, true
		}
		if g, ok := partOfProduct(c); ok {
			return g, true
		}
	}
	if g, ok := besideStore(c); ok {
		return g, true
	}
	return guess{c.product.Role, !c.partUnknown(), "the image is " + c.product.Name}, true
}

// partUnknown reports whether a service is one of several of an application's
// image, told to run something else, and nothing reaches it: it may serve or work
// off queues.
func (c *candidate) partUnknown() bool {
	told := len(c.s.Command) > 0 || len(c.s.Entrypoint) > 0
	return c.product.Role == facts.RoleApplication && c.sibling && told && !c.answers()
}

// besideStore: the image of a store often runs a script beside the store itself,
// which makes backups or sets something up. Nothing of it is mounted where the
// store would keep its data, published or checked.
func besideStore(c *candidate) (guess, bool) {
	if !isStoreRole(c.product.Role) || c.published() || c.s.Health != nil || len(c.commands) == 0 || !c.ownScript() || c.mountsData() {
		return guess{}, false
	}
	name, named := c.nameRole()
	switch {
	case named && name == facts.RoleBackup:
		return guess{facts.RoleBackup, false, "a script of its own in the image of " + c.product.Name + ", and it is named " + c.s.Name.Clean()}, true
	case c.s.Restart == "no" || named && name == facts.RoleJob:
		return guess{facts.RoleJob, false, "a script of its own in the image of " + c.product.Name}, true
	}
	return guess{c.product.Role, false, "the image is " + c.product.Name + ", but it runs a script of its own"}, true
}

// ownScript reports whether none of its commands starts the server of a product.
func (c *candidate) ownScript() bool {
	if len(c.s.Entrypoint) == 0 && (len(c.s.Command) == 0 || strings.HasPrefix(c.s.Command[0].Reveal(), "-")) {
		return false // words for the entry point of the image
	}
	return !slices.ContainsFunc(c.commands, func(w []string) bool {
		_, server := serverRoles()[w[0]]
		return server || strings.HasPrefix(w[0], "docker-entrypoint") || strings.Contains(w[0], "server") || strings.HasPrefix(w[0], "-")
	}) && slices.ContainsFunc(c.commands, func(w []string) bool {
		return w[0] == "sh" || w[0] == "bash" || strings.HasSuffix(w[0], ".sh") || slices.Contains(shellWords, w[0])
	})
}

// mountsData reports whether a folder is mounted where a store keeps its data.
func (c *candidate) mountsData() bool {
	return slices.ContainsFunc(c.s.Mounts, func(m facts.Mount) bool {
		role, _ := products.RoleOfFolder(m.To())
		return !m.ReadOnly && (isStoreRole(role) || m.To() == "/data" || m.Kind == "volume")
	})
}

func isStoreRole(r facts.Role) bool {
	return r == facts.RoleDatabase || r == facts.RoleCache || r == facts.RoleQueue
}

// servesFiles reports whether it is a plain web server with nothing mounted but its
// web root, and says so.
func (c *candidate) servesFiles() (string, bool) {
	if c.product.Role != facts.RoleWebEdge || len(c.s.Mounts) == 0 || len(c.s.Configs) > 0 || len(c.s.Command) > 0 || c.web.PassesOn != "" {
		return "", false
	}
	root, settings := false, false
	for _, m := range c.s.Mounts {
		role, _ := products.RoleOfFolder(m.To())
		switch {
		case inWebRoot(m.To()):
			root = true
		case role == facts.RoleWebEdge && c.web.Read:
			settings = true
		default:
			return "", false
		}
	}
	if settings {
		return c.product.Name + " with its web root and a configuration that passes nothing on", root
	}
	return c.product.Name + " with nothing mounted but its web root", root
}

func inWebRoot(target string) bool {
	for _, root := range []string{"/usr/share/nginx/html", "/usr/local/apache2/htdocs", "/usr/share/caddy", "/var/www/html"} {
		if target == root || strings.HasPrefix(target, root+"/") {
			return true
		}
	}
	return false
}

// byDockerfile: what the image to build is made of.
func byDockerfile(c *candidate) (guess, bool) {
	d := c.s.Dockerfile
	if d == nil {
		return guess{}, false
	}
	if d.Static && c.keepsCommand() && c.web.PassesOn != "" {
		return guess{facts.RoleWebEdge, true, c.web.PassesOn + " makes its web server pass requests on"}, true
	}
	if d.Static && c.keepsCommand() {
		return guess{facts.RoleFrontend, true, string(d.StaticWhy)}, true
	}
	if c.released != "" && c.s.DevServer != "" {
		return guess{facts.RoleFrontend, true, "runs " + c.s.DevServer + " here; in the last stage of its Dockerfile " + c.released}, true
	}
	if !c.built || !c.exact || c.product.Role == facts.RoleApplication && len(c.commands) > 0 {
		return guess{}, false
	}
	return guess{c.product.Role, true, "built on " + c.product.Name}, true
}

// keepsCommand reports whether the service runs what its image runs, or the same
// web server with other words.
func (c *candidate) keepsCommand() bool {
	if len(c.s.Command) == 0 && len(c.s.Entrypoint) == 0 {
		return true
	}
	return len(c.commands) > 0 && slices.Contains([]string{"nginx", "caddy", "httpd", "httpd-foreground", "apache2-foreground", "envsubst"}, c.commands[len(c.commands)-1][0])
}

// byCommand: what the container runs.
func byCommand(c *candidate) (guess, bool) {
	if why := dockerfile.StaticCommand(c.argv); why != "" {
		return guess{facts.RoleFrontend, true, why}, true
	}
	if frontendServer(c.s.DevServer) {
		return guess{facts.RoleFrontend, true, "runs " + c.s.DevServer + ", the development server of a frontend"}, true
	}
	if strings.Contains(c.s.DevServer, "storybook") {
		return guess{facts.RoleDevelopment, true, "runs " + c.s.DevServer}, true
	}
	if g, ok := certificateCommand(c); ok {
		return g, true
	}
	if g, ok := workerCommand(c); ok {
		return g, true
	}
	return jobCommand(c)
}

// certificateCommand: it runs a client of a certificate authority.
func certificateCommand(c *candidate) (guess, bool) {
	for _, words := range c.commands {
		if slices.Contains(certificateClients, words[0]) && !c.published() {
			return guess{facts.RoleCertificates, true, "its command runs " + words[0]}, true
		}
	}
	return guess{}, false
}

// byRestart: it says itself that it ends.
func byRestart(c *candidate) (guess, bool) {
	if c.s.Restart != "no" || c.published() || c.s.Health != nil || len(c.s.DependsOn) == 0 && !c.words(jobNames) || c.s.Replicas > 1 {
		return guess{}, false
	}
	return guess{facts.RoleJob, false, "restart is no, and it publishes nothing"}, true
}

// byProfile: only there when somebody develops or tests.
func byProfile(c *candidate) (guess, bool) {
	for _, p := range c.s.Profiles {
		if !slices.Contains(helperProfiles, strings.ToLower(string(p))) {
			return guess{}, false
		}
	}
	if len(c.s.Profiles) == 0 {
		return guess{}, false
	}
	return guess{facts.RoleDevelopment, false, "only in the profile " + string(c.s.Profiles[0])}, true
}
