package schema

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

func scalar(typ tree.ScalarType, text string) *tree.Node {
	return &tree.Node{Kind: tree.Scalar, Type: typ, Text: text, Size: 1}
}

func word(text string) *tree.Node { return scalar(tree.Str, text) }

func mapping(pairs ...any) *tree.Node {
	var entries []tree.Entry
	for i := 0; i < len(pairs); i += 2 {
		entries = append(entries, tree.Entry{Key: pairs[i].(string), Val: pairs[i+1].(*tree.Node)})
	}
	return tree.NewMapping(tree.Pos{}, entries)
}

func list(items ...*tree.Node) *tree.Node { return tree.NewList(tree.Pos{}, items) }

// placed is a place, its keys parted by slashes.
func placed(path string) *diagnostics.Path {
	var at *diagnostics.Path
	for key := range strings.SplitSeq(path, "/") {
		at = at.To(key)
	}
	return at
}

// A rule allows kinds; what a variable gives may be a number or a truth value
// though it is text.
func TestAllows(t *testing.T) {
	unset, filled := word("${A}"), func(s string) *tree.Node { n := word(s); n.Filled = true; return n }
	unset.Unset = true
	values := map[string]*tree.Node{
		"null": tree.NewNull(tree.Pos{}), "list": list(), "mapping": mapping(), "text": word("a"), "true as text": word("true"), "5 as text": word("5"), "5": scalar(tree.Integer, "5"), "5.0": scalar(tree.Float, "5.0"), "1.5": scalar(tree.Float, "1.5"), "true": scalar(tree.Boolean, "true"),
		"unset": unset, "filled 5": filled("5"), "filled a": filled("a"), "filled true": filled("true"),
	}
	for k, want := range map[kinds]string{
		0:         "null,list,mapping,text,true as text,5 as text,5,5.0,1.5,true,unset,filled 5,filled a,filled true",
		isNull:    "null",
		isList:    "list",
		isMapping: "mapping",
		isString:  "text,true as text,5 as text,unset,filled 5,filled a,filled true",
		isInteger: "5,5.0,unset,filled 5",
		isNumber:  "5,5.0,1.5,unset,filled 5",
		isBoolean: "true as text,true,unset,filled true",
	} {
		allowed := map[string]bool{}
		for _, name := range strings.Split(want, ",") {
			allowed[name] = true
		}
		for name, n := range values {
			if got := (&Rule{kinds: k}).allows(n); got != allowed[name] {
				t.Errorf("%s where %q is allowed: %v", name, k.describe(), got)
			}
		}
	}
}

// What is wrong with a kind, and how to mend it.
func TestKindsInWords(t *testing.T) {
	for _, c := range []struct {
		k          kinds
		n          *tree.Node
		hint, isA  string
		describing string
	}{
		{isString, scalar(tree.Integer, "5"), "put it in quotes", "a number", "text"},
		{isString | isNumber, scalar(tree.Boolean, "true"), "", "true or false", "text or a number"},
		{isString | isInteger, scalar(tree.Boolean, "true"), "", "true or false", "text or a whole number"},
		{isString, list(), "", "a list", "text"},
		{isString | isList, word("a"), "write it as a list item: - value", "text", "text or a list"},
		{isList, word("a"), "write it as a list item: - value", "text", "a list"},
		{isList, mapping(), "", "a mapping", "a list"},
		{isInteger, scalar(tree.Float, "1.5"), "", "a fraction", "a whole number"},
		{isBoolean, scalar(tree.Float, "1.5"), "", "a number", "true or false"},
		{isInteger, word("a"), "", "text", "a whole number"},
		{isMapping | isNull | isBoolean, word("a"), "", "text", "true or false, a mapping or empty"},
	} {
		r := Rule{kinds: c.k}
		if hint, isA, says := r.kindHint(c.n), r.butIs(c.n), c.k.describe(); hint != c.hint || isA != c.isA || says != c.describing {
			t.Errorf("%s for %s: %q, is %q", c.n.Describe(), says, hint, isA)
		}
	}
	if atMost(0) != "" || atMost(5) != " and at most 5" {
		t.Error("a limit of 0 is none")
	}
}

