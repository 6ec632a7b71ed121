package sets

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Sign is something that a file has for development only.
type Sign struct {
	Says  string // such as "mounts the source code of web"
	Place untrusted.Place
}

// ForDevelopment is the first sign that a file is for development: source code
// over the image, a development server, hot reload, a debugger's port, a build
// target or a variable for development. Both lists are of all services, without
// the file and with it.
func ForDevelopment(base, with []facts.Service, file untrusted.Text) (Sign, bool) {
	for _, s := range with {
		for _, look := range signs {
			if x := look(s, file); x.Says != "" {
				return Sign{x.Says + " of " + string(s.Name), x.Place}, true
			}
		}
	}
	for _, s := range with {
		if s.Role == facts.RoleDevelopment && s.Place.File == file && find(base, s.Name) == nil {
			return Sign{"adds a helper for development, " + string(s.Name), s.Place}, true
		}
	}
	return Sign{}, false
}

// Develops is the first sign that a project as a whole is for development: a
// service of its own mounts its source code or runs a development server.
func Develops(services []facts.Service) (Sign, bool) {
	for _, s := range services {
		if m := Source(s); m != nil {
			return Sign{"mounts the source code of " + string(s.Name), m.Place}, true
		}
		if s.DevServer != "" && s.Build != nil {
			return Sign{"runs the development server of " + string(s.Name), s.DevServerAt}, true
		}
	}
	return Sign{}, false
}

// signs are what to look for in a service; an empty Sign: it is not there, or
// is not written in the file.
var signs = []func(facts.Service, untrusted.Text) Sign{
	func(s facts.Service, file untrusted.Text) Sign {
		if m := Source(s); m != nil && m.Place.File == file {
			return Sign{"mounts the source code", m.Place}
		}
		return Sign{}
	},
	func(s facts.Service, file untrusted.Text) Sign {
		if s.DevServer != "" && s.DevServerAt.File == file {
			return Sign{"runs the development server", s.DevServerAt}
		}
		return Sign{}
	},
	func(s facts.Service, file untrusted.Text) Sign {
		for _, a := range s.Attributes {
			if a.Place.File == file && (a.Path == "develop" || strings.HasPrefix(a.Path, "develop.")) {
				return Sign{"reloads the code", a.Place}
			}
		}
		return Sign{}
	},
	func(s facts.Service, file untrusted.Text) Sign {
		if b := s.Build; b != nil && KindOf(b.Stage()) == Development {
			for _, a := range s.Attributes {
				if a.Path == "build.target" && a.Place.File == file {
					return Sign{"builds the development target", a.Place}
				}
			}
		}
		return Sign{}
	},
	func(s facts.Service, file untrusted.Text) Sign {
		for _, p := range s.Ports {
			if p.Place.File == file && isDebugPort(p) {
				return Sign{"publishes a debugger's port", p.Place}
			}
		}
		return Sign{}
	},
}

// debugPorts are those of the debuggers of Node.js, Python, Java, Go and PHP.
var debugPorts = []string{"9229", "5678", "5005", "2345", "40000", "9003"}

func isDebugPort(p facts.Port) bool { return slices.Contains(debugPorts, p.Inside()) }

// Source is the first mount of source code over the image; nil: none.
func Source(s facts.Service) *facts.Mount {
	for i, m := range s.Mounts {
		if IsSource(s, m) {
			return &s.Mounts[i]
		}
	}
	return nil
}

// sourceFolders are names of folders with source code.
var sourceFolders = []string{"src", "app", "source", "code", "backend", "frontend", "api", "server", "client", "web", "lib"}

// IsSource reports whether a mount is of the folder that a service is built
// from, or of source code by its name, over the image.
func IsSource(s facts.Service, m facts.Mount) bool {
	if m.Kind != "bind" || m.ReadOnly || m.Volume != "" {
		return false
	}
	from := strings.TrimSuffix(m.From(), "/")
	switch from {
	case ".", "./", "..", "${PWD}", "$PWD":
		return true
	}
	if s.Build != nil {
		folder := strings.TrimSuffix(s.Build.Folder(), "/")
		if from == folder || from == "./"+folder || "./"+from == folder {
			return true
		}
		base := from[strings.LastIndex(from, "/")+1:]
		return strings.HasPrefix(from, ".") && slices.Contains(sourceFolders, base)
	}
	return false
}

// Lack is what the base of a project lacks and a file that is merged with it
// holds; empty: the base runs without the file.
func Lack(base, with []facts.Service) string {
	for _, s := range with {
		b := find(base, s.Name)
		if b == nil {
			continue
		}
		switch {
		case b.Image == nil && b.Build == nil && (s.Image != nil || s.Build != nil):
			return string(s.Name) + " has no image without it"
		case secretLacks(*b, s):
			return string(s.Name) + " has no password without it"
		}
	}
	if !reached(base) && reached(with) {
		return "nothing is published without it"
	}
	if active(base) == 0 {
		return "nothing runs without it"
	}
	return ""
}

// secretWords are parts of names of variables that a service does not start
// without.
var secretWords = []string{"PASSWORD", "PASSWD", "SECRET", "CONNECTIONSTRING", "CONNECTION_STRING", "DATABASE_URL", "DSN"}

// secretLacks reports whether a service has a password or an address with one
// only with the file, and no other way to have it.
func secretLacks(base, with facts.Service) bool {
	if len(base.EnvFiles)+len(base.Secrets) > 0 {
		return false
	}
	has := func(s facts.Service) bool {
		return slices.ContainsFunc(s.Environment, func(v facts.Variable) bool {
			return slices.ContainsFunc(secretWords, func(w string) bool { return strings.Contains(strings.ToUpper(string(v.Name)), w) })
		})
	}
	return has(with) && !has(base)
}

// reached reports whether somebody outside can reach a service: by a port, by
// the labels or variables of a proxy, or on the host's or somebody else's network.
func reached(services []facts.Service) bool {
	return slices.ContainsFunc(services, func(s facts.Service) bool {
		if s.Inactive || slices.Contains([]facts.Role{facts.RoleDatabase, facts.RoleCache, facts.RoleQueue, facts.RoleDevelopment}, s.Role) {
			return false // whose ports are for who looks into them
		}
		if slices.ContainsFunc(s.Ports, func(p facts.Port) bool { return !isDebugPort(p) }) || s.NetworkMode == "host" {
			return true
		}
		routed := func(v facts.Variable) bool {
			name := strings.ToLower(string(v.Name))
			return strings.HasPrefix(name, "traefik.") || strings.HasPrefix(name, "caddy") || name == "virtual_host" || strings.HasPrefix(name, "coolify.") || strings.HasPrefix(name, "swag")
		}
		return slices.ContainsFunc(s.Labels, routed) || slices.ContainsFunc(s.Environment, routed)
	})
}
