package portability

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// serviceTest gives the places where a service shows a feature; none when it
// is not in use.
type serviceTest func(v view, s facts.Service) []untrusted.Place

// view is the project with what tests ask for again and again.
type view struct {
	facts.Project
	shared map[untrusted.Text]bool // volumes that several services mount
	used   map[string]bool         // what services use of the project, as networks.NAME
}

func look(p facts.Project) view {
	v := view{Project: p, shared: map[untrusted.Text]bool{}, used: used(p.Services)}
	by := map[untrusted.Text]untrusted.Text{}
	for _, s := range p.Services {
		for _, m := range s.Mounts {
			if m.Kind != "volume" {
				continue
			}
			if other, ok := by[m.Source]; ok && other != s.Name {
				v.shared[m.Source] = true
			}
			by[m.Source] = s.Name
		}
	}
	return v
}

// used are the networks, volumes, secrets and configs that services name.
func used(services []facts.Service) map[string]bool {
	out := map[string]bool{}
	add := func(kind string, us []facts.Use) {
		for _, u := range us {
			out[kind+"."+string(u.Name)] = true
		}
	}
	for _, s := range services {
		for _, m := range s.Mounts {
			out["volumes."+string(m.Source)], out["volumes."+string(m.Volume)] = true, true
		}
		add("secrets", s.Secrets)
		add("configs", s.Configs)
		add("networks", s.Networks)
		if len(s.Networks) == 0 && s.NetworkMode == "" {
			out["networks.default"] = true
		}
	}
	return out
}

// uses reports whether a service uses a resource of the project.
func (v view) uses(kind string, name untrusted.Text) bool { return v.used[kind+"."+string(name)] }

// top are the attributes of the project without those of networks, volumes and
// the like where no service uses any. Names are left out of their paths, so that
// single ones cannot be told apart.
func (v view) top() []facts.Attribute {
	out := make([]facts.Attribute, 0, len(v.Attributes))
	for _, a := range v.Attributes {
		kind, _, _ := strings.Cut(a.Path, ".")
		if !slices.Contains([]string{"networks", "volumes", "secrets", "configs"}, kind) || v.anyOf(kind) {
			out = append(out, a)
		}
	}
	return out
}

// anyOf reports whether a service uses a network, volume, secret or config.
func (v view) anyOf(kind string) bool {
	for name := range v.used {
		if strings.HasPrefix(name, kind+".") {
			return true
		}
	}
	return false
}

// serviceTests are the tests of a service, by the ids that mapping.yaml names
// in when.
func serviceTests() map[string]serviceTest {
	return map[string]serviceTest{
		"image-pulled":    singlePlace(pulledImage),
		"build":           singlePlace(build),
		"environment":     singlePlace(environment),
		"extension":       extensions,
		"restart-not-set": singlePlace(noRestart),
		"replicas":        singlePlace(replicas),
		"gpus":            uses(func(s facts.Service) []facts.Use { return s.GPUs }),
		"configs-used":    uses(func(s facts.Service) []facts.Use { return s.Configs }),
		"secrets-used":    uses(func(s facts.Service) []facts.Use { return s.Secrets }),
		"networks-joined": uses(func(s facts.Service) []facts.Use { return s.Networks }),
		"kompose-labels":  komposeLabels,
		"monitoring":      singlePlace(monitoring),
		"logging-local":   logging(true),
		"logging-shipped": logging(false),

		"healthcheck-command":      health("cmd"),
		"healthcheck-text":         health("shell", "string"),
		"healthcheck-without-test": health("none", "inherit"),
		"healthcheck-disabled":     health("disabled"),
		"healthcheck-of-image":     singlePlace(imageHealth),
		"depends-started":          dependsOn("service_started"),
		"depends-healthy":          dependsOn("service_healthy"),
		"depends-completed":        dependsOn("service_completed_successfully"),

		"ports-published":     ports(func(facts.Service, facts.Port) bool { return true }),
		"ports-address":       ports(onOneAddress),
		"ports-with-replicas": ports(tooFewForCopies),
		"no-ports":            singlePlace(noPorts),

		"named-volume":          mounts(ownVolume),
		"named-volume-replicas": mounts(volumeOfCopies),
		"shared-volume":         mounts(sharedVolume),
		"read-only-volume":      mounts(readOnlyVolume),
		"anonymous-volume":      mounts(ofKind("anonymous")),
		"tmpfs":                 mounts(ofKind("tmpfs")),
		"image-volume":          mounts(ofKind("image")),
		"cluster-volume":        mounts(ofKind("npipe", "cluster")),
		"bind-mount":            mounts(bindOf("files")),
		"bind-source":           mounts(bindOf("source")),
		"bind-socket":           mounts(bindOf("socket")),
		"bind-system":           mounts(bindOf("system")),
	}
}

