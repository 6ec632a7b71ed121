package words

import (
	"fmt"
	"path"
	"strings"

	"advisor/internal/untrusted"
)

// Address is the relative address of a file of the project; empty where the
// path is absolute, hides something, or is too long for a line.
func Address(base, file string) string {
	const longest = 300
	if file == "" || len(file) > longest || strings.HasPrefix(file, "/") || strings.Contains(file, `\`) || untrusted.Text(file).Clean() != file {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(path.Join(base, file)) {
		if isUnreserved(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0
}

// WebAddress tells an https address in which nothing has to be escaped.
func WebAddress(url string) bool {
	rest, ok := strings.CutPrefix(url, "https://")
	if !ok || rest == "" || len(url) > 300 {
		return false
	}
	for i := range len(rest) {
		if !isUnreserved(rest[i]) && strings.IndexByte("?=&%+#:,;", rest[i]) < 0 {
			return false
		}
	}
	return true
}

// LinkName names what a web address leads to: its host, and the last part of its
// path.
func LinkName(url string) string {
	const longest = 40
	rest, _, _ := strings.Cut(strings.TrimPrefix(url, "https://"), "?")
	rest, _, _ = strings.Cut(rest, "#")
	parts := strings.Split(strings.Trim(rest, "/"), "/")
	host, last := strings.TrimPrefix(parts[0], "www."), parts[len(parts)-1]
	switch {
	case len(parts) == 1 || len(last) > longest:
		return host
	case len(parts) == 2:
		return host + "/" + last
	}
	return host + "/…/" + last
}
