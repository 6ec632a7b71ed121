package dockerfile

import (
	"path"
	"strings"
)

// maxWords caps how much of one command is looked at; honest ones have a few
// dozen words.
const maxWords = 4096

// Commands takes a command line apart into the simple commands that it runs:
// shell strings ("sh -c …") are split at &&, ||, ; and |, and what only starts
// another program (exec, env A=b, tini --, npx, poetry run …) is taken off.
// The first word of each is the program without its folder.
func Commands(argv []string) [][]string {
	var out [][]string
	for _, words := range simple(argv) {
		words = unwrap(words)
		if len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// simple splits argv into simple commands, wrappers still on them.
func simple(argv []string) [][]string {
	if script, ok := shellScript(argv); ok {
		return split(tokens(script))
	}
	if len(argv) == 1 { // the string form of CMD and of command:
		return split(tokens(argv[0]))
	}
	return split(argv)
}

// shellScript finds the script of sh -c SCRIPT, behind wrappers too.
func shellScript(argv []string) (string, bool) {
	for i, w := range argv {
		switch path.Base(w) {
		case "sh", "bash", "ash", "dash", "zsh":
		default:
			continue
		}
		for j := i + 1; j < len(argv); j++ {
			if strings.HasPrefix(argv[j], "-") && !strings.HasPrefix(argv[j], "--") && strings.HasSuffix(argv[j], "c") && j+1 < len(argv) {
				return strings.Join(argv[j+1:], " "), true
			}
			if !strings.HasPrefix(argv[j], "-") {
				break
			}
		}
	}
	if len(argv) > 1 && strings.ContainsAny(argv[0], " \t") {
		return strings.Join(argv, " "), true
	}
	return "", false
}

// tokens splits a shell text into words and operators, in one pass. Quotes
// keep a word together and are taken off; nothing is expanded.
func tokens(s string) []string {
	t := tokenizer{}
	for i := 0; i < len(s) && len(t.out) < maxWords; i++ {
		i = t.step(s, i)
	}
	t.end()
	return t.out
}

type tokenizer struct {
	out   []string
	word  strings.Builder
	open  bool // a word has begun, maybe an empty one
	quote byte
}

// step takes the byte at i and returns the index of the last byte it used.
func (t *tokenizer) step(s string, i int) int {
	c := s[i]
	switch {
	case t.quote != 0:
		if c == t.quote {
			t.quote = 0
		} else {
			t.word.WriteByte(c)
		}
	case c == '\'' || c == '"':
		t.quote, t.open = c, true
	case c == '\\' && i+1 < len(s):
		i++
		if s[i] != '\n' {
			t.word.WriteByte(s[i])
			t.open = true
		}
	case c == '\n':
		t.end()
		t.out = append(t.out, ";")
	case c == ' ' || c == '\t' || c == '\r':
		t.end()
	case strings.IndexByte("&|;<>()", c) >= 0:
		return t.operator(s, i)
	default:
		t.word.WriteByte(c)
		t.open = true
	}
	return i
}

// operator takes && || >> 2> and their like as one token. A file descriptor
// before > and an & after it belong to the operator.
func (t *tokenizer) operator(s string, i int) int {
	c := s[i]
	if w := t.word.String(); c != '>' || (w != "1" && w != "2" && w != "&") {
		t.end()
	} else {
		t.word.Reset()
		t.open = false
	}
	if c == '&' && i+1 < len(s) && s[i+1] == '>' {
		i, c = i+1, '>'
	}
	op := string(c)
	for i+1 < len(s) && (s[i+1] == c || c == '>' && s[i+1] == '&') {
		i++
		op += string(s[i])
	}
	t.out = append(t.out, op)
	return i
}

func (t *tokenizer) end() {
	if t.open || t.word.Len() > 0 {
		t.out = append(t.out, t.word.String())
	}
	t.word.Reset()
	t.open = false
}

// split cuts tokens at the operators that end a command.
func split(words []string) [][]string {
	var out [][]string
	var cur []string
	for _, w := range words {
		switch w {
		case "&&", "||", ";", "|", "&", "(", ")", ";;":
			if len(cur) > 0 {
				out = append(out, cur)
			}
			cur = nil
		default:
			cur = append(cur, w)
		}
	}
	if len(cur) > 0 {
		out = append(out, cur)
	}
	return out
}

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
