package roles

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The hosts that the value of a variable names, with scheme and port.
func TestAddresses(t *testing.T) {
	for _, c := range []struct{ variable, text, want string }{
		{"X", "", ""},
		{"X", "db", ""},
		{"DB_HOST", "db", "db"},
		{"DB_HOST", "db other", ""},
		{"DB_HOST", "", ""},
		{"X", "db:5432", "db:5432"},
		{"X", "db:port", ""},
		{"DB_HOST", "db:port", ""},
		{"DB_HOST", "db:", ""},
		{"X", "a:1,b:22;c:333 (d:4)", "a:1 b:22 c:333 d:4"},
		{"X", "user@db:5432/shop", "db:5432"},
		{"X", "postgres://u:p@db:5432/shop", "postgres://db:5432"},
		{"X", "://db/x", "://db"},
		{"X", "postgres://db", "postgres://db"},
		{"X", "file:///x http://b", "file:// http://b"},
		{"X", "see (AZaz09+.://db) there", "azaz09+.://db"},
		{"X", "jdbc:mysql://db:3306/x", "mysql://db:3306"},
		{"X", "a@b://db", "b://db"},
		{"X", "a[b://db a`b://c a{b://d a/b://e a:b://f", "b://db b://c b://d b://e b://f"},
		{"X", "mongodb://a:1,b:2,c/x?y", "mongodb://a:1 mongodb://b:2 mongodb://c"},
		{"X", "HTTP://a http://b", "http://a http://b"},
		{"X", "Server=tcp:db,1433;Database=shop", "database://db:1433"},
		{"X", "host=db dbname=shop", "database://db"},
		{"X", "dbname=shop;host=db;port=1", "database://db"},
		{"X", "host=db", ""},
		{"X", "dbname=shop", ""},
		{"X", strings.Repeat(" ", maxSaid-4) + "db:1", "db:1"},
		{"X", strings.Repeat(" ", maxSaid-3) + "db:1", ""},
	} {
		var got []string
		for _, a := range addresses(c.variable, c.text) {
			s := a.host
			if a.port != "" {
				s += ":" + a.port
			}
			if a.scheme != "" || strings.Contains(c.text, "://") {
				s = a.scheme + "://" + s
			}
			got = append(got, s)
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s=%.60q: %q, want %q", c.variable, c.text, got, c.want)
		}
	}
}

// What an address says of the service that it names.
func TestMention(t *testing.T) {
	for _, c := range []struct {
		a        address
		variable string
		role     facts.Role
		how      string
	}{
		{address{"postgresql+asyncpg", "db", ""}, "X", facts.RoleDatabase, "in a postgresql:// address"},
		{address{"git+https", "db", ""}, "X", "", "as a host"},
		{address{"+https", "db", ""}, "X", "", "as a host"},
		{address{"https", "db", ""}, "X", "", "in a web address"},
		{address{"https", "db", ""}, "REDIS_URL", "", "in a web address"},
		{address{"https", "db", ""}, "ELASTICSEARCH_URL", facts.RoleDatabase, "in a variable for a database"},
		{address{"", "db", ""}, "REDIS_HOST", facts.RoleCache, "in a variable for a cache"},
		{address{"database", "db", ""}, "X", facts.RoleDatabase, "in a connection string"},
		{address{"", "db", "5432"}, "X", facts.RoleDatabase, "at port 5432"},
		{address{"", "db", "5432"}, "FIRESTORE_EMULATOR_HOST", facts.RoleDevelopment, "in a variable for an emulator"},
		{address{"", "db", ""}, "X", "", "as a host"},
	} {
		if m := c.a.mention("app", c.variable); m.role != c.role || m.how != c.how {
			t.Errorf("%+v in %s: %q %s", c.a, c.variable, m.role, m.how)
		}
	}
}

// Of an env file that names a service again and again, so many variables are kept.
func TestNamingIsLimited(t *testing.T) {
	variables := make([]facts.Variable, maxNaming+5)
	for i := range variables {
		variables[i] = facts.Variable{Name: "DB_HOST", Value: facts.Hide("DB")}
		variables[i].Place.File = "./a.env"
	}
	variables = append(variables, facts.Variable{Name: "OTHER_HOST", Value: facts.Hide("other")})
	got := naming(variables, map[string]untrusted.Text{"db": "db"})
	if len(got["a.env"]) != maxNaming || len(got) != 1 {
		t.Errorf("%d of %d in %d files", len(got["a.env"]), maxNaming, len(got))
	}
}

