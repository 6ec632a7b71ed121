package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Read reads a record, which is YAML or JSON; name is what it is called
// in errors. Everything that is wrong is reported at once: the error is of the
// type diag.Mistakes. Aliases and tags are refused, variables are not replaced, an
// empty value means not answered.
func (f Form) Read(name string, data []byte) (Record, error) {
	r := reader{form: f, collector: newCollector(name)}
	var rec Record
	if root := document(data, &r.collector); root != nil {
		rec = r.readRecord(root)
	}
	if err := r.Err(); err != nil {
		return Record{}, err
	}
	return rec, nil
}

// maxMistakes is how many lines of mistakes fit a screen.
const maxMistakes = 20

// collector gathers the mistakes of one record.
type collector struct {
	diag.Collector
	file untrusted.Text
}

func newCollector(name string) collector {
	return collector{diag.Collector{Most: maxMistakes}, untrusted.Text(name)}
}

func (c *collector) add(line int, message, hint string) {
	c.Add(untrusted.Place{File: c.file, Line: line}, hint, "%s", message)
}

type reader struct {
	collector
	form   Form
	hinted bool // at Form.Unread, which is said once
}

func (r *reader) readRecord(root *yaml.Node) Record {
	rec := Record{Answers: questions.Answers{}, Overruled: questions.Answers{}, Notes: map[questions.ID]untrusted.Text{}, Lines: map[string]int{}}
	if v := valueOf(root, reportKey); v != nil && valueOf(root, keyVersion) == nil {
		r.add(v.Line, "is what advisor prints as JSON, not a record", "a record is what --save writes; compare, render and --baseline read reports")
		return rec
	}
	if v := valueOf(root, keyVersion); v != nil && isNewer(v) {
		r.add(v.Line, "version "+diag.Quoted(v.Value)+" needs a newer advisor", fmt.Sprintf("this one reads version %d", Version))
		return rec // of which nothing else can be said
	}
	keys := recordKeys()
	found := map[string]*yaml.Node{}
	r.eachPair(root, "a record", func(key string, k, v *yaml.Node) {
		if strings.HasPrefix(key, ownPrefix) {
			if r.ownValue(v) {
				rec.Own = append(rec.Own, Own{Key: untrusted.Text(key), node: v})
			}
			return
		}
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
	rec.Version = r.readVersion(root, found[keyVersion])
	r.readAnswers(found[keyAnswers], rec)
	r.readSources(found[keySources], rec.Answers)
	r.readOverruled(found[keyOverruled], rec.Overruled)
	r.readNotes(found[keyNotes], rec.Notes)
	rec.Decision = r.readWord(found[keyDecision], keyDecision, "use one of "+strings.Join(decisions(), ", "), func(s string) bool {
		return slices.Contains(decisions(), s)
	})
	rec.ReviewBy = r.readWord(found[keyReviewBy], keyReviewBy, "write a day such as 2027-06-30", IsDay)
	rec.Triggers = r.readTriggers(found[keyTriggers])
	rec.Accepted = r.readAccepted(found[keyAccepted])
	rec.Model = untrusted.Text(r.readLine(found[keyModel], keyModel))
	rec.Costs = untrusted.Text(r.readLine(found[keyCosts], keyCosts))
	rec.Environment = untrusted.Text(r.readLine(found[keyEnvironment], keyEnvironment))
	rec.Files = r.readLines(found[keyFiles], keyFiles)
	rec.Exclude = r.readLines(found[keyExclude], keyExclude)
	if rec.Environment != "" && len(rec.Files) > 0 {
		r.add(found[keyFiles].Line, "environment and files both choose what is judged", "keep one of them")
	}
	rec.Owner = untrusted.Text(r.readLine(found[keyOwner], keyOwner))
	rec.Taken = r.readTaken(found)
	rec.DecidedWith = r.readDecidedWith(found[keyDecidedWith])
	return rec
}

// reportKey is a key of everything that the program prints as JSON, and of no
// record.
const reportKey = "schema_version"

// ownValue reports whether a value of somebody's own can be kept: aliases and
// tags are refused in it as everywhere.
func (r *reader) ownValue(v *yaml.Node) bool {
	if !r.checkPlain(v, "a value") {
		return false
	}
	for _, x := range v.Content {
		if !r.ownValue(x) {
			return false
		}
	}
	return true
}

func isNewer(v *yaml.Node) bool {
	return v.Kind == yaml.ScalarNode && !isQuoted(v) && v.Style&yaml.TaggedStyle == 0 &&
		questions.IsNumber(v.Value) && v.Value != "0" && v.Value != fmt.Sprint(Version)
}

// readVersion checks the version, by one rule: it is there, and it is the plain
// number.
func (r *reader) readVersion(root, v *yaml.Node) int {
	hint := fmt.Sprintf("write version: %d", Version)
	switch {
	case v == nil:
		r.add(root.Line, "the version is missing", hint)
	case !r.checkScalar(v, keyVersion, hint):
	case v.Value != fmt.Sprint(Version) || isQuoted(v):
		r.add(v.Line, diag.Quoted(v.Value)+" is no version of a record", hint)
	}
	return Version
}

func (r *reader) readAnswers(n *yaml.Node, into Record) {
	if n == nil || isNull(n) {
		return
	}
	keys := r.form.IDStrings()
	r.eachPair(n, keyAnswers, func(key string, k, v *yaml.Node) {
		q, ok := r.form.Question(questions.ID(key))
		if !ok {
			r.unknownQuestion(k, keys)
			return
		}
		if a, ok := r.readAnswer(q, v); ok {
			a.Source = questions.FromFile
			into.Answers[q.ID], into.Lines[key] = a, k.Line
		}
	})
}

// readSources reads who gave an answer first; a question without an answer here is
// passed over.
func (r *reader) readSources(n *yaml.Node, into questions.Answers) {
	if n == nil || isNull(n) {
		return
	}
	keys := r.form.IDStrings()
	r.eachPair(n, keySources, func(key string, k, v *yaml.Node) {
		if !slices.Contains(keys, key) {
			r.unknownQuestion(k, keys)
			return
		}
		word := r.readWord(v, key, "use one of "+strings.Join(origins(), ", "), func(s string) bool {
			return slices.Contains(origins(), s)
		})
		if a, ok := into[questions.ID(key)]; ok && word != "" {
			a.Origin = questions.Source(word)
			into[questions.ID(key)] = a
		}
	})
}

// readOverruled reads what the files suggested in place of answers.
func (r *reader) readOverruled(n *yaml.Node, into questions.Answers) {
	if n == nil || isNull(n) {
		return
	}
	keys := r.form.IDStrings()
	r.eachPair(n, keyOverruled, func(key string, k, v *yaml.Node) {
		q, ok := r.form.Question(questions.ID(key))
		if !ok {
			r.unknownQuestion(k, keys)
			return
		}
		if a, ok := r.readAnswer(q, v); ok && a.Known() {
			a.Source = questions.FromScan
			into[q.ID] = a
		}
	})
}

// origins are the sources that a record may name.
func origins() []string { return []string{string(questions.FromFlag), string(questions.FromWizard)} }

func (r *reader) readAnswer(q questions.Question, v *yaml.Node) (questions.Answer, bool) {
	if isNull(v) || !r.checkScalar(v, string(q.ID), q.Accepts("")) {
		return questions.Answer{}, false
	}
	a, wrong := q.Read(v.Value)
	if wrong == nil && a.Plain && isQuoted(v) {
		wrong = &diag.Mistake{Message: diag.Quoted(v.Value) + " is a text", Hint: "write the number without quotes"}
	}
	if wrong != nil {
		r.add(v.Line, string(q.ID)+": "+wrong.Message, wrong.Hint)
		return questions.Answer{}, false
	}
	return a, true
}

func (r *reader) readNotes(n *yaml.Node, into map[questions.ID]untrusted.Text) {
	if n == nil || isNull(n) {
		return
	}
	keys := r.form.IDStrings()
	r.eachPair(n, keyNotes, func(key string, k, v *yaml.Node) {
		if !slices.Contains(keys, key) {
			r.unknownQuestion(k, keys)
			return
		}
		if text := r.note(v, key); text != "" {
			into[questions.ID(key)] = untrusted.Text(text)
		}
	})
}

func (r *reader) note(v *yaml.Node, key string) string { return r.readLine(v, "the note on "+key) }

// readLine is one line of text; empty where it is missing or wrong.
func (r *reader) readLine(v *yaml.Node, what string) string {
	if v == nil || isNull(v) || !r.checkScalar(v, what, "write one line of text") {
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

// readWord is a value of a few fixed shapes; empty where it is missing or wrong.
func (r *reader) readWord(v *yaml.Node, key, hint string, good func(string) bool) string {
	switch {
	case v == nil || isNull(v) || !r.checkScalar(v, key, hint):
	case good(v.Value):
		return v.Value
	default:
		r.add(v.Line, key+": "+diag.Quoted(v.Value)+" is not understood", hint)
	}
	return ""
}
