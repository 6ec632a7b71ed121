package rules

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

// image is what a reference without tag and digest is read as.
func image(ref string) *facts.Image {
	img := &facts.Image{Ref: untrusted.Text(ref)}
	if registry, rest, ok := strings.Cut(ref, "/"); ok && strings.Contains(registry, ".") {
		img.Registry, ref = untrusted.Text(registry), rest
	}
	img.Repository = untrusted.Text(ref)
	return img
}

// What is mounted over the program is its own code, or is not.
func TestSourceFolders(t *testing.T) {
	built := func(context string) facts.Service {
		return facts.Service{Role: facts.RoleApplication, Build: &facts.Build{Context: untrusted.Text(context)}}
	}
	node := facts.Service{Role: facts.RoleApplication, Image: image("node")}
	holds := func(m facts.Mount, what string) facts.Mount { m.Holds = what; return m }
	product := built(".")
	product.Product, product.Role = "postgres", facts.RoleDatabase
	own := built(".")
	own.Product = "wordpress"
	remote := built(".")
	remote.Build.Remote = true
	for name, c := range map[string]struct {
		s    facts.Service
		m    facts.Mount
		want bool
	}{
		"the context":                        {built("./web"), bind("./web", "/app"), true},
		"the context itself":                 {built("."), bind(".", "/app"), true},
		"a folder of the context":            {built("./web"), holds(bind("./web/x", "/app/x"), "code"), true},
		"a folder beside the context":        {built("./web"), holds(bind("./api/x", "/app/x"), "code"), false},
		"a folder that begins as it does":    {built("./web"), holds(bind("./website", "/app/x"), "code"), false},
		"a folder above":                     {built("."), holds(bind("../x", "/app/x"), "code"), false},
		"a folder below":                     {built("."), holds(bind("./x", "/app/x"), "code"), true},
		"a folder with other things":         {built("."), holds(bind("./src", "/app/src"), "other"), false},
		"a folder called src":                {built("."), bind("./SRC", "/app/src"), true},
		"a folder called things":             {built("."), bind("./things", "/app/things"), false},
		"a whole path":                       {built("/src"), bind("/src", "/app"), false},
		"a home":                             {built("~/src"), bind("~/src", "/app"), false},
		"a variable":                         {built("$SRC"), bind("$SRC", "/app"), false},
		"a store's folder":                   {product, bind(".", "/app"), false},
		"an application of others":           {own, bind(".", "/app"), true},
		"a remote context":                   {remote, bind(".", "/app"), false},
		"a file":                             {built("./web.js"), bind("./web.js", "/app/web.js"), false},
		"a hidden folder":                    {built("./.web"), bind("./.web", "/app"), false},
		"a folder of results":                {built("./reports"), bind("./reports", "/app/x"), false},
		"a folder of certificates":           {built("./certs"), bind("./certs", "/app/x"), false},
		"a folder whose name ends in data":   {built("./appdata"), bind("./appdata", "/app/x"), false},
		"into the settings":                  {built("./web"), bind("./web", "/etc/web"), false},
		"into the data":                      {built("./web"), bind("./web", "/var/lib/web"), false},
		"into the logs":                      {built("./web"), bind("./web", "/var/log"), false},
		"into a folder of data":              {built("./web"), bind("./web", "/app/data"), false},
		"an image of a language":             {node, bind("./x", "/app"), true},
		"a folder of such an image":          {node, bind("./x", "/usr/src/x"), true},
		"another folder of such an image":    {node, bind("./x", "/application"), false},
		"other things in such an image":      {node, holds(bind("./x", "/app"), "other"), false},
		"an image that has a program":        {facts.Service{Image: image("acme/shop")}, bind("./x", "/app"), false},
		"neither an image nor a build":       {facts.Service{}, bind("./x", "/app"), false},
		"an image of a language, from afar":  {facts.Service{Image: image("ghcr.io/acme/python")}, bind("./x", "/srv/x"), true},
		"a name of two letters with a point": {built("./.x"), bind("./.x", "/app"), true},
	} {
		if got := known.SourceFolder(c.s, c.m); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Whose images are the project's own is told by what it builds, by its name
// and by who publishes several of them.
func TestOwnNamespaces(t *testing.T) {
	service := func(name, ref string, built bool) facts.Service {
		s := facts.Service{Name: untrusted.Text(name), Role: facts.RoleApplication, Image: image(ref)}
		if built {
			s.Build = &facts.Build{Context: "."}
		}
		return s
	}
	for name, c := range map[string]struct {
		project  string
		services []facts.Service
		want     string // the services whose image is of nobody known
	}{
		"nobody knows":                {"x", []facts.Service{service("a", "zork/thing", false)}, "a"},
		"the publisher builds here":   {"x", []facts.Service{service("a", "zork/thing", false), service("b", "zork/other", true)}, ""},
		"another one builds here":     {"x", []facts.Service{service("a", "zork/thing", false), service("b", "zark/other", true)}, "a"},
		"two images of one":           {"x", []facts.Service{service("a", "zork/thing", false), service("b", "zork/other", false)}, ""},
		"one image twice":             {"x", []facts.Service{service("a", "zork/thing", false), service("b", "zork/thing", false)}, "a b"},
		"called like the publisher":   {"x", []facts.Service{service("zo-rk", "zork/thing", false)}, ""},
		"a short name":                {"x", []facts.Service{service("zrk", "zrk/thing", false)}, "zrk"},
		"the project's name":          {"my-zork", []facts.Service{service("a", "zork/thing", false)}, ""},
		"the project's name in it":    {"my_thing", []facts.Service{service("a", "zork/things", false)}, ""},
		"a word that all have":        {"docker-server", []facts.Service{service("a", "dockerserver/thing", false)}, "a"},
		"a short word":                {"zor", []facts.Service{service("a", "zork/thing", false)}, "a"},
		"its maker":                   {"x", []facts.Service{service("a", "outlinewiki/outline", false)}, ""},
		"its maker, the other way":    {"x", []facts.Service{service("a", "zork/zorkserver", false)}, ""},
		"its maker, in words":         {"x", []facts.Service{service("a", "zo-rk/the.zork_server-x", false)}, ""},
		"a maker with a short name":   {"x", []facts.Service{service("a", "zrk/zrkserver", false)}, "a"},
		"a thing with a short name":   {"x", []facts.Service{service("a", "zorkers/zor", false)}, "a"},
		"official":                    {"x", []facts.Service{service("a", "postgres", false)}, ""},
		"a registry with a name":      {"x", []facts.Service{service("a", "registry.example.org/zork/thing", false)}, ""},
		"a public registry":           {"x", []facts.Service{service("a", "ghcr.io/zork/thing", false)}, "a"},
		"the maker in a registry":     {"x", []facts.Service{service("a", "ghcr.io/zorkers/zork", false)}, ""},
		"the project in a registry":   {"zork", []facts.Service{service("a", "ghcr.io/zorkers/thing", false)}, ""},
		"something without any image": {"x", []facts.Service{{Name: "a"}}, ""},
	} {
		var got []string
		for _, h := range imageUnverified(facts.Project{Name: untrusted.Text(c.project), Services: c.services}) {
			got = append(got, string(h.Service))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Ports of data, of debuggers and of the entrance have rules of their own.
func TestOpenPorts(t *testing.T) {
	port := func(role facts.Role, host, published, target string) facts.Project {
		return facts.Project{Services: []facts.Service{{Name: "a", Role: role, Ports: []facts.Port{{HostIP: untrusted.Text(host), Published: published, Target: target}}}}}
	}
	for name, c := range map[string]struct {
		p              facts.Project
		data, anywhere int
	}{
		"a database":                     {port(facts.RoleDatabase, "", "1", "1"), 1, 0},
		"a database on one address":      {port(facts.RoleDatabase, "10.0.0.1", "1", "1"), 1, 0},
		"a database on the host":         {port(facts.RoleDatabase, "127.0.0.1", "1", "1"), 0, 0},
		"a database on the host, 2":      {port(facts.RoleDatabase, "localhost", "1", "1"), 0, 0},
		"a database on the host, 3":      {port(facts.RoleDatabase, "::1", "1", "1"), 0, 0},
		"a database on the host, 4":      {port(facts.RoleDatabase, "[::1]", "1", "1"), 0, 0},
		"a database's port of a job":     {port(facts.RoleJob, "", "5432", "5432"), 1, 0},
		"that of an application":         {port(facts.RoleApplication, "", "5432", "5432"), 0, 1},
		"that of a proxy":                {port(facts.RoleWebEdge, "", "5432", "5432"), 0, 1},
		"that of monitoring":             {port(facts.RoleMonitoring, "", "5432", "5432"), 0, 1},
		"that of a frontend":             {port(facts.RoleFrontend, "", "5432", "5432"), 0, 1},
		"an application's port":          {port(facts.RoleApplication, "", "80", "80"), 0, 1},
		"on all by number":               {port(facts.RoleApplication, "0.0.0.0", "80", "80"), 0, 1},
		"on all by longer number":        {port(facts.RoleApplication, "::", "80", "80"), 0, 1},
		"on one address":                 {port(facts.RoleApplication, "10.0.0.1", "80", "80"), 0, 0},
		"a debugger":                     {port(facts.RoleApplication, "", "9229", "9229"), 0, 0},
		"the entrance":                   {port(facts.RoleWebEdge, "", "8000", "80"), 0, 0},
		"the entrance, by what is open":  {port(facts.RoleWebEdge, "", "443", "8000"), 0, 0},
		"the entrance, by no usual port": {port(facts.RoleWebEdge, "", "8443", "8000"), 0, 1},
		"the port of an entrance":        {port(facts.RoleApplication, "", "443", "443"), 0, 1},
	} {
		if got := len(dataPortPublished(c.p)); got != c.data {
			t.Errorf("%s: %d ports of data", name, got)
		}
		if got := len(portOnAllInterfaces(c.p)); got != c.anywhere {
			t.Errorf("%s: %d ports on all interfaces", name, got)
		}
	}
	tool := port(facts.RoleApplication, "", "8080", "8080")
	tool.Services[0].Image = image("dpage/pgAdmin4")
	if len(dataPortPublished(tool)) != 1 || len(portOnAllInterfaces(tool)) != 0 {
		t.Error("a tool that administers a store is open")
	}
}

// What a store keeps outlives its container in a volume, or in a folder of data.
func TestStoresWithoutVolume(t *testing.T) {
	mount := func(kind, source string, readOnly bool) []facts.Mount {
		return []facts.Mount{{Kind: kind, Source: untrusted.Text(source), Target: "/var/lib/x/data", ReadOnly: readOnly}}
	}
	for name, c := range map[string]struct {
		product string
		role    facts.Role
		mounts  []facts.Mount
		want    string
	}{
		"a database":               {"postgres", facts.RoleDatabase, nil, "default"},
		"a queue":                  {"rabbitmq", facts.RoleQueue, nil, "medium"},
		"a cache":                  {"redis", facts.RoleCache, nil, ""},
		"an unknown database":      {"", facts.RoleDatabase, nil, ""},
		"with a volume":            {"postgres", facts.RoleDatabase, mount("volume", "v", false), ""},
		"in memory":                {"postgres", facts.RoleDatabase, mount("tmpfs", "", false), ""},
		"of a cluster":             {"postgres", facts.RoleDatabase, mount("cluster", "c", false), ""},
		"with a folder":            {"postgres", facts.RoleDatabase, mount("bind", "./x", false), ""},
		"with a variable":          {"postgres", facts.RoleDatabase, []facts.Mount{{Kind: "bind", Source: "$X", Target: "/etc/x"}}, ""},
		"with a folder to read":    {"postgres", facts.RoleDatabase, mount("bind", "./x", true), "default"},
		"with a folder for others": {"postgres", facts.RoleDatabase, []facts.Mount{{Kind: "bind", Source: "./x", Target: "/etc/x"}}, "default"},
		"with a nameless volume":   {"postgres", facts.RoleDatabase, mount("anonymous", "", false), "default"},
	} {
		got := ""
		for _, h := range withoutVolume(facts.Project{Services: []facts.Service{{Name: "a", Product: c.product, Role: c.role, Mounts: c.mounts}}}) {
			if got = string(h.Severity); got == "" {
				got = "default"
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Who saves the data of whom: by what is mounted, awaited, named or by all that
// the host has.
func TestWhoseDataIsSaved(t *testing.T) {
	volume := func(name string) facts.Mount {
		return facts.Mount{Kind: "volume", Source: untrusted.Text(name), Target: "/var/lib/postgresql/data"}
	}
	db := facts.Service{Name: "users", Role: facts.RoleDatabase, Product: "postgres", Stateful: true, Mounts: []facts.Mount{volume("u")}}
	backup := func(change func(*facts.Service)) facts.Service {
		s := facts.Service{Name: "backup", Role: facts.RoleJob, Environment: []facts.Variable{{Name: "X", Value: facts.Hide("y")}}}
		change(&s)
		return s
	}
	for name, c := range map[string]struct {
		other facts.Service
		want  bool // nothing saves it
	}{
		"a backup of something":       {backup(func(*facts.Service) {}), true},
		"a backup that says nothing":  {backup(func(s *facts.Service) { s.Environment = nil }), false},
		"one command and no variable": {backup(func(s *facts.Service) { s.Environment, s.Command = nil, []facts.Hidden{facts.Hide("dump")} }), true},
		"one entrypoint, no variable": {backup(func(s *facts.Service) { s.Environment, s.Entrypoint = nil, []facts.Hidden{facts.Hide("dump")} }), true},
		"the same volume":             {backup(func(s *facts.Service) { s.Mounts = []facts.Mount{volume("u")} }), false},
		"another volume":              {backup(func(s *facts.Service) { s.Mounts = []facts.Mount{volume("v")} }), true},
		"a folder of the same name":   {backup(func(s *facts.Service) { s.Mounts = []facts.Mount{bind("u", "/x")} }), true},
		"nameless volumes":            {backup(func(s *facts.Service) { s.Mounts = []facts.Mount{{Kind: "anonymous"}} }), true},
		"all volumes of the host":     {backup(func(s *facts.Service) { s.Mounts = []facts.Mount{bind("/var/lib/docker/volumes", "/x")} }), false},
		"the engine":                  {backup(func(s *facts.Service) { s.Mounts = []facts.Mount{bind("/var/run/docker.sock", "/x")} }), false},
		"a volume called as the engine": {backup(func(s *facts.Service) {
			s.Mounts = []facts.Mount{{Kind: "volume", Source: "/var/run/docker.sock"}}
		}), true},
		"waits for it":      {backup(func(s *facts.Service) { s.DependsOn = []facts.Dependency{{Service: "users"}} }), false},
		"waits for another": {backup(func(s *facts.Service) { s.DependsOn = []facts.Dependency{{Service: "orders"}} }), true},
		"called like it":    {backup(func(s *facts.Service) { s.Name = "users-backup" }), false},
		"names it":          {backup(func(s *facts.Service) { s.Command = []facts.Hidden{facts.Hide("pg_dump -h users")} }), false},
		"has its address": {backup(func(s *facts.Service) {
			s.Environment = []facts.Variable{{Name: "HOST", Value: facts.Hide("users:5432")}}
		}), false},
		"no backup, the same volume": {backup(func(s *facts.Service) { s.Name, s.Mounts = "web", []facts.Mount{volume("u")} }), true},
		"a label that says so": {backup(func(s *facts.Service) {
			s.Name, s.Labels, s.Mounts = "web", []facts.Variable{{Name: "Restic.enable"}}, []facts.Mount{volume("u")}
		}), false},
	} {
		p := facts.Project{Services: []facts.Service{db, c.other}}
		if got := len(withoutBackup(p)) == 1; got != c.want {
			t.Errorf("%s: nothing saves it: %v", name, got)
		}
	}

	// An index is built anew from the database that it is of; alone it is the data.
	index := facts.Service{Name: "search", Role: facts.RoleDatabase, Product: "elasticsearch", Stateful: true, Mounts: []facts.Mount{{Kind: "volume", Source: "s", Target: "/usr/share/elasticsearch/data"}}}
	idle := db
	idle.Stateful = false
	cache := db
	cache.Role = facts.RoleCache
	for want, services := range map[string][]facts.Service{
		"search":             {index},
		"users":              {index, db},
		"search beside idle": {index, idle},
		"search, cache":      {index, cache},
	} {
		hits := withoutBackup(facts.Project{Services: services})
		if len(hits) != 1 || !strings.HasPrefix(want, string(hits[0].Service)) {
			t.Errorf("%s: %+v", want, hits)
		}
	}
}

// Text behind the first operator of a shell is lost where no shell reads it.
func TestShellOperatorsInQuotes(t *testing.T) {
	for in, want := range map[string]string{
		"a && b": "&", "a; b": ";", "a | b": "|", "a > b": ">", "a < b": "<", "a": "",
		"a 'x; y'": "", `a "x; y" > z`: ">", "a `x; y`": "", `a \; b`: "", `a '\' > b`: ">", `a "\" > b"`: "",
		"a $(b; c)": "", "a $b > c": ">", "a (b) > c": ">", `a "it's" ; b`: ";", `\`: "",
	} {
		if got := shellOperator(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// What an example file has the names of is filled once, in the order of the files.
func TestExamplesNotFilled(t *testing.T) {
	p := facts.Project{
		Files: []facts.File{{Path: "compose.yaml"}, {Path: ".env.b"}},
		Unset: []facts.Unset{{Name: "NONE"}, {Name: "ONE", Example: ".env.a.example"}, {Name: "TWO", Example: ".env.b.example"}, {Name: "THREE", Example: ".env.b.example"}},
	}
	var got []string
	for _, h := range exampleNotFilled(p) {
		got = append(got, string(h.Detail))
	}
	if want := "copy .env.a.example to .env.a and fill 1 name, add 2 names of .env.b.example to .env.b"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

// Copies for tenants are three or more of one program, whose names differ in
// their last word, and not just by a number.
func TestTenantCopies(t *testing.T) {
	named := func(ref string, names ...string) []facts.Service {
		var out []facts.Service
		for _, n := range names {
			out = append(out, facts.Service{Name: untrusted.Text(n), Role: facts.RoleApplication, Image: image(ref)})
		}
		return out
	}
	for name, c := range map[string]struct {
		services []facts.Service
		want     int
	}{
		"three":           {named("x", "shop-acme", "shop-zork", "shop_home"), 3},
		"two":             {named("x", "shop-acme", "shop-zork"), 0},
		"numbers":         {named("x", "shop-1", "shop-2", "shop-3"), 0},
		"parts":           {named("x", "shop-web", "shop-worker", "shop-acme", "shop-zork"), 0},
		"no first word":   {named("x", "-acme", "-zork", "-home"), 0},
		"another program": {append(named("x", "shop-acme", "shop-zork"), named("y", "shop-home")...), 0},
		"two programs":    {append(named("x", "shop-acme", "shop-zork", "shop-home"), named("y", "wiki-acme", "wiki-zork", "wiki-home")...), 6},
		"one letter":      {named("x", "s-acme", "s-zork", "s-home"), 3},
	} {
		if got := len(tenantCopies(facts.Project{Services: c.services})); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

// A helper for development that starts with everything else is one; a tool of
// operations that manages the engine is not.
func TestHelpersAlwaysOn(t *testing.T) {
	socket := []facts.Mount{bind("/var/run/docker.sock", "/var/run/docker.sock")}
	for name, c := range map[string]struct {
		s    facts.Service
		want int
	}{
		"a helper":                  {facts.Service{Role: facts.RoleDevelopment, RoleSure: true}, 1},
		"with the engine":           {facts.Service{Role: facts.RoleDevelopment, RoleSure: true, Mounts: socket}, 1},
		"perhaps":                   {facts.Service{Role: facts.RoleDevelopment}, 0},
		"in a profile":              {facts.Service{Role: facts.RoleDevelopment, RoleSure: true, Profiles: []untrusted.Text{"dev"}}, 0},
		"an application":            {facts.Service{Role: facts.RoleApplication, RoleSure: true}, 0},
		"operations":                {facts.Service{Role: facts.RoleOperations, RoleSure: true}, 1},
		"operations of the engine":  {facts.Service{Role: facts.RoleOperations, RoleSure: true, Mounts: socket}, 0},
		"an application of engines": {facts.Service{Role: facts.RoleApplication, RoleSure: true, Mounts: socket}, 0},
	} {
		if got := len(helperAlwaysOn(facts.Project{Services: []facts.Service{c.s}})); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

// What a fix is called on Kubernetes keeps letters and digits, whichever.
func TestObjectName(t *testing.T) {
	for in, want := range map[untrusted.Text]string{"web": "web", "Az09": "az09", "a_z.0": "a-z-0", "-a-": "a", "__": "app", "zebra9": "zebra9", "äb": "b"} {
		if got := objectName(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// Ports of a fix: those that were hit move to the host itself, each once.
func TestPortsOfAFix(t *testing.T) {
	at := func(line int) untrusted.Place { return untrusted.Place{File: "compose.yaml", Line: line} }
	s := facts.Service{Ports: []facts.Port{
		{Published: "80", Target: "8080", Protocol: "tcp", Place: at(1)}, {Published: "81", Target: "8081", Protocol: "tcp", Place: at(1)}, {Published: "80", Target: "8082", Protocol: "udp", Place: at(2)},
	}}
	got := strings.Join(fixPorts(facts.Project{}, s, []Hit{{Place: at(1), Detail: "80"}}).compose, "\n")
	if want := "ports: !override\n  - \"127.0.0.1:80:8080\"\n  - \"81:8081\"\n  - \"80:8082/udp\""; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for published, want := range map[string]string{"8000-8001": "8000-8001:80", "8000-8002": "8000-8002:80", "8000": "8000-8001:80", "": "80"} {
		s := facts.Service{Replicas: 2, Ports: []facts.Port{{Published: published, Target: "80", Count: 1}}}
		if got := strings.Join(fixReplicaPorts(facts.Project{}, s, nil).compose, " "); got != `ports: !override   - "`+want+`"` {
			t.Errorf("%s: %s", published, got)
		}
	}
}

// A health check on Kubernetes is asked of programs with a port, and of none
// that keeps data.
func TestHealthOfAFix(t *testing.T) {
	port := []facts.Port{{Target: "8080"}}
	for name, c := range map[string]struct {
		s                   facts.Service
		compose, kubernetes bool
	}{
		"a port":             {facts.Service{Role: facts.RoleApplication, Ports: port}, true, true},
		"no port":            {facts.Service{Role: facts.RoleApplication}, false, false},
		"a product":          {facts.Service{Role: facts.RoleApplication, Product: "nginx"}, true, false},
		"a store":            {facts.Service{Role: facts.RoleDatabase, Product: "postgres", Ports: port}, true, false},
		"a port by variable": {facts.Service{Role: facts.RoleApplication, Ports: []facts.Port{{Target: "$PORT"}}}, false, false},
	} {
		x := fixHealth(facts.Project{}, c.s, nil)
		if (len(x.compose) > 0) != c.compose || (len(x.kubernetes) > 0) != c.kubernetes {
			t.Errorf("%s: %v, %v", name, x.compose, x.kubernetes)
		}
	}
}

// A variable of the build is no variable of the container; both may have it.
func TestVariablesOfAFix(t *testing.T) {
	at := func(line int) untrusted.Place { return untrusted.Place{File: "compose.yaml", Line: line} }
	s := facts.Service{Name: "web", Build: &facts.Build{Args: []facts.Variable{{Name: "A", Place: at(1)}, {Name: "B", Place: at(2)}}}}
	for _, c := range []struct {
		hits []Hit
		want string
	}{
		{[]Hit{{Detail: "A", Place: at(1)}}, "build:   args:     A: \"${A:?set A}\""},
		{[]Hit{{Detail: "A", Place: at(9)}}, "environment:   A: \"${A:?set A}\""},
		{[]Hit{{Detail: "C", Place: at(1)}}, "environment:   C: \"${C:?set C}\""},
		{[]Hit{{Detail: "A", Place: at(1)}, {Detail: "A", Place: at(9)}}, "environment:   A: \"${A:?set A}\" build:   args:     A: \"${A:?set A}\""},
		{[]Hit{{Detail: "no name", Place: at(1)}}, ""},
	} {
		if got := strings.Join(fixVariables(facts.Project{}, s, c.hits).compose, " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.hits, got, c.want)
		}
	}
	for detail, want := range map[untrusted.Text]string{"A": "", "DEBUG": "environment:   DEBUG: \"0\"", "no name": ""} {
		if got := strings.Join(fixDebug(facts.Project{}, s, []Hit{{Detail: detail}}).compose, " "); got != want {
			t.Errorf("%s: %s, want %s", detail, got, want)
		}
	}
}

// A backup is proposed for databases that were hit and whose image is known.
func TestBackupOfAFix(t *testing.T) {
	img := image("postgres")
	open := image("postgres")
	open.Unresolved = true
	service := func(img *facts.Image) facts.Service {
		return facts.Service{Name: "db", Product: "postgres", Image: img}
	}
	for name, c := range map[string]struct {
		s    facts.Service
		hits []Hit
		want bool
	}{
		"hit":             {service(img), []Hit{{Service: "db"}}, true},
		"another one":     {service(img), []Hit{{Service: "other"}}, false},
		"no image":        {service(nil), []Hit{{Service: "db"}}, false},
		"an unknown one":  {service(open), []Hit{{Service: "db"}}, false},
		"another product": {facts.Service{Name: "db", Product: "mongodb", Image: img}, []Hit{{Service: "db"}}, false},
	} {
		if got := fixBackup(facts.Project{Services: []facts.Service{c.s}}, c.hits) != nil; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Files that are laid over the first for development, by their names or by
// what is judged.
func TestDevelopmentFiles(t *testing.T) {
	p := facts.Project{Files: []facts.File{
		{Path: "compose.dev.yaml", Kind: "compose"},
		{Path: "a/compose.test.yaml", Kind: "compose"},
		{Path: "compose.local.yaml", Kind: "override"},
		{Path: "compose.extra.yaml", Kind: "override"},
		{Path: "Dockerfile.dev", Kind: "dockerfile"},
		{Path: ".env.dev", Kind: "env"},
	}}
	names := func(p facts.Project) string {
		var out []string
		for _, f := range p.Files {
			if developmentFiles(p)[f.Path] {
				out = append(out, string(f.Path))
			}
		}
		return strings.Join(out, " ")
	}
	if got := names(p); got != "a/compose.test.yaml compose.local.yaml" {
		t.Errorf("by their names: %s", got)
	}
	p.Choice.Judged = "development"
	if got := names(p); got != "a/compose.test.yaml compose.local.yaml compose.extra.yaml" {
		t.Errorf("where development is judged: %s", got)
	}
}

// A single word of a list attribute is a list of one.
func TestItemsOf(t *testing.T) {
	at := untrusted.Place{File: "compose.yaml", Line: 3}
	s := facts.Service{Attributes: []facts.Attribute{
		{Path: "dns", Value: facts.Hide("1.1.1.1"), Place: at},
		{Path: "cap_add", Items: []facts.Item{{Value: facts.Hide("A")}, {Value: facts.Hide("B")}}, Place: at},
		{Path: "expose", Place: at},
	}}
	for path, want := range map[string]int{"dns": 1, "cap_add": 2, "expose": 0, "cap_drop": 0} {
		if got := itemsOf(s, path); len(got) != want || path == "dns" && (got[0].Value.Reveal() != "1.1.1.1" || got[0].Place != at) {
			t.Errorf("%s: %v", path, got)
		}
	}
}

// Services are named once, in the order of the hits, and a hit of the project has none.
func TestServicesOfHits(t *testing.T) {
	var got []string
	for _, s := range services([]Hit{{Service: "b"}, {}, {Service: "a"}, {Service: "b"}, {Detail: "x"}}) {
		got = append(got, string(s))
	}
	if strings.Join(got, " ") != "b a" {
		t.Errorf("%q", got)
	}
}

// A message of just the most characters is whole; of one more it has a name less.
func TestMessageOfTheMost(t *testing.T) {
	says := "%s" + strings.Repeat("x", mostMessage-len("aa and bb"))
	hits := []Hit{{Service: "aa"}, {Service: "bb"}}
	if got := string(message(says, "", hits)); !strings.HasPrefix(got, "aa and bb") {
		t.Errorf("%.40s", got)
	}
	if got := string(message(says+"x", "", hits)); !strings.HasPrefix(got, "aa and 1 more") {
		t.Errorf("%.40s", got)
	}
	if got := string(message(says+"x", "", hits[:1])); !strings.HasPrefix(got, "aa") {
		t.Errorf("%.40s", got)
	}
}
