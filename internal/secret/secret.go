// Package secret says which names look as if a secret lay behind them. It is
// the one list of such words: rules, Dockerfiles and what may be shown all ask
// it.
package secret

import (
	"slices"
	"strings"

	"advisor/internal/lazyregexp"
)

// words are words of a name that mean a secret by themselves.
var words = []string{
	"PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "PW", "PASS", "SECRET", "SECRETS", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS",
	"PAT", "SALT", "PRIVATEKEY", "SECRETKEY", "ACCESSKEY",
}

// keyWords make a following KEY a secret one: API_KEY, PRIVATE_KEY.
var keyWords = []string{
	"API", "ACCESS", "PRIVATE", "SECRET", "ENCRYPTION", "SIGNING", "AUTH", "SSH", "JWT", "SESSION", "MASTER", "DEPLOY", "LICENSE", "SERVICE",
}

// endings make a word that ends with them one: DBPASSWORD, SECRET_KEY_BASE.
var endings = []string{"PASSWORD", "PASSWD", "SECRET", "APIKEY", "SECRETKEY"}

// ends are last words of names that hold such a word and no secret: where a
// secret lies, how long it lives, whether one is needed.
var ends = strings.Fields(`file path dir name id ids url uri host endpoint ttl expiry seconds minutes hours days expire expires lifetime
	timeout length limit max min enabled disabled required validity type algorithm alg issuer audience header field claim version policy interval
	rounds format method reset count size scheme port duration age prefix scope store manager backend provider source`)

// begins are first words that say the same.
var begins = []string{"allow", "max", "min", "enable", "disable", "use", "has", "no", "random", "require", "skip", "generate"}

// inside are parts that say the same wherever they stand.
var inside = []string{
	"allow_empty_password", "random_root_password", "publickey", "public_key", "_token_per", "_token_limit", "_token_max", "_token_count",
	"_tokens_per", "_tokens_limit", "_tokens_max", "_tokens_count", "max_token", "tokeniz",
}

// aboutSecret reports whether a name is one about a secret instead of the
// secret's.
func aboutSecret(name string) bool {
	name = strings.ToLower(name)
	parts := strings.Split(name, "_")
	last := parts[len(parts)-1]
	if slices.Contains(ends, last) || slices.Contains(parts, "expiration") || len(parts) > 1 && slices.Contains(begins, parts[0]) {
		return true
	}
	if last == "in" && len(parts) > 1 && strings.TrimSuffix(parts[len(parts)-2], "s") == "expire" {
		return true
	}
	return slices.ContainsFunc(inside, func(part string) bool { return strings.Contains(name, part) })
}

// plain matches what is no secret whatever the name: nothing, switches, paths,
// references to other stores.
var plain = lazyregexp.New(`(?i)^(|true|false|yes|no|on|off|none|null|disabled|enabled|required|optional|invalid|unset|todo|n/a|-|/.*|\./.*|file:.*|https?://[^@]*|vault:.*|arn:.*|op://.*|<.*>|\*+|x{3,}|\$.*|\{\{.*\}\})$`)

// Harmless reports whether a value is no secret whatever its variable is called.
func Harmless(value string) bool { return plain.MatchString(strings.TrimSpace(value)) }

// passes are words before PASS that make it a directive of a web server, which
// passes requests on.
var passes = []string{"PROXY", "UWSGI", "FASTCGI", "SCGI", "GRPC", "MEMCACHED"}

// Looks reports whether a variable's name says that its value is a secret. It
// looks at whole words, so that COMPASS and KEYBOARD are none.
func Looks(name string) bool {
	return name != "PWD" && name != "OLDPWD" && hasWord(name) && !aboutSecret(name)
}

// hasWord reports whether a name has a word that means a secret.
func hasWord(name string) bool {
	parts := strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return r == '_' || r == '-' || r == '.' })
	for i, w := range parts {
		w = strings.TrimRight(w, "0123456789")
		if w == "PASS" && i > 0 && slices.Contains(passes, parts[i-1]) {
			continue
		}
		if slices.Contains(words, w) || slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) }) {
			return true
		}
		if (w == "KEY" || w == "KEYS") && i > 0 && slices.Contains(keyWords, parts[i-1]) {
			return true
		}
	}
	return false
}
