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
	fmt.Fprintf(&b, "%s: %d\n", keyVersion, Version)
	f.writeAnswers(&b, r.Answers)
	f.writeNotes(&b, r.Notes)
	if r.Decision != "" {
		fmt.Fprintf(&b, "%s: %s\n", keyDecision, scalar(r.Decision))
	}
	writeTaken(&b, r)
	if r.ReviewBy != "" {
		fmt.Fprintf(&b, "%s: %s\n", keyReviewBy, r.ReviewBy)
	}
	writeTriggers(&b, r)
	writeAccepted(&b, r.Accepted)
	writeText(&b, keyOwner, r.Owner)
	writeText(&b, keyEnvironment, r.Environment)
	writeList(&b, keyFiles, r.Files)
	writeList(&b, keyExclude, r.Exclude)
	writeText(&b, keyModel, r.Model)
	writeText(&b, keyCosts, r.Costs)
	writeOwn(&b, r.Own)
	f.writeSources(&b, r.Answers)
	return b.Bytes()
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

// writeTaken writes how the decision was taken, and what the tool said then.
func writeTaken(b *bytes.Buffer, r Record) {
	t, d := r.Taken, r.DecidedWith
	if t.Status != "" {
		fmt.Fprintf(b, "%s: %s\n", keyStatus, t.Status)
	}
	if t.Decided != "" {
		fmt.Fprintf(b, "%s: %s\n", keyDecided, t.Decided)
	}
	writeList(b, keyDeciders, t.Deciders)
	writeText(b, keyWhy, t.Reason)
	writeText(b, keyDissent, t.Dissent)
	if d == (DecidedWith{}) {
		return
	}
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
	parts = append(parts, keyScore+": "+number(d.Score))
	if d.Confidence != 0 {
		parts = append(parts, keyConfidence+": "+number(d.Confidence))
	}
	fmt.Fprintf(b, "%s: {%s}\n", keyDecidedWith, strings.Join(parts, ", "))
}

// number writes a number so that it is read as the same.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// writeOwn writes keys of somebody's own as they were read, without their
// comments.
func writeOwn(b *bytes.Buffer, own []Own) {
	for _, o := range own {
		pair := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: string(o.Key)}, bare(o.node)}}
		if text, err := yaml.Marshal(pair); err == nil { // it was read from YAML
			b.Write(text)
		}
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
		fmt.Fprintf(b, "%s  - %s: %s\n", head, keyRule, scalar(a.Rule))
		if a.Service != "" {
			fmt.Fprintf(b, "    %s: %s\n", keyService, scalar(string(a.Service)))
		}
		fmt.Fprintf(b, "    %s: %s\n    %s: %s\n", keyReason, scalar(string(a.Reason)), keyUntil, a.Until)
		head = ""
	}
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
