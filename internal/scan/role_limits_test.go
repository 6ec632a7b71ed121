package scan

import (
	"strings"
	"testing"

	"advisor/internal/facts"
)

// TestNamedAfterSettingUp: a name is a sign of a job only where the service says
// something about being started again.
func TestNamedAfterSettingUp(t *testing.T) {
	for restart, want := range map[string]struct {
		sure bool
		why  string
	}{
		"restart: 'no'":       {false, "named migrate, and restart is no"},
		"restart: on-failure": {false, "named migrate, and restart is on-failure"},
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  migrate: {image: example/x, " + restart + "}\n"})
		if s := p.Services[0]; s.Role != facts.RoleJob || s.RoleSure != want.sure || string(s.RoleWhy) != want.why {
			t.Errorf("%s: %s %v: %s", restart, s.Role, s.RoleSure, s.RoleWhy)
		}
	}
	for name, restart := range map[string]string{"migrate": "", "orders": "restart: on-failure", "orders-db": "restart: on-failure", "setup-worker": "restart: 'no'"} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  " + name + ": {image: example/x, " + restart + "}\n"})
		if s := p.Services[0]; strings.HasPrefix(string(s.RoleWhy), "named ") {
			t.Errorf("%s, %s: %s %v: %s", name, restart, s.Role, s.RoleSure, s.RoleWhy)
		}
	}
}

