package scan

import (
	"path"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// build is how the service is built; nil where it is not.
func (o one) build() *facts.Build {
	b := o.Build
	if b == nil {
		return nil
	}
	out := &facts.Build{
		Context: untrusted.Text(b.Context), Dockerfile: untrusted.Text(b.Dockerfile), Target: untrusted.Text(b.Target),
		Inline: b.DockerfileInline != "", Remote: remote(b.Context), Args: o.l.Variables("services", o.name, "build", "args"),
		Place: o.at("build"),
	}
	if b.Dockerfile == "" && !out.Inline {
		out.Dockerfile = "Dockerfile"
	}
	if out.Args == nil {
		out.Args = []facts.Variable{}
	}
	return out
}

// remote tells build contexts that docker would fetch.
func remote(context string) bool {
	return strings.Contains(context, "://") || strings.HasPrefix(context, "git@") || strings.HasPrefix(context, "github.com/")
}

// knownArgs are the build arguments with a value.
func knownArgs(args []facts.Variable) map[string]string {
	out := map[string]string{}
	for _, a := range args {
		if v := a.Value.Reveal(); v != "" && !strings.Contains(v, "${") {
			out[string(a.Name)] = v
		}
	}
	return out
}

// context replaces a base that build.additional_contexts names: an image under
// its name, anything else leaves the base unknown.
func (d *dockerfiles) context(s *facts.Service, f *facts.Dockerfile) {
	if f.Base == nil {
		return
	}
	to, ok := d.l.Project.Services[string(s.Name)].Build.AdditionalContexts[string(f.Base.Ref)]
	if !ok {
		return
	}
	img := facts.Image{Ref: f.Base.Ref, Unresolved: true, Place: f.Base.Place}
	if ref, ok := strings.CutPrefix(to, "docker-image://"); ok {
		img = imageref.Parse(ref, f.Base.Place)
	}
	f.Base = &img
}

// noIgnore tells whether a context folder can be read and holds no ignore file
// for the Dockerfile.
func (d *dockerfiles) noIgnore(context, dockerfileName string) bool {
	if own, err := d.l.Root.Kind(dockerfileName + ".dockerignore"); err != nil || own != files.Missing {
		return false
	}
	missing, ok := d.ignore[context]
	if !ok {
		folder, err := d.l.Root.Kind(context)
		kind, kindErr := d.l.Root.Kind(path.Join(context, ".dockerignore"))
		missing = err == nil && kindErr == nil && folder == files.Folder && kind == files.Missing
		d.ignore[context] = missing
	}
	return missing
}
