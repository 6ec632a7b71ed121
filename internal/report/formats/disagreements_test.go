package formats

import (
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// TestNamesOfRecordsCannotAct: a record may be named like anything.
func TestNamesOfRecordsCannotAct(t *testing.T) {
	r := fixture.Respondents()
	for i, name := range []string{"\x1b[31m.yaml", "a|b`](x).yaml", "\n::error::x.yaml", "<b>##[error]"} {
		s := &r.Disagreements[i/2].Said[i%2]
		s.By = []untrusted.Text{untrusted.Text(name)}
	}
	for _, f := range Formats() {
		out := write(t, f, r, report.Options{})
		for _, c := range string(out) {
			if c != '\n' && untrusted.Hidden(c) {
				t.Errorf("%s: has the character %U", f.Name, c)
			}
		}
		if m := obeyed(f.Name, out); m != nil {
			t.Errorf("%s: a CI runner would obey %q", f.Name, m)
		}
	}
	checkMarkdown(t, write(t, format(t, "markdown"), r, report.Options{}))
}

// TestManyRespondentsAreCounted: twenty names are no line.
func TestManyRespondentsAreCounted(t *testing.T) {
	for n, want := range map[int]string{
		1:  "a.yaml",
		2:  "a.yaml and b.yaml",
		3:  "a.yaml, b.yaml and c.yaml",
		5:  "a.yaml, b.yaml, c.yaml, d.yaml and e.yaml",
		20: "a.yaml, b.yaml, c.yaml, d.yaml and 16 more",
	} {
		var s report.Said
		for i := range n {
			s.By = append(s.By, untrusted.Text(string(rune('a'+i))+".yaml"))
		}
		if got := words.SaidBy(s); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestNoRecordStandsForPeopleWhoDisagree: one record cannot say what several
// said, so none is offered to make the report again with.
func TestNoRecordStandsForPeopleWhoDisagree(t *testing.T) {
	if got := words.Record(fixture.Respondents()); got != "" {
		t.Errorf("the record is\n%s", got)
	}
	if out := string(write(t, format(t, "markdown"), fixture.Respondents(), report.Options{})); strings.Contains(out, "make this report again") {
		t.Error("the report says how to make it again")
	}
}
