package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// references checks the names that a workload uses.
func (w workload) references() {
	n := w.node
	for _, u := range tree.EntriesOf(n.Get("networks")) {
		switch {
		case strings.HasPrefix(u.Key, "x-") && w.kind == "service":
			w.wrong(u.At, "rename the network", "%s refers to the network %s, which Compose reads as an extension (x-)", w.title(), diagnostics.Quoted(u.Key))
		case u.Key != "default":
			w.defined("networks", "network", u.Key, u.At)
		}
	}
	for _, u := range tree.EntriesOf(n.Get("models")) {
		w.defined("models", "model", u.Key, u.At)
	}
	for _, v := range tree.Items(n.Get("volumes")) {
		if v.Get("type").Str() == types.VolumeTypeVolume && v.Get("source").Str() != "" {
			w.source("volumes", "volume", v)
		}
	}
	for _, v := range tree.Items(n.Get("configs")) {
		w.source("configs", "config", v)
	}
	for _, v := range slices.Concat(tree.Items(n.Get("secrets")), tree.Items(n.Path("build", "secrets"))) {
		w.source("secrets", "secret", v)
	}
	for _, d := range w.dependencies() {
		w.dependsOn(d)
	}
}

// source checks what a mount, config or secret names as its source.
func (w workload) source(section, kind string, use *tree.Node) {
	switch name := use.Get("source"); {
	case name.Str() == "":
		w.wrong(use.At, "", "%s uses a %s without a name", w.title(), kind)
	case !name.IsUnset():
		w.defined(section, kind, name.Text, use.At)
	}
}

// defined checks a name of a top-level section.
func (w workload) defined(section, kind, name string, at tree.Pos) {
	all := w.c.model.Get(section)
	if all.Find(name) >= 0 || strings.Contains(name, "${") {
		return
	}
	if w.c.mayBeLeftOut(section, name) || w.kind == "job" {
		w.c.log.Gap(at, "%s refers to the %s %s, which none of the files that were read defines", w.title(), kind, diagnostics.Quoted(name))
		return
	}
	hint := diagnostics.DidYouMean(name, all.Keys())
	if hint == "" {
		hint = "define it under the top-level key " + section
	}
	w.wrong(at, hint, "%s refers to the undefined %s %s", w.title(), kind, diagnostics.Quoted(name))
}

// mayBeLeftOut reports whether a name that is not defined may be defined in
// what was left out.
func (c *checker) mayBeLeftOut(section, name string) bool {
	return c.log.Cut || c.log.Left(section) || c.log.Left(section+"."+diagnostics.Shown(name))
}

// dependency is the need of a workload for another one.
type dependency struct {
	name     string
	at       tree.Pos
	need     string // in words, for a message
	optional bool
}

// dependencies are those of depends_on and of all that implies one.
func (w workload) dependencies() []dependency {
	var all []dependency
	n := w.node
	for _, d := range tree.EntriesOf(n.Get("depends_on")) {
		required := d.Val.Get("required")
		all = append(all, dependency{d.Key, d.At, "depends on", required != nil && !tree.TruthOf(required)})
	}
	for _, l := range tree.Items(n.Get("links")) {
		name, alias, _ := strings.Cut(l.Text, ":")
		if strings.Contains(alias, ":") {
			name = l.Text
		}
		all = append(all, dependency{name, l.At, "is linked to", false})
	}
	for _, v := range tree.Items(n.Get("volumes_from")) {
		if !strings.HasPrefix(v.Text, types.ContainerPrefix) {
			name, _, _ := strings.Cut(v.Text, ":")
			all = append(all, dependency{name, v.At, "mounts the volumes of", false})
		}
	}
	for _, shared := range [][2]string{
		{"network_mode", "uses the network of"}, {"ipc", "shares memory with"}, {"pid", "shares processes with"}, {"uts", "shares its host name with"}, {"cgroup", "shares its cgroup with"},
	} {
		if name, ok := strings.CutPrefix(n.Get(shared[0]).Str(), types.ServicePrefix); ok {
			all = append(all, dependency{name, w.keyAt(shared[0]), shared[1], false})
		}
	}
	return all
}

