package model_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/explain"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

func builtIn(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("model.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func optionsText(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("options.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestHashIsThatOfTheFile(t *testing.T) {
	sum := sha256.Sum256([]byte(builtIn(t) + optionsText(t)))
	if got := model.Default().SHA256; got != hex.EncodeToString(sum[:]) {
		t.Errorf("hash %s", got)
	}
}

// A model that states its own options is read as they stand; the rows spoil the
// built-in ones.
func TestReadOptions(t *testing.T) {
	for _, tt := range []struct{ name, old, with, want string }{
		{"as they are", "", "", ""},
		{"a sentence that is no condition", "says: Backups leave", "sais: Backups leave", `there is no key "sais" here; did you mean "says"?`},
		{"a way that is not there", "options: [compose-swarm]\n        answers: [11+]", "options: [compose-warm]\n        answers: [11+]", `there is no option "compose-warm"`},
		{"a degree that does not exist", "met: partly", "met: mostly", `met is "mostly"`},
		{"a side that nothing names", "        met: no\n        veto: vendor-compose-only\n", "        met: no\n", "where vendor-support is compose-only, every option of a side is ruled out, and no veto of the model says so"},
		{"more need that helps", "answers: [11+]\n        met: partly", "answers: [11+]\n        met: no", "where hosts is 11+, every option of a side is ruled out"},
		{"less capacity that helps", "answers: [tight]\n        met: partly", "answers: [tight]\n        met: yes", ""},
		{"more capacity that hurts", "answers: [moderate, ample]\n        met: yes", "answers: [moderate, ample]\n        met: no", `from "tight" to "moderate" of "budget" option "managed-kubernetes" changes the wrong way`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := builtIn(t) + strings.Replace(optionsText(t), tt.old, tt.with, 1)
			_, err := score.ReadModel("model.yaml", []byte(data), questions.Default())
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("want %q, got %v", tt.want, err)
			}
		})
	}
}

// An organisation changes the table by entries with ids, and drops options by
// today's ids or those of earlier shapes.
func TestOwnOptions(t *testing.T) {
	s := questions.Default()
	read := func(text string) (model.Model, error) {
		return score.ReadModel("own.yaml", []byte("version: acme-1\nextends: built-in\n"+text), s)
	}
	m, err := read("drop: [swarm]\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := m.Way("compose-swarm"); ok || len(m.Ways) != 5 {
		t.Errorf("%d options after one was dropped", len(m.Ways))
	}
	two := questions.Answers{"hosts": {Option: "2-3", Source: questions.FromFile}}
	as := score.Assess(score.Basis{Model: m, Questions: s, Answers: two})
	if len(as.Vetoes) != 1 || as.Vetoes[0].ID != "no-compose-option-hosts" || as.Vetoes[0].Relax != "Decide for the case that one host carries the peak." {
		t.Errorf("without Swarm two hosts close Compose: %+v", as.Vetoes)
	}
	if _, err = read("drop: [compose-swarm, vendor-compose-only]\n"); err != nil {
		t.Error(err)
	}
	_, err = read("drop: [swarm, compose-standby, compose-one-host]\n")
	if err == nil || !strings.Contains(err.Error(), "there is no option for compose") {
		t.Errorf("all options of a side are dropped: %v", err)
	}
	m, err = read("options: [{id: k3s, title: Our own cluster product}]\nvetoes: [{id: automatic-failover, when: [{availability: [\"99.99\"]}], relax: {question: availability, to: \"99.95\"}}]\n")
	if err != nil {
		t.Fatal(err)
	}
	if w, _ := m.Way("k3s"); w.Title != "Our own cluster product" || w.Why == "" {
		t.Errorf("%+v", w)
	}
	for answer, want := range map[questions.ID]string{"host-failure=automatic": "", "availability=99.99": "automatic-failover"} {
		id, o, _ := strings.Cut(string(answer), "=")
		as := score.Assess(score.Basis{Model: m, Questions: s, Answers: questions.Answers{questions.ID(id): {Option: questions.OptionID(o), Source: questions.FromFile}}})
		got := ""
		for _, v := range as.Vetoes {
			got += v.ID
		}
		if got != want {
			t.Errorf("%s: vetoes %q, want %q", answer, got, want)
		}
	}
}

