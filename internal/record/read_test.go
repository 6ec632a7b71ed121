package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"advisor/internal/questions"
)

// refused are records that are not read, by the number of the hostile case.
// The text is what stands behind "a.yaml" in the error, line by line; an empty
// end "…" stands for any rest.
func TestReadRefuses(t *testing.T) {
	set := builtIn()
	set.Rules, set.Metrics = []string{"healthcheck-missing"}, []string{"services", "blockers"}
	laughs, laughed := billionLaughs()
	for _, c := range []struct{ name, in, want string }{
		{"A02 nothing", "", ": is empty; advisor schema answers describes a record"},
		{"A02 comments", "# a\n# b\n", ": is empty; …"},
		{"A02 start of a document", "---\n", ": is empty; …"},
		{"A02 byte order mark", "\ufeff", ": is empty; …"},
		{"A06 too large", strings.Repeat("#", MaxRecord+1), ": is larger than 1024 KiB"},
		{"A08 UTF-16", "\xff\xfev\x00e\x00", ": is not valid UTF-8 text, from byte 0 on"},
		{"A08 UTF-16 without mark", "v\x00e\x00r\x00", ": is not valid UTF-8 text, from byte 1 on"},
		{"A08 Latin-1", "version: 1\nnotes:\n  hosts: f\xfcr\n", ": is not valid UTF-8 text, from byte 28 on"},
		{"A08 NUL", "version: 1\x00\n", ": is not valid UTF-8 text, from byte 10 on"},
		{"A08 gzip", "\x1f\x8b\x08\x00", ":1: has the control character U+001F"},
		{"A11 list", "- version: 1\n", ":1: a record must be a mapping (key: value), not a list"},
		{"A11 number", "\n5\n", ":2: a record must be a mapping (key: value), not a number"},
		{"A11 null", "null\n", ":1: a record must be a mapping (key: value), not nothing"},
		{"A11 text", "hosts 3\n", ":1: a record must be a mapping (key: value), not a text"},
		{"A11 answers are a list", "version: 1\nanswers: [hosts]\n", ":2: answers must be a mapping (key: value), not a list"},
		{"A11 notes are a text", "version: 1\nnotes: none\n", ":2: notes must be a mapping (key: value), not a text"},
		{"A12 twice the same", "version: 1\nanswers:\n  hosts: 3\n  hosts: 3\n", `:4: "hosts" is given twice, the first time on line 3`},
		{"A12 twice, other value", "version: 1\nversion: 2\n", `:2: "version" is given twice, the first time on line 1`},
		{"A13 two documents", "version: 1\n---\nversion: 1\n", ":2: has more than one document; keep one record in a file"},
		{"A14 billion laughs", laughs, laughed},
		{"A14 anchor in itself", "version: 1\nanswers: &a\n  hosts: *a\n", ":2: answers has an anchor, and anchors are not supported; take it out"},
		{"A14 merge in itself", "version: 1\nanswers:\n  <<: &a {<<: *a}\n", `:3: unknown key "<<"; known are the ids that advisor list questions prints`},
		{"A14 alias as an answer", "version: 1\nnotes: {hosts: &a x}\nanswers: {hosts: *a}\n", ":2: the note on hosts has an anchor, and anchors are not supported; take it out\n:3: hosts is an alias, and aliases are not supported; write it out"},
		{"A14 alias of nothing", "version: 1\nanswers: {hosts: *a}\n", ":2: is not valid YAML: unknown anchor 'a' referenced"},
		{"A15 deep list", "version: 1\nanswers:\n  hosts: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000), ":3: hosts must be a single value, not a list; use one of …"},
		{"A15 deeper list", "version: 1\nanswers:\n  hosts: " + strings.Repeat("[", 500_000), ":3: is not valid YAML: exceeded max depth of 10000"},
		{"A16 nothing by tag", "version: 1\nanswers:\n  hosts: !!null x\n", `:3: hosts has the unsupported tag "!!null"; take it out`},
		{"A16 python", "version: 1\nanswers:\n  hosts: !!python/object:os.system x\n", `:3: hosts has the unsupported tag "!!python/object:os.system"; take it out`},
		{"A16 binary", "version: 1\nanswers:\n  hosts: !!binary Mw==\n", `:3: hosts has the unsupported tag "!!binary"; take it out`},
		{"A16 timestamp", "version: 1\nreview-by: !!timestamp 2027-06-30\n", `:2: review-by has the unsupported tag "!!timestamp"; take it out`},
		{"A16 own tag on a key", "version: 1\nanswers:\n  !foo hosts: 3\n", `:3: a key has the unsupported tag "!foo"; take it out`},
		{"A16 text by tag", "version: !!int 1\n", `:1: version has the unsupported tag "!!int"; take it out`},
		{"A17 line end within a text", "{\"version\": 1, \"owner\": \"a\nb\"}", ":1: is not valid JSON; …"},
		{"A17 comma at the end", "{\"version\": 1,\n\"answers\": {\"hosts\": 3,}}", ":2: is not valid JSON; a record that starts with {\" is read as JSON: no comments, no comma after the last entry"},
		{"A17 comment", "{\n  // why\n  \"version\": 1\n}", ":2: is not valid JSON; …"},
		{"A17 later comment", "{\"version\": 1, /* x */\n\"answers\": {}}", ":1: is not valid JSON; …"},
		{"A17 two values", "{\"version\": 1}\n{\"version\": 1}\n", ":3: is not valid JSON; …"},
		{"A18 number as a key", "version: 1\nanswers:\n  5: x\n", ":3: a key must be a text, not a number"},
		{"A18 bool as a key", "version: 1\ntrue: x\n", ":2: a key must be a text, not true or false"},
		{"A18 null as a key", "version: 1\n? \n: x\n", ":2: a key must be a text, not nothing"},
		{"A18 list as a key", "version: 1\n? [a]\n: x\n", ":2: a key must be a text, not a list"},
		{"A18 mapping as a key", "version: 1\n? {a: b}\n: x\n", ":2: a key must be a text, not a mapping"},
		{"triggers are a text", "version: 1\ntriggers: hosts > 1\n", ":2: triggers must be a list (- entry), not a text"},
		{"trigger without operator", "version: 1\ntriggers: [hosts]\n", `:2: "hosts" is not a trigger; write one such as hosts > 1 or availability >= 99.9`},
		{"trigger on nothing known", "version: 1\ntriggers: [host > 1, deploys > 3, xylophones > 1]\n", `:2: the trigger names "host", which is neither a question nor a fact; did you mean hosts?
:2: the trigger names "deploys", which is neither a question nor a fact; use an id of advisor list questions, or one of services, blockers
:2: the trigger names "xylophones", which is neither a question nor a fact; use an id of advisor list questions, or one of services, blockers`},
		{"trigger with an answer that is none", "version: 1\ntriggers:\n  - availability >= 97\n  - blockers > many\n  - hosts > -1\n", `:3: "97" is not an answer to availability; use one of best-effort, 99.5, 99.9, 99.95, 99.99
:4: "many" is not a number to compare blockers with; write a number such as 3
:5: "-1" is not an answer to hosts; use one of …`},
		{"trigger twice", "version: 1\ntriggers: [hosts>1, hosts > 1]\n", `:2: the trigger "hosts > 1" is given twice`},
		{"too many triggers", "version: 1\ntriggers:\n" + manyTriggers(60), ":53: more than 50 triggers; keep those that would change the decision"},
		{"accepted is a mapping", "version: 1\naccepted: {rule: x}\n", ":2: accepted must be a list (- entry), not a mapping"},
		{"accepted is a list of texts", "version: 1\naccepted: [x]\n", ":2: an accepted finding must be a mapping (key: value), not a text"},
		{"accepted without anything", "version: 1\naccepted:\n  - service: web\n", ":3: an accepted finding names no rule; write rule: and an id of advisor list rules"},
		{"accepted without reason and end", "version: 1\naccepted:\n  - rule: healthcheck-missing\n", `:3: accepting "healthcheck-missing" needs a reason; write reason: and why the team lives with it
:3: accepting "healthcheck-missing" needs an end; write until: and a day such as 2027-06-30`},
		{"accepted rule that there is not", "version: 1\naccepted:\n  - {rule: healthcheck-missin, reason: no, until: 2027-06-30}\n", `:3: unknown rule "healthcheck-missin"; did you mean healthcheck-missing?`},
		{"accepted with a wrong key and a wrong day", "version: 1\naccepted:\n  - rule: healthcheck-missing\n    why: x\n    until: 2027-02-30\n", `:4: unknown key "why"; known are rule, service, reason, until
:5: until: "2027-02-30" is not understood; write a day such as 2027-06-30`},
		{"model is a list", "version: 1\nmodel: [a]\n", ":2: model must be a single value, not a list; write one line of text"},
		{"A19 newer, as a text", "version: \"99\"\nsurprise: 1\n", ":1: \"99\" is no version of a record; write version: 1\n:2: unknown key …"},
		{"A19 newer, as a list", "version: [99]\nsurprise: 1\n", ":1: version must be a single value, not a list; write version: 1\n:2: unknown key …"},
		{"A19 newer", "version: 99\nsurprise: 1\n", `:1: version "99" needs a newer advisor; this one reads version 1`},
		{"A20 missing", "# a record\nanswers: {}\n", ":2: the version is missing; write version: 1"},
		{"A20 zero", "version: 0\n", `:1: "0" is no version of a record; write version: 1`},
		{"A20 negative", "version: -1\n", `:1: "-1" is no version of a record; write version: 1`},
		{"A20 text", "version: \"1 \"\n", `:1: "1 " is no version of a record; write version: 1`},
		{"A20 quoted", "version: \"1\"\n", `:1: "1" is no version of a record; write version: 1`},
		{"A20 fraction", "version: 1.0\n", `:1: "1.0" is no version of a record; write version: 1`},
		{"A20 nothing", "version:\n", ":1: version must be a single value, not nothing; write version: 1"},
		{"A23 variable", "version: 1\nanswers:\n  hosts: ${HOSTS}\n", `:3: hosts: "${HOSTS}" is not an answer; use one of 1, 2-3, 4-10, 11+, unknown, or a plain number from 1 to 100000`},

		{"B01 unknown question", "version: 1\nanswers:\n  hsots: 3\n", `:3: unknown key "hsots"; did you mean hosts?`},
		{"B01 unknown key", "version: 1\nanswer: {}\n", `:2: unknown key "answer"; did you mean answers?`},
		{"B01 far from any", "version: 1\nxylophone: {}\n", `:2: unknown key "xylophone"; known are version, answers, notes, decision, status, decided, deciders, reason, dissent, decided-with, review-by, triggers, accepted, owner, environment, files, exclude, model, costs, sources, overruled`},
		{"B01 answer at the top", "version: 1\nhosts: 3\n", `:2: unknown key "hosts"; answers belong under answers:`},
		{"B01 nearly an answer at the top", "version: 1\nhost: 3\n", `:2: unknown key "host"; did you mean hosts, under answers:?`},
		{"B01 note on nothing", "version: 1\nnotes:\n  host: x\n", `:3: unknown key "host"; did you mean hosts?`},
		{"B02 escapes", "version: 1\n\"a\\e[31m\\n::error::b ##[error]\": 1\n", `:2: unknown key "a\u{1b}[31m\u{a}: :error::b # #[error]"; …`},
		{"B02 long", "version: 1\n? " + strings.Repeat("k", 60_000) + "\n: 1\n", `:2: unknown key "` + strings.Repeat("k", 79) + `…"; …`},
		{"B03 wrong case", "version: 1\nanswers:\n  Host_Failure: standby\n", `:3: unknown key "Host_Failure"; did you mean host-failure?`},
		{"B04 unknown option", "version: 1\nanswers:\n  budget: tigth\n", `:3: budget: "tigth" is not an answer; use one of nothing, tight, moderate, ample, unknown; did you mean tight?`},
		{"B04 wrong case", "version: 1\nanswers:\n  budget: Tight\n", `:3: budget: "Tight" is not an answer; use one of nothing, tight, moderate, ample, unknown; did you mean tight?`},
		{"B05 list of one", "version: 1\nanswers:\n  budget: [tight]\n", ":3: budget must be a single value, not a list; use one of nothing, tight, moderate, ample, unknown"},
		{"B06 list of the same", "version: 1\nanswers:\n  budget: [tight, tight]\n", ":3: budget must be a single value, not a list; …"},
		{"B06 empty list", "version: 1\nanswers:\n  budget: []\n", ":3: budget must be a single value, not a list; …"},
		{"B06 mapping", "version: 1\nanswers:\n  budget: {tight: 1}\n", ":3: budget must be a single value, not a mapping; …"},
		{"B07 number in quotes", "version: 1\nanswers:\n  services: \"5\"\n", `:3: services: "5" is a text; write the number without quotes`},
		{
			"B07 other numbers", "version: 1\nanswers:\n  services: 5.0\n  hosts: 5e0\n  engineers: 0x5\n  deploying-teams: 05\n  stateful-services: 5_000\n",
			`:3: services: "5.0" is not an answer; …
:4: hosts: "5e0" is not an answer; …
:5: engineers: "0x5" is not an answer; …
:6: deploying-teams: "05" is not an answer; …
:7: stateful-services: "5_000" is not an answer; …`,
		},
		{"B07 spaces and width", "version: 1\nanswers:\n  services: \" 5\"\n  hosts: \uff15\n  engineers: +5\n", `:3: services: " 5" is not an answer; …
:4: hosts: "` + "\uff15" + `" is not an answer; …
:5: engineers: "+5" is not an answer; …`},
		{
			"B08 no numbers", "version: 1\nanswers: {services: .nan, hosts: .inf, engineers: -.inf, deploying-teams: 1e999, platform-engineers: -0.0, stateful-services: 1e-400}\n",
			`:2: services: ".nan" is not an answer; …
:2: hosts: ".inf" is not an answer; …
:2: engineers: "-.inf" is not an answer; …
:2: deploying-teams: "1e999" is not an answer; …
:2: platform-engineers: "-0.0" is not an answer; …
:2: stateful-services: "1e-400" is not an answer; …`,
		},
		{
			"B09 below and above", "version: 1\nanswers:\n  hosts: 0\n  services: 100001\n  engineers: -1\n",
			`:3: hosts: "0" is out of range; use a number from 1 to 100000
:4: services: "100001" is out of range; use a number from 1 to 100000
:5: engineers: "-1" is out of range; use a number from 1 to 100000`,
		},
		{
			"B10 huge", "version: 1\nanswers: {hosts: 9007199254740993, services: 9223372036854775808, engineers: 100000000000000000000000000000}\n",
			`:2: hosts: "9007199254740993" is out of range; …
:2: services: "9223372036854775808" is out of range; …
:2: engineers: "100000000000000000000000000000" is out of range; …`,
		},
		{
			"B11 words for true", "version: 1\nanswers: {traffic: yes, scaling: on, budget: true, growth: \"true\"}\n",
			`:2: traffic: "yes" is not an answer; …
:2: scaling: "on" is not an answer; …
:2: budget: "true" is not an answer; …
:2: growth: "true" is not an answer; …`,
		},
		{"B13 empty answer", "version: 1\nanswers: {hosts: \"\", budget: \" \"}\n", ":2: hosts: \"\" is not an answer; …\n:2: budget: \" \" is not an answer; …"},
		{"B13 long note", "version: 1\nnotes:\n  hosts: " + strings.Repeat("é", 501), ":3: the note on hosts is longer than 500 characters"},
		{"B13 endless note", "version: 1\nnotes:\n  hosts: " + strings.Repeat("x", 1_000_000), ":3: the note on hosts is longer than 500 characters"},
		{"B13 note of two lines", "version: 1\nnotes:\n  hosts: |\n    a\n    b\n", ":3: the note on hosts has the control character U+000A; write it on one line"},
		{"B13 note with escapes", "version: 1\nnotes: {hosts: \"a\\e[2J\", budget: \"a\\u202eb\"}\n", ":2: the note on hosts has the control character U+001B; write it on one line\n:2: the note on budget has the control character U+202E; write it on one line"},
		{"B13 note that is a number", "version: 1\nnotes: {hosts: 5}\n", ":2: the note on hosts is not a text; put it in quotes"},
		{"B13 note that is a list", "version: 1\nnotes: {hosts: [a]}\n", ":2: the note on hosts must be a single value, not a list; write one line of text"},
		{"B22 names of prototypes", "version: 1\nanswers:\n  __proto__: x\n  constructor: y\n", ":3: unknown key \"__proto__\"; …\n:4: unknown key \"constructor\"; …"},

		{"decision", "version: 1\ndecision: kubernets\n", `:2: decision: "kubernets" is not understood; use one of compose, kubernetes`},
		{"review date", "version: 1\nreview-by: 2027-02-30\n", `:2: review-by: "2027-02-30" is not understood; write a day such as 2027-06-30`},
		{"review time", "version: 1\nreview-by: 2027-06-30T10:00:00Z\n", `:2: review-by: "2027-06-30T10:00:00Z" is not understood; …`},
		{"bad YAML", "version: 1\nanswers:\n  hosts: [3\n", ":4: is not valid YAML: did not find expected ',' or ']'"},
		{"escape in the file", "version: 1\nnotes:\n  hosts: a\x1b[2J\n", ":3: has the control character U+001B"},
		{"everything at once", "version: 2.0\nanswers:\n  hots: 1\n  budget: big\ndecision: swarm\n", `:1: "2.0" is no version of a record; write version: 1
:3: unknown key "hots"; did you mean hosts?
:4: budget: "big" is not an answer; use one of nothing, tight, moderate, ample, unknown
:5: decision: "swarm" is not understood; use one of compose, kubernetes`},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			rec, err := set.Read("a.yaml", []byte(c.in))
			if err == nil {
				t.Fatalf("was read: %+v", rec)
			}
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %s", took)
			}
			compareLines(t, err.Error(), c.want)
			wellFormed(t, err)
		})
	}
}