// dependsOn checks that what a workload needs is there.
func (w workload) dependsOn(d dependency) {
	services, jobs := w.c.model.Get("services"), w.c.model.Get("jobs")
	says := w.title() + " " + d.need + " the service " + diagnostics.Quoted(d.name)
	switch {
	case strings.Contains(d.name, "${"), w.kind == "job" && jobs.Find(d.name) >= 0:
	case jobs.Find(d.name) >= 0:
		w.wrong(d.at, "", "%s %s %s, which is a job: services can only depend on services", w.title(), d.need, diagnostics.Quoted(d.name))
	case services.Find(d.name) < 0 && w.c.mayBeLeftOut("services", d.name):
		w.c.log.Gap(d.at, "%s, which none of the files that were read defines", says)
	case services.Find(d.name) < 0:
		w.wrong(d.at, diagnostics.DidYouMean(d.name, services.Keys()), "%s %s the undefined service %s", w.title(), d.need, diagnostics.Quoted(d.name))
	case !w.inactive && !w.c.active(d.name) && d.optional:
		w.c.log.Gap(d.at, "%s, which is in no active profile", says)
	case !w.inactive && !w.c.active(d.name):
		w.wrong(d.at, "activate its profile with --profile, or write required: false", "%s, which is in no active profile", says)
	}
}

func (c *checker) active(service string) bool {
	svc := c.p.Services[service]
	return svc.HasProfile(c.p.Profiles)
}

// contexts checks the services that a build takes as contexts.
func (w workload) contexts() {
	for _, a := range tree.EntriesOf(w.node.Path("build", "additional_contexts")) {
		name, ok := strings.CutPrefix(a.Val.Str(), types.ServicePrefix)
		if !ok || a.Val.Unset {
			continue
		}
		services := w.c.model.Get("services")
		switch {
		case services.Find(name) >= 0 && services.Get(name).Find("build") < 0:
			w.wrong(a.At, "", "%s builds with the service %s, which has no build", w.title(), diagnostics.Quoted(name))
		case services.Find(name) < 0 && !w.c.mayBeLeftOut("services", name):
			w.wrong(a.At, diagnostics.DidYouMean(name, services.Keys()), "%s builds with the undefined service %s", w.title(), diagnostics.Quoted(name))
		}
	}
}

// filesOf reports env files and label files that are not there: usual where
// they are not checked in.
func (w workload) filesOf() {
	for _, f := range tree.Items(w.node.Get("env_file")) {
		optional := f.Find("required") >= 0 && !tree.TruthOf(f.Get("required"))
		w.fileThere(f.Get("path"), f.At, "env_file", optional)
	}
	for _, f := range tree.Items(w.node.Get("label_file")) {
		w.fileThere(f, f.At, "label_file", false)
	}
}

func (w workload) fileThere(path *tree.Node, at tree.Pos, what string, optional bool) {
	if path == nil || path.Kind != tree.Scalar || path.Unset {
		return
	}
	name := diagnostics.Quoted(path.Text)
	switch kind, err := w.c.root.Kind(path.Text); {
	case err != nil:
		w.c.log.Gap(at, "%s %s was not checked: it %v", what, name, err)
	case kind == files.Missing && optional:
		w.c.log.Gap(at, "optional %s %s does not exist", what, name)
	case kind == files.Missing && what == "env_file":
		w.wrong(at, "write required: false where it may be missing", "%s %s does not exist", what, name)
	case kind == files.Missing:
		w.wrong(at, "", "%s %s does not exist", what, name)
	case kind != files.Regular:
		w.wrong(at, "", "%s %s is not a regular file", what, name)
	}
}

// UnknownProfiles are sentences about profiles that were asked for and that no service
// has.
func UnknownProfiles(model *tree.Node, asked []string) []string {
	var known, out []string
	for _, section := range []string{"services", "jobs"} {
		for _, e := range tree.EntriesOf(model.Get(section)) {
			for _, p := range tree.Items(e.Val.Get("profiles")) {
				known = append(known, p.Text)
			}
		}
	}
	for _, p := range asked {
		if p != "*" && !slices.Contains(known, p) {
			hint := diagnostics.DidYouMean(p, known)
			if hint != "" {
				hint = ": " + hint
			}
			out = append(out, fmt.Sprintf("no service has the profile %s%s", diagnostics.Quoted(p), hint))
		}
	}
	return out
}
