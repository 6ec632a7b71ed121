package sets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestSort: which files of a folder describe environments, what each is called,
// and which are in no set.
func TestSort(t *testing.T) {
	for _, c := range []struct{ files, want, rest string }{
		{"compose.prod.yaml compose.dev.yaml compose.test.yaml", "development: compose.dev.yaml, production: compose.prod.yaml, test: compose.test.yaml", ""},
		{"compose.gpu.yaml full-stack.yml single.yml compose.example.yaml compose.yaml.dist", "", "compose.example.yaml compose.gpu.yaml compose.yaml.dist full-stack.yml single.yml"},
		// Another engine is an alternative.
		{"compose.dev.yml compose.dev-azure.yml compose.dev-redis-cluster.yml", "development: compose.dev.yml", "compose.dev-azure.yml compose.dev-redis-cluster.yml"},
		{"compose.prod.yml compose.prod-mysql.yml", "production: compose.prod.yml", "compose.prod-mysql.yml"},
		// As plain as one another.
		{"compose.dev.yml compose.local.yml", "development: compose.dev.yml, local: compose.local.yml", ""},
		{"compose.prod-aws.yml compose.prod-gcp.yml", "prod-aws: compose.prod-aws.yml, prod-gcp: compose.prod-gcp.yml", ""},
		{"compose.windows.prod.yml", "production: compose.windows.prod.yml", ""},
		// What is put over a variant.
		{"compose.test.yml compose.test.override.yml", "test: compose.test.yml compose.test.override.yml", ""},
		{"compose.override.unit_tests.yml", "test: compose.override.unit_tests.yml over", ""},
		{"compose.override.windows.yml compose.windows.yml", "", "compose.override.windows.yml compose.windows.yml"},
		{"docker-stack.yml", "production: docker-stack.yml", ""},
		{"docker-stack.yml pwd-stack.yml docker-traefik-stack.yml", "production: docker-stack.yml", "docker-traefik-stack.yml pwd-stack.yml"},
	} {
		found, rest := Sort(strings.Fields(c.files))
		var got []string
		for _, f := range found {
			s := f.Name + ": " + strings.Join(f.Files, " ")
			if f.Layer {
				s += " over"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, ", "); g != c.want || strings.Join(rest, " ") != c.rest {
			t.Errorf("%s:\n%s | %s\nwant\n%s | %s", c.files, g, strings.Join(rest, " "), c.want, c.rest)
		}
	}
}

// TestSortIsStable: the order in which a folder is listed changes nothing.
func TestSortIsStable(t *testing.T) {
	files := strings.Fields("compose.prod.yml compose.override.prod.yml compose.override.dev.yml compose.override.a.yml compose.override.b.yml compose.local.yml compose.dev.yml")
	want := ""
	for i := range 20 {
		found, rest := Sort(files)
		if got := fmt.Sprint(found, rest); i > 0 && got != want {
			t.Fatalf("%s\n%s", got, want)
		} else {
			want = got
		}
		slices.Reverse(files[i%3:])
	}
}

func TestStarts(t *testing.T) {
	for text, want := range map[string]string{
		"docker compose -f a.yml -f b.yml up -d":                       "1 [a.yml b.yml]",
		"# docker-compose --file=dir/a.yml --file b.yaml up":           "1 [a.yml b.yaml]",
		"COMPOSE = docker compose -f a.yml":                            "1 [a.yml]",
		"x\ndocker compose \\\n  -f a.yml \\\n  -f b.yml \\\n  up":     "2 [a.yml b.yml]",
		"docker stack deploy -c stack.yml shop":                        "1 [stack.yml]",
		"`docker compose -f a.yml pull && docker compose -f b.yml up`": "1 [a.yml] 1 [b.yml]",
		"export COMPOSE_FILE=a.yml:b.yml; docker compose up":           "1 [a.yml b.yml]",
		`"up": "docker compose -f a.yml up"`:                           "1 [a.yml]",
		"docker compose up -f":                                         "",
		"kubectl apply -f a.yml":                                       "",
		"rm -f docker-compose.log":                                     "",
		"docker compose -fa.yml up":                                    "1 [a.yml]",
		"a\nb\nstack deploy --compose-file=x/s.yml a; rm b.yml":        "3 [s.yml]",
		"compose -f a.yml up; compose -f b.yml up":                     "1 [a.yml] 1 [b.yml]",
		"compose -f a.yml; compose -f b.yml | compose -f c.yml || d":   "1 [a.yml] 1 [b.yml] 1 [c.yml]",
		"compose -f a.yml COMPOSE_FILE=b.yml;c.txt -f d.yml":           "1 [a.yml] 1 [b.yml] 1 [d.yml]",
		"compose -f a.yml COMPOSE_FILE:=b.yml":                         "1 [a.yml] 1 [b.yml]",
		"compose -f a.json -f .yml":                                    "1 [.yml]",
		"compose \\":                                                   "",
		"compose \\  \n -f a.yml \\\r\n -f b.yml\ncompose -f c.yml":    "1 [a.yml b.yml] 4 [c.yml]",
	} {
		var got []string
		for _, s := range Starts(text) {
			got = append(got, fmt.Sprint(s.Line, " ", s.Files))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: %s, want %s", text, g, want)
		}
	}
}

func TestShown(t *testing.T) {
	texts := []Text{
		{"README.md", "docker compose -f compose.yaml -f compose.prod.yaml up\n"},
		{"Makefile", "\tdocker compose -f alone.yml up\n"},
		{"a.sh", "docker compose -f compose.yaml -f both.yml up\n"},
		{"b.sh", "\ndocker compose -f both.yml up\n"},
		{"c.sh", "docker compose -f under.yml -f compose.yaml up\ndocker compose -f x/mostly.yml up\ndocker compose -f mostly.yml up\ndocker compose -f compose.yaml -f mostly.yml up"},
	}
	for file, want := range map[string]string{
		"compose.prod.yaml": "true README.md:1", "alone.yml": "false Makefile:1", "both.yml": "false :0", "under.yml": "false :0", "mostly.yml": "false c.sh:2", "sub/mostly.yml": "false c.sh:2", "other.yml": "false :0",
	} {
		over, name, line := Shown(texts, "compose.yaml", file)
		if got := fmt.Sprintf("%v %s:%d", over, name, line); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}
