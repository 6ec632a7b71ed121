package model

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// spoilt is what is said of the built-in model after a change; empty: nothing.
func spoilt(t *testing.T, change func(*Model)) string {
	t.Helper()
	m := Default()
	change(&m)
	s := m.Set(questions.Default())
	c := checker{name: "m.yaml", data: embedded, m: &m, s: &s, builtIn: s}
	if err := c.check(nil); err != nil {
		return err.Error()
	}
	return ""
}

// What is just allowed is, and what lies just beyond is not.
func TestBounds(t *testing.T) {
	hosts := func(m *Model) *Factor { return &m.Factors[m.Index("hosts")] }
	for name, c := range map[string]struct {
		set      func(m *Model, v float64)
		in, out  []float64
		complain string
	}{
		"slope":                     {func(m *Model, v float64) { m.Thresholds.Slope.Value = v }, []float64{0.01, 100}, []float64{0, 100.1}, "slope: "},
		"neutral":                   {func(m *Model, v float64) { m.Thresholds.Neutral.Value = v }, []float64{0, 10_000}, []float64{-0.1, 10_001}, "neutral: "},
		"cap":                       {func(m *Model, v float64) { m.Thresholds.Cap.Value = v }, []float64{0.5, 1}, []float64{0.49, 1.01}, "cap: "},
		"high":                      {func(m *Model, v float64) { m.Thresholds.High.Value = v }, []float64{0.85, 1}, []float64{0.49, 1.01}, "high: "},
		"good":                      {func(m *Model, v float64) { m.Thresholds.Good.Value = v }, []float64{0.7, 0.95}, []float64{0.49, 1.01}, "good: "},
		"leaning":                   {func(m *Model, v float64) { m.Thresholds.Leaning.Value = v }, []float64{0.5, 0.85}, []float64{0.49, 1.01}, "leaning: "},
		"closed":                    {func(m *Model, v float64) { m.Thresholds.Closed.Value = v }, []float64{0.5, 1}, []float64{0.49, 1.01}, "closed: "},
		"order of good and high":    {func(m *Model, v float64) { m.Thresholds.Good.Value = v }, []float64{0.95}, []float64{0.951}, "high is below good"},
		"order of leaning and good": {func(m *Model, v float64) { m.Thresholds.Leaning.Value = v }, []float64{0.85}, []float64{0.851}, "good is below leaning"},
		"divisor":                   {func(m *Model, v float64) { m.Thresholds.Divisor.Value = v }, []float64{1, 20, 50, 100}, []float64{0, 0.5, 3, 200}, "divisor: "},
		"weight":                    {func(m *Model, v float64) { hosts(m).Weight, hosts(m).Exception = int(v), "why" }, []float64{0, 1, 100}, []float64{-1, 101}, "is not from 1 to 100"},
		"points": {func(m *Model, v float64) {
			f := hosts(m)
			f.Options = append([]Option(nil), f.Options...)
			f.Options[0].Points, f.Options[len(f.Options)-1].Points = -int(v), int(v)
		}, []float64{10}, []float64{11}, "are not from -10 to 10"},
		"sources": {func(m *Model, v float64) {
			m.Criteria = append([]Criterion(nil), m.Criteria...)
			m.Criteria = append(m.Criteria, Criterion{ID: "new", Sources: int(v), Towards: "both", Says: "s"})
		}, []float64{1}, []float64{0}, "sources or says is missing"},
		"cost": {func(m *Model, v float64) {
			m.Vetoes = append([]VetoRule(nil), m.Vetoes...)
			m.Vetoes[0].Relax.Cost = int(v)
		}, []float64{1}, []float64{0}, "cost of relax is missing"},
	} {
		for _, v := range c.in {
			if got := spoilt(t, func(m *Model) { c.set(m, v) }); got != "" {
				t.Errorf("%s of %v: %s", name, v, got)
			}
		}
		for _, v := range c.out {
			if got := spoilt(t, func(m *Model) { c.set(m, v) }); !strings.Contains(got, c.complain) {
				t.Errorf("%s of %v: %q, want %q", name, v, got, c.complain)
			}
		}
	}
}