func compareLines(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	if len(g) != len(w) {
		t.Fatalf("%d lines, want %d:\n%s", len(g), len(w), got)
	}
	for i := range w {
		line := "a.yaml" + w[i]
		if begin, ok := strings.CutSuffix(line, "…"); ok {
			line, g[i] = begin, g[i][:min(len(g[i]), len(begin))]
		}
		if g[i] != line {
			t.Errorf("got  %s\nwant %s", g[i], line)
		}
	}
}

// wellFormed checks what holds for every error of a record.
func wellFormed(t *testing.T, err error) {
	t.Helper()
	lines := strings.Split(err.Error(), "\n")
	if len(lines) > 20 {
		t.Errorf("%d lines", len(lines))
	}
	for _, l := range lines {
		if len(l) > 400-len("advisor: ") || !utf8.ValidString(l) || l == "" {
			t.Errorf("%d bytes: %q", len(l), l)
		}
		if strings.ContainsFunc(l, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }) {
			t.Errorf("characters that act: %q", l)
		}
		if strings.Contains(l, "##[") {
			t.Errorf("a command for a runner: %q", l)
		}
	}
}

// billionLaughs is a record in which each answer has ten times the one before,
// and what is said about it.
func billionLaughs() (in, want string) {
	in = "version: 1\nanswers:\n"
	for i, q := range questions.Default().Questions[:10] {
		in += fmt.Sprintf("  %s: &a%d [%s*a%d]\n", q.ID, i, strings.Repeat(fmt.Sprintf("*a%d,", max(i-1, 0)), 9), max(i-1, 0))
		want += fmt.Sprintf(":%d: %s has an anchor, and anchors are not supported; take it out\n", i+3, q.ID)
	}
	return in, strings.TrimSuffix(want, "\n")
}

