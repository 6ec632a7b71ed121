package rules

import (
	"strings"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

const buildPractices = "https://docs.docker.com/build/building/best-practices/"

// dockerfileRules are those about Dockerfiles that matter for production; the
// many others are hadolint's.
func dockerfileRules() []Rule {
	return []Rule{
		{
			ID: "base-image-not-pinned", Theme: facts.Security, Severity: facts.Medium,
			Title: "Base image without a version",
			Says:  "%s builds on a base image whose tag names no version.", Several: "%s build on base images whose tags name no version.",
			Why:              "The same commit may build another image tomorrow.",
			Remedy:           "Name a version in `FROM`, and let a bot raise it.",
			RemedyCompose:    "Write `FROM name:1.2`, ideally followed by the digest.",
			RemedyKubernetes: "Write `FROM name:1.2`, ideally followed by the digest.",
			Source:           "https://github.com/hadolint/hadolint/wiki/DL3006", Check: baseNotPinned,
		},
		{
			ID: "base-image-unverified", Theme: facts.Security, Severity: facts.Low,
			Title: "Base image from an unknown publisher",
			Says:  "%s builds on a base image that is neither official nor from a known publisher.", Several: "%s build on base images that are neither official nor from a known publisher.",
			Why:              "Everything in the base image runs as part of your program.",
			Remedy:           "Use an official or verified base image, or build your own from one.",
			RemedyCompose:    "Change `FROM`, or mirror the checked base image to your own registry.",
			RemedyKubernetes: "Change `FROM`, or mirror the checked base image to your own registry; an admission policy can allow only that registry.",
			Source:           "https://github.com/hadolint/hadolint/wiki/DL3026", Check: baseUnverified,
		},
		{
			ID: "image-runs-as-root", Theme: facts.Security, Severity: facts.Medium,
			Title: "Image runs as root",
			Says:  "The image of %s runs as root.", Several: "The images of %s run as root.",
			Why:              "A flaw in the program starts with the rights of root inside the container.",
			Remedy:           "Create a user and switch to it in the last stage.",
			RemedyCompose:    "Add `USER` with a number at the end of the Dockerfile, such as `USER 10001`.",
			RemedyKubernetes: "Add `USER` with a number, such as `USER 10001`: `runAsNonRoot` cannot verify a user name, and the restricted Pod Security level rejects root.",
			Source:           "https://github.com/hadolint/hadolint/wiki/DL3002", Fix: fixUser, Check: imageRunsAsRoot,
		},
		{
			ID: "secret-in-image", Theme: facts.Security, Severity: facts.High,
			Title: "Secret in the Dockerfile",
			Says:  "The Dockerfile of %s gives a value to an ARG or ENV that is named like a secret.", Several: "The Dockerfiles of %s give values to an ARG or ENV that is named like a secret.",
			Why:              "Values of ARG and ENV stay in the repository and in the history of the image, where everyone who can pull it can read them.",
			Remedy:           "Mount secrets only in the build step that needs them.",
			RemedyCompose:    "Use `RUN --mount=type=secret` and `build.secrets`.",
			RemedyKubernetes: "Pass the secret at run time from a Secret, not in the image.",
			Source:           "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/", Check: secretInImage,
		},
		{
			ID: "secret-build-argument", Theme: facts.Security, Severity: facts.Medium,
			Title: "Secret passed as a build argument",
			Says:  "%s passes a build argument that is named like a secret.", Several: "%s pass build arguments that are named like secrets.",
			Why:              "Everyone who can pull the image can read its build arguments in its history.",
			Remedy:           "Mount the secret only in the build step that needs it.",
			RemedyCompose:    "Use `RUN --mount=type=secret,id=NAME` and `build.secrets` instead of ARG.",
			RemedyKubernetes: "Let the pipeline pass the secret with `docker build --secret`; the cluster never sees it.",
			Source:           "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/", Check: secretArgument,
		},
		{
			ID: "shell-form-command", Theme: facts.Reliability, Severity: facts.Medium,
			Title: "Started through a shell",
			Says:  "The Dockerfile of %s writes its command in shell form.", Several: "The Dockerfiles of %s write their commands in shell form.",
			Why:              "The shell receives the signal to stop and does not pass it on: each update waits for the stop timeout and then kills the program.",
			Remedy:           "Write the command in exec form.",
			RemedyCompose:    "Turn `CMD node server.js` into `CMD [\"node\", \"server.js\"]`, or start the line with `exec`.",
			RemedyKubernetes: "Turn `CMD node server.js` into `CMD [\"node\", \"server.js\"]`, or start the line with `exec`; in shell form each rolling update is delayed and drops requests.",
			Source:           "https://docs.docker.com/reference/build-checks/json-args-recommended/", Check: shellForm,
		},
		{
			ID: "insecure-download", Theme: facts.Security, Severity: facts.High,
			Title: "Downloads without verification",
			Says:  "The build of %s switches off the verification of its downloads.", Several: "The builds of %s switch off the verification of their downloads.",
			Why:              "Someone on the network path can put another program into the image.",
			Remedy:           "Install the missing certificate or key, and keep verification on.",
			RemedyCompose:    "Remove options such as `curl -k`, `--trusted-host` or `--allow-unauthenticated`.",
			RemedyKubernetes: "Remove options such as `curl -k`, `--trusted-host` or `--allow-unauthenticated`.",
			Source:           buildPractices, Check: insecureDownload,
		},
		{
			ID: "logs-to-file", Theme: facts.Observability, Severity: facts.Medium,
			Title: "Logs written to a file in the container",
			Says:  "%s writes its logs to a file in the container.", Several: "%s write their logs to files in the container.",
			Why:              "Nothing collects such a file, it fills the disk, and it is lost with the container.",
			Remedy:           "Write logs to standard output.",
			RemedyCompose:    "Change the option of the program, or link the file to `/dev/stdout` in the image.",
			RemedyKubernetes: "Change the option of the program, or link the file to `/dev/stdout` in the image; otherwise each pod needs a second container that reads the file.",
			Source:           "https://12factor.net/logs", Check: logsToFile,
		},
	}
}

func baseNotPinned(p facts.Project) []Hit {
	return dockerfiles(p, func(f facts.Dockerfile) (untrusted.Place, untrusted.Text) {
		if f.From() == nil || !moving(*f.From()) {
			return untrusted.Place{}, ""
		}
		return f.Base.Place, f.Base.Ref
	})
}

func baseUnverified(p facts.Project) []Hit {
	own := ownNamespaces(p)
	return dockerfiles(p, func(f facts.Dockerfile) (untrusted.Place, untrusted.Text) {
		if f.From() == nil || f.From().Unresolved || known.Verified(*f.From()) || own[known.Namespace(*f.From())] || byItsMaker(*f.From()) {
			return untrusted.Place{}, ""
		}
		return f.Base.Place, f.Base.Ref
	})
}

// imageRunsAsRoot leaves out services that the Compose file gives a user, bases
// whose name says that they have one, and stores, whose images start as root to
// drop it.
func imageRunsAsRoot(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		f := s.Dockerfile
		if f == nil || store(s) || has(s, "user") || f.User != "" && !rootName(string(f.User)) || f.User == "" && f.UserUnknown {
			return nil
		}
		written := f.UserAt != untrusted.Place{} // a USER without a name is root again
		if !written && f.From() != nil && containsAny(strings.ToLower(string(f.From().Ref)), "nonroot", "non-root", "unprivileged", "rootless") {
			return nil
		}
		if written {
			return hit(s, "", f.UserAt)
		}
		return hit(s, "", f.Place)
	})
}

func secretInImage(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		if s.Dockerfile != nil {
			for _, n := range s.Dockerfile.SecretNames {
				out = append(out, hit(s, n.Name, n.Place)...)
			}
		}
		return out
	})
}

// shellForm counts only where the Compose file does not bring a command of
// its own.
func shellForm(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Dockerfile == nil || s.Dockerfile.CmdForm != "shell" || s.CommandForm != "" {
			return nil
		}
		return hit(s, "", s.Dockerfile.CmdAt)
	})
}

func secretArgument(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		if s.Dockerfile != nil {
			for _, n := range s.Dockerfile.SecretArgs {
				out = append(out, hit(s, n.Name, n.Place)...)
			}
		}
		return out
	})
}

func insecureDownload(p facts.Project) []Hit {
	return dockerfiles(p, func(f facts.Dockerfile) (untrusted.Place, untrusted.Text) { return f.InsecureFetch, "" })
}

func logsToFile(p facts.Project) []Hit {
	return dockerfiles(p, func(f facts.Dockerfile) (untrusted.Place, untrusted.Text) {
		if !f.LogsToFile {
			return untrusted.Place{}, ""
		}
		return f.CmdAt, ""
	})
}
