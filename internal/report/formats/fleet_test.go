package formats

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

func fleetBytes(t *testing.T, format string, f report.Fleet, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteFleet(&b, format, f, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fleetExtension is the end of a golden file's name for many projects.
func fleetExtension(format string) string {
	if format == "json" {
		return ".jsonl"
	}
	return extension(format)
}

func TestFleetGolden(t *testing.T) {
	for name, f := range fixture.Fleets() {
		for _, format := range FleetNames() {
			t.Run(name+"/"+format, func(t *testing.T) {
				fixture.CompareGolden(t, filepath.Join("..", "testdata", name+fleetExtension(format)), fleetBytes(t, format, f, report.Options{Width: FleetWidth}))
			})
		}
	}
}

func TestFleetFitsTheTerminal(t *testing.T) {
	for name, f := range fixture.Fleets() {
		for _, width := range []int{40, 63, 80, 100, 200} {
			for _, ascii := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d/%v", name, width, ascii), func(t *testing.T) {
					checkWidth(t, fleetBytes(t, "text", f, report.Options{Width: width, ASCII: ascii}), width)
				})
			}
		}
	}
}

// TestLargeFleetFitsAComment: the Markdown of a large fleet is cut to what a comment
// has room for, what needs attention comes first, and the rest is counted. An order
// that somebody chose holds; a small fleet is whole and in its order.
func TestLargeFleetFitsAComment(t *testing.T) {
	for _, n := range []int{10, 2_000, 30_000} {
		f, last := largeFleet(n)
		out := string(fleetBytes(t, "markdown", f, report.Options{}))
		if got := utf8.RuneCountInString(out); got > 65_536 { // of GitHub
			t.Fatalf("%d projects: %d characters", n, got)
		}
		rows, cut := strings.Count(out, "\n| `"), cutOff.FindStringSubmatch(out)
		if n == 10 {
			if cut != nil || rows != len(f) || firstRow(out) != "group/00000" {
				t.Errorf("%d projects: %d rows, cut %q", n, rows, cut)
			}
			continue
		}
		if cut == nil || cut[1] != strconv.Itoa(len(f)-rows) || rows < 100 {
			t.Fatalf("%d of %d rows, and it says %q", rows, len(f), cut)
		}
		for _, l := range last {
			if l.Check != nil && !l.Check.Stands && firstRow(out) != string(l.Path) {
				t.Errorf("%s no longer holds, and %s comes first", l.Path, firstRow(out))
			}
			if l.Assessed == nil && !strings.Contains(out, "\n| `"+string(l.Path)+"` |") {
				t.Errorf("%s cannot be read, and is left out", l.Path)
			}
		}
		if first := firstRow(string(fleetBytes(t, "markdown", f, report.Options{Ordered: true}))); first != "group/00000" {
			t.Errorf("in the order that somebody chose %s comes first", first)
		}
	}
}

// cutOff says how many rows a table leaves out.
var cutOff = regexp.MustCompile(`and (\d+) more in .--format csv. and .--format html.`)

// firstRow is the project of the first row of a table.
func firstRow(md string) string {
	return regexp.MustCompile("\n\\| `(.*?)`").FindStringSubmatch(md)[1]
}

// largeFleet has n projects that need no attention, and then the last ones, of which
// some do.
func largeFleet(n int) (all, last report.Fleet) {
	plain := fixture.CheckedFleet()[0]
	plain.Counts.High = 0
	for i := range n {
		plain.Path = untrusted.Text(fmt.Sprintf("group/%05d", i))
		all = append(all, plain)
	}
	for _, l := range fixture.CheckedFleet() {
		l.Path = "last/" + l.Path
		last = append(last, l)
	}
	return append(all, last...), last
}

func TestHostileFleetCannotAct(t *testing.T) {
	for _, format := range FleetNames() {
		out := fleetBytes(t, format, fixture.HostileFleet(), report.Options{Width: FleetWidth})
		inertFleet(t, format, out)
	}
}

