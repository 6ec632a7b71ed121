package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/files"
	"advisor/internal/gitignore"
)

// folderOf writes files, each "name" or "name: text", and gives their folder.
func folderOf(t *testing.T, list ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, entry := range list {
		name, text, _ := strings.Cut(entry, ": ")
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Each is a tree, and the projects in it by hand.
func TestFind(t *testing.T) {
	const web = "services: {web: {image: nginx}}"
	for _, c := range []struct {
		name, in string // a folder of the tree; empty: all
		exclude  []string
		tree     []string
		want     string
	}{
		{name: "plain", tree: []string{"a/compose.yaml", "b/docker-compose.yml", "c/stack.yml", "c/my-compose.yaml"}, want: "a b c/my-compose.yaml c/stack.yml"},
		{name: "other people's", tree: []string{"a/compose.yaml", "node_modules/x/compose.yaml", "vendor/x/compose.yaml"}, want: "a"},

		{name: "included", tree: []string{"compose.yaml: include: [api/compose.yaml, {path: [db/stack.yml]}]", "api/compose.yaml: " + web, "db/stack.yml: " + web, "web/compose.yaml"}, want: ". web"},
		{name: "extended", tree: []string{"a/compose.yaml: services: {web: {extends: {file: ../b/compose-base.yml, service: web}}}", "b/compose-base.yml: " + web}, want: "a"},
		{name: "extended here", tree: []string{"a/compose.yaml: services: {web: {extends: {service: db}}, db: {}}"}, want: "a"},
		{name: "by way of a file without such a name", tree: []string{"compose.yaml: include: [parts/web.yml]", "parts/web.yml: include: [../x/compose.yaml]", "x/compose.yaml: " + web}, want: "."},
		{name: "by a project that is a part", tree: []string{"compose.yaml: include: [a/compose.yaml]", "a/compose.yaml: include: [../b/compose.yaml]", "b/compose.yaml: " + web}, want: "."},
		{name: "one another", tree: []string{"a/compose.yaml: include: [../b/compose.yaml]", "b/compose.yaml: include: [../a/compose.yaml]"}, want: "a"},
		{name: "itself", tree: []string{"a/compose.yaml: include: [compose.yaml]"}, want: "a"},
		{name: "unknown", tree: []string{"compose.yaml: include: [\"${WHERE}/compose.yaml\", \"https://example.com/compose.yaml\", /a/compose.yaml, ../a/compose.yaml]", "a/compose.yaml: " + web}, want: ". a"},
		{name: "merged", tree: []string{"a/.env: COMPOSE_FILE=compose.base.yml:compose.prod.yml", "a/compose.base.yml: " + web, "a/compose.prod.yml: " + web, "a/compose.test.yml: " + web}, want: "a"},
		{name: "merged from elsewhere", tree: []string{".env: COMPOSE_FILE=a/compose.yaml:b/compose.yaml", "a/compose.yaml: " + web, "b/compose.yaml: " + web}, want: "."},
		{name: "merged with what is not there", tree: []string{".env: COMPOSE_FILE=gone.yml", "compose.yaml: " + web}, want: "."},

		{name: "ignored", tree: []string{".gitignore: /build/\n*.local.yml\n!keep/", "build/compose.yaml", "a/build/compose.yaml", "stack.local.yml", "stack.yml"}, want: "stack.yml a/build"},
		{name: "the nearest counts", tree: []string{".gitignore: gen/", "a/.gitignore: !gen/", "a/gen/compose.yaml", "b/gen/compose.yaml"}, want: "a/gen"},
		{name: "a repository of its own", tree: []string{".gitignore: gen/", "other/.git/HEAD", "other/gen/compose.yaml", "gen/compose.yaml"}, want: "other/gen"},
		{name: "a part of a repository", in: "sub", tree: []string{".git/HEAD", ".gitignore: gen/\n/top/", "sub/gen/compose.yaml", "sub/top/compose.yaml", "sub/a/compose.yaml"}, want: "a top"},

		{name: "the top of a repository", tree: []string{".git/HEAD", ".gitignore: gen/", "gen/compose.yaml", "a/compose.yaml"}, want: "a"},
		{name: "deep in a repository", in: "a/b", tree: []string{".git/HEAD", ".gitignore: x/\n!/a/b/y/", "a/.gitignore: y/\n!x/", "a/b/x/compose.yaml", "a/b/y/compose.yaml", "a/b/z/compose.yaml"}, want: "x z"},
		{name: "above a repository", in: "a", tree: []string{".gitignore: x/", "a/.git/HEAD", "a/x/compose.yaml"}, want: "x"},
		{name: "in no repository", in: "a", tree: []string{".gitignore: x/", "a/x/compose.yaml"}, want: "x"},
		{name: "a work tree of its own", tree: []string{".gitignore: gen/", "other/.git: gitdir: x", "other/gen/compose.yaml"}, want: "other/gen"},
		{name: "files are ignored, too", tree: []string{".gitignore: compose.yaml\nstack.yml\n.env", ".env: COMPOSE_FILE=a/compose.yaml:b/other.yml", "compose.yaml", "stack.yml", "a/compose.yaml", "b/other.yml: " + web}, want: "."},
		{name: "merged by another sign", tree: []string{"a/.env: COMPOSE_PATH_SEPARATOR=;\nCOMPOSE_FILE=x.yml;;y.yml;sub", "a/x.yml: " + web, "a/y.yml: " + web, "a/sub/file: x", "b/.env: COMPOSE_PROFILES=x", "b/compose.yaml"}, want: "a b"},
		{name: "a chain of files", tree: append([]string{"compose.yaml: include: [p/0.yml]", "x/compose.yaml: " + web}, parts(mostFollowed-2, "x/compose.yaml")...), want: "."},
		{name: "too long a chain of files", tree: append([]string{"compose.yaml: include: [p/0.yml]", "x/compose.yaml: " + web}, parts(mostFollowed, "x/compose.yaml")...), want: ". x"},

		{name: "not for production", tree: []string{"a/compose.staging.yml", "b/docker-stack.yml", "c/compose.prod.yml", "c/compose.dev.yml", "d/compose.prod.override.yml"}, want: "a/compose.staging.yml b/docker-stack.yml c"},
		{name: "ignored at the top alone", in: "a/b/c", tree: []string{".git/HEAD", ".gitignore: x/", "a/.gitignore: y/", "a/b/c/x/compose.yaml", "a/b/c/y/compose.yaml", "a/b/c/z/compose.yaml"}, want: "z"},
		{name: "excluded", exclude: []string{"examples/**", "*-old.yml"}, tree: []string{"examples/a/compose.yaml", "a/examples/compose.yaml", "b/stack-old.yml", "b/stack.yml"}, want: "a/examples b/stack.yml"},
		{name: "excluded all but one", exclude: []string{"/*", "!/keep"}, tree: []string{"a/compose.yaml", "keep/compose.yaml"}, want: "keep"},
	} {
		rules, err := gitignore.Patterns(c.exclude)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(folderOf(t, c.tree...), c.in)
		found, gaps, err := Find(Search{Dir: dir, Exclude: rules})
		if err != nil || len(gaps) > 0 {
			t.Errorf("%s: %v, %v", c.name, gaps, err)
		}
		var got []string
		for _, f := range found {
			got = append(got, string(f.Path))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, " "), c.want)
		}
	}
}