// A21 is a matter of reading files, A22 one of flags.

func TestB21ManyKeysAreFewMessages(t *testing.T) {
	var b strings.Builder
	b.WriteString("version: 1\nanswers:\n")
	for i := range 60_000 {
		fmt.Fprintf(&b, "  key-%d: 1\n", i)
	}
	_, err := builtIn().Read("a.yaml", []byte(b.String()))
	if err == nil {
		t.Fatal("was read")
	}
	wellFormed(t, err)
	if want := "\na.yaml: and 59981 more problems"; !strings.HasSuffix(err.Error(), want) {
		t.Errorf("does not end in %q", want)
	}
}

func TestErrorsKeepTheEndOfALongName(t *testing.T) {
	name := strings.Repeat("数据/", 60) + "advisor.yaml"
	_, err := builtIn().Read(name, []byte("version: 1\nanswers:\n  budget: x"+strings.Repeat("\uff15", 300)+"\n"))
	wellFormed(t, err)
	if !strings.Contains(err.Error(), "…") || !strings.Contains(err.Error(), "is not an answer") {
		t.Error(err)
	}
}

const full = `version: 1
answers:
  hosts: 3
  host-failure: automatic
  budget: unknown
notes:
  hosts: two for the API, one for the database
decision: kubernetes
review-by: 2027-06-30
`

