// Package scan turns a Compose project and its Dockerfiles into facts: what
// each service is for, what it keeps, who needs whom, how far the environments
// are apart, and what else the repository is set up with. It reports what the
// files show and where; it judges nothing and knows no scores.
package scan

import (
	"context"
	"fmt"

	"advisor/internal/compose"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/scan/roles"
	"advisor/internal/untrusted"
)

// Input says which project to scan, in the terms of docker compose.
type Input struct {
	compose.Input
	// Environment is the name of the set of files that is judged; empty: the one
	// for production, or what docker compose takes.
	Environment string
	// EnvironmentOf is what names it where that holds for many projects, such as
	// ".advisor.yaml:1": one that the files do not describe is passed over then, and
	// said. Empty: it is asked of this project.
	EnvironmentOf string
	// NamedBy says who named Files, such as "named with -f".
	NamedBy string
	// Excluded reports whether a file, by its absolute path, is not looked at for
	// sets; nil: every one is.
	Excluded func(path string) bool
	// OneFolder: what lies in folders below, such as deploy, is a project of its own.
	OneFolder bool
	// Shared is what several projects of one run share; nil: this is the only one.
	Shared *Shared
}

// Load scans a project. The error is compose.ErrNoProject when there is none,
// or tells why nothing of it can be read; mistakes in its files are problems of
// the project, and what else could not be read is a gap. Equal files give equal facts.
func Load(ctx context.Context, in Input) (facts.Project, []facts.Gap, error) {
	if in.Shared == nil {
		in.Shared = NewShared()
	}
	around, l, err := choose(ctx, compose.NewLoader(), in)
	if err != nil {
		return facts.Project{}, nil, err
	}
	defer func() { _ = l.Root.Close() }() // it was only read
	if folder := around.sets[around.judged].folder; folder != "" {
		return around.loadFolder(folder)
	}
	p, docker := project(l, in.Shared)
	gaps := append(l.Gaps, docker.gaps...)
	p.Problems = l.Problems
	p.Files = append(append([]facts.File{}, l.Files...), docker.files...)
	p.Tools = in.Shared.toolsOf(l.Root)
	findExamples(l, p.Unset)
	lookIntoMounts(l, p.Services)
	if err := around.compareOthers(p); err != nil {
		return facts.Project{}, nil, err
	}
	for i := range gaps {
		gaps[i].File, gaps[i].Reason = untrusted.Text(l.FileName(string(gaps[i].File))), untrusted.Text(l.Message(string(gaps[i].Reason)))
	}
	p.Choice = around.choice()
	if len(p.Services) > 0 && len(p.Running().Services) == 0 {
		gaps = append(gaps, facts.Gap{Reason: untrusted.Text("no service runs without a profile, so nothing is judged: choose with --profile one of " + profileList(p.Profiles))})
	}
	p.Environments, p.Drift, p.Shadowed = around.out.list, around.out.drift, around.out.shadowed
	p.Files = append(p.Files, around.out.files...)
	return p, append(gaps, around.out.gaps...), nil
}

// profileList names profiles.
func profileList(profiles []facts.Profile) string {
	const most = 8
	var names []string
	for _, p := range profiles {
		names = append(names, p.Name.Clean())
	}
	return english.List(names, most)
}

// project fills all facts that one merged set of files shows.
func project(l *compose.Loaded, shared *Shared) (facts.Project, *dockerfiles) {
	p := facts.Project{
		Name:       untrusted.Text(l.Name),
		Title:      title(l.Name, l.Root.Folders()),
		Services:   services(l),
		Networks:   networks(l),
		Volumes:    volumes(l),
		Secrets:    secrets(l),
		Configs:    configs(l),
		Attributes: l.TopAttributes(), ServicesAt: l.Place("services"),
		Unset: l.Unsets(),
	}
	docker := readDockerfiles(l, shared, p.Services)
	var unread []facts.Gap
	p.FileVariables, unread = fileVariables(l, p.Services)
	docker.gaps, docker.evidence.Variables = append(docker.gaps, unread...), p.FileVariables
	p.Data = roles.Decide(p.Services, docker.evidence)
	useVolumes(&p)
	p.Profiles = profiles(l, p.Services)
	p.LongestChain = longestChain(active(p.Services))
	p.Orchestrated = orchestrated(p.Services)
	return p, docker
}

// orchestrated is how many services count for the decision.
func orchestrated(services []facts.Service) int {
	n := 0
	for _, s := range services {
		if s.Orchestrated() {
			n++
		}
	}
	return n
}

// gapAt is a gap at a place.
func gapAt(at untrusted.Place, format string, args ...any) facts.Gap {
	return facts.Gap{File: at.File, Line: at.Line, Reason: untrusted.Text(fmt.Sprintf(format, args...))}
}
