package model_test

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// twoSites is an option of one's own; keys are further keys of it.
func twoSites(keys string) string {
	return `version: ours-1
extends: built-in
options:
  - id: two-sites
    side: compose
    title: Docker Compose in two data centres
    short: two sites
    why: The second data centre runs the same files.
    demands: {people: Someone., skill: Docker., access: Two hosts., money: Two hosts.}
    sources: [our handbook]
` + keys
}

func readWays(text string) (model.Model, error) {
	return score.ReadModel("own.yaml", []byte(text), questions.Default())
}

// TestOptionLikeAnother: it stands where its author puts it, and meets what the other
// one meets but for what it says itself.
func TestOptionLikeAnother(t *testing.T) {
	differs := `    like: compose-standby
    before: compose-swarm
    meets:
      - {question: host-failure, answers: [failover, automatic], met: partly, why: The address moves., source: ours}
`
	for name, text := range map[string]string{
		"beside it":  twoSites(differs),
		"instead of": twoSites(differs) + "drop: [compose-standby]\n",
	} {
		m, err := readWays(text)
		if err != nil {
			t.Fatal(name, err)
		}
		at := slices.IndexFunc(m.Ways, func(w model.Way) bool { return w.ID == "two-sites" })
		if m.Ways[at+1].ID != "compose-swarm" {
			t.Errorf("%s: it stands before %s", name, m.Ways[at+1].ID)
		}
		builtIn := model.Default()
		for _, r := range m.Requirements {
			q, _ := questions.Default().Question(r.ID)
			was, _ := builtIn.Requirement(r.ID)
			for _, o := range q.Options {
				got := r.Cell("two-sites", o.ID, func(model.Case) bool { return false })
				want := was.Cell("compose-standby", o.ID, func(model.Case) bool { return false })
				if r.ID == "host-failure" && (o.ID == "failover" || o.ID == "automatic") {
					if got.Met != model.Partly || got.Why != "The address moves." {
						t.Errorf("%s: %s %s: %+v", name, r.ID, o.ID, got)
					}
					continue
				}
				if got.Met != want.Met || got.Why != want.Why || got.Veto != want.Veto {
					t.Errorf("%s: %s %s: %+v, not %+v", name, r.ID, o.ID, got, want)
				}
			}
		}
	}
}

// TestOptionThatCannot: what rules it out closes the side with the same veto as
// before.
func TestOptionThatCannot(t *testing.T) {
	m, err := readWays(twoSites("    like: compose-swarm\n    meets:\n      - {question: host-failure, answers: [automatic], met: no, why: Nobody moves it., source: ours}\n"))
	if err != nil {
		t.Fatal(err)
	}
	veto := func(m model.Model) model.VetoRule {
		return m.Vetoes[slices.IndexFunc(m.Vetoes, func(v model.VetoRule) bool { return v.ID == "automatic-failover" })]
	}
	if a, b := veto(model.Default()).When, veto(m).When; len(a) == 0 || len(a) != len(b) {
		t.Errorf("it holds in %d cases, not in %d", len(b), len(a))
	}
}

// TestVetoOfACell: what an option says itself closes its side with the veto by which
// other options of the side are ruled out by the same answer, and with no other one.
func TestVetoOfACell(t *testing.T) {
	for _, c := range []struct{ question, answer, met, want string }{
		{"host-failure", "automatic", "no", "automatic-failover"},
		{"host-failure", "automatic", "partly, too-little: true", "automatic-failover"},
		{"host-failure", "automatic", "partly", ""},
		{"host-failure", "failover", "no", ""},
		{"vendor-support", "kubernetes-only", "no", "vendor-kubernetes-only"},
		{"vendor-support", "compose-only", "no", ""}, // which closes Kubernetes
	} {
		m, err := readWays(twoSites("    like: compose-swarm\n    meets:\n      - {question: " + c.question + ", answers: [" + c.answer + "], met: " + c.met + ", why: Ours., source: ours}\n"))
		if err != nil {
			t.Fatal(c, err)
		}
		r, _ := m.Requirement(questions.ID(c.question))
		cell := r.Cell("two-sites", questions.OptionID(c.answer), func(model.Case) bool { return false })
		if cell == nil || cell.Veto != c.want || cell.Why != "Ours." {
			t.Errorf("%+v: %+v", c, cell)
		}
		n := 0
		for _, x := range r.Cells {
			if slices.Equal(x.Ways, []string{"two-sites"}) && len(x.Answers) == 0 {
				n++
			}
		}
		if n > 0 {
			t.Errorf("%+v: %d cells of no answer", c, n)
		}
	}
}

