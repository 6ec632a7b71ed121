// Package secret says which names look as if a secret lay behind them. It is
// the one list of such words: rules, Dockerfiles and what may be shown all ask
// it. It never looks at a value.
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

// other matches names that hold such a word and no secret: where a secret
// lies, how long it lives, whether one is needed.
var other = lazyregexp.New(`(?i)(^|_)(file|path|dir|name|ids?|url|uri|host|endpoint|ttl|expiry|seconds|minutes|hours|days|expires?(_in|_minutes|_hours|_days|_seconds)?|expiration(_.*)?|lifetime|timeout|length|limit|max|min|enabled|disabled|required|validity|type|algorithm|alg|issuer|audience|header|field|claim|version|policy|interval|rounds|format|method|reset|count|size|scheme|port|duration|age|prefix|scope|store|manager|backend|provider|source)$|^(allow|max|min|enable|disable|use|has|no|random|require|skip|generate)_|allow_empty_password|random_root_password|public_?key|_tokens?_(per|limit|max|count)|max_tokens?|tokeniz`)

// Looks reports whether a variable's name says that its value is a secret. It
// looks at whole words, so that COMPASS and KEYBOARD are none.
func Looks(name string) bool {
	// Few names have such a word, so the expression is asked last: it is slow.
	return name != "PWD" && name != "OLDPWD" && hasWord(name) && !other.MatchString(name)
}

// hasWord reports whether a name has a word that means a secret.
func hasWord(name string) bool {
	parts := strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return r == '_' || r == '-' || r == '.' })
	for i, w := range parts {
		w = strings.TrimRight(w, "0123456789")
		if slices.Contains(words, w) || slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) }) {
			return true
		}
		if (w == "KEY" || w == "KEYS") && i > 0 && slices.Contains(keyWords, parts[i-1]) {
			return true
		}
	}
	return false
}
