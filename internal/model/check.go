package model

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
	"advisor/internal/untrusted"
)

// checker collects what is wrong with a model.
type checker struct {
	diag.Collector
	name string
	data []byte
	own  *yaml.Node // the document
	root *yaml.Node // the same, or what comes out when it is laid over the built-in model
	m    *Model
	s    *questions.Questionnaire
	// builtIn is the questionnaire without what the model adds.
	builtIn questions.Questionnaire
	// unnamed are combinations that leave no option of a side and that no veto
	// names.
	unnamed []closure
}

// report notes a mistake at a place of the file. The hint may be empty.
func (c *checker) report(path []any, format string, args ...any) {
	c.reportHint(path, "", format, args...)
}

func (c *checker) reportHint(path []any, hint, format string, args ...any) {
	c.Add(c.place(c.line(path)), untrusted.Text(hint).Clean(), "%s", untrusted.Text(fmt.Sprintf(format, args...)).Clean())
}

// line is the line of a place of the file. What the built-in model states has none:
// then it is the first that the file itself says of the same kind, or its first.
func (c *checker) line(path []any) int {
	if c.root == nil {
		return 0 // a model that was not read from a file
	}
	if n := strictyaml.Line(c.root, c.written(path)...); n > 0 {
		return n
	}
	if len(path) > 0 {
		if n := strictyaml.FirstLine(strictyaml.Child(top(c.root), path[0])); n > 0 {
			return n
		}
	}
	return strictyaml.FirstLine(c.root)
}

// written is where the file has what stands in a place of the model: what the file
// drops, moves and takes over from others counts there no more.
func (c *checker) written(path []any) []any {
	if len(path) < 2 {
		return path
	}
	list, _ := path[0].(string)
	at, ok := path[1].(int)
	if !ok {
		return path
	}
	path = slices.Clone(path)
	if list == "requirements" {
		if len(path) > 3 && at < len(c.m.Requirements) {
			if j, ok := path[3].(int); ok && j < len(c.m.Requirements[at].Cells) {
				path[3] = c.m.Requirements[at].Cells[j].written
			}
		}
		return path
	}
	entries, id := strictyaml.Child(top(c.root), list), c.idAt(list, at)
	if id == "" || entries == nil {
		return path
	}
	named := func(entry *yaml.Node) bool { x := strictyaml.Child(entry, "id"); return x != nil && x.Value == id }
	if i := slices.IndexFunc(entries.Content, named); i >= 0 {
		path[1] = i
	}
	return path
}

// idAt is the id of an entry of one of the lists from which entries may go; empty:
// there is none.
func (c *checker) idAt(list string, at int) string {
	switch list {
	case "options":
		return idOf(c.m.Ways, at, func(w Way) string { return w.ID })
	case "vetoes":
		return idOf(c.m.Vetoes, at, func(v VetoRule) string { return v.ID })
	case "shapes":
		return idOf(c.m.Shapes, at, func(s ShapeRule) string { return s.ID })
	case "remarks":
		return idOf(c.m.Remarks, at, func(r Remark) string { return r.ID })
	}
	return ""
}

func idOf[T any](list []T, at int, id func(T) string) string {
	if at >= len(list) {
		return ""
	}
	return id(list[at])
}

// place is a line of the file; 0: the file as a whole.
func (c *checker) place(line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(c.name), Line: line}
}

// questions takes the questionnaire that the model is checked against, each
// question once, and notes the flaws of those that the model adds, which know
// no lines.
func (c *checker) questions(set questions.Questionnaire, err error) {
	all := set.Questions
	set.Questions = nil
	for _, q := range all {
		if _, twice := set.Question(q.ID); !twice {
			set.Questions = append(set.Questions, q)
		}
	}
	c.s = &set
	var flaws questions.Flaws
	if errors.As(err, &flaws) {
		for _, f := range flaws {
			c.report(c.asked(f.Question, "questions"), "%s", f.Error())
		}
	}
}

// asked is the place of an added question, or another one for any other.
func (c *checker) asked(id questions.ID, other string) []any {
	for i, q := range slices.Backward(c.m.Questions) {
		if q.ID == id {
			return []any{"questions", i}
		}
	}
	return []any{other}
}

// Flaw is something wrong with a model, and where: keys and indexes from the
// top of the file.
type Flaw struct {
	Path    []any
	Message string
}

// Check looks for flaws that this package cannot see, since it weighs nothing.
type Check func(Model, questions.Questionnaire) []Flaw

// check looks for everything that is wrong. Later checks rest on what the
// earlier ones have found in order.
func (c *checker) check(more []Check) error {
	if c.m.Version == "" {
		c.report(nil, "version is missing: give the model a version of its own")
	}
	c.thresholds()
	c.criteria()
	c.factors()
	c.vetoes()
	c.shapes()
	c.remarks()
	c.ways()
	c.requirements()
	if c.Count() > 0 {
		return c.Err()
	}
	c.conditions()
	for _, look := range more {
		for _, f := range look(*c.m, *c.s) {
			c.report(f.Path, "%s", f.Message)
		}
		if c.Count() > 0 {
			break
		}
	}
	return c.Err()
}

