package formats

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// annotated matches the head of a command that we write ourselves.
var annotated = regexp.MustCompile(`(?m)^::(error|warning|notice) (file=[^:,\n]+,(line=\d+,)?)?title=[^:,\n]*::`)

// obeyed is what a CI runner would take for a command and is none of ours: ::
// at the start of a line after any white space, ## with a bracket or a word of
// a runner anywhere.
func obeyed(format string, out []byte) []byte {
	if format == "github" {
		out = annotated.ReplaceAll(out, []byte("x"))
	}
	for _, command := range []string{"##[", "##vso", "##teamcity"} {
		if bytes.Contains(out, []byte(command)) {
			return []byte(command)
		}
	}
	blank := func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Z, r) }
	for line := range bytes.Lines(out) {
		if bytes.HasPrefix(bytes.TrimLeftFunc(line, blank), []byte("::")) {
			return line
		}
	}
	return nil
}

// hostiles are the reports with hostile strings, as they are made and as they
// are read.
func hostiles(t *testing.T) []report.Report {
	return []report.Report{fixture.Hostile(), fixture.Reread(t, fixture.Hostile()), fixture.HostileCheck(), fixture.Reread(t, fixture.HostileCheck())}
}

// TestHostileNamesCannotAct: no byte of a project acts in a terminal or in
// the log of a CI runner, whatever the format and the options.
func TestHostileNamesCannotAct(t *testing.T) {
	for _, f := range Formats() {
		for _, o := range []report.Options{{}, {ASCII: true}, {Width: 40}, {Base: "../.."}} {
			for round, r := range hostiles(t) {
				out := write(t, f, r, o)
				name := fmt.Sprintf("%s %+v round %d", f.Name, o, round)
				if !utf8.Valid(out) {
					t.Errorf("%s: not valid UTF-8", name)
				}
				for _, c := range string(out) {
					if c != '\n' && untrusted.Hidden(c) {
						t.Errorf("%s: has the character %U", name, c)
					}
				}
				if m := obeyed(f.Name, out); m != nil {
					t.Errorf("%s: a CI runner would obey %q", name, m)
				}
			}
		}
	}
}

// TestHostileStringsOfASavedReport: a report that somebody edited may have
// anything in any string, our own words included.
func TestHostileStringsOfASavedReport(t *testing.T) {
	for _, saved := range []report.Report{fixture.Shop(), fixture.CheckFails(), fixture.Since()} {
		checkEdited(t, string(write(t, format(t, "json"), saved, report.Options{})))
	}
}

func checkEdited(t *testing.T, text string) {
	t.Helper()
	const evil = `a\u001b[31m\n::error::x ##[error]y | <script>z</script> ` + "`" + ` [p](https://q.example) ![i](https://j.example) \u202e`
	edited := regexp.MustCompile(`: "[^"]*"(,?)\n`).ReplaceAllStringFunc(text, func(s string) string {
		for _, keep := range []string{`"compose"`, `"kubernetes"`, `"strong"`, `"recommended"`, `"possible"`, `"ruled-out"`, `"yes"`, `"partly"`, `"no"`} {
			if strings.HasPrefix(s, ": "+keep) {
				return s
			}
		}
		return regexp.MustCompile(`"[^"]*"`).ReplaceAllLiteralString(s, `"`+evil+`"`)
	})
	r, err := report.Read(strings.NewReader(edited))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		out := write(t, f, r, report.Options{})
		for _, c := range string(out) {
			if c != '\n' && untrusted.Hidden(c) {
				t.Fatalf("%s: has the character %U", f.Name, c)
			}
		}
		if m := obeyed(f.Name, out); m != nil {
			t.Errorf("%s: a CI runner would obey %q", f.Name, m)
		}
		switch f.Name {
		case "markdown":
			checkMarkdown(t, out)
		case "html":
			checkHTML(t, out)
		}
	}
}

func TestHostileMarkdownIsInert(t *testing.T) {
	for _, r := range hostiles(t) {
		checkMarkdown(t, write(t, format(t, "markdown"), r, report.Options{}))
	}
}

var (
	codeSpan = regexp.MustCompile("`[^`\n]*`")
	fence    = regexp.MustCompile("(?ms)^```.*?^```$")
	ours     = regexp.MustCompile(`^(</?details>|<summary>[^<>&"]*</summary>)$`)
	coded    = regexp.MustCompile(`<code>[^<>]*</code>`) // in a summary, which may name questions
	linked   = regexp.MustCompile(`\]\(([^)]*)\)`)
	relative = regexp.MustCompile(`^[A-Za-z0-9._~%/-]+(#L\d+)?$`)
)

// checkMarkdown holds the bytes outside code to what we write ourselves: no
// element but details and summary, no image, no link but relative ones to
// lines and plain https addresses, and rows with as many cells as their table.
func checkMarkdown(t *testing.T, out []byte) {
	t.Helper()
	columns := 0
	for i, line := range strings.Split(fence.ReplaceAllString(string(out), ""), "\n") {
		if strings.Count(line, "`")%2 != 0 {
			t.Errorf("line %d: a code span is open: %s", i+1, line)
		}
		if strings.HasPrefix(line, "<summary>") {
			line = coded.ReplaceAllString(line, "x")
			if strings.Contains(line, "`") {
				t.Errorf("line %d: a summary has Markdown: %s", i+1, line)
			}
		}
		line = codeSpan.ReplaceAllString(line, "x")
		if strings.ContainsAny(line, "<>") && !ours.MatchString(line) {
			t.Errorf("line %d: has an element: %s", i+1, line)
		}
		if strings.Contains(line, "![") || strings.Contains(line, "@") {
			t.Errorf("line %d: has an image or a mention: %s", i+1, line)
		}
		for _, m := range linked.FindAllStringSubmatch(line, -1) {
			if !relative.MatchString(m[1]) && !words.WebAddress(m[1]) {
				t.Errorf("line %d: has the link %q", i+1, m[1])
			}
		}
		if rest := linked.ReplaceAllString(line, ""); strings.Contains(rest, "](") || strings.Contains(rest, "://") {
			t.Errorf("line %d: has another link: %s", i+1, line)
		}
		columns = checkRow(t, i, line, columns)
	}
}

func checkRow(t *testing.T, i int, line string, columns int) int {
	t.Helper()
	if !strings.HasPrefix(line, "|") {
		return 0
	}
	n := strings.Count(line, "|")
	if columns > 0 && n != columns {
		t.Errorf("line %d: a row of %d cells in a table of %d: %s", i+1, n-1, columns-1, line)
	}
	return n
}

// TestEqualReportsGiveEqualBytes.
func TestEqualReportsGiveEqualBytes(t *testing.T) {
	for _, f := range Formats() {
		if a, b := write(t, f, fixture.Hostile(), report.Options{}), write(t, f, fixture.Hostile(), report.Options{}); !bytes.Equal(a, b) {
			t.Errorf("%s differs from run to run", f.Name)
		}
	}
}
