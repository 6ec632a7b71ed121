package questions

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/untrusted"
)

// ReadRecord reads a record, which is YAML or JSON; name is what it is called
// in errors. Everything that is wrong is reported at once: the error is of the
// type Problems. Aliases and tags are refused, variables are not replaced, an
// empty value means not answered.
func (s Questionnaire) ReadRecord(name string, data []byte) (Record, error) {
	r := reader{set: s, collector: collector{file: untrusted.Text(name)}}
	var rec Record
	if root := document(data, &r.collector); root != nil {
		rec = r.record(root)
	}
	if err := r.err(); err != nil {
		return Record{}, err
	}
	return rec, nil
}

type reader struct {
	collector
	set Questionnaire
}

func (r *reader) record(root *yaml.Node) Record {
	rec := Record{Answers: Answers{}, Notes: map[ID]untrusted.Text{}, Lines: map[string]int{}}
	if v := value(root, keyVersion); v != nil && isNewer(v) {
		r.add(v.Line, "version "+quoted(v.Value)+" needs a newer advisor", fmt.Sprintf("this one reads version %d", RecordVersion))
		return rec // of which nothing else can be said
	}
	keys := recordKeys()
	found := map[string]*yaml.Node{}
	r.pairs(root, "a record", func(key string, k, v *yaml.Node) {
		if !slices.Contains(keys, key) {
			r.unknownKey(k, keys)
			return
		}
		found[key] = v
		rec.Lines[key] = k.Line
	})
	if root.Kind != yaml.MappingNode {
		return rec
	}
	rec.Version = r.version(root, found[keyVersion])
	r.answers(found[keyAnswers], rec)
	r.sources(found[keySources], rec.Answers)
	r.notes(found[keyNotes], rec.Notes)
	rec.Decision = r.word(found[keyDecision], keyDecision, "use one of "+strings.Join(decisions(), ", "), func(s string) bool {
		return slices.Contains(decisions(), s)
	})
	rec.ReviewBy = r.word(found[keyReviewBy], keyReviewBy, "write a day such as 2027-06-30", IsDay)
	rec.Triggers = r.triggers(found[keyTriggers])
	rec.Accepted = r.accepted(found[keyAccepted])
	rec.Model = untrusted.Text(r.line(found[keyModel], keyModel))
	return rec
}

func isNewer(v *yaml.Node) bool {
	return v.Kind == yaml.ScalarNode && !isQuoted(v) && v.Style&yaml.TaggedStyle == 0 &&
		number.MatchString(v.Value) && v.Value != "0" && v.Value != fmt.Sprint(RecordVersion)
}

// version checks the version, by one rule: it is there, and it is the plain
// number.
func (r *reader) version(root, v *yaml.Node) int {
	hint := fmt.Sprintf("write version: %d", RecordVersion)
	switch {
	case v == nil:
		r.add(root.Line, "the version is missing", hint)
	case !r.scalar(v, keyVersion, hint):
	case v.Value != fmt.Sprint(RecordVersion) || isQuoted(v):
		r.add(v.Line, quoted(v.Value)+" is no version of a record", hint)
	}
	return RecordVersion
}

func (r *reader) answers(n *yaml.Node, into Record) {
	if n == nil || isNull(n) {
		return
	}
	keys := words(r.set.Questions)
	r.pairs(n, keyAnswers, func(key string, k, v *yaml.Node) {
		q, ok := r.set.Question(ID(key))
		if !ok {
			r.unknownKey(k, keys)
			return
		}
		if a, ok := r.answer(q, v); ok {
			a.Source = FromFile
			into.Answers[q.ID], into.Lines[key] = a, k.Line
		}
	})
}

// sources reads who gave an answer first; a question without an answer here is
// passed over.
func (r *reader) sources(n *yaml.Node, into Answers) {
	if n == nil || isNull(n) {
		return
	}
	keys := words(r.set.Questions)
	r.pairs(n, keySources, func(key string, k, v *yaml.Node) {
		if !slices.Contains(keys, key) {
			r.unknownKey(k, keys)
			return
		}
		word := r.word(v, key, "use one of "+strings.Join(origins(), ", "), func(s string) bool {
			return slices.Contains(origins(), s)
		})
		if a, ok := into[ID(key)]; ok && word != "" {
			a.Origin = Source(word)
			into[ID(key)] = a
		}
	})
}

// origins are the sources that a record may name.
func origins() []string { return []string{string(FromFlag), string(FromWizard)} }

func (r *reader) answer(q Question, v *yaml.Node) (Answer, bool) {
	if isNull(v) || !r.scalar(v, string(q.ID), q.accepts("")) {
		return Answer{}, false
	}
	a, wrong := q.parse(v.Value)
	if wrong == nil && a.Plain && isQuoted(v) {
		wrong = &mistake{quoted(v.Value) + " is a text", "write the number without quotes"}
	}
	if wrong != nil {
		r.add(v.Line, string(q.ID)+": "+wrong.message, wrong.hint)
		return Answer{}, false
	}
	return a, true
}

func (r *reader) notes(n *yaml.Node, into map[ID]untrusted.Text) {
	if n == nil || isNull(n) {
		return
	}
	keys := words(r.set.Questions)
	r.pairs(n, keyNotes, func(key string, k, v *yaml.Node) {
		if !slices.Contains(keys, key) {
			r.unknownKey(k, keys)
			return
		}
		if text := r.note(v, key); text != "" {
			into[ID(key)] = untrusted.Text(text)
		}
	})
}

func (r *reader) note(v *yaml.Node, key string) string { return r.line(v, "the note on "+key) }

// line is one line of text; empty where it is missing or wrong.
func (r *reader) line(v *yaml.Node, what string) string {
	if v == nil || isNull(v) || !r.scalar(v, what, "write one line of text") {
		return ""
	}
	text, wrong := Note(v.Value)
	switch {
	case v.ShortTag() != "!!str":
		r.add(v.Line, what+" is not a text", "put it in quotes")
	case wrong != nil:
		r.add(v.Line, what+" "+wrong.Error(), "")
	}
	return text
}

// Note is a note without the space around it. The error says why a text is no
// note: it is longer than MaxNote or has characters that act instead of being
// seen, line ends among them.
func Note(text string) (string, error) {
	text = strings.TrimSpace(text)
	acts := func(x rune) bool {
		return unicode.In(x, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
	}
	i := strings.IndexFunc(text, acts)
	switch {
	case !utf8.ValidString(text):
		return "", fmt.Errorf("is not valid UTF-8")
	case i >= 0:
		at, _ := utf8.DecodeRuneInString(text[i:])
		return "", fmt.Errorf("has the control character U+%04X; write it on one line", at)
	case utf8.RuneCountInString(text) > MaxNote:
		return "", fmt.Errorf("is longer than %d characters", MaxNote)
	}
	return text, nil
}

// word is a value of a few fixed shapes; empty where it is missing or wrong.
func (r *reader) word(v *yaml.Node, key, hint string, good func(string) bool) string {
	switch {
	case v == nil || isNull(v) || !r.scalar(v, key, hint):
	case good(v.Value):
		return v.Value
	default:
		r.add(v.Line, key+": "+quoted(v.Value)+" is not understood", hint)
	}
	return ""
}