// A key is known, an extension, one that the user names, or none.
func TestKey(t *testing.T) {
	keys := []Attribute{{"a", 1}, {"b", 2}, {"d", 3}}
	for _, c := range []struct {
		r     Rule
		name  string
		next  int16
		known bool
		ok    bool
	}{
		{Rule{Keys: keys}, "a", 1, true, true},
		{Rule{Keys: keys}, "b", 2, true, true},
		{Rule{Keys: keys}, "d", 3, true, true},
		{Rule{Keys: keys}, "c", 0, false, true},
		{Rule{Keys: keys, closed: true}, "c", 0, false, false},
		{Rule{Keys: keys, closed: true}, "e", 0, false, false},
		{Rule{Keys: keys, closed: true}, "x-a", 0, false, false},
		{Rule{Keys: keys, closed: true, extend: true}, "x-a", 0, true, true},
		{Rule{Keys: keys, closed: true, extend: true}, "xa", 0, false, false},
		{Rule{Each: 7, closed: true}, "any name", 7, false, true},
		{Rule{Each: 7, closed: true}, "", 0, false, false},
		{Rule{Each: 7, names: plainNames, closed: true}, "any name", 0, false, false},
		{Rule{Each: 7, names: plainNames, closed: true}, "any-name_1.A", 7, false, true},
		{Rule{Each: 7, names: plainNames, closed: true}, "", 0, false, false},
	} {
		next, known, ok := c.r.Key(c.name)
		if next != c.next || known != c.known || ok != c.ok {
			t.Errorf("%+v: %q: %d, %v, %v", c.r, c.name, next, known, ok)
		}
	}
	for name, want := range map[string]bool{"a": true, "z": true, "A": true, "Z": true, "0": true, "9": true, ".": true, "_": true, "-": true, "": false, "`": false, "{": false, "@": false, "[": false, "/": false, ":": false, "a b": false, "ä": false} {
		if got := plainName(name); got != want {
			t.Errorf("%q is plain: %v", name, got)
		}
	}
}

// logged is what a validator says of a value.
func logged(f func(v Validator)) string {
	log := diagnostics.NewLog()
	log.AddFile("f")
	f(Validator{Log: log})
	var out []string
	for _, p := range log.Problems() {
		out = append(out, p.Message)
	}
	for _, g := range log.Gaps(nil) {
		out = append(out, "gap: "+string(g.Reason))
	}
	return strings.Join(out, "; ")
}

// A text is one of some words, fits a pattern and lies between limits; what is not
// set may be anything.
func TestText(t *testing.T) {
	unset := word("${A}")
	unset.Unset = true
	limits := &Rule{kinds: isInteger, limited: true, min: 1, max: 10}
	for _, c := range []struct {
		r    *Rule
		n    *tree.Node
		want string
	}{
		{&Rule{enum: []string{"a", "b"}}, word("a"), ""},
		{&Rule{enum: []string{"a", "b"}}, word("c"), "x must be one of a, b"},
		{&Rule{enum: []string{"a", "b"}}, unset, ""},
		{&Rule{enum: []string{"a", "b"}}, scalar(tree.Integer, "5"), ""},
		{&Rule{pattern: "^[a-z]+$"}, word("a"), ""},
		{&Rule{pattern: "^[a-z]+$"}, word("A"), "x has a value that Compose does not accept"},
		{&Rule{}, word("A"), ""},
		{limits, scalar(tree.Integer, "1"), ""},
		{limits, scalar(tree.Integer, "10"), ""},
		{limits, scalar(tree.Integer, "0"), "x must be at least 1 and at most 10"},
		{limits, scalar(tree.Integer, "11"), "x must be at least 1 and at most 10"},
		{limits, scalar(tree.Float, "11"), ""},
		{&Rule{limited: true, min: -5}, scalar(tree.Integer, "1000"), ""},
		{&Rule{limited: true, min: -5}, scalar(tree.Integer, "-6"), "x must be at least -5"},
		{&Rule{min: 5}, scalar(tree.Integer, "1"), ""},
	} {
		ok := false
		got := logged(func(v Validator) { ok = v.validateText(c.r, c.n, tree.Pos{}, placed("x")) })
		if got != c.want || ok != (c.want == "") {
			t.Errorf("%+v: %s: %q, %v", c.r, c.n.Text, got, ok)
		}
	}
}

