package dockerfile

import (
	"path"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/untrusted"
)

// copiesAll is where the whole context is copied: of the final image first,
// then of the stages that it takes files of.
func (f *file) copiesAll(final int, reach []int) untrusted.Place {
	for _, i := range append(f.stageChain(final), reach...) {
		for _, st := range f.stages[i].steps {
			if copiesContext(st.cmd) {
				return f.in.place(st.start)
			}
		}
	}
	return untrusted.Place{}
}

func copiesContext(cmd instructions.Command) bool {
	var from string
	var sources []string
	switch c := cmd.(type) {
	case *instructions.CopyCommand:
		from, sources = c.From, c.SourcePaths
	case *instructions.AddCommand:
		sources = c.SourcePaths
	default:
		return false
	}
	return from == "" && slices.ContainsFunc(sources, func(s string) bool {
		return path.Clean(s) == "." || path.Clean(s) == "/" || s == "*"
	})
}

// insecure are the words that switch off the checking of downloads: a word, or
// a word of a certain program.
var insecure = []struct{ program, word string }{
	{"curl", "-k"},
	{"curl", "--insecure"},
	{"wget", "--no-check-certificate"},
	{"", "--trusted-host"},
	{"npm", "strict-ssl=false"},
	{"yarn", "strict-ssl=false"},
	{"pnpm", "strict-ssl=false"},
	{"", "--allow-untrusted"},
	{"", "--allow-unauthenticated"},
	{"", "--allow-insecure-repositories"},
	{"apt-get", "--force-yes"},
	{"", "[trusted=yes]"},
	{"", "--nogpgcheck"},
	{"", "--no-gpg-checks"},
	{"rpm", "--nosignature"},
	{"rpm", "--nodigest"},
	{"", "GIT_SSL_NO_VERIFY=1"},
	{"", "GIT_SSL_NO_VERIFY=true"},
	{"", "NODE_TLS_REJECT_UNAUTHORIZED=0"},
	{"", "PYTHONHTTPSVERIFY=0"},
	{"", "GOSUMDB=off"},
	{"", "GONOSUMCHECK=1"},
	{"", "GONOSUMCHECK=*"},
	{"", "GOINSECURE=*"},
}

// insecureFetch is the first instruction that switches off the checking of
// downloads, at the very line where that can be told.
func (f *file) insecureFetch(reach []int) untrusted.Place {
	for _, i := range reach {
		for _, st := range f.stages[i].steps {
			if word := unchecked(st); word != "" {
				return f.in.place(f.lineOf(st, word))
			}
		}
	}
	return untrusted.Place{}
}

// unchecked is the word of the instruction that switches checking off.
func unchecked(st step) string {
	if env, ok := st.cmd.(*instructions.EnvCommand); ok {
		for _, kv := range env.Env {
			if w := insecureWord([]string{"env", kv.Key + "=" + kv.Value}); w != "" {
				return kv.Key
			}
		}
	}
	run, ok := st.cmd.(*instructions.RunCommand)
	if !ok {
		return ""
	}
	texts := [][]string{run.CmdLine}
	for _, file := range run.Files {
		texts = append(texts, []string{file.Data})
	}
	for _, t := range texts {
		for _, words := range simple(t) {
			if w := insecureWord(words); w != "" {
				return w
			}
		}
	}
	return ""
}

// insecureWord finds a row of the table in one simple command.
func insecureWord(words []string) string {
	program := ""
	if u := unwrap(words); len(u) > 0 {
		program = u[0]
	}
	for i, w := range words {
		if sslOff(words[i:]) {
			return w
		}
		for _, r := range insecure {
			if r.program != "" && r.program != program {
				continue
			}
			if w == r.word || strings.HasPrefix(r.word, "--") && strings.HasPrefix(w, r.word+"=") || r.word == "-k" && shortFlag(w, 'k') ||
				r.word[0] == '[' && strings.Contains(w, r.word) {
				return w
			}
		}
	}
	return ""
}

// sslOff tells "strict-ssl false" and "http.sslVerify false" of npm, yarn and
// git config.
func sslOff(words []string) bool {
	return len(words) > 1 && (words[0] == "strict-ssl" || strings.EqualFold(words[0], "http.sslVerify")) && (words[1] == "false" || words[1] == "0")
}

// shortFlag tells a letter in a group of short options: -fsSLk.
func shortFlag(w string, c byte) bool {
	return len(w) > 1 && w[0] == '-' && w[1] != '-' && strings.IndexByte(w[1:], c) >= 0 && len(w) < 8
}

// lineOf is the line of an instruction that holds a word, or its first.
func (f *file) lineOf(st step, word string) int {
	for n := st.start; n <= st.end && n <= len(f.lines); n++ {
		if strings.Contains(f.lines[n-1], word) {
			return n
		}
	}
	return st.start
}
