package compose

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/compose/schema"
)

// form is one way to write an attribute: the value of a key of a service (or
// of another section) as YAML in one line.
type form struct {
	key  string // "healthcheck"
	path string // the attribute that this is a form of: "healthcheck.interval"
	text string // "{interval: 30s}"
	bad  bool   // a word where Compose wants another kind of text
	item bool   // part of a list item, which merging never looks into
}

// formsOf gives every attribute of a rule in each of its forms, one at a time.
// A second variant of the same forms has other values, for what is put over
// the first.
func formsOf(rule int16, section string, variant int) []form {
	w := formWriter{section: section, variant: variant}
	var all []form
	for _, k := range schema.Table[rule].Keys {
		for _, f := range w.value(k.Rule, k.Name) {
			f.key = k.Name
			all = append(all, f)
		}
	}
	return all
}

type formWriter struct {
	section string
	variant int
}

// value gives the forms of what stands at path: those that the samples have,
// and those that follow from the schema.
func (w formWriter) value(id int16, path string) []form {
	r := &schema.Table[id]
	var out []form
	texts, sampled := w.samples(path)
	for _, t := range texts {
		out = append(out, form{path: path, text: t})
	}
	if len(r.Enum()) > 0 {
		for i := range r.Enum() {
			out = append(out, form{path: path, text: r.Enum()[(i+w.variant)%len(r.Enum())]})
		}
	} else {
		out = append(out, w.scalars(r.Kinds(), path, sampled)...)
	}
	if r.Kinds().Has(schema.Null) {
		out = append(out, form{path: path, text: "null"})
	}
	if r.Kinds().Has(schema.List) {
		out = append(out, w.lists(r, path)...)
	}
	if r.Kinds().Has(schema.Mapping) {
		out = append(out, w.mappings(r, path)...)
	}
	return out
}

// samples are the texts of an attribute that has a syntax of its own.
func (w formWriter) samples(path string) ([]string, bool) {
	row, ok := matrixSamples[w.section+"."+path]
	if !ok {
		row, ok = matrixSamples[within(path)]
	}
	return row[w.variant], ok
}

// scalars are the single values that the kinds allow. sampled: a mere word is
// none of them.
func (w formWriter) scalars(k schema.Kinds, path string, sampled bool) []form {
	var out []form
	add := func(bad bool, texts ...string) {
		for _, t := range texts {
			out = append(out, form{path: path, text: t, bad: bad})
		}
	}
	if k.Has(schema.String) {
		add(sampled || k.Has(schema.Integer|schema.Number|schema.Boolean), fmt.Sprintf("s%d", w.variant))
	}
	switch {
	case k.Has(schema.Number):
		add(false, fmt.Sprint(w.variant+1), fmt.Sprintf("%d.5", w.variant+1))
	case k.Has(schema.Integer):
		add(false, fmt.Sprint(w.variant+1))
	}
	if k.Has(schema.Number|schema.Integer) && k.Has(schema.String) {
		add(false, fmt.Sprintf("'%d'", w.variant+3))
	}
	if k.Has(schema.Boolean) {
		add(false, [...]string{"true", "false"}[w.variant])
		if k.Has(schema.String) {
			add(false, [...]string{"'yes'", "'no'"}[w.variant])
		}
	}
	return out
}

func (w formWriter) lists(r *schema.Rule, path string) []form {
	out := []form{{path: path, text: "[]"}}
	items := []form{{path: path + ".*", text: fmt.Sprintf("s%d", w.variant)}, {path: path + ".*", text: "b"}}
	if r.Items != 0 {
		items = w.value(r.Items, path+".*")
	}
	for _, i := range items {
		out = append(out, form{path: i.path, text: "[" + i.text + "]", bad: i.bad, item: true})
	}
	if _, sampled := w.samples(path); r.Items != 0 && schema.Table[r.Items].Kinds().Has(schema.String) && !sampled {
		out = append(out,
			form{path: path, text: fmt.Sprintf("['a=1', 'c=%d']", w.variant)},
			form{path: path, text: fmt.Sprintf("[s%d, a, s%[1]d]", w.variant)})
	}
	return out
}

func (w formWriter) mappings(r *schema.Rule, path string) []form {
	var out []form
	required := w.required(r, path)
	out = append(out, form{path: path, text: "{" + joined(required, "", "") + "}"})
	for _, k := range r.Keys {
		for _, f := range w.value(k.Rule, path+"."+k.Name) {
			with := required
			if text, ok := matrixBeside[within(path+"."+k.Name)]; ok {
				with = companions(text)
			}
			f.text = "{" + joined(with, k.Name, f.text) + "}"
			out = append(out, f)
		}
	}
	if r.Each != 0 {
		each := w.value(r.Each, path+".*")
		for _, f := range each {
			f.text = fmt.Sprintf("{a: %s}", f.text)
			out = append(out, f)
		}
		out = append(out, form{path: path, text: fmt.Sprintf("{a: %s, %s: %[1]s}", each[0].text, [...]string{"b", "d"}[w.variant])})
	}
	return out
}

// required are the keys that a mapping cannot be without.
func (w formWriter) required(r *schema.Rule, path string) map[string]string {
	if text, ok := matrixInside[within(path)]; ok {
		return companions(text)
	}
	out := map[string]string{}
	for _, name := range r.Required() {
		for _, k := range r.Keys {
			if k.Name == name {
				out[name] = w.value(k.Rule, path+"."+name)[0].text
			}
		}
	}
	return out
}

// companions are keys and values of a sample.
func companions(text string) map[string]string {
	out := map[string]string{}
	for _, c := range strings.Split(text, ", ") {
		key, value, _ := strings.Cut(c, ": ")
		out[key] = value
	}
	return out
}

// within is a path below the container that it belongs to.
func within(path string) string { return strings.TrimPrefix(path, "pre_start.*.") }

// joined writes required keys and one more as the inside of a mapping.
func joined(required map[string]string, key, value string) string {
	parts := []string{}
	for k, v := range required {
		if k != key && k != "" {
			parts = append(parts, k+": "+v)
		}
	}
	if key != "" {
		parts = append(parts, key+": "+value)
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

// sampled reports whether the samples have the attribute.
func sampled(section, path string) bool {
	_, ok := formWriter{section: section}.samples(path)
	return ok
}
