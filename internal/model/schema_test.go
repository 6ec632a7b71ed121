package model_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// everyPart is a model of one's own with every key that one can have.
const everyPart = `
version: acme-1
about: What we know.
extends: built-in
drop: [development-only]
thresholds:
  good: {value: 0.9, why: We want to be surer., source: our architects}
criteria:
  - {id: edge, sources: 4, towards: both, says: Sites heal themselves.}
factors:
  - id: tills
    axis: scale
    order: need
    moves: up
    weight: 2
    counts: {edge: 4}
    against: [somebody]
    exception: Our own experience.
    why: Each till that stands still costs sales.
    sources: [our sales]
    shares: We counted our branches.
    options:
      - {id: 0-9, points: -2, shown: -3, share: 70, if: there are few tills, why: A few tills can wait.}
      - {id: 10+, points: 4, shown: 6, share: 30, if: there are many tills, why: Many tills cannot wait.}
vetoes:
  - id: ours
    closes: compose
    when: [{compliance: [audited], hosts: [11+]}]
    why: Our auditors accept nothing else.
    source: our audit
    relax: {question: compliance, to: internal, words: agree on other controls, cost: 3, why: It takes long.}
shapes:
  - {id: ours-shape, side: compose, title: Ours, when: [{stage: [internal]}], why: It is small., conditions: [Somebody is there.], sources: [us]}
remarks:
  - {id: ours-remark, side: compose, strength: [undecided], when: [{stage: [internal]}], words: Think again., sources: [us]}
options:
  - id: two-sites
    side: compose
    title: Docker Compose in two data centres
    short: two sites
    shape: two-places
    where: {compliance: [none]}
    why: The second data centre runs the same files.
    demands: {people: Someone., skill: Docker., access: Two hosts., money: Two hosts.}
    conditions: [The line carries it., {says: Somebody is awake., when: {on-call: [none]}, known: true}]
    sources: [our handbook]
    like: compose-standby
    before: compose-swarm
    meets: [{question: regions, answers: [several], met: partly, too-little: true, why: One serves., source: us}]
requirements:
  - id: tills
    cells:
      - {options: [compose-one-host, compose-standby, compose-swarm, two-sites, k3s, managed-kubernetes, existing-cluster], answers: [0-9], met: yes, why: It is few., source: us}
      - {options: [compose-one-host, compose-standby, compose-swarm, two-sites, k3s, managed-kubernetes, existing-cluster], answers: [10+], also: {regions: [several]}, met: partly, too-little: false, veto: ours, why: It is many., source: us}
      - {options: [compose-one-host, compose-standby, compose-swarm, two-sites, k3s, managed-kubernetes, existing-cluster], answers: [10+], met: partly, why: It is many., source: us}
questions:
  - id: tills
    section: scale
    ask: How many tills depend on it?
    short: tills
    why: Each till that stands still costs sales.
    example: A till is a till.
    numeric: true
    late: true
    after: hosts
    options:
      - {id: 0-9, label: fewer than ten, from: 0, to: 9}
      - {id: 10+, label: ten or more, from: 10}
    only-if: {stage: [customer-facing, business-critical]}
    otherwise: 0-9
    hints:
      - {answer: 10+, at-least: 3, images: [acme/*], products: [postgres], roles: [application], attributes: [deploy], variables: [A_*], labels: [a.b], says: it shows}
      - {images: [acme/*]}
  - {id: delivery, retired: It is the same everywhere.}
scenarios:
  - {name: a shop, why: We know., expect: compose, strength: [strong, lean], option: compose-one-host, answers: {stage: internal}}
`

