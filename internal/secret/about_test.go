package secret

import (
	"regexp"
	"testing"
)

// about is what aboutSecret says, as an expression.
var about = regexp.MustCompile(`(?i)(^|_)(file|path|dir|name|ids?|url|uri|host|endpoint|ttl|expiry|seconds|minutes|hours|days|expires?(_in|_minutes|_hours|_days|_seconds)?|expiration(_.*)?|lifetime|timeout|length|limit|max|min|enabled|disabled|required|validity|type|algorithm|alg|issuer|audience|header|field|claim|version|policy|interval|rounds|format|method|reset|count|size|scheme|port|duration|age|prefix|scope|store|manager|backend|provider|source)$|^(allow|max|min|enable|disable|use|has|no|random|require|skip|generate)_|allow_empty_password|random_root_password|public_?key|_tokens?_(per|limit|max|count)|max_tokens?|tokeniz`)

func FuzzAboutSecret(f *testing.F) {
	for _, name := range []string{
		"DB_PASSWORD_FILE", "TOKEN_TTL", "JWT_EXPIRES_IN", "JWT_EXPIRE_IN", "EXPIRES_IN", "IN", "TOKEN_EXPIRATION_DAYS", "EXPIRATION", "MAX_TOKENS", "max_token_x", "TOKENIZER",
		"ALLOW_EMPTY_PASSWORD", "MYSQL_RANDOM_ROOT_PASSWORD", "PUBLIC_KEY", "PUBLICKEY", "API_TOKENS_PER_DAY", "TOKEN_LIMIT", "NO_PASSWORD", "NOPASSWORD", "NO", "USE_TOKEN",
		"PASSWORD", "FILE", "PROFILE", "A.FILE", "ID", "IDS", "API_KEY_ID", "SECRET_", "_FILE", "EXPIRED_IN", "EXPIRESS_IN", "generate_secret", "",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for i := range len(name) {
			if name[i] >= 0x80 || name[i] == '\n' { // folding of other alphabets is another matter
				return
			}
		}
		if got, want := aboutSecret(name), about.MatchString(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	})
}
