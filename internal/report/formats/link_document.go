package formats

import (
	"strconv"

	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// link is a place as a link relative to the report, or as code where its path
// cannot be linked to safely.
func (m *document) link(p untrusted.Place) safe {
	if p.File == "" {
		return ""
	}
	text := m.code(p.String())
	target := words.Address(m.base, string(p.File))
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
	return words.FirstOf(n, list)
}
