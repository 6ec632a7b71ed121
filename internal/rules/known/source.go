package known

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
)

// SourceFolder reports whether a mount is of the program's own code: the build context or
// a folder of it, or a code folder into an image of a language. What is in the
// folder decides where somebody could look; a folder that is made at the start
// holds data.
func SourceFolder(s facts.Service, m facts.Mount) bool {
	source := path.Clean(m.From())
	if !relativeFolder(source) || notCode(source, m.To()) || s.Product != "" && s.Role != facts.RoleApplication {
		return false
	}
	if s.Build != nil && !s.Build.Remote {
		context := path.Clean(s.Build.Folder())
		if source == context {
			return true
		}
		inside := strings.HasPrefix(source, context+"/") || context == "." && !strings.HasPrefix(source, "..")
		return inside && holdsCode(source, m)
	}
	return languageImage(s) && codeTarget(m.To()) && m.Holds != "other" // such an image has no program of its own
}

// relativeFolder reports whether a path is of a folder of the project, and not of a
// file.
func relativeFolder(source string) bool {
	if path.IsAbs(source) || strings.HasPrefix(source, "~") || strings.Contains(source, "$") {
		return false
	}
	ext := path.Ext(path.Base(source))
	return ext == "" || ext == path.Base(source)
}

// holdsCode reports whether code was seen in a folder. Of one that is not in the
// repository only its name says so.
func holdsCode(source string, m facts.Mount) bool {
	switch m.Holds {
	case "code":
		return true
	case "other":
		return false
	}
	return source == "." || slices.Contains([]string{"src", "app", "apps", "lib", "code", "source", "server", "client", "backend", "frontend", "web", "api", "packages", "pkg", "internal", "cmd"},
		strings.ToLower(path.Base(source)))
}

// notCode reports whether a folder holds data, settings or results.
func notCode(source, target string) bool {
	word := strings.ToLower(path.Base(source))
	if containsAny(word, "result", "report", "coverage", "setting", "config", "model", "upload", "backup", "template") || len(word) > 2 && word[0] == '.' {
		return true
	}
	names := []string{
		"data", "conf", "conf.d", "logs", "log", "certs", "cert", "certificates", "ssl", "tls", "secrets",
		"media", "static", "staticfiles", "public", "assets", "images", "www", "tmp", "cache", "storage", "volumes", "output", "env", "run", "initdb", "init", "keys",
		"nginx", "dags", "plugins", "addons", "extensions", "themes", "dumps", "provisioning", "dashboards", "pipeline", "roles", "fixtures", "seed", "seeds", "sql", "migrations",
		"scripts", "bin", "docs", "locale", "locales", "notebooks", "workflows", "rules", "custom", "etc", "test", "tests", "docker",
	}
	return slices.Contains(names, word) || strings.HasSuffix(word, "data") || strings.HasPrefix(target, "/etc/") ||
		strings.HasPrefix(target, "/var/lib/") || strings.HasPrefix(target, "/var/log") || containsAny(target, "/data", "initdb", "/config", "/settings", "/models")
}

// languageImage reports whether an image is the official one of a language, which holds
// no program.
func languageImage(s facts.Service) bool {
	if s.Image == nil {
		return false
	}
	return slices.Contains([]string{"node", "python", "php", "ruby", "golang", "openjdk", "eclipse-temurin", "maven", "gradle", "rust", "elixir", "perl", "bun", "deno"},
		path.Base(string(s.Image.Repository)))
}

func codeTarget(target string) bool {
	return slices.ContainsFunc([]string{"/app", "/src", "/code", "/usr/src", "/srv", "/opt", "/var/www", "/home", "/work", "/go"},
		func(start string) bool { return target == start || strings.HasPrefix(target, start+"/") })
}

// containsAny reports whether a text holds one of the words.
func containsAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
