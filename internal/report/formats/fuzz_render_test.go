package formats

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

// The renderers are fuzzed with small reports that have one or two of
// everything, in one format an execution: a byte of the input chooses report,
// format and which strings are foreign.

// tried are names and words that would act somewhere.
var tried = []string{
	"api", "a`b", "a|b", "\x1b[31m", "\x1b]8;;x\x07", "##[error]", "\n::x", "::error::y", "[a](b)", "<!--", "--><b>", "<script>", "\u202e", "\xff", "1. a", "`` `",
	"end", `"`, "## x", "#", "a\\", "]]>", "%0A::x", `"},{"`, "a b `c` d", "\u3000::x", "https://a.b/c", "&lt;", "javascript:x", "$x$", "@all",
}

// FuzzRender: a report is written in every format without a character that
// acts, a command for a CI runner, foreign markup or a line that is too wide,
// whatever its strings are: those of the project, and in a saved report those
// of ours as well.
func FuzzRender(f *testing.F) {
	var reports []report.Report
	for _, name := range fixture.SavedNames() {
		reports = append(reports, small(fixture.Saved()[name]))
	}
	formats := Formats()
	for i, s := range tried {
		f.Add(s, s, uint8(i*7))
		f.Add(s, "plain words", uint8(i*7+3))
	}
	for i := range formats {
		f.Add("\n!!0", "::0", uint8(i)) // two halves of a command
	}
	f.Fuzz(func(t *testing.T, name, words string, choice uint8) {
		n := int(choice)
		format := formats[n%len(formats)]
		r := foreign(reports[n/len(formats)%len(reports)], name, words, n%2 == 0)
		checkWritten(t, format.Name, write(t, format, r, report.Options{Width: 40, ASCII: n%3 == 0}))
	})
}

// FuzzRenderScan: the same for what the files alone show.
func FuzzRenderScan(f *testing.F) {
	r := small(fixture.Since())
	scan := report.Scan{SchemaVersion: report.SchemaVersion, Facts: r.Facts, Findings: r.Findings, Portability: r.Portability, Gaps: r.Gaps, Since: r.Since, Inputs: r.Inputs}
	formats := Formats()
	for i, s := range tried {
		f.Add(s, s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, name, words string, choice uint8) {
		format := formats[int(choice)%len(formats)]
		var b bytes.Buffer
		if err := format.WriteScan(&b, foreign(scan, name, words, false), report.Options{Width: 40}); err != nil {
			t.Fatal(err)
		}
		checkWritten(t, format.Name, b.Bytes())
	})
}

// checkWritten is what holds for every output.
func checkWritten(t *testing.T, format string, out []byte) {
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
	case "text":
		checkWidth(t, out, 40)
	}
}

// kept are the words of ours that decide how a report is set; Read lets no
// others through.
var kept = []string{"compose", "kubernetes", "strong", "lean", "undecided", "high", "medium", "low", "small", "large", "blocker", "good", "bad", "flag", "wizard", "file", "scan", "implied", "unknown", ""}

// foreign is a copy of x in which every text of the project is name. Where ours
// are foreign too, as in a report that somebody edited, they are words.
func foreign[T any](x T, name, words string, ours bool) T {
	return mapped(reflect.ValueOf(x), func(v reflect.Value) reflect.Value {
		out := reflect.New(v.Type()).Elem()
		switch s := v.String(); {
		case v.Type() == reflect.TypeFor[untrusted.Text]() && s != "":
			out.SetString(name)
		case v.Type() == reflect.TypeFor[string]() && ours && !slices.Contains(kept, s):
			out.SetString(words)
		default:
			return v
		}
		return out
	}, -1).Interface().(T)
}

// small is a copy of a report with two entries of each list at most.
func small(r report.Report) report.Report {
	same := func(v reflect.Value) reflect.Value { return v }
	return mapped(reflect.ValueOf(r), same, 2).Interface().(report.Report)
}

// mapped is a copy of v with f of every string, and lists of most entries; -1
// is all of them.
func mapped(v reflect.Value, f func(reflect.Value) reflect.Value, most int) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return f(v)
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(mapped(v.Elem(), f, most))
		return out
	case reflect.Slice:
		n := v.Len()
		if most >= 0 {
			n = min(n, most)
		}
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), n, n)
		for i := range n {
			out.Index(i).Set(mapped(v.Index(i), f, most))
		}
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if out.Field(i).CanSet() {
				out.Field(i).Set(mapped(v.Field(i), f, most))
			}
		}
		return out
	}
	return v
}
