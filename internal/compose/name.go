package compose

import (
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
)

// projectName derives the name as docker compose does: asked for, then the
// .env, then the files, then the folder.
func (s *session) projectName(files []string) string {
	fromEnv, _ := s.env.Lookup("COMPOSE_PROJECT_NAME")
	for _, name := range []string{s.in.ProjectName, fromEnv, normalName(s.writtenName(files)), normalName(filepath.Base(s.root.Dir()))} {
		if name != "" {
			return name
		}
	}
	return "project"
}

// writtenName is the last name: of the files. It is needed before they are
// expanded, since variables may hold the project's name.
func (s *session) writtenName(files []string) string {
	name := ""
	for _, f := range files {
		src, err := s.read(f, "compose")
		if err != nil {
			return ""
		}
		for _, d := range src.Docs {
			for i := 0; i+1 < len(d.Content) && d.Kind == yaml.MappingNode; i += 2 {
				if k, v := d.Content[i], d.Content[i+1]; k.Value == "name" && v.Kind == yaml.ScalarNode && len(v.Value) < tree.MaxKey {
					name = interpolate.OrEmpty(v.Value, s.env)
				}
			}
		}
	}
	return name
}

// normalName keeps what may be in a project name.
func normalName(s string) string {
	kept := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '-' {
			return r
		}
		return -1
	}, strings.ToLower(s))
	return strings.TrimLeft(kept, "_-")
}
