package sets

import (
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// service is one of a name, with what is changed.
func service(name string, changes ...func(*facts.Service)) facts.Service {
	s := facts.Service{Name: untrusted.Text(name), Role: facts.RoleApplication}
	for _, change := range changes {
		change(&s)
	}
	return s
}

func image(ref string) func(*facts.Service) {
	return func(s *facts.Service) { s.Image = &facts.Image{Ref: untrusted.Text(ref)} }
}

func built(folder string) func(*facts.Service) {
	return func(s *facts.Service) { s.Build = &facts.Build{Context: untrusted.Text(folder)} }
}

func mount(kind, source, target string) func(*facts.Service) {
	return func(s *facts.Service) {
		s.Mounts = append(s.Mounts, facts.Mount{Kind: kind, Source: untrusted.Text(source), Target: untrusted.Text(target), Place: untrusted.Place{File: "over.yaml", Line: 1}})
	}
}

func variable(name string) func(*facts.Service) {
	return func(s *facts.Service) {
		s.Environment = append(s.Environment, facts.Variable{Name: untrusted.Text(name)})
	}
}

func envFile(s *facts.Service)  { s.EnvFiles = []facts.Use{{Name: "a.env"}} }
func inactive(s *facts.Service) { s.Inactive = true }
func onNetwork(s *facts.Service) {
	s.Networks = []facts.Use{{Name: "n"}}
}

func needs(name string) func(*facts.Service) {
	return func(s *facts.Service) {
		s.DependsOn = append(s.DependsOn, facts.Dependency{Service: untrusted.Text(name)})
	}
}

func port(published, target string) func(*facts.Service) {
	return func(s *facts.Service) {
		s.Ports = append(s.Ports, facts.Port{Published: published, Target: target, Place: untrusted.Place{File: "over.yaml", Line: 2}})
	}
}

func role(r facts.Role) func(*facts.Service) { return func(s *facts.Service) { s.Role = r } }

// A service that has nothing of a kind which the base gives it counts on the base.
func TestLeaves(t *testing.T) {
	for name, c := range map[string]struct {
		base, s  facts.Service
		forTests bool
		want     bool
	}{
		"nothing":                       {service("a"), service("a"), false, false},
		"a volume":                      {service("a", mount("volume", "v", "/v")), service("a"), false, true},
		"a volume, in a test":           {service("a", mount("volume", "v", "/v")), service("a"), true, false},
		"a volume for another":          {service("a", mount("volume", "v", "/v")), service("a", mount("volume", "w", "/w")), false, false},
		"a folder":                      {service("a", mount("bind", "v", "/v")), service("a"), false, false},
		"a variable":                    {service("a", variable("A")), service("a"), false, true},
		"a variable for another":        {service("a", variable("A")), service("a", variable("B")), false, false},
		"a variable for a file":         {service("a", variable("A")), service("a", envFile), false, false},
		"a file with variables":         {service("a", envFile), service("a"), false, true},
		"a file for a variable":         {service("a", envFile), service("a", variable("A")), false, false},
		"a dependency":                  {service("a", needs("b")), service("a"), false, true},
		"a dependency for another":      {service("a", needs("b")), service("a", needs("c")), false, false},
		"a port":                        {service("a", port("80", "80")), service("a"), false, true},
		"a port for another":            {service("a", port("80", "80")), service("a", port("81", "81")), false, false},
		"a port, behind a proxy":        {service("a", port("80", "80")), service("a", onNetwork), false, false},
		"a port and a variable":         {service("a", port("80", "80"), variable("A")), service("a"), false, true},
		"a variable, behind a proxy":    {service("a", port("80", "80"), variable("A")), service("a", onNetwork), false, true},
		"more than the base":            {service("a"), service("a", variable("A"), needs("b"), port("1", "1"), mount("volume", "v", "/v")), false, false},
		"a variable of many is a start": {service("a", variable("A"), variable("B")), service("a", variable("C")), false, false},
	} {
		if got := leaves(c.base, c.s, c.forTests); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Nobody says again in a file that is put over another what the other has.
func TestRepeats(t *testing.T) {
	base := service("a", image("x:1"), mount("volume", "v", "/v"), needs("db"), port("80", "8080"))
	for name, c := range map[string]struct {
		s    facts.Service
		want bool
	}{
		"nothing":                     {service("a"), false},
		"the image":                   {service("a", image("x:1")), true},
		"another image":               {service("a", image("x:2")), false},
		"the volume":                  {service("a", mount("volume", "v", "/v")), true},
		"the volume elsewhere":        {service("a", mount("volume", "v", "/w")), false},
		"another volume":              {service("a", mount("volume", "w", "/v")), false},
		"a folder of that name":       {service("a", mount("bind", "v", "/v")), false},
		"the dependency":              {service("a", needs("db")), true},
		"another dependency":          {service("a", needs("queue")), false},
		"the port":                    {service("a", port("80", "8080")), true},
		"the port of another program": {service("a", port("80", "80")), false},
		"another port":                {service("a", port("81", "8080")), false},
		"two, one of them again":      {service("a", needs("queue"), needs("db")), true},
	} {
		if got := repeats(base, c.s); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if repeats(service("a"), service("a", image("x"))) {
		t.Error("an image that the base has not is said again")
	}
}

// Whether a file stands alone: by what its services leave to the base and say
// again.
func TestAlone(t *testing.T) {
	plain := func(names ...string) []facts.Service {
		var out []facts.Service
		for _, n := range names {
			out = append(out, service(n, image(n+":1")))
		}
		return out
	}
	other := func(names ...string) []facts.Service {
		var out []facts.Service
		for _, n := range names {
			out = append(out, service(n, image(n+":2")))
		}
		return out
	}
	helper := service("x", image("x:2"), func(s *facts.Service) { s.Product = "postgres" })
	ofOthers := service("y", built("."), func(s *facts.Service) { s.Product = "wordpress" })
	for name, c := range map[string]struct {
		base, alone []facts.Service
		want        bool
		because     string
	}{
		"one service again":          {plain("a"), plain("a"), true, "it repeats a in full"},
		"two services again":         {plain("a", "b"), plain("a", "b"), true, "it repeats a in full"},
		"one of two again":           {plain("a", "b"), plain("a"), true, "it repeats a in full"},
		"one of three again":         {plain("a", "b", "c"), plain("a"), false, "it repeats little of the base"},
		"two of five again":          {plain("a", "b", "c", "d", "e"), plain("a", "b"), true, "it repeats a in full"},
		"one of two, one of another": {plain("a", "b"), append(plain("a"), other("b")...), true, "it repeats a in full"},
		"one of three others":        {plain("a", "b", "c"), append(plain("a"), other("b", "c")...), false, "it repeats little of the base"},
		"others":                     {plain("a", "b"), other("a", "b"), false, "it repeats little of the base"},
		"its own, as many":           {plain("a", "b"), other("c", "d"), true, "it has services of its own, no fewer than the base"},
		"its own, fewer":             {plain("a", "b", "c"), other("d", "e"), false, "it repeats little of the base"},
		"one of its own":             {plain("a"), other("c"), false, "it repeats little of the base"},
		"helpers of its own":         {plain("a"), []facts.Service{helper, helper}, false, "it repeats little of the base"},
		"one built for others":       {plain("a"), []facts.Service{helper, ofOthers}, true, "it has services of its own, no fewer than the base"},
		"leaves as much as it says":  {append(plain("a"), service("b", variable("A"))), append(plain("a"), service("b")), false, "it leaves much of b to the base"},
		"says more than it leaves": {
			append(plain("a", "c"), service("b", variable("A"))), append(plain("a", "c"), service("b")), true,
			"it repeats a in full",
		},
		"its code over the image":     {[]facts.Service{service("a", built("."), mount("bind", ".", "/app"))}, other("a"), true, "merged over the base, a would mount its source code over the image"},
		"its code, and a build":       {[]facts.Service{service("a", built("."), mount("bind", ".", "/app"))}, []facts.Service{service("a", built("."))}, false, "it repeats little of the base"},
		"its code in both":            {[]facts.Service{service("a", built("."), mount("bind", ".", "/app"))}, []facts.Service{service("a", mount("bind", ".", "/app"))}, false, "it repeats little of the base"},
		"its code in none, one by it": {other("a"), []facts.Service{service("a", built("."), mount("bind", ".", "/app"))}, false, "it repeats little of the base"},
	} {
		if stands, because := Alone(c.base, c.alone, false); stands != c.want || because != c.because {
			t.Errorf("%s: %v, %s", name, stands, because)
		}
	}
}

// A service of a file is hidden where the base has it in a profile that is not active.
func TestHidden(t *testing.T) {
	a, idle := service("a"), service("a", inactive)
	for _, c := range []struct {
		alone, merged []facts.Service
		want          bool
	}{
		{[]facts.Service{a}, []facts.Service{idle}, true},
		{[]facts.Service{a}, []facts.Service{a}, false},
		{[]facts.Service{idle}, []facts.Service{idle}, false},
		{[]facts.Service{a}, []facts.Service{service("b", inactive)}, false},
		{nil, []facts.Service{idle}, false},
	} {
		if got := Hidden(c.alone, c.merged); got != c.want {
			t.Errorf("%v over %v: %v", c.alone, c.merged, got)
		}
	}
}

// Each sign that a file is for development counts where it is written there.
func TestForDevelopment(t *testing.T) {
	here, there := untrusted.Place{File: "over.yaml", Line: 7}, untrusted.Place{File: "compose.yaml", Line: 7}
	server := func(at untrusted.Place) func(*facts.Service) {
		return func(s *facts.Service) { s.DevServer, s.DevServerAt = "vite", at }
	}
	attribute := func(path string, at untrusted.Place) func(*facts.Service) {
		return func(s *facts.Service) { s.Attributes = append(s.Attributes, facts.Attribute{Path: path, Place: at}) }
	}
	target := func(name string) func(*facts.Service) {
		return func(s *facts.Service) { s.Build = &facts.Build{Context: "x", Target: untrusted.Text(name)} }
	}
	helper := func(at untrusted.Place) func(*facts.Service) {
		return func(s *facts.Service) { s.Role, s.Place = facts.RoleDevelopment, at }
	}
	for name, c := range map[string]struct {
		s    facts.Service
		want string
	}{
		"nothing":                   {service("web"), ""},
		"source code":               {service("web", built("."), mount("bind", ".", "/app")), "mounts the source code of web"},
		"a development server":      {service("web", server(here)), "runs the development server of web"},
		"one of the base":           {service("web", server(there)), ""},
		"a place alone":             {service("web", func(s *facts.Service) { s.DevServerAt = here }), ""},
		"reloads":                   {service("web", attribute("develop", here)), "reloads the code of web"},
		"reloads, below":            {service("web", attribute("develop.watch", here)), "reloads the code of web"},
		"reloads in the base":       {service("web", attribute("develop.watch", there)), ""},
		"another key":               {service("web", attribute("developer", here)), ""},
		"a stage":                   {service("web", target("dev"), attribute("build.target", here)), "builds the development target of web"},
		"a stage of the base":       {service("web", target("dev"), attribute("build.target", there)), ""},
		"a stage for production":    {service("web", target("prod"), attribute("build.target", here)), ""},
		"another key of the build":  {service("web", target("dev"), attribute("build.args", here)), ""},
		"a debugger":                {service("web", port("9229", "9229")), "publishes a debugger's port of web"},
		"another port":              {service("web", port("9229", "80")), ""},
		"a helper":                  {service("mail", helper(here)), "adds a helper for development, mail"},
		"a helper of the base":      {service("mail", helper(there)), ""},
		"a helper that was there":   {service("old", helper(here)), ""},
		"another service that adds": {service("db", func(s *facts.Service) { s.Place = here }), ""},
	} {
		got, ok := ForDevelopment([]facts.Service{service("old")}, []facts.Service{c.s}, "over.yaml")
		if got.Says != c.want || ok != (c.want != "") || ok && got.Place.File != "over.yaml" {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
	if _, ok := ForDevelopment(nil, []facts.Service{service("web", built("."), mount("bind", ".", "/app"))}, "compose.yaml"); ok {
		t.Error("the source code is mounted in another file")
	}
}

// A project is for development where it mounts its code, or runs a development
// server that it builds.
func TestDevelops(t *testing.T) {
	server := func(s *facts.Service) { s.DevServer = "vite" }
	for name, c := range map[string]struct {
		s    facts.Service
		want string
	}{
		"nothing":            {service("web", built(".")), ""},
		"source code":        {service("web", built("."), mount("bind", ".", "/app")), "mounts the source code of web"},
		"a server":           {service("web", built("."), server), "runs the development server of web"},
		"a server of others": {service("web", image("x"), server), ""},
	} {
		if got, ok := Develops([]facts.Service{c.s}); got.Says != c.want || ok != (c.want != "") {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
}

// What is mounted over the image is source code by where it is from.
func TestIsSource(t *testing.T) {
	for name, c := range map[string]struct {
		s    facts.Service
		m    facts.Mount
		want bool
	}{
		"the folder":                {service("a"), facts.Mount{Kind: "bind", Source: "."}, true},
		"the folder, 2":             {service("a"), facts.Mount{Kind: "bind", Source: "./"}, true},
		"the folder above":          {service("a"), facts.Mount{Kind: "bind", Source: "../"}, true},
		"the folder by a variable":  {service("a"), facts.Mount{Kind: "bind", Source: "${PWD}"}, true},
		"to read":                   {service("a"), facts.Mount{Kind: "bind", Source: ".", ReadOnly: true}, false},
		"a volume":                  {service("a"), facts.Mount{Kind: "volume", Source: "."}, false},
		"a volume for a folder":     {service("a"), facts.Mount{Kind: "bind", Source: ".", Volume: "v"}, false},
		"what is built":             {service("a", built("./web")), facts.Mount{Kind: "bind", Source: "./web/"}, true},
		"what is built, 2":          {service("a", built("web/")), facts.Mount{Kind: "bind", Source: "./web"}, true},
		"what is built, 3":          {service("a", built("./web")), facts.Mount{Kind: "bind", Source: "web"}, true},
		"what another builds":       {service("a", built("./web")), facts.Mount{Kind: "bind", Source: "./things"}, false},
		"code by its name":          {service("a", built("./web")), facts.Mount{Kind: "bind", Source: "./x/src"}, true},
		"code by its name above":    {service("a", built("./web")), facts.Mount{Kind: "bind", Source: "../src"}, true},
		"code of the host":          {service("a", built("./web")), facts.Mount{Kind: "bind", Source: "/opt/src"}, false},
		"a name, and nothing built": {service("a"), facts.Mount{Kind: "bind", Source: "./src"}, false},
	} {
		if got := IsSource(c.s, c.m); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// What the base lacks and the merged file holds.
func TestLack(t *testing.T) {
	run := service("a", image("x"), port("80", "80"))
	secret := func(s *facts.Service) { s.Secrets = []facts.Use{{Name: "s"}} }
	for name, c := range map[string]struct {
		base, with facts.Service
		want       string
	}{
		"nothing":                        {run, run, ""},
		"an image":                       {service("a", port("80", "80")), run, "a has no image without it"},
		"a build":                        {service("a", port("80", "80")), service("a", built("."), port("80", "80")), "a has no image without it"},
		"an image for a build":           {service("a", built("."), port("80", "80")), run, ""},
		"an image in neither":            {service("a", port("80", "80")), service("a", port("80", "80")), ""},
		"a password":                     {run, service("a", image("x"), port("80", "80"), variable("db_password")), "a has no password without it"},
		"a password in both":             {service("a", image("x"), port("80", "80"), variable("DSN")), service("a", image("x"), port("80", "80"), variable("db_password")), ""},
		"a password for a file":          {service("a", image("x"), port("80", "80"), envFile), service("a", image("x"), port("80", "80"), variable("db_password")), ""},
		"a password for a secret":        {service("a", image("x"), port("80", "80"), secret), service("a", image("x"), port("80", "80"), variable("db_password")), ""},
		"a port":                         {service("a", image("x")), run, "nothing is published without it"},
		"a port of a debugger":           {service("a", image("x")), service("a", image("x"), port("9229", "9229")), ""},
		"a port of a database":           {service("a", image("x"), role(facts.RoleDatabase)), service("a", image("x"), port("80", "80"), role(facts.RoleDatabase)), ""},
		"a port in a profile":            {service("a", image("x"), port("80", "80"), inactive), run, "nothing is published without it"},
		"a route":                        {service("a", image("x")), service("a", image("x"), func(s *facts.Service) { s.Labels = []facts.Variable{{Name: "Traefik.enable"}} }), "nothing is published without it"},
		"a route by a variable":          {service("a", image("x")), service("a", image("x"), variable("VIRTUAL_HOST")), "nothing is published without it"},
		"the network of the host":        {service("a", image("x")), service("a", image("x"), func(s *facts.Service) { s.NetworkMode = "host" }), "nothing is published without it"},
		"that of another":                {service("a", image("x")), service("a", image("x"), func(s *facts.Service) { s.NetworkMode = "service:b" }), ""},
		"a profile":                      {service("a", image("x"), inactive), service("a", image("x")), "nothing runs without it"},
		"a service that is not the base": {run, service("b", image("x"), variable("PASSWORD")), ""},
	} {
		if got := Lack([]facts.Service{c.base}, []facts.Service{c.with}); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
