package drift

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

func line(n int) untrusted.Place { return untrusted.Place{File: "c.yaml", Line: n} }

func hidden(words string) []facts.Hidden {
	var out []facts.Hidden
	for _, w := range strings.Fields(words) {
		out = append(out, facts.Hide(w))
	}
	return out
}

// Each way in which a service differs, in words, with its lines.
func TestAspects(t *testing.T) {
	build := func(context, file, stage untrusted.Text, at int) *facts.Build {
		return &facts.Build{Context: context, Dockerfile: file, Target: stage, Place: line(at)}
	}
	port := func(published, target string, at int) facts.Port {
		return facts.Port{Published: published, Target: target, Place: line(at)}
	}
	mount := func(kind string, source, target untrusted.Text, at int) facts.Mount {
		return facts.Mount{Kind: kind, Source: source, Target: target, Place: line(at)}
	}
	use := func(name untrusted.Text, at int) facts.Use { return facts.Use{Name: name, Place: line(at)} }
	variable := func(name untrusted.Text, at int) facts.Variable {
		return facts.Variable{Name: name, Value: facts.Hide("secret"), Place: line(at)}
	}
	limits := func(memory, cpu int) (l facts.Limits) {
		if memory > 0 {
			l.Memory = line(memory)
		}
		if cpu > 0 {
			l.CPU = line(cpu)
		}
		return l
	}
	attributes := func(path string, at int) []facts.Attribute {
		return []facts.Attribute{{Path: "image", Place: line(1)}, {Path: path, Place: line(at)}}
	}
	for name, c := range map[string]struct {
		one, two facts.Service
		want     string
	}{
		"nothing":              {facts.Service{}, facts.Service{}, ""},
		"built there":          {facts.Service{Build: build(".", "", "", 3)}, facts.Service{}, "build: built only in production [3]"},
		"built here":           {facts.Service{}, facts.Service{Build: build(".", "", "", 4)}, "build: built only in development [4]"},
		"another stage":        {facts.Service{Build: build(".", "", "", 3)}, facts.Service{Build: build(".", "", "dev", 4)}, "build: build target (default) in production, dev in development [3 4]"},
		"another file":         {facts.Service{Build: build(".", "A", "", 3)}, facts.Service{Build: build(".", "", "", 4)}, "build: built from A in production, (default) in development [3 4]"},
		"another folder":       {facts.Service{Build: build("a", "", "", 3)}, facts.Service{Build: build("b", "", "", 4)}, "build: built in a in production, b in development [3 4]"},
		"the same build":       {facts.Service{Build: build("a", "A", "s", 3)}, facts.Service{Build: build("a", "A", "s", 4)}, ""},
		"another command":      {facts.Service{Command: hidden("a"), CommandAt: line(3)}, facts.Service{Command: hidden("b"), CommandAt: line(4)}, "command: another command in development than in production [3 4]"},
		"another entry point":  {facts.Service{Entrypoint: hidden("a")}, facts.Service{Entrypoint: hidden("b")}, "command: another command in development than in production [2]"},
		"the same command":     {facts.Service{Command: hidden("a b"), Entrypoint: hidden("c")}, facts.Service{Command: hidden("a b"), Entrypoint: hidden("c")}, ""},
		"a development server": {facts.Service{Command: hidden("node a.js"), CommandAt: line(3)}, facts.Service{Command: hidden("vite")}, "command: runs vite in development [3]"},
		"one that is judged":   {facts.Service{Command: hidden("vite"), CommandAt: line(3)}, facts.Service{}, "command: runs vite in production [3]"},
		"ports":                {facts.Service{Ports: []facts.Port{port("80", "80", 3), port("", "90", 4), port("81", "81", 5)}}, facts.Service{Ports: []facts.Port{port("81", "1", 6), port("8080", "80", 7)}}, "ports: published only in production: 80, any for 90; published only in development: 8080 [3 7]"},
		"mounts":               {facts.Service{Mounts: []facts.Mount{mount("bind", "./a", "/a", 3), mount("volume", "v", "/v", 4)}}, facts.Service{Mounts: []facts.Mount{mount("bind", "./b", "/a", 5), mount("volume", "w", "/v", 6), mount("bind", "", "/c", 7)}}, "mounts: mounted only in production: ./a at /a; mounted only in development: ./b at /a, /c [3 5]"},
		"a check there":        {facts.Service{Health: &facts.Health{Place: line(3)}}, facts.Service{}, "healthcheck: a health check only in production [3]"},
		"a check here":         {facts.Service{}, facts.Service{Health: &facts.Health{Place: line(4)}}, "healthcheck: a health check only in development [4]"},
		"a check in both":      {facts.Service{Health: &facts.Health{Place: line(3)}}, facts.Service{Health: &facts.Health{Place: line(4)}}, ""},
		"limits":               {facts.Service{Limits: limits(3, 0)}, facts.Service{Limits: limits(0, 4)}, "limits: a memory limit only in production [3]"},
		"a processor":          {facts.Service{Limits: limits(3, 0)}, facts.Service{Limits: limits(5, 4)}, "limits: a CPU limit only in development [4]"},
		"variables":            {facts.Service{Environment: []facts.Variable{variable("A", 3), variable("B", 4)}}, facts.Service{Environment: []facts.Variable{variable("B", 5), variable("C", 6), variable("C", 7)}}, "environment: variables only in production: A; variables only in development: C [3 6]"},
		"many variables":       {facts.Service{Environment: []facts.Variable{variable("A", 3), variable("B", 4), variable("C", 5), variable("D", 6), variable("E", 7)}}, facts.Service{}, "environment: variables only in production: A, B, C and 2 more [3]"},
		"secrets":              {facts.Service{Secrets: []facts.Use{use("s", 3)}}, facts.Service{}, "secrets: secrets only in production: s [3]"},
		"replicas":             {facts.Service{Replicas: 2, Attributes: attributes("deploy.replicas", 3)}, facts.Service{Replicas: 1}, "replicas: replicas 2 in production, 1 in development [3]"},
		"copies by scale":      {facts.Service{Replicas: 2, Attributes: attributes("scale", 3)}, facts.Service{Replicas: 3, Attributes: attributes("deploy.replicas", 4)}, "replicas: replicas 2 in production, 3 in development [3 4]"},
		"restart":              {facts.Service{Restart: "always", Attributes: attributes("restart", 3)}, facts.Service{}, "restart: restart policy always in production, none in development [3]"},
		"the same restart":     {facts.Service{Restart: "always"}, facts.Service{Restart: "always"}, ""},
	} {
		c.one.Name, c.two.Name, c.one.Place, c.two.Place = "s", "s", line(2), line(9)
		var got []string
		for _, d := range From(Environment{Name: "production", Kind: sets.Production, Services: []facts.Service{c.one}}, Environment{Name: "development", Kind: sets.Development, Services: []facts.Service{c.two}}) {
			var lines []int
			for _, at := range d.Evidence {
				lines = append(lines, at.Line)
			}
			got = append(got, fmt.Sprintf("%s: %s %v", d.Aspect, d.Message, lines))
		}
		if said := strings.Join(got, " | "); said != c.want {
			t.Errorf("%s: %q, want %q", name, said, c.want)
		}
	}
}

// A service that one side alone has stands at its own place; services come by name.
func TestServicesOfOneSide(t *testing.T) {
	service := func(name untrusted.Text, at int) facts.Service { return facts.Service{Name: name, Place: line(at)} }
	got := From(of(sets.Production, service("c", 3), service("a", 1)), of(sets.Development, service("b", 2), service("c", 4)))
	var said []string
	for _, d := range got {
		said = append(said, fmt.Sprintf("%s %s %s %d", d.Service, d.Aspect, d.Message, d.Evidence[0].Line))
	}
	if strings.Join(said, " | ") != "a service only in production 1 | b service only in development 2" {
		t.Errorf("%v", said)
	}
}
