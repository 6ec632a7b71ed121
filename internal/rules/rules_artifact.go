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
			Title: "Frontend that only serves files",
			Says:  "%s only builds or serves static files.", Several: "%s only build or serve static files.",
			Why:              "Static files need no process, no health check and no replicas of their own; without this service there is less to operate.",
			Remedy:           "Build the files in CI/CD, and serve them from a CDN, object storage or the reverse proxy.",
			RemedyCompose:    "Copy the built files into the image of the reverse proxy, or publish them from the pipeline.",
			RemedyKubernetes: "Leave the service out of the cluster, and serve the files from a CDN or object storage.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Signals: []Signal{Size}, Check: frontendAsService,
		},
		{
			ID: "development-packages-in-image", Theme: facts.Separation, Severity: facts.Low,
			Title: "Development packages in the image",
			Says:  "The image of %s installs development packages.", Several: "The images of %s install development packages.",
			Why:              "Compilers and test tools make the image larger and help an intruder.",
			Remedy:           "Build in one stage, and copy the result into a small final stage.",
			RemedyCompose:    "Use a multi-stage Dockerfile, and install with the production flag (`npm ci --omit=dev`).",
			RemedyKubernetes: "Use a multi-stage Dockerfile; small images also start faster on a new node.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Check: developmentPackages,
		},
		{
			ID: "development-dockerfile", Theme: facts.Separation, Severity: facts.Medium,
			Title: "Built from a Dockerfile for development",
			Says:  "%s is built from a Dockerfile for development.", Several: "%s are built from Dockerfiles for development.",
			Why:              "Production then runs an image that was made for development.",
			Remedy:           "Use one Dockerfile with a stage for each purpose.",
			RemedyCompose:    "Point `build.dockerfile` to the production file here, and to the development file in compose.override.yaml.",
			RemedyKubernetes: "Let the pipeline build the production Dockerfile.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Check: developmentDockerfile,
		},
		{
			ID: "dockerignore-missing", Theme: facts.Separation, Severity: facts.Medium,
			Title: "Build context copied without a .dockerignore",
			Says:  "The Dockerfile of %s copies the whole build context, which has no .dockerignore.", Several: "The Dockerfiles of %s copy the whole build context, which has no .dockerignore.",
			Why:              "The Git history, local settings with secrets, and build results of the developer's machine end up in the image.",
			Remedy:           "Add a `.dockerignore` with `.git`, `.env`, dependencies and build results.",
			RemedyCompose:    "Add a `.dockerignore` at the root of the build context.",
			RemedyKubernetes: "Add a `.dockerignore` at the root of the build context, before the image goes to a registry.",
			Source:           "https://docs.docker.com/build/concepts/context/", Fix: fixIgnoreFile, Check: dockerignoreMissing,
		},
		{
			ID: "build-without-image", Theme: facts.Separation, Severity: facts.Low,
			Title: "Built on the host that runs it",
			Says:  "%s is built but has no image name.", Several: "%s are built but have no image names.",
			Why:              "Each host builds its own image, so no two hosts run the same one, and there is no earlier version to go back to.",
			Remedy:           "Build once in CI/CD, push the image to a registry, and run the same image everywhere.",
			RemedyCompose:    "Add `image: registry/name:${VERSION}` next to `build`, and start production with `docker compose pull` and `docker compose up --no-build`.",
			RemedyKubernetes: "Set up a registry first: a cluster cannot build images, and a converter makes up an image name that nothing can pull.",
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
