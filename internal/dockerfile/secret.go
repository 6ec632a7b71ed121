package dockerfile

import (
	"slices"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/facts"
	"advisor/internal/secret"
	"advisor/internal/untrusted"
)

// secretNames are ARG and ENV names that look like secrets, each once, at its
// first place, in file order. An ENV that is set to nothing is none.
func (f *file) secretNames(reach []int) []facts.Use {
	out := []facts.Use{}
	add := func(name string, st step) {
		known := slices.ContainsFunc(out, func(u facts.Use) bool { return string(u.Name) == name })
		if secret.Looks(name) && !known && len(out) < maxSecrets {
			out = append(out, facts.Use{Name: untrusted.Text(name), Place: f.in.place(st.start)})
		}
	}
	for _, i := range reach {
		for _, st := range f.stages[i].steps {
			switch c := st.cmd.(type) {
			case *instructions.EnvCommand:
				for _, kv := range c.Env {
					if kv.Value != "" {
						add(kv.Key, st)
					}
				}
			case *instructions.ArgCommand:
				for _, kv := range c.Args {
					add(kv.Key, st)
				}
			}
		}
	}
	return out
}

// maxSecrets caps the list: it is shown to people.
const maxSecrets = 50
