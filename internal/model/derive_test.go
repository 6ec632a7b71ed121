package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"advisor/internal/questions"
)

// asking is a questionnaire with options a, b and c to each of some questions.
func asking(ids ...questions.ID) *questions.Questionnaire {
	var s questions.Questionnaire
	for _, id := range ids {
		s.Questions = append(s.Questions, questions.Question{ID: id, Options: []questions.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}})
	}
	return &s
}

// when is "q=ab r=c": answers to questions, a letter each.
func when(text string) Case {
	out := Case{}
	for _, f := range strings.Fields(text) {
		id, letters, _ := strings.Cut(f, "=")
		ids := []questions.OptionID{}
		for _, l := range letters {
			ids = append(ids, questions.OptionID(l))
		}
		out[questions.ID(id)] = ids
	}
	return out
}

// inText is a case as when reads it.
func inText(c Case) string {
	var out []string
	for id, ids := range c {
		line := string(id) + "="
		for _, x := range ids {
			line += string(x)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// Two combinations hold together where they have an answer to each question in
// common.
func TestAnd(t *testing.T) {
	s := asking("q", "r")
	for _, c := range []struct {
		a, b, want string
		ok         bool
	}{
		{"", "", "", true},
		{"q=a", "", "q=a", true},
		{"", "q=a", "q=a", true},
		{"q=a", "r=b", "q=a r=b", true},
		{"q=cab", "q=bc", "q=bc", true},
		{"q=a", "q=b", "", false},
		{"q=ab r=c", "q=b", "q=b r=c", true},
		{"q=ab r=c", "q=b r=a", "", false},
	} {
		got, ok := (closure{when: when(c.a)}).and(closure{when: when(c.b)}, s)
		if ok != c.ok || inText(got.when) != c.want {
			t.Errorf("%s and %s: %s, %v", c.a, c.b, inText(got.when), ok)
		}
	}
	both, _ := (closure{vetoes: []string{"v", "w"}}).and(closure{vetoes: []string{"w", "x"}}, s)
	if got := fmt.Sprint(both.vetoes); got != "[v w x]" {
		t.Errorf("vetoes %s", got)
	}
}

// Of combinations the widest stay, of equal ones the first.
func TestWidest(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"q=a", "q=a"},
		{"q=a, q=b", "q=a, q=b"},
		{"q=a, q=ab", "q=ab"},
		{"q=ab, q=a", "q=ab"},
		{"q=a r=b, q=a", "q=a"},
		{"q=a, q=a r=b", "q=a"},
		{"q=a, q=a", "q=a"},
		{"q=a r=b, q=b, q=a r=bc, q=a r=b", "q=b, q=a r=bc"},
	} {
		var cs []closure
		for _, one := range strings.Split(c.in, ", ") {
			cs = append(cs, closure{when: when(one)})
		}
		var got []string
		for _, one := range widest(cs) {
			got = append(got, inText(one.when))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %s, want %s", c.in, strings.Join(got, ", "), c.want)
		}
	}
}

// Of equal combinations the first stays, with what it names.
func TestFirstOfEqual(t *testing.T) {
	got := widest([]closure{{when: when("q=a"), vetoes: []string{"v"}}, {when: when("q=a"), vetoes: []string{"w"}}})
	if len(got) != 1 || got[0].vetoes[0] != "v" {
		t.Errorf("%+v", got)
	}
}

// A veto holds where no way of its side is left; what no veto names is returned,
// and a way that nothing rules out keeps its side open.
func TestDerive(t *testing.T) {
	s := asking("q", "r")
	cell := func(way, answers string, met Met, veto, also string) Cell {
		c := Cell{Ways: strings.Fields(way), Met: met, Veto: veto}
		for _, l := range answers {
			c.Answers = append(c.Answers, questions.OptionID(l))
		}
		if also != "" {
			c.Also = when(also)
		}
		return c
	}
	ways := []Way{{ID: "one", Side: Compose}, {ID: "two", Side: Compose}, {ID: "cluster", Side: Kubernetes}}
	for name, c := range map[string]struct {
		vetoes  []VetoRule
		cells   []Cell
		want    string // cases of the first veto
		unnamed string
	}{
		"no way is ruled out": {[]VetoRule{{ID: "v", Closes: Compose}}, nil, "", ""},
		"one of two":          {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("one", "bc", No, "v", "")}, "", ""},
		"both":                {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("one", "bc", No, "v", ""), cell("two", "c", No, "", "")}, "q=c", ""},
		"both, too little":    {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("one two", "c", Partly, "v", "")}, "", ""},
		"with others too":     {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("one", "bc", No, "v", ""), cell("two", "c", No, "", "r=a")}, "q=c r=a", ""},
		"two combinations":    {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("one two", "c", No, "v", ""), cell("one two", "b", No, "v", "r=a")}, "q=c; q=b r=a", ""},
		"no veto names it":    {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("one two", "c", No, "", "")}, "", "compose q=c"},
		"a veto of another":   {[]VetoRule{{ID: "v", Closes: Compose}}, []Cell{cell("cluster", "c", No, "v", "")}, "", "kubernetes q=c"},
		"the other side":      {[]VetoRule{{ID: "v", Closes: Kubernetes}}, []Cell{cell("cluster", "c", No, "v", "")}, "q=c", ""},
		"it says itself when": {[]VetoRule{{ID: "v", Closes: Compose, When: []Case{when("r=b")}}}, []Cell{cell("one two", "c", No, "v", "")}, "r=b", ""},
	} {
		m := Model{Ways: ways, Vetoes: c.vetoes, Requirements: []Requirement{{ID: "q", Cells: append([]Cell{cell("one two cluster", "a", Yes, "", "")}, c.cells...)}}}
		var unnamed, got []string
		for _, x := range m.derive(s) {
			unnamed = append(unnamed, string(x.side)+" "+inText(x.when))
		}
		for _, x := range m.Vetoes[0].When {
			got = append(got, inText(x))
		}
		if strings.Join(got, "; ") != c.want || strings.Join(unnamed, "; ") != c.unnamed {
			t.Errorf("%s: %q, unnamed %q", name, got, unnamed)
		}
	}
	alone := Model{Ways: ways[:2], Requirements: []Requirement{{ID: "q", Cells: []Cell{cell("one two", "c", No, "", "")}}}}
	if got := alone.derive(s); len(got) != 1 || got[0].side != Compose {
		t.Errorf("a side without ways is closed: %+v", got)
	}
}

