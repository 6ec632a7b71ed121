package text

import (
	"strings"

	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// plain is a text without marks; the page makes it safe.
func plain(t blocks.Text) string {
	if len(t) == 1 && t[0].Kind == blocks.SpanProse {
		return t[0].Text
	}
	var b strings.Builder
	for _, s := range t {
		switch s.Kind {
		case blocks.SpanCode:
			b.WriteString(untrusted.Text(s.Text).Clean())
		case blocks.SpanPlaces:
			b.WriteString(places(s.Places))
		case blocks.SpanProse, blocks.SpanStrong:
			b.WriteString(untrusted.Text(s.Text).Whole())
		case blocks.SpanOwn, blocks.SpanWeb:
			b.WriteString(s.Text)
		case blocks.SpanBar: // the words before it say the same
		}
	}
	return b.String()
}

// places are the first of some places.
func places(p blocks.Places) string {
	most := p.Most
	if p.MostShort > 0 {
		most = p.MostShort
	}
	return words.PlaceList(p.All, most)
}