// parts are files in p of which each includes the next, and the last one file
// more.
func parts(n int, last string) []string {
	var out []string
	for i := range n {
		next := fmt.Sprintf("%d.yml", i+1)
		if i == n-1 {
			next = "../" + last
		}
		out = append(out, fmt.Sprintf("p/%d.yml: include: [%s]", i, next))
	}
	return out
}

// The nearest file above is taken, below the home and the root alone.
func TestAbove(t *testing.T) {
	dir := folderOf(t, "compose.yaml", "a/x", "a/b/docker-compose.yml", "a/b/c/d/x", "a/b/e/compose.yaml/x")
	for _, c := range []struct{ from, home, want string }{
		{"a", "", "../compose.yaml"},
		{"a/b", "", "../../compose.yaml"},
		{"a/b/c", "", "../docker-compose.yml"},
		{"a/b/c/d", "", "../../docker-compose.yml"},
		{"a/b/e", "", "../docker-compose.yml"},
		{"a/b/e/compose.yaml", "", "../../docker-compose.yml"},
		{"a/b/c/d", "a/b/c", ""},
		{"a/b", "a/b", ""},
		{"a/b/c", "a/b", "../docker-compose.yml"},
	} {
		home := ""
		if c.home != "" {
			home = filepath.Join(dir, c.home)
		}
		if got := Above(filepath.Join(dir, c.from), home); got != c.want {
			t.Errorf("from %s with %q as home: %q, want %q", c.from, c.home, got, c.want)
		}
	}
	if got := Above("/", ""); got != "" {
		t.Errorf("above the root there is %q", got)
	}
}

