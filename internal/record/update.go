package record

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/lazyregexp"
	"advisor/internal/questions"
)

// Update writes a record into the text of an earlier one. What both say keeps
// its place and its bytes, with comments, order, ends of lines and the keys of
// somebody's own; the rest is changed where it stands. A text that is no record
// in lines of YAML, such as one in JSON, is written anew, as by Write.
func (f Form) Update(old []byte, r Record) []byte {
	before, err := f.Read("", old)
	root := document(old, &collector{})
	if err != nil || root == nil || root.Style&yaml.FlowStyle != 0 {
		return f.Write(r)
	}
	u := updating{form: f, lines: linesOf(string(old)), root: root, before: before, after: r}
	if !u.update() {
		return f.Write(r)
	}
	out := []byte(u.lines.String())
	if back, err := f.Read("", out); err != nil || !f.same(back, r) {
		return f.Write(r) // no comment is worth a wrong answer
	}
	return out
}

// same reports whether two records say the same, whatever the scan found.
func (f Form) same(a, b Record) bool {
	return string(f.Write(said(a))) == string(f.Write(said(b)))
}

// said is what people say in a record.
func said(r Record) Record {
	answers := questions.Answers{}
	for id, a := range r.Answers {
		if writes(a) {
			answers[id] = a
		}
	}
	r.Answers, r.Proposed = answers, nil
	slices.SortFunc(r.Own, func(a, b Own) int { return strings.Compare(string(a.Key), string(b.Key)) })
	return r
}

// updating is a record while its text is changed.
type updating struct {
	form          Form
	lines         *textLines
	root          *yaml.Node
	keys          []entry
	before, after Record
}

// update changes the text; false: it has a form that it cannot be changed in.
func (u *updating) update() bool {
	n := len(u.root.Content)
	if n == 0 {
		return false
	}
	u.keys = u.lines.entriesOf(u.root, u.lines.length(u.root.Content[n-2].Line))
	for i := range u.keys {
		u.keys[i].last = u.lines.inside(u.keys[i])
	}
	after := said(u.after)
	after.Proposed = u.after.Proposed
	had := textOf(u.form.blocks(said(u.before)))
	want := u.form.blocks(after)
	kept := textOf(want)
	previous := 0
	for _, b := range want {
		i := slices.IndexFunc(u.keys, func(e entry) bool { return e.key.Value == b.key })
		switch {
		case i < 0 && (b.key != keyAnswers || len(after.Answers) > 0):
			u.insert(previous, b)
			continue
		case i < 0:
			continue
		case !u.change(u.keys[i], b, had[b.key]):
			return false
		}
		if !strings.HasPrefix(b.key, ownPrefix) { // which may stand anywhere
			previous = i
		}
	}
	for _, e := range u.keys {
		if had[e.key.Value] != "" && kept[e.key.Value] == "" {
			u.lines.drop(e.first, e.last)
		}
	}
	return true
}

func textOf(blocks []block) map[string]string {
	out := map[string]string{}
	for _, b := range blocks {
		out[b.key] = b.text
	}
	return out
}

// insert puts a key that is new behind the one that it follows in a record.
func (u *updating) insert(behind int, b block) {
	u.lines.add(u.keys[behind].last, b.text, indentOf(u.lines.at(u.keys[behind].first)))
}

// change gives a key its new value; false: it cannot be done.
func (u *updating) change(e entry, b block, had string) bool {
	switch {
	case b.key == keyAnswers:
		return u.changeEntries(e, u.answers())
	case b.text == had:
		return true
	case b.key == keyNotes:
		return u.changeEntries(e, u.notes())
	case b.key == keySources:
		return u.changeEntries(e, u.sources())
	case b.key == keyOverruled:
		return u.changeEntries(e, u.overruled())
	case b.key == keyTriggers && had == "" && len(u.after.Triggers) == 0:
		return true // what is proposed is there already, or was taken out
	case b.key == keyTriggers || b.key == keyAccepted:
		return u.changeItems(e, b)
	}
	return u.replace(e, strings.TrimPrefix(strings.TrimSuffix(b.text, "\n"), b.key+":"))
}

