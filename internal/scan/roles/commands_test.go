package roles

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// lines are commands, parted by semicolons.
func lines(text string) [][]string {
	var out [][]string
	for _, l := range strings.Split(text, ";") {
		if f := strings.Fields(l); len(f) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// said is a guess in a line; empty where there is none.
func saidOf(g guess, ok bool) string {
	if !ok {
		return ""
	}
	if g.sure {
		return string(g.role) + " sure: " + g.why
	}
	return string(g.role) + ": " + g.why
}

type serviceOption func(*facts.Service)

func restart(policy string) serviceOption { return func(s *facts.Service) { s.Restart = policy } }

func published(s *facts.Service) { s.Ports = port("80") }

func checked(s *facts.Service) { s.Health = &facts.Health{} }

// What a command alone tells.
func TestCommands(t *testing.T) {
	for _, c := range []struct {
		look     func(*candidate) (guess, bool)
		commands string
		options  []serviceOption
		want     string
	}{
		{keptOpen, "", nil, ""},
		{keptOpen, "sleep infinity", nil, "development-helper: it only waits: sleep infinity"},
		{keptOpen, "sleep 5", nil, ""},
		{keptOpen, "tail -f /dev/null", nil, "development-helper: it only waits: tail -f"},
		{keptOpen, "tail -F /dev/null", nil, "development-helper: it only waits: tail -F"},
		{keptOpen, "npm install; sleep infinity", nil, "development-helper: it only waits: sleep infinity"},
		{keptOpen, "node app.js; sleep infinity", nil, ""},
		{keptOpen, "while true; sleep 5; done", nil, "development-helper: it only waits in a loop"},
		{keptOpen, "while :; do; sleep 5; done", nil, "development-helper: it only waits in a loop"},
		{keptOpen, "while true; work; sleep 5; done", nil, ""},
		{keptOpen, "while work; sleep 5; done", nil, ""},

		{byTool, "", nil, ""},
		{byTool, "pg_dump x", nil, "job: its command runs pg_dump and ends"},
		{byTool, "pg_dump x", []serviceOption{restart("no")}, "job sure: its command runs pg_dump and ends"},
		{byTool, "pg_dump x", []serviceOption{restart("always")}, ""},
		{byTool, "pg_dump x", []serviceOption{restart("unless-stopped")}, ""},
		{byTool, "pg_dump x", []serviceOption{published}, ""},
		{byTool, "echo a; curl x", nil, "job: its command runs curl and ends"},
		{byTool, "server; curl x", nil, ""},
		{byTool, "echo a", nil, ""},
		{byTool, "while true; pg_dump x; sleep 5; done", nil, "backup sure: its command runs pg_dump again and again"},
		{byTool, "until false; curl x; done", nil, "worker: its command runs curl again and again"},
		{byTool, "until pg_isready; done; curl x", nil, "job: its command runs curl and ends"},
		{byTool, "while true; curl x; done", []serviceOption{restart("always")}, "worker: its command runs curl again and again"},

		{byConsole, "prisma studio", nil, "operations-helper sure: it runs prisma studio"},
		{byConsole, "drizzle-kit studio", nil, "operations-helper sure: it runs drizzle-kit studio"},
		{byConsole, "prisma migrate", nil, ""},
		{byConsole, "npx studio", nil, ""},

		{certificateCommand, "certbot renew", nil, "certificate-helper sure: its command runs certbot"},
		{certificateCommand, "certbot renew", []serviceOption{published}, ""},
		{certificateCommand, "curl x", nil, ""},

		{workerCommand, "", nil, ""},
		{workerCommand, "manage worker", nil, "worker sure: its command has the word worker"},
		{workerCommand, "manage worker", []serviceOption{published}, "worker: its command has the word worker"},
		{workerCommand, "celery -A x", nil, "worker sure: runs celery"},
		{workerCommand, "celery beat", nil, "scheduler sure: its command has the word beat"},
		{workerCommand, "celery flower", nil, "monitoring sure: runs celery flower"},
		{workerCommand, "run-task-processor", nil, "worker: its command ends in processor"},
		{workerCommand, "run-task-processor --x", nil, ""},
		{workerCommand, "task-processor", nil, ""},
		{workerCommand, "node dist/worker.js", nil, "worker: its command runs a worker"},
		{workerCommand, "node app run-x-processor", nil, "worker: a word of its command ends in processor"},
		{workerCommand, "node app x-processor", nil, ""},
		{workerCommand, "node app mail-consumer", nil, "worker: a word of its command ends in consumer"},
		{workerCommand, "node app --mail-consumer", nil, ""},
		{workerCommand, "setup; node app", nil, ""},

		{jobCommand, "", nil, ""},
		{jobCommand, "rails db:migrate", nil, "job: its command has the word db:migrate"},
		{jobCommand, "rails DB:migrate", []serviceOption{restart("no")}, "job sure: its command has the word db:migrate"},
		{jobCommand, "app --migrate", nil, "job: its command has the word migrate"},
		{jobCommand, "migrate.sh", nil, "job: its command runs a migrate"},
		{jobCommand, "node scripts/seed.js", []serviceOption{restart("no")}, "job sure: its command runs a seed"},
		{jobCommand, "node seed.js", nil, ""},
		{jobCommand, "rails db:migrate", []serviceOption{published}, ""},
		{jobCommand, "rails db:migrate", []serviceOption{restart("always")}, ""},
		{jobCommand, "rails db:migrate", []serviceOption{restart("unless-stopped")}, ""},
		{jobCommand, "rails db:migrate", []serviceOption{checked}, ""},
		{jobCommand, "rails db:migrate; rails server", nil, ""},
	} {
		s := facts.Service{}
		for _, o := range c.options {
			o(&s)
		}
		g, ok := c.look(&candidate{s: &s, commands: lines(c.commands)})
		if got := saidOf(g, ok); got != c.want {
			t.Errorf("%s (%s): %q, want %q", c.commands, s.Restart, got, c.want)
		}
	}
}

// Files that are named after what they do.
func TestFilesOfCommands(t *testing.T) {
	for w, want := range map[string]string{
		"Orders.Worker.dll": "worker a worker", "dist/worker.js": "worker a worker", "entrypoint-celery-beat.sh": "scheduler a beat", "worker": "", "-x/worker": "", "a=b/worker.js": "", "a:worker.js": "", "a,b.worker": "",
		"cron.py": "scheduler a cron", "consumer-of-orders.js": "worker a consumer", "orders-consumer-of.js": "", "scheduler-executor-consumer.js": "worker a consumer", "./": "", "...": "", "a/b": "", "worker.v2": "worker a worker", "v2.worker": "worker a worker",
	} {
		role, name, ok := workerFile(w)
		if got := strings.TrimSpace(string(role) + " " + name); got != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", w, got, want)
		}
	}
	for w, want := range map[string]string{
		"scripts/seed.js": "seed", "seed.js": "", "/docker-entrypoint-migrator.sh": "migrator", "-x/seed.js": "", "a=/seed": "", "a/b:seed": "", "x/unseeded.js": "", "seed/x.js": "",
	} {
		if got := jobFile(w); got != want {
			t.Errorf("%s: %q, want %q", w, got, want)
		}
	}
	for w, want := range map[string]string{"run-task-processor": "processor", "a_B": "b", "worker": "worker", "-worker": "", "a.worker": "", "a/worker": "", "$WORKER": "", "a=worker": ""} {
		if got := lastPart(w); got != want {
			t.Errorf("%s: %q, want %q", w, got, want)
		}
	}
}

// What ends, or is there for those who develop, says so by its policy, its name and
// its profiles.
func TestSetUpRestartAndProfiles(t *testing.T) {
	profiles := func(names ...untrusted.Text) serviceOption {
		return func(s *facts.Service) { s.Profiles = append(s.Profiles, names...) }
	}
	waits := func(s *facts.Service) { s.DependsOn = []facts.Dependency{{Service: "a"}} }
	for _, c := range []struct {
		look    func(*candidate) (guess, bool)
		name    string
		options []serviceOption
		want    string
	}{
		{bySetUp, "app", nil, ""},
		{bySetUp, "migrate", []serviceOption{restart("no")}, "job: named migrate, and restart is no"},
		{bySetUp, "migrate", []serviceOption{restart("on-failure")}, "job: named migrate, and restart is on-failure"},
		{bySetUp, "migrate", nil, ""},
		{bySetUp, "app", []serviceOption{restart("no")}, ""},
		{bySetUp, "migrate", []serviceOption{restart("always")}, ""},
		{bySetUp, "migrate", []serviceOption{restart("unless-stopped")}, ""},
		{bySetUp, "migrate", []serviceOption{restart("no"), published}, ""},
		{bySetUp, "migrate", []serviceOption{restart("no"), checked}, ""},
		{bySetUp, "app", []serviceOption{profiles("Setup")}, "job: only in the profile Setup"},
		{bySetUp, "app", []serviceOption{profiles("production")}, ""},

		{byRestart, "app", nil, ""},
		{byRestart, "app", []serviceOption{restart("no")}, ""},
		{byRestart, "app", []serviceOption{restart("no"), waits}, "job: restart is no, and it publishes nothing"},
		{byRestart, "db-seed", []serviceOption{restart("no")}, "job: restart is no, and it publishes nothing"},
		{byRestart, "app", []serviceOption{restart("always"), waits}, ""},
		{byRestart, "app", []serviceOption{restart("no"), waits, published}, ""},
		{byRestart, "app", []serviceOption{restart("no"), waits, checked}, ""},
		{byRestart, "app", []serviceOption{restart("no"), waits, func(s *facts.Service) { s.Replicas = 2 }}, ""},
		{byRestart, "app", []serviceOption{restart("no"), waits, func(s *facts.Service) { s.Replicas = 1 }}, "job: restart is no, and it publishes nothing"},

		{byProfile, "app", nil, ""},
		{byProfile, "app", []serviceOption{profiles("Dev")}, "development-helper: only in the profile Dev"},
		{byProfile, "app", []serviceOption{profiles("dev", "test")}, "development-helper: only in the profile dev"},
		{byProfile, "app", []serviceOption{profiles("dev", "production")}, ""},
	} {
		s := facts.Service{}
		s.Name = untrusted.Text(c.name)
		for _, o := range c.options {
			o(&s)
		}
		g, ok := c.look(&candidate{s: &s})
		if got := saidOf(g, ok); got != c.want {
			t.Errorf("%s %s %v: %q, want %q", c.name, s.Restart, s.Profiles, got, c.want)
		}
	}
}

// A known image is its product, but for what its command, its name or its mounts
// show it to do instead.
func TestByExactImage(t *testing.T) {
	postgres := products.Product{Name: "postgres", Role: facts.RoleDatabase}
	app := products.Product{Name: "shop", Role: facts.RoleApplication}
	nginx := products.Product{Name: "nginx", Role: facts.RoleWebEdge}
	exact := func(p products.Product) candidate { return candidate{known: true, exact: true, product: p} }
	with := func(c candidate, change func(*candidate)) candidate { change(&c); return c }
	root := []facts.Mount{mount("bind ./dist:/usr/share/nginx/html:ro")}
	script := func(c *candidate) { c.commands = lines("sh backup.sh") }
	told := func(s *facts.Service) { s.Command = hidden("sh backup.sh") }
	for name, c := range map[string]struct {
		c       candidate
		s       facts.Service
		options []serviceOption
		want    string
	}{
		"the product":                   {exact(postgres), facts.Service{}, nil, "database sure: the image is postgres"},
		"not known":                     {candidate{}, facts.Service{}, nil, ""},
		"only called so":                {candidate{known: true, product: postgres}, facts.Service{}, nil, ""},
		"built on it":                   {with(exact(postgres), func(c *candidate) { c.built = true }), facts.Service{}, nil, ""},
		"an application that works":     {with(exact(app), func(c *candidate) { c.commands = lines("manage worker") }), facts.Service{}, nil, "worker sure: its command has the word worker"},
		"a database is not asked":       {with(exact(postgres), func(c *candidate) { c.commands = lines("celery worker") }), facts.Service{}, nil, "database sure: the image is postgres"},
		"an application by its name":    {exact(app), facts.Service{Name: "worker"}, nil, "worker: the image is shop, the name says worker"},
		"one of several, told":          {with(exact(app), func(c *candidate) { c.sibling = true }), facts.Service{}, []serviceOption{told}, "application: the image is shop"},
		"one of several, not told":      {with(exact(app), func(c *candidate) { c.sibling = true }), facts.Service{}, nil, "application sure: the image is shop"},
		"one of several, reached":       {with(exact(app), func(c *candidate) { c.sibling = true }), facts.Service{}, []serviceOption{told, published}, "application sure: the image is shop"},
		"one of one, told":              {exact(app), facts.Service{}, []serviceOption{told}, "application sure: the image is shop"},
		"a script beside a store":       {with(exact(postgres), script), facts.Service{Name: "x"}, []serviceOption{told}, "database: the image is postgres, but it runs a script of its own"},
		"a backup beside a store":       {with(exact(postgres), script), facts.Service{Name: "db-backup"}, []serviceOption{told}, "backup: a script of its own in the image of postgres, and it is named db-backup"},
		"a job beside a store":          {with(exact(postgres), script), facts.Service{Name: "db-init"}, []serviceOption{told}, "job: a script of its own in the image of postgres"},
		"a script that ends":            {with(exact(postgres), script), facts.Service{Name: "x"}, []serviceOption{told, restart("no")}, "job: a script of its own in the image of postgres"},
		"a script that is published":    {with(exact(postgres), script), facts.Service{Name: "x"}, []serviceOption{told, published}, "database sure: the image is postgres"},
		"a script that is checked":      {with(exact(postgres), script), facts.Service{Name: "x"}, []serviceOption{told, checked}, "database sure: the image is postgres"},
		"a script with its data":        {with(exact(postgres), script), facts.Service{Name: "x", Mounts: []facts.Mount{mount("bind ./d:/data")}}, []serviceOption{told}, "database sure: the image is postgres"},
		"a script with a volume":        {with(exact(postgres), script), facts.Service{Name: "x", Mounts: []facts.Mount{mount("volume d:/x")}}, []serviceOption{told}, "database sure: the image is postgres"},
		"a script that reads a volume":  {with(exact(postgres), script), facts.Service{Name: "x", Mounts: []facts.Mount{mount("volume d:/x:ro")}}, []serviceOption{told}, "database: the image is postgres, but it runs a script of its own"},
		"options of the server":         {with(exact(postgres), func(c *candidate) { c.commands = lines("-c x; sh") }), facts.Service{Command: hidden("-c x")}, nil, "database sure: the image is postgres"},
		"the server after a script":     {with(exact(postgres), func(c *candidate) { c.commands = lines("sh a.sh; postgres") }), facts.Service{Command: hidden("sh a.sh")}, nil, "database sure: the image is postgres"},
		"something that is no script":   {with(exact(postgres), func(c *candidate) { c.commands = lines("psql") }), facts.Service{Command: hidden("psql")}, nil, "database sure: the image is postgres"},
		"files alone":                   {exact(nginx), facts.Service{Mounts: root}, nil, "frontend-build: nginx with nothing mounted but its web root"},
		"files and a read setting":      {with(exact(nginx), func(c *candidate) { c.web.Read = true }), facts.Service{Mounts: append(root, mount("bind ./n.conf:/etc/nginx/nginx.conf:ro"))}, nil, "frontend-build: nginx with its web root and a configuration that passes nothing on"},
		"a setting that was not read":   {exact(nginx), facts.Service{Mounts: append(root, mount("bind ./n.conf:/etc/nginx/nginx.conf:ro"))}, nil, "web-edge sure: the image is nginx"},
		"a setting that passes on":      {with(exact(nginx), func(c *candidate) { c.web = WebServer{Read: true, PassesOn: "n.conf"} }), facts.Service{Mounts: root}, nil, "web-edge sure: the image is nginx"},
		"settings alone":                {with(exact(nginx), func(c *candidate) { c.web.Read = true }), facts.Service{Mounts: []facts.Mount{mount("bind ./n.conf:/etc/nginx/nginx.conf:ro")}}, nil, "web-edge sure: the image is nginx"},
		"files and something else":      {exact(nginx), facts.Service{Mounts: append(root, mount("bind ./x:/x"))}, nil, "web-edge sure: the image is nginx"},
		"files and a config":            {exact(nginx), facts.Service{Mounts: root, Configs: []facts.Use{{}}}, nil, "web-edge sure: the image is nginx"},
		"files and a command":           {exact(nginx), facts.Service{Mounts: root, Command: hidden("x")}, nil, "web-edge sure: the image is nginx"},
		"files of what is no webserver": {exact(postgres), facts.Service{Mounts: root}, nil, "database sure: the image is postgres"},
	} {
		for _, o := range c.options {
			o(&c.s)
		}
		c.c.s = &c.s
		g, ok := byExactImage(&c.c)
		if got := saidOf(g, ok); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What is built is what its Dockerfile makes of it.
func TestByDockerfile(t *testing.T) {
	static := &facts.Dockerfile{Static: true, StaticWhy: "its last stage is nginx with files"}
	for name, c := range map[string]struct {
		c    candidate
		s    facts.Service
		want string
	}{
		"none":                      {candidate{}, facts.Service{}, ""},
		"static":                    {candidate{}, facts.Service{Dockerfile: static}, "frontend-build sure: its last stage is nginx with files"},
		"static, and it passes on":  {candidate{web: WebServer{PassesOn: "n.conf"}}, facts.Service{Dockerfile: static}, "web-edge sure: n.conf makes its web server pass requests on"},
		"static, told otherwise":    {candidate{commands: lines("x")}, facts.Service{Dockerfile: static, Command: hidden("x")}, ""},
		"a server in development":   {candidate{released: "is static"}, facts.Service{Dockerfile: &facts.Dockerfile{}, DevServer: "vite"}, "frontend-build sure: runs vite here; in the last stage of its Dockerfile is static"},
		"a server alone":            {candidate{}, facts.Service{Dockerfile: &facts.Dockerfile{}, DevServer: "vite"}, ""},
		"a release alone":           {candidate{released: "is static"}, facts.Service{Dockerfile: &facts.Dockerfile{}}, ""},
		"a frontend by its command": {candidate{}, facts.Service{DevServer: "vite"}, ""},
	} {
		c.c.s = &c.s
		g, ok := byDockerfile(&c.c)
		if got := saidOf(g, ok); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for server, want := range map[string]string{"vite": "frontend-build sure: runs vite, the development server of a frontend", "storybook dev": "development-helper sure: runs storybook dev", "nodemon": "", "": ""} {
		g, ok := byCommand(&candidate{s: &facts.Service{DevServer: server}})
		if got := saidOf(g, ok); got != want {
			t.Errorf("%s: %q, want %q", server, got, want)
		}
	}
}
