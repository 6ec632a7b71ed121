package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"advisor/internal/untrusted"
)

const taken = `version: 1
answers: {}
decision: compose
status: accepted
decided: 2026-11-03
deciders: ["Ada", "Grace"]
reason: "the cluster is not staffed"
dissent: "on-call: one wanted failover"
decided-with: {model: "3", sha256: "0000000000000000000000000000000000000000000000000000000000000000", recommendation: kubernetes, score: 61.5, confidence: 0.75}
owner: team-payments
environment: "production"
exclude: ["examples/**", "*.local.yml"]
costs: "prices.yaml"
x-tracker: {id: 7, of: [a, b]}
x-note: kept
`

// TestTaken: how a decision was taken, whose it is, what is judged, and keys of
// somebody's own are read and written again.
func TestTaken(t *testing.T) {
	form := builtIn()
	rec, err := form.Read("a.yaml", []byte(taken))
	if err != nil {
		t.Fatal(err)
	}
	want := Record{
		Taken:       Taken{"accepted", "2026-11-03", []untrusted.Text{"Ada", "Grace"}, "the cluster is not staffed", "on-call: one wanted failover"},
		DecidedWith: DecidedWith{"3", strings.Repeat("0", 64), "kubernetes", 61.5, 0.75, nil},
		Owner:       "team-payments", Environment: "production", Exclude: []untrusted.Text{"examples/**", "*.local.yml"}, Costs: "prices.yaml",
	}
	got := Record{Taken: rec.Taken, DecidedWith: rec.DecidedWith, Owner: rec.Owner, Environment: rec.Environment, Exclude: rec.Exclude, Costs: rec.Costs}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	text := form.Write(rec)
	again, err := form.Read("a.yaml", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if d := cmp.Diff(rec, again, cmpopts.IgnoreFields(Record{}, "Lines", "Own")); d != "" {
		t.Error(d)
	}
	if got := string(form.Write(again)); got != string(text) {
		t.Error(cmp.Diff(string(text), got))
	}
	for _, line := range []string{"x-tracker: {id: 7, of: [a, b]}", "x-note: kept", "deciders: [\"Ada\", \"Grace\"]"} {
		if !strings.Contains(string(text), line) {
			t.Errorf("not written: %s\n%s", line, text)
		}
	}
	if !strings.Contains(string(text), "\nowner: team-payments\n") {
		t.Errorf("%s", text)
	}
	files, err := form.Read("a.yaml", []byte("version: 1\nfiles: [compose.yaml, deploy/prod.yaml]\n"))
	if err != nil || len(files.Files) != 2 || files.Files[1] != "deploy/prod.yaml" {
		t.Errorf("%v %v", files.Files, err)
	}
}

// TestTakenRefuses: each mistake names its line and what to write.
func TestTakenRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"status: accepeted\n":                             `a.yaml:2: status: "accepeted" is not understood; use one of proposed, accepted, rejected, superseded`,
		"decided: 2026-13-01\n":                           `a.yaml:2: decided: "2026-13-01" is not understood; write a day such as 2027-06-30`,
		"deciders: Ada\n":                                 "a.yaml:2: deciders must be a list (- entry), not a text",
		"deciders:\n  - Ada\n  - 7\n":                     "a.yaml:4: an entry of deciders is not a text; put it in quotes",
		"deciders: [a, ]\nexclude: [~]\n":                 "a.yaml:3: an entry of exclude is empty; take it out",
		"owner: [a]\n":                                    "a.yaml:2: owner must be a single value, not a list; write one line of text",
		"owner: 7\n":                                      "a.yaml:2: owner is not a text; put it in quotes",
		"environment: true\n":                             "a.yaml:2: environment is not a text; put it in quotes",
		"files: compose.yaml\n":                           "a.yaml:2: files must be a list (- entry), not a text",
		"environment: test\nfiles: [a.yaml]\n":            "a.yaml:3: environment and files both choose what is judged; keep one of them",
		"decided-with: {score: 101}\n":                    `a.yaml:2: score: "101" is not understood; write a number from 0 to 100`,
		"decided-with: {confidence: high}\n":              `a.yaml:2: confidence: "high" is not understood; write a number from 0.5 to 1`,
		"decided-with: {sha256: abc}\n":                   `a.yaml:2: sha256: "abc" is not understood; write 64 hexadecimal digits`,
		"decided-with: {scores: 1}\n":                     `a.yaml:2: unknown key "scores"; did you mean score?`,
		"decided-with: {score: many}\n":                   `a.yaml:2: score: "many" is not understood; write a number from 0 to 100`,
		"decided-with: {score: [1]}\n":                    "a.yaml:2: score must be a single value, not a list; write a number from 0 to 100",
		"decided-with: {model: [3]}\n":                    "a.yaml:2: model must be a single value, not a list; write one line of text",
		"decided-with: kubernetes\n":                      "a.yaml:2: decided-with must be a mapping (key: value), not a text",
		"costs: {a: b}\n":                                 "a.yaml:2: costs must be a single value, not a mapping; write one line of text",
		"ownr: a\n":                                       `a.yaml:2: unknown key "ownr"; did you mean owner?`,
		"x-a: &a [1]\n":                                   "a.yaml:2: a value has an anchor, and anchors are not supported; take it out",
		"exclude: [" + strings.Repeat("a, ", 101) + "]\n": "a.yaml:2: exclude has more than 100 entries",
	} {
		_, err := builtIn().Read("a.yaml", []byte("version: 1\n"+in))
		if err == nil || err.Error() != want {
			t.Errorf("%q:\n%v\nwant\n%s", in, err, want)
		}
	}
}

// TestJustAllowed: the last value on each side is taken, the next one is not.
func TestJustAllowed(t *testing.T) {
	list := func(n int) string { return "deciders: [" + strings.TrimSuffix(strings.Repeat("a, ", n), ", ") + "]\n" }
	comment := func(size int) string { return strings.Repeat("#", size-len("version: 1\n")-1) + "\n" }
	if rec, err := builtIn().Read("a.yaml", []byte("version: 1\n"+list(maxNames))); err != nil || len(rec.Taken.Deciders) != maxNames {
		t.Errorf("of %d names %d are kept, %v", maxNames, len(rec.Taken.Deciders), err)
	}
	for _, c := range []struct {
		name, in string
		good     bool
	}{
		{"names", list(maxNames), true},
		{"one name more", list(maxNames + 1), false},
		{"lowest confidence", "decided-with: {confidence: 0.5}\n", true},
		{"highest confidence", "decided-with: {confidence: 1}\n", true},
		{"less confidence", "decided-with: {confidence: 0.49}\n", false},
		{"more confidence", "decided-with: {confidence: 1.01}\n", false},
		{"lowest score", "decided-with: {score: 0}\n", true},
		{"highest score", "decided-with: {score: 100}\n", true},
		{"no text for a score", "decided-with: {score: \"50\"}\n", false},
		{"note", "notes: {hosts: " + strings.Repeat("é", MaxNote) + "}\n", true},
		{"longer note", "notes: {hosts: " + strings.Repeat("é", MaxNote+1) + "}\n", false},
		{"note that begins with a sign that acts", "notes: {hosts: \"\\u202ea\"}\n", false},
		{"number of a trigger", "triggers: [services > 999999999]\n", true},
		{"longer number of a trigger", "triggers: [services > 9999999999]\n", false},
		{"record", comment(MaxRecord), true},
		{"larger record", comment(MaxRecord + 1), false},
	} {
		_, err := builtIn().Read("a.yaml", []byte("version: 1\n"+c.in))
		if (err == nil) != c.good {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
