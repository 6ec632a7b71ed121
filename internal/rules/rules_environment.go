package rules

import (
	"path"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// environmentRules are about the set of files: what makes an environment, how
// far they are apart, and what already looks at them.
func environmentRules() []Rule {
	return []Rule{
		{
			ID: "shadowed-compose-file", Theme: facts.Separation, Severity: facts.Medium,
			Title: "Compose file that is not read",
			Says:  "%s is not read by default: another file in its folder takes precedence.", Several: "%s are not read by default: other files in their folders take precedence.",
			Why:              "Of two files with default names in one folder, docker compose reads only one: edits in the other file have no effect.",
			Remedy:           "Keep one of the files.",
			RemedyCompose:    "Delete or rename the file that you do not want; `docker compose` prefers `compose.yaml`.",
			RemedyKubernetes: "Find out which file is current before you convert anything.",
			Source:           "https://docs.docker.com/compose/intro/compose-application-model/", EveryFile: true, Check: shadowedFile,
		},
		{
			ID: "override-merged-by-default", Theme: facts.Separation, Severity: facts.Low,
			Title: "Development override read by a plain start",
			Says:  "%s is merged into every start without -f.", Several: "%s are merged into every start without -f.",
			Why:              "On a server, a plain `docker compose up` starts the development settings, not the files that are judged here.",
			Remedy:           "Keep the file off the server, or name the files in every command.",
			RemedyCompose:    "Set `COMPOSE_FILE` on the server, or start with `-f`.",
			RemedyKubernetes: "Convert the production set of files, not what a plain `docker compose` reads.",
			Source:           "https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/", EveryFile: true, Check: overrideMerged,
		},
	}
}

func shadowedFile(p facts.Project) []Hit {
	var out []Hit
	for _, f := range p.Shadowed {
		out = append(out, Hit{Detail: f.Name, Place: f.Place})
	}
	return out
}

// overrideMerged looks for an override file that is not part of what is judged: it
// is for development, and a plain start takes it along.
func overrideMerged(p facts.Project) []Hit {
	overrides := []string{"compose.override.yaml", "compose.override.yml", "docker-compose.override.yaml", "docker-compose.override.yml"}
	var out []Hit
	seen := map[untrusted.Text]bool{}
	for _, other := range p.Choice.Others {
		for _, f := range other.Files {
			if slices.Contains(overrides, path.Base(string(f))) && !slices.Contains(p.Choice.Files, f) && !seen[f] {
				seen[f] = true
				out = append(out, Hit{Detail: f, Place: untrusted.Place{File: f}})
			}
		}
	}
	return out
}
