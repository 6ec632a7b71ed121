package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// fleets are what the golden files are made from.
func fleets() map[string]Fleet {
	return map[string]Fleet{"fleet": platformFleet(), "fleet-checked": checkedFleet(), "fleet-hostile": hostileFleet(), "fleet-empty": {}}
}

func fleetLine(path, side, strength string, score, low, high float64, n FleetNumbers) FleetLine {
	return FleetLine{
		Path: untrusted.Text(path), SchemaVersion: SchemaVersion, Tool: Tool{"0.2.0"},
		Assessed: &Assessed{
			Model: Model{"2026.11", strings.Repeat("4aa3f1", 11)[:64]}, Recommendation: side, Strength: strength,
			Firm: low == high, Stability: 0.75, Score: score, ScoreRange: [2]float64{low, high}, Vetoes: []FleetVeto{}, Counts: n,
		},
	}
}

func failedLine(path, reason string) FleetLine {
	return FleetLine{Path: untrusted.Text(path), Error: untrusted.Text(reason), SchemaVersion: SchemaVersion, Tool: Tool{"0.2.0"}}
}

// platformFleet is what a platform team sees: all strengths, a veto, a project
// that could not be read, a long path.
func platformFleet() Fleet {
	closed := fleetLine("payments/api", "kubernetes", "lean", 61.35, 55, 70.2, FleetNumbers{Services: 24, Orchestrated: 21, Blockers: 3, High: 2, Medium: 9, Low: 14, Contradictions: 1})
	closed.Vetoes = []FleetVeto{{"automatic-failover", "compose"}}
	whole := fleetLine("shop", "compose", "strong", 33.2, 33.2, 33.2, FleetNumbers{Services: 11, Orchestrated: 9, High: 1, Medium: 4, Low: 6})
	s := Scan{SchemaVersion: SchemaVersion, Tool: Tool{"0.2.0"}, Facts: shop().Facts, Findings: shop().Findings, Portability: shop().Portability}.Normal()
	whole.Scan = &s
	return Fleet{
		whole,
		fleetLine("intranet/wiki", "compose", "lean", 41, 38.05, 46.95, FleetNumbers{Services: 3, Orchestrated: 3}),
		closed,
		failedLine("legacy/billing", "compose.yaml:12: services.web must be a mapping; docker compose refuses it too"),
		fleetLine("teams/search-and-recommendation/services/indexer/deploy/compose.production.yaml", "compose", "undecided", 48, 18.1, 77.55, FleetNumbers{Services: 1, Orchestrated: 1, Gaps: 2}),
		fleetLine("tools", "kubernetes", "undecided", 51.7, 22.9, 79.3, FleetNumbers{Services: 44, Orchestrated: 40, Blockers: 6, High: 12}),
	}
}

// checkedFleet has decisions that stand and that do not, and none.
func checkedFleet() Fleet {
	f := platformFleet()
	for i, status := range []string{DecisionStands, NoRecord, DecisionChanged, CheckFailed, NoDecision, DecisionStands} {
		f[i].Status = status
	}
	f[0].Check = &Check{Decision: "compose", Stands: true, Headline: "The decision of shop for Compose stands (strong, score 33.2).", Reasons: []CheckReason{}, Remarks: []CheckReason{}}
	f[2].Check = &Check{
		Decision: "compose", Headline: "The decision of api for Compose does not stand: Kubernetes is recommended now (a lean, score 61.4).",
		Reasons: []CheckReason{
			{Kind: ClosedOption, Subject: "automatic-failover", Message: "Compose is closed: other hosts must take over by themselves.", Evidence: []untrusted.Place{{File: "advisor.yaml", Line: 4}}},
			{Kind: FiredTrigger, Subject: "services >= 20", Message: "The trigger \"services >= 20\" is true: services is 21.", Evidence: []untrusted.Place{}},
		},
		Remarks: []CheckReason{}, Next: "Decide again.",
	}
	f[5].Check = &Check{Decision: "kubernetes", Stands: true, Headline: "The decision of tools for Kubernetes stands (undecided, score 51.7).", Reasons: []CheckReason{}, Remarks: []CheckReason{}}
	return f
}