func (c *checker) thresholds() {
	t := c.m.Thresholds
	for _, x := range []struct {
		key       string
		t         Threshold
		low, high float64
	}{
		{"divisor", t.Divisor, 1, 10_000},
		{"slope", t.Slope, 0.01, 100},
		{"neutral", t.Neutral, 0, 10_000},
		{"cap", t.Cap, 0.5, 1},
		{"high", t.High, 0.5, 1},
		{"good", t.Good, 0.5, 1},
		{"leaning", t.Leaning, 0.5, 1},
		{"closed", t.Closed, 0.5, 1},
	} {
		path := []any{"thresholds", x.key}
		if x.t.Value < x.low || x.t.Value > x.high || math.IsNaN(x.t.Value) {
			c.report(path, "%s: %v is not from %v to %v", x.key, x.t.Value, x.low, x.high)
		}
		if x.t.Why == "" || x.t.Source == "" {
			c.report(path, "%s: why or source is missing", x.key)
		}
	}
	if d := t.Divisor.Value; d != math.Trunc(d) || (d >= 1 && math.Mod(100, d) != 0) {
		c.report([]any{"thresholds", "divisor", "value"}, "divisor: %v does not divide 100, so contributions would not add up in two decimal places", d)
	}
	if t.High.Value < t.Good.Value || t.Good.Value < t.Leaning.Value {
		c.report([]any{"thresholds", "high"}, "high is below good, or good is below leaning: they are %v, %v and %v", t.High.Value, t.Good.Value, t.Leaning.Value)
	}
}

func (c *checker) criteria() {
	seen := map[string]bool{}
	for i, x := range c.m.Criteria {
		path := []any{"criteria", i}
		if x.ID == "" || seen[x.ID] {
			c.report(path, "criterion %q: the id is empty or used twice", x.ID)
		}
		seen[x.ID] = true
		if x.Sources < 1 || x.Says == "" {
			c.report(path, "criterion %q: sources or says is missing", x.ID)
		}
		if !slices.Contains([]string{"compose", "kubernetes", "both"}, x.Towards) {
			c.report(path, "criterion %q: towards is %q, not compose, kubernetes or both", x.ID, x.Towards)
		}
	}
}

func (c *checker) factors() {
	used, seen := map[string]int{}, map[questions.ID]bool{}
	for i := range c.m.Factors {
		f := &c.m.Factors[i]
		path := []any{"factors", i}
		q, ok := c.s.Question(f.ID)
		if !ok {
			c.reportHint(append(path, "id"), strictyaml.Nearest(string(f.ID), c.s.IDStrings()), "factor %q: there is no such question", f.ID)
		}
		if seen[f.ID] {
			c.report(path, "factor %q stands twice", f.ID)
		}
		seen[f.ID] = true
		c.factor(path, f)
		if ok {
			c.options(append(path, "options"), f, q)
		}
		for _, x := range c.counted(f) {
			used[x] += f.Counts[x]
		}
	}
	for _, q := range c.s.Questions {
		if !seen[q.ID] {
			c.report(c.asked(q.ID, "factors"), "question %q has no factor", q.ID)
		}
	}
	for i, x := range c.m.Criteria {
		if used[x.ID] > x.Sources {
			c.report([]any{"criteria", i}, "criterion %q has %d sources, but %d are counted", x.ID, x.Sources, used[x.ID])
		}
	}
}

// counted are the criteria of a factor in the order of the model.
func (c *checker) counted(f *Factor) []string {
	var out []string
	for _, x := range c.m.Criteria {
		if _, ok := f.Counts[x.ID]; ok {
			out = append(out, x.ID)
		}
	}
	return out
}

func (c *checker) factor(path []any, f *Factor) {
	if !slices.Contains(Axes(), f.Axis) {
		c.report(append(path, "axis"), "factor %q: axis is %q, not complexity, scale or team", f.ID, f.Axis)
	}
	if !slices.Contains([]Order{Need, Capacity, Unordered}, f.Order) {
		c.report(append(path, "order"), "factor %q: order is %q, not need, capacity or none", f.ID, f.Order)
	}
	if f.Moves != "" && (f.Order == Unordered || f.Moves != Upwards && f.Moves != Nearby) {
		c.report(append(path, "moves"), "factor %q: moves is %q; it may be up or nearby, where the options have an order", f.ID, f.Moves)
	}
	_, builtIn := c.builtIn.Question(f.ID)
	c.weight(append(path, "weight"), f, builtIn)
	if f.Why == "" || f.Shares == "" || len(f.Sources) == 0 {
		c.report(path, "factor %q: why, shares or sources is missing", f.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(f.Counts)) {
		if !slices.ContainsFunc(c.m.Criteria, func(x Criterion) bool { return x.ID == id }) {
			c.report(append(path, "counts", id), "factor %q: counts names a criterion that does not exist: %s", f.ID, diag.Quoted(id))
		}
	}
}

// unweighed reports factors that state no weight: 0 would switch their question off.
func (c *checker) unweighed() bool {
	before := c.Count()
	for i := range c.m.Factors {
		path := []any{"factors", i, "weight"}
		if f := &c.m.Factors[i]; f.Weight == 0 && !strictyaml.Has(c.root, path...) {
			c.report(path[:2], "factor %q: weight is missing", f.ID)
		}
	}
	return c.Count() > before
}

// weight checks a weight: a number with its reason, or 0 for a built-in question that
// the model does without.
func (c *checker) weight(path []any, f *Factor, builtIn bool) {
	if f.Weight == 0 && builtIn {
		return
	}
	if f.Weight < 1 || f.Weight > 100 {
		c.report(path, "factor %q: weight %d is not from 1 to 100", f.ID, f.Weight)
	}
	if w := f.Rooted(); w != f.Weight && f.Exception == "" {
		c.report(path, "factor %q: weight is %d, the counted sources give %d; an exception has to say why", f.ID, f.Weight, w)
	}
}

// Rooted is the weight that the counted sources give: the nearest whole number
// to the square root of how many there are, less those that contradict; 1 at
// least.
func (f Factor) Rooted() int {
	n := max(f.Named()-len(f.Against), 1)
	return max(int(math.Round(math.Sqrt(float64(n)))), 1)
}