// TestWhereRolesEnd: what is one thing short of a sign, or one too many, has
// the role that the next sign shows.
func TestWhereRolesEnd(t *testing.T) {
	python := tree{"Dockerfile": "FROM python\n"}
	for name, c := range map[string]struct {
		service string // the service x, as YAML in one line
		files   tree
		role    facts.Role
		sure    bool
		why     string
	}{
		"a client that publishes a port":          {"{image: 'postgres:17', command: psql -f /init.sql, ports: ['5432:5432']}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"a client that is started again":          {"{image: 'postgres:17', command: psql -f /init.sql, restart: always}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"a client that is started unless stopped": {"{image: 'postgres:17', command: psql -f /init.sql, restart: unless-stopped}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"a client that may be started again":      {"{image: 'postgres:17', command: psql -f /init.sql, restart: on-failure}", nil, facts.RoleJob, false, "its command runs psql and ends"},
		"a client and then a server":              {"{image: 'postgres:17', command: sh -c 'psql -f /x; postgres'}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"a client until false":                    {"{image: 'postgres:17', entrypoint: [sh, -c, 'until false; do pg_dump -f /b; sleep 60; done']}", nil, facts.RoleBackup, true, "its command runs pg_dump again and again"},
		"a client until it is there":              {"{image: 'postgres:17', entrypoint: [sh, -c, 'until pg_isready; do sleep 1; done; psql -f /x'], restart: 'no'}", nil, facts.RoleJob, true, "its command runs psql and ends"},
		"a loop that works":                       {"{build: ., command: sh -c 'while true; do ./work; sleep 9; done'}", python, facts.RoleApplication, false, "built in this project"},
		"a tail of another file":                  {"{build: ., command: tail -f /var/log/x}", python, facts.RoleApplication, false, "built in this project"},

		"set up by profile, and published":         {"{image: example/x, profiles: [setup], ports: ['80:80']}", nil, facts.RoleApplication, false, "it publishes a port"},
		"set up by profile, and started again":     {"{image: example/x, profiles: [setup], restart: always}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"set up by profile, and unless stopped":    {"{image: example/x, profiles: [setup], restart: unless-stopped}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"set up by profile, and looked after":      {"{image: example/x, profiles: [setup], healthcheck: {test: [CMD, x]}}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"in a helper's profile and another":        {"{image: example/x, profiles: [debug, eu]}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"not restarted, and it waits for another":  {"{image: example/x, restart: 'no', depends_on: [y]}", nil, facts.RoleJob, false, "restart is no, and it publishes nothing"},
		"not restarted, and it waits for nothing":  {"{image: example/x, restart: 'no'}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"not restarted, and it publishes":          {"{image: example/x, restart: 'no', depends_on: [y], ports: ['80:80']}", nil, facts.RoleApplication, false, "it publishes a port"},
		"not restarted, and it is looked after":    {"{image: example/x, restart: 'no', depends_on: [y], healthcheck: {test: [CMD, x]}}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"not restarted, and there are two":         {"{image: example/x, restart: 'no', depends_on: [y], deploy: {replicas: 2}}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"started again, and it waits for another":  {"{image: example/x, restart: always, depends_on: [y]}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"a script beside a store, with a proxy's":  {"{image: postgres, entrypoint: [/setup.sh], restart: 'no', volumes: ['./n:/etc/nginx/conf.d']}", nil, facts.RoleJob, false, "a script of its own in the image of postgres"},
		"a script beside a store, with its data":   {"{image: postgres, entrypoint: [/setup.sh], restart: 'no', volumes: ['./n:/var/lib/postgresql/data']}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"a proxy that is built":                    {"{build: .}", tree{"Dockerfile": "FROM nginx\nCOPY n.conf /etc/nginx/nginx.conf\n", "n.conf": "proxy_pass http://y;\n"}, facts.RoleWebEdge, true, "built on nginx"},
		"a proxy with files":                       {"{build: .}", tree{"Dockerfile": "FROM nginx\nCOPY i.html /usr/share/nginx/html/\nCOPY n.conf /etc/nginx/nginx.conf\n", "n.conf": "proxy_pass http://y;\n"}, facts.RoleWebEdge, true, "n.conf makes its web server pass requests on"},
		"a proxy with files, started otherwise":    {"{build: ., command: ./serve}", tree{"Dockerfile": "FROM nginx\nCOPY i.html /usr/share/nginx/html/\nCOPY n.conf /etc/nginx/nginx.conf\n", "n.conf": "proxy_pass http://y;\n"}, facts.RoleWebEdge, true, "built on nginx"},
		"a static stage, and a server of files":    {"{build: {context: ., target: web}, command: npm run dev}", tree{"Dockerfile": "FROM nginx AS web\nCOPY i.html /usr/share/nginx/html/\nFROM web AS late\n"}, facts.RoleWebEdge, true, "built on nginx"},
		"routed over TCP":                          {"{image: example/x, labels: {traefik.tcp.routers.x.rule: y}}", nil, facts.RoleApplication, false, "a proxy is told to route to it"},
		"routed by caddy":                          {"{image: example/x, labels: {caddy: example.org}}", nil, facts.RoleApplication, false, "a proxy is told to route to it"},
		"routed by a variable":                     {"{image: example/x, environment: {VIRTUAL_HOST: example.org}}", nil, facts.RoleApplication, false, "a proxy is told to route to it"},
		"labelled for a proxy, but not routed":     {"{image: example/x, labels: {traefik.enable: 'true'}}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"its web root, and settings":               {"{image: nginx, volumes: ['./site:/usr/share/nginx/html:ro', './n.conf:/etc/nginx/nginx.conf']}", nil, facts.RoleWebEdge, true, "the image is nginx"},
		"its web root, and another command":        {"{image: nginx, command: nginx-debug, volumes: ['./site:/usr/share/nginx/html:ro']}", nil, facts.RoleWebEdge, true, "the image is nginx"},
		"its web root, and a config":               {"{image: nginx, configs: [c], volumes: ['./site:/usr/share/nginx/html:ro']}", nil, facts.RoleWebEdge, true, "the image is nginx"},
		"below its web root":                       {"{image: nginx, volumes: ['./site:/usr/share/nginx/html/docs:ro']}", nil, facts.RoleFrontend, false, "nginx with nothing mounted but its web root"},
		"beside its web root":                      {"{image: nginx, volumes: ['./site:/usr/share/nginx/html2:ro']}", nil, facts.RoleWebEdge, true, "the image is nginx"},
		"a database with a web root":               {"{image: postgres, volumes: ['./site:/var/www/html']}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"built on an image of that name":           {"{build: .}", tree{"Dockerfile": "FROM example/postgres\n"}, facts.RoleApplication, false, "built in this project"},
		"built on a product, with another command": {"{build: ., command: ./run.sh}", tree{"Dockerfile": "FROM odoo\n"}, facts.RoleApplication, true, "built on odoo"},
		"built under a known name":                 {"{build: ., image: 'postgres:17'}", nil, facts.RoleDatabase, false, "what is built here is called postgres"},
		"a static frontend with another program":   {"{build: ., command: ./serve}", tree{"Dockerfile": "FROM node AS b\nRUN npm run build\nFROM nginx\nCOPY --from=b /d /usr/share/nginx/html\n"}, facts.RoleWebEdge, true, "built on nginx"},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree{"compose.yaml": "services:\n  x: " + c.service + "\n  y: {image: example/y}\nconfigs: {c: {content: c}}\n"}
			for k, v := range c.files {
				files[k] = v
			}
			p, _ := load(t, files)
			s := serviceOf(t, p, "x")
			if s.Role != c.role || s.RoleSure != c.sure || string(s.RoleWhy) != c.why {
				t.Errorf("%s %v: %s", s.Role, s.RoleSure, s.RoleWhy)
			}
		})
	}
}
