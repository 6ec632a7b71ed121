package scan

import (
	"maps"
	"path"
	"slices"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// build is how the service is built; nil where it is not.
func (o composeService) build() *facts.Build {
	b := o.Build
	if b == nil {
		return nil
	}
	value := o.values.Build
	folder, _ := o.l.Root.Kind(value.Context) // what is not known is missing
	there := folder == files.Folder && !remote(value.Context)
	file, _ := o.l.Root.Kind(path.Join(value.Context, value.Dockerfile))
	out := &facts.Build{
		Context: o.defined(value.Context, b.Context, there), Target: untrusted.Text(b.Target),
		Dockerfile:   o.defined(value.Dockerfile, b.Dockerfile, there && file == files.Regular),
		ContextValue: facts.Hide(value.Context), DockerfileValue: facts.Hide(value.Dockerfile), TargetValue: facts.Hide(value.Target),
		Inline: b.DockerfileInline != "", Remote: remote(value.Context), Args: o.l.Variables("services", o.name, "build", "args"),
		Place: o.at("build"),
	}
	if b.Dockerfile == "" && !out.Inline {
		out.Dockerfile, out.DockerfileValue = "Dockerfile", facts.Hide("Dockerfile")
	}
	if out.Args == nil {
		out.Args = []facts.Variable{}
	}
	return out
}

// remote reports whether a build context is one that docker would fetch.
func remote(context string) bool {
	return strings.Contains(context, "://") || strings.HasPrefix(context, "git@") || strings.HasPrefix(context, "github.com/")
}

// buildArgs are the build arguments of a service. One that is only named takes
// its value from the environment, as docker compose does.
func (d *dockerfiles) buildArgs(s *facts.Service) map[string]dockerfile.Arg {
	out := map[string]dockerfile.Arg{}
	for name, value := range d.l.Values().Reveal().Services[string(s.Name)].Build.Args {
		switch {
		case value == nil:
			fromEnv, ok := d.l.Variable(name)
			out[name] = dockerfile.Arg{Value: fromEnv, Unknown: !ok}
		case d.l.Unset("services", string(s.Name), "build", "args", name):
			out[name] = dockerfile.Arg{Unknown: true}
		default:
			out[name] = dockerfile.Arg{Value: *value}
		}
	}
	return out
}

// contexts are what build.additional_contexts puts in the place of a base: an
// image, what another service builds, or something that is not looked at.
func (d *dockerfiles) contexts(s *facts.Service) map[string]dockerfile.Context {
	written := d.l.Values().Reveal().Services[string(s.Name)].Build.AdditionalContexts
	out := make(map[string]dockerfile.Context, len(written))
	for _, name := range slices.Sorted(maps.Keys(written)) {
		to := written[name]
		if service, ok := strings.CutPrefix(to, "service:"); ok {
			out[name] = dockerfile.Context{Built: d.image(service)}
		} else if ref, ok := strings.CutPrefix(to, "docker-image://"); ok && !strings.Contains(ref, "$") {
			out[name] = dockerfile.Context{Image: ref}
		} else {
			out[name] = dockerfile.Context{}
		}
	}
	return out
}

// noIgnore reports whether a context folder can be read and holds no ignore file
// for the Dockerfile.
func (d *dockerfiles) noIgnore(context, dockerfileName string) bool {
	if own, err := d.l.Root.Kind(dockerfileName + ".dockerignore"); err != nil || own != files.Missing {
		return false
	}
	missing, ok := d.ignore[context]
	if !ok {
		folder, _ := d.l.Root.Kind(context)
		kind, kindErr := d.l.Root.Kind(path.Join(context, ".dockerignore"))
		missing = kindErr == nil && folder == files.Folder && kind == files.Missing
		d.ignore[context] = missing
	}
	return missing
}
