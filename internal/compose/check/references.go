package check

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// wrong reports a mistake of the service at hand: a problem, or a gap where
// docker compose would not look, or the rest of the project may set it right.
func (c *checker) wrong(at tree.Pos, hint, format string, args ...any) {
	if c.fragment || c.inactive {
		c.log.Gap(at, format, args...)
		return
	}
	c.log.Problem(at, hint, format, args...)
}

// reference checks one use of a name in a top-level section.
func (c *checker) reference(service, section, kind string, name *tree.Node, at tree.Pos) {
	switch {
	case name == nil || name.Text == "" && name.Kind == tree.Scalar:
		c.wrong(at, "", "the service %s uses a %s without a name", diagnostics.Quoted(service), kind)
	case name.Kind == tree.Scalar && !name.Unset:
		c.nameIn(service, section, kind, name.Text, at)
	}
}

func (c *checker) nameIn(service, section, kind, name string, at tree.Pos) {
	all := c.model.Get(section)
	if all.Find(name) >= 0 || strings.Contains(name, "${") {
		return
	}
	var known []string
	if all != nil {
		known = all.Keys()
	}
	hint := diagnostics.DidYouMean(name, known)
	if hint == "" {
		hint = "define it under the top-level key " + section
	}
	c.wrong(at, hint, "the service %s uses the %s %s, which is not defined", diagnostics.Quoted(service), kind, diagnostics.Quoted(name))
}

// references checks the names that a service uses.
func (c *checker) references(e tree.Entry) {
	n := e.Val
	if nets := n.Get("networks"); nets != nil {
		for _, u := range nets.Entries {
			if u.Key != "default" {
				c.nameIn(e.Key, "networks", "network", u.Key, u.At)
			}
		}
	}
	if models := n.Get("models"); models != nil {
		for _, u := range models.Entries {
			c.nameIn(e.Key, "models", "model", u.Key, u.At)
		}
	}
	for _, v := range tree.Items(n.Get("volumes")) {
		if v.Get("type").Str() == types.VolumeTypeVolume && v.Get("source").Str() != "" {
			c.reference(e.Key, "volumes", "volume", v.Get("source"), v.At)
		}
	}
	for _, v := range tree.Items(n.Get("configs")) {
		c.reference(e.Key, "configs", "config", v.Get("source"), v.At)
	}
	for _, v := range append(tree.Items(n.Get("secrets")), tree.Items(n.Path("build", "secrets"))...) {
		c.reference(e.Key, "secrets", "secret", v.Get("source"), v.At)
	}
	if deps := n.Get("depends_on"); deps != nil {
		for _, d := range deps.Entries {
			c.service(d.At, d.Key, "the service %s depends on %s", diagnostics.Quoted(e.Key), diagnostics.Quoted(d.Key))
		}
	}
	if ref, ok := strings.CutPrefix(n.Get("network_mode").Str(), types.ServicePrefix); ok {
		c.service(n.Entries[n.Find("network_mode")].At, ref, "the service %s uses the network of %s", diagnostics.Quoted(e.Key), diagnostics.Quoted(ref))
	}
}

func (c *checker) service(at tree.Pos, name, format string, args ...any) {
	services := c.model.Get("services")
	switch {
	case strings.Contains(name, "${"):
	case services.Find(name) < 0:
		c.wrong(at, diagnostics.DidYouMean(name, services.Keys()), format+", which is not defined", args...)
	case !c.inactive && !c.active(name):
		c.log.Gap(at, format+", which is in no active profile", args...)
	}
}

// filesOf notes env files and label files that are not there: usual where
// they are not checked in.
func (c *checker) filesOf(e tree.Entry) {
	for _, f := range tree.Items(e.Val.Get("env_file")) {
		optional := ""
		if f.Find("required") >= 0 && !tree.TruthOf(f.Get("required")) {
			optional = "optional "
		}
		c.fileThere(f.Get("path"), f.At, optional+"env_file")
	}
	for _, f := range tree.Items(e.Val.Get("label_file")) {
		c.fileThere(f, f.At, "label_file")
	}
}

func (c *checker) fileThere(path *tree.Node, at tree.Pos, what string) {
	if path == nil || path.Kind != tree.Scalar || path.Unset {
		return
	}
	switch kind, err := c.root.Kind(path.Text); {
	case err != nil:
		c.log.Gap(at, "%s %s is not looked at: it %v", what, diagnostics.Quoted(path.Text), err)
	case kind == files.Missing:
		c.log.Gap(at, "%s %s does not exist", what, diagnostics.Quoted(path.Text))
	case kind != files.Regular:
		c.log.Gap(at, "%s %s is not a regular file", what, diagnostics.Quoted(path.Text))
	}
}

// profiles notes profiles that were asked for and that no service has.
func (c *checker) profiles() {
	var known []string
	for _, e := range tree.EntriesOf(c.model.Get("services")) {
		for _, p := range tree.Items(e.Val.Get("profiles")) {
			known = append(known, p.Text)
		}
	}
	for _, p := range c.p.Profiles {
		if p != "*" && !slices.Contains(known, p) {
			hint := diagnostics.DidYouMean(p, known)
			if hint != "" {
				hint = ": " + hint
			}
			c.log.Gap(c.model.At, "no service has the profile %s%s", diagnostics.Quoted(p), hint)
		}
	}
}
