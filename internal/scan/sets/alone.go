package sets

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Hidden reports whether services of a file would not run over the base, since
// the base has them in profiles that are not active.
func Hidden(alone, merged []facts.Service) bool {
	return slices.ContainsFunc(alone, func(s facts.Service) bool {
		m := find(merged, s.Name)
		return !s.Inactive && m != nil && m.Inactive
	})
}

// Alone reports whether a file that could be a project by itself is one, or is put
// over the base: by what its services leave to the base, and by what they say
// again. All services are those of inactive profiles too. Because says what
// decided it.
//
// Services for tests keep no data, so that they leave no volumes to the base.
func Alone(base, alone []facts.Service, forTests bool) (stands bool, because string) {
	o := overlapOf(base, alone, forTests)
	switch {
	case o.mounts != "":
		return true, "merged over the base, " + string(o.mounts) + " would mount its source code over the image"
	case o.shared == 0 && len(alone) >= max(2, len(base)) && slices.ContainsFunc(alone, isOwn):
		return true, "it has services of its own, no fewer than the base"
	case o.leaving >= o.repeated && o.leaving > 0:
		return false, "it leaves much of " + string(o.left) + " to the base"
	case o.repeated > 0 && 2*o.repeated >= o.shared && (2*o.shared >= len(base) || o.repeated > 1):
		return true, "it repeats " + string(o.again) + " in full"
	}
	return false, "it repeats little of the base"
}

// overlap counts the services that a file has in common with the base, and names the
// first of a kind.
type overlap struct {
	shared, leaving, repeated int
	mounts                    untrusted.Text // whose source code the base mounts over what the file pulls
	left, again               untrusted.Text
}

func overlapOf(base, alone []facts.Service, forTests bool) overlap {
	var o overlap
	for _, s := range alone {
		b := find(base, s.Name)
		if b == nil {
			continue
		}
		o.shared++
		switch {
		case Source(*b) != nil && Source(s) == nil && s.Build == nil:
			o.mounts = firstOf(o.mounts, s.Name)
		case leaves(*b, s, forTests):
			o.leaving++
			o.left = firstOf(o.left, s.Name)
		case repeats(*b, s):
			o.repeated++
			o.again = firstOf(o.again, s.Name)
		}
	}
	return o
}

// isOwn reports whether a service is an application, and no helper of others.
func isOwn(s facts.Service) bool {
	return s.Role == facts.RoleApplication && (s.Build != nil || s.Product == "")
}

func firstOf(a, b untrusted.Text) untrusted.Text {
	if a != "" {
		return a
	}
	return b
}

func active(services []facts.Service) int {
	n := 0
	for _, s := range services {
		if !s.Inactive {
			n++
		}
	}
	return n
}

func find(services []facts.Service, name untrusted.Text) *facts.Service {
	i := slices.IndexFunc(services, func(s facts.Service) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return &services[i]
}

// leaves reports whether a service leaves out, altogether, a kind of thing that
// the base gives it: then the file counts on the base. Ports may go behind a
// proxy, so they alone say little.
func leaves(base, s facts.Service, forTests bool) bool {
	n := 0
	if !forTests && volumes(base) > 0 && volumes(s) == 0 {
		n++
	}
	if len(base.Environment)+len(base.EnvFiles) > 0 && len(s.Environment)+len(s.EnvFiles) == 0 {
		n++
	}
	if len(base.DependsOn) > 0 && len(s.DependsOn) == 0 {
		n++
	}
	if len(base.Ports) > 0 && len(s.Ports) == 0 && n == 0 && len(s.Networks) == 0 {
		n++
	}
	return n > 0
}

// volumes is how many mounts keep data.
func volumes(s facts.Service) int {
	n := 0
	for _, m := range s.Mounts {
		if m.Kind == "volume" {
			n++
		}
	}
	return n
}

// repeats reports whether a service says something again that the base has
// already, which nobody does in a file that is put over it.
func repeats(base, s facts.Service) bool {
	if base.Image != nil && s.Image != nil && base.Image.Ref == s.Image.Ref {
		return true
	}
	for _, m := range s.Mounts {
		if m.Kind == "volume" && slices.ContainsFunc(base.Mounts, func(b facts.Mount) bool { return b.Kind == m.Kind && b.Source == m.Source && b.Target == m.Target }) {
			return true
		}
	}
	for _, d := range s.DependsOn {
		if slices.ContainsFunc(base.DependsOn, func(b facts.Dependency) bool { return b.Service == d.Service }) {
			return true
		}
	}
	for _, p := range s.Ports {
		if slices.ContainsFunc(base.Ports, func(b facts.Port) bool { return b.Published == p.Published && b.Target == p.Target }) {
			return true
		}
	}
	return false
}