// What of a text Compose makes a number or a truth value has to be one.
func TestCast(t *testing.T) {
	of := func(k kinds) *Rule { return &Rule{kinds: k} }
	for _, c := range []struct {
		path string
		r    *Rule
		n    *tree.Node
		want string
	}{
		{"services/web/tty", of(isString | isBoolean), word("true"), ""},
		{"services/web/tty", of(isString | isBoolean), word("perhaps"), "services.web.tty must be true or false"},
		{"jobs/web/tty", of(isString | isBoolean), word("perhaps"), "jobs.web.tty must be true or false"},
		{"services/web/scale", of(isString | isInteger), word("0x1F"), ""},
		{"services/web/scale", of(isString | isInteger), word("two"), "services.web.scale must be a whole number"},
		{"services/web/scale", of(isString | isInteger), scalar(tree.Integer, "2"), ""},
		{"services/web/scale", of(isInteger), word("two"), ""}, // refused by its kind
		{"services/web/scale", of(isString), word("two"), ""},
		{"services/web/cpus", of(isString | isNumber), word("1.5"), ""},
		{"services/web/cpus", of(isString | isNumber), word("much"), "services.web.cpus must be a number"},
		{"services/web/image", of(isString | isNumber), word("much"), ""},
		{"services/web/pre_start/0/tty", of(isString | isBoolean), word("perhaps"), "services.web.pre_start.0.tty must be true or false"},
		{"networks/n/internal", of(isString | isBoolean), word("perhaps"), "networks.n.internal must be true or false"},
		{"networks/n/driver", of(isString | isBoolean), word("perhaps"), ""},
		{"networks/n", of(isString | isBoolean), word("perhaps"), ""},
	} {
		ok := false
		got := logged(func(v Validator) { ok = v.cast(c.r, c.n, tree.Pos{}, placed(c.path)) })
		if got != c.want || ok != (c.want == "") {
			t.Errorf("%s: %s: %q, %v", c.path, c.n.Text, got, ok)
		}
	}
}

