package markdown

import "testing"

// TestProse: code of our own sentences is code, and nothing gets out of it.
func TestProse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Add `restart: unless-stopped` to every service.", "Add `restart: unless-stopped` to every service."},
		{"(`a`), `b`; `c`", "(`a`), `b`; `c`"},
		{"`a``b`", "`a` `b`"},
		{"x `<b>|` y", "x &lt;`b>`&vert; y"},
		{"a_b `c` d_e", "`a_b` `c` `d_e`"},
		{"one ` alone", "one &grave; alone"},
		{"`` and [x](y)", "and `[x](y`)"},
		{"", ""},
	} {
		if got := Prose(c.in); got != c.want {
			t.Errorf("prose(%q)\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