// Each thing that has to be there is missed when it is not, by itself.
func TestNothingMayBeMissing(t *testing.T) {
	for _, c := range []struct {
		want   string
		change func(*Model)
	}{
		{"version is missing", func(m *Model) { m.Version = "" }},
		{"slope: why or source is missing", func(m *Model) { m.Thresholds.Slope.Why = "" }},
		{"good: why or source is missing", func(m *Model) { m.Thresholds.Good.Source = "" }},
		{`criterion "": the id is empty`, func(m *Model) { m.Criteria[0].ID = "" }},
		{"sources or says is missing", func(m *Model) { m.Criteria[1].Says = "" }},
		{`towards is "up"`, func(m *Model) { m.Criteria[1].Towards = "up" }},
		{`"hosts": why, shares or sources`, func(m *Model) { m.Factors[m.Index("hosts")].Why = "" }},
		{`"stage": why, shares or sources`, func(m *Model) { m.Factors[m.Index("stage")].Shares = "" }},
		{`"growth": why, shares or sources`, func(m *Model) { m.Factors[m.Index("growth")].Sources = nil }},
		{`moves is "down"`, func(m *Model) { m.Factors[m.Index("growth")].Moves = "down" }},
		{`moves is "up"`, func(m *Model) { m.Factors[m.Index("vendor-support")].Moves = Upwards }},
		{`order is "more"`, func(m *Model) { m.Factors[m.Index("growth")].Order = "more" }},
		{`"growth" stands twice`, func(m *Model) { m.Factors = append(m.Factors, m.Factors[m.Index("growth")]) }},
		{`veto "": the id is empty`, func(m *Model) { m.Vetoes[0].ID = "" }},
		{`closes is "both"`, func(m *Model) { m.Vetoes[0].Closes = "both" }},
		{"when, why or source is missing", func(m *Model) { m.Vetoes[0].Why = "" }},
		{"when, why or source is missing", func(m *Model) { m.Vetoes[0].Source, m.Version = "", "" }},
		{"words, why or cost of relax is missing", func(m *Model) { m.Vetoes[0].Relax.Words = "" }},
		{"words, why or cost of relax is missing", func(m *Model) { m.Vetoes[0].Relax.Why, m.Remarks[0].ID = "", "" }},
		{"id, title, why or sources is missing", func(m *Model) { m.Shapes = []ShapeRule{{ID: "own", Side: Compose, Why: "w", Sources: []string{"s"}}} }},
		{"id, title, why or sources is missing", func(m *Model) { m.Shapes = []ShapeRule{{Title: "t", Side: Compose, Why: "w", Sources: []string{"s"}}} }},
		{"id, title, why or sources is missing", func(m *Model) { m.Shapes = []ShapeRule{{ID: "own", Title: "t", Side: Compose, Sources: []string{"s"}}} }},
		{"id, title, why or sources is missing", func(m *Model) { m.Shapes = []ShapeRule{{ID: "own", Title: "t", Side: Compose, Why: "w"}} }},
		{`option "": the id is empty`, func(m *Model) { m.Ways[0].ID = "" }},
		{`option "compose-one-host": the id is empty or used twice`, func(m *Model) { m.Ways[1].ID = "compose-one-host" }},
		{`option "k3s": the id is empty or used twice`, func(m *Model) { m.Ways[5].Shape = "swarm" }},
		{`option "k3s": side is "both"`, func(m *Model) { m.Ways[5].Side = "both" }},
		{"one of its demands is missing", func(m *Model) { m.Ways[5].Demands.Money = "" }},
		{"one of its demands is missing", func(m *Model) { m.Ways[5].Sources = nil }},
		{"a condition says nothing, or is known without when", func(m *Model) { m.Ways[5].Conditions = []Condition{{Says: "s", Known: true}} }},
		{`has no option "three"`, func(m *Model) { m.Ways[5].Conditions = []Condition{{Says: "s", When: Case{"hosts": {"three"}}}} }},
		{"there is no option for kubernetes", func(m *Model) { m.Ways, m.Requirements = m.Ways[:3], nil }},
		{`requirement "weather": there is no such question`, func(m *Model) { m.Requirements[0].ID = "weather" }},
		{`requirement "hosts": there is no such question, or it stands twice`, func(m *Model) { m.Requirements[1].ID = m.Requirements[0].ID }},
		{`requirement "hosts": there is no option "k4s"`, func(m *Model) { m.Requirements[0].Cells[0].Ways = []string{"k4s"} }},
		{"answers, why or source of a cell is missing", func(m *Model) { m.Requirements[0].Cells[0].Source = "" }},
		{"answers, why or source of a cell is missing", func(m *Model) { m.Requirements[0].Cells[0].Why = "" }},
		{"answers, why or source of a cell is missing", func(m *Model) { m.Requirements[0].Cells[0].Answers = nil }},
		{"answers, why or source of a cell is missing", func(m *Model) { m.Requirements[0].Cells[0].Ways = nil }},
		{`met is "perhaps"`, func(m *Model) { m.Requirements[0].Cells[0].Met = "perhaps" }},
		{"too-little is said of what is met partly", func(m *Model) { m.Requirements[0].Cells[0].TooLittle = true }},
		{`0 cells without further conditions say what option "compose-one-host" makes of "1"`, func(m *Model) { m.Requirements[0].Cells = m.Requirements[0].Cells[1:] }},
		{`2 cells without further conditions say what option`, func(m *Model) { m.Requirements[0].Cells = append(m.Requirements[0].Cells, m.Requirements[0].Cells[0]) }},
		{"further conditions do not save option", func(m *Model) {
			also := m.Requirements[0].Cells[1]
			also.Also, also.Met = Case{"stage": {"prototype"}}, Partly
			m.Requirements[0].Cells = append([]Cell{also}, m.Requirements[0].Cells...)
		}},
		{`from "1" to "2-3" of "hosts" option "compose-one-host" changes the wrong way`, func(m *Model) { m.Requirements[0].Cells[0].Met, m.Requirements[0].Cells[1].Met = No, Yes }},
		{"id, words, when, strength or sources", func(m *Model) { m.Remarks[0].Words = "" }},
		{`side is "neither"`, func(m *Model) { m.Remarks[0].Side = "neither" }},
		{"a case names no question", func(m *Model) { m.Remarks[0].When = []Case{{}} }},
		{"names a question that does not exist", func(m *Model) { m.Remarks[0].When = []Case{{"weather": {"fine"}}} }},
		{"can never be chosen: one without conditions", func(m *Model) {
			own := ShapeRule{ID: "own", Side: Compose, Title: "t", Why: "w", Sources: []string{"s"}}
			other := own
			other.ID = "other"
			m.Shapes = []ShapeRule{own, other}
		}},
	} {
		got := spoilt(t, func(m *Model) {
			m.Criteria = append([]Criterion(nil), m.Criteria...)
			m.Factors = append([]Factor(nil), m.Factors...)
			m.Vetoes = append([]VetoRule(nil), m.Vetoes...)
			m.Ways = append([]Way(nil), m.Ways...)
			m.Requirements = append([]Requirement(nil), m.Requirements...)
			for i := range m.Requirements {
				m.Requirements[i].Cells = append([]Cell(nil), m.Requirements[i].Cells...)
			}
			m.Remarks = append([]Remark(nil), m.Remarks...)
			c.change(m)
		})
		if !strings.Contains(got, c.want) {
			t.Errorf("%q is not said, but %q", c.want, got)
		}
	}
}