// replace gives a key another value, on its line. Comments stay.
func (u *updating) replace(e entry, value string) bool {
	head, rest, ok := u.lines.afterKey(e.key)
	if !ok {
		return false
	}
	remark := u.lines.remarkOn(e, rest)
	u.lines.set(e.first, head+value+remark)
	u.lines.drop(e.first+1, e.last)
	if e.value.Kind != yaml.ScalarNode {
		u.keepComments(e)
	}
	return true
}

// keepComments puts the comments of lines that are taken out behind their key.
func (u *updating) keepComments(e entry) {
	indent := indentOf(u.lines.at(e.first))
	for n := e.first + 1; n <= e.last; n++ {
		if line := strings.TrimSpace(u.lines.at(n)); strings.HasPrefix(line, "#") {
			u.lines.add(e.first, line+"\n", indent)
		}
	}
	for _, x := range e.value.Content {
		if x.LineComment != "" && x.Line > e.first {
			u.lines.add(e.first, x.LineComment+"\n", indent)
		}
	}
}

// questionLine is one entry of a mapping by question: what was said and what is.
type questionLine struct {
	id        questions.ID
	had, want string // the value as it is written; empty: none
	remark    string // what stands as a comment where there is none; empty: nothing
}

func (u *updating) answers() []questionLine {
	var out []questionLine
	resolved := u.form.Resolve(u.after.Answers)
	text := func(a questions.Answer) string {
		if !writes(a) {
			return ""
		}
		return answerText(a)
	}
	for _, q := range u.form.Questions {
		out = append(out, questionLine{q.ID, text(u.before.Answers[q.ID]), text(u.after.Answers[q.ID]), u.form.remark(q, resolved)})
	}
	return out
}

func (u *updating) notes() []questionLine {
	var out []questionLine
	for _, q := range u.form.Questions {
		x := questionLine{id: q.ID}
		if n := u.before.Notes[q.ID]; n != "" {
			x.had = scalar(string(n))
		}
		if n := u.after.Notes[q.ID]; n != "" {
			x.want = scalar(string(n))
		}
		out = append(out, x)
	}
	return out
}

func (u *updating) sources() []questionLine {
	var out []questionLine
	text := func(a questions.Answer) string {
		if !writes(a) || a.GivenBy() == questions.FromFile {
			return ""
		}
		return string(a.GivenBy())
	}
	for _, q := range u.form.Questions {
		out = append(out, questionLine{id: q.ID, had: text(u.before.Answers[q.ID]), want: text(u.after.Answers[q.ID])})
	}
	return out
}

func (u *updating) overruled() []questionLine {
	var out []questionLine
	for _, q := range u.form.Questions {
		out = append(out, questionLine{id: q.ID, had: u.form.overruled(u.before, q), want: u.form.overruled(u.after, q)})
	}
	return out
}

// ownComment matches a line that Write puts where a question has no answer.
var ownComment = lazyregexp.New(`^\s*# ([a-z0-9-]+): (not answered; one of [a-z0-9.+, -]+|people disagree: [a-z0-9.+ -]+|\S+ \((scan|follows from ).*\))$`)

// changeEntries changes the entries of a mapping by question.
func (u *updating) changeEntries(e entry, all []questionLine) bool {
	before, indent, ok := u.opened(e, all)
	if !ok {
		return false
	}
	own := u.ownComments(e)
	behind := e.first
	for _, x := range all {
		at, line := before[x.id], own[x.id]
		switch {
		case x.want == "":
			behind = u.leaveOpen(x, at, line, indent, behind)
		case at.key == nil && line > 0:
			u.lines.set(line, indent+string(x.id)+": "+x.want)
			behind = line
		case at.key == nil:
			u.lines.add(behind, string(x.id)+": "+x.want+"\n", indent)
		case x.want == x.had || u.replace(at, " "+x.want):
			behind = at.last
		default:
			return false
		}
	}
	return true
}

