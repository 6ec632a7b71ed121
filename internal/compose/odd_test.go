package compose

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/compose/schema"
)

// oddValues are what honest and other people write by mistake.
func oddValues() []string {
	return []string{"", "5", "-1", "1.5", "true", "2020-01-01", "''", "text", "[]", "[null]", "[[1]]", "[{a: b}]", "{}", "{a: null}", "{a: [b]}", "${UNSET}", "!reset", "99999999999999999999", ".nan"}
}

// oddFiles calls f with a file for every attribute of the schema and every odd
// value of it.
func oddFiles(f func(text string)) {
	var walk func(id int16, before, after string, depth int)
	walk = func(id int16, before, after string, depth int) {
		for _, v := range oddValues() {
			f(before + v + after)
		}
		r := &schema.Table[id]
		if depth == 0 {
			return
		}
		for _, k := range r.Keys {
			image := ""
			if (id == schema.ServiceRule || id == schema.JobRule) && k.Name != "image" {
				image = "image: x, "
			}
			walk(k.Rule, before+"{"+image+k.Name+": ", "}"+after, depth-1)
		}
		if r.Each != 0 {
			walk(r.Each, before+"{name: ", "}"+after, depth-1)
		}
		if r.Items != 0 {
			walk(r.Items, before+"[", "]"+after, depth-1)
		}
	}
	walk(schema.FileRule, "", "", 5)
}

// No attribute with an odd value makes the loading fail in an unclear way: by
// itself, merged with itself, and reached by extends.
func TestOddValues(t *testing.T) {
	dir := t.TempDir()
	n, each := 0, 3 // some 8,000 files
	if testing.Short() {
		each = 120
	}
	oddFiles(func(text string) {
		if n++; n%each != 0 {
			return
		}
		for i, files := range [][]string{{text}, {text, text}, {"services: {name: {extends: {file: f1.yml, service: name}}}", text}} {
			if i > 0 && n%2 != 0 {
				continue
			}
			var paths []string
			for j, f := range files {
				p := filepath.Join(dir, fmt.Sprintf("f%d.yml", j))
				if err := os.WriteFile(p, []byte(f), 0o600); err != nil {
					t.Fatal(err)
				}
				paths = append(paths, p)
			}
			if i == 2 {
				paths = paths[:1]
			}
			l, err := Load(context.Background(), Input{Dir: dir, Files: paths})
			var ps Problems
			if err == nil {
				for name := range l.Values().Reveal().Services {
					l.Attributes(name)
					l.Ports(name)
				}
				l.Root.Close()
			} else if !errors.As(err, &ps) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %v", files, err)
			}
		}
	})
	t.Logf("%d files", n)
}

// refusal is why docker compose would refuse what was loaded, empty where it
// would not.
func refusal(l *Loaded, err error) string {
	if err != nil {
		return err.Error()
	}
	for _, p := range l.Problems {
		return string(p.File) + ":" + strconv.Itoa(p.Line) + ": " + string(p.Message)
	}
	for _, g := range l.Gaps {
		if strings.Contains(string(g.Reason), "not in Compose as of") {
			return string(g.Reason)
		}
	}
	return ""
}

// In what docker compose accepts there is no problem; in what it refuses there
// is one, but for what is tolerated on purpose: variables without value, bare
// dates (which are text here), numbers that it trips over, and triggers of
// jobs, which have a condition of their own in the schema.
func TestVerdictsEqualComposeGo(t *testing.T) {
	each := 20 // a sample: compose-go is slow
	if testing.Short() {
		each = 60
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "f.yml")
	tolerated := func(text string) bool {
		for _, part := range []string{"UNSET", "2020-01-01", ".nan", "99999999999999999999", "expose: [1.5]", "triggers"} {
			if strings.Contains(text, part) {
				return true
			}
		}
		return false
	}
	n, same := 0, 0
	oddFiles(func(text string) {
		if n++; n%each != 0 {
			return
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Load(context.Background(), Input{Dir: dir, Files: []string{path}})
		why := refusal(unresolved(l), err)
		if err == nil {
			l.Root.Close()
		}
		refused := oracleChecks("x", []string{path})
		switch {
		case (why == "") == (refused == nil):
			same++
		case tolerated(text):
		case why != "":
			t.Errorf("%q is refused, docker compose accepts it: %s", text, why)
		default:
			t.Errorf("%q is accepted, docker compose rejects it: %v", text, refused)
		}
	})
	t.Logf("the same verdict on %d of %d files", same, n/20)
}
