package roles

import (
	"slices"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/scan/products"
)

// kind is where a hint comes from; hints of two kinds are independent.
type kind int

const (
	saidByOthers  kind = iota // an address of another service
	healthChecked             // the program of its health check
	mountsFolder              // a folder that is known to hold its data or settings
	startsProgram             // the program that it starts
	builtAs                   // the name under which it is built
	hasSettings               // variables that such an image reads
	listensAt                 // the port that it publishes
)

// hint is one thing that speaks for a role.
type hint struct {
	kind kind
	role facts.Role
	why  string
}

// byHints: what is no known image and says nothing in its Dockerfile or command.
// Two kinds of hints that agree are sure; one is a guess.
func byHints(c *candidate) (guess, bool) {
	hints := slices.Concat(saidHints(c), checkHints(c), mountHints(c), programHints(c), settingHints(c), portHints(c), calledHints(c))
	best := strongest(hints)
	if len(best) == 0 {
		return guess{}, false
	}
	role := best[0].role
	if role == facts.RoleWebEdge && c.store || role == facts.RoleDatabase && c.embeds() {
		return guess{}, false // an application that brings its own web server or database
	}
	agree := !slices.ContainsFunc(hints, func(h hint) bool { return h.role != role && !h.kind.weak() })
	named, isNamed := c.nameRole()
	switch {
	case len(best) > 1 && !best[0].kind.weak():
		return guess{role, agree, best[0].why + ", " + best[1].why}, true
	case len(best) > 1 || !best[0].kind.weak():
		return guess{role, false, best[0].why}, !isNamed || named == role
	}
	return guess{role, false, best[0].why + ", and it is named " + c.s.Name.Clean()}, isNamed && named == role
}

// embeds reports whether the service is told that its database is in the same
// container.
func (c *candidate) embeds() bool {
	return slices.ContainsFunc(c.s.Environment, func(v facts.Variable) bool {
		own := v.Value.Reveal() == "localhost" || v.Value.Reveal() == "127.0.0.1"
		return own && asksForHost(string(v.Name)) && slices.ContainsFunc(variableWords(string(v.Name)), func(w string) bool { return wordRoles()[w] == facts.RoleDatabase })
	})
}

// weak reports whether hints of a kind need another one, or a name: whoever uses
// a store may have the variables of its image too, and any program may listen at
// any port.
func (k kind) weak() bool { return k == hasSettings || k == listensAt }

// strongest are the hints for the role that most kinds speak for, one a kind; the
// role of the strongest hint where as many speak for another.
func strongest(hints []hint) []hint {
	var best []hint
	for _, h := range hints {
		var same []hint
		for _, o := range hints {
			if o.role == h.role && !slices.ContainsFunc(same, func(x hint) bool { return x.kind == o.kind }) {
				same = append(same, o)
			}
		}
		if len(same) > len(best) {
			best = same
		}
	}
	return best
}

// saidHints: others have its address.
func saidHints(c *candidate) []hint {
	var out []hint
	for _, m := range c.said {
		if m.role != "" {
			out = append(out, hint{saidByOthers, m.role, string(m.by) + " names it " + m.how})
		}
	}
	return out
}

// checkHints: its health check is a client of a store.
func checkHints(c *candidate) []hint {
	if c.s.Health == nil {
		return nil
	}
	var argv []string
	for _, w := range c.s.Health.Test {
		if t := w.Reveal(); t != "CMD" && t != "CMD-SHELL" {
			argv = append(argv, t)
		}
	}
	for _, words := range dockerfile.Commands(argv) {
		if role, ok := checkRoles()[words[0]]; ok && !c.checksAnother(words) {
			return []hint{{healthChecked, role, "its health check runs " + words[0]}}
		}
	}
	return nil
}

// checksAnother reports whether a client is told a host that is not itself.
func (c *candidate) checksAnother(words []string) bool {
	for i, w := range words {
		host := ""
		switch {
		case (w == "-h" || w == "--host") && i+1 < len(words):
			host = words[i+1]
		case strings.HasPrefix(w, "--host="):
			host = strings.TrimPrefix(w, "--host=")
		case strings.HasPrefix(w, "-h") && len(w) > 2 && !strings.HasPrefix(w, "--"):
			host = w[2:]
		}
		if host != "" && !slices.Contains([]string{"localhost", "127.0.0.1", "0.0.0.0", "::1", string(c.s.Name)}, host) && !strings.HasPrefix(host, "$") {
			return true
		}
	}
	return false
}

// mountHints: it mounts folders that only one kind of software uses.
func mountHints(c *candidate) []hint {
	var out []hint
	for _, m := range c.s.Mounts {
		if role, ok := products.RoleOfFolder(m.To()); ok && (!m.ReadOnly || role == facts.RoleWebEdge || role == facts.RoleMonitoring) {
			out = append(out, hint{mountsFolder, role, "it mounts " + folderShown(m)})
		}
	}
	for _, t := range c.s.ConfigTargets {
		if role, ok := products.RoleOfFolder(t.Reveal()); ok {
			out = append(out, hint{mountsFolder, role, "a config is mounted in a folder of the role " + string(role)})
		}
	}
	if c.watchesHost() {
		out = append(out, hint{mountsFolder, facts.RoleMonitoring, "it mounts /proc and /sys of the host"})
	}
	if c.web.PassesOn != "" {
		out = append(out, hint{startsProgram, facts.RoleWebEdge, c.web.PassesOn + " passes requests on"})
	}
	return out
}

// folderShown is the target of a mount as it is written.
func folderShown(m facts.Mount) string { return m.Target.Clean() }

// watchesHost reports whether the process and system tables of the host are
// mounted.
func (c *candidate) watchesHost() bool {
	var proc, sys bool
	for _, m := range c.s.Mounts {
		proc, sys = proc || m.Kind == "bind" && m.From() == "/proc", sys || m.Kind == "bind" && m.From() == "/sys"
	}
	return proc && sys
}

// programHints: it starts the server of a known product.
func programHints(c *candidate) []hint {
	for _, words := range c.commands {
		if role, ok := serverRoles()[words[0]]; ok {
			return []hint{{startsProgram, role, "it runs " + words[0]}}
		}
	}
	return nil
}

// settingHints: variables that only the image of such a product reads.
func settingHints(c *candidate) []hint {
	for _, v := range c.s.Environment {
		for _, known := range ownSettings {
			if strings.HasPrefix(string(v.Name), known.prefix) {
				return []hint{{hasSettings, known.role, "it is set up by " + v.Name.Clean()}}
			}
		}
	}
	return nil
}

// portHints: it publishes the port of a product.
func portHints(c *candidate) []hint {
	var out []hint
	for _, p := range c.s.Ports {
		if role, ok := portRoles()[p.Inside()]; ok {
			out = append(out, hint{listensAt, role, "it listens at port " + p.Inside()})
		}
		if p.Inside() == "443" || p.Inside() == "80" && (p.Published == "80" || p.Published == "") {
			out = append(out, hint{listensAt, facts.RoleWebEdge, "it listens at port " + p.Inside()})
		}
	}
	return out
}

// calledHints: built here under the name of a product, by a Dockerfile that was
// not read.
func calledHints(c *candidate) []hint {
	if !c.known || c.exact || c.product.Role == facts.RoleApplication {
		return nil
	}
	return []hint{{builtAs, c.product.Role, "what is built here is called " + c.product.Name}}
}
