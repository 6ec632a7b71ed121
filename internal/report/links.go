package report

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"advisor/internal/untrusted"
)

// link is a place as a link relative to the report, or as code where its path
// cannot be linked to safely.
func (m *document) link(p untrusted.Place) safe {
	if p.File == "" {
		return ""
	}
	text := m.code(p.String())
	target := address(m.base, string(p.File))
	if target == "" || m.unlinked {
		return text
	}
	if p.Line > 0 {
		target += "#L" + strconv.Itoa(p.Line)
	}
	return m.to(target, text)
}

// links joins at most n places.
func (m *document) links(places []untrusted.Place, n int) safe {
	list := make([]safe, 0, len(places))
	for _, p := range places {
		if s := m.link(p); s != "" {
			list = append(list, s)
		}
	}
	return firstOf(n, list)
}

// address is the relative address of a file of the project; empty where the
// path is absolute, hides something, or is too long for a line.
func address(base, file string) string {
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

// webAddress tells an https address in which nothing has to be escaped.
func webAddress(url string) bool {
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