var modelSchema = sync.OnceValue(func() *jsonschema.Schema {
	var doc any
	if err := json.Unmarshal(model.Schema(), &doc); err != nil {
		panic(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("model.json", doc); err != nil {
		panic(err)
	}
	return c.MustCompile("model.json")
})

// bySchema is what the schema says of a document.
func bySchema(v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	in, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return modelSchema().Validate(in)
}

// byProgram is what the reader says of the same document.
func byProgram(t testing.TB, v any) error {
	t.Helper()
	text, err := yaml.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	_, err = model.Read("own.yaml", text, questions.Default())
	return err
}

// meanings are mistakes that no schema can tell: they are about several places of the
// file, about what the built-in model has, or about what an entry lacks that would be
// whole if its id were one of those that are built in.
var meanings = regexp.MustCompile(`: (?:` + strings.Join([]string{
	`"[^"]*" is given twice`,
	`an empty list would take out all that is built in`, // within an entry
	`drop names ".*", but there is no such`,
	`high is below good, or good is below leaning`,
	`criterion ".*" has \d+ sources, but \d+ are counted`,
	`criterion ".*": (?:sources or says is missing|towards is "", )`,
	`factor ".*": (?:there is no|option ".*" has no points|the shares add up to|no option has points|counts names a criterion that does not exist)`,
	`factor ".*": (?:shown stands at \d+ of \d+ options|option ".*" (?:has fewer points|shows less|stands twice)|where ".*" is not )`,
	`factor ".*": (?:weight 0 is|weight is missing|axis is "", |order is "", |why, shares or sources is missing|weight is \d+, the counted sources give)`,
	`factor ".*", option ".*": (?:if or why is missing|share 0 is below 1)`,
	`question ".*" (?:has no option|has no factor)`,
	`question ".*": (?:only-if names|the range of option|the ranges have an upper end|option ".*" has a range|hint \d+ answers|after names|there is no section "")`,
	`question ".*": (?:short or why is missing|fewer than two options|ask does not end|only-if and otherwise|hint \d+ has no answer|is one of the questionnaire|there is no (?:role|product|attribute))`,
	`question ".*": option ".*": the id is empty, used twice`,
	`veto ".*": (?:when, why or source|question, to, words, why or cost of relax|closes is "", |answering|it must hold|there is no)`,
	`(?:shape|remark) ".*": (?:id, |.*can never be chosen)`,
	`a case names a question that does not exist`,
	`option ".*": (?:title, short, why|the table says|like names|before names|meets says|there is no requirement|what it makes of .* is said twice|too-little is said|the id is empty or used twice|side is "", )`,
	`option ".*" of .*: like names`,
	`there is no option for`,
	`requirement ".*": (?:there is no|\d+ cells without|further conditions do not save|from ".*" to ".*" of|too-little is said)`,
	`where .*, every option of a side is ruled out`,
	`scenario ".*"`,
}, "|") + ")")

// change is one edit of a document.
type change struct {
	name string
	doc  any
}

// odd are values that may stand where another one stood.
var odd = []any{"", "a word", "two\nlines", 0, -1, 1, 7, 1000000, 1.5, true, nil, []any{}, []any{"a"}, []any{1}, map[string]any{}, map[string]any{"a": 1}}

// changes are all documents that differ from v in one place: a key or an entry less,
// one more, or another value.
func changes(v any, path string) []change {
	var out []change
	put := func(name string, doc any) { out = append(out, change{path + ": " + name, doc}) }
	for _, x := range odd {
		put(fmt.Sprintf("%#v", x), x)
	}
	switch v := v.(type) {
	case map[string]any:
		with := func(key string, x any, there bool) map[string]any {
			m := map[string]any{}
			for k, old := range v {
				m[k] = old
			}
			if m[key] = x; !there {
				delete(m, key)
			}
			return m
		}
		put("a strange key", with("strange", 1, true))
		for key := range v {
			put("without "+key, with(key, nil, false))
			for _, x := range changes(v[key], path+"."+key) {
				out = append(out, change{x.name, with(key, x.doc, true)})
			}
		}
	case []any:
		for i := range v {
			put(fmt.Sprintf("without %d", i), slices.Delete(slices.Clone(v), i, i+1))
			put(fmt.Sprintf("%d twice", i), append(slices.Clone(v), v[i]))
			for _, x := range changes(v[i], fmt.Sprintf("%s[%d]", path, i)) {
				l := slices.Clone(v)
				l[i] = x.doc
				out = append(out, change{x.name, l})
			}
		}
	}
	return out
}

// TestSchemaIsTheProgram holds the schema against the program on documents that
// differ from one with every part in one place: what the program takes the schema
// takes, and what the schema takes the program refuses for its meaning only. It takes
// every seventeenth of them, and all with -all; FuzzSchema makes two changes.
func TestSchemaIsTheProgram(t *testing.T) {
	v := whole(t)
	if err := byProgram(t, v); err != nil {
		t.Fatal(err)
	}
	step := 17
	if *everyChange {
		step = 1
	}
	all := changes(v, "")
	if len(all) < 4000 {
		t.Fatalf("%d changes: the document has not every part", len(all))
	}
	for i := 0; i < len(all); i += step {
		alike(t, all[i].name, all[i].doc)
	}
}

var everyChange = flag.Bool("all", false, "hold the schema against the program on every change")

// FuzzSchema is the same after two changes.
func FuzzSchema(f *testing.F) {
	v := whole(f)
	first := changes(v, "")
	for i := range 20 {
		f.Add(uint16(i*211), uint16(i*197))
	}
	f.Fuzz(func(t *testing.T, n, m uint16) {
		a := first[int(n)%len(first)]
		second := changes(a.doc, "")
		b := second[int(m)%len(second)]
		alike(t, a.name+", "+b.name, b.doc)
	})
}

func whole(t testing.TB) any {
	t.Helper()
	var v any
	if err := yaml.Load([]byte(everyPart), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// alike holds what the schema says of a document against what the program says.
func alike(t *testing.T, name string, doc any) {
	t.Helper()
	schema, program := bySchema(doc), byProgram(t, doc)
	switch {
	case program == nil && schema != nil:
		t.Errorf("%s: the program takes it, the schema does not: %v", name, schema)
	case program != nil && schema == nil && !onlyMeaning(program):
		t.Errorf("%s: the schema takes it, the program does not: %v", name, program)
	}
	if program == nil {
		return
	}
	for _, l := range strings.Split(program.Error(), "\n") {
		if !strings.HasPrefix(l, "own.yaml:") {
			t.Errorf("%s: a mistake has no line: %s", name, l)
		}
	}
}

func onlyMeaning(err error) bool {
	for _, l := range strings.Split(err.Error(), "\n") {
		if !meanings.MatchString(l) {
			return false
		}
	}
	return true
}
