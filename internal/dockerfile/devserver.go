package dockerfile

import (
	"slices"
	"strings"
)

// devRule is one development server: a program, with words or flags that must
// be there or must not.
type devRule struct {
	program string
	verb    []string // the first word that is no option must be one of these
	flags   []string // at least one of these options
	unless  []string // none of these words
	env     string   // only while this variable does not say production
	name    string   // what is said; empty: program, verb and flag
}

// devRules are development servers and tools that reload code while it runs:
// what their own documentation says not to use in production.
var devRules = []devRule{
	{program: "nodemon"},
	{program: "ts-node-dev"},
	{program: "tsnd"},
	{program: "node-dev"},
	{program: "supervisor", flags: []string{"-w", "--watch", "-e"}},
	{program: "node", flags: []string{"--watch", "--watch-path", "--inspect", "--inspect-brk"}},
	{program: "tsx", verb: []string{"watch"}},
	{program: "tsx", flags: []string{"--watch"}},
	{program: "tsc-watch"},
	{program: "bun", flags: []string{"--hot", "--watch"}},
	{program: "deno", flags: []string{"--watch", "--watch-hmr"}},
	{program: "vite", unless: []string{"build", "preview", "optimize"}},
	{program: "webpack", verb: []string{"serve", "server"}},
	{program: "webpack", flags: []string{"--watch", "-w"}},
	{program: "webpack-dev-server"},
	{program: "rspack", verb: []string{"serve", "dev"}},
	{program: "rsbuild", verb: []string{"dev"}},
	{program: "snowpack", verb: []string{"dev"}},
	{program: "next", verb: []string{"dev"}},
	{program: "nuxt", verb: []string{"dev"}},
	{program: "nuxi", verb: []string{"dev"}},
	{program: "ng", verb: []string{"serve", "s"}},
	{program: "nx", verb: []string{"serve"}},
	{program: "vue-cli-service", verb: []string{"serve"}},
	{program: "react-scripts", verb: []string{"start"}},
	{program: "craco", verb: []string{"start"}},
	{program: "gatsby", verb: []string{"develop"}},
	{program: "astro", verb: []string{"dev"}},
	{program: "remix", verb: []string{"dev", "vite:dev"}},
	{program: "svelte-kit", verb: []string{"dev"}},
	{program: "parcel", unless: []string{"build"}},
	{program: "ember", verb: []string{"serve", "server", "s"}},
	{program: "turbo", verb: []string{"dev"}},
	{program: "nest", verb: []string{"start"}, flags: []string{"--watch", "--debug", "-w"}},
	{program: "storybook", verb: []string{"dev"}},
	{program: "start-storybook"},
	{program: "expo", verb: []string{"start"}},
	{program: "wrangler", verb: []string{"dev"}},
	{program: "medusa", verb: []string{"develop"}},
	{program: "strapi", verb: []string{"develop", "dev"}},
	{program: "browser-sync"},
	{program: "live-server"},
	{program: "lite-server"},
	{program: "trunk", verb: []string{"serve"}},
	{program: "flask", unless: []string{"db", "shell", "routes", "init-db"}, verb: []string{"run"}},
	{program: "flask", flags: []string{"--debug", "--reload"}},
	{program: "uvicorn", flags: []string{"--reload"}},
	{program: "gunicorn", flags: []string{"--reload"}},
	{program: "hypercorn", flags: []string{"--reload"}},
	{program: "granian", flags: []string{"--reload"}},
	{program: "fastapi", verb: []string{"dev"}},
	{program: "fastapi", verb: []string{"run"}, flags: []string{"--reload"}},
	{program: "sanic", flags: []string{"--dev", "--auto-reload", "--debug"}},
	{program: "litestar", flags: []string{"--reload"}},
	{program: "manage.py", verb: []string{"runserver", "runserver_plus"}, name: "manage.py runserver"},
	{program: "django-admin", verb: []string{"runserver"}},
	{program: "watchmedo"},
	{program: "watchfiles"},
	{program: "hupper"},
	{program: "jurigged"},
	{program: "debugpy"},
	{program: "air"},
	{program: "CompileDaemon"},
	{program: "reflex"},
	{program: "gow"},
	{program: "fresh"},
	{program: "wgo"},
	{program: "go", verb: []string{"run"}},
	{program: "dlv", verb: []string{"debug"}},
	{program: "dotnet", verb: []string{"watch"}},
	{program: "dotnet-watch"},
	{program: "rails", verb: []string{"s", "server"}, unless: []string{"production"}, env: "RAILS_ENV", name: "rails server"},
	{program: "foreman", verb: []string{"start"}, flags: []string{"Procfile.dev"}},
	{program: "overmind", flags: []string{"Procfile.dev"}},
	{program: "guard"},
	{program: "rerun"},
	{program: "mix", verb: []string{"phx.server"}, env: "MIX_ENV"},
	{program: "artisan", verb: []string{"serve"}, name: "artisan serve"},
	{program: "symfony", verb: []string{"serve", "server:start", "local:server:start"}},
	{program: "php", flags: []string{"-S"}},
	{program: "mvn", verb: []string{"spring-boot:run", "quarkus:dev", "jetty:run"}},
	{program: "mvnw", verb: []string{"spring-boot:run", "quarkus:dev", "jetty:run"}},
	{program: "gradle", verb: []string{"bootRun", "quarkusDev"}},
	{program: "gradlew", verb: []string{"bootRun", "quarkusDev"}},
	{program: "cargo", verb: []string{"watch", "run"}},
	{program: "cargo-watch"},
	{program: "bacon"},
	{program: "hugo", verb: []string{"server", "serve"}},
	{program: "jekyll", verb: []string{"serve", "s"}},
	{program: "mkdocs", verb: []string{"serve"}},
	{program: "eleventy", flags: []string{"--serve", "--watch"}},
}

