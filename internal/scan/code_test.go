package scan

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// What mounted folders hold: code is looked for four folders deep, and not in
// what is hidden or fetched.
func TestMountedFoldersHoldCode(t *testing.T) {
	files := tree{
		"src/main.go": "", "src2/PACKAGE.JSON": "", "src3/x/App.TSX": "",
		"deep4/a/b/c/d/x.py": "", "deep5/a/b/c/d/e/x.py": "",
		"hidden/.git/x.py": "", "fetched/node_modules/x.js": "", "vendored/vendor/x.go": "", "plain/x.txt": "", "empty.py": "",
	}
	want := map[string]string{
		"./src": "code", "./src2": "code", "./src3": "code", "./deep4": "code", "./deep5": "other", "./hidden": "other", "./fetched": "other",
		"./vendored": "other", "./plain": "other", "./empty.py": "other", "./none": "absent", "./src/": "code", "/src": "", "~/src": "", "${X}/src": "",
		"../..": "", "./src/main.go": "other",
	}
	text := "services:\n"
	var sources []string
	for source := range want {
		text += fmt.Sprintf("  s%d: {image: x, volumes: ['%s:/app']}\n", len(sources), source)
		sources = append(sources, source)
	}
	files["compose.yaml"] = text + "  named: {image: x, volumes: ['src:/app']}\nvolumes: {src: {}}\n"
	p, _ := load(t, files)
	for i, source := range sources {
		if got := serviceOf(t, p, fmt.Sprintf("s%d", i)).Mounts[0].Holds; got != want[source] {
			t.Errorf("%s holds %q, want %q", source, got, want[source])
		}
	}
	if got := serviceOf(t, p, "named").Mounts[0].Holds; got != "" {
		t.Errorf("a volume holds %q", got)
	}
}

// So many folders of a project are looked into, and no more.
func TestFoldersOfCodeAreBounded(t *testing.T) {
	for folders, want := range map[int]string{maxCodeFolders - 2: "code", maxCodeFolders - 1: "other"} {
		files := tree{"compose.yaml": "services:\n  a: {image: x, volumes: ['./many:/x']}\n  b: {image: x, volumes: ['./src:/x']}\n", "src/x.py": ""}
		for i := range folders {
			files[fmt.Sprintf("many/f%03d/x.txt", i)] = ""
		}
		p, _ := load(t, files)
		if got := serviceOf(t, p, "b").Mounts[0].Holds; got != want {
			t.Errorf("after %d folders and their own: %s, want %s", folders, got, want)
		}
	}
}

// How a service is built: what is there keeps the name that it has, whatever
// variables it is written with; what is far is never looked for.
func TestBuilds(t *testing.T) {
	files := tree{
		".env": "APP=app\nFILE=Dockerfile.x\nGONE=gone\nFOLDER=sub\n", "app/sub/x": "", "app/Dockerfile": "FROM a\n", "app/Dockerfile.x": "FROM a\n",
		"compose.yaml": "services:\n" +
			"  plain: {build: app}\n  named: {build: {context: $APP, dockerfile: $FILE}}\n  gone: {build: {context: $GONE, dockerfile: $FILE}}\n" +
			"  far: {build: 'https://example.org/x.git'}\n  git: {build: 'git@example.org:x.git'}\n  hub: {build: 'github.com/a/b'}\n" +
			"  inline: {build: {context: app, dockerfile_inline: 'FROM a'}}\n  file: {build: {context: app, dockerfile: gone}}\n" +
			"  absent: {build: {context: app, dockerfile: $GONE}}\n  folder: {build: {context: app, dockerfile: $FOLDER}}\n  beside: {build: {context: $GONE, dockerfile: '../app/${FILE}'}}\n",
	}
	p, _ := load(t, files)
	for name, want := range map[string]string{
		"plain": "app Dockerfile app/Dockerfile false false", "named": "app Dockerfile.x app/Dockerfile.x false false",
		"gone": "${GONE} ${FILE} gone/Dockerfile.x false false", "far": "https://example.org/x.git Dockerfile https://example.org/x.git/Dockerfile true false",
		"git": "git@example.org:x.git Dockerfile git@example.org:x.git/Dockerfile true false", "hub": "github.com/a/b Dockerfile github.com/a/b/Dockerfile true false",
		"inline": "app  app/ false true", "file": "app gone app/gone false false",
		"absent": "app ${GONE} app/gone false false", "folder": "app ${FOLDER} app/sub false false", "beside": "${GONE} ../app/${FILE} gone/../app/Dockerfile.x false false",
	} {
		b := serviceOf(t, p, name).Build
		if got := fmt.Sprintf("%s %s %s/%s %v %v", b.Context, b.Dockerfile, b.ContextValue.Reveal(), b.DockerfileValue.Reveal(), b.Remote, b.Inline); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if b.Args == nil {
			t.Errorf("%s has no list of arguments", name)
		}
	}
}

// What a container runs: each of entrypoint and command is that of the Compose
// file, else that of the Dockerfile; a command of the image goes with its
// entrypoint.
func TestCommandLine(t *testing.T) {
	hidden := func(words string) []facts.Hidden {
		var out []facts.Hidden
		for _, w := range strings.Fields(words) {
			out = append(out, facts.Hide(w))
		}
		return out
	}
	of := untrusted.Place{File: "Dockerfile", Line: 9}
	in := untrusted.Place{File: "compose.yaml", Line: 3}
	for _, c := range []struct {
		entrypoint, command, imageEntrypoint, imageCommand, want string
		at                                                       untrusted.Place
	}{
		{"", "", "e", "c", "e c", of},
		{"E", "", "e", "c", "E", in},
		{"", "C", "e", "c", "e C", in},
		{"E", "C", "e", "c", "E C", in},
		{"", "", "", "c", "c", of},
		{"", "C", "", "", "C", in},
	} {
		s := facts.Service{Entrypoint: hidden(c.entrypoint), Command: hidden(c.command), CommandAt: in, Dockerfile: &facts.Dockerfile{Entrypoint: hidden(c.imageEntrypoint), Command: hidden(c.imageCommand), CmdAt: of}}
		argv, at := commandLine(s)
		if got := strings.Join(argv, " "); got != c.want || at != c.at {
			t.Errorf("%+v: %s at %s", c, got, at)
		}
	}
	if argv, at := commandLine(facts.Service{Command: hidden("C"), CommandAt: in}); len(argv) != 1 || at != in {
		t.Errorf("without a Dockerfile: %s at %s", argv, at)
	}
}

// The value of a variable in a container, as far as it is known.
func TestVariableInContainer(t *testing.T) {
	s := facts.Service{
		Environment: []facts.Variable{{Name: "A", Value: facts.Hide("1")}, {Name: "EMPTY", Value: facts.Hide("")}, {Name: "OPEN", Value: facts.Hide("${X}")}},
		Dockerfile:  &facts.Dockerfile{Environment: []facts.Variable{{Name: "A", Value: facts.Hide("2")}, {Name: "B", Value: facts.Hide("3")}}},
	}
	for name, want := range map[string]string{"A": "1", "B": "3", "EMPTY": "unknown", "OPEN": "unknown", "NONE": ""} {
		if got := variable(s)(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	s.EnvFiles = []facts.Use{{Name: "a.env"}}
	if got := variable(s)("NONE"); got != "unknown" {
		t.Errorf("with a file that may set it: %q", got)
	}
}
