package scan

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/secret"
	"advisor/internal/untrusted"
)

// shown is what a Dockerfile shows, with build arguments whose values come from
// variables, or look like secrets, as ${NAME}.
func (d *dockerfiles) shown(s *facts.Service, f facts.Dockerfile) facts.Dockerfile {
	hide := d.hiddenArgs(s)
	if len(hide) == 0 {
		return f
	}
	f.User, f.Final, f.StaticWhy = hide.text(f.User), hide.text(f.Final), hide.text(f.StaticWhy)
	f.Ports = slices.Clone(f.Ports)
	for i, p := range f.Ports {
		f.Ports[i] = string(hide.text(untrusted.Text(p)))
	}
	if f.Base != nil {
		if ref := hide.text(f.Base.Ref); ref != f.Base.Ref || hide.names(f.Base.Written) {
			img := imageref.Parse(string(cmp.Or(f.Base.Written, ref)), f.Base.Place)
			img.Unresolved = f.Base.Unresolved // how it is shown says nothing of what is known
			f.Base, f.BaseValue = &img, facts.HideImage(f.Base)
		}
	}
	return f
}

// hiddenArgs are values of build arguments that may not be shown, the longest
// first.
type hiddenArgs []struct{ name, value string }

func (d *dockerfiles) hiddenArgs(s *facts.Service) hiddenArgs {
	var out hiddenArgs
	values, shown := d.buildArgs(s), d.l.Project.Services[string(s.Name)].Build.Args
	for _, name := range slices.Sorted(maps.Keys(values)) {
		written := shown[name]
		if v := values[name].Value; v != "" && (written == nil || *written != v || secret.Looks(name)) {
			out = append(out, struct{ name, value string }{name, v})
		}
	}
	slices.SortStableFunc(out, func(a, b struct{ name, value string }) int { return cmp.Compare(len(b.value), len(a.value)) })
	return out
}

// names reports whether a text as written names one of the arguments.
func (h hiddenArgs) names(written untrusted.Text) bool {
	return slices.ContainsFunc(h, func(a struct{ name, value string }) bool {
		return strings.Contains(string(written), "$"+a.name) || strings.Contains(string(written), "${"+a.name)
	})
}

// shortValue is how long a value is that may stand in other text by chance: 1
// in USER 1000. It is replaced only where it is the whole text.
const shortValue = 3 // bytes

func (h hiddenArgs) text(t untrusted.Text) untrusted.Text {
	for _, a := range h {
		if len(a.value) > shortValue || string(t) == a.value {
			t = untrusted.Text(strings.ReplaceAll(string(t), a.value, "${"+a.name+"}"))
		}
	}
	return t
}