// packageManagers run scripts of package.json by name.
var packageManagers = []string{"npm", "yarn", "pnpm", "bun", "deno"}

// DevServer names the development server or hot-reload tool that a command
// line starts; empty: none is seen. env gives the value of a variable of the
// container, empty where it is not set; it may be nil.
func DevServer(argv []string, env func(name string) string) string {
	for _, c := range Commands(argv) {
		if name := devCommand(c, env); name != "" {
			return name
		}
	}
	return ""
}

func devCommand(c []string, env func(string) string) string {
	if slices.Contains(packageManagers, c[0]) {
		if script := devScript(c); script != "" {
			return c[0] + " " + script
		}
	}
	if program, ok := scriptOf(c); ok {
		c = program
	}
	c = binary(c)
	for _, r := range devRules {
		if name := r.match(c, env); name != "" {
			return name
		}
	}
	return ""
}

// binary sees through "yarn vite" and "pnpm next dev", which run the program of
// that name.
func binary(c []string) []string {
	if c[0] != "yarn" && c[0] != "pnpm" && c[0] != "bun" || len(c) < 2 || strings.HasPrefix(c[1], "-") || c[1] == "run" {
		return c
	}
	return c[1:]
}

// scriptOf sees through an interpreter: python manage.py, php artisan, ruby
// bin/rails.
func scriptOf(c []string) ([]string, bool) {
	if len(c) < 2 || !python(c[0]) && c[0] != "php" && c[0] != "ruby" && c[0] != "node" {
		return nil, false
	}
	for i, w := range c[1:] {
		if strings.HasPrefix(w, "-") && w != "-S" && !strings.HasPrefix(w, "--watch") && !strings.HasPrefix(w, "--inspect") {
			continue
		}
		if strings.HasPrefix(w, "-") {
			return nil, false
		}
		words := unwrap(c[1+i:])
		for _, suffix := range []string{".js", ".mjs", ".cjs"} {
			if name, ok := strings.CutSuffix(words[0], suffix); ok {
				words[0] = name
			}
		}
		return words, true
	}
	return nil, false
}

func (r devRule) match(c []string, env func(string) string) string {
	if c[0] != r.program && strings.TrimSuffix(c[0], ".js") != r.program {
		return ""
	}
	verb := firstWord(c[1:])
	flag := ""
	for _, w := range c[1:] {
		name, _, _ := strings.Cut(w, "=")
		if slices.Contains(r.unless, w) {
			return ""
		}
		if flag == "" && slices.Contains(r.flags, name) {
			flag = name
		}
	}
	if len(r.verb) > 0 && !slices.Contains(r.verb, verb) || len(r.flags) > 0 && flag == "" || r.production(env) {
		return ""
	}
	return r.say(verb, flag)
}

func (r devRule) production(env func(string) string) bool {
	if r.env == "" || env == nil {
		return false
	}
	v := env(r.env)
	return v != "" && v != "development" && v != "dev" && v != "test"
}

func (r devRule) say(verb, flag string) string {
	if r.name != "" {
		return r.name
	}
	words := []string{r.program}
	if len(r.verb) > 0 {
		words = append(words, verb)
	}
	if flag != "" {
		words = append(words, flag)
	}
	return strings.Join(words, " ")
}

// firstWord is the first word that is no option.
func firstWord(words []string) string {
	for _, w := range words {
		if !strings.HasPrefix(w, "-") {
			return w
		}
	}
	return ""
}

// devScript is the script of "npm run dev" and its like; empty: none that
// names development.
func devScript(c []string) string {
	words := packageWords(c)
	if len(words) == 0 {
		return ""
	}
	script := words[0]
	run := script == "run" || script == "run-script" || script == "task"
	if run {
		if len(words) < 2 {
			return ""
		}
		script = words[1]
	}
	if !devName(script) || !run && c[0] == "npm" {
		return ""
	}
	if run {
		return words[0] + " " + script
	}
	return script
}

// packageWords are the words without options and without the values of
// options that name a folder or a package.
func packageWords(c []string) []string {
	var out []string
	for i := 1; i < len(c); i++ {
		switch w := c[i]; {
		case w == "--prefix" || w == "--filter" || w == "--cwd" || w == "-C" || w == "-F" || w == "workspace" || w == "--workspace" || w == "-w":
			i++
		case w == "--":
			return out
		case !strings.HasPrefix(w, "-"):
			out = append(out, w)
		}
	}
	return out
}

// devName tells script names that mean development: dev, dev:api, start:dev,
// serve:debug, watch. Only exact parts count, so that "deploy" is none.
func devName(script string) bool {
	for _, part := range strings.FieldsFunc(script, func(r rune) bool { return r == ':' || r == '-' || r == '_' || r == '.' }) {
		switch part {
		case "dev", "develop", "development", "watch", "hot", "debug", "devserver":
			return true
		}
	}
	return false
}

// Script is the name of the package.json script that a command line runs last
// (npm start, yarn dev, pnpm run serve); empty: it runs none.
func Script(argv []string) string {
	commands := Commands(argv)
	if len(commands) == 0 {
		return ""
	}
	c := commands[len(commands)-1]
	words := packageWords(c)
	switch {
	case c[0] != "npm" && c[0] != "yarn" && c[0] != "pnpm" && c[0] != "bun" || len(words) == 0:
		return ""
	case (words[0] == "run" || words[0] == "run-script") && len(words) > 1:
		return words[1]
	case words[0] == "start" || words[0] == "test" || c[0] != "npm" && words[0] != "install" && words[0] != "exec":
		return words[0]
	}
	return ""
}
