package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/CycloneDX/cyclonedx-go" // its module holds the schemas of the standard
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestBill: the bill of materials of a binary, which is this test itself, is
// valid by the standard's own schema.
func TestBill(t *testing.T) {
	schema := standard(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	j := job{version: "1.2.3", when: time.Unix(1e9, 0).UTC()}
	first, err := billOf(program, body, j)
	if err != nil {
		t.Fatal(err)
	}
	if err := judge(t, schema, first); err != nil {
		t.Error(err)
	}
	if judge(t, schema, bytes.Replace(first, []byte(`"library"`), []byte(`"book"`), 1)) == nil {
		t.Error("the schema takes anything")
	}
	for _, want := range []string{
		`"purl": "pkg:golang/stdlib@1.`, `"timestamp": "2001-09-09T01:46:40Z"`,
		`"purl": "pkg:golang/golang.org/x/mod@v`, `"value": "h1:`,
	} {
		if !strings.Contains(string(first), want) {
			t.Errorf("no %s in\n%s", want, first)
		}
	}
	second, err := billOf(program, body, j)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("not the same bytes again (%v)", err)
	}
}

// TestReleasedBills checks those of a release in ../../dist, where there is one.
func TestReleasedBills(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "dist", "*.cdx.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Skip("no release in dist")
	}
	schema := standard(t)
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := judge(t, schema, body); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func judge(t *testing.T, schema *jsonschema.Schema, body []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(doc)
}

// standard is the schema of CycloneDX 1.6, with those that it refers to.
func standard(t *testing.T) *jsonschema.Schema {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(strings.TrimSpace(string(out)), "schema")
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for url, file := range map[string]string{
		"http://cyclonedx.org/schema/bom-1.6.schema.json":  "bom-1.6.schema.json",
		"http://cyclonedx.org/schema/spdx.schema.json":     "spdx.schema.json",
		"http://cyclonedx.org/schema/jsf-0.82.schema.json": "jsf-0.82.schemax.json",
	} {
		f, err := os.Open(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(url, doc); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile("http://cyclonedx.org/schema/bom-1.6.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestPackageURL(t *testing.T) {
	got := packageURL("github.com/Masterminds/semver", "v2.0.0+incompatible")
	if want := "pkg:golang/github.com/masterminds/semver@v2.0.0%2Bincompatible"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