// Files that are Compose files but for their names, and neither templates nor
// put over another one.
func TestCandidates(t *testing.T) {
	const web = "services: {web: {image: nginx}}"
	dir := folderOf(t, "stack.yml: "+web, "my-compose.yaml: "+web, "stack.example.yml: "+web, "my.OVERRIDE.yml: "+web, "values.yml: a: 1", "notes.txt: "+web, "sub/stack.yml: "+web)
	if got := strings.Join(Candidates(dir), " "); got != "my-compose.yaml stack.yml" {
		t.Errorf("%q", got)
	}
	if got := Candidates(filepath.Join(dir, "none")); got != nil {
		t.Errorf("%q in a folder that is not there", got)
	}
	// So many files that are not named like one are opened.
	var many []string
	for i := 1; i <= mostLooked+1; i++ {
		text := "a: 1"
		if i >= mostLooked {
			text = web
		}
		many = append(many, fmt.Sprintf("f%02d.yml: %s", i, text))
	}
	if got := strings.Join(Candidates(folderOf(t, append(many, "x-stack.yml")...)), " "); got != fmt.Sprintf("f%02d.yml x-stack.yml", mostLooked) {
		t.Errorf("%q of many", got)
	}
}

// A folder has a project where it has a file of a default name, or another one
// that is a Compose file.
func TestHasProject(t *testing.T) {
	const web = "services: {web: {image: nginx}}"
	for file, want := range map[string]bool{
		"compose.yaml: " + web: true, "docker-compose.yml": true, "my-compose.yaml": true, "app.yml: " + web: true,
		"compose.yaml/x: " + web: false, "values.yml: a: 1": false, "stack.override.yml: " + web: false, "sub/compose.yaml": false,
	} {
		if got := HasProject(folderOf(t, file)); got != want {
			t.Errorf("%s: %v", file, got)
		}
	}
	if HasProject(filepath.Join(t.TempDir(), "none")) {
		t.Error("a folder that is not there has one")
	}
}

// For a hint it is looked so deep, and into so many folders, the outer ones first.
func TestFindForAHint(t *testing.T) {
	dir := folderOf(t, "a/compose.yaml", "b/c/compose.yaml", "b/c/d/x", "b/c/d/compose.yaml", "e/compose.yaml")
	for _, c := range []struct {
		depth, folders int
		want           string
	}{
		{0, 0, "a b/c b/c/d e"}, {1, 0, "a e"}, {2, 0, "a b/c e"}, {0, 2, "a"}, {0, 4, "a b/c"}, {2, 5, "a b/c e"}, {0, 6, "a b/c b/c/d e"},
	} {
		found, _, err := Find(Search{Dir: dir, Depth: c.depth, Folders: c.folders})
		var got []string
		for _, f := range found {
			got = append(got, string(f.Path))
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%d deep, %d folders: %q, want %q, %v", c.depth, c.folders, got, c.want, err)
		}
	}
}

// So many projects and folders are looked at, and it is said that there are more.
func TestFindEnds(t *testing.T) {
	deep := strings.Repeat("d/", maxDepth)
	found, gaps, err := Find(Search{Dir: folderOf(t, deep+"compose.yaml", deep+"e/compose.yaml")})
	if err != nil || len(found) != 1 || len(gaps) != 1 || !strings.Contains(string(gaps[0].Reason), "folders deep") {
		t.Errorf("%v, %v, %v", found, gaps, err)
	}
	dir := folderOf(t, "a/compose.yaml", "b/compose.yaml", "c/compose.yaml")
	root, err := files.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	f := finder{root: root, in: Search{Dir: dir}, found: make([]possible, maxProjects-1)}
	f.folder(".", 0, nil)
	if len(f.found) != maxProjects || f.found[maxProjects-1].Path != "a" || len(f.gaps) != 1 || f.gaps[0].File != "b" {
		t.Errorf("%d projects, %v", len(f.found), f.gaps)
	}
}