func inertFleet(t *testing.T, format string, out []byte) {
	t.Helper()
	if !utf8.Valid(out) {
		t.Errorf("%s: not valid UTF-8", format)
	}
	for _, c := range strings.ReplaceAll(string(out), "\r\n", "\n") {
		if c != '\n' && untrusted.Hidden(c) {
			t.Errorf("%s: has the character %U", format, c)
		}
	}
	if m := obeyed(format, out); m != nil {
		t.Errorf("%s: a CI runner would obey %q", format, m)
	}
	switch format {
	case "markdown":
		checkMarkdown(t, out)
	case "csv":
		checkCSV(t, out)
	}
}

// checkCSV reads the table as a program does, and looks at it as a spreadsheet
// does that splits at other signs.
func checkCSV(t *testing.T, out []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if first := strings.TrimSpace(cell); first != "" && strings.ContainsAny(first[:1], "=+-@") {
				t.Errorf("a spreadsheet computes the cell %q", cell)
			}
		}
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(out), "\r\n"), "\r\n")[1:] {
		if !strings.HasPrefix(line, `"`) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a text stands without quotes, or a line is broken: %q", line)
		}
	}
}

func TestSeveralModelsAreNamed(t *testing.T) {
	f := fixture.PlatformFleet()
	f[1].Model.Version = "acme 3"
	for _, format := range []string{"text", "markdown"} {
		if out := flat(string(fleetBytes(t, format, f, report.Options{}))); !strings.Contains(out, "weighed by 2 models: their scores are not comparable") {
			t.Errorf("%s does not say that two models weighed:\n%s", format, out)
		}
	}
}

// TestFleetLinesComeBack: what was written is read, and written the same.
func TestFleetLinesComeBack(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(fixture.Fleets())) {
		out := fleetBytes(t, "json", fixture.Fleets()[name], report.Options{})
		var whole, brief report.Fleet
		for line := range bytes.Lines(out) {
			if !report.IsFleetLine(line) {
				t.Errorf("%s: not seen to be a line: %.80s", name, line)
			}
			for _, b := range []struct {
				brief bool
				to    *report.Fleet
			}{{false, &whole}, {true, &brief}} {
				l, err := report.ReadFleetLine(line, b.brief)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				*b.to = append(*b.to, l)
			}
		}
		if again := fleetBytes(t, "json", whole, report.Options{}); !bytes.Equal(again, out) {
			t.Errorf("%s: lines come back changed:\n%s\n%s", name, out, again)
		}
		for _, format := range []string{"text", "markdown", "csv"} {
			want := fleetBytes(t, format, whole, report.Options{})
			if got := fleetBytes(t, format, brief, report.Options{}); !bytes.Equal(got, want) {
				t.Errorf("%s: the %s of brief lines is another one", name, format)
			}
		}
	}
}

