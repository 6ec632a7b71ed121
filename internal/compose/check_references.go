package compose

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/files"
)

// wrong reports a mistake of the service at hand: a problem, or a gap where
// docker compose would not look, or the rest of the project may set it right.
func (c *checker) wrong(at pos, hint, format string, args ...any) {
	if c.fragment || c.inactive {
		c.log.gap(at, format, args...)
		return
	}
	c.log.problem(at, hint, format, args...)
}

// reference checks one use of a name in a top-level section.
func (c *checker) reference(service, section, kind string, name *node, at pos) {
	switch {
	case name == nil || name.text == "" && name.kind == scalar:
		c.wrong(at, "", "the service %s uses a %s without a name", quoted(service), kind)
	case name.kind == scalar && !name.unset:
		c.nameIn(service, section, kind, name.text, at)
	}
}

func (c *checker) nameIn(service, section, kind, name string, at pos) {
	all := c.model.get(section)
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
		if v.get("type").str() == types.VolumeTypeVolume && v.get("source").str() != "" {
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
	services := c.model.get("services")
	switch {
	case strings.Contains(name, "${"):
	case services.find(name) < 0:
		c.wrong(at, didYouMean(name, services.keys()), format+", which is not defined", args...)
	case !c.inactive && !c.active(name):
		c.log.gap(at, format+", which is in no active profile", args...)
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
	switch kind, err := c.root.Kind(path.text); {
	case err != nil:
		c.log.gap(at, "%s %s is not looked at: it %v", what, quoted(path.text), err)
	case kind == files.Missing:
		c.log.gap(at, "%s %s does not exist", what, quoted(path.text))
	case kind != files.Regular:
		c.log.gap(at, "%s %s is not a regular file", what, quoted(path.text))
	}
}

// profiles notes profiles that were asked for and that no service has.
func (c *checker) profiles() {
	var known []string
	for _, e := range entriesOf(c.model.get("services")) {
		for _, p := range items(e.val.get("profiles")) {
			known = append(known, p.text)
		}
	}
	for _, p := range c.p.Profiles {
		if p != "*" && !slices.Contains(known, p) {
			hint := didYouMean(p, known)
			if hint != "" {
				hint = ": " + hint
			}
			c.log.gap(c.model.at, "no service has the profile %s%s", quoted(p), hint)
		}
	}
}