// A client that is told another host checks something else than its own service.
func TestChecksAnother(t *testing.T) {
	c := &candidate{s: &facts.Service{Name: "db"}}
	for words, want := range map[string]bool{
		"pg_isready": false, "pg_isready -h": false, "pg_isready -h localhost": false, "pg_isready -h 127.0.0.1 -U x": false, "pg_isready -h db": false,
		"pg_isready -h other": true, "mysqladmin ping --host other": true, "mysqladmin --host=other ping": true, "mysqladmin --host=localhost ping": false,
		"mysqladmin -hother": true, "mysqladmin -hlocalhost": false, "mysqladmin -h $HOST": false, "mysqladmin --help": false, "mysqladmin --host": false, "mysqladmin --host=": false,
		"redis-cli -h ::1": false, "redis-cli -x -hx": true,
	} {
		if got := c.checksAnother(strings.Fields(words)); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}

// Which ports say that a service is the edge to the web.
func TestPortHints(t *testing.T) {
	for _, c := range []struct {
		inside, published string
		want              string
	}{
		{"443", "8443", "it listens at port 443"},
		{"80", "80", "it listens at port 80"},
		{"80", "", "it listens at port 80"},
		{"80", "8080", ""},
		{"8080", "80", ""},
		{"8080", "", ""},
	} {
		s := facts.Service{Ports: []facts.Port{{Target: c.inside, TargetValue: facts.Hide(c.inside), Published: c.published}}}
		var got []string
		for _, h := range portHints(&candidate{s: &s}) {
			if h.role == facts.RoleWebEdge {
				got = append(got, h.why)
			}
		}
		if said := strings.Join(got, " "); said != c.want {
			t.Errorf("%s published as %q: %q", c.inside, c.published, said)
		}
	}
}

// What watches the host mounts both of its tables from it.
func TestWatchesHost(t *testing.T) {
	mount := func(kind, from string) facts.Mount {
		return facts.Mount{Kind: kind, Source: untrusted.Text(from), SourceValue: facts.Hide(from)}
	}
	for name, c := range map[string]struct {
		mounts []facts.Mount
		want   bool
	}{
		"both":                {[]facts.Mount{mount("bind", "/proc"), mount("bind", "/sys"), mount("bind", "/x")}, true},
		"only processes":      {[]facts.Mount{mount("bind", "/proc"), mount("bind", "/x")}, false},
		"only the system":     {[]facts.Mount{mount("bind", "/sys")}, false},
		"others":              {[]facts.Mount{mount("bind", "/a"), mount("bind", "/b")}, false},
		"volumes of the name": {[]facts.Mount{mount("volume", "/proc"), mount("volume", "/sys")}, false},
		"one is a volume":     {[]facts.Mount{mount("bind", "/proc"), mount("volume", "/sys")}, false},
	} {
		if got := (&candidate{s: &facts.Service{Mounts: c.mounts}}).watchesHost(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// What can be made again, what is a setting and what is the host's own is no data.
func TestFolders(t *testing.T) {
	for target, want := range map[string]bool{
		"/app/node_modules": true, "/x/log": true, "/x/logs/y": true, "/pip_cache": true, "/pip-cache": true, "/x/cached": true, "/data": false, "/x/logbook": false, "/uploads": false,
	} {
		if got := passing(target); got != want {
			t.Errorf("passing %s: %v", target, got)
		}
	}
	for _, c := range []struct {
		source, target string
		want           bool
	}{
		{"./a.yml", "/etc/a", true},
		{"./a", "/etc/a.conf", true},
		{"./a.yml", "/data/a.db", false},
		{"./a.db", "/data/a.yml", true},
		{"./data", "/data", false},
	} {
		if got := settingsFile(c.source, c.target); got != c.want {
			t.Errorf("settings %s at %s: %v", c.source, c.target, got)
		}
	}
	for source, want := range map[string]bool{"/": true, "/etc": true, "/etc/x": true, "/etcetera": false, "/srv": false, "./etc": false} {
		if got := hostFolder(source); got != want {
			t.Errorf("of the host %s: %v", source, got)
		}
	}
	c := &candidate{s: &facts.Service{Build: &facts.Build{}}}
	for source, want := range map[string]bool{"./src": true, "./src/x": true, ".": true, "./": true, "./data": false, "/src": false, "~/src": false} {
		if got := c.ownSource(facts.Mount{Source: untrusted.Text(source), SourceValue: facts.Hide(source)}); got != want {
			t.Errorf("own source %s: %v", source, got)
		}
	}
	if (&candidate{s: &facts.Service{}}).ownSource(facts.Mount{SourceValue: facts.Hide("./src")}) {
		t.Error("what is not built has source code")
	}
}
