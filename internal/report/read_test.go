package report_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestReadIsTheInverseOfWrite: a saved report comes back whole; what is never
// saved, the values of variables and commands, is not in it.
func TestReadIsTheInverseOfWrite(t *testing.T) {
	for _, name := range fixture.SavedNames() {
		once := fixture.Reread(t, fixture.Saved()[name])
		if diff := cmp.Diff(once, fixture.Reread(t, once), cmpopts.IgnoreUnexported(facts.Hidden{})); diff != "" {
			t.Errorf("%s changes when it is saved again:\n%s", name, diff)
		}
	}
	if diff := cmp.Diff(fixture.Shop().Normal(), fixture.Reread(t, fixture.Shop()), cmpopts.IgnoreUnexported(facts.Hidden{})); diff != "" {
		t.Errorf("the shop comes back changed:\n%s", diff)
	}
}

func TestNormalLeavesTheReportAlone(t *testing.T) {
	r := fixture.Shop()
	r.Facts.Services[0].Mounts = nil
	n := r.Normal()
	if r.Facts.Services[0].Mounts != nil || n.Facts.Services[0].Mounts == nil {
		t.Error("Normal must fill the copy and only the copy")
	}
}

func TestRead(t *testing.T) {
	good := string(fixture.JSON(t, fixture.Shop()))
	with := func(r report.Report, from, to string) string {
		t.Helper()
		text := string(fixture.JSON(t, r))
		if !strings.Contains(text, from) {
			t.Fatalf("the report has no %s", from)
		}
		return strings.Replace(text, from, to, 1)
	}
	change := func(from, to string) string { return with(fixture.Shop(), from, to) }
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", "is empty; make a report with advisor --format json"},
		{"a record", "version: 1\nanswers:\n  hosts: 1\n", "is not JSON; a record (advisor.yaml) is given with --answers, a report is made with advisor --format json"},
		{"another object", `{"version": "2.1.0"}`, `has no "schema_version", so it is no report of advisor; make one with advisor --format json`},
		{"a list", `[]`, "line 1: the report, found a array where a report has an object"},
		{"cut short", good[:len(good)/2], "not valid JSON: unexpected end of JSON input"},
		{"two reports", good + good, "not valid JSON: invalid character '{' after top-level value"},
		{"newer", change(`"schema_version": 2`, `"schema_version": 99`), `"schema_version" is 99 and this advisor reads up to 2; it needs a newer advisor`},
		{"version 0", change(`"schema_version": 2`, `"schema_version": 0`), `"schema_version" must be a whole number from 1, not 0`},
		{"version 1.5", change(`"schema_version": 2`, `"schema_version": 1.5`), `"schema_version" must be a whole number from 1, not 1.5`},
		{"another side", change(`"recommendation": "compose"`, `"recommendation": "nomad"`), `"recommendation" is "nomad"; it must be compose or kubernetes`},
		{"another strength", change(`"strength": "strong"`, `"strength": "sure"`), `"strength" is "sure"; it must be strong, lean or undecided`},
		{"a score as text", change(`"score": 21.5`, `"score": "21.5"`), `line 15: "score", found a string where a report has a number`},
		{"a score out of range", change(`"score": 21.5`, `"score": 200`), `"score" is 200 in the range 19.1 to 24.3; the three must be in order between 0 and 100`},
		{"a number too large", change(`"score": 21.5`, `"score": 1e999`), `line 15: "score", found a number 1e999 where a report has a number`},
		{"a factor too large", change(`"contribution": -6.8`, `"contribution": 1e300`), "no factor adds more than 100"},
		{"confidence", change(`"confidence": 0.97`, `"confidence": 7`), `"confidence" is 7; it must be between 0.5 and 1, or null`},
		{"a check of neither", with(fixture.CheckFails(), "\"check\": {\n    \"decision\": \"compose\"", "\"check\": {\n    \"decision\": \"swarm\""), `"check.decision" is "swarm"; it must be compose or kubernetes`},
		{"a check as a list", change(`"check": null`, `"check": []`), `"check", found a array where a report has an object`},
		{"fewer than none new", with(fixture.Since(), `"new": 12`, `"new": -1`), `"since" counts -1 new and 41 unchanged findings; neither can be below 0`},
		{"fewer than none gone", with(fixture.Since(), `"count": 2`, `"count": -2`), `"since.gone": "published-database" counts -2 findings`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := report.Read(strings.NewReader(c.in))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestReadTakesKeysThatItDoesNotKnow(t *testing.T) {
	good := string(fixture.JSON(t, fixture.Shop()))
	r, err := report.Read(strings.NewReader(strings.Replace(good, "{", `{"new_key": [1, 2],`, 1)))
	if err != nil || r.Recommendation != "compose" {
		t.Errorf("got %s, %v", r.Recommendation, err)
	}
}

// TestReadTakesAReportWithoutProblems: one of a version that had no such list.
func TestReadTakesAReportWithoutProblems(t *testing.T) {
	good := string(fixture.JSON(t, fixture.Problems()))
	r, err := report.Read(strings.NewReader(strings.Replace(good, `"problems"`, `"older"`, 1)))
	if err != nil || r.Problems == nil || len(r.Problems) != 0 {
		t.Errorf("got %v, %v", r.Problems, err)
	}
	r, err = report.Read(strings.NewReader(good))
	if err != nil || len(r.Problems) != 3 || r.Problems[0].LeftOut != "services.search.prots" {
		t.Errorf("got %v, %v", r.Problems, err)
	}
}

// TestReadTakesAKindThatItDoesNotKnow: a newer advisor may have more kinds of
// reasons, and an older one no lists of what came later.
func TestReadTakesAKindThatItDoesNotKnow(t *testing.T) {
	text := strings.Replace(string(fixture.JSON(t, fixture.CheckFails())), `"kind": "trigger"`, `"kind": "weather"`, 1)
	text = strings.Replace(text, `"remarks": [`, `"other": [`, 1)
	r, err := report.Read(strings.NewReader(text))
	if err != nil || r.Check.Reasons[1].Kind != "weather" || r.Check.Remarks == nil {
		t.Fatalf("got %+v, %v", r.Check, err)
	}
}

// TestReadScanChecksTheBaseline.
func TestReadScanChecksTheBaseline(t *testing.T) {
	if _, err := report.ReadScan(strings.NewReader(`{"schema_version": 1, "since": {"new": 1, "unchanged": -3}}`)); err == nil {
		t.Error("takes fewer than no findings")
	}
	s, err := report.ReadScan(strings.NewReader(`{"schema_version": 1, "since": {"new": 1}, "findings": [{"rule": "a"}]}`))
	if err != nil || s.Since.Gone == nil || s.Findings[0].Accepted == nil {
		t.Errorf("lists are left out: %+v, %v", s.Since, err)
	}
}

func TestReadSaysWhyItCouldNotRead(t *testing.T) {
	if _, err := report.Read(iotest.ErrReader(iotest.ErrTimeout)); err == nil {
		t.Error("a failed read must be an error")
	}
	if _, err := report.Read(bytes.NewReader(make([]byte, report.MaxSize+1))); err == nil || !strings.Contains(err.Error(), "larger than 32 MiB") {
		t.Errorf("got %v", err)
	}
}

// TestNoPlaceIsNull: what has no place says null, not an empty file, and reads as the
// zero value again.
func TestNoPlaceIsNull(t *testing.T) {
	r := fixture.Shop()
	r.Gaps = []facts.Gap{{Reason: "of no file"}, {File: "a.yaml", Reason: "of a file"}}
	text := string(fixture.JSON(t, r))
	if strings.Contains(text, `"file": ""`) {
		t.Error("there is an empty file")
	}
	for _, want := range []string{`"file": null`, `"line": null`, `"pids": null`} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
	again, err := report.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if again.Gaps[0] != r.Gaps[0] || again.Gaps[1] != r.Gaps[1] {
		t.Errorf("read again: %v", again.Gaps)
	}
}
