package dockerfile

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/imageref"
)

// baseLanguages are the languages of base images, by the last part of the
// repository.
var baseLanguages = map[string]string{
	"node": "javascript", "bun": "javascript", "deno": "javascript", "python": "python", "pypy": "python", "uv": "python", "miniconda3": "python",
	"uwsgi-nginx-flask": "python", "uvicorn-gunicorn-fastapi": "python", "pytorch": "python", "tensorflow": "python", "golang": "go", "ruby": "ruby", "jruby": "ruby", "rails": "ruby",
	"php": "php", "composer": "php", "wordpress": "php", "php-nginx": "php", "frankenphp": "php", "openjdk": "java", "eclipse-temurin": "java", "amazoncorretto": "java", "maven": "java", "gradle": "java",
	"tomcat": "java", "jetty": "java", "adoptopenjdk": "java", "zulu-openjdk": "java", "liberica-openjdk-alpine": "java", "sapmachine": "java", "ibm-semeru-runtimes": "java", "graalvm": "java",
	"rust": "rust", "elixir": "elixir", "erlang": "erlang", "haskell": "haskell", "perl": "perl", "swift": "swift", "dart": "dart", "flutter": "dart", "julia": "julia",
	"r-base": "r", "r-ver": "r", "shiny": "r", "clojure": "clojure", "scala-sbt": "scala", "sbt": "scala", "gcc": "c", "crystal": "crystal", "nim": "nim", "zig": "zig", "mono": "dotnet",
}

// toolLanguages are the languages that a build tool in RUN shows.
var toolLanguages = map[string]string{
	"npm": "javascript", "yarn": "javascript", "pnpm": "javascript", "pip": "python", "pip3": "python", "poetry": "python", "pipenv": "python", "go": "go", "cargo": "rust",
	"mvn": "java", "mvnw": "java", "gradle": "java", "gradlew": "java", "dotnet": "dotnet", "composer": "php", "bundle": "ruby", "gem": "ruby", "mix": "elixir", "rebar3": "erlang",
	"stack": "haskell", "cabal": "haskell", "sbt": "scala", "lein": "clojure", "swift": "swift", "dart": "dart", "flutter": "dart", "docker-php-ext-install": "php",
}

// languages are those of the images and build tools of all stages that the
// image is made from, sorted.
func (f *file) languages(reach []int, base *facts.Image) []string {
	found := []string{}
	add := func(lang string) {
		if lang != "" && !slices.Contains(found, lang) {
			found = append(found, lang)
		}
	}
	if base != nil {
		add(Language(*base))
	}
	for _, i := range reach {
		if c := f.stages[i].context; c != nil && c.Built != nil {
			for _, lang := range c.Built.Facts.Languages {
				add(lang)
			}
		} else if f.stages[i].base < 0 {
			add(Language(f.stages[i].image()))
		}
		for _, st := range f.stages[i].steps {
			for _, c := range runCommands(st) {
				add(toolLanguages[c[0]])
			}
		}
	}
	slices.Sort(found)
	return found
}

// Language is the programming language that an image is for; empty: none is
// known.
func Language(img facts.Image) string {
	repo, short := string(img.Repository), imageref.Short(img)
	if lang, ok := baseLanguages[short]; ok {
		return lang
	}
	switch {
	case strings.HasPrefix(repo, "dotnet/") || strings.Contains(repo, "/dotnet/"):
		return "dotnet"
	case strings.HasPrefix(short, "nodejs"):
		return "javascript"
	case strings.HasPrefix(repo, "distroless/python") || strings.HasPrefix(short, "python3"):
		return "python"
	case strings.HasPrefix(short, "java") && strings.Contains(repo, "distroless"):
		return "java"
	}
	return ""
}