// Each row spoils the built-in model in one place; the message names the line
// and what is wrong.
func TestReadRefuses(t *testing.T) {
	tests := []struct{ name, old, with, want string }{
		{"a key that does not exist", "    weight: 8", "    wieght: 8", `there is no key "wieght" here; did you mean "weight"?`},
		{"a wrong type", "    weight: 8", "    weight: heavy", "heavy"},
		{"a weight that the sources do not give", "    weight: 8", "    weight: 9", "weight is 9, the counted sources give 8"},
		{"a weight below nothing", "    weight: 8", "    weight: -1", "weight -1 is not from 1 to 100"},
		{"no weight at all", "    weight: 8\n", "", `factor "hosts": weight is missing`},
		{"a question that another one needs switched off", "    weight: 8", "    weight: 0", `question "regions": only-if names "hosts", which is no longer asked`},
		{"a question that does not exist", "  - id: hosts\n", "  - id: hoosts\n", `there is no such question; did you mean "hosts"?`},
		{"a question without a factor", "  - id: hosts\n", "  - id: hoosts\n", `question "hosts" has no factor`},
		{"an option that does not exist", "id: 11+, points: 10", "id: 12+, points: 10", `there is no option "12+"; did you mean "11+"?`},
		{"an option without points", "id: 11+, points: 10", "id: 12+, points: 10", `option "11+" has no points`},
		{"points out of range", "id: 11+, points: 10", "id: 11+, points: 11", "points 11 are not from -10 to 10"},
		{"shares that do not add up", "share: 35, if: one host", "share: 34, if: one host", "the shares add up to 99, not 100"},
		{"more need towards Compose", "id: 4-10, points: 7", "id: 4-10, points: 1", `option "4-10" has fewer points than the one before; more need must never move towards Compose`},
		{"skill as a reason", "id: production, points: 0", "id: production, points: 3", "means to run a cluster are no reason for one"},
		{"a wrong axis", "    axis: scale\n    order: need\n    weight: 8", "    axis: size\n    order: need\n    weight: 8", `axis is "size"`},
		{"a reason left out", "source: arithmetic on the weights below", "source: ''", "divisor: why or source is missing"},
		{"a divisor that does not divide 100", "    value: 20", "    value: 30", "does not divide 100"},
		{"a divisor that is too small", "    value: 20", "    value: 10", "the score would leave 0 to 100"},
		{"high below good", "    value: 0.95", "    value: 0.8", "high is below good"},
		{"more sources counted than there are", "{one-host: 49, several-hosts: 23}", "{one-host: 50, several-hosts: 22}", `criterion "one-host" has 49 sources, but 50 are counted`},
		{"a criterion that does not exist", "{one-host: 49, several-hosts: 23}", "{one-host: 49, two-hosts: 23}", "counts names a criterion that does not exist"},
		{"a veto with an option that does not exist", "- stage: [development-only]\n    why", "- stage: [development-oly]\n    why", `has no option "development-oly"; did you mean "development-only"?`},
		{"a veto that more need lifts", "id: automatic-failover\n    closes: compose\n", "id: automatic-failover\n    closes: compose\n    when: [{host-failure: [standby]}]\n", `must hold for all options of "host-failure" above`},
		{"a veto that more means bring", "id: nobody-to-run-a-cluster\n    closes: kubernetes\n", "id: nobody-to-run-a-cluster\n    closes: kubernetes\n    when: [{platform-engineers: [3+]}]\n", `must hold for all options of "platform-engineers" below`},
		{"a veto without conditions that no option knows", "id: vendor-compose-only", "id: vendor-docker-only", `veto "vendor-docker-only": when, why or source is missing`},
		{"a change that lifts nothing", "      to: failover", "      to: automatic", "does not lift it"},
		{"a strength that does not exist", "strength: [strong, lean]", "strength: [certain]", `strength is "certain"`},
		{"two documents in one", "version: 1.0.0", "version: [1", "model.yaml:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := strings.Replace(builtIn(t), tt.old, tt.with, 1)
			if data == builtIn(t) {
				t.Fatalf("%q is not in the model any more", tt.old)
			}
			_, err := score.ReadModel("model.yaml", []byte(data), questions.Default())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error does not say %q:\n%v", tt.want, err)
			}
			if err != nil && !strings.HasPrefix(err.Error(), "model.yaml:") {
				t.Errorf("the error does not begin with the place: %v", err)
			}
		})
	}
}

func TestReadReportsTheLine(t *testing.T) {
	data := strings.Replace(builtIn(t), "id: 11+, points: 10", "id: 11+, points: 11", 1)
	before, _, _ := strings.Cut(data, "id: 11+, points: 11")
	want := "model.yaml:" + itoa(strings.Count(before, "\n")+1) + ":"
	_, err := score.ReadModel("model.yaml", []byte(data), questions.Default())
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("want %s, got %v", want, err)
	}
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

