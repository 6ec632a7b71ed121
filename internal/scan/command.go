package scan

import (
	"slices"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/scan/roles"
	"advisor/internal/untrusted"
)

// command finds the development server that the container runs.
func (d *dockerfiles) command(s *facts.Service) {
	written, at := commandLine(*s)
	argv := d.script(s, written)
	d.evidence.Commands[s.Name] = argv
	s.DevServer = dockerfile.DevServer(argv, variable(*s))
	if s.DevServer == "" {
		s.DevServer = dockerfile.DevServer(written, variable(*s))
	}
	if s.DevServer != "" {
		s.DevServerAt = at
	}
	if s.Build == nil && s.Image != nil {
		if lang := dockerfile.Language(*s.Image); lang != "" {
			s.Languages = append(s.Languages, lang)
		}
	}
}

// commandLine is what the container runs, and where that is written: the words
// of the Compose file first, those of the Dockerfile where it says nothing.
func commandLine(s facts.Service) ([]string, untrusted.Place) {
	entrypoint, command, at := s.Entrypoint, s.Command, s.CommandAt
	if d := s.Dockerfile; d != nil {
		if len(entrypoint) == 0 && len(command) == 0 {
			command, at = d.Command, d.CmdAt
		}
		if len(s.Entrypoint) == 0 {
			entrypoint = d.Entrypoint
		}
	}
	var argv []string
	for _, h := range slices.Concat(entrypoint, command) {
		argv = append(argv, h.Reveal())
	}
	return argv, at
}

// variable gives the value of a variable in the container; one that is set but
// not known is "unknown".
func variable(s facts.Service) func(string) string {
	return func(name string) string {
		lists := [][]facts.Variable{s.Environment}
		if s.Dockerfile != nil {
			lists = append(lists, s.Dockerfile.Environment)
		}
		for _, list := range lists {
			for _, v := range list {
				if string(v.Name) != name {
					continue
				}
				if value := v.Value.Reveal(); value != "" && !strings.Contains(value, "${") {
					return value
				}
				return "unknown"
			}
		}
		if len(s.EnvFiles) > 0 { // it may be set there
			return "unknown"
		}
		return ""
	}
}

// byComposeAlone is what services run by their Compose files alone, for projects
// whose Dockerfiles are not read.
func byComposeAlone(services []facts.Service) roles.Evidence {
	e := roles.Evidence{Commands: map[untrusted.Text][]string{}}
	for i := range services {
		argv, at := commandLine(services[i])
		e.Commands[services[i].Name] = argv
		if services[i].DevServer = dockerfile.DevServer(argv, variable(services[i])); services[i].DevServer != "" {
			services[i].DevServerAt = at
		}
	}
	return e
}
