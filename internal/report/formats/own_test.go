package formats

import (
	"reflect"
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/fixture"
)

// TestOwnWordsAreOurs: what no format escapes has no word of a report in it,
// neither of the project nor of whoever edited a saved report.
func TestOwnWordsAreOurs(t *testing.T) {
	const evil = "EVIL<"
	spans := 0
	for _, name := range fixture.SavedNames() {
		r := foreign(fixture.Saved()[name], evil, evil, true)
		for _, d := range []blocks.Document{blocks.Report(r, "markdown"), blocks.Report(withoutVerdict(r), "html")} {
			eachSpan(reflect.ValueOf(d), func(s blocks.Span) {
				spans++
				if s.Kind == blocks.SpanOwn && strings.Contains(s.Text, evil) {
					t.Errorf("%s: %q is written as it is", name, s.Text)
				}
			})
		}
	}
	for _, c := range fixture.Comparisons() {
		eachSpan(reflect.ValueOf(blocks.Comparison(foreign(c, evil, evil, true))), func(s blocks.Span) {
			if s.Kind == blocks.SpanOwn && strings.Contains(s.Text, evil) {
				t.Errorf("comparison: %q is written as it is", s.Text)
			}
		})
	}
	for _, f := range fixture.Fleets() {
		eachSpan(reflect.ValueOf(blocks.Fleet(foreign(f, evil, evil, true), report.Options{})), func(s blocks.Span) {
			if s.Kind == blocks.SpanOwn && strings.Contains(s.Text, evil) {
				t.Errorf("fleet: %q is written as it is", s.Text)
			}
		})
	}
	if spans < 1000 {
		t.Errorf("saw %d spans: the test looks in the wrong place", spans)
	}
}

// withoutVerdict is a report as a scan gives it.
func withoutVerdict(r report.Report) report.Report {
	r.Recommendation, r.Check = "", nil
	return r
}

// eachSpan calls f for each span of a document.
func eachSpan(v reflect.Value, f func(blocks.Span)) {
	if s, ok := v.Interface().(blocks.Span); ok {
		f(s)
		return
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			eachSpan(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachSpan(v.Index(i), f)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[report.Report]() {
			return // what is drawn from it is escaped
		}
		for i := range v.NumField() {
			eachSpan(v.Field(i), f)
		}
	}
}