func TestFleetLinesThatAreRefused(t *testing.T) {
	good := strings.TrimSpace(string(fleetBytes(t, "json", fixture.PlatformFleet()[1:2], report.Options{})))
	edit := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the line has no %s", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for _, c := range []struct{ name, line, says string }{
		{"nothing", "", "is empty"},
		{"no JSON", "shop ok", "is not JSON"},
		{"cut short", good[:len(good)-20], "not valid JSON"},
		{"a list", `[{"path":"a"}]`, "found a array where a report has an object"},
		{"no path", edit(`"path":"intranet/wiki",`, ""), `has no "path"`},
		{"no version", edit(`"schema_version":2,`, ""), `has no "schema_version"`},
		{"a newer version", edit(`"schema_version":2`, `"schema_version":3`), "needs a newer advisor"},
		{"nothing to say", `{"path":"a","schema_version":1}`, `has neither "recommendation" nor "error"`},
		{"both", edit(`"path"`, `"error":"x","path"`), `has both "recommendation" and "error"`},
		{"another side", edit(`"compose"`, `"swarm"`), `"recommendation" is "swarm"`},
		{"another strength", edit(`"lean"`, `"sure"`), `"strength" is "sure"`},
		{"a score outside of its range", edit(`"score":41`, `"score":99`), "must be in order"},
		{"a negative count", edit(`"services":3`, `"services":-3`), "each must be from 0"},
		{"half a service", edit(`"services":3`, `"services":3.5`), "found a number 3.5 where a report has a number"},
		{"a veto of nothing", edit(`"vetoes":[]`, `"vetoes":[{"id":"x","closes":"all"}]`), `closes "all"`},
		{"many vetoes", edit(`"vetoes":[]`, `"vetoes":[`+strings.Repeat(`{},`, 1000)+`{}]`), "no model has more"},
		{"an unknown status", edit(`"schema_version"`, `"status":"fine","schema_version"`), `"status" is "fine"`},
		{"a decision without a check", edit(`"schema_version"`, `"status":"stands","schema_version"`), `"check" does not go with it`},
		{"a check without a decision", edit(`"schema_version"`, `"check":{"decision":"compose"},"schema_version"`), `"check" does not go with it`},
		{"a check that says otherwise", edit(`"schema_version"`, `"status":"stands","check":{"decision":"compose"},"schema_version"`), `says otherwise`},
		{"a decision for nothing", edit(`"schema_version"`, `"status":"changed","check":{},"schema_version"`), `it must be compose or kubernetes`},
		{"a path that is no string", edit(`"intranet/wiki"`, `7`), `"path"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := report.ReadFleetLine([]byte(c.line), true)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
			if err != nil && strings.Contains(err.Error(), "line 1:") {
				t.Errorf("%v: counts the lines of a line", err)
			}
		})
	}
}

func TestWhatIsNoFleetLine(t *testing.T) {
	for _, s := range []string{"", "{}", "[]", `{"path":7}`, `{"schema_version":1,"recommendation":"compose"}`, `{"path":"a"`, "version: 1"} {
		if report.IsFleetLine([]byte(s)) {
			t.Errorf("%q is taken for a line", s)
		}
	}
	page := write(t, format(t, "json"), fixture.Shop(), report.Options{})
	if report.IsFleetLine(bytes.ReplaceAll(page, []byte("\n"), nil)) {
		t.Error("a report on one line is taken for a project of many")
	}
}

// TestCountsAreOfTheScan: the numbers are those of the lists.
func TestCountsAreOfTheScan(t *testing.T) {
	r := fixture.Shop()
	s := report.Scan{Facts: r.Facts, Findings: r.Findings, Portability: []facts.Portability{{Effort: facts.Blocker}, {Effort: facts.Small}}, Gaps: r.Gaps}
	n := s.Count()
	if n.Services != len(r.Facts.Services) || n.High+n.Medium+n.Low != len(r.Findings) || n.Blockers != 1 || n.Gaps != len(r.Gaps) {
		t.Errorf("got %+v", n)
	}
	if (report.Scan{}).Count() != (report.FleetNumbers{}) {
		t.Error("an empty scan counts something")
	}
}

func FuzzReadFleetLine(f *testing.F) {
	for _, fleet := range fixture.Fleets() {
		for _, l := range fleet {
			var b bytes.Buffer
			if err := report.WriteFleetLine(&b, l.Brief()); err != nil {
				f.Fatal(err)
			}
			f.Add(b.String())
		}
	}
	f.Fuzz(func(t *testing.T, line string) {
		l, err := report.ReadFleetLine([]byte(line), false)
		if err != nil {
			return
		}
		first := fleetBytes(t, "json", report.Fleet{l}, report.Options{})
		again, err := report.ReadFleetLine(first, false)
		if err != nil || !bytes.Equal(fleetBytes(t, "json", report.Fleet{again}, report.Options{}), first) {
			t.Errorf("%s comes back changed: %v", first, err)
		}
		for _, format := range FleetNames() {
			inertFleet(t, format, fleetBytes(t, format, report.Fleet{l}, report.Options{}))
		}
		checkWidth(t, fleetBytes(t, "text", report.Fleet{l}, report.Options{Width: 40}), 40)
	})
}
