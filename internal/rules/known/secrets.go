// Package known is what is known of images, paths and values, whoever uses
// them: which versions have ended, who publishes, what rules a host, which
// passwords anybody would try. It knows no services and no rules.
package known

import (
	"slices"
	"strings"
	"sync"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/secret"
)

// Judging hidden values: the answers are yes or no, the values stay inside.

// HoldsSecret reports whether a variable has a secret written out in the file.
func HoldsSecret(v facts.Variable) bool {
	value := strings.TrimSpace(v.Value.Reveal())
	return v.Literal && secret.Looks(string(v.Name)) && !secret.Harmless(value) && !DefaultPassword(v)
}

// knownPasswords are those that every list of default passwords begins with,
// and the placeholders of manuals; compared without case, "-", "_" and digits
// at the end.
func knownPasswords() []string {
	return []string{
		"admin", "adminadmin", "adminpassword", "changeit", "changeme", "changemeplease", "changethis", "default",
		"defaultpassword", "demo", "dev", "devpassword", "elastic", "example", "examplepass", "foobar", "grafana", "guest",
		"insecure", "letmein", "mariadb", "minio", "minioadmin", "mongo", "mongodb", "mypassword", "mysecretpassword",
		"mysql", "mysqlpassword", "pass", "passw0rd", "passwd", "password", "pgpassword", "postgres", "postgrespassword",
		"postgresql", "qwerty", "rabbitmq", "redis", "replaceme", "root", "rootpass", "rootpassword", "sample", "secret", "secretpassword",
		"somepassword", "strongpassword", "supersecret", "supersecretpassword", "test", "testpassword", "testing", "toor", "user",
		"userpassword", "yourpassword", "yourpasswordhere", "yoursecret", "yoursecretkey", "yourstrongpassword",
	}
}

// knownSet are the known passwords.
var knownSet = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, p := range knownPasswords() {
		set[p] = true
	}
	return set
})

// digits are passwords of digits alone.
var digits = []string{"1234567890", "123456789", "12345678", "1234567", "123456", "12345", "1234", "123", "0000", "1111"}

// signs are left out of passwords that are compared, or read as the letter that
// they stand for.
var signs = strings.NewReplacer("-", "", "_", "", " ", "", "@", "a", "!", "")

// DefaultPassword reports whether anybody would try the value of a secret first, also as
// the default of a variable.
func DefaultPassword(v facts.Variable) bool {
	if !secret.Looks(string(v.Name)) {
		return false
	}
	return wellKnown(v.Value.Reveal())
}

func wellKnown(value string) bool {
	value = strings.ToLower(strings.TrimSpace(value))
	if slices.Contains(digits, value) {
		return true
	}
	value = strings.TrimRight(signs.Replace(value), "0123456789")
	return value != "" && knownSet()[value]
}

// urlPassword finds the password of a URL (scheme://user:password@host).
var urlPassword = lazyregexp.New(`[a-zA-Z][a-zA-Z0-9+.-]*://[^/\s:@]*:([^/\s@]+)@`)

// pairPassword finds the password of a connection string of key=value pairs.
var pairPassword = lazyregexp.New(`(?i)(?:^|[;?&\s])(?:password|pwd)=([^;&\s]+)`)

// ConnectionSecret reports whether a text is a connection string that carries a
// password of its own.
func ConnectionSecret(text string) bool {
	if !strings.Contains(text, "@") && !slices.ContainsFunc([]string{"word=", "wd=", "WORD=", "WD=", "Word="}, func(w string) bool { return strings.Contains(text, w) }) {
		return false // most values: without the expressions
	}
	if m := urlPassword.FindStringSubmatch(text); m != nil {
		return !secret.Harmless(m[1])
	}
	if !strings.Contains(text, ";") && !strings.Contains(text, "://") && !strings.Contains(text, "host=") {
		return false
	}
	m := pairPassword.FindStringSubmatch(text)
	return m != nil && !secret.Harmless(m[1])
}
