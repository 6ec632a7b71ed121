package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

// TestSchemaIsGenerated writes the schema from the Go types and the words of
// schema_words.yaml, and compares it with the one that is embedded.
func TestSchemaIsGenerated(t *testing.T) {
	g := generator{words: readWords(t), used: map[string]bool{}, defs: map[reflect.Type]*ordered{}}
	got, err := json.MarshalIndent(g.root(reflect.TypeFor[report.Report]()), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range slices.Sorted(maps.Keys(g.words)) {
		for _, key := range slices.Sorted(maps.Keys(g.words[typ])) {
			if !g.used[typ+"."+key] {
				t.Errorf("schema_words.yaml has words for %s.%s, which no report has", typ, key)
			}
		}
	}
	for _, m := range g.missing {
		t.Errorf("schema_words.yaml has no words for %s", m)
	}
	fixture.CompareGolden(t, "schema.json", append(got, '\n'))
}

// word is what schema_words.yaml says of one key.
type word struct {
	Says     string   `yaml:"says"`
	OneOf    []string `yaml:"one-of"`
	From, To *float64
	OrNull   bool `yaml:"or-null"`
}

func (w *word) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		return n.Decode(&w.Says)
	}
	type plain word
	return n.Decode((*plain)(w))
}

func readWords(t *testing.T) map[string]map[string]word {
	t.Helper()
	b, err := os.ReadFile("schema_words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]map[string]word{}
	if err := yaml.Unmarshal(b, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

// ordered is a JSON object whose keys keep their order.
type ordered struct {
	keys   []string
	values map[string]any
}

func object(pairs ...any) *ordered {
	o := &ordered{values: map[string]any{}}
	for i := 0; i < len(pairs); i += 2 {
		o.set(pairs[i].(string), pairs[i+1])
	}
	return o
}

func (o *ordered) set(key string, v any) {
	if _, ok := o.values[key]; !ok {
		o.keys = append(o.keys, key)
	}
	o.values[key] = v
}

func (o *ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, k := range o.keys {
		v, err := json.Marshal(o.values[k])
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%s", k, v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// generator makes a schema from Go types and words.
type generator struct {
	words   map[string]map[string]word
	used    map[string]bool
	missing []string
	order   []reflect.Type
	defs    map[reflect.Type]*ordered
}

func (g *generator) root(t reflect.Type) *ordered {
	root := object("$schema", "https://json-schema.org/draft/2020-12/schema", "title", "advisor report")
	body := g.structure(t)
	for _, k := range body.keys {
		root.set(k, body.values[k])
	}
	defs := object()
	for _, d := range g.order {
		defs.set(defName(d), g.defs[d])
	}
	root.set("$defs", defs)
	return root
}

// defName tells the types of one name in two packages apart.
func defName(t reflect.Type) string {
	return strings.ReplaceAll(t.String(), "untrusted.", "report.")
}

func (g *generator) say(t reflect.Type, key string) word {
	w, ok := g.words[t.String()][key]
	if !ok || w.Says == "" {
		g.missing = append(g.missing, t.String()+"."+key)
	}
	g.used[t.String()+"."+key] = true
	return w
}

func (g *generator) structure(t reflect.Type) *ordered {
	props, required := object(), []string{}
	for i := range t.NumField() {
		if t.Field(i).Anonymous {
			g.inline(props, t.Field(i).Type)
			continue
		}
		key, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if key == "-" || key == "" {
			continue
		}
		w := g.say(t, key)
		p := object("description", w.Says)
		if t.Field(i).Type == reflect.TypeFor[untrusted.Place]() {
			p.set("description", strings.TrimSuffix(w.Says, ".")+"; null where there is none.")
			w.OrNull = true
		}
		g.orNull(p, t.Field(i).Type, w)
		props.set(key, p)
		if options == "" {
			required = append(required, key)
		}
	}
	return object("description", g.say(t, "about").Says, "type", "object", "required", required, "properties", props)
}

// inline adds the keys of an embedded struct, which may be left out together,
// but for those that hide them.
func (g *generator) inline(props *ordered, t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	inner := g.structure(t).values["properties"].(*ordered)
	for _, key := range inner.keys {
		if _, hidden := props.values[key]; !hidden {
			props.set(key, inner.values[key])
		}
	}
}

// orNull is value for a key that may be null although its type in Go has no nil.
func (g *generator) orNull(p *ordered, t reflect.Type, w word) {
	if !w.OrNull {
		g.value(p, t, w)
		return
	}
	inner := object()
	g.value(inner, t, w)
	p.set("anyOf", []any{inner, object("type", "null")})
}

// value says which values a key takes.
func (g *generator) value(p *ordered, t reflect.Type, w word) {
	switch t.Kind() {
	case reflect.String:
		p.set("type", "string")
		if len(w.OneOf) > 0 {
			p.set("enum", w.OneOf)
		}
	case reflect.Bool:
		p.set("type", "boolean")
	case reflect.Int, reflect.Int64, reflect.Float64:
		p.set("type", map[bool]string{true: "integer", false: "number"}[t.Kind() != reflect.Float64])
		if w.From != nil {
			p.set("minimum", *w.From)
		}
		if w.To != nil {
			p.set("maximum", *w.To)
		}
	case reflect.Slice, reflect.Array:
		items := object()
		g.value(items, t.Elem(), w)
		p.set("type", "array")
		if t.Kind() == reflect.Array {
			p.set("minItems", t.Len())
			p.set("maxItems", t.Len())
		}
		p.set("items", items)
	case reflect.Pointer:
		inner := object()
		g.value(inner, t.Elem(), w)
		p.set("anyOf", []any{inner, object("type", "null")})
	case reflect.Struct:
		if g.defs[t] == nil {
			g.order = append(g.order, t)
			g.defs[t] = object() // so that a type may contain itself
			g.defs[t] = g.structure(t)
		}
		p.set("$ref", "#/$defs/"+defName(t))
	default:
		panic("no JSON for " + t.String())
	}
}

func compileSchema(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("report.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemaAcceptsReports validates every saved report, also against the
// schema with no further keys allowed: each key is described.
func TestSchemaAcceptsReports(t *testing.T) {
	closed := bytes.ReplaceAll(report.Schema(), []byte(`"type": "object",`), []byte(`"type": "object", "additionalProperties": false,`))
	open, strict := compileSchema(t, report.Schema()), compileSchema(t, closed)
	for _, name := range fixture.SavedNames() {
		doc := jsonOf(t, fixture.Saved()[name])
		if err := open.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := strict.Validate(doc); err != nil {
			t.Errorf("%s has a key that the schema does not describe: %v", name, err)
		}
	}
}

// TestSchemaRefuses makes sure that the schema can fail.
func TestSchemaRefuses(t *testing.T) {
	s := compileSchema(t, report.Schema())
	for name, change := range map[string]func(m map[string]any){
		"another side":         func(m map[string]any) { m["recommendation"] = "swarm" },
		"no score":             func(m map[string]any) { delete(m, "score") },
		"a score too high":     func(m map[string]any) { m["score"] = 101 },
		"null for a list":      func(m map[string]any) { m["gaps"] = nil },
		"a range of one":       func(m map[string]any) { m["score_range"] = []any{1} },
		"a line below 0":       func(m map[string]any) { m["gaps"].([]any)[0].(map[string]any)["line"] = -1 },
		"a service of strings": func(m map[string]any) { m["facts"].(map[string]any)["services"] = []any{"api"} },
	} {
		doc := jsonOf(t, fixture.Shop()).(map[string]any)
		change(doc)
		if err := s.Validate(doc); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func jsonOf(t *testing.T, r report.Report) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(fixture.JSON(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
