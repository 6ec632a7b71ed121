package dockerfile

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func scopeOf(values map[string]string) *scope {
	s := newScope(nil)
	for name, text := range values {
		s.own[name] = variable{text: text}
	}
	return s
}

func TestExpand(t *testing.T) {
	vars := scopeOf(map[string]string{"A": "1", "E": "", "V": "v22.1.0", "Q": `"q"`})
	for in, want := range map[string]string{
		"x$A-${A}":                  "x1-1",
		"${B:-d}${B-d}":             "dd",
		"${E:-d}${E-d}":             "d",
		"${A:+y}${E:+y}${E+y}":      "yy",
		"${B}:$B":                   ":",
		"${B:-${A}}":                "1",
		"${V#v}":                    "22.1.0",
		"${V%.*} ${V%%.*}":          "v22.1 v22",
		"${V##*.}":                  "0",
		"${V/./-} ${V//./-}":        "v22-1.0 v22-1-0",
		"${A:?needed}":              "1",
		`"$A" '$A' \$A \"`:          `1 $A $A "`,
		`us\er`:                     "user",
		"$Q":                        `"q"`,
		"${A}_x$A_x":                "1_x",
		"plain/text:1.2@sha256:abc": "plain/text:1.2@sha256:abc",
		"$":                         "$",
	} {
		got, err := newExpander('\\').expand(in, vars)
		if err != nil || got.text != want {
			t.Errorf("%s: %q, %v, want %q", in, got.text, err, want)
		}
	}
	if got, _ := newExpander('`').expand("C:\\a`$A", vars); got.text != `C:\a$A` {
		t.Errorf("another escape: %q", got.text)
	}
	if got, _ := newExpander('\\').split("80 $A", vars); len(got.words) != 2 || got.words[1] != "1" {
		t.Errorf("words: %q", got.words)
	}
}

func TestExpandMistakes(t *testing.T) {
	vars := scopeOf(map[string]string{"A": "1", "E": ""})
	for in, want := range map[string]error{
		"${":          errQuote,
		"${A":         errQuote,
		`"a`:          errQuote,
		"'":           errQuote,
		"${}":         errQuote,
		"${A!x}":      errQuote,
		"${A:#x}":     errQuote,
		"${A#\\q}":    errQuote,
		"${B:?}":      errNeeded,
		"${B?secret}": errNeeded,
		"${E:?empty}": errNeeded,
	} {
		got, err := newExpander('\\').expand(in, vars)
		if !errors.Is(err, want) || got.text != in || !got.unknown {
			t.Errorf("%s: %+v, %v", in, got, err)
		}
	}
}

// TestExpandUnknown: a value that only the build knows stays in the text by its
// name, beside values that are known.
func TestExpandUnknown(t *testing.T) {
	vars := scopeOf(map[string]string{"A": "1"})
	vars.own["U"] = unknownValue("U")
	for in, want := range map[string]string{"$U/x:$A": "${U}/x:1", "${U:-a}": "${U}", "${U:+a}": "a", "${U:?}": "${U}"} {
		got, err := newExpander('\\').expand(in, vars)
		if err != nil || got.text != want || !got.unknown {
			t.Errorf("%s: %+v, %v", in, got, err)
		}
	}
	if got, _ := newExpander('\\').expandKnown("$N/x:${A}", vars); got.text != "${N}/x:1" || !got.unknown {
		t.Errorf("%+v", got)
	}
}

