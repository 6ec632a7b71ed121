package report

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"advisor/internal/untrusted"
)

// FuzzRenderScan: what the files alone show is written in every format without
// a character that acts, a command for a CI runner or foreign markup, whatever
// a project is called.
func FuzzRenderScan(f *testing.F) {
	for _, s := range []string{"api", "\x1b]8;;x\x07", "##[error]", "\n::error::x", "<script>", "--><b>", "a|b`c", "\u202e", "\xff", "]]>", "%0A::x", `"},{"`} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, name, file string) {
		r := shop()
		s := Scan{SchemaVersion: SchemaVersion, Facts: r.Facts, Findings: r.Findings, Portability: r.Portability, Gaps: r.Gaps, Inputs: r.Inputs}
		s.Facts.Name, s.Facts.Services[0].Name = untrusted.Text(name), untrusted.Text(name)
		s.Findings[0].Services, s.Findings[0].Evidence = []untrusted.Text{untrusted.Text(name)}, []untrusted.Place{{File: untrusted.Text(file), Line: 3}}
		s.Gaps[0].File, s.Gaps[0].Reason = untrusted.Text(file), untrusted.Text(name)
		for _, format := range Formats() {
			var b bytes.Buffer
			if err := format.WriteScan(&b, s, Options{Width: 40}); err != nil {
				t.Fatal(err)
			}
			checkScan(t, format.Name, b.Bytes())
		}
	})
}

func checkScan(t *testing.T, format string, out []byte) {
	t.Helper()
	if !utf8.Valid(out) {
		t.Errorf("%s: not valid UTF-8", format)
	}
	for _, c := range string(out) {
		if c != '\n' && untrusted.Hidden(c) {
			t.Errorf("%s: has the character %U", format, c)
		}
	}
	if m := obeyed(format, out); m != nil {
		t.Errorf("%s: a CI runner would obey %q", format, m)
	}
	switch format {
	case "json", "sarif", "gitlab":
		if !json.Valid(out) {
			t.Errorf("%s: not valid JSON", format)
		}
	case "markdown":
		checkMarkdown(t, out)
	case "html":
		checkHTML(t, out)
	}
}
