package scan

import (
	"strings"

	"advisor/internal/untrusted"
)

// nothingSaid reports whether a name says what a folder is for, not what the project
// is, or is hidden because some variable holds the same.
func nothingSaid(name string) bool {
	if strings.Contains(name, "${") {
		return true
	}
	switch letters(name) {
	case "app", "application", "apps", "build", "ci", "code", "compose", "config", "container", "containers", "default", "deploy", "deployment", "deployments", "dev",
		"development", "devops", "docker", "dockercompose", "dockerfiles", "env", "environment", "environments", "example", "examples", "hosting", "infra",
		"infrastructure", "install", "local", "main", "ops", "prod", "production", "project", "release", "repo", "root", "run", "scripts", "selfhost",
		"selfhosted", "server", "services", "setup", "src", "stack", "standalone", "workspace":
		return true
	}
	return false
}

// letters are the letters and digits of a name, in which docker compose may have
// left out the rest.
func letters(name string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, strings.ToLower(name))
}

// title is what a report calls a project with a name, which lies in folders, the
// nearest first: the folder as it is written where docker compose made the name of
// it, and the nearest folder around it whose name says something where that one says
// nothing. Empty: the name itself.
func title(name string, folders []string) untrusted.Text {
	for _, folder := range folders {
		if letters(folder) == letters(name) && !nothingSaid(name) {
			if folder == name {
				return ""
			}
			return untrusted.Text(folder)
		}
	}
	if !nothingSaid(name) {
		return ""
	}
	for _, folder := range folders {
		if !nothingSaid(folder) && letters(folder) != "" {
			return untrusted.Text(folder)
		}
	}
	return ""
}
