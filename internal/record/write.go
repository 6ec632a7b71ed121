package record

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"advisor/internal/lazyregexp"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Write writes a record: equal records give equal bytes, and reading
// them gives the record again. Only what people answered is written as an
// answer, "unknown" included. What the scan found, what follows from other
// answers, where people disagree and what nobody answered stand beside it as
// comments, so that the file shows every question, and so that the next run
// takes them from the files as they are then.
func (f Form) Write(r Record) []byte {
	var b bytes.Buffer
	b.WriteString("# Answers for advisor, which reads them with --answers. A line that starts with # is no\n" +
		"# answer: it shows what the files or other answers say, or what is still open.\n")
	for _, x := range f.blocks(r) {
		b.WriteString(x.text)
	}
	return b.Bytes()
}

// block is a key of a record with its value, as whole lines.
type block struct{ key, text string }

// blocks are the keys of a record that have a value, in the order in which they
// are written.
func (f Form) blocks(r Record) []block {
	var out []block
	add := func(key string, write func(*bytes.Buffer)) {
		var b bytes.Buffer
		if write(&b); b.Len() > 0 {
			out = append(out, block{key, b.String()})
		}
	}
	word := func(key, value string) {
		add(key, func(b *bytes.Buffer) { writeWord(b, key, value) })
	}
	text := func(key string, value untrusted.Text) {
		add(key, func(b *bytes.Buffer) { writeText(b, key, value) })
	}
	list := func(key string, values []untrusted.Text) {
		add(key, func(b *bytes.Buffer) { writeList(b, key, values) })
	}
	word(keyVersion, strconv.Itoa(Version))
	add(keyAnswers, func(b *bytes.Buffer) { f.writeAnswers(b, r.Answers) })
	add(keyNotes, func(b *bytes.Buffer) { f.writeNotes(b, r.Notes) })
	text(keyDecision, untrusted.Text(r.Decision))
	word(keyStatus, r.Taken.Status)
	word(keyDecided, r.Taken.Decided)
	list(keyDeciders, r.Taken.Deciders)
	text(keyWhy, r.Taken.Reason)
	text(keyDissent, r.Taken.Dissent)
	add(keyDecidedWith, func(b *bytes.Buffer) { writeDecidedWith(b, r.DecidedWith) })
	word(keyReviewBy, r.ReviewBy)
	add(keyTriggers, func(b *bytes.Buffer) { writeTriggers(b, r) })
	add(keyAccepted, func(b *bytes.Buffer) { writeAccepted(b, r.Accepted) })
	text(keyOwner, r.Owner)
	text(keyEnvironment, r.Environment)
	list(keyFiles, r.Files)
	list(keyExclude, r.Exclude)
	text(keyModel, r.Model)
	text(keyCosts, r.Costs)
	for _, o := range r.Own {
		add(string(o.Key), func(b *bytes.Buffer) { writeOwn(b, o) })
	}
	add(keySources, func(b *bytes.Buffer) { f.writeSources(b, r.Answers) })
	add(keyOverruled, func(b *bytes.Buffer) { f.writeOverruled(b, r) })
	return out
}

// writeWord writes a value of a fixed shape; nothing for none.
func writeWord(b *bytes.Buffer, key, value string) {
	if value != "" {
		fmt.Fprintf(b, "%s: %s\n", key, value)
	}
}

// writeText writes a line of text; nothing for none.
func writeText(b *bytes.Buffer, key string, text untrusted.Text) {
	if text != "" {
		fmt.Fprintf(b, "%s: %s\n", key, scalar(string(text)))
	}
}

// writeList writes lines of text; nothing for none.
func writeList(b *bytes.Buffer, key string, list []untrusted.Text) {
	if len(list) == 0 {
		return
	}
	items := make([]string, len(list))
	for i, x := range list {
		items[i] = scalar(string(x))
	}
	fmt.Fprintf(b, "%s: [%s]\n", key, strings.Join(items, ", "))
}

// writeDecidedWith writes what the tool said when the decision was taken.
func writeDecidedWith(b *bytes.Buffer, d DecidedWith) {
	if text := d.text(); text != "" {
		fmt.Fprintf(b, "%s: {%s}\n", keyDecidedWith, text)
	}
}

// text is what stands between the braces; empty for nothing.
func (d DecidedWith) text() string {
	var parts []string
	if d.Model != "" {
		parts = append(parts, keyModel+": "+scalar(string(d.Model)))
	}
	if d.SHA256 != "" {
		parts = append(parts, fmt.Sprintf("%s: %q", keySHA256, d.SHA256))
	}
	if d.Recommendation != "" {
		parts = append(parts, keyRecommendation+": "+d.Recommendation)
	}
	if len(parts) > 0 || d.Score != 0 || d.Confidence != 0 || len(d.RuledOut) > 0 {
		parts = append(parts, keyScore+": "+number(d.Score))
	}
	if d.Confidence != 0 {
		parts = append(parts, keyConfidence+": "+number(d.Confidence))
	}
	if len(d.RuledOut) > 0 {
		ids := make([]string, len(d.RuledOut))
		for i, id := range d.RuledOut {
			ids[i] = scalar(id)
		}
		parts = append(parts, keyRuledOut+": ["+strings.Join(ids, ", ")+"]")
	}
	return strings.Join(parts, ", ")
}

// number writes a number so that it is read as the same.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// writeOwn writes a key of somebody's own as it was read, without its comments.
func writeOwn(b *bytes.Buffer, o Own) {
	pair := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: string(o.Key)}, bare(o.node)}}
	if text, err := yaml.Marshal(pair); err == nil { // it was read from YAML
		b.Write(text)
	}
}