func TestReadReportsAllMistakesAtOnce(t *testing.T) {
	data := strings.NewReplacer("id: 11+, points: 10", "id: 11+, points: 11", "    weight: 7\n", "    weight: 3\n", "      cost: 3", "      cost: 0").Replace(builtIn(t))
	_, err := score.ReadModel("own.yaml", []byte(data), questions.Default())
	if n := strings.Count(err.Error(), "\n") + 1; n != 4 {
		t.Errorf("%d lines, want 4 (points, weight and two costs):\n%v", n, err)
	}
}

const ownModel = `
version: acme-1
extends: built-in
drop: [development-only, nomad]
thresholds:
  good: {value: 0.9, why: We want to be surer., source: our architects}
  margin: {value: 6, why: We want to be surer., source: our architects}
factors:
  - id: budget
    weight: 2
    exception: We do not mind the bill.
    options:
      - {id: tight, points: -4}
  - id: edge-sites
    axis: scale
    order: need
    weight: 3
    exception: Our own experience.
    why: Each site is a place to keep alike.
    sources: [our own operations]
    shares: We counted.
    options:
      - {id: none, points: -2, share: 60, if: there are no sites, why: There are no sites.}
      - {id: many, points: 10, share: 40, if: there are many sites, why: Many sites have to be kept alike.}
questions:
  - id: edge-sites
    section: scale
    ask: How many sites have a host of their own?
    short: edge sites
    why: Each is a place to keep alike.
    options:
      - {id: none, label: None}
      - {id: many, label: Many}
scenarios:
  - name: shops with a host each
    why: We have learnt that the hard way.
    expect: kubernetes
    answers: {edge-sites: many, hosts: 4-10, budget: tight}
`

func TestAModelOfOnesOwnExtendsTheBuiltInOne(t *testing.T) {
	s := questions.Default()
	m, err := score.ReadModel("own.yaml", []byte(ownModel), s)
	if err != nil {
		t.Fatal(err)
	}
	d := model.Default()
	if m.Version != "acme-1" || len(m.Factors) != len(d.Factors)+1 || len(m.Vetoes) != len(d.Vetoes)-1 || len(m.Remarks) != len(d.Remarks)-1 {
		t.Errorf("version %s, %d factors, %d vetoes, %d remarks", m.Version, len(m.Factors), len(m.Vetoes), len(m.Remarks))
	}
	f, _ := m.Factor("budget")
	o, _ := f.Option("tight")
	if f.Weight != 2 || o.Points != -4 || o.Share == 0 || f.Why == "" || m.Thresholds.Good.Value != 0.9 || m.Thresholds.High.Value != d.Thresholds.High.Value {
		t.Errorf("budget %+v, thresholds %+v", f, m.Thresholds)
	}
	if o.Shown.There || f.Worth(&o) != 2*-4 {
		t.Errorf("budget is weighed by the team, and yet counts what decisions show: %+v", o)
	}
	if hosts, _ := m.Factor("hosts"); !hosts.Options[0].Shown.There {
		t.Error("hosts are weighed as in the built-in model, but what decisions show is gone")
	}
	if m.SHA256 == d.SHA256 || len(m.SHA256) != 64 {
		t.Errorf("hash %s", m.SHA256)
	}
	if m.Calibrated() || !d.Calibrated() {
		t.Error("calibrated is the built-in model, and no other")
	}
	if got := m.Outdated(); len(got) != 1 || got[0] != "margin" {
		t.Errorf("outdated %v", got)
	}
	set := m.Set(s)
	if _, ok := set.Question("edge-sites"); !ok {
		t.Error("the added question is not asked")
	}
	if text, _ := explain.Topic(m, set, "edge-sites"); !strings.Contains(text, "No published source is counted. Our own experience.") {
		t.Errorf("the weight is explained as\n%s", text)
	}
	a := questions.Answers{"edge-sites": {Option: "many", Source: questions.FromFlag}}
	if as := score.Assess(score.Basis{Model: m, Questions: set, Answers: a}); as.Score != 51.5 || len(as.Factors) != len(m.Factors) {
		t.Errorf("score %v with %d factors", as.Score, len(as.Factors))
	}
}