func TestRead(t *testing.T) {
	rec, err := builtIn().Read("advisor.yaml", []byte(full))
	if err != nil {
		t.Fatal(err)
	}
	want := Record{
		Version: 1,
		Answers: questions.Answers{
			"hosts":        {Option: "2-3", Number: 3, Plain: true, Source: questions.FromFile},
			"host-failure": {Option: "automatic", Source: questions.FromFile},
			"budget":       {Option: questions.Unknown, Source: questions.FromFile},
		},
		Decision: "kubernetes", ReviewBy: "2027-06-30",
	}
	if !rec.Answers.Equal(want.Answers) || len(rec.Answers) != 3 {
		t.Errorf("answers %+v", rec.Answers)
	}
	if rec.Version != 1 || rec.Decision != want.Decision || rec.ReviewBy != want.ReviewBy {
		t.Errorf("%+v", rec)
	}
	if got := rec.Notes["hosts"]; got != "two for the API, one for the database" || len(rec.Notes) != 1 {
		t.Errorf("notes %+v", rec.Notes)
	}
}

// Records that mean the same are read the same.
func TestReadAccepts(t *testing.T) {
	want, err := builtIn().Read("advisor.yaml", []byte(full))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, in string }{
		{"A07 byte order mark", "\ufeff" + full},
		{"A07 line ends of Windows", strings.ReplaceAll(full, "\n", "\r\n")},
		{"A07 no last line end", strings.TrimSuffix(full, "\n")},
		{"start and end of a document", "---\n" + full + "...\n"},
		{"A17 JSON", `{"version":1,"answers":{"hosts":3,"host-failure":"automatic","budget":"unknown"},"notes":{"hosts":"two for the API, one for the database"},"decision":"kubernetes","review-by":"2027-06-30"}`},
		{"A17 JSON with tabs and escapes", "{\n\t\"version\": 1,\n\t\"answers\": {\"hosts\": 3, \"host\\u002dfailure\": \"automatic\", \"budget\": \"unknown\", \"growth\": null},\n\t\"notes\": {\"hosts\": \"two for the API, one for the database\"},\n\t\"decision\": \"kubernetes\", \"review-by\": \"2027-06-30\"\n}\n"},
		{"B12 null means not answered", strings.Replace(full, "answers:\n", "answers:\n  growth:\n  regions: null\n  traffic: ~\n", 1)},
		{"B13 space around a note", strings.Replace(full, "two for the API, one for the database", "\"  two for the API, one for the database \"", 1)},
		{"B13 folded note", strings.Replace(full, "two for the API, one for the database", ">\n    two for the API,\n    one for the database", 1)},
		{"B20 other order", "review-by: 2027-06-30\ndecision: kubernetes\nnotes:\n  hosts: two for the API, one for the database\nanswers:\n  budget: unknown\n  host-failure: automatic\n  hosts: 3\nversion: 1\n"},
		{"B20 flow style", "{version: 1, answers: {hosts: 3, host-failure: automatic, budget: unknown}, notes: {hosts: 'two for the API, one for the database'}, decision: kubernetes, review-by: 2027-06-30}"},
		{"B20 quoted", "\"version\": 1\n'answers':\n  \"hosts\": 3\n  host-failure: 'automatic'\n  budget: \"unknown\"\nnotes: {hosts: \"two for the API, one for the database\"}\ndecision: 'kubernetes'\nreview-by: \"2027-06-30\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := builtIn().Read("advisor.yaml", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if string(builtIn().Write(got)) != string(builtIn().Write(want)) || !got.Answers.Equal(want.Answers) {
				t.Errorf("got %+v\nwant %+v", got, want)
			}
		})
	}
}

