package untrusted

import (
	"regexp"
	"strings"
	"testing"
)

func TestCode(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"compose.yaml", "`compose.yaml`"},
		{"a`b``c", "`a`&grave;`b`&grave;&grave;`c`"},
		{"a|b", "`a`&vert;`b`"},
		{"<img src=x>", "&lt;`img src=x>`"},
		{"@octocat #1", "`@octocat #1`"},
		{"a | b", "`a` &vert; `b`"},
		{"a\n\n# b", "`a\\u{a}\\u{a}# b`"},
	} {
		if got := Text(c.in).Code(); got != c.want {
			t.Errorf("Code(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}

func TestMarkdownLeavesProseAlone(t *testing.T) {
	for _, s := range []string{
		"Two hosts for the API, one for the database.",
		"99.95 percent (44 minutes a month), see the contract; it's \"fixed\": really!",
		"e.g. and/or 5-9 services, 20% more",
		"99.95 % / a year → fine, café",
		"größer als 数据库 вчера",
	} {
		if got := Text(s).Markdown(); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"spaces", "  a   b  ", "a b"},
		{"element", "a <img src=x onerror=y> b", "a &lt;`img` src=x `onerror=y>` b"},
		{"entity", "a &lt;b&gt;", "a `&lt;b&gt`;"},
		{"link", "[a](http://b)", "`[a](http://b`)"},
		{"image", "![a](b)", "`![a](b`)"},
		{"address", "see https://example.com.", "see `https://example.com`."},
		{"address without scheme", "see www.example.com, now", "see `www.example.com`, now"},
		{"mail", "mail a@example.com", "mail `a@example.com`"},
		{"mention", "ask @octocat, or @org/team", "ask `@octocat`, or `@org/team`"},
		{"issue", "fixes #12 and GH-12 and a/b#3", "fixes `#12` and `GH-12` and `a/b#3`"},
		{"commit", "since 0123abc", "since `0123abc`"},
		{"commit of letters", "a defaced wall.", "a `defaced` wall."},
		{"pipe", "a | b|c", "a &vert; `b`&vert;`c`"},
		{"backticks", "a `b` ```c", "a &grave;`b`&grave; &grave;&grave;&grave;`c`"},
		{"emphasis", "*a* _b_ ~~c~~ d_e", "`*a*` `_b_` `~~c~~` `d_e`"},
		{"heading", "# a", "`#` a"},
		{"lists", "- a + b 1. c 2) d", `\- a \+ b 1\. c 2\) d`},
		{"rules", "--- === ***", "\\--- \\=== `***`"},
		{"quote", "> a", "`>` a"},
		{"mathematics", "$a$", "`$a$`"},
		{"emoji by name", ":tada:", "`:tada`:"},
		{"backslash", `a\`, "`a\\`"},
		{"line ends", "a\n- b", "`a\\u{a}-` b"},
		{"file names", "in compose.prod.yaml:12 too", "in `compose.prod.yaml:12` too"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.in).Markdown(); got != c.want {
				t.Errorf("Markdown(%q)\n got %s\nwant %s", c.in, got, c.want)
			}
		})
	}
}

func TestHTML(t *testing.T) {
	in := Text("<script>alert('x')</script> \"&amp;\" \x1b")
	want := `&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &#34;&amp;amp;&#34; \u{1b}`
	if got := in.HTML(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// spans are the code spans of a text that has only single backticks.
var spans = regexp.MustCompile("`[^`]*`")

// entity is what stands for a character that no span can hold.
var entity = regexp.MustCompile("&(grave|vert|lt);")

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"", "a `b` c", "a|b", "[x](y)", "<b>", "@a", "#1", "1. a", "www.a.b", "\\`", "a\\", "(((`", "!["} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Text(s).Markdown(), Text(s).Code()} {
			harmless(t, s, got)
			if strings.Count(got, "`")%2 != 0 || strings.Contains(got, "``") || strings.Contains(got, "|") {
				t.Errorf("%q breaks out of its span or cell: %s", s, got)
			}
			rest := entity.ReplaceAllString(spans.ReplaceAllString(got, ""), "")
			if i := strings.IndexAny(rest, "`<>&[]{}*_~@#$^|"); i >= 0 || strings.Contains(strings.ToLower(rest), "www.") {
				t.Errorf("%q leaves markup outside a code span: %s", s, got)
			}
		}
		if strings.ContainsAny(Text(s).HTML(), `<>"'`) {
			t.Errorf("%q leaves markup in HTML: %s", s, Text(s).HTML())
		}
	})
}