func TestAModelOfOnesOwnIsRefused(t *testing.T) {
	tests := []struct{ name, old, with, want string }{
		{"a question without a factor", "  - id: edge-sites\n    axis", "  - id: hosts\n    axis", `own.yaml:26: question "edge-sites" has no factor`},
		{"a mistyped key of a question", "    short: edge sites", "    shrot: edge sites", `own.yaml:29: there is no key "shrot" here; did you mean "short"?`},
		{"a list for a number", "    weight: 2", "    weight: [2]", `own.yaml:10: a list is found where a whole number is expected`},
		{"a word for a number", "    weight: 2", "    weight: two", `own.yaml:10: "two" is found where a whole number is expected`},
		{"a scenario that comes out otherwise", "expect: kubernetes", "expect: compose", `own.yaml:35: scenario "shops with a host each": the model recommends kubernetes at a score of 53.3, expected is compose`},
		{"a scenario about nothing", "answers: {edge-sites: many", "answers: {edge-cites: many", "answers name a question that does not exist"},
		{"another model to extend", "extends: built-in", "extends: acme-0", "the only model to extend is built-in"},
		{"no version", "version: acme-1\n", "", "version is missing"},
		{"a veto that is not there", "drop: [development-only", "drop: [development", `drop names "development"`},
		{"a question without a mark", "ask: How many sites have a host of their own?", "ask: Sites", `own.yaml:26: question "edge-sites": ask does not end in a question mark`},
		{"points that fall", "id: many, points: 10", "id: many, points: -5", "more need must never move towards Compose"},
		{"a condition turned round", "    options:\n      - {id: none, label: None}", "    only-if: {hosts: ['1']}\n    otherwise: many\n    options:\n      - {id: none, label: None}", "must never move the other towards Compose"},
		{"a weight without a reason", "    exception: We do not mind the bill.\n", "", "an exception has to say why"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := score.ReadModel("own.yaml", []byte(strings.Replace(ownModel, tt.old, tt.with, 1)), questions.Default())
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error does not say %q: %v", tt.want, err)
			}
			for _, l := range strings.Split(err.Error(), "\n") {
				if !strings.HasPrefix(l, "own.yaml:") {
					t.Errorf("a line does not name the file: %s", l)
				}
			}
		})
	}
}

// Whatever stands in a file, reading it ends with a model that can be used or
// with an error that names the file.
func FuzzRead(f *testing.F) {
	f.Add([]byte(ownModel))
	f.Add([]byte("version: 1\nextends: built-in\nfactors: [{id: hosts, options: [{id: '1', points: 9}]}]"))
	f.Add([]byte("version: 1\nextends: built-in\nvetoes: []"))
	f.Add([]byte("extends: built-in\nversion: &a [*a]"))
	f.Add([]byte("factors: [{id: hosts, weight: 1}]"))
	s := questions.Default()
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := score.ReadModel("own.yaml", data, s)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "own.yaml:") {
				t.Errorf("the error does not begin with the file: %v", err)
			}
			return
		}
		if as := score.Assess(score.Basis{Model: m, Questions: m.Set(s)}); as.Recommendation == "" || as.Range.Low < 0 || as.Range.High > 100 {
			t.Errorf("%+v", as)
		}
	})
}

func TestAModelOfNothing(t *testing.T) {
	for text, want := range map[string]string{
		"":           "own.yaml: is empty; advisor schema model describes a model",
		"- a\n":      "own.yaml:1: a list is found where a set of keys is expected",
		"version: [": "own.yaml:2: ",
	} {
		if _, err := score.ReadModel("own.yaml", []byte(text), questions.Default()); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// Mistakes of different parts are all named, each with its line.
func TestMistakesOfAllParts(t *testing.T) {
	spoilt := strings.NewReplacer("drop: [development-only", "drop: [development", "value: 0.9", "value: 70", "ask: How many sites have a host of their own?", "ask: Sites").Replace(ownModel)
	_, err := score.ReadModel("own.yaml", []byte(spoilt), questions.Default())
	for _, want := range []string{"own.yaml:4: drop names", "own.yaml:6: good: 70", "own.yaml:26: question"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q:\n%v", want, err)
		}
	}
}

// The schema takes what Read takes, and refuses a key that Read refuses.
func TestSchema(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		ok   bool
	}{
		"built-in":          {builtIn(t), true},
		"with its options":  {builtIn(t) + optionsText(t), true},
		"a mistyped cell":   {builtIn(t) + strings.Replace(optionsText(t), "        met: yes", "        meets: yes", 1), false},
		"extending":         {ownModel, true},
		"a mistyped key":    {strings.Replace(ownModel, "weight: 2", "wieght: 2", 1), false},
		"a mistyped factor": {strings.Replace(builtIn(t), "    weight: 8", "    wieght: 8", 1), false},
		"not whole":         {"version: 1", false},
	} {
		var v any
		if err := yaml.Load([]byte(tt.text), &v); err != nil {
			t.Fatal(err)
		}
		if err := bySchema(v); (err == nil) != tt.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
