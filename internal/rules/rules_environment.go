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
			Title:            "Compose file that is passed over",
			Says:             "Not read by default",
			Why:              "Two files with default names lie side by side and one always wins: an edit in the other one has no effect.",
			Remedy:           "Keep one of them.",
			RemedyCompose:    "Delete or rename the file that is not meant; `docker compose` prefers compose.yaml.",
			RemedyKubernetes: "Find out which one is true before converting anything.",
			Source:           "https://docs.docker.com/compose/intro/compose-application-model/", EveryFile: true, Check: shadowedFile,
		},
		{
			ID: "override-merged-by-default", Theme: facts.Separation, Severity: facts.Low,
			Title:            "A plain start takes the development override along",
			Says:             "Merged into every start without -f",
			Why:              "On a server a plain `docker compose up` starts the development settings, and not what is judged here.",
			Remedy:           "Do not let the file reach the server, or always name the files.",
			RemedyCompose:    "Set COMPOSE_FILE on the server, or start with `-f`.",
			RemedyKubernetes: "Convert the production set of files, not what the plain command sees.",
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
