package selection

import (
	"path/filepath"

	"advisor/internal/compose"
	"advisor/internal/untrusted"
)

// Arguments are the flags that chose the project in a folder, and the model in a
// file, as one would write them in that folder. An empty dir: there is no project,
// and the flags are those of this folder; an empty model: it is built in.
func (s Selection) Arguments(dir, model string) []untrusted.Text {
	var out []untrusted.Text
	from := s.Places.Cwd
	relative := func(flag string, paths ...string) {
		for _, p := range paths {
			rel, err := filepath.Rel(from, s.Places.Abs(p))
			switch {
			case p == compose.Stdin:
				rel = p
			case err != nil:
				rel = filepath.Base(p)
			}
			out = append(out, untrusted.Text(flag), untrusted.Text(filepath.ToSlash(rel)))
		}
	}
	if dir != "" {
		from = dir
		relative("-f", s.Files...)
		relative("--env-file", s.EnvFiles...)
		relative("-f", s.composeFileGiven()...)
		if s.Environment != "" {
			out = append(out, "--environment", untrusted.Text(s.Environment))
		}
		for _, p := range s.Profiles {
			out = append(out, "--profile", untrusted.Text(p))
		}
	}
	if model != "" {
		relative("--model", model)
	}
	return out
}
