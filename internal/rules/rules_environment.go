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
			ID: "single-compose-file", Theme: facts.Separation, Severity: facts.Low,
			Title:            "One file for development and production",
			Says:             "Built from source, with one file for every environment",
			Why:              "Whatever differs is then changed by hand on the server, and nobody sees it in a review.",
			Remedy:           "Keep what is common in one file and what differs in a small one for each environment.",
			RemedyCompose:    "Add compose.production.yaml and start with `-f compose.yaml -f compose.production.yaml`, or use profiles.",
			RemedyKubernetes: "Use a base and an overlay for each environment (Kustomize), or a chart with values.",
			Source:           productionDocs, Check: singleFile,
		},
		{
			ID: "environments-differ", Theme: facts.Separation, Severity: facts.Medium,
			Title:            "Environments differ in their structure",
			Says:             "Environments differ",
			Why:              "What was tested is not what runs. Each difference is a place where production can surprise.",
			Remedy:           "Go through the differences and keep only those that are meant.",
			RemedyCompose:    "Compare `docker compose config` of both sets of files.",
			RemedyKubernetes: "Bring them together before the move: each difference becomes an overlay that has to be kept.",
			Source:           "https://12factor.net/dev-prod-parity", EveryFile: true, Check: environmentsDiffer,
		},
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
			Title:            "Override file is merged unless it is switched off",
			Says:             "Merged into every start without -f",
			Why:              "On a server a plain `docker compose up` takes the development settings with it.",
			Remedy:           "Do not let the file reach the server, or always name the files.",
			RemedyCompose:    "Set COMPOSE_FILE on the server, or start with `-f`.",
			RemedyKubernetes: "Convert the production set of files, not what the plain command sees.",
			Source:           "https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/", EveryFile: true, Check: overrideMerged,
		},
		{
			ID: "no-linter", Theme: facts.Separation, Severity: facts.Low, Common: true,
			Title:            "No linter for Compose files and Dockerfiles",
			Says:             "No linter or scanner is set up",
			Why:              "Details of style, package pins and file rights are checked best by a linter at every change; this report leaves them out.",
			Remedy:           "Run hadolint for Dockerfiles, dclint or KICS for Compose files, and a scanner for images in CI.",
			RemedyCompose:    "Add hadolint and dclint to the pipeline.",
			RemedyKubernetes: "Add kube-linter or kube-score for the manifests as well.",
			Source:           "https://github.com/hadolint/hadolint", Check: noLinter,
		},
	}
}

func singleFile(p facts.Project) []Hit {
	built := slices.ContainsFunc(p.Services, func(s facts.Service) bool { return s.Build != nil })
	if !built || len(p.Profiles) > 0 || len(p.Environments) > 1 {
		return nil
	}
	compose := 0
	for _, f := range p.Files {
		if slices.Contains([]string{"compose", "override"}, f.Kind) {
			compose++
		}
	}
	if compose != 1 {
		return nil
	}
	return []Hit{{Detail: wholeProject(p).File}}
}

// environmentsDiffer counts what matters for a move; variables differ by
// design.
func environmentsDiffer(p facts.Project) []Hit {
	var out []Hit
	for _, d := range p.Drift {
		if d.Aspect == "environment" || d.Aspect == "build" {
			continue
		}
		var at untrusted.Place
		if len(d.Evidence) > 0 {
			at = d.Evidence[0]
		}
		out = append(out, Hit{Service: d.Service, In: d.Between[0] + " and " + d.Between[1], Detail: aspectOf(d.Service, d.Aspect), Place: at})
	}
	return out
}

func aspectOf(service untrusted.Text, aspect string) untrusted.Text {
	if service == "" {
		return untrusted.Text(aspect)
	}
	return untrusted.Text(aspect+" of ") + service
}

func shadowedFile(p facts.Project) []Hit {
	var out []Hit
	for _, f := range p.Shadowed {
		out = append(out, Hit{Detail: f.Name, Place: f.Place})
	}
	return out
}

func overrideMerged(p facts.Project) []Hit {
	overrides := []string{"compose.override.yaml", "compose.override.yml", "docker-compose.override.yaml", "docker-compose.override.yml"}
	var out []Hit
	for _, f := range p.Files {
		if slices.Contains(overrides, path.Base(string(f.Path))) {
			out = append(out, Hit{Detail: f.Path, Place: untrusted.Place{File: f.Path}})
		}
	}
	return out
}

func noLinter(p facts.Project) []Hit {
	if slices.ContainsFunc(p.Tools, func(t facts.Tool) bool { return t.Kind == "linter" || t.Kind == "scanner" }) {
		return nil
	}
	names := untrusted.Text("dclint or KICS for the Compose files")
	if slices.ContainsFunc(p.Services, func(s facts.Service) bool { return s.Dockerfile != nil }) {
		return []Hit{{Detail: "hadolint for the Dockerfiles"}, {Detail: names}}
	}
	return []Hit{{Detail: names}}
}
