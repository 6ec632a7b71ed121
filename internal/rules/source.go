package rules

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
)

// sourceFolder reports whether a mount is of the program's own code: the build context or
// a folder of it, or a code folder into an image of a language.
func sourceFolder(s facts.Service, m facts.Mount) bool {
	source := path.Clean(m.From())
	if path.IsAbs(source) || strings.HasPrefix(source, "~") || strings.Contains(source, "$") || s.Product != "" && s.Role != facts.RoleApplication {
		return false
	}
	if ext := path.Ext(path.Base(source)); ext != "" && ext != path.Base(source) || notCode(source, m.To()) {
		return false
	}
	if s.Build != nil && !s.Build.Remote {
		context := path.Clean(s.Build.Folder())
		return source == context || strings.HasPrefix(source, context+"/") || context == "." && !strings.HasPrefix(source, "..")
	}
	return languageImage(s) && codeTarget(m.To())
}

// notCode reports whether a folder holds data, settings or results.
func notCode(source, target string) bool {
	word := strings.ToLower(path.Base(source))
	if containsAny(word, "result", "report", "coverage") || len(word) > 2 && word[0] == '.' {
		return true
	}
	names := []string{
		"data", "config", "configs", "configuration", "conf", "conf.d", "logs", "log", "certs", "cert", "certificates", "ssl", "tls", "secrets",
		"media", "uploads", "upload", "static", "staticfiles", "backup", "backups", "tmp", "cache", "storage", "volumes", "output", "results", "env", "run", "initdb", "keys",
		"nginx", "dags", "plugins", "models", "dumps", "provisioning", "dashboards", "pipeline", "roles", "fixtures", "seed",
	}
	return slices.Contains(names, word) || strings.HasSuffix(word, "data") || strings.HasSuffix(word, "-config") || strings.HasPrefix(target, "/etc/") ||
		strings.HasPrefix(target, "/var/lib/") || strings.HasPrefix(target, "/var/log") || containsAny(target, "/data", "initdb", "/config")
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