// TestPlacesOfOptions: before another one, wherever that stands itself.
func TestPlacesOfOptions(t *testing.T) {
	first := model.Default().Ways[0].ID
	own := func(id, before string) string {
		text := strings.ReplaceAll(twoSites("    like: compose-standby\n    before: "+before+"\n"), "two-sites", id)
		return text[strings.Index(text, "  - id:"):]
	}
	head := twoSites("")[:strings.Index(twoSites(""), "  - id:")]
	for _, c := range []struct {
		options string
		want    []string // the first ones
	}{
		{own("a", first), []string{"a", first}},
		{own("a", "b") + own("b", first), []string{"a", "b", first}},
		{own("b", first) + own("a", "b"), []string{"a", "b", first}},
		{own("a", first) + own("b", first), []string{"a", "b", first}},
		{own("c", first) + own("a", "b") + own("b", first), []string{"c", "a", "b", first}},
	} {
		m, err := readWays(head + c.options)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range m.Ways[:len(c.want)] {
			got = append(got, w.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.options, got, c.want)
		}
	}
	_, err := readWays(head + own("a", "b") + own("b", "c") + own("c", "a"))
	if want := `own.yaml:12: option "a": before names "b", which stands before it itself`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf(" got %v\nwant %s", err, want)
	}
}

// TestMistakesOfAnOption: each has its line.
func TestMistakesOfAnOption(t *testing.T) {
	for keys, want := range map[string]string{
		"    like: compose-standbye\n":                    `own.yaml:11: option "two-sites": like names "compose-standbye", which is no other option with cells of its own; did you mean "compose-standby"?`,
		"    like: two-sites\n":                           `own.yaml:11: option "two-sites": like names "two-sites", which is no other option with cells of its own`,
		"    like: compose-standby\n    before: swarmy\n": `own.yaml:12: option "two-sites": before names "swarmy", which is no other option`,
		"    meets: [{question: hosts, answers: [\"1\"], met: yes, why: a, source: b}]\n":                                                     `own.yaml:11: option "two-sites": meets says what differs from the option that like names, and there is none`,
		"    like: compose-standby\n    meets:\n      - {question: hostz, answers: [\"1\"], met: yes, why: a, source: b}\n":                   `own.yaml:13: option "two-sites": there is no requirement "hostz"; did you mean "hosts"?`,
		"    like: compose-standby\n    meets:\n      - {question: hosts, answers: [\"12\"], met: yes, why: a, source: b}\n":                  `own.yaml:13: question "hosts" has no option "12"`,
		"    like: compose-standby\n    meets:\n      - {question: hosts, answers: [\"1\"], met: perhaps, why: a, source: b}\n":               `own.yaml:13: option "two-sites": met is "perhaps", not yes, partly or no`,
		"    like: compose-standby\n    meets:\n      - {question: hosts, answers: [\"1\"], met: yes, source: b}\n":                           `own.yaml:13: option "two-sites": answers, why or source of what it meets is missing`,
		"    like: compose-standby\n    meets:\n      - {question: hosts, answers: [\"1\"], met: yes, too-little: true, why: a, source: b}\n": `own.yaml:13: option "two-sites": too-little is said of what is met partly`,
		"    like: compose-standby\n    meets:\n      - {question: hosts, answers: [\"1\", \"1\"], met: yes, why: a, source: b}\n":            `own.yaml:13: option "two-sites": what it makes of "1" of hosts is said twice`,
		"":                `own.yaml:4: option "two-sites": the table says of no answer what it makes of it; like, with the id of another option, takes over what it says of that one`,
		"    like: k3s\n": `own.yaml:11: option "two-sites" of compose: like names "k3s", which is an option of kubernetes`,
	} {
		_, err := readWays(twoSites(keys))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q\n got %v\nwant %s", keys, err, want)
		}
	}
}

// TestLinesOfWhatMoved: the line of a mistake is that of the file, whatever the file
// drops before it, puts elsewhere or takes over from another option.
func TestLinesOfWhatMoved(t *testing.T) {
	own := `version: ours-1
extends: built-in
drop: [vendor-compose-only, compose-standby]
vetoes:
  - id: one
    closes: kubernetes
    when: [{budget: [nothing]}]
    why: No money.
    source: us
    relax: {question: budget, to: tight, words: there is money, why: Money buys it., cost: 2}
  - id: two
    closes: kubernets
    when: [{budget: [nothing]}]
    why: No money.
    source: us
options:
  - id: a
    side: compose
    title: A
    short: a
    why: Because.
    demands: {people: Someone., skill: Docker., access: Two hosts., money: Two hosts.}
    sources: [us]
    like: compose-swarm
    meets:
      - {question: hosts, answers: ["1"], met: no, why: It needs two., source: us}
  - id: b
    side: compose
    short: b
    why: Because.
    demands: {people: Someone., skill: Docker., access: Two hosts., money: Two hosts.}
    sources: [us]
    like: compose-swarm
    before: compose-one-host
requirements:
  - id: hosts
    cells:
      - {options: [compose-standby], answers: ["1"], met: yes, why: a, source: b}
      - {options: [compose-one-host, compose-swarm, existing-cluster, managed-kubernetes, k3s], answers: ["1"], met: yes, why: a, source: b}
      - {options: [compose-one-host], answers: ["22"], met: yes, why: a, source: b}
`
	_, err := readWays(own)
	want := []string{
		`own.yaml:11: veto "two": closes is "kubernets", not compose or kubernetes`,
		`own.yaml:11: veto "two": question, to, words, why or cost of relax is missing`,
		`own.yaml:27: option "b": title, short, why, sources or one of its demands is missing`,
		`own.yaml:40: question "hosts" has no option "22"; known are 1, 2-3, 4-10, 11+`,
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("got\n%v\nwant\n%s", err, strings.Join(want, "\n"))
	}
}