// Lists of services that Compose rids of what is twice are no mistake.
func TestDeduplicated(t *testing.T) {
	for path, want := range map[string]bool{
		"services/web/cap_add": true, "services/web/build/tags": true, "services/web/security_opt": false, "jobs/web/cap_add": false, "services/web": false, "networks/n/labels": true, "networks/n/x": false,
		"services/web/networks/n/aliases": true, "services/web/networks/n/link_local_ips": true, "services/web/networks/n/other": false, "services/web/other/n/aliases": false, "services/web/networks/n/aliases/x": false,
	} {
		if got := deduplicated(placed(path)); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	r := &Rule{unique: true}
	unset := word("a")
	unset.Unset = true
	for _, c := range []struct {
		r    *Rule
		path string
		n    *tree.Node
		want string
	}{
		{r, "services/web/security_opt", list(word("a"), word("b")), ""},
		{r, "services/web/security_opt", list(word("a"), word("b"), word("a")), "services.web.security_opt has the same item twice"},
		{r, "services/web/cap_add", list(word("a"), word("a")), ""},
		{&Rule{}, "services/web/security_opt", list(word("a"), word("a")), ""},
		{r, "services/web/security_opt", list(word("1"), scalar(tree.Integer, "1")), ""},
		{r, "services/web/security_opt", list(unset, unset, word("a")), ""},
		{r, "services/web/security_opt", list(list(), list(), mapping(), mapping()), ""},
	} {
		if got := logged(func(v Validator) { v.unique(c.r, c.n, placed(c.path)) }); got != c.want {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}

// What the top level has to be, and what it is taken for otherwise.
func TestTopLevel(t *testing.T) {
	service := mapping("image", word("x"))
	many := func(n int) *tree.Node {
		var pairs []any
		for i := range n {
			pairs = append(pairs, fmt.Sprint("s", i), service)
		}
		return mapping(pairs...)
	}
	for name, c := range map[string]struct {
		n       *tree.Node
		want    string
		compose bool // it is a Compose file
		kept    int  // services; -1: nothing
	}{
		"services":                   {mapping("services", mapping("a", service)), "", true, 1},
		"a list":                     {list(word("a")), "must be a mapping with services, not a list", false, -1},
		"a manifest":                 {mapping("apiVersion", word("v1"), "kind", word("Pod")), "is a Kubernetes manifest, not a Compose file", false, -1},
		"a kind alone":               {mapping("kind", word("Pod"), "services", mapping("a", service)), "gap: unknown key \"kind\": not in Compose as of ", true, 1},
		"version 1":                  {mapping("web", service, "db", mapping("build", word("."))), "is in version 1 of the Compose file format, which has no services key", true, 2},
		"version 1, but for one key": {mapping("web", service, "x-other", mapping()), "unknown key \"web\"", false, 0},
		"nothing":                    {mapping(), "", false, 0},
		"a name alone":               {mapping("name", word("n"), "version", word("3")), "", false, 0},
		"volumes alone":              {mapping("volumes", mapping()), "", true, 0},
		"as many as may be":          {mapping("services", many(maxServices)), "", true, maxServices},
		"one more":                   {mapping("services", many(maxServices+1)), "gap: more than 1000 services: those from here on were left out; split the file to have them read", true, maxServices},
	} {
		kept := -1
		got := logged(func(v Validator) {
			if n := v.CheckTopLevel(c.n, tree.Pos{}); n != nil {
				kept = len(tree.EntriesOf(n.Get("services")))
			}
		})
		is := c.n.Kind == tree.Mapping && IsComposeFile(c.n)
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" || kept != c.kept || is != c.compose {
			t.Errorf("%s: %q, %d kept, a Compose file: %v", name, got, kept, is)
		}
	}
}

// Where a key belongs that Compose knows in another place.
func TestUnknownKeys(t *testing.T) {
	for _, c := range []struct {
		path, key string
		val       *tree.Node
		want      string
	}{
		{"services/web", "imagee", word("x"), `services.web: unknown key "imagee" (did you mean "image"?)`},
		{"", "web", mapping("image", word("x")), `unknown key "web" (it looks like a service: indent it below services:)`},
		{"", "web", mapping("build", word("x")), `unknown key "web" (it looks like a service: indent it below services:)`},
		{"services/volumes", "data", mapping(), `services.volumes: unknown key "data" (volumes is a key of its own beside services: check the indentation)`},
		{"services/web", "replicas", word("2"), `services.web: unknown key "replicas" ("replicas" is a key of deploy: check the indentation)`},
		{"", "ports", list(), `unknown key "ports" (ports is a key of a service: check the indentation)`},
		{"services/web/build", "networks", list(), `services.web.build: unknown key "networks" (did you mean "network"?)`},
		{"services/web", "quux", word("x"), ""},
	} {
		log := diagnostics.NewLog()
		log.AddFile("f")
		var where *diagnostics.Path
		rule := int16(FileRule)
		if c.path != "" {
			where = placed(c.path)
			rule = ServiceRule
		}
		if strings.HasSuffix(c.path, "/build") {
			next, _, _ := Table[ServiceRule].Key("build")
			rule = next
		}
		Validator{Log: log}.unknownKey(&Table[rule], tree.Entry{Key: c.key, Val: c.val}, where)
		got := ""
		for _, p := range log.Problems() {
			got = p.Message
			if p.Hint != "" {
				got += " (" + p.Hint + ")"
			}
		}
		if got != c.want || (len(log.Gaps(nil)) == 1) != (c.want == "") {
			t.Errorf("%s %s: %q, %v", c.path, c.key, got, log.Gaps(nil))
		}
	}
}