// bare is a value without comments.
func bare(n *yaml.Node) *yaml.Node {
	c := *n
	c.HeadComment, c.LineComment, c.FootComment = "", "", ""
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, x := range n.Content {
		c.Content[i] = bare(x)
	}
	return &c
}

// writeSources keeps who gave each answer, where it was not a record.
func (f Form) writeSources(b *bytes.Buffer, a questions.Answers) {
	head := keySources + ": # who gave an answer first; a line without effect on the result\n"
	for _, q := range f.Questions {
		if x := a[q.ID]; writes(x) && x.GivenBy() != questions.FromFile {
			fmt.Fprintf(b, "%s  %s: %s\n", head, q.ID, x.GivenBy())
			head = ""
		}
	}
}

// writeOverruled keeps what the files suggested in place of an answer.
func (f Form) writeOverruled(b *bytes.Buffer, r Record) {
	head := keyOverruled + ": # what the files suggested when a person answered something else; a line without effect\n"
	for _, q := range f.Questions {
		if x := f.overruled(r, q); x != "" {
			fmt.Fprintf(b, "%s  %s: %s\n", head, q.ID, x)
			head = ""
		}
	}
}

// overruled is what the files suggested in place of the answer to a question, as a
// record has it; empty: nothing.
func (f Form) overruled(r Record, q questions.Question) string {
	if x := r.Overruled[q.ID]; x.Known() && writes(r.Answers[q.ID]) {
		return answerText(x)
	}
	return ""
}

func (f Form) writeAnswers(b *bytes.Buffer, a questions.Answers) {
	b.WriteString(keyAnswers + ":" + f.emptyMark(a) + "\n")
	resolved := f.Resolve(a)
	section := ""
	for _, q := range f.Questions {
		if !q.Counts(resolved[q.ID]) && !writes(a[q.ID]) {
			continue
		}
		if q.Section != section {
			section = q.Section
			fmt.Fprintf(b, "  # %s\n", f.SectionTitle(section))
		}
		if x := a[q.ID]; writes(x) {
			fmt.Fprintf(b, "  %s: %s\n", q.ID, answerText(x))
			continue
		}
		fmt.Fprintf(b, "  # %s: %s\n", q.ID, f.remark(q, resolved))
	}
}

// emptyMark makes the mapping explicit where it has nothing but comments.
func (f Form) emptyMark(a questions.Answers) string {
	for _, q := range f.Questions {
		if writes(a[q.ID]) {
			return ""
		}
	}
	return " {}"
}

// writes reports whether an answer is written as an answer.
func writes(a questions.Answer) bool { return a.ByPerson() && len(a.AnyOf) == 0 }

// remark says what stands in the place of an answer of a person.
func (f Form) remark(q questions.Question, resolved questions.Answers) string {
	a := resolved[q.ID]
	switch {
	case len(a.AnyOf) > 0:
		return "people disagree: " + questions.Join(a.AnyOf, " or ")
	case a.Source == questions.FromImplied:
		return answerText(a) + " (follows from " + questions.Join(f.ImpliedBy(resolved, q.ID), ", ") + ")"
	case a.Known():
		return answerText(a) + " (scan" + where(a.Evidence) + ")"
	}
	return "not answered; one of " + questions.Join(q.OptionIDs(), ", ")
}

// answerText is an answer as a record has it: the number that was given, the
// option, or "unknown".
func answerText(a questions.Answer) string {
	switch {
	case a.Plain:
		return fmt.Sprint(a.Number)
	case a.Known():
		return string(a.Option)
	}
	return questions.UnknownWord
}

// where names the first place that shows something.
func where(at []untrusted.Place) string {
	if len(at) == 0 {
		return ""
	}
	return ": " + at[0].String()
}

func writeTriggers(b *bytes.Buffer, r Record) {
	if len(r.Triggers)+len(r.Proposed) == 0 {
		return
	}
	b.WriteString(keyTriggers + ": # decide again when one of these is true; advisor check looks\n")
	for _, t := range r.Triggers {
		fmt.Fprintf(b, "  - %s\n", t)
	}
	head := "  # Proposed, from what would change the result; take out the # to be told.\n"
	for _, t := range r.Proposed {
		fmt.Fprintf(b, "%s  # - %s\n", head, t)
		head = ""
	}
}

func writeAccepted(b *bytes.Buffer, as []Accepted) {
	head := keyAccepted + ": # findings that the team lives with\n"
	for _, a := range as {
		b.WriteString(head + acceptedText(a))
		head = ""
	}
}

// acceptedText is an accepted finding as an item of a list.
func acceptedText(a Accepted) string {
	s := fmt.Sprintf("  - %s: %s\n", keyRule, scalar(a.Rule))
	if a.Service != "" {
		s += fmt.Sprintf("    %s: %s\n", keyService, scalar(string(a.Service)))
	}
	return s + fmt.Sprintf("    %s: %s\n    %s: %s\n", keyReason, scalar(string(a.Reason)), keyUntil, a.Until)
}

func (f Form) writeNotes(b *bytes.Buffer, notes map[questions.ID]untrusted.Text) {
	head := keyNotes + ":\n"
	for _, q := range f.Questions {
		if text := notes[q.ID]; text != "" {
			fmt.Fprintf(b, "%s  %s: %s\n", head, q.ID, scalar(string(text)))
			head = ""
		}
	}
}

// simple matches text that means itself in YAML without quotes: words, at
// least two or with a hyphen in them, since single ones may be something else
// ("null", "on").
var simple = lazyregexp.New(`^[A-Za-z]+[ -][A-Za-z0-9 ,.()/'%-]*[A-Za-z0-9.)%]$`)

// scalar writes a text as YAML on one line.
func scalar(s string) string {
	if simple.MatchString(s) || s == "compose" || s == "kubernetes" {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
