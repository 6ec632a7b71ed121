package roles

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// variables are NAME=VALUE.
func variables(list ...string) []facts.Variable {
	var out []facts.Variable
	for _, v := range list {
		name, value, _ := strings.Cut(v, "=")
		out = append(out, facts.Variable{Name: untrusted.Text(name), Value: facts.Hide(value)})
	}
	return out
}

// words are those of a command or a check.
func hidden(line string) []facts.Hidden {
	var out []facts.Hidden
	for _, w := range strings.Fields(line) {
		out = append(out, facts.Hide(w))
	}
	return out
}

func port(inside string) []facts.Port {
	return []facts.Port{{Target: inside, TargetValue: facts.Hide(inside)}}
}

func mount(line string) facts.Mount {
	kind, rest, _ := strings.Cut(line, " ")
	source, target, _ := strings.Cut(rest, ":")
	target, readOnly := strings.CutSuffix(target, ":ro")
	return facts.Mount{Kind: kind, Source: untrusted.Text(source), Target: untrusted.Text(target), ReadOnly: readOnly}
}

// Two kinds of hints that agree are sure; one is a guess, which a name may refuse;
// a weak one needs the name.
func TestByHints(t *testing.T) {
	said := []mention{{by: "app", role: facts.RoleDatabase, how: "at port 5432"}}
	checked := &facts.Health{Test: hidden("CMD pg_isready -U x")}
	runs := func(words ...string) [][]string { return [][]string{words} }
	for name, c := range map[string]struct {
		c    candidate
		s    facts.Service
		want string // role, "sure", why; empty: no guess
	}{
		"nothing":               {candidate{}, facts.Service{}, ""},
		"said":                  {candidate{said: said}, facts.Service{}, "database: app names it at port 5432"},
		"said as a host":        {candidate{said: []mention{{by: "app", how: "as a host"}}}, facts.Service{}, ""},
		"said, named so":        {candidate{said: said}, facts.Service{Name: "db"}, "database: app names it at port 5432"},
		"said, named otherwise": {candidate{said: said}, facts.Service{Name: "cache"}, ""},
		"two kinds":             {candidate{said: said}, facts.Service{Name: "cache", Health: checked}, "database sure: app names it at port 5432, its health check runs pg_isready"},
		"one kind twice":        {candidate{said: append(said, said...)}, facts.Service{}, "database: app names it at port 5432"},
		"two against one":       {candidate{said: said, commands: runs("redis-server")}, facts.Service{Health: checked}, "database: app names it at port 5432, its health check runs pg_isready"},
		"two against a weak one": {
			candidate{said: said}, facts.Service{Health: checked, Ports: port("6379")}, "database sure: app names it at port 5432, its health check runs pg_isready",
		},
		"one against one":                  {candidate{said: said, commands: runs("redis-server")}, facts.Service{}, "database: app names it at port 5432"},
		"a server":                         {candidate{commands: runs("redis-server", "--x")}, facts.Service{}, "cache: it runs redis-server"},
		"a check of another host":          {candidate{}, facts.Service{Health: &facts.Health{Test: hidden("CMD pg_isready -h other")}}, ""},
		"a check in a shell":               {candidate{}, facts.Service{Health: &facts.Health{Test: hidden("CMD-SHELL pg_isready")}}, "database: its health check runs pg_isready"},
		"a weak one":                       {candidate{}, facts.Service{Name: "x", Ports: port("5432")}, ""},
		"a weak one, named so":             {candidate{}, facts.Service{Name: "db", Ports: port("5432")}, "database: it listens at port 5432, and it is named db"},
		"a weak one, named otherwise":      {candidate{}, facts.Service{Name: "cache", Ports: port("5432")}, ""},
		"two weak ones":                    {candidate{}, facts.Service{Name: "x", Ports: port("5432"), Environment: variables("PGDATA=/x")}, "database: it is set up by PGDATA"},
		"two weak ones, named otherwise":   {candidate{}, facts.Service{Name: "cache", Ports: port("5432"), Environment: variables("PGDATA=/x")}, ""},
		"a weak and a strong one":          {candidate{said: said}, facts.Service{Ports: port("5432")}, "database sure: app names it at port 5432, it listens at port 5432"},
		"its own database":                 {candidate{said: said}, facts.Service{Environment: variables("DB_HOST=localhost")}, ""},
		"its own database, by number":      {candidate{said: said}, facts.Service{Environment: variables("POSTGRES_HOST=127.0.0.1")}, ""},
		"a cache of its own":               {candidate{said: said}, facts.Service{Environment: variables("REDIS_HOST=localhost")}, "database: app names it at port 5432"},
		"a name that is localhost":         {candidate{said: said}, facts.Service{Environment: variables("DB_NAME=localhost")}, "database: app names it at port 5432"},
		"another host":                     {candidate{said: said}, facts.Service{Environment: variables("DB_HOST=other")}, "database: app names it at port 5432"},
		"an edge":                          {candidate{}, facts.Service{Mounts: []facts.Mount{mount("bind ./nginx:/etc/nginx:ro")}}, "web-edge: it mounts /etc/nginx"},
		"an application with its own edge": {candidate{store: true}, facts.Service{Mounts: []facts.Mount{mount("bind ./nginx:/etc/nginx:ro")}}, ""},
		"settings of monitoring":           {candidate{}, facts.Service{Mounts: []facts.Mount{mount("bind ./p:/etc/prometheus:ro")}}, "monitoring: it mounts /etc/prometheus"},
		"data that it writes":              {candidate{}, facts.Service{Mounts: []facts.Mount{mount("volume d:/var/lib/postgresql/data")}}, "database: it mounts /var/lib/postgresql/data"},
		"data that it reads":               {candidate{}, facts.Service{Mounts: []facts.Mount{mount("volume d:/var/lib/postgresql/data:ro")}}, ""},
		"a config":                         {candidate{}, facts.Service{ConfigTargets: hidden("/etc/prometheus/p.yml")}, "monitoring: a config is mounted in a folder of the role monitoring"},
		"both tables of the host":          {candidate{}, facts.Service{Mounts: []facts.Mount{mount("bind /proc:/host/proc:ro"), mount("bind /sys:/host/sys:ro")}}, "monitoring: it mounts /proc and /sys of the host"},
		"a web server that passes on":      {candidate{web: WebServer{PassesOn: "nginx.conf"}}, facts.Service{}, "web-edge: nginx.conf passes requests on"},
		"built under a name":               {candidate{known: true, product: products.Product{Name: "redis", Role: facts.RoleCache}}, facts.Service{}, "cache: what is built here is called redis"},
		"built under an application's":     {candidate{known: true, product: products.Product{Name: "x", Role: facts.RoleApplication}}, facts.Service{}, ""},
		"what runs is known":               {candidate{known: true, exact: true, product: products.Product{Name: "redis", Role: facts.RoleCache}}, facts.Service{}, ""},
	} {
		c.c.s = &c.s
		g, ok := byHints(&c.c)
		got := ""
		if ok {
			got = string(g.role)
			if g.sure {
				got += " sure"
			}
			got += ": " + g.why
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A product is known by what is pulled, or built on; an application's name on
// what is built here says nothing.
func TestLookUp(t *testing.T) {
	image := func(repository untrusted.Text) *facts.Image {
		return &facts.Image{Ref: repository, Registry: "docker.io", Repository: repository}
	}
	for name, c := range map[string]struct {
		s     facts.Service
		want  string
		exact bool
	}{
		"pulled":                         {facts.Service{Image: image("library/postgres")}, "postgres", true},
		"an application, pulled":         {facts.Service{Image: image("library/wordpress")}, "wordpress", true},
		"unknown":                        {facts.Service{Image: image("example/app")}, "", false},
		"built under the name":           {facts.Service{Image: image("library/postgres"), Build: &facts.Build{}}, "postgres", false},
		"an application, built under it": {facts.Service{Image: image("library/wordpress"), Build: &facts.Build{}}, "", false},
		"built, and the Dockerfile read": {facts.Service{Image: image("library/postgres"), Build: &facts.Build{}, Dockerfile: &facts.Dockerfile{}}, "", false},
		"nothing":                        {facts.Service{}, "", false},
	} {
		cand := candidate{s: &c.s}
		cand.lookUp()
		if c.s.Product != c.want || cand.exact != c.exact {
			t.Errorf("%s: %q, exact %v", name, c.s.Product, cand.exact)
		}
	}
}

// What ends is known by who waits for it, by how it is started, and by its mode.
func TestCompletes(t *testing.T) {
	for name, c := range map[string]struct {
		c    candidate
		s    facts.Service
		want string
	}{
		"nothing":          {candidate{}, facts.Service{}, ""},
		"by hand":          {candidate{}, facts.Service{Job: true}, "a job, started by hand"},
		"by the clock":     {candidate{}, facts.Service{Job: true, Schedule: []untrusted.Text{"0 3 * * *"}}, "a job, started by the schedule 0 3 * * *"},
		"awaited":          {candidate{awaited: "app"}, facts.Service{}, "app waits for it to complete"},
		"a mode of Swarm":  {candidate{}, facts.Service{Mode: "replicated-job"}, "deploy.mode is replicated-job"},
		"the usual mode":   {candidate{}, facts.Service{Mode: "replicated"}, ""},
		"a mode named job": {candidate{}, facts.Service{Mode: "job"}, ""},
	} {
		c.c.s = &c.s
		g, ok := completes(&c.c)
		if g.why != c.want || ok != (c.want != "") || ok && (g.role != facts.RoleJob || !g.sure) {
			t.Errorf("%s: %+v, want %q", name, g, c.want)
		}
	}
}

// Services have an image, or a place where they are built, in common, or what
// they mount.
func TestBeside(t *testing.T) {
	image := func(ref untrusted.Text) *facts.Image { return &facts.Image{Ref: ref} }
	build := func(context, stage untrusted.Text) *facts.Build {
		return &facts.Build{Context: context, Target: stage}
	}
	mounts := func(lines ...string) (out []facts.Mount) {
		for _, l := range lines {
			out = append(out, mount(l))
		}
		return out
	}
	for name, c := range map[string]struct {
		s, o            facts.Service
		sibling, shares bool
	}{
		"nothing":             {facts.Service{}, facts.Service{}, false, false},
		"an image":            {facts.Service{Image: image("a")}, facts.Service{Image: image("a")}, true, false},
		"other images":        {facts.Service{Image: image("a")}, facts.Service{Image: image("b")}, false, false},
		"a build":             {facts.Service{Build: build(".", "")}, facts.Service{Build: build(".", "")}, true, false},
		"other stages":        {facts.Service{Build: build(".", "a")}, facts.Service{Build: build(".", "b")}, false, false},
		"a volume":            {facts.Service{Mounts: mounts("volume d:/a")}, facts.Service{Mounts: mounts("volume x:/x", "volume d:/b")}, false, true},
		"a folder":            {facts.Service{Mounts: mounts("bind ./d:/a")}, facts.Service{Mounts: mounts("bind ./d:/b")}, false, true},
		"other volumes":       {facts.Service{Mounts: mounts("volume d:/a")}, facts.Service{Mounts: mounts("volume e:/a")}, false, false},
		"other kinds":         {facts.Service{Mounts: mounts("volume d:/a")}, facts.Service{Mounts: mounts("bind d:/a")}, false, false},
		"memory":              {facts.Service{Mounts: mounts("tmpfs :/a")}, facts.Service{Mounts: mounts("tmpfs :/a")}, false, false},
		"the engine's socket": {facts.Service{Mounts: mounts("bind /run/docker.sock:/a")}, facts.Service{Mounts: mounts("bind /run/docker.sock:/a")}, false, false},
		"one of two":          {facts.Service{Mounts: mounts("bind /run/docker.sock:/a", "volume d:/a")}, facts.Service{Mounts: mounts("bind /run/docker.sock:/a", "volume d:/a")}, false, true},
	} {
		c.s.Name, c.o.Name = "s", "o"
		cand := candidate{s: &c.s}
		cand.beside([]facts.Service{c.s, c.o, {Name: "last"}})
		if cand.sibling != c.sibling || cand.shares != c.shares {
			t.Errorf("%s: sibling %v, shares %v", name, cand.sibling, cand.shares)
		}
	}
}

// A service is a store by its known image, by what it keeps, and by what is said of it.
func TestIsStore(t *testing.T) {
	addressed := []mention{{role: facts.RoleDatabase, how: "in a postgres:// address"}}
	postgres := products.Product{Name: "postgres", Role: facts.RoleDatabase, Stateful: true}
	data := []facts.Mount{mount("volume d:/data")}
	for name, c := range map[string]struct {
		c    candidate
		s    facts.Service
		want bool
	}{
		"a guess":                     {candidate{}, facts.Service{Role: facts.RoleDatabase}, false},
		"a sure one":                  {candidate{}, facts.Service{Role: facts.RoleDatabase, RoleSure: true}, true},
		"a guess with data":           {candidate{}, facts.Service{Role: facts.RoleDatabase, Mounts: data}, true},
		"a queue":                     {candidate{}, facts.Service{Role: facts.RoleQueue, RoleSure: true}, true},
		"addressed":                   {candidate{said: addressed}, facts.Service{Role: facts.RoleDatabase}, true},
		"addressed as something else": {candidate{said: addressed}, facts.Service{Role: facts.RoleQueue}, false},
		"named in a variable":         {candidate{said: []mention{{role: facts.RoleDatabase, how: "in a variable for a database"}}}, facts.Service{Role: facts.RoleDatabase}, false},
		"at a port":                   {candidate{said: []mention{{role: facts.RoleDatabase, how: "at port 5432"}}}, facts.Service{Role: facts.RoleDatabase}, false},
		"a cache":                     {candidate{}, facts.Service{Role: facts.RoleCache, RoleSure: true}, false},
		"a cache with data":           {candidate{}, facts.Service{Role: facts.RoleCache, RoleSure: true, Mounts: data}, true},
		"an application with data":    {candidate{}, facts.Service{Role: facts.RoleApplication, RoleSure: true, Mounts: data}, false},
		"a known image":               {candidate{known: true, product: postgres}, facts.Service{Role: facts.RoleDatabase}, true},
		"a known image, another role": {candidate{known: true, product: postgres}, facts.Service{Role: facts.RoleBackup}, false},
		"a known image without data":  {candidate{known: true, product: products.Product{Role: facts.RoleDatabase}}, facts.Service{Role: facts.RoleDatabase, RoleSure: true}, false},
		"known, without data, addressed": {
			candidate{known: true, said: addressed, product: products.Product{Role: facts.RoleDatabase}}, facts.Service{Role: facts.RoleDatabase, RoleSure: true}, false,
		},
	} {
		c.c.s = &c.s
		c.c.state()
		if c.s.Store != c.want || c.s.Stateful != c.want {
			t.Errorf("%s: store %v, stateful %v", name, c.s.Store, c.s.Stateful)
		}
	}
}

// Which mounts hold data.
func TestKeepsIn(t *testing.T) {
	for _, c := range []struct {
		mount, product string
		role           facts.Role
		want           bool
	}{
		{"volume d:/anything", "", facts.RoleApplication, true},
		{"volume d:/anything:ro", "", facts.RoleApplication, false},
		{"cluster d:/anything", "", facts.RoleApplication, true},
		{"tmpfs :/data", "", facts.RoleApplication, false},
		{"anonymous :/data", "", facts.RoleApplication, false},
		{"volume d:/var/log/x", "", facts.RoleApplication, false},
		{"volume d:/anything", "", facts.RoleJob, false},
		{"volume d:/anything", "", facts.RoleWebEdge, false},
		{"bind ./x:/anything", "", facts.RoleApplication, false},
		{"bind ./x:/data", "", facts.RoleApplication, true},
		{"bind ./uploads:/anything", "", facts.RoleApplication, true},
		{"bind ./data:/app", "", facts.RoleApplication, true},
		{"bind /etc/data:/data", "", facts.RoleApplication, false},
		{"bind ./x.yml:/data/x.yml", "", facts.RoleApplication, false},
		{"bind ./x:/var/lib/postgresql/main", "", facts.RoleDatabase, true},
		{"bind ./x:/var/solr", "", facts.RoleDatabase, true},
		{"bind ./x:/var/solr", "", facts.RoleApplication, false},
		{"bind ./x:/docker-entrypoint-initdb.d", "", facts.RoleDatabase, false},
		{"bind ./x:/etc/grafana", "", facts.RoleMonitoring, false},
		{"bind ./x:/alertmanager", "", facts.RoleMonitoring, true},
		{"bind ./x:/etc/pihole", "pihole", facts.RoleOperations, true},
		{"bind ./x:/etc/pihole", "", facts.RoleOperations, false},
		{"bind ./x:/etc/pihole:ro", "pihole", facts.RoleOperations, false},
	} {
		cand := candidate{s: &facts.Service{Role: c.role}, product: products.Product{Name: c.product}}
		if got := cand.keepsIn(mount(c.mount)); got != c.want {
			t.Errorf("%s of a %s %s: %v", c.mount, c.role, c.product, got)
		}
	}
	built := candidate{s: &facts.Service{Role: facts.RoleApplication, Build: &facts.Build{Context: "./data"}}}
	if built.keepsIn(mount("bind ./data:/app")) || !built.keepsIn(mount("bind ./files:/app")) {
		t.Error("the source code of what is built here is no data")
	}
	if got := (&candidate{s: &facts.Service{Image: &facts.Image{Repository: "linuxserver/x"}}}).repository(); got != "linuxserver/x" {
		t.Errorf("repository %q", got)
	}
	if got := (&candidate{s: &facts.Service{Image: &facts.Image{Repository: "linuxserver/x"}, Build: &facts.Build{}}}).repository(); got != "" {
		t.Errorf("what is built has the repository %q", got)
	}
}

// What keeps data is listed once, with its owner: the store, else the application
// that answers, else another one that writes; and who uses it too.
func TestStores(t *testing.T) {
	type user struct {
		name untrusted.Text
		s    facts.Service
	}
	data, read := mount("volume d:/x"), mount("volume d:/x:ro")
	with := func(name untrusted.Text, s facts.Service, mounts ...facts.Mount) user {
		s.Mounts = mounts
		return user{name, s}
	}
	app := facts.Service{Role: facts.RoleApplication}
	answering := facts.Service{Role: facts.RoleApplication, Ports: port("80")}
	for name, c := range map[string]struct {
		users []user
		want  string
	}{
		"nothing":                    {[]user{with("a", app)}, ""},
		"one":                        {[]user{with("a", app, data)}, "volume d of a []; stateful a"},
		"a reader":                   {[]user{with("a", app, read), with("b", app, data)}, "volume d of b [a]; stateful b"},
		"the first of two":           {[]user{with("a", app, data), with("b", app, data)}, "volume d of a [b]; stateful a"},
		"the one that answers":       {[]user{with("a", app, data), with("b", answering, data)}, "volume d of b [a]; stateful b"},
		"the store":                  {[]user{with("a", answering, data), with("b", facts.Service{Role: facts.RoleDatabase}, data)}, "volume d of b [a]; stateful b"},
		"an application, not a work": {[]user{with("a", facts.Service{Role: facts.RoleWorker}, data), with("b", app, data)}, "volume d of b [a]; stateful b"},
		"not what never runs":        {[]user{with("a", facts.Service{Role: facts.RoleApplication, Inactive: true}, data), with("b", facts.Service{Role: facts.RoleWorker}, data)}, "volume d of b [a]; stateful b"},
		"a store that keeps nothing": {[]user{with("a", facts.Service{Role: facts.RoleDatabase, RoleSure: true})}, "container  of a []; stateful a"},
		"two of one":                 {[]user{with("a", app, data, mount("bind ./data:/y"))}, "volume d of a []; bind ./data of a []; stateful a"},
		"one folder, written twice":  {[]user{with("a", app, mount("bind ./data/:/y")), with("b", app, mount("bind ./data:/y"))}, "bind ./data/ of a [b]; stateful a"},
	} {
		all := make([]candidate, len(c.users))
		for i := range c.users {
			s := &c.users[i].s
			s.Name = c.users[i].name
			all[i] = candidate{s: s}
			all[i].state()
		}
		var got []string
		for _, d := range stores(all) {
			line := d.Kind + " " + string(d.Name) + " of " + string(d.Owner) + " ["
			for i, u := range d.UsedBy {
				if i > 0 {
					line += " "
				}
				line += string(u)
			}
			got = append(got, line+"]")
		}
		for i := range all {
			if all[i].s.Stateful {
				got = append(got, "stateful "+string(all[i].s.Name))
			}
		}
		if said := strings.Join(got, "; "); said != c.want {
			t.Errorf("%s: %q, want %q", name, said, c.want)
		}
	}
}
