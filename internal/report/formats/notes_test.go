package formats

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestNotesLookTheSame: what a team wrote is read in every format as it was
// written, whatever signs are in it.
func TestNotesLookTheSame(t *testing.T) {
	const note = "p99 < 100 ms & a|b | c *bold* _x_ `code` <b>html</b> [l](x) ~y~ $z @team #12, done"
	r := fixture.Shop()
	r.Factors[0].Note, r.Facts.Services[0].Name = note, "a|b"
	plain := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	tag := regexp.MustCompile(`<[^>]*>`)
	for name, read := range map[string]func(string) string{
		"text": plain,
		"html": func(s string) string {
			return html.UnescapeString(plain(strings.NewReplacer("<code>", "`", "</code>", "`").Replace(s)))
		},
		"markdown": func(s string) string { // code spans and entities, as GFM shows them
			return strings.NewReplacer("&vert;", "|", "&grave;", "`", "&lt;", "<").Replace(strings.ReplaceAll(plain(s), "`", ""))
		},
		"json": func(s string) string {
			return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&", `\u0060`, "`").Replace(s)
		},
	} {
		got := read(string(write(t, format(t, name), r, report.Options{})))
		if name == "html" {
			got = tag.ReplaceAllString(got, "") + got
		}
		want := note
		if name == "markdown" { // where text between backticks is code, as the team meant it
			want = strings.ReplaceAll(note, "`", "")
		}
		if !strings.Contains(got, want) {
			i := max(strings.Index(got, "p99"), 0)
			t.Errorf("%s has no such note, but %q", name, got[i:min(i+200, len(got))])
		}
		if !strings.Contains(got, "a|b") {
			t.Errorf("%s has no service a|b", name)
		}
	}
}