// A need that closes Compose closes it from some option upwards; missing means
// close Kubernetes from some option downwards.
func TestClosedEnd(t *testing.T) {
	q := questions.Question{Options: []questions.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	for _, c := range []struct {
		ids                 string
		compose, kubernetes bool
	}{{"", true, true}, {"a", false, true}, {"b", false, false}, {"c", true, false}, {"ab", false, true}, {"bc", true, false}, {"ac", false, false}, {"abc", true, true}} {
		var ids []questions.OptionID
		for _, r := range c.ids {
			ids = append(ids, questions.OptionID(r))
		}
		if up, down := closedEnd(q, ids, Compose), closedEnd(q, ids, Kubernetes); up != c.compose || down != c.kubernetes {
			t.Errorf("%q: %v and %v", c.ids, up, down)
		}
	}
}

func TestRooted(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 2: 1, 3: 2, 6: 2, 7: 3, 12: 3, 13: 4, 72: 8, 73: 9} {
		f := Factor{Counts: map[string]int{"a": n + 1}, Against: []string{"x"}}
		if got := f.Rooted(); got != want {
			t.Errorf("%d sources: %d, want %d", n, got, want)
		}
	}
}

func TestLineAt(t *testing.T) {
	var doc yaml.Node
	if err := yaml.Load([]byte("a: 1\nlist:\n  - id: x\n    deep: {er: 2}\n  - id: y\n"), &doc); err != nil {
		t.Fatal(err)
	}
	for want, path := range map[int][]any{
		1: {}, 3: {"list", 0, "id"}, 4: {"list", 0, "deep", "er"}, 5: {"list", 1},
	} {
		if got := strictyaml.Line(&doc, path...); got != want {
			t.Errorf("%v is on line %d, want %d", path, got, want)
		}
	}
	for _, path := range [][]any{{"list", 2}, {"list", 9, "id"}, {"list", "id"}} {
		if got := strictyaml.Line(&doc, path...); got != 3 {
			t.Errorf("%v: line %d, want that of the list", path, got)
		}
	}
	if got := strictyaml.Line(&doc, "nothing"); got != 1 {
		t.Errorf("line %d, want the first", got)
	}
}

