package dockerfile

import (
	"slices"
	"strings"
)

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
		if len(words) == 0 { // "node A=b" gives a variable, and names no program
			return nil, false
		}
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
	if len(r.verb) > 0 && !slices.Contains(r.verb, verb) || len(r.flags) > 0 && flag == "" || r.isProduction(env) {
		return ""
	}
	return r.sentence(verb, flag)
}

func (r devRule) isProduction(env func(string) string) bool {
	if r.env == "" || env == nil {
		return false
	}
	v := env(r.env)
	return v != "" && v != "development" && v != "dev" && v != "test"
}

func (r devRule) sentence(verb, flag string) string {
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
	if !plainName(script) { // it is shown: no escape sequence gets out this way
		script = "dev"
	}
	if run {
		return words[0] + " " + script
	}
	return script
}

// plainName tells names of letters, digits and a few marks.
func plainName(s string) bool {
	return len(s) <= 40 && strings.IndexFunc(s, func(r rune) bool {
		return (r >= 0x80 || !nameByte(byte(r))) && !strings.ContainsRune(":-.", r)
	}) < 0
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
