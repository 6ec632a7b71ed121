package record

import (
	"bytes"
	"encoding/json"
	"strconv"

	"advisor/internal/questions"
)

// Schema is the JSON Schema (draft 2020-12) of a record, for editors and for
// scripts that write one.
func (f Form) Schema() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(f.schema()); err != nil {
		panic("the schema of a record: " + err.Error()) // it is made of strings and numbers
	}
	return b.Bytes()
}

func (f Form) schema() object {
	var answers, notes, sources object
	for _, q := range f.Questions {
		answers = append(answers, member{string(q.ID), answerSchema(q)})
		notes = append(notes, member{string(q.ID), object{{"$ref", "#/$defs/note"}}})
		sources = append(sources, member{string(q.ID), object{{"enum", orNothing(origins())}}})
	}
	return object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "A record of answers for advisor"},
		{"description", "YAML or JSON, without aliases and tags. An empty value means not answered."},
		{"type", "object"},
		{"required", []string{keyVersion}},
		{"additionalProperties", false},
		{"patternProperties", object{{"^x-", object{{"description", "Someone's own: kept and ignored."}}}}},
		{"properties", object{
			{keyVersion, object{{"description", "The version of the record."}, {"const", Version}}},
			{keyAnswers, ids("The answers, by question.", answers)},
			{keyNotes, ids("Why, in the team's words, by question: one line each, at most 500 characters.", notes)},
			{keyDecision, object{{"description", "What was agreed."}, {"enum", orNothing(decisions())}}},
			{keyReviewBy, object{
				{"description", "The date of the next review."},
				{"type", []string{"string", "null"}},
				{"format", "date"},
				{"pattern", `^\d{4}-\d{2}-\d{2}$`},
			}},
			{keyTriggers, list("Conditions under which to decide again, such as hosts > 1: a question or a fact, an operator, an option or a number.",
				object{{"type", "string"}, {"pattern", `^\s*[A-Za-z][A-Za-z0-9-]*\s*(>=|<=|!=|==|>|<|=)\s*\S+\s*$`}}, MaxTriggers)},
			{keyAccepted, list("Findings that the team lives with.", f.acceptedSchema(), 0)},
			{keyStatus, object{{"description", "What became of the decision."}, {"enum", orNothing(Statuses())}}},
			{keyDecided, day("The day on which it was taken.")},
			{keyDeciders, list("Who took it.", noteOf(), maxNames)},
			{keyWhy, text("Why it was taken against the advice.")},
			{keyDissent, text("What spoke against it.")},
			{keyDecidedWith, decidedWithSchema()},
			{keyOwner, text("Who answers for the system.")},
			{keyEnvironment, text("Which environment is judged; without it, the one for production.")},
			{keyFiles, list("The Compose files that are judged, in their order, relative to the record.", noteOf(), maxNames)},
			{keyExclude, list("Patterns of folders and files that are not looked at, as in .gitignore.", noteOf(), maxNames)},
			{keyCosts, text("The file of own prices and hours, relative to the record.")},
			{keyModel, object{{"description", "The file of an organisation's own model, relative to the record."}, {"$ref", "#/$defs/note"}}},
			{keySources, ids("Who gave an answer first, written by --save.", sources)},
			{keyOverruled, ids("What the files suggested when a person answered something else, written by --save.", answers)},
		}},
		{"$defs", object{{"note", object{{"type", []string{"string", "null"}}, {"maxLength", MaxNote}}}}},
	}
}

// text is the schema of a line of text.
func text(about string) object {
	return object{{"description", about}, {"$ref", "#/$defs/note"}}
}

// noteOf is the schema of an entry of a list of lines.
func noteOf() object { return object{{"type", "string"}, {"minLength", 1}, {"maxLength", MaxNote}} }

// day is the schema of a day.
func day(about string) object {
	return object{{"description", about}, {"type", []string{"string", "null"}}, {"format", "date"}, {"pattern", `^\d{4}-\d{2}-\d{2}$`}}
}