// What opens a side again is the nearest answer: from above where a question
// needs, from below where it is able; to the first question that has one.
func TestRelaxed(t *testing.T) {
	s := asking("q", "r")
	factor := func(id questions.ID, order Order) Factor {
		return Factor{ID: id, Order: order, Options: []Option{{ID: "a", If: "a holds"}, {ID: "b", If: "b holds"}, {ID: "c", If: "c holds"}}}
	}
	for _, c := range []struct {
		order   Order
		when    string
		factors string
		want    string
	}{
		{Need, "q=bc", "qr", "q to a"},
		{Need, "q=c", "qr", "q to b"},
		{Capacity, "q=a", "qr", "q to b"},
		{Capacity, "q=ab", "qr", "q to c"},
		{Need, "q=abc r=c", "qr", "r to b"},
		{Need, "q=bc r=c", "r", "r to b"},
		{Need, "q=abc", "qr", ""},
		{Need, "q=bc", "", ""},
	} {
		var m Model
		for _, f := range c.factors {
			m.Factors = append(m.Factors, factor(questions.ID(f), c.order))
		}
		r, ok := m.relaxed(closure{when: when(c.when)}, s)
		got := ""
		if ok {
			got = string(r.Question) + " to " + string(r.To)
		}
		if got != c.want || ok && r.Words != "decide for the case that "+string(r.To)+" holds" {
			t.Errorf("%s with %s of %s: %q %+v", c.when, c.order, c.factors, got, r)
		}
	}
	m := Model{Factors: []Factor{factor("q", Need)}, Vetoes: []VetoRule{{ID: "gone", Derived: true}, {ID: "stays", Derived: true, When: []Case{when("q=c")}}, {ID: "written"}}}
	rest := m.nameRest([]closure{{side: Compose, when: when("q=bc")}, {side: Kubernetes, when: when("q=abc")}}, s)
	var ids []string
	for _, v := range m.Vetoes {
		ids = append(ids, v.ID)
	}
	if got := strings.Join(ids, " "); got != "stays written no-compose-option-q" || len(rest) != 1 || rest[0].side != Kubernetes {
		t.Errorf("vetoes %s, rest %+v", got, rest)
	}
}

