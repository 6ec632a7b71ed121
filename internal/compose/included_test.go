package compose

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// Paths of a file that another one includes are relative to its own folder;
// whole paths, addresses and names are not.
func TestPathsOfIncludedFiles(t *testing.T) {
	dir := project(t, `-- compose.yaml --
include: [sub/x.yml]
-- sub/x.yml --
services:
  a:
    build: {context: ./app, additional_contexts: {one: ./one, far: "https://example.org/x", b: "service:b"}}
    env_file: [a.env]
    label_file: [a.labels]
    volumes: ["./d:/d", "named:/n", "/whole:/w", "~/home:/h", {type: bind, source: ./e, target: /e}]
    develop: {watch: [{path: ./src, action: rebuild}]}
  b: {build: "https://example.org/b.git"}
  c: {build: /whole}
  d: {build: 'C:/x'}
  e: {build: 'D:\x'}
  f: {build: 'C:'}
  g: {build: 'C:x'}
  h: {build: '\\share'}
  i: {build: '~x'}
volumes:
  named: {}
  bound: {driver: local, driver_opts: {type: none, o: bind, device: ./dev}}
  unbound: {driver: local, driver_opts: {type: none, o: "addr=x", device: ./dev}}
  driven: {driver: x, driver_opts: {type: none, o: bind, device: ./dev}}
secrets: {s: {file: ./s}}
configs: {c: {file: c}}
networks: {n: {driver: local, driver_opts: {o: bind, device: ./dev}}}
-- sub/a.env --
A=1
-- sub/a.labels --
a=1
`)
	l, err := Load(context.Background(), Input{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Root.Close()
	p := l.Values().Reveal()
	a := p.Services["a"]
	var got []string
	say := func(what string, value any) { got = append(got, fmt.Sprint(what, "=", value)) }
	say("build", a.Build.Context)
	say("one", a.Build.AdditionalContexts["one"])
	say("far", a.Build.AdditionalContexts["far"])
	say("b", a.Build.AdditionalContexts["b"])
	say("env", a.EnvFiles[0].Path)
	say("labels", a.LabelFiles[0])
	for _, v := range a.Volumes {
		say(v.Target, v.Source)
	}
	say("watch", a.Develop.Watch[0].Path)
	say("address", p.Services["b"].Build.Context)
	say("whole", p.Services["c"].Build.Context)
	for _, name := range strings.Fields("d e f g h i") {
		say(name, p.Services[name].Build.Context)
	}
	for _, v := range []string{"bound", "unbound", "driven"} {
		say(v, p.Volumes[v].DriverOpts["device"])
	}
	say("secret", p.Secrets["s"].File)
	say("config", p.Configs["c"].File)
	say("network", p.Networks["n"].DriverOpts["device"])
	want := "build=sub/app one=sub/one far=https://example.org/x b=service:b env=sub/a.env labels=sub/a.labels /d=sub/d /n=named /w=/whole /h=~/home /e=sub/e " +
		"watch=sub/src address=https://example.org/b.git whole=/whole " +
		`d=C:/x e=D:\x f=sub/C: g=sub/C:x h=\\share i=~x ` + "bound=sub/dev unbound=./dev driven=./dev secret=sub/s config=sub/c network=./dev"
	if strings.Join(got, " ") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, " "), want)
	}
}
