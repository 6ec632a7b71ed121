package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/compose/schema"
	"advisor/internal/exit"
	"advisor/internal/report/formats"
	"advisor/internal/terminal"
)

// What a variable of an env file holds, and credentials that are written out,
// are in no byte of what is printed: whatever attribute of the schema they
// stand in, in each format of each command, in messages, too. A value of a
// variable that does not look like a secret may be in what says what runs.
func TestNoAttributeShowsAValue(t *testing.T) {
	const canary = "hunter2canary"
	for _, c := range []struct {
		name, env, value string
		without          []string // attributes that may show it
	}{
		{"secret variable", "DB_PASSWORD=" + canary + "\n", "${DB_PASSWORD}", nil},
		{"part of a text", "API_TOKEN=" + canary + "\n", "./a:${API_TOKEN}/b", nil},
		{"address with a password", "DB_PASSWORD=https://u:" + canary + "@example.org/x\n", "${DB_PASSWORD}", nil},
		{"plain variable", "COLOUR=" + canary + "\n", "${COLOUR}", []string{"image", "platform", "platforms", "profiles", "name"}},
		{"written credentials", "", "https://user:" + canary + "@example.org/x", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			attributes := 0
			for part := range slices.Chunk(leaks(c.value, c.without), 400) {
				attributes += len(part)
				dir := t.TempDir()
				for name, text := range map[string]string{"compose.yaml": leakFile(part), ".env": c.env, "advisor.yaml": "version: 1\n"} {
					if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				for _, args := range leakRuns(testing.Short()) {
					out := everything(t, dir, args)
					if i := strings.Index(out, canary); i >= 0 {
						t.Errorf("%v: …%s…", args, out[max(0, i-120):min(len(out), i+40)])
					}
				}
			}
			t.Logf("%d attributes, %d runs each", attributes, len(leakRuns(testing.Short())))
		})
	}
}

// leakRuns are commands; all formats says that a run writes each.
func leakRuns(short bool) [][]string {
	runs := [][]string{{"scan", allFormats}, {"check"}, {"--ask", "never", allFormats}}
	if short {
		return runs
	}
	return append(runs, []string{"check", "--format", "json"}, []string{"-f", "compose.yaml", "-f", "compose.yaml", "scan"})
}

const allFormats = "all formats"

// everything is all that a run prints, on both streams, and what it writes:
// with allFormats a report in each, of which the text is printed.
func everything(t *testing.T, dir string, args []string) string {
	t.Helper()
	reports := t.TempDir()
	if i := slices.Index(args, allFormats); i >= 0 {
		args = slices.Delete(slices.Clone(args), i, i+1)
		for _, f := range formats.Names() {
			to := filepath.Join(reports, f)
			if f == "text" {
				to = "-"
			}
			args = append(args, "-o", f+"="+to)
		}
	}
	var streams [3]*os.File
	for i := range streams {
		f, err := os.CreateTemp(t.TempDir(), "stream")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		streams[i] = f
	}
	status := runHere(env{
		Streams: terminal.Streams{Stdin: streams[0], Stdout: streams[1], Stderr: streams[2], Getenv: noVariables},
		args:    args, cwd: dir,
	})
	written, err := filepath.Glob(filepath.Join(reports, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Count(strings.Join(args, " "), "-o ") - 1; status == exit.Done && len(written) < want {
		t.Errorf("%v wrote %d of %d reports", args, len(written), want)
	}
	out := ""
	for _, name := range append(written, streams[1].Name(), streams[2].Name()) {
		out += readText(t, name)
	}
	if out == "" {
		t.Errorf("%v printed nothing", args)
	}
	return out
}

// leak is one entry of a section with the value in one attribute.
type leak struct{ section, text string }

// leaks puts the value where the schema allows a text, one attribute at a
// time, and where it does not, too: what is wrong must not show it either.
func leaks(value string, without []string) []leak {
	var out []leak
	for _, section := range []string{"services", "jobs", "networks", "volumes", "secrets", "configs", "models"} {
		id, _, _ := schema.Table[schema.FileRule].Key(section)
		for _, k := range schema.Table[schema.Table[id].Each].Keys {
			for _, form := range leakForms(k.Rule, k.Name, value, without, 0) {
				out = append(out, leak{section, "{" + k.Name + ": " + form + "}"})
			}
		}
	}
	return out
}

// leakForms are values of one attribute with the value somewhere in them.
func leakForms(id int16, name, value string, without []string, depth int) []string {
	if depth > 6 || slices.Contains(without, name) {
		return nil
	}
	r := &schema.Table[id]
	quoted := `"` + value + `"`
	out := []string{quoted}
	if r.Kinds().Has(schema.List) || r.Kinds() == 0 {
		out = append(out, "["+quoted+"]", `["K=`+value+`"]`, `["`+value+`=v"]`)
		if r.Items != 0 && schema.Table[r.Items].Kinds().Has(schema.Mapping) {
			for _, f := range leakForms(r.Items, name, value, without, depth+1) {
				out = append(out, "["+f+"]")
			}
		}
	}
	if r.Each != 0 {
		for _, f := range leakForms(r.Each, name, value, without, depth+1) {
			out = append(out, "{a: "+f+"}")
		}
	}
	for _, k := range r.Keys {
		for _, f := range leakForms(k.Rule, k.Name, value, without, depth+1) {
			required := ""
			for _, q := range r.Required() {
				if q != k.Name {
					required += ", " + q + ": b"
				}
			}
			out = append(out, "{"+k.Name+": "+f+required+"}")
		}
	}
	return out
}

// leakFile is a project with one entry for each leak.
func leakFile(leaks []leak) string {
	sections := map[string]*strings.Builder{}
	for i, l := range leaks {
		b := sections[l.section]
		if b == nil {
			b = &strings.Builder{}
			sections[l.section] = b
		}
		fmt.Fprintf(b, "  x%d: %s\n", i, l.text)
	}
	out := ""
	if sections["services"] == nil {
		out = "services:\n  a: {image: nginx}\n"
	}
	for name, b := range sections {
		out += name + ":\n" + b.String()
	}
	return out
}