// hostileFleet has paths and words that try to act.
func hostileFleet() Fleet {
	var f Fleet
	for i, evil := range []string{
		"\x1b[31mred", "a | b |\n| c |", "b` **bold** ``` c", "<script>alert(1)</script>", "\u202egnp.exe", "\n::error::pwned", "::error::x",
		"##[error]pwned", "[Approve](https://evil.example)", "=HYPERLINK(\"http://x\",\"y\")", "+1", "-2+3", "@SUM(A1)", " =1", "'=1", "\uff1d1+1",
		"a;=1", "\"quoted\"", "a,b", "\t=1", "größe/数据库" + strings.Repeat("数", 60), "\xff\xfe",
	} {
		l := fleetLine(evil, "compose", "lean", 40, 30, 50, FleetNumbers{Services: 1 << 29, Blockers: 1 << 29, High: 1 << 29})
		l.Model = Model{evil, evil}
		l.Vetoes = []FleetVeto{{evil, "compose"}}
		if i%2 == 1 {
			l = failedLine(evil, evil)
		}
		if i%4 == 0 {
			t, places := untrusted.Text(evil), []untrusted.Place{{File: untrusted.Text(evil), Line: 1}}
			l.Status = DecisionChanged
			l.Check = &Check{Decision: "kubernetes", Headline: t, Reasons: []CheckReason{{evil, t, t, places}}, Remarks: []CheckReason{}, Next: t}
		}
		f = append(f, l)
	}
	return f
}

func fleetBytes(t *testing.T, format string, f Fleet, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteFleet(&b, format, f, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFleetGolden(t *testing.T) {
	for name, f := range fleets() {
		for _, format := range FleetNames() {
			t.Run(name+"/"+format, func(t *testing.T) {
				ext := map[string]string{"text": ".txt", "markdown": ".md", "csv": ".csv", "json": ".jsonl"}[format]
				compareGolden(t, filepath.Join("testdata", name+ext), fleetBytes(t, format, f, Options{Width: FleetWidth}))
			})
		}
	}
}

func TestFleetFitsTheTerminal(t *testing.T) {
	for name, f := range fleets() {
		for _, width := range []int{40, 63, 80, 100, 200} {
			for _, ascii := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d/%v", name, width, ascii), func(t *testing.T) {
					checkWidth(t, fleetBytes(t, "text", f, Options{Width: width, ASCII: ascii}), width)
				})
			}
		}
	}
}