// B09: the ends of the ranges, and the ids that look like numbers.
func TestReadNumbers(t *testing.T) {
	for in, want := range map[string]questions.Answer{
		"hosts: 1":                  {Option: "1"},
		"hosts: \"1\"":              {Option: "1"},
		"hosts: 2":                  {Option: "2-3", Number: 2, Plain: true},
		"hosts: 2-3":                {Option: "2-3"},
		"hosts: 100000":             {Option: "11+", Number: 100000, Plain: true},
		"stateful-services: 0":      {Option: "0"},
		"platform-engineers: 0":     {Option: "none"},
		"platform-engineers: 2":     {Option: "1-2", Number: 2, Plain: true},
		"availability: 99.9":        {Option: "99.9"},
		"availability: \"99.95\"":   {Option: "99.95"},
		"platform-engineers: none":  {Option: "none"},
		"engineers: 11-30":          {Option: "11-30"},
		"deploying-teams: unknown":  {},
		"stateful-services: '6+'":   {Option: "6+"},
		"services: 4 # about":       {Option: "1-4", Number: 4, Plain: true},
		"time-to-production: weeks": {Option: "weeks"},
	} {
		rec, err := builtIn().Read("a.yaml", []byte("version: 1\nanswers:\n  "+in+"\n"))
		if err != nil {
			t.Error(err)
			continue
		}
		want.Source = questions.FromFile
		id, _, _ := strings.Cut(in, ":")
		if got := rec.Answers[questions.ID(id)]; !got.Equal(want) {
			t.Errorf("%s is %+v, want %+v", in, got, want)
		}
	}
}

