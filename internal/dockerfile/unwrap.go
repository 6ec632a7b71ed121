package dockerfile

import (
	"path"
	"strings"
)

// starters are programs that only start the one named after them, with the
// number of their own words to skip after the options; poetry and its like
// need the word "run" or "exec".
var starters = map[string]struct {
	skip int
	verb string
}{
	"exec": {}, "env": {}, "nohup": {}, "time": {}, "sudo": {}, "command": {}, "then": {}, "do": {}, "else": {},
	"tini": {}, "dumb-init": {}, "catatonit": {}, "nice": {}, "stdbuf": {}, "npx": {}, "bunx": {}, "pnpx": {}, "cross-env": {}, "dotenv": {},
	"gosu": {skip: 1}, "su-exec": {skip: 1}, "timeout": {skip: 1}, "dockerize": {}, "wait-for-it": {skip: 1},
	"wait-for-it.sh": {skip: 1}, "wait-for": {skip: 1}, "with-contenv": {}, "chpst": {}, "ddtrace-run": {},
	"opentelemetry-instrument": {}, "newrelic-admin": {skip: 1}, "docker-entrypoint.sh": {}, "entrypoint.sh": {}, "docker-php-entrypoint": {}, "xvfb-run": {},
	"poetry": {verb: "run"}, "uv": {verb: "run"}, "pipenv": {verb: "run"}, "pdm": {verb: "run"}, "rye": {verb: "run"}, "hatch": {verb: "run"},
	"bundle": {verb: "exec"}, "pnpm": {verb: "exec"}, "corepack": {}, "op": {verb: "run"}, "doppler": {verb: "run"}, "infisical": {verb: "run"},
}

// maxStarters is how many starters in a row are taken off.
const maxStarters = 8

// unwrap takes starters and assignments off the front.
func unwrap(words []string) []string {
	for range maxStarters {
		for len(words) > 0 && assignment(words[0]) {
			words = words[1:]
		}
		if len(words) == 0 {
			return nil
		}
		rest, ok := started(words)
		if !ok {
			break
		}
		words = rest
	}
	if len(words) == 0 {
		return nil
	}
	return append([]string{path.Base(words[0])}, words[1:]...)
}

// started is what a starter starts; false where the first word is none.
func started(words []string) ([]string, bool) {
	first := path.Base(words[0])
	if python(first) && len(words) > 2 && words[1] == "-m" {
		return words[2:], true
	}
	s, ok := starters[first]
	if !ok {
		return nil, false
	}
	rest := words[1:]
	if s.verb != "" {
		if len(rest) == 0 || rest[0] != s.verb {
			return nil, false
		}
		rest = rest[1:]
	}
	for len(rest) > 0 && (strings.HasPrefix(rest[0], "-") || assignment(rest[0])) {
		rest = rest[1:]
	}
	rest = rest[min(s.skip, len(rest)):]
	if len(rest) > 0 && rest[0] == "--" {
		rest = rest[1:]
	}
	return rest, len(rest) > 0
}

// python tells python, python3 and python3.12.
func python(word string) bool {
	rest, ok := strings.CutPrefix(word, "python")
	return ok && strings.Trim(rest, "0123456789.") == ""
}

// assignment tells NAME=value.
func assignment(w string) bool {
	name, _, ok := strings.Cut(w, "=")
	if !ok || name == "" || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	for i := range len(name) {
		if !nameByte(name[i]) {
			return false
		}
	}
	return true
}
