package compose

import (
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/files"
)

// What a file includes and extends is known without loading it; what leads out
// of the root, and what only a variable or a server knows, is left out.
func TestReferences(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "services: {a: {image: x}}\n", ""},
		{"no mapping", "- include\n", ""},
		{"names", "include: [a.yml, sub/b.yml]\n", "in/a.yml in/sub/b.yml"},
		{"a path", "include: [{path: a.yml, project_directory: x}, {env_file: y}]\n", "in/a.yml"},
		{"paths", "include: [{path: [a.yml, ../b.yml]}]\n", "in/a.yml b.yml"},
		{"no list", "include: a.yml\n", ""},
		{"nothing to include", "include:\n", ""},
		{"lists in it", "include: [[a.yml]]\n", ""},
		{"empty", "include: ['', b.yml]\n", "in/b.yml"},
		{"absolute", "include: [/etc/a.yml, b.yml]\n", "in/b.yml"},
		{"variable", "include: ['${X}/a.yml', b.yml]\n", "in/b.yml"},
		{"server", "include: ['https://example.org/a.yml', b.yml]\n", "in/b.yml"},
		{"outside", "include: [../../a.yml, ../.., ../.., ../b.yml]\n", "b.yml"},
		{"two dots in a name", "include: [../..b.yml]\n", "..b.yml"},
		{"extends", "services: {a: {extends: {file: a.yml, service: x}}, b: {extends: {service: a}}, c: {extends: a}, d: {image: x}, e: {extends: {service: y, file: e.yml}}}\n", "in/a.yml in/e.yml"},
		{"services that are no mapping", "services: [{extends: {file: a.yml}}, {extends: {file: b.yml}}]\n", ""},
		{"documents", "include: [a.yml]\n---\nservices: {a: {extends: {file: b.yml}}}\n", "in/a.yml in/b.yml"},
		{"before a mistake", "include: [a.yml]\nservices:\n\ta: x\n", "in/a.yml"},
	} {
		if got := strings.Join(References("in/compose.yaml", files.File{Bytes: []byte(c.file)}), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A project's name has the letters, digits, - and _ of what it is derived from.
func TestNormalName(t *testing.T) {
	for from, want := range map[string]string{
		"shop": "shop", "azAZ09": "azaz09", "a_b-c": "a_b-c", "_-a": "a", "a b.c/d": "abcd", "ä": "", "`a{": "a", "/0:9": "09", "a-": "a-", "": "",
	} {
		if got := normalName(from); got != want {
			t.Errorf("%q: %q, want %q", from, got, want)
		}
	}
}

// Outside of a repository the root is the nearest folder with all files, unless
// that is no project's.
func TestHolder(t *testing.T) {
	for _, c := range []struct{ name, dir, files, projectDirectory, home, want string }{
		{"no files", "/w/p", "", "", "", "/w/p"},
		{"inside", "/w/p", "/w/p/a.yml /w/p/sub/b.yml", "", "", "/w/p"},
		{"beside", "/w/p", "/w/q/a.yml", "", "", "/w"},
		{"far above", "/w/p/q/r", "/w/p/q/r/a.yml /w/a.yml", "", "", "/w"},
		{"a name that begins alike", "/w/p", "/w/pq/a.yml", "", "", "/w"},
		{"standard input", "/w/p", Stdin, "", "", "/w/p"},
		{"standard input and a file", "/w/p", Stdin + " /w/a.yml", "", "", "/w"},
		{"the project directory was named", "/w/p", "/w/q/a.yml", "/w/p", "", "/w/p"},
		{"the whole file system", "/w/p", "/v/a.yml", "", "", "/w/p"},
		{"the home", "/h/u/p", "/h/u/q/a.yml", "", "/h/u", "/h/u/p"},
		{"above the home", "/h/u/p", "/h/v/a.yml", "", "/h/u", "/h/u/p"},
		{"below the home", "/h/u/w/p", "/h/u/w/q/a.yml", "", "/h/u", "/h/u/w"},
		{"another home", "/w/p", "/w/q/a.yml", "", "/h/u", "/w"},
	} {
		s := &session{in: Input{Files: strings.Fields(c.files), ProjectDirectory: c.projectDirectory, Home: c.home}}
		if got := s.holder(filepath.FromSlash(c.dir)); got != filepath.FromSlash(c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