// TestExpandBounds: words that grow, nest or match without end are given up,
// within a moment for a whole file of them.
func TestExpandBounds(t *testing.T) {
	long := strings.Repeat("y", 3000)
	vars := scopeOf(map[string]string{"X": long, "S": strings.Repeat("*", 2000)})
	began := time.Now()
	for name, in := range map[string]string{
		"long":              strings.Repeat("$X", 5000),
		"grown":             "$X$X",
		"nested defaults":   strings.Repeat("${A:-", 600) + strings.Repeat("}", 600),
		"never closed":      strings.Repeat("${A:-", 800),
		"replaced":          "${X//y/" + long + "}",
		"replaced in turn":  "${X//y/${X//y/${X//y/zz}}}",
		"a pattern of many": "${X#" + strings.Repeat("*", 4000) + "}",
		"a pattern of S":    "${X%%$S}",
	} {
		e := newExpander('\\')
		for range 250 { // a file of 1 MiB
			got, _ := e.expand(in, vars)
			if len(got.text) > maxValue && got.text != in {
				t.Fatalf("%s: %d bytes", name, len(got.text))
			}
		}
	}
	if d := time.Since(began); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

// TestScopes: what a stage sees. FROM sees the arguments before it alone, a
// stage those that it declares, and what the stages below it have.
func TestScopes(t *testing.T) {
	for name, c := range map[string]struct {
		text, base, user string
		ports            string
		args             map[string]Arg
		unresolved       bool
		unknownUser      bool
		gaps             int
	}{
		"quotes":           {text: "ARG V=\"22\"\nFROM node:${V}-alpine\n", base: "node:22-alpine"},
		"a quoted image":   {text: "FROM \"node:22\"\n", base: "node:22"},
		"patterns":         {text: "ARG V=v22.1\nARG W=${V#v}\nFROM node:${W%.*}\n", base: "node:22"},
		"in turn":          {text: "ARG A=2 B=${A}2\nFROM node:$B\n", base: "node:22"},
		"empty":            {text: "ARG SUFFIX\nFROM node:22${SUFFIX}\n", base: "node:22"},
		"no tag left":      {text: "ARG V\nFROM node:$V\n", base: "node:${V}", unresolved: true, gaps: 1},
		"nothing left":     {text: "FROM ${B}\n", base: "${B}", unresolved: true, gaps: 1},
		"half of it":       {text: "ARG R\nARG V=1\nFROM ${R}/a:$V\n", base: "${R}/a:1", unresolved: true, gaps: 1},
		"passed":           {text: "ARG V=1\nFROM node:$V\n", args: map[string]Arg{"V": {Value: "22"}}, base: "node:22"},
		"passed as it is":  {text: "ARG V=1\nFROM node:$V\n", args: map[string]Arg{"V": {Value: "\"22\""}}, base: "node:$V", unresolved: true, gaps: 1},
		"passed unknown":   {text: "ARG V=1\nFROM node:$V\n", args: map[string]Arg{"V": {Unknown: true}}, base: "node:${V}", unresolved: true, gaps: 1},
		"passed unasked":   {text: "FROM node:${V:-1}\n", args: map[string]Arg{"V": {Value: "22"}}, base: "node:1"},
		"the platform":     {text: "FROM base-${TARGETARCH}\n", base: "base-${TARGETARCH}", unresolved: true, gaps: 1},
		"platform passed":  {text: "FROM base-${TARGETARCH}\n", args: map[string]Arg{"TARGETARCH": {Value: "arm64"}}, base: "base-arm64"},
		"must be set":      {text: "FROM node:${V:?which}\n", base: "node:${V:?which}", unresolved: true, gaps: 1},
		"no image":         {text: "FROM Node::\n", base: "Node::", unresolved: true, gaps: 1},
		"global unseen":    {text: "ARG U=app\nFROM a\nUSER $U\n", base: "a"},
		"global declared":  {text: "ARG U=app\nFROM a\nARG U\nUSER $U\n", base: "a", user: "app"},
		"own default":      {text: "ARG U=app\nFROM a\nARG U=own\nUSER $U\n", base: "a", user: "own"},
		"default of empty": {text: "FROM a\nUSER ${U:-1000}\n", base: "a", user: "1000", unknownUser: true},
		"of the base":      {text: "FROM a\nUSER ${NB_UID}\n", base: "a", unknownUser: true},
		"of no base":       {text: "FROM scratch\nUSER ${NB_UID}\n"},
		"an unknown user":  {text: "FROM a\nARG U=1\nUSER $U\n", args: map[string]Arg{"U": {Unknown: true}}, base: "a", user: "${U}"},
		"below":            {text: "FROM a AS b\nARG U=app\nENV P=80\nFROM b\nUSER $U\nEXPOSE $P\n", base: "a", user: "app", ports: "80"},
		"beside":           {text: "FROM a AS b\nARG U=app\nFROM c\nUSER ${U:-x}\n", base: "c", user: "x", unknownUser: true},
		"at once":          {text: "FROM a\nENV U=old\nENV U=new W=$U\nUSER $W\n", base: "a", user: "old"},
		"ENV of old":       {text: "FROM a\nENV U some one\nUSER $U\n", base: "a", user: "some one"},
		"many ports":       {text: "FROM a\nARG P=\"80 443\"\nEXPOSE $P 8080/udp ${NONE}\n", base: "a", ports: "443 80 8080/udp"},
		"quoted user":      {text: "FROM a\nUSER \"app\"\n", base: "a", user: "app"},
		"not closed":       {text: "FROM a\nUSER \"app\n", base: "a", user: "\"app", gaps: 1},
		"escape":           {text: "# escape=`\nFROM a\nARG U=x\nUSER `$U\n", base: "a", user: "$U"},
	} {
		t.Run(name, func(t *testing.T) {
			img := Parse(Input{Path: "D", Data: []byte(c.text), Args: c.args})
			d := img.Facts
			base, unresolved := "", false
			if d.Base != nil {
				base, unresolved = string(d.Base.Ref), d.Base.Unresolved
			}
			if base != c.base || unresolved != c.unresolved || string(d.User) != c.user || strings.Join(d.Ports, " ") != c.ports || len(img.Gaps) != c.gaps || d.UserUnknown != c.unknownUser {
				t.Errorf("base %q %v, user %q %v, ports %v, %v", base, unresolved, d.User, d.UserUnknown, d.Ports, img.Gaps)
			}
		})
	}
}

// TestWritten: the base as it is written stands beside what it comes to.
func TestWritten(t *testing.T) {
	b := Parse(Input{Data: []byte("ARG V=1\nFROM node:$V AS a\nFROM a\n")}).Facts.Base
	if b.Written != "node:$V" || b.Ref != "node:1" {
		t.Errorf("%+v", b)
	}
}

// TestWrongLines: each mistake has its line, and the rest is read.
func TestWrongLines(t *testing.T) {
	img := Parse(Input{Path: "D", Data: []byte("FROM a\nUSRE x\nUSER\nHEALTHCHECK --intervall=3s CMD x\nEXPOSE ${\nCMD [\"a\"]\n")})
	var got []string
	for _, g := range img.Gaps {
		got = append(got, fmt.Sprintf("%d %s", g.Line, g.Reason))
	}
	want := []string{
		"2 left out: not a Dockerfile instruction; did you mean USER?",
		"3 left out: docker build rejects this USER",
		"4 left out: docker build rejects this HEALTHCHECK",
		"5 docker build fails here: " + errQuote.Error(),
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") || img.Facts.CmdForm != "exec" {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// TestContexts: a base that Compose replaces gives an image all that it has.
func TestContexts(t *testing.T) {
	below := Parse(Input{Path: "base/D", Data: []byte("FROM python:3.13\nUSER app\nHEALTHCHECK CMD true\nEXPOSE 80\nENV P=81\nENTRYPOINT [\"tini\", \"--\"]\nCMD [\"uvicorn\", \"a:b\", \"--reload\"]\n")})
	in := Input{Path: "D", Contexts: map[string]Context{
		"base": {Built: &below}, "node": {Image: "debian:13"}, "files": {}, "gone": {Built: &Image{}},
	}}
	read := func(text string) Image {
		in.Data = []byte(text)
		return Parse(in)
	}
	d := read("FROM base\nEXPOSE $P\n").Facts
	if d.Base.Ref != "python:3.13" || d.User != "app" || d.UserAt.String() != "base/D:2" || !d.Healthy || d.HealthyAt.String() != "base/D:3" ||
		strings.Join(d.Ports, " ") != "80 81" || d.DevServer != "uvicorn --reload" || d.CmdForm != "exec" || strings.Join(d.Languages, " ") != "python" {
		t.Errorf("%+v", d)
	}
	d = read("FROM base AS b\nUSER root\nFROM b\nCMD [\"gunicorn\"]\n").Facts
	if d.User != "root" || d.UserAt.String() != "D:2" || d.DevServer != "" || len(d.Environment) != 1 {
		t.Errorf("%+v", d)
	}
	if strings.Join(below.Facts.Ports, " ") != "80" {
		t.Errorf("the image below has changed: %+v", below.Facts)
	}
	for text, want := range map[string]string{
		"FROM node\n":                              "debian:13",
		"FROM docker.io/library/node:latest\n":     "debian:13",
		"FROM node:22\n":                           "node:22",
		"FROM alpine AS node\nUSER x\nFROM node\n": "debian:13",
		"FROM alpine AS base2\nFROM base2\n":       "alpine",
		"ARG B=node\nFROM $B\n":                    "debian:13",
	} {
		if got := read(text).Facts; string(got.Base.Ref) != want || got.Base.Unresolved || got.User != "" {
			t.Errorf("%q: %+v", text, got.Base)
		}
	}
	for _, text := range []string{"FROM files\n", "FROM gone\n"} {
		if got := read(text).Facts; got.Base == nil || !got.Base.Unresolved {
			t.Errorf("%q: %+v", text, got.Base)
		}
	}
}
