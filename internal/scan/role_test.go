package scan

import (
	"maps"
	"slices"
	"testing"

	"advisor/internal/facts"
)

// TestRoles: one service of a project, its role, whether that is sure, and why.
func TestRoles(t *testing.T) {
	for name, c := range map[string]struct {
		service string // the service x, as YAML in one line
		files   tree
		role    facts.Role
		sure    bool
		why     string
	}{
		"well-known image":     {"{image: 'postgres:17'}", nil, facts.RoleDatabase, true, "the image is postgres"},
		"its variant":          {"{image: 'bitnami/rabbitmq:4'}", nil, facts.RoleQueue, true, "the image is rabbitmq"},
		"by another publisher": {"{image: example/mariadb}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"built on it":          {"{build: .}", tree{"Dockerfile": "FROM grafana/grafana:12\n"}, facts.RoleMonitoring, true, "built on grafana"},
		"job of Swarm":         {"{image: example/x, deploy: {mode: replicated-job}}", nil, facts.RoleJob, true, "deploy.mode is replicated-job"},
		"a client that ends":   {"{image: 'postgres:17', command: psql -f /init.sql, restart: 'no'}", nil, facts.RoleJob, true, "its command runs psql and ends"},
		"a client again and again": {
			"{image: 'postgres:17', entrypoint: [sh, -c, 'while true; do pg_dump -f /b; sleep 3600; done']}", nil, facts.RoleBackup, true, "its command runs pg_dump again and again",
		},
		"a server with a flag":     {"{image: 'redis:7', command: redis-server --appendonly yes}", nil, facts.RoleCache, true, "the image is redis"},
		"worker by program":        {"{build: ., command: celery -A app worker}", tree{"Dockerfile": "FROM python\n"}, facts.RoleWorker, true, "runs celery"},
		"worker through a wrapper": {"{image: example/x, command: [tini, --, bundle, exec, sidekiq]}", nil, facts.RoleWorker, true, "runs sidekiq"},
		"worker by word":           {"{image: example/x, command: php artisan queue:work}", nil, facts.RoleWorker, true, "its command has the word queue:work"},
		"worker by file":           {"{image: example/x, command: [dotnet, Shop.Worker.dll]}", nil, facts.RoleWorker, false, "its command runs a worker"},
		"worker in the Dockerfile": {"{build: .}", tree{"Dockerfile": "FROM node\nCMD [\"node\", \"dist/worker.js\"]\n"}, facts.RoleWorker, false, "its command runs a worker"},
		"part of a product":        {"{image: netboxcommunity/netbox, command: ./run.sh}", nil, facts.RoleApplication, true, "the image is netbox"},
		"migration":                {"{image: example/x, command: alembic upgrade head, restart: 'no'}", nil, facts.RoleJob, true, "its command has the word upgrade"},
		"migration, maybe":         {"{image: example/x, command: npm run migrate}", nil, facts.RoleJob, false, "its command has the word migrate"},
		"server that migrates":     {"{image: example/x, command: sh -c 'app migrate && app serve', ports: ['80:80']}", nil, facts.RoleApplication, false, "it publishes a port"},
		"static frontend":          {"{build: .}", tree{"Dockerfile": "FROM node AS b\nRUN npm run build\nFROM nginx\nCOPY --from=b /d /usr/share/nginx/html\n"}, facts.RoleFrontend, true, "nginx serves the files built in stage b"},
		"the same with words":      {"{build: ., command: [nginx, -g, daemon off;]}", tree{"Dockerfile": "FROM node AS b\nRUN npm run build\nFROM nginx\nCOPY --from=b /d /usr/share/nginx/html\n"}, facts.RoleFrontend, true, "nginx serves the files built in stage b"},
		"frontend server":          {"{image: 'node:22', command: npx vite}", nil, facts.RoleFrontend, true, "runs vite, the development server of a frontend"},
		"frontend by its script": {
			"{build: web, command: npm run dev}", tree{"web/Dockerfile": "FROM node\n", "web/package.json": `{"scripts": {"dev": "ng serve"}}`}, facts.RoleFrontend, true, "runs ng serve, the development server of a frontend",
		},
		"frontend by its start script, mounted": {
			"{image: 'node:22', command: npm start, volumes: ['./web:/app']}", tree{"web/package.json": `{"scripts": {"start": "npm run go", "go": "react-scripts start"}}`}, facts.RoleFrontend, true, "runs react-scripts start, the development server of a frontend",
		},
		"the development stage of a static frontend": {
			"{build: {context: ., target: dev}}",
			tree{"Dockerfile": "FROM node AS dev\nCMD npm run dev\nFROM dev AS b\nRUN npm run build\nFROM nginx\nCOPY --from=b /d /usr/share/nginx/html\n"},
			facts.RoleFrontend, true, "runs npm run dev here; in the last stage of its Dockerfile nginx serves the files built in stage b",
		},
		"only its web root":     {"{image: nginx, volumes: ['./site:/usr/share/nginx/html:ro']}", nil, facts.RoleFrontend, false, "nginx with nothing mounted but its web root"},
		"a proxy":               {"{image: nginx, volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro']}", nil, facts.RoleWebEdge, true, "the image is nginx"},
		"server-side rendering": {"{build: .}", tree{"Dockerfile": "FROM node\nRUN npm run build\nCMD [\"node\", \"server.js\"]\n"}, facts.RoleApplication, false, "built in this project"},
		"helper":                {"{image: axllent/mailpit}", nil, facts.RoleDevelopment, true, "the image is mailpit"},
		"helper by profile":     {"{image: example/x, profiles: [debug, tools]}", nil, facts.RoleDevelopment, false, "only in the profile debug"},
		"storybook":             {"{image: 'node:22', command: npx storybook dev}", nil, facts.RoleDevelopment, true, "runs storybook dev"},
		"kept open":             {"{build: ., command: sleep infinity}", tree{"Dockerfile": "FROM python\n"}, facts.RoleDevelopment, false, "it only waits: sleep infinity"},
		"kept open in a loop":   {"{build: ., command: sh -c 'while sleep 1000; do :; done'}", tree{"Dockerfile": "FROM python\n"}, facts.RoleDevelopment, false, "it only waits in a loop"},
		"set up by profile":     {"{image: example/x, profiles: [setup]}", nil, facts.RoleJob, false, "only in the profile setup"},
		"routed":                {"{image: example/x, labels: {traefik.http.routers.x.rule: Host(`x`)}}", nil, facts.RoleApplication, false, "a proxy is told to route to it"},
		"nothing known":         {"{image: example/x}", nil, facts.RoleApplication, false, "nothing shows another role"},
		"no image at all":       {"{image: '${X_IMAGE}'}", nil, facts.RoleApplication, false, "nothing shows another role"},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree{"compose.yaml": "services:\n  x: " + c.service + "\n"}
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

// TestNamesAlone: a name says nothing by itself, whatever it is.
func TestNamesAlone(t *testing.T) {
	for _, name := range []string{
		"redis-worker", "worker-db", "db-migrate", "frontend-proxy", "celery_worker2", "orders-db", "node-exporter", "queue", "session-cache", "load-generator",
		"api", "server-mysql", "proxy-mysql", "certbot", "backup", "scheduler", "adminer", "pdf-exporter", "cross-seed", "postgres", "lite",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  " + name + ": {image: example/" + name + "}\n"})
		if s := p.Services[0]; s.Role != facts.RoleApplication || s.RoleSure || s.Store || s.Stateful {
			t.Errorf("%s: %s %v (%s)", name, s.Role, s.RoleSure, s.RoleWhy)
		}
	}
}

// TestAwaitedIsAJob: what others wait for to complete is a job, whatever its
// image.
func TestAwaitedIsAJob(t *testing.T) {
	p, _ := load(t, tree{"compose.yaml": "services:\n  a: {image: postgres}\n  b: {image: example/b, depends_on: {a: {condition: service_completed_successfully}}}\n"})
	if s := serviceOf(t, p, "a"); s.Role != facts.RoleJob || !s.RoleSure || s.RoleWhy != "b waits for it to complete" {
		t.Errorf("%s %v: %s", s.Role, s.RoleSure, s.RoleWhy)
	}
}

// TestState: which services keep data, and which of them are stores.
func TestState(t *testing.T) {
	for service, want := range map[string][2]bool{
		"{image: postgres}":                                           {true, true},
		"{image: redis}":                                              {false, false},
		"{image: redis, volumes: ['vol:/data']}":                      {true, true},
		"{image: example/x, volumes: ['vol:/uploads']}":               {true, false},
		"{image: example/x, volumes: ['vol:/uploads:ro']}":            {false, false},
		"{image: example/x, volumes: ['vol:/app/node_modules']}":      {false, false},
		"{image: example/x, volumes: ['./conf.yml:/etc/x/conf.yml']}": {false, false},
		"{image: example/x, volumes: ['./data:/data']}":               {true, false},
		"{image: example/x, volumes: ['/var/lib/docker/volumes:/v']}": {false, false},
		"{image: traefik, volumes: ['vol:/certificates']}":            {false, false},
		"{image: prom/prometheus}":                                    {true, true},
		"{image: grafana/grafana, volumes: ['vol:/var/lib/grafana']}": {true, false},
		"{image: nats}": {false, false},
		"{image: example/x, command: my-db, volumes: ['vol:/var/lib']}": {true, false},
		"{image: edoburu/pgbouncer}":                                    {false, false},

		"{image: example/x, volumes: ['./data/x/config.json:/app/config.json']}":   {false, false},
		"{image: example/x, volumes: ['./data/x.yml:/data/x.yml']}":                {false, false},
		"{image: example/x, volumes: ['./data/certs.d:/data']}":                    {true, false},
		"{image: example/x, volumes: ['./data/app.db:/data/app.db']}":              {true, false},
		"{image: example/x, volumes: ['vol:/config']}":                             {true, false},
		"{image: example/x, volumes: ['./x:/config']}":                             {false, false},
		"{image: lscr.io/linuxserver/sonarr, volumes: ['./x:/config']}":            {true, false},
		"{image: linuxserver/plex, volumes: ['/srv/plex:/config/']}":               {true, false},
		"{image: linuxserver/plex, volumes: ['/srv/plex:/transcode']}":             {false, false},
		"{image: ghcr.io/home-assistant/home-assistant, volumes: ['./x:/config']}": {true, false},
		"{image: jc21/nginx-proxy-manager, volumes: ['./npm:/data']}":              {true, false},
		"{image: nginx, volumes: ['vol:/data']}":                                   {false, false},
		"{image: example/x, volumes: ['/etc/data:/data']}":                         {false, false},
		"{image: example/x, volumes: ['./x:/var/lib/postgresql/data']}":            {true, true},
		"{image: 'mcr.microsoft.com/mssql/server:2022'}":                           {true, true},
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + service + "\nvolumes: {vol: }\n"})
		s := p.Services[0]
		if s.Stateful != want[0] || s.Store != want[1] {
			t.Errorf("%s: stateful %v, store %v", service, s.Stateful, s.Store)
		}
	}
}

// TestWhatKeepsData: a volume that many use is one store of one owner.
func TestWhatKeepsData(t *testing.T) {
	for name, c := range map[string]struct {
		services string
		want     []string // data of owner, used by others
		stateful []string
	}{
		"workers beside an application": {
			"  worker: {image: example/x, command: celery worker, volumes: ['media:/media']}\n  web: {image: example/x, ports: ['80:80'], volumes: ['media:/media']}\n  proxy: {image: nginx, volumes: ['media:/media:ro']}\n",
			[]string{"media of web, used by proxy worker"},
			[]string{"web"},
		},
		"many of one product": {
			"  a: {image: example/x, volumes: ['media:/data']}\n  b: {image: example/x, volumes: ['media:/data']}\n  c: {image: example/x, volumes: ['media:/data']}\n",
			[]string{"media of a, used by b c"},
			[]string{"a"},
		},
		"a store and its backup": {
			"  a-backup: {image: offen/docker-volume-backup, volumes: ['media:/backup/db:ro']}\n  db: {image: postgres, volumes: ['media:/var/lib/postgresql/data']}\n",
			[]string{"media of db, used by a-backup"},
			[]string{"db"},
		},
		"a folder, written in two ways": {
			"  a: {image: example/a, volumes: ['./uploads:/up']}\n  b: {image: example/b, ports: ['80:80'], volumes: ['./uploads/:/files']}\n",
			[]string{"./uploads of b, used by a"},
			[]string{"b"},
		},
		"in the container alone": {"  db: {image: postgres}\n  cache: {image: redis}\n", []string{" of db"}, []string{"db"}},
		"a store with two":       {"  db: {image: mongo, volumes: ['media:/data/db', './conf:/data/configdb']}\n", []string{"media of db", "./conf of db"}, []string{"db"}},
		"nothing":                {"  web: {image: nginx, volumes: ['media:/usr/share/nginx/html']}\n", nil, nil},
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n" + c.services + "volumes: {media: }\n"})
		var got, stateful []string
		for _, d := range p.Data {
			line := string(d.Name) + " of " + string(d.Owner)
			for i, u := range d.UsedBy {
				if i == 0 {
					line += ", used by"
				}
				line += " " + string(u)
			}
			got = append(got, line)
		}
		for _, s := range p.Services {
			if s.Stateful {
				stateful = append(stateful, string(s.Name))
			}
		}
		if !slices.Equal(got, c.want) || !slices.Equal(stateful, c.stateful) {
			t.Errorf("%s: %q, stateful %q", name, got, stateful)
		}
	}
}

// The scripts of package.json are followed in the folders that are built and
// mounted, by the Dockerfile too; a volume of a folder's name is no folder.
func TestScriptsAreLookedFor(t *testing.T) {
	const script = `{"scripts": {"start": "vite"}}`
	for name, c := range map[string]struct {
		service string
		files   tree
		want    string // the development server
	}{
		"beside the Dockerfile":    {"{build: {context: ., dockerfile: web/Dockerfile}, command: npm start}", tree{"web/Dockerfile": "FROM node\n", "web/package.json": script}, "vite"},
		"in the context":           {"{build: {context: ., dockerfile: web/Dockerfile}, command: npm start}", tree{"web/Dockerfile": "FROM node\n", "package.json": script}, "vite"},
		"mounted":                  {"{image: node, command: npm start, volumes: ['./web:/app']}", tree{"web/package.json": script}, "vite"},
		"a volume of that name":    {"{image: node, command: npm start, volumes: ['web:/app']}", tree{"web/package.json": script}, ""},
		"a folder of the host":     {"{image: node, command: npm start, volumes: ['/web:/app']}", tree{"web/package.json": script}, ""},
		"a device of another name": {"{image: node, command: npm start, volumes: ['data:/app']}", tree{"data/package.json": script, "web/package.json": `{"scripts": {"start": "next dev"}}`}, "next dev"},
	} {
		files := tree{"compose.yaml": "services:\n  x: " + c.service + "\nvolumes: {web: {}, data: {driver_opts: {o: bind, device: ./web}}}\n"}
		maps.Copy(files, c.files)
		p, _ := load(t, files)
		if got := serviceOf(t, p, "x").DevServer; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
