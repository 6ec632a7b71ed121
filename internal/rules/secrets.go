package rules

import (
	"regexp"
	"slices"
	"strings"

	"advisor/internal/facts"
)

// Judging hidden values: the answers are yes or no, the values stay inside.

// secretWord matches the part of a variable's name that tells a secret.
var secretWord = regexp.MustCompile(`(?i)(^|[_.-])(password|passwd|passphrase|pass|pwd|secret|secrets|token|api_?key|apikey|private_?key|secret_?key|access_?key|encryption_?key|signing_?key|auth_?key|master_?key|credentials?|jwt_?key|salt)($|[_.-]|\d|base$)|(password|passwd|secret|apikey|api_key|secretkey)$`)

// otherWord matches names that hold such a word and no secret: where a secret
// lies, how long it lives, whether one is needed.
var otherWord = regexp.MustCompile(`(?i)(_file|_path|_dir|_name|_id|_ids|_url|_uri|_host|_endpoint|_ttl|_expiry|_seconds|_minutes|_hours|_days|_expires?(_in|_minutes|_hours|_days|_seconds)?|_expiration(_.*)?|_lifetime|_timeout|_length|_limit|_max|_min|_enabled|_disabled|_required|_validity|_type|_algorithm|_alg|_issuer|_audience|_header|_field|_claim|_version|_policy|_interval|_rounds|_format|_method|_reset|_count|_size|_scheme|_port|_duration|_age|_prefix|_scope|_store|_manager|_backend|_provider|_source)$|^(allow|max|min|enable|disable|use|has|no|random|require|skip|generate)_|allow_empty_password|random_root_password|public_?key|_tokens?_(per|limit|max|count)|max_tokens?|tokeniz`)

// secretName tells whether a variable's name says that it holds a secret.
func secretName(name string) bool {
	if !containsAny(strings.ToLower(name), "pass", "pwd", "secret", "token", "key", "credential", "salt") {
		return false // most names: without the expressions
	}
	return name != "PWD" && name != "OLDPWD" && secretWord.MatchString(name) && !otherWord.MatchString(name)
}

// plainValue matches what is no secret whatever the name: switches, paths,
// references to other stores.
var plainValue = regexp.MustCompile(`(?i)^(|true|false|yes|no|on|off|none|null|disabled|enabled|required|optional|invalid|unset|todo|n/a|-|/.*|\./.*|file:.*|https?://[^@]*|vault:.*|arn:.*|op://.*|<.*>|\*+|x{3,}|\$.*|\{\{.*\}\})$`)

// holdsSecret tells a variable with a secret written out in the file.
func holdsSecret(v facts.Variable) bool {
	value := strings.TrimSpace(v.Value.Reveal())
	return v.Literal && secretName(string(v.Name)) && !plainValue.MatchString(value) && !knownPassword(v)
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

var manyDigits = regexp.MustCompile(`^(1234567890|123456789|12345678|1234567|123456|12345|1234|123|0000|1111)$`)

// knownPassword tells a secret whose value anybody would try first, also as
// the default of a variable.
func knownPassword(v facts.Variable) bool {
	if !secretName(string(v.Name)) {
		return false
	}
	return wellKnown(v.Value.Reveal())
}

func wellKnown(value string) bool {
	value = strings.ToLower(strings.TrimSpace(value))
	if manyDigits.MatchString(value) {
		return true
	}
	value = strings.NewReplacer("-", "", "_", "", " ", "", "@", "a", "!", "").Replace(value)
	value = strings.TrimRight(value, "0123456789")
	return value != "" && slices.Contains(knownPasswords(), value)
}

// urlPassword finds the password of a URL (scheme://user:password@host).
var urlPassword = regexp.MustCompile(`[a-zA-Z][a-zA-Z0-9+.-]*://[^/\s:@]*:([^/\s@]+)@`)

// pairPassword finds the password of a connection string of key=value pairs.
var pairPassword = regexp.MustCompile(`(?i)(?:^|[;?&\s])(?:password|pwd)=([^;&\s]+)`)

// connectionSecret tells whether a text is a connection string that carries a
// password of its own.
func connectionSecret(text string) bool {
	if !strings.Contains(text, "@") && !containsAny(text, "word=", "wd=", "WORD=", "WD=", "Word=") {
		return false // most values: without the expressions
	}
	if m := urlPassword.FindStringSubmatch(text); m != nil {
		return !plainValue.MatchString(m[1])
	}
	if !strings.Contains(text, ";") && !strings.Contains(text, "://") && !strings.Contains(text, "host=") {
		return false
	}
	m := pairPassword.FindStringSubmatch(text)
	return m != nil && !plainValue.MatchString(m[1])
}