func decidedWithSchema() object {
	ratio := func(low, high float64) object {
		return object{{"type", []string{"number", "null"}}, {"minimum", low}, {"maximum", high}}
	}
	return object{
		{"description", "What the tool said when the decision was taken; written by it."},
		{"type", []string{"object", "null"}},
		{"additionalProperties", false},
		{"properties", object{
			{keyModel, object{{"description", "The version of the model."}, {"type", []string{"string", "number", "null"}}, {"maxLength", MaxNote}}},
			{keySHA256, object{{"type", []string{"string", "null"}}, {"pattern", "^[0-9a-f]{64}$"}}},
			{keyRecommendation, object{{"enum", orNothing(decisions())}}},
			{keyScore, ratio(0, 100)},
			{keyConfidence, ratio(0.5, 1)},
			{keyRuledOut, list("The vetoes that ruled out a side then.", noteOf(), maxNames)},
		}},
	}
}

// list is the schema of a list; most is 0 for any number of entries.
func list(about string, entry object, most int) object {
	out := object{{"description", about}, {"type", []string{"array", "null"}}, {"items", entry}}
	if most > 0 {
		out = append(out, member{"maxItems", most})
	}
	return out
}

func (f Form) acceptedSchema() object {
	rule := object{{"description", "The id of a rule."}, {"type", "string"}}
	if f.Rules != nil {
		rule = append(rule, member{"enum", f.Rules})
	}
	text := object{{"type", "string"}, {"minLength", 1}, {"maxLength", MaxNote}}
	return object{
		{"type", "object"},
		{"required", []string{keyRule, keyReason, keyUntil}},
		{"additionalProperties", false},
		{"properties", object{
			{keyRule, rule},
			{keyService, object{{"description", "Where it is accepted; without it, in every service."}, {"$ref", "#/$defs/note"}}},
			{keyReason, append(object{{"description", "Why, in the team's words."}}, text...)},
			{keyUntil, object{{"description", "The last day on which it is accepted."}, {"type", "string"}, {"format", "date"}, {"pattern", `^\d{4}-\d{2}-\d{2}$`}}},
		}},
	}
}

// ids is the schema of a mapping with the ids of questions as its keys.
func ids(about string, properties object) object {
	return object{
		{"description", about},
		{"type", []string{"object", "null"}},
		{"additionalProperties", false},
		{"properties", properties},
	}
}

func answerSchema(q questions.Question) object {
	var accepted []object
	for _, o := range q.Options {
		accepted = append(accepted, optionSchemas(o)...)
	}
	accepted = append(accepted,
		object{{"const", questions.UnknownWord}, {"description", "Nobody knows, whatever the files say"}},
		object{{"type", "null"}, {"description", "Not answered"}},
	)
	if q.Numeric {
		low, high := q.Limits()
		accepted = append(accepted, object{
			{"type", "integer"}, {"minimum", low}, {"maximum", high}, {"description", "A plain number"},
		})
	}
	about := q.Why
	if q.Retired != "" {
		about += " No longer asked: " + q.Retired
	}
	return object{{"title", q.Ask}, {"description", about}, {"anyOf", accepted}}
}

// optionSchemas is one schema for an option, and a second where its id is read as a
// number unless it stands in quotes.
func optionSchemas(o questions.Option) []object {
	out := []object{{{"const", o.ID}, {"description", o.Label}}}
	if f, err := strconv.ParseFloat(string(o.ID), 64); err == nil && !o.Counts {
		out = append(out, object{{"const", f}, {"description", o.Label}})
	}
	return out
}

func orNothing(words []string) []any {
	out := make([]any, 0, len(words)+1)
	for _, w := range words {
		out = append(out, w)
	}
	return append(out, nil)
}

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		k, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		v, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(k)
		b.WriteByte(':')
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