// A17: what other programs write as JSON is read.
func TestA17JSONOfOtherPrograms(t *testing.T) {
	for _, note := range []string{"größer", "🚢 afloat", `a\b"c/d`, "<b>&", `\ud83d`, "數據"} {
		plain, _ := json.Marshal(map[string]any{"version": 1, "notes": map[string]string{"hosts": note}})
		for _, data := range [][]byte{plain, []byte(onlyASCII(string(plain)))} {
			rec, err := builtIn().Read("a.json", data)
			if err != nil || string(rec.Notes["hosts"]) != note {
				t.Errorf("%s: %q, %v", data, string(rec.Notes["hosts"]), err)
			}
		}
	}
}

// A17: an escape that ends the file is one, and half a character is none.
func TestA17OtherEscapes(t *testing.T) {
	for in, want := range map[string]string{
		`a\/`:               "a/",
		`\ud83d\ude00`:      "\U0001f600",
		`\ud83dxude00 more`: "", // refused
		`\/d83d\ude00 more`: "",
	} {
		rec, err := builtIn().Read("a.json", []byte(`{"version":1,"notes":{"hosts":"`+in+`"}}`))
		if string(rec.Notes["hosts"]) != want || (err != nil) != (want == "") {
			t.Errorf("%s is read as %q, %v; want %q", in, string(rec.Notes["hosts"]), err, want)
		}
	}
}

