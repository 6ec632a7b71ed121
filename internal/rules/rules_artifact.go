package rules

import (
	"path"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// artifactRules are about what is built, and whether the same thing runs
// everywhere.
func artifactRules() []Rule {
	return []Rule{
		{
			ID: "frontend-as-service", Theme: facts.Separation, Severity: facts.Medium,
			Title:            "Frontend that only serves files",
			Says:             "Only builds or serves static files",
			Why:              "Files need no process to keep alive, no health check and no replicas. Without it there is less to orchestrate.",
			Remedy:           "Build the files in CI/CD and serve them from a CDN, object storage or the proxy that is there anyway.",
			RemedyCompose:    "Copy the built files into the image of the reverse proxy, or publish them with the pipeline.",
			RemedyKubernetes: "Leave it out of the cluster: a CDN is cheaper than pods, and one service less to move.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Signals: []Signal{Size}, Check: frontendAsService,
		},
		{
			ID: "development-packages-in-image", Theme: facts.Separation, Severity: facts.Low,
			Title:            "Development packages in the image",
			Says:             "The image installs development packages too",
			Why:              "Compilers and test tools make the image larger and give an intruder tools.",
			Remedy:           "Build in one stage and copy the result to a small last stage.",
			RemedyCompose:    "Use a multi-stage Dockerfile and install with the production flag (`npm ci --omit=dev`).",
			RemedyKubernetes: "The same; small images also start faster on a fresh node.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Check: developmentPackages,
		},
		{
			ID: "development-dockerfile", Theme: facts.Separation, Severity: facts.Medium,
			Title:            "Built from a Dockerfile for development",
			Says:             "The Dockerfile is one for development",
			Why:              "What runs in production is then built in another way than what is meant for it.",
			Remedy:           "Use one Dockerfile with a stage for each purpose.",
			RemedyCompose:    "Point `build.dockerfile` to the production one here, and to the other in compose.override.yaml.",
			RemedyKubernetes: "The pipeline has to build the production one.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Check: developmentDockerfile,
		},
		{
			ID: "dockerignore-missing", Theme: facts.Separation, Severity: facts.Medium,
			Title:            "Whole folder copied, nothing left out",
			Says:             "Copies its whole folder without a .dockerignore",
			Why:              "The history, local settings with secrets and build results of the developer's machine end up in the image.",
			Remedy:           "Add a .dockerignore with .git, .env, dependencies and build results.",
			RemedyCompose:    "Put the file beside the Dockerfile's context.",
			RemedyKubernetes: "The same: the image is what moves.",
			Source:           "https://docs.docker.com/build/concepts/context/", Fix: fixIgnoreFile, Check: dockerignoreMissing,
		},
		{
			ID: "build-without-image", Theme: facts.Separation, Severity: facts.Low,
			Title:            "Built where it runs",
			Says:             "Is built but has no image name",
			Why:              "Each host builds its own, so no two are the same and there is nothing to go back to.",
			Remedy:           "Build once in CI/CD, push to a registry, run the same image everywhere.",
			RemedyCompose:    "Add `image: registry/name:${VERSION}` beside `build`, and start production with `docker compose pull` and `up --no-build`.",
			RemedyKubernetes: "A registry is a condition: a cluster cannot build. A converter makes up an image name that nothing can pull.",
			Source:           productionDocs, Fix: perService(fixImageName), Check: buildWithoutImage,
		},
	}
}

func frontendAsService(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Role != facts.RoleFrontend {
			return nil
		}
		if s.Dockerfile != nil && s.Dockerfile.Static {
			return hit(s, "", s.Dockerfile.Place)
		}
		return hit(s, "", s.Place)
	})
}

// dockerfiles hits services for what their Dockerfile shows, at the place that
// a test gives; the zero place means no hit.
func dockerfiles(p facts.Project, look func(f facts.Dockerfile) (untrusted.Place, untrusted.Text)) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Dockerfile == nil {
			return nil
		}
		at, detail := look(*s.Dockerfile)
		if at == (untrusted.Place{}) {
			return nil
		}
		return hit(s, detail, at)
	})
}

func developmentPackages(p facts.Project) []Hit {
	return dockerfiles(p, func(f facts.Dockerfile) (untrusted.Place, untrusted.Text) { return f.DevPackages, "" })
}

func developmentDockerfile(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Build == nil || !developmentName.MatchString(path.Base(s.Build.File())) {
			return nil
		}
		at := s.Build.Place
		if a, ok := attribute(s, "build.dockerfile"); ok {
			at = a.Place
		}
		return hit(s, s.Build.Dockerfile, at)
	})
}

func dockerignoreMissing(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Build == nil || !s.Build.NoIgnore || s.Dockerfile == nil || s.Dockerfile.CopiesAll == (untrusted.Place{}) {
			return nil
		}
		return hit(s, s.Build.Context, s.Dockerfile.CopiesAll)
	})
}

func buildWithoutImage(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Build == nil || s.Image != nil || s.Role.Helper() {
			return nil
		}
		return hit(s, "", s.Build.Place)
	})
}
