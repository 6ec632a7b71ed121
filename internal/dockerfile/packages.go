package dockerfile

import (
	"path"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/untrusted"
)

// devPackages is the first instruction of the final image that installs
// development packages too. A stage that only hands over files is none.
func (f *file) devPackages(final int) untrusted.Place {
	chain := f.stageChain(final)
	slices.Reverse(chain)
	production := false
	at := untrusted.Place{}
	for _, i := range chain {
		for _, st := range f.stages[i].steps {
			if env, ok := st.cmd.(*instructions.EnvCommand); ok {
				production = production || productionEnv(env)
			}
			for _, c := range runCommands(st) {
				if prunes(c) {
					at = untrusted.Place{}
				} else if at == (untrusted.Place{}) && !production && installsDev(c) {
					at = f.in.place(f.lineOf(st, c[0]))
				}
			}
		}
	}
	return at
}

// productionEnv tells variables that make installers leave development
// packages out.
func productionEnv(env *instructions.EnvCommand) bool {
	for _, kv := range env.Env {
		switch kv.Key {
		case "NODE_ENV", "NPM_CONFIG_PRODUCTION", "BUNDLE_WITHOUT", "BUNDLE_DEPLOYMENT", "COMPOSER_NO_DEV", "UV_NO_DEV", "NPM_CONFIG_OMIT", "POETRY_WITHOUT":
			return kv.Value != "" && kv.Value != "development" && kv.Value != "false" && kv.Value != "0"
		}
	}
	return false
}

// prunes tells commands that remove development packages again.
func prunes(c []string) bool {
	return (c[0] == "npm" || c[0] == "pnpm" || c[0] == "yarn") && slices.Contains(c, "prune") ||
		c[0] == "rm" && slices.ContainsFunc(c, func(w string) bool { return path.Base(w) == "node_modules" })
}

// installers are commands that install development packages unless one of the
// words says otherwise.
var installers = []struct {
	program string
	verbs   []string // the first word that is no option; "" means none at all
	unless  []string
}{
	{"npm", []string{"install", "i", "ci"}, []string{"--omit=dev", "--production", "--only=production", "--only=prod", "--omit", "-g", "--global", "--location=global"}},
	{"yarn", []string{"install", ""}, []string{"--production", "--production=true", "--prod"}},
	{"pnpm", []string{"install", "i"}, []string{"--prod", "-P", "--production"}},
	{"bun", []string{"install", "i"}, []string{"--production", "-p", "-g"}},
	{"poetry", []string{"install"}, []string{"--no-dev", "--only", "--only=main", "--without", "--without=dev"}},
	{"uv", []string{"sync"}, []string{"--no-dev", "--no-default-groups", "--only-group"}},
	{"composer", []string{"install"}, []string{"--no-dev"}},
	{"bundle", []string{"install"}, []string{"--without", "--deployment"}},
}

func installsDev(c []string) bool {
	for _, r := range installers {
		if c[0] == r.program && slices.Contains(r.verbs, firstWord(c[1:])) {
			return !slices.ContainsFunc(c[1:], func(w string) bool { return slices.Contains(r.unless, w) }) && (c[0] != "npm" || plainInstall(c))
		}
	}
	if c[0] == "pipenv" {
		return slices.Contains(c, "--dev") || slices.Contains(c, "-d")
	}
	return (c[0] == "pip" || c[0] == "pip3" || c[0] == "uv") && slices.Contains(c, "install") && slices.ContainsFunc(c, devRequirements)
}

// plainInstall tells "npm install" of package.json from "npm install typescript".
func plainInstall(c []string) bool { return len(packageWords(c)) == 1 }

// devRequirements tells requirements-dev.txt, requirements/local.txt, .[dev].
func devRequirements(w string) bool {
	if strings.Contains(w, "[dev") || strings.Contains(w, ",dev]") {
		return true
	}
	if !strings.HasSuffix(w, ".txt") || !strings.Contains(w, "require") {
		return false
	}
	for _, part := range strings.FieldsFunc(strings.TrimSuffix(w, ".txt"), func(r rune) bool { return r == '-' || r == '_' || r == '/' || r == '.' }) {
		switch part {
		case "dev", "development", "local", "test", "tests":
			return true
		}
	}
	return false
}