// The first cell for both counts whose further conditions hold.
func TestCell(t *testing.T) {
	r := Requirement{ID: "q", Cells: []Cell{
		{Ways: []string{"one"}, Answers: []questions.OptionID{"a"}, Also: when("r=a"), Met: Yes},
		{Ways: []string{"one", "two"}, Answers: []questions.OptionID{"a", "b"}, Met: Partly},
		{Ways: []string{"two"}, Answers: []questions.OptionID{"c"}, Met: No, TooLittle: true},
	}}
	for _, c := range []struct {
		way, answer string
		holds       bool
		want        Met
	}{
		{"one", "a", true, Yes}, {"one", "a", false, Partly}, {"two", "a", true, Partly}, {"one", "b", true, Partly}, {"one", "c", true, ""}, {"two", "c", false, No}, {"three", "a", true, ""},
	} {
		got := Met("")
		if x := r.Cell(c.way, questions.OptionID(c.answer), func(Case) bool { return c.holds }); x != nil {
			got = x.Met
		}
		if got != c.want {
			t.Errorf("%s at %s: %q, want %q", c.way, c.answer, got, c.want)
		}
	}
	for given, want := range map[string]int{"a r=a": 0, "a r=b": 1, "b r=a": 1, "c r=a": 0} {
		f := strings.Fields(given)
		if got := r.worth("one", map[questions.ID]questions.OptionID{"q": questions.OptionID(f[0]), "r": questions.OptionID(f[1][2:])}); got != want {
			t.Errorf("%s: %d, want %d", given, got, want)
		}
	}
	if got := r.worth("two", map[questions.ID]questions.OptionID{"q": "c"}); got != 3 {
		t.Errorf("too little is worth %d", got)
	}
	for met, want := range map[Met]int{Yes: 0, Partly: 1, No: 2, "perhaps": 3} {
		if got := met.rank(); got != want {
			t.Errorf("%s: %d", met, got)
		}
	}
}

// What decisions show keeps to the rules of points, and stands at all options or
// at none.
func TestShownIsChecked(t *testing.T) {
	for want, c := range map[string]struct {
		factor questions.ID
		change func(os []Option)
	}{
		"":                                  {"hosts", func([]Option) {}},
		"shows less than the one before":    {"hosts", func(os []Option) { os[1].Shown.Value = os[0].Shown.Value - 1 }},
		"shown stands at 3 of 4 options":    {"hosts", func(os []Option) { os[0].Shown = Shown{} }},
		"shown stands at 1 of 4 options":    {"hosts", func(os []Option) { os[0].Shown, os[1].Shown, os[2].Shown = Shown{}, Shown{}, Shown{} }},
		"shows more than 0":                 {"budget", func(os []Option) { os[len(os)-1].Shown = Shown{There: true, Value: 1} }},
		"has points above 0":                {"budget", func(os []Option) { os[len(os)-1].Points = 1 }},
		"no option has points":              {"hosts", func(os []Option) { setPoints(os, 0) }},
		"the shares add up to 101, not 100": {"hosts", func(os []Option) { os[0].Share++ }},
		"share 0 is below 1":                {"hosts", func(os []Option) { os[0].Share = 0 }},
		"if or why is missing":              {"hosts", func(os []Option) { os[0].If = "" }},
		`option "1" stands twice`:           {"hosts", func(os []Option) { os[1] = os[0] }},
	} {
		got := spoilt(t, func(m *Model) {
			m.Factors = append([]Factor(nil), m.Factors...)
			f := &m.Factors[m.Index(c.factor)]
			f.Options = append([]Option(nil), f.Options...)
			c.change(f.Options)
		})
		if !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%q is not said, but %q", want, got)
		}
	}
	all := func(change func(o *Option)) string {
		return spoilt(t, func(m *Model) {
			m.Factors = append([]Factor(nil), m.Factors...)
			f := &m.Factors[m.Index("hosts")]
			f.Options = append([]Option(nil), f.Options...)
			for i := range f.Options {
				change(&f.Options[i])
			}
		})
	}
	if got := all(func(o *Option) { o.Shown = Shown{} }); got != "" {
		t.Errorf("shown nowhere: %s", got)
	}
	if got := all(func(o *Option) { o.Shown = Shown{There: true, Value: 7} }); got != "" {
		t.Errorf("shown alike: %s", got)
	}
}

