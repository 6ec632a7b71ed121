package dockerfile

import (
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// secretNames are ARG and ENV names that look like secrets, each once, at its
// first place, in file order. An ENV that is set to nothing is none.
func (f *file) secretNames(reach []int) []facts.Use {
	out := []facts.Use{}
	add := func(name string, st step) {
		known := slices.ContainsFunc(out, func(u facts.Use) bool { return string(u.Name) == name })
		if LooksSecret(name) && !known && len(out) < maxSecrets {
			out = append(out, facts.Use{Name: untrusted.Text(name), Place: f.in.place(st.start)})
		}
	}
	for _, i := range reach {
		for _, st := range f.stages[i].steps {
			switch c := st.cmd.(type) {
			case *instructions.EnvCommand:
				for _, kv := range c.Env {
					if kv.Value != "" {
						add(kv.Key, st)
					}
				}
			case *instructions.ArgCommand:
				for _, kv := range c.Args {
					add(kv.Key, st)
				}
			}
		}
	}
	return out
}

// maxSecrets caps the list: it is shown to people.
const maxSecrets = 50

// secretWords are words of a name that mean a secret by themselves.
var secretWords = []string{
	"PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "PW", "PASS", "SECRET", "SECRETS", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS", "PAT",
}

// keyWords make a following KEY a secret one: API_KEY, PRIVATE_KEY.
var keyWords = []string{"API", "ACCESS", "PRIVATE", "SECRET", "ENCRYPTION", "SIGNING", "AUTH", "SSH", "JWT", "SESSION", "MASTER", "DEPLOY", "LICENSE", "SERVICE"}

// harmless are words that make a name one about a secret, not the secret.
var harmless = []string{
	"FILE", "PATH", "DIR", "PUBLIC", "TTL", "EXPIRY", "EXPIRATION", "EXPIRES", "LENGTH", "NAME", "ENABLED", "DISABLED", "REQUIRED", "URL", "ENDPOINT", "HEADER",
	"TYPE", "LIFETIME", "MIN", "MAX", "POLICY", "ALGORITHM", "AGE", "COUNT", "LIMIT", "ALLOW", "ISSUER", "OLDPWD",
}

// LooksSecret tells whether a variable's name says that its value is a secret.
// It looks at whole words, so that COMPASS and KEYBOARD are none.
func LooksSecret(name string) bool {
	words := strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return r == '_' || r == '-' || r == '.' })
	if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return slices.Contains(harmless, w) }) || len(words) == 1 && words[0] == "PWD" {
		return false
	}
	for i, w := range words {
		if slices.Contains(secretWords, w) || strings.HasSuffix(w, "PASSWORD") {
			return true
		}
		if (w == "KEY" || w == "KEYS") && i > 0 && slices.Contains(keyWords, words[i-1]) {
			return true
		}
	}
	return false
}
