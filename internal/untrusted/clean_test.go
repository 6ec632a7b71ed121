package untrusted

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"plain text", "registry.example.com:5000/shop/api:1.2", "registry.example.com:5000/shop/api:1.2"},
		{"other scripts", "größe 数据库 сервис", "größe 数据库 сервис"},
		{"terminal escape", "a\x1b[31mb", `a\u{1b}[31mb`},
		{"C1 control", "a\u009b31mb", `a\u{9b}31mb`},
		{"line ends", "a\nb\r\u2028c\u0085d", `a\u{a}b\u{d}\u{2028}c\u{85}d`},
		{"bidirectional", "a\u202ecod.exe\u2066", `a\u{202e}cod.exe\u{2066}`},
		{"zero width", "ad\u200bmin\ufeff\u2060", `ad\u{200b}min\u{feff}\u{2060}`},
		{"looks empty", "\u3164\u115f\u2800\ufe0f\u00a0", `\u{3164}\u{115f}\u{2800}\u{fe0f}\u{a0}`},
		{"tags", "x\U000e0041", `x\u{e0041}`},
		{"not UTF-8", "caf\xe9 \xef \ufffd", `caf\xe9 \xef ` + "\ufffd"},
		{"password", "postgres://me:pw@db/x", "postgres://***@db/x"},
		{"password with signs", "postgres://me:p@s/s@db/x", "postgres://***@db/x"},
		{"password with a line end", "https://me:p\nw@db", "https://***@db"},
		{"token alone", "https://ghp_abc@github.com/x", "https://***@github.com/x"},
		{"two URLs", "a://b:c@d e://f:g@h", "a://***@d e://***@h"},
		{"at sign in a path", "https://example.com/@scope/x", "https://example.com/@scope/x"},
		{"digest", "db@sha256:abc", "db@sha256:abc"},
		{"old runner command", "x ##[error]y", "x # #[error]y"},
		{"many signs", "###vso[task]", "# # #vso[task]"},
		{"runner command", "::error file=a::b", ": :error file=a::b"},
		{"runner command after a wrap", "see ::set-output name=x::y", "see : :set-output name=x::y"},
		{"runner command after a control", "a\n::error::b", `a\u{a}: :error::b`},
		{"runner command after colons", ":::::error::b", ":::: :error::b"},
		{"IPv6 addresses", "[::1]:80 and fe80::2", "[::1]:80 and fe80::2"},
		{"one name of C++", "std::string", "std::string"},
		{"long", strings.Repeat("é", 300), strings.Repeat("é", 199) + "…"},
		{"just fits", strings.Repeat("é", 200), strings.Repeat("é", 200)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.in).Clean(); got != c.want {
				t.Errorf("Clean(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func TestWholeHasRoomForASentence(t *testing.T) {
	s := strings.Repeat("long ", 190)
	if got := Text(s).Whole(); got != s {
		t.Errorf("cut to %d characters", len(got))
	}
	if n := utf8.RuneCountInString(Text(strings.Repeat("数", 2000)).Whole()); n != MaxSentence {
		t.Errorf("%d characters, want %d", n, MaxSentence)
	}
}

func TestNoFormatVerbPrintsTheBytes(t *testing.T) {
	bad := Text("a\x1b[31m\u202e")
	for _, verb := range []string{"%s", "%v", "%+v", "%#v", "%q"} {
		for _, x := range []any{bad, Place{File: bad, Line: 3}, []Text{bad}, struct{ T Text }{bad}} {
			if got := fmt.Sprintf(verb, x); strings.ContainsAny(got, "\x1b\u202e") {
				t.Errorf("%s of %T prints %q", verb, x, got)
			}
		}
	}
}

func TestPlace(t *testing.T) {
	for want, p := range map[string]Place{
		"compose.yaml:12":  {File: "compose.yaml", Line: 12},
		"compose.yaml":     {File: "compose.yaml"},
		`a\u{a}b.yaml:1`:   {File: "a\nb.yaml", Line: 1},
		": :x::/c.yaml:10": {File: "::x::/c.yaml", Line: 10},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", "web", "a\x1b]8;;http://x\x07b", "::error::x", "##[group]x", "://a:b@c", "\xff\xfe", "\u202e", "x ::a ::b::c",
		"::\n::error::", "#\u200b#[error]", "a://b:c\u00a0d@e", strings.Repeat("::a", 200),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Text(s).Clean(), Text(s).Whole()} {
			harmless(t, s, got)
		}
		if got := Text(s).Clean(); Text(got).Clean() != got {
			t.Errorf("Clean(%q) is %q, and cleaned again %q", s, got, Text(got).Clean())
		}
		b, err := json.Marshal(Text(s))
		var back Text
		if err != nil || json.Unmarshal(b, &back) != nil || back.Whole() != Text(s).Whole() {
			t.Errorf("JSON of %q is %s, and comes back as %q", s, b, back)
		}
		harmless(t, s, string(b))
	})
}

func harmless(t *testing.T, in, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("%q gives bytes that are no text: %q", in, out)
	}
	for _, r := range out {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs) {
			t.Errorf("%q keeps the character %U: %q", in, r, out)
		}
	}
	if strings.Contains(out, "##") {
		t.Errorf("%q keeps a runner command: %q", in, out)
	}
	if runnerObeys(out) {
		t.Errorf("%q keeps a runner command: %q", in, out)
	}
}

// runnerObeys reads a text as the runner of a CI job reads a line, from every
// place at which a wrapped line could start.
func runnerObeys(s string) bool {
	for i := range s {
		after, ok := strings.CutPrefix(s[i:], "::")
		if !ok {
			continue
		}
		info, _, ok := strings.Cut(after, "::")
		name, _, _ := strings.Cut(info, " ")
		if ok && name != "" && isLetter(name[0]) {
			return true
		}
	}
	return false
}