func setPoints(os []Option, n int) {
	for i := range os {
		os[i].Points = n
	}
}

// As many options as can be weighed are, with a share of 1 at least.
func TestManyOptions(t *testing.T) {
	for n, want := range map[int]string{maxOptions: "", maxOptions + 1: "61 options; at most 60 can be weighed"} {
		q := questions.Question{ID: "q"}
		f := Factor{ID: "q", Order: Need}
		for i := range n {
			o := Option{ID: questions.OptionID(fmt.Sprint("o", i)), Points: min(i, 10), Share: 1, If: "i", Why: "w"}
			f.Options = append(f.Options, o)
			q.Options = append(q.Options, questions.Option{ID: o.ID})
		}
		f.Options[0].Share = 100 - (n - 1)
		c := checker{name: "m.yaml", m: &Model{}, s: &questions.Questionnaire{}}
		c.options(nil, &f, q)
		got := ""
		if err := c.Err(); err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%d options: %q", n, got)
		}
	}
}

// A question that is not asked has the answer farthest towards Compose, and is
// asked from some option of another one upwards; where that has no order, at any.
func TestConditionsOfQuestions(t *testing.T) {
	const turned = "more of the one must never move the other towards Compose"
	for name, c := range map[string]struct {
		only, otherwise, want string
	}{
		"upwards":                  {"{hosts: ['4-10', '11+']}", "none", ""},
		"not upwards":              {"{hosts: ['1']}", "none", turned},
		"the answer is not lowest": {"{hosts: ['4-10', '11+']}", "many", turned},
		"without an order":         {"{vendor-support: [either]}", "many", ""},
	} {
		_, err := Read("own.yaml", []byte(`version: own
extends: built-in
factors:
  - id: sites
    axis: scale
    order: need
    weight: 3
    exception: Ours.
    why: Each site is a place.
    sources: [ours]
    shares: We counted.
    options:
      - {id: none, points: -2, share: 60, if: there are no sites, why: There are none.}
      - {id: many, points: 10, share: 40, if: there are many sites, why: There are many.}
questions:
  - id: sites
    section: scale
    ask: How many sites have a host of their own?
    short: sites
    why: Each is a place to keep alike.
    only-if: `+c.only+`
    otherwise: `+c.otherwise+`
    options:
      - {id: none, label: None}
      - {id: many, label: Many}
`), questions.Default())
		got := ""
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A shape with conditions, or of an option, leaves room for one behind it; options
// need not have had another id.
func TestWhatIsAllowedBeside(t *testing.T) {
	shape := func(id string, when ...Case) ShapeRule {
		return ShapeRule{ID: id, Side: Compose, Title: "t", Why: "w", Sources: []string{"s"}, When: when}
	}
	for name, c := range map[string]struct {
		change func(*Model)
		want   string
	}{
		"a shape with conditions":  {func(m *Model) { m.Shapes = []ShapeRule{shape("own", when("hosts=1")), shape("other")} }, ""},
		"a shape of an option":     {func(m *Model) { m.Shapes = []ShapeRule{shape("compose-one-host"), shape("other")} }, ""},
		"a shape without any":      {func(m *Model) { m.Shapes = []ShapeRule{shape("own"), shape("other")} }, "can never be chosen"},
		"options without a shape":  {func(m *Model) { m.Ways[0].Shape, m.Ways[1].Shape, m.Ways[2].Shape = "", "", "" }, ""},
		"an option without an id":  {func(m *Model) { m.Ways[5].ID, m.Ways[5].Shape = "", "" }, `option "": the id is empty or used twice`},
		"an option named as shape": {func(m *Model) { m.Ways[5].Shape = m.Ways[5].ID }, ""},
	} {
		got := spoilt(t, func(m *Model) {
			m.Ways = append([]Way(nil), m.Ways...)
			c.change(m)
		})
		if !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
	for line, text := range map[string]string{
		"own.yaml:3: there is no option for compose": "version: own\nextends: built-in\ndrop: [swarm, compose-standby, compose-one-host]\n",
		"own.yaml:4: there is no option for compose": "version: own\nextends: built-in\nabout: a\ndrop: [swarm, compose-standby, compose-one-host]\n",
	} {
		if _, err := Read("own.yaml", []byte(text), questions.Default()); err == nil || !strings.Contains(err.Error(), line) {
			t.Errorf("%v, want %s", err, line)
		}
	}
}