// A list of entries that all have an id is merged by it, every other replaced.
func TestLay(t *testing.T) {
	for _, c := range []struct{ over, under, want string }{
		{"a: 2", "a: 1\nb: 3", "a: 2\nb: 3\n"},
		{"c: 4", "a: 1", "a: 1\nc: 4\n"},
		{"a: [1]", "a: [2, 3]", "a: [1]\n"},
		{"a: []", "a: [2, 3]", "a: []\n"},
		{"a: {b: 1}", "a: [2]", "a: {b: 1}\n"},
		{"a: [{id: x, v: 1}]", "a: [{id: y, v: 2}, {id: x, v: 3, w: 4}]", "a: [{id: y, v: 2}, {id: x, v: 1, w: 4}]\n"},
		{"a: [{id: z}]", "a: [{id: y}]", "a: [{id: y}, {id: z}]\n"},
		{"a: [{id: z}, {v: 1}]", "a: [{id: y}]", "a: [{id: z}, {v: 1}]\n"},
		{"a: [{id: z}]", "a: [{v: 1}]", "a: [{id: z}]\n"},
		{"a: [{id: [z]}]", "a: [{id: y}]", "a: [{id: [z]}]\n"},
	} {
		var over, under yaml.Node
		if err := yaml.Load([]byte(c.over), &over); err != nil {
			t.Fatal(err)
		}
		if err := yaml.Load([]byte(c.under), &under); err != nil {
			t.Fatal(err)
		}
		var got, want any
		if err := strictyaml.Lay(&over, &under).Load(&got); err != nil {
			t.Fatal(err)
		}
		if err := yaml.Load([]byte(c.want), &want); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s over %s: %v, want %v", c.over, c.under, got, want)
		}
	}
}