// singlePlace makes a test of one place; the zero place means not in use.
func singlePlace(at func(s facts.Service) untrusted.Place) serviceTest {
	return func(_ view, s facts.Service) []untrusted.Place {
		if place := at(s); place != (untrusted.Place{}) {
			return []untrusted.Place{place}
		}
		return nil
	}
}

func uses(list func(s facts.Service) []facts.Use) serviceTest {
	return func(_ view, s facts.Service) []untrusted.Place {
		var out []untrusted.Place
		for _, u := range list(s) {
			out = append(out, u.Place)
		}
		return out
	}
}

// attribute is the place of an attribute path, or another place without it.
func attribute(s facts.Service, path string, otherwise untrusted.Place) untrusted.Place {
	i := slices.IndexFunc(s.Attributes, func(a facts.Attribute) bool { return a.Path == path })
	if i < 0 {
		return otherwise
	}
	return s.Attributes[i].Place
}

func pulledImage(s facts.Service) untrusted.Place {
	if s.Image == nil || s.Build != nil {
		return untrusted.Place{}
	}
	return s.Image.Place
}

func build(s facts.Service) untrusted.Place {
	if s.Build == nil {
		return untrusted.Place{}
	}
	return s.Build.Place
}

func environment(s facts.Service) untrusted.Place {
	if len(s.Environment) == 0 {
		return untrusted.Place{}
	}
	return attribute(s, "environment", s.Environment[0].Place)
}

func noRestart(s facts.Service) untrusted.Place {
	if s.Restart != "" || attribute(s, "deploy.restart_policy.condition", untrusted.Place{}) != (untrusted.Place{}) {
		return untrusted.Place{}
	}
	return s.Place
}

func replicas(s facts.Service) untrusted.Place {
	if s.Replicas < 2 {
		return untrusted.Place{}
	}
	return attribute(s, "deploy.replicas", untrusted.Place{})
}

func monitoring(s facts.Service) untrusted.Place {
	if s.Role != facts.RoleMonitoring {
		return untrusted.Place{}
	}
	return s.Place
}

func extensions(_ view, s facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, a := range s.Attributes {
		if strings.HasPrefix(a.Path, "x-") {
			out = append(out, a.Place)
		}
	}
	return out
}

func komposeLabels(_ view, s facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, l := range s.Labels {
		if strings.HasPrefix(string(l.Name), "kompose.") {
			out = append(out, l.Place)
		}
	}
	return out
}

// logging finds drivers that keep logs on the host, or those that ship them
// away. A driver that a variable names is neither.
func logging(local bool) serviceTest {
	return singlePlace(func(s facts.Service) untrusted.Place {
		if s.Logging == nil || strings.Contains(string(s.Logging.Driver), "$") {
			return untrusted.Place{}
		}
		if slices.Contains([]untrusted.Text{"", "json-file", "local", "none"}, s.Logging.Driver) != local {
			return untrusted.Place{}
		}
		return s.Logging.Place
	})
}