// ownComments are the lines of a mapping that Write put where a question has no
// answer.
func (u *updating) ownComments(e entry) map[questions.ID]int {
	own := map[questions.ID]int{}
	for n := e.first + 1; n <= e.last; n++ {
		if m := ownComment.FindStringSubmatch(u.lines.at(n)); m != nil {
			own[questions.ID(m[1])] = n
		}
	}
	return own
}

// leaveOpen takes an entry out, or puts a comment in its place, and gives the line
// behind which the next one stands.
func (u *updating) leaveOpen(x questionLine, at entry, line int, indent string, behind int) int {
	switch {
	case x.had != "" && x.remark != "":
		u.lines.set(at.first, indent+"# "+string(x.id)+": "+x.remark)
		u.lines.drop(at.first+1, at.last)
		return at.last
	case x.had != "":
		u.lines.drop(at.first, at.last)
	case line > 0 && x.remark != "":
		u.lines.set(line, indentOf(u.lines.at(line))+"# "+string(x.id)+": "+x.remark)
		return line
	case at.key != nil:
		return at.last
	}
	return behind
}

// opened are the entries of a mapping by question, by id, and their indent. A
// mapping that is not in lines becomes one if that is needed.
func (u *updating) opened(e entry, all []questionLine) (map[questions.ID]entry, string, bool) {
	out := map[questions.ID]entry{}
	lead := indentOf(u.lines.at(e.first))
	if e.value.Kind == yaml.MappingNode && e.value.Style&yaml.FlowStyle == 0 && len(e.value.Content) > 0 {
		entries := u.lines.entriesOf(e.value, e.last)
		for _, x := range entries {
			out[questions.ID(x.key.Value)] = x
		}
		return out, indentOf(u.lines.at(entries[0].first)), entries[0].first > e.first
	}
	changed := slices.ContainsFunc(all, func(x questionLine) bool { return x.had != x.want })
	for i := range all {
		all[i].had = "" // each is written on a line of its own
		if !changed {
			all[i].want = ""
		}
	}
	if !changed {
		return out, lead + "  ", true
	}
	e.last = u.lines.trimmed(e.first, e.last)
	return out, lead + "  ", u.replace(e, "")
}

// changeItems changes the items of a list.
func (u *updating) changeItems(e entry, b block) bool {
	had, want := itemTexts(u.before, b.key), itemTexts(u.after, b.key)
	items := e.value.Content
	if e.value.Kind == yaml.SequenceNode && e.value.Style&yaml.FlowStyle == 0 && len(items) == len(had) && len(had) > 0 {
		return u.changeLines(e, had, want)
	}
	e.last = u.lines.trimmed(e.first, e.last)
	if !u.replace(e, "") {
		return false
	}
	for _, x := range want {
		u.lines.add(e.first, x, indentOf(u.lines.at(e.first)))
	}
	return true
}

// changeLines changes the items of a list in lines.
func (u *updating) changeLines(e entry, had, want []string) bool {
	items := e.value.Content
	indent := ""
	last := e.first
	for i, item := range items {
		until := e.last
		if i+1 < len(items) {
			until = items[i+1].Line - 1
		}
		until = u.lines.trimmed(item.Line, until)
		indent = indentOf(u.lines.at(item.Line))
		if last = until; !slices.Contains(want, had[i]) {
			u.lines.drop(item.Line, until)
		}
	}
	for _, x := range want {
		if !slices.Contains(had, x) {
			u.lines.add(last, strings.ReplaceAll(strings.TrimPrefix(x, "  "), "\n  ", "\n"), indent)
		}
	}
	return true
}

// itemTexts are the items of a list as they are written.
func itemTexts(r Record, key string) []string {
	var out []string
	if key == keyTriggers {
		for _, t := range r.Triggers {
			out = append(out, "  - "+t.String()+"\n")
		}
		return out
	}
	for _, a := range r.Accepted {
		out = append(out, acceptedText(a))
	}
	return out
}
