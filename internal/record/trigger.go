package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
	"advisor/internal/questions"
)

// Trigger is a condition under which a decision is to be taken again: "hosts >
// 1", "availability >= 99.9", "services >= 20".
type Trigger struct {
	// Name is the id of a question, or of a fact that is counted in the files
	// (Form.Metrics).
	Name  string
	Op    string // one of Operators
	Value string // an option of the question, or a number
	Line  int    // in the record; 0 where it was not read from one
}

// Operators are the comparisons of a trigger. Options of a question are in
// order, the low end first.
func Operators() []string { return []string{">", ">=", "<", "<=", "=", "!="} }

// MaxTriggers is how many triggers a record has room for: what a team watches,
// not every answer twice.
const MaxTriggers = 50

// String is the trigger as a record has it.
func (t Trigger) String() string { return t.Name + " " + t.Op + " " + t.Value }

var triggerForm = lazyregexp.New(`^([A-Za-z][A-Za-z0-9-]*)\s*(>=|<=|!=|==|>|<|=)\s*(\S+)$`)

// ParseTrigger reads a trigger. The error says what is wrong and what would be
// right.
func (f Form) ParseTrigger(text string) (Trigger, error) {
	t, wrong := f.trigger(text)
	if wrong != nil {
		return Trigger{}, diag.Mistakes{*wrong}
	}
	return t, nil
}

func (f Form) trigger(text string) (Trigger, *diag.Mistake) {
	m := triggerForm.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return Trigger{}, &diag.Mistake{Message: diag.Quoted(text) + " is not a trigger", Hint: "write one such as hosts > 1 or availability >= 99.9"}
	}
	t := Trigger{Name: m[1], Op: strings.Replace(m[2], "==", "=", 1), Value: m[3]}
	q, asked := f.Question(questions.ID(t.Name))
	counted := slices.Contains(f.Metrics, t.Name)
	isNumber := questions.IsNumber(t.Value)
	switch {
	case !asked && !counted:
		return t, &diag.Mistake{Message: "the trigger names " + diag.Quoted(t.Name) + ", which is neither a question nor a fact", Hint: f.nearTrigger(t.Name)}
	case asked && q.Index(questions.OptionID(t.Value)) >= 0 || (counted || q.Numeric) && isNumber && len(t.Value) < 10:
		return t, nil
	case counted && !asked:
		return t, &diag.Mistake{Message: diag.Quoted(t.Value) + " is not a number to compare " + t.Name + " with", Hint: "write a number such as 3"}
	}
	hint := q.Accepts(t.Value)
	return t, &diag.Mistake{Message: diag.Quoted(t.Value) + " is not an answer to " + t.Name, Hint: strings.Replace(hint, ", "+questions.UnknownWord, "", 1)}
}

// names reports whether a trigger may have a name.
func (f Form) names(name string) bool {
	_, asked := f.Question(questions.ID(name))
	return asked || slices.Contains(f.Metrics, name)
}

func (f Form) nearTrigger(name string) string {
	known := append(f.IDStrings(), f.Metrics...)
	if near := diag.Nearest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "use an id of advisor list questions, or one of " + strings.Join(f.Metrics, ", ")
}

func (r *reader) readTriggers(n *yaml.Node) []Trigger {
	var out []Trigger
	tooMany := false
	r.eachItem(n, keyTriggers, func(item *yaml.Node) {
		if tooMany {
			return
		}
		if !r.checkScalar(item, "a trigger", "write one such as hosts > 1") {
			return
		}
		t, wrong := r.form.trigger(item.Value)
		t.Line = item.Line
		if wrong != nil && r.form.Unread != "" && !r.form.names(t.Name) {
			wrong.Hint = r.unread()
		}
		same := func(x Trigger) bool { return x.String() == t.String() }
		switch {
		case wrong != nil:
			r.add(item.Line, wrong.Message, wrong.Hint)
		case slices.ContainsFunc(out, same):
			r.add(item.Line, "the trigger "+diag.Quoted(t.String())+" is given twice", "")
		case len(out) == MaxTriggers:
			tooMany = true
			r.add(item.Line, fmt.Sprintf("more than %d triggers", MaxTriggers), "keep those that would change the decision")
		default:
			out = append(out, t)
		}
	})
	return out
}

// Truth is whether a trigger has fired; where an answer is a range that the
// value lies in, nobody can tell.
type Truth int

// The truths. The zero value is no.
const (
	No Truth = iota
	Perhaps
	Yes
)

// Fired reports whether a trigger holds for an answer of its question. An
// unknown answer fires nothing; where people disagree it may have fired.
func (t Trigger) Fired(s questions.Questionnaire, a questions.Answer) Truth {
	q, ok := s.Question(questions.ID(t.Name))
	if !ok || !a.Said() {
		return No
	}
	if len(a.AnyOf) > 0 {
		truths := make([]Truth, len(a.AnyOf))
		for i, o := range a.AnyOf {
			truths[i] = t.fired(q, questions.Answer{Option: o})
		}
		return together(truths)
	}
	return t.fired(q, a)
}

// together is the truth of several that are possible.
func together(truths []Truth) Truth {
	lowest, highest := slices.Min(truths), slices.Max(truths)
	if lowest == highest {
		return lowest
	}
	return Perhaps
}

func (t Trigger) fired(q questions.Question, a questions.Answer) Truth {
	if i := q.Index(questions.OptionID(t.Value)); i >= 0 && (!a.Plain || !questions.IsNumber(t.Value)) {
		return truth(compare(q.Index(a.Option)-i, t.Op))
	}
	n, err := strconv.Atoi(t.Value)
	if err != nil {
		return No
	}
	if a.Plain {
		return truth(compare(a.Number-n, t.Op))
	}
	o, _ := q.Option(a.Option)
	if !o.Counts {
		return No // such as "part-time", which no number means
	}
	return firedWithin(o, t.Op, n)
}

// firedWithin compares all numbers that an option can mean. Between its ends there
// is none that both ends and n itself do not speak for.
func firedWithin(o questions.Option, op string, n int) Truth {
	truths := []Truth{truth(compare(o.Low-n, op)), truth(compare(o.High-n, op))}
	if o.Low <= n && n <= o.High {
		truths = append(truths, truth(compare(0, op)))
	}
	return together(truths)
}

// Reached reports whether a trigger on a fact holds for what was counted.
func (t Trigger) Reached(counted int) bool {
	n, err := strconv.Atoi(t.Value)
	return err == nil && compare(counted-n, t.Op)
}

func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// compare reports whether a difference satisfies an operator.
func compare(d int, op string) bool {
	switch op {
	case ">":
		return d > 0
	case ">=":
		return d >= 0
	case "<":
		return d < 0
	case "<=":
		return d <= 0
	case "!=":
		return d != 0
	}
	return d == 0
}
