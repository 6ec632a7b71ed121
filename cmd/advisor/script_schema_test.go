package main

import (
	"bytes"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// fitsSchema is the command fits of the scripts: fits SCHEMA FILE holds each JSON
// text of a file, one or a line each, to a schema and to the keys that it
// describes. It must refuse with !.
func fitsSchema(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] fits SCHEMA FILE")
	}
	closed := bytes.ReplaceAll([]byte(ts.ReadFile(args[0])), []byte(`"type": "object",`), []byte(`"type": "object", "additionalProperties": false,`))
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(closed))
	ts.Check(err)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	ts.Check(c.AddResource("schema.json", doc))
	schema, err := c.Compile("schema.json")
	ts.Check(err)
	text := []byte(ts.ReadFile(args[1]))
	texts := [][]byte{text}
	if !bytes.HasPrefix(text, []byte("{\n")) { // a line each
		texts = bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	}
	for i, x := range texts {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(x))
		ts.Check(err)
		switch err := schema.Validate(doc); {
		case err != nil && !neg:
			ts.Fatalf("text %d of %s does not fit: %v", i+1, args[1], err)
		case err == nil && neg:
			ts.Fatalf("text %d of %s fits", i+1, args[1])
		}
	}
}