// Who gave an answer first is kept with the answer, and is none.
func TestSourcesAreNoAnswers(t *testing.T) {
	rec, err := builtIn().Read("a.yaml", []byte("version: 1\nanswers: {hosts: 3}\nsources: {hosts: flag, budget: wizard}\n"))
	if err != nil || len(rec.Answers) != 1 || rec.Answers["hosts"].Origin != questions.FromFlag {
		t.Errorf("%+v, %v", rec.Answers, err)
	}
}

// A hint lists ten words; more are left to the command that prints them.
func TestListed(t *testing.T) {
	words := strings.Fields("a b c d e f g h i j")
	if got := listed(words); got != "a, b, c, d, e, f, g, h, i, j" {
		t.Error(got)
	}
	if got := listed(append(words, "k")); got != "the ids that advisor list questions prints" {
		t.Error(got)
	}
}

// onlyASCII writes JSON as programs do that escape everything else.
func onlyASCII(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		default:
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, u)
			}
		}
	}
	return b.String()
}

// A23 and B23: notes are kept as they are, and hidden where they are shown.
func TestNotesAreKeptAndCleanedWhenShown(t *testing.T) {
	rec, err := builtIn().Read("a.yaml", []byte("version: 1\nnotes:\n  hosts: ${HOME} has postgres://me:secret@db/x\n"))
	if err != nil {
		t.Fatal(err)
	}
	note := rec.Notes["hosts"]
	if string(note) != "${HOME} has postgres://me:secret@db/x" {
		t.Errorf("kept as %q", string(note))
	}
	if got := note.Whole(); got != "${HOME} has postgres://***@db/x" {
		t.Errorf("shown as %q", got)
	}
	again, err := builtIn().Read("a.yaml", builtIn().Write(rec))
	if err != nil || again.Notes["hosts"] != note {
		t.Errorf("written as %q", builtIn().Write(rec))
	}
}
