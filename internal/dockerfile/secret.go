package dockerfile

import (
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/facts"
	"advisor/internal/secret"
	"advisor/internal/untrusted"
)

// secretNames are ARG and ENV names that look like secrets, each once, at its
// first place, in file order: those with a value that may be one, and the
// arguments without a value, which whoever builds gives one.
func (f *file) secretNames(reach []int) (values, arguments []facts.Use) {
	values, arguments = []facts.Use{}, []facts.Use{}
	add := func(to *[]facts.Use, name string, st step) {
		known := slices.ContainsFunc(*to, func(u facts.Use) bool { return string(u.Name) == name })
		if secret.Looks(name) && !known && len(*to) < maxSecrets {
			*to = append(*to, facts.Use{Name: untrusted.Text(name), Place: f.in.place(st.start)})
		}
	}
	for _, i := range reach {
		for _, st := range f.stages[i].steps {
			switch c := st.cmd.(type) {
			case *instructions.EnvCommand:
				for _, kv := range c.Env {
					if value := unquoted(kv.Value); strings.HasPrefix(value, "$") || !secret.Harmless(value) {
						add(&values, kv.Key, st)
					}
				}
			case *instructions.ArgCommand:
				for _, kv := range c.Args {
					switch {
					case kv.Value == nil || unquoted(*kv.Value) == "":
						add(&arguments, kv.Key, st)
					case !secret.Harmless(unquoted(*kv.Value)):
						add(&values, kv.Key, st)
					}
				}
			}
		}
	}
	return values, arguments
}

// unquoted is a value without its quotes.
func unquoted(value string) string { return strings.Trim(value, `"'`) }

// maxSecrets caps the list: it is shown to people.
const maxSecrets = 50
