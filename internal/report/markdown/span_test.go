package markdown

import (
	"testing"

	"advisor/internal/report/blocks"
)

// The title of a fold is HTML: what others wrote is code where a sign of it means
// something, and no sign of it begins code of Markdown.
func TestTitleOfAFold(t *testing.T) {
	for _, c := range []struct {
		kind       blocks.Kind
		text, want string
	}{
		{blocks.SpanOwn, "3 questions", "3 questions"},
		{blocks.SpanProse, "web and db", "web and db"},
		{blocks.SpanProse, "a*b*", "<code>a*b*</code>"},
		{blocks.SpanProse, "a`b", "<code>a&#96;b</code>"},
		{blocks.SpanCode, "<b>`", "<code>&lt;b&gt;&#96;</code>"},
	} {
		if got := summary(blocks.Text{{Kind: c.kind, Text: c.text}}); string(got) != c.want {
			t.Errorf("%q: %s, not %s", c.text, got, c.want)
		}
	}
}