func TestHostileFleetCannotAct(t *testing.T) {
	for _, format := range FleetNames() {
		out := fleetBytes(t, format, hostileFleet(), Options{Width: FleetWidth})
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

// TestTheFleetIsCounted: every project counts once.
func TestTheFleetIsCounted(t *testing.T) {
	got := platformFleet().totals()
	want := fleetTotals{projects: 6, failed: 1, compose: sideTotal{1, 1, 1}, kubernetes: sideTotal{0, 1, 1}, status: map[string]int{"": 6}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSeveralModelsAreNamed(t *testing.T) {
	f := platformFleet()
	f[1].Model.Version = "acme 3"
	for _, format := range []string{"text", "markdown"} {
		if out := flat(string(fleetBytes(t, format, f, Options{}))); !strings.Contains(out, "weighed by 2 models: their scores are not comparable") {
			t.Errorf("%s does not say that two models weighed:\n%s", format, out)
		}
	}
}

// TestFleetLinesComeBack: what was written is read, and written the same.
func TestFleetLinesComeBack(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(fleets())) {
		out := fleetBytes(t, "json", fleets()[name], Options{})
		var whole, brief Fleet
		for line := range bytes.Lines(out) {
			if !IsFleetLine(line) {
				t.Errorf("%s: not seen to be a line: %.80s", name, line)
			}
			for _, b := range []struct {
				brief bool
				to    *Fleet
			}{{false, &whole}, {true, &brief}} {
				l, err := ReadFleetLine(line, b.brief)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				*b.to = append(*b.to, l)
			}
		}
		if again := fleetBytes(t, "json", whole, Options{}); !bytes.Equal(again, out) {
			t.Errorf("%s: lines come back changed:\n%s\n%s", name, out, again)
		}
		for _, format := range []string{"text", "markdown", "csv"} {
			want := fleetBytes(t, format, whole, Options{})
			if got := fleetBytes(t, format, brief, Options{}); !bytes.Equal(got, want) {
				t.Errorf("%s: the %s of brief lines is another one", name, format)
			}
		}
	}
}

func TestFleetLinesThatAreRefused(t *testing.T) {
	good := strings.TrimSpace(string(fleetBytes(t, "json", platformFleet()[1:2], Options{})))
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
		{"no version", edit(`"schema_version":1,`, ""), `has no "schema_version"`},
		{"a newer version", edit(`"schema_version":1`, `"schema_version":2`), "needs a newer advisor"},
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
			_, err := ReadFleetLine([]byte(c.line), true)
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
		if IsFleetLine([]byte(s)) {
			t.Errorf("%q is taken for a line", s)
		}
	}
	report := write(t, format(t, "json"), shop(), Options{})
	if IsFleetLine(bytes.ReplaceAll(report, []byte("\n"), nil)) {
		t.Error("a report on one line is taken for a project of many")
	}
}

// TestCountsAreOfTheScan: the numbers are those of the lists.
func TestCountsAreOfTheScan(t *testing.T) {
	r := shop()
	s := Scan{Facts: r.Facts, Findings: r.Findings, Portability: []facts.Portability{{Effort: facts.Blocker}, {Effort: facts.Small}}, Gaps: r.Gaps}
	n := s.Count()
	if n.Services != len(r.Facts.Services) || n.High+n.Medium+n.Low != len(r.Findings) || n.Blockers != 1 || n.Gaps != len(r.Gaps) {
		t.Errorf("got %+v", n)
	}
	if (Scan{}).Count() != (FleetNumbers{}) {
		t.Error("an empty scan counts something")
	}
}

func TestMiddle(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"shop", 4, "shop"},
		{"teams/search/compose.prod.yaml", 20, "teams...se.prod.yaml"},
		{"数据库数据库数据库数据库", 12, "数...数据库"},
		{"größe/数据库数据库", 12, "grö...数据库"},
		{"größe/数据库数据库x", 12, "grö...据库x"},
	} {
		if got := middle(c.in, c.width); got != c.want || columns(got) > c.width {
			t.Errorf("middle(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func FuzzReadFleetLine(f *testing.F) {
	for _, fleet := range fleets() {
		for _, l := range fleet {
			var b bytes.Buffer
			if err := WriteFleetLine(&b, l.Brief()); err != nil {
				f.Fatal(err)
			}
			f.Add(b.String())
		}
	}
	f.Fuzz(func(t *testing.T, line string) {
		l, err := ReadFleetLine([]byte(line), false)
		if err != nil {
			return
		}
		first := fleetBytes(t, "json", Fleet{l}, Options{})
		again, err := ReadFleetLine(first, false)
		if err != nil || !bytes.Equal(fleetBytes(t, "json", Fleet{again}, Options{}), first) {
			t.Errorf("%s comes back changed: %v", first, err)
		}
		for _, format := range FleetNames() {
			inertFleet(t, format, fleetBytes(t, format, Fleet{l}, Options{}))
		}
		checkWidth(t, fleetBytes(t, "text", Fleet{l}, Options{Width: 40}), 40)
	})
}
