package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/compose"
	"advisor/internal/facts"
)

func TestDockerfileGaps(t *testing.T) {
	for name, c := range map[string]struct {
		build string
		files tree
		want  []string
	}{
		"missing":        {"{context: app}", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: app/Dockerfile does not exist"}},
		"another name":   {"{context: app, dockerfile: Dockerfile.prod}", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: app/Dockerfile.prod does not exist"}},
		"remote":         {"'https://github.com/example/app.git#main'", nil, []string{"compose.yaml:3 the build context of x is a remote address: not fetched"}},
		"ssh":            {"'git@github.com:example/app.git'", nil, []string{"compose.yaml:3 the build context of x is a remote address: not fetched"}},
		"outside":        {"../../elsewhere", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: ../../elsewhere/Dockerfile leads outside the project"}},
		"absolute":       {"/etc", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: /etc/Dockerfile leads outside the project"}},
		"wrong line":     {".", tree{"Dockerfile": "FROM alpine\nFORM x\n"}, []string{"Dockerfile:2 left out: not a Dockerfile instruction; did you mean FROM?"}},
		"no such target": {"{context: ., target: prod}", tree{"Dockerfile": "FROM alpine\n"}, []string{"Dockerfile build.target names a stage that does not exist; the last stage was read instead"}},
		"a folder":       {".", tree{"Dockerfile/x": ""}, []string{"compose.yaml:3 the Dockerfile of x was not read: Dockerfile is a folder, not a regular file"}},
		"bad package":    {"{context: .}", tree{"Dockerfile": "FROM node\nCMD npm start\n", "package.json": "{"}, []string{"package.json cannot be parsed: its scripts are not known"}},
		"all is well":    {".", tree{"Dockerfile": "FROM alpine\n"}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree{"compose.yaml": "services:\n  x:\n    build: " + c.build + "\n"}
			for k, v := range c.files {
				files[k] = v
			}
			_, gaps := load(t, files)
			if d := cmp.Diff(c.want, lines(gaps)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestUnsetContext: the variable is a gap of its own, and so is the Dockerfile
// that cannot be found without it.
func TestUnsetContext(t *testing.T) {
	_, gaps := load(t, tree{"compose.yaml": "services:\n  x:\n    build: ${APP_DIR}/app\n"})
	if got := strings.Join(lines(gaps), "\n"); len(gaps) != 2 || !strings.Contains(got, "compose.yaml:3 the build context of x depends on a variable that is not set") {
		t.Error(got)
	}
}

// TestInline: the lines of a Dockerfile inside the Compose file are lines of
// that file, however YAML writes it.
func TestInline(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"literal":          {"|\n        FROM a\n\n        USER x\n        CMD [\"/app\"]\n", "5 7 8"},
		"literal, kept":    {"|2+\n          FROM a\n          USER x\n          CMD [\"/app\"]\n\n\n", "5 6 7"},
		"literal, late":    {"|-\n\n\n        FROM a\n        USER x\n        CMD [\"/app\"]", "7 8 9"},
		"with a tag":       {"!!str &d |   # the image\n        FROM a\n        USER x\n        CMD [\"/app\"]\n", "5 6 7"},
		"on its own":       {"\n        |\n        FROM a\n        USER x\n        CMD [\"/app\"]\n", "6 7 8"},
		"folded":           {">\n        FROM\n        a\n\n        USER x\n\n\n        CMD [\"/app\"]\n", "5 8 11"},
		"folded, indented": {">\n        FROM a\n         AS b\n        FROM b\n\n        USER x\n\n        CMD [\"/app\"]\n", "7 9 11"},
		"quoted":           {"\"FROM a\\nUSER x\\nCMD [\\\"/app\\\"]\"\n", "4 4 4"},
		"quoted, long":     {"\"FROM \\x61\\n\\\n        USER\\tx\\n\n        CMD\\u0020[\\\"/app\\\"]\"\n", "4 5 6"},
		"quoted, folded":   {"\"FROM\n        a\n\n        USER x\n\n        CMD [\\\"/app\\\"]\"\n", "4 7 9"},
		"single":           {"'FROM a\n\n        USER ''x''\n\n        CMD [\"/app\"]'\n", "4 6 8"},
		"plain":            {"FROM a\n\n        USER x\n\n        CMD [\"/app\"]\n", "4 6 8"},
		"with variables":   {"|\n        FROM ${V:-a}\n        USER $$x\n        CMD [\"/app\"]\n", "5 6 7"},
	} {
		for ending, text := range map[string]string{"": c.text, ", CRLF": strings.ReplaceAll(c.text, "\n", "\r\n")} {
			t.Run(name+ending, func(t *testing.T) {
				p, gaps := load(t, tree{"compose.yaml": "services:\n  x:\n    build:\n      dockerfile_inline: " + text})
				d := serviceOf(t, p, "x").Dockerfile
				if d == nil {
					t.Fatalf("%v", lines(gaps))
				}
				if got := fmt.Sprint(d.Place.Line, d.UserAt.Line, d.CmdAt.Line); got != c.want || d.Place.File != "compose.yaml" {
					t.Errorf("%s, want %s", got, c.want)
				}
			})
		}
	}
}

// TestInlineAlias: a text that stands elsewhere has its lines there, and a value
// of an env file that brings lines of its own leaves only the place of the text.
func TestInlineAlias(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml": "x-d: &d |\n  FROM a\n  USER x\nservices:\n  a: {build: {dockerfile_inline: *d}}\n  b: {extends: {file: other.yaml, service: c}}\n  d:\n    build:\n      dockerfile_inline: |\n        FROM a\n        $MORE\n        USER x\n  e: {build: {x-ä: 'öö ''ü', dockerfile_inline: \"FROM a\\n\\\n    USER x\"}}\n",
		"other.yaml":   "services:\n  c:\n    build:\n      dockerfile_inline: |\n        FROM b\n        USER y\n",
		".env":         "MORE=\"RUN x\nRUN y\"\n",
	})
	for name, want := range map[string]string{"a": "compose.yaml:2 compose.yaml:3", "b": "other.yaml:5 other.yaml:6", "d": "compose.yaml:9 compose.yaml:9", "e": "compose.yaml:13 compose.yaml:14"} {
		d := serviceOf(t, p, name).Dockerfile
		if got := d.Place.String() + " " + d.UserAt.String(); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestTargetAndArgs: the stage and the base that Compose asks for.
func TestTargetAndArgs(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml": "services:\n  a: {build: {context: ., target: dev, args: {V: '3.13'}}}\n  b: {build: {context: ., args: [V=3.12]}}\n",
		"Dockerfile":   "ARG V=3.9\nFROM python:${V} AS dev\nCMD flask run\nFROM python:${V}-slim\nCMD gunicorn app\n",
	})
	a, b := serviceOf(t, p, "a"), serviceOf(t, p, "b")
	if a.Dockerfile.Base.Ref != "python:3.13" || a.DevServer != "flask run" || a.DevServerAt.String() != "Dockerfile:3" {
		t.Errorf("a: %+v", a.Dockerfile)
	}
	if b.Dockerfile.Base.Ref != "python:3.12-slim" || b.DevServer != "" || b.Dockerfile.Final != "1" {
		t.Errorf("b: %+v", b.Dockerfile)
	}
	if n := countKind(p, "dockerfile"); n != 1 {
		t.Errorf("read %d times", n)
	}
}

func countKind(p facts.Project, kind string) int {
	n := 0
	for _, f := range p.Files {
		if f.Kind == kind {
			n++
		}
	}
	return n
}

// TestCommandOfCompose: what the Compose file says replaces what the image
// says, and the entry point of the image stays.
func TestCommandOfCompose(t *testing.T) {
	for service, want := range map[string]string{
		"{build: .}":                        "uvicorn --reload",
		"{build: ., command: gunicorn app}": "",
		"{build: ., command: flask run}":    "flask run",
		"{build: ., environment: {RAILS_ENV: production}, command: bin/rails s}": "",
		"{build: ., command: bin/rails s}":                                       "rails server",
		"{build: ., command: bin/rails s, env_file: x.env}":                      "",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + service + "\n", "Dockerfile": "FROM python\nENTRYPOINT [\"tini\", \"--\"]\nCMD [\"uvicorn\", \"a:b\", \"--reload\"]\n", "x.env": ""})
		if got := serviceOf(t, p, "x").DevServer; got != want {
			t.Errorf("%s: %q", service, got)
		}
	}
}

func TestAdditionalContexts(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml": `services:
  a: {build: {context: ., additional_contexts: {base: "docker-image://debian:13"}}}
  b: {build: {context: ., additional_contexts: {base: "service:low"}}}
  c: {build: .}
  d: {build: {context: ., additional_contexts: {base: "service:d"}}}
  e: {build: {context: ., additional_contexts: {base: "service:f"}}}
  f: {build: {context: ., additional_contexts: {base: "service:e"}}}
  g: {build: {context: ., additional_contexts: {base: ./low}}}
  h: {build: {context: ., additional_contexts: ["base=service:b"]}}
  i: {build: {context: ., additional_contexts: {base: "service:pulled"}}}
  low: {build: low}
  pulled: {image: "debian:13"}
`,
		"Dockerfile":     "FROM base\n",
		"low/Dockerfile": "FROM python:3.13\nUSER app\nHEALTHCHECK CMD true\n",
	})
	for name, want := range map[string]string{
		"a": "debian:13 false  ", "b": "python:3.13 false app low/Dockerfile:3 python", "c": "base false  ", "d": "base true  ", "e": "base true  ",
		"f": "base true  ", "g": "base true  ", "h": "python:3.13 false app low/Dockerfile:3 python", "i": "base true  ", "low": "python:3.13 false app low/Dockerfile:3 python",
	} {
		s := serviceOf(t, p, name)
		d := s.Dockerfile
		at := ""
		if d.Healthy {
			at = d.HealthyAt.String()
		}
		if got := fmt.Sprintf("%s %v %s %s %s", d.Base.Ref, d.Base.Unresolved, d.User, at, strings.Join(s.Languages, " ")); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestBuildArgs: what the env files say reaches FROM, and what nobody says
// leaves it open.
func TestBuildArgs(t *testing.T) {
	p, gaps := load(t, tree{
		"compose.yaml": `services:
  a: {build: {context: ., args: {V: "${T}"}}}
  b: {build: {context: ., args: ["V=${T}-alpine"]}}
  c: {build: {context: ., args: {V: "${NONE:-20}"}}}
  d: {build: {context: ., args: {V: "${NONE}"}}}
  e: {build: {context: ., args: [T]}}
  f: {build: {context: ., args: {NONE: }}}
  g: {build: {context: ., args: {V: 21.5}}}
  h: {build: {context: ., args: {V: "$$X"}}}
  i: {build: .}
`,
		".env":       "T=22\n",
		"Dockerfile": "ARG V=18\nARG T=$V\nARG NONE\nFROM node:${T}${NONE}\n",
	})
	for name, want := range map[string]string{
		"a": "node:22 false", "b": "node:22-alpine false", "c": "node:20 false", "d": "node:${V} true", "e": "node:22 false",
		"f": "node:18${NONE} true", "g": "node:21.5 false", "h": "node:$X${NONE} true", "i": "node:18 false",
	} {
		b := serviceOf(t, p, name).Dockerfile.From()
		if got := fmt.Sprint(b.Ref, " ", b.Unresolved); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := strings.Join(lines(gaps), "\n"); strings.Count(got, "Dockerfile:4") != 3 {
		t.Error(got)
	}
}

func TestNoIgnore(t *testing.T) {
	for name, c := range map[string]struct {
		files tree
		want  bool
	}{
		"none":        {tree{"app/Dockerfile": "FROM a\n"}, true},
		"there":       {tree{"app/Dockerfile": "FROM a\n", "app/.dockerignore": ""}, false},
		"of the file": {tree{"app/Dockerfile": "FROM a\n", "app/Dockerfile.dockerignore": ""}, false},
		"no folder":   {tree{}, false},
	} {
		c.files["compose.yaml"] = "services:\n  x: {build: app}\n"
		p, _ := load(t, c.files)
		if got := serviceOf(t, p, "x").Build.NoIgnore; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	dir := write(t, tree{"compose.yaml": "services:\n  x: {build: app}\n", "app/Dockerfile": "FROM a\n"})
	if err := os.Symlink("/etc/ignore", filepath.Join(dir, "app/.dockerignore")); err != nil {
		t.Skip(err)
	}
	p, _ := loadInput(t, Input{Input: compose.Input{Dir: dir}})
	if serviceOf(t, p, "x").Build.NoIgnore {
		t.Error("an ignore file that leads outside the project is said to be none")
	}
}

// What only a variable holds, or what is named like a secret, is shown as the
// argument that brings it into the Dockerfile.
func TestArgumentsAreNotShown(t *testing.T) {
	const long = "hunter2hunter2"
	for name, c := range map[string]struct {
		args, dockerfile string
		want             string // base image, user, ports, final stage
	}{
		"no argument":                   {"{}", "ARG V=3\nFROM python:$V AS last\nUSER 1000\nEXPOSE 80\n", "python:3 1000 [80] last"},
		"a plain text":                  {"{V: '3.13'}", "ARG V\nFROM python:$V AS last\nUSER app\n", "python:3.13 app [] last"},
		"an empty one":                  {"{V: '', TOKEN: ''}", "ARG V\nFROM python$V AS last\nUSER app\n", "python app [] last"},
		"a variable":                    {"{V: '${LONG}'}", "ARG V\nFROM python:${V}\nARG V\nUSER $V\nEXPOSE 80\n", "python:${V} ${V} [80] 0"},
		"a short one":                   {"{V: '${SHORT}'}", "ARG V\nFROM python:${V}-slim\nARG V\nUSER $V\nEXPOSE 8$V\n", "python:${V}-slim ${V} [87] 0"},
		"a short one that is not named": {"{V: '${SHORT}'}", "FROM python:7\nUSER 1007\nEXPOSE 8070\n", "python:7 1007 [8070] 0"},
		"through another argument":      {"{V: '${LONG}'}", "ARG V\nARG W=$V\nFROM python:$W\n", "python:$W  [] 0"},
		"a variable with a default":     {"{V: '${NONE:-3.13}'}", "ARG V\nFROM python:$V\n", "python:3.13  [] 0"},
		"named like a secret":           {"{TOKEN: " + long + "}", "ARG TOKEN\nFROM registry.example/$TOKEN/app\nARG TOKEN\nUSER $TOKEN\n", "registry.example/$TOKEN/app ${TOKEN} [] 0"},
		"no base":                       {"{V: '${LONG}'}", "FROM scratch\nARG V\nUSER $V\n", " ${V} [] 0"},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := load(t, tree{".env": "LONG=" + long + "\nSHORT=7\n", "compose.yaml": "services:\n  x: {build: {context: ., args: " + c.args + "}}\n", "Dockerfile": c.dockerfile})
			d := serviceOf(t, p, "x").Dockerfile
			base := ""
			if d.Base != nil {
				base = string(d.Base.Ref)
			}
			if got := fmt.Sprintf("%s %s %v %s", base, d.User, d.Ports, d.Final); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if b := d.From(); b != nil && b.Unresolved {
				t.Errorf("how it is shown says that %s is not known", b.Ref)
			}
		})
	}
}

// TestDockerfileBudget: many variants of one large Dockerfile end at the limit,
// which is said.
func TestDockerfileBudget(t *testing.T) {
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range 40 {
		fmt.Fprintf(&b, "  s%02d: {build: {context: ., args: {N: '%d'}}}\n", i, i)
	}
	_, gaps := load(t, tree{"compose.yaml": b.String(), "Dockerfile": "FROM alpine\n" + strings.Repeat("#"+strings.Repeat("x", 98)+"\n", 2000)})
	last := lines(gaps)
	if len(last) != 20 || !strings.Contains(last[0], "limit of 4096 KiB") {
		t.Errorf("%d gaps, first %v", len(last), last[:1])
	}
}

// TestLanguages come from the Dockerfile, or from the image that is pulled.
func TestLanguages(t *testing.T) {
	p, _ := load(t, tree{"compose.yaml": "services:\n  a: {image: 'node:22'}\n  b: {build: .}\n  c: {image: postgres}\n", "Dockerfile": "FROM node AS web\nFROM python\nCOPY --from=web /d /d\n"})
	for name, want := range map[string]string{"a": "[javascript]", "b": "[javascript python]", "c": "[]"} {
		if got := fmt.Sprint(serviceOf(t, p, name).Languages); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
