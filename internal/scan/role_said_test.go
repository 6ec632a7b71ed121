package scan

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
)

// TestRolesByEvidence: what a service is for is told by what others say of it and
// by what it runs, mounts, publishes and consumes; the service is x.
func TestRolesByEvidence(t *testing.T) {
	says := func(variable string) string { return "  app: {image: example/app, environment: {" + variable + "}}\n" }
	for name, c := range map[string]struct {
		services string
		files    tree
		role     facts.Role
		sure     bool
		why      string
	}{
		"named in an address":    {"  x: {image: example/x}\n" + says("DATA: 'postgresql+asyncpg://u:p@x/shop'"), nil, facts.RoleDatabase, false, "app names it in a postgresql:// address"},
		"one of several hosts":   {"  x: {image: example/x}\n" + says("DATA: 'mongodb://u:p@y:27017,x:27017/?replicaSet=a'"), nil, facts.RoleDatabase, false, "app names it in a mongodb:// address"},
		"named for Java":         {"  x: {image: example/x}\n" + says("SPRING_DATASOURCE_URL: 'jdbc:mariadb://x:3306/shop'"), nil, facts.RoleDatabase, false, "app names it in a mariadb:// address"},
		"in a connection string": {"  x: {image: example/x}\n" + says("ConnectionStrings__Shop: 'Server=tcp:x,1433;Database=shop;User Id=sa'"), nil, facts.RoleDatabase, false, "app names it in a connection string"},
		"at a port":              {"  x: {image: example/x}\n" + says("BROKERS: 'x:9092'"), nil, facts.RoleQueue, false, "app names it at port 9092"},
		"as the host of a cache": {"  x: {image: example/x}\n" + says("REDIS_HOST: x"), nil, facts.RoleCache, false, "app names it in a variable for a cache"},
		"by its container name":  {"  x: {image: example/x, container_name: shop_db}\n" + says("DB: 'mysql://shop_db/shop'"), nil, facts.RoleDatabase, false, "app names it in a mysql:// address"},
		"by an alias":            {"  x: {image: example/x, networks: {default: {aliases: [bus]}}}\n" + says("BUS: 'amqp://bus'"), nil, facts.RoleQueue, false, "app names it in a amqp:// address"},
		"a user of that name":    {"  x: {image: example/x}\n" + says("POSTGRES_USER: x, POSTGRES_DB: x"), nil, facts.RoleApplication, false, "nothing shows another role"},
		"in an env file":         {"  x: {image: example/x}\n  app: {image: example/app, env_file: [./app.env]}\n", tree{"app.env": "DATA=mysql://x/shop\n"}, facts.RoleDatabase, false, "app names it in a mysql:// address"},
		"in another's env file":  {"  x: {image: example/x}\n  app: {image: example/app}\n  more: {image: example/y, env_file: [x.env]}\n", tree{"x.env": "A=b\n", "app.env": "DATA=mysql://x/shop\n"}, facts.RoleApplication, false, "nothing shows another role"},
		"its own address":        {"  x: {image: example/x, environment: {DB: 'postgres://x/shop'}}\n", nil, facts.RoleApplication, false, "nothing shows another role"},
		"a web address":          {"  x: {image: example/x, environment: {DB: 'postgres://db/shop'}}\n  db: {image: postgres}\n" + says("API: 'http://x:8000'"), nil, facts.RoleApplication, true, "it uses a store, and app has its web address"},
		"a store over HTTP":      {"  x: {image: example/x}\n" + says("ELASTICSEARCH_URL: 'http://x:9200'"), nil, facts.RoleDatabase, false, "app names it at port 9200"},

		"named and mounted":     {"  x: {image: example/x, volumes: ['vol:/var/lib/mysql']}\n" + says("DB: 'mysql://x/shop'"), nil, facts.RoleDatabase, true, "app names it in a mysql:// address, it mounts /var/lib/mysql"},
		"checked and listening": {"  x: {image: example/x, ports: ['6379:6379'], healthcheck: {test: [CMD, redis-cli, ping]}}\n", nil, facts.RoleCache, true, "its health check runs redis-cli, it listens at port 6379"},
		"checks another":        {"  x: {image: example/x, healthcheck: {test: 'pg_isready -h db'}}\n", nil, facts.RoleApplication, false, "nothing shows another role"},
		"its program":           {"  x: {image: 'debian:13', command: [sh, -c, exec /opt/bin/mongod]}\n", nil, facts.RoleDatabase, false, "it runs mongod"},
		"only its port":         {"  x: {image: example/x, ports: ['5432:5432']}\n", nil, facts.RoleApplication, false, "it publishes a port"},
		"only its variables":    {"  x: {image: example/x, environment: {MYSQL_ROOT_PASSWORD: a}}\n", nil, facts.RoleApplication, false, "nothing shows another role"},
		"two that disagree":     {"  x: {image: example/x, command: redis-server, volumes: ['vol:/var/lib/mysql']}\n", nil, facts.RoleDatabase, false, "it mounts /var/lib/mysql"},
		"settings of a proxy":   {"  x: {image: example/x, ports: ['443:443'], volumes: ['./n:/etc/nginx/conf.d']}\n", nil, facts.RoleWebEdge, true, "it mounts /etc/nginx/conf.d, it listens at port 443"},
		"an application with a web server of its own": {"  x: {image: example/x, ports: ['80:80'], volumes: ['./n:/etc/nginx/conf.d'], environment: {DB: 'mysql://db/a'}}\n  db: {image: mysql}\n", nil, facts.RoleApplication, true, "it uses a store, and it publishes a port"},

		"watches the host": {"  x: {image: example/x, volumes: ['/proc:/host/proc:ro', '/sys:/host/sys:ro']}\n", nil, facts.RoleMonitoring, false, "it mounts /proc and /sys of the host"},

		"a name breaks the tie":       {"  catalogue-db: {image: example/x, ports: ['5432:5432']}\n", nil, facts.RoleDatabase, false, "it listens at port 5432, and it is named catalogue-db"},
		"a name that says otherwise":  {"  mysql-client: {image: example/x, ports: ['3306:3306']}\n", nil, facts.RoleApplication, false, "it publishes a port"},
		"a transport of messages":     {"  tb-mqtt-transport: {image: example/x, ports: ['1883'], environment: {BROKER: 'kafka:9092'}}\n", nil, facts.RoleApplication, false, "it publishes a port"},
		"no database":                 {"  shop-no-db: {image: example/x, ports: ['5432:5432']}\n", nil, facts.RoleApplication, false, "it publishes a port"},
		"a worker that calls another": {"  mail-worker: {image: example/x, environment: {API: 'http://a'}}\n  a: {image: example/a}\n", nil, facts.RoleWorker, false, "nothing reaches it, and it is named mail-worker"},
		"a backup in a store's image": {"  x-backup: {image: postgres, entrypoint: [/backup.sh], volumes: ['./b:/backups']}\n", nil, facts.RoleBackup, false, "a script of its own in the image of postgres, and it is named x-backup"},
		"set-up in a store's image":   {"  x: {image: bitnami/kafka, entrypoint: '/bin/bash /topics.sh', restart: 'no'}\n", nil, facts.RoleJob, false, "a script of its own in the image of kafka"},
		"a store by its own script":   {"  x: {image: postgres, command: bash /scripts/run.sh, volumes: ['./db:/var/lib/postgresql/data']}\n", nil, facts.RoleDatabase, true, "the image is postgres"},
		"a store with words":          {"  x: {image: postgres, command: [-c, max_connections=200]}\n", nil, facts.RoleDatabase, true, "the image is postgres"},
		"the edge of a product":       {"  x-nginx: {image: zammad/zammad, command: x-nginx, ports: ['8080:8080']}\n  a: {image: zammad/zammad}\n", nil, facts.RoleWebEdge, false, "the image is zammad, the name says web-edge"},
		"a part of a product, maybe":  {"  x: {image: zammad/zammad, command: run-it}\n  a: {image: zammad/zammad}\n", nil, facts.RoleApplication, false, "the image is zammad"},
		"waits after its work":        {"  x: {image: example/x, command: 'sh -c \"openssl genrsa -out /k; tail -f /dev/null\"', restart: always}\n", nil, facts.RoleApplication, false, "nothing shows another role"},
		"an executor of a scheduler":  {"  x: {image: example/x, command: subscriptions-scheduler-executor}\n", nil, facts.RoleApplication, false, "nothing shows another role"},
		"a clock by its file":         {"  x: {image: example/x, command: ./bin/start.clock.sh}\n", nil, facts.RoleScheduler, true, "it runs a clock"},
		"assets by their stage":       {"  x: {build: {context: ., target: assets}, restart: unless-stopped}\n", tree{"Dockerfile": "FROM node AS assets\nCMD [\"bash\"]\nFROM python\n"}, facts.RoleFrontend, false, "the stage of its Dockerfile is called assets"},
		"a worker that takes a queue": {"  mail-worker: {image: example/x, depends_on: [q]}\n  q: {image: rabbitmq}\n", nil, facts.RoleWorker, false, "nothing reaches it, and it is named mail-worker"},
		"a consumer that publishes":   {"  consumer: {image: example/x, ports: ['80:80'], depends_on: [q]}\n  q: {image: rabbitmq}\n", nil, facts.RoleApplication, true, "it uses a store, and it publishes a port"},
		"an exporter of a store":      {"  redis-exporter: {image: example/x, environment: {REDIS_ADDR: 'redis://r:6379'}}\n  r: {image: redis}\n", nil, facts.RoleMonitoring, false, "it has the address of a store, and it is named redis-exporter"},
		"an exporter of documents":    {"  pdf-exporter: {image: example/x, environment: {URI: 'http://w'}}\n  w: {image: example/web}\n", nil, facts.RoleApplication, false, "nothing shows another role"},

		"a console by its name and store":  {"  queue-ui: {image: example/x, ports: ['80:80'], environment: {REDIS_URL: 'redis://r'}}\n  r: {image: redis}\n", nil, facts.RoleOperations, false, "it has the address of a store, and nobody needs it, and it is named queue-ui"},
		"a console by its command":         {"  x: {image: example/x, command: npx prisma studio, ports: ['5555:5555']}\n", nil, facts.RoleOperations, true, "it runs prisma studio"},
		"a mail catcher":                   {"  maildev: {image: example/x, ports: ['1080:1080']}\n", nil, facts.RoleDevelopment, false, "it listens at a port of mail catchers, and it is named maildev"},
		"a backup of a volume":             {"  x-backup: {image: example/x, volumes: ['vol:/data:ro']}\n  db: {image: postgres, volumes: ['vol:/var/lib/postgresql/data']}\n", nil, facts.RoleBackup, false, "it reaches the data of others, and it is named x-backup"},
		"certificates in a loop":           {"  x: {image: example/x, entrypoint: 'sh -c \"while :; do certbot renew; sleep 12h; done\"'}\n", nil, facts.RoleCertificates, true, "its command runs certbot"},
		"a timetable by its entry point":   {"  x: {image: example/x, entrypoint: [/entrypoint-celery-beat.sh]}\n", nil, facts.RoleScheduler, true, "it runs a beat"},
		"an emulator":                      {"  x: {image: example/x, ports: ['8787:8787']}\n" + says("FIRESTORE_EMULATOR_HOST: 'x:8787'"), nil, facts.RoleDevelopment, false, "app names it in a variable for an emulator"},
		"a clock process":                  {"  x: {image: example/x, command: ./scripts/start.clock.sh}\n", nil, facts.RoleScheduler, true, "it runs a clock"},
		"a processor of tasks":             {"  x: {image: example/x, command: run-task-processor, ports: ['8001:80']}\n", nil, facts.RoleWorker, false, "its command ends in processor"},
		"a consumer among the words":       {"  x: {image: example/x, command: app rust-consumer --storage errors}\n", nil, facts.RoleWorker, false, "a word of its command ends in consumer"},
		"a server of payments":             {"  x: {image: example/x, command: payment-processor, ports: ['80:80']}\n", nil, facts.RoleApplication, false, "it publishes a port"},
		"a database of its own":            {"  x: {image: example/x, ports: ['80:80'], environment: {POSTGRES_SERVER: localhost}, volumes: ['./f:/files', './d:/var/lib/postgresql/data']}\n", nil, facts.RoleApplication, false, "it publishes a port"},
		"a database beside it":             {"  x: {image: example/x, ports: ['80:80'], environment: {POSTGRES_SERVER: y}, volumes: ['./d:/var/lib/postgresql/data']}\n", nil, facts.RoleDatabase, false, "it mounts /var/lib/postgresql/data"},
		"twice named, and set up so":       {"  orders-db: {image: example/shop-mongodb, environment: {MONGODB_PASSWORD: a}}\n", nil, facts.RoleDatabase, false, "its image is called shop-mongodb, and it is named orders-db"},
		"twice named, and it uses one":     {"  orders-db: {image: example/shop-mongodb, environment: {MONGODB_URI: 'mongodb://far/shop'}, depends_on: [db]}\n  db: {image: mongo}\n", nil, facts.RoleApplication, false, "it uses a store"},
		"a stage that consumes":            {"  x: {build: {context: ., target: consume-messages}}\n", tree{"Dockerfile": "FROM php AS consume-messages\nENTRYPOINT [\"/entrypoint\"]\n"}, facts.RoleWorker, false, "the stage of its Dockerfile is called consume-messages"},
		"a stage that consumes and serves": {"  x: {build: {context: ., target: consume-messages}, ports: ['80:80']}\n", tree{"Dockerfile": "FROM php AS consume-messages\nENTRYPOINT [\"/entrypoint\"]\n"}, facts.RoleApplication, true, "built in this project, and it publishes a port"},
		"a gateway":                        {"  gateway: {image: example/shop-gateway, ports: ['8080:8080'], depends_on: [a, b]}\n  a: {image: example/a}\n  b: {image: example/b}\n", nil, facts.RoleWebEdge, false, "it publishes a port and waits for several, and it is named gateway"},
		"a gateway with a store":           {"  gateway: {image: example/shop-gateway, ports: ['8080:8080'], depends_on: [a, r]}\n  a: {image: example/a}\n  r: {image: redis}\n", nil, facts.RoleApplication, true, "it uses a store, and it publishes a port"},
		"a router at port 80":              {"  edge-router: {image: example/x, ports: ['80:80']}\n", nil, facts.RoleWebEdge, false, "it listens at port 80, and it is named edge-router"},
		"an agent on every node":           {"  x: {image: example/x, deploy: {mode: global}, volumes: ['/var/run/docker.sock:/var/run/docker.sock']}\n", nil, facts.RoleOperations, false, "it runs on every node, beside the control socket of the engine"},
		"a migration by its entry point":   {"  x: {image: example/x, command: ./bin/docker-entrypoint-migrator.sh, restart: 'no'}\n", nil, facts.RoleJob, true, "its command runs a migrator"},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree{"compose.yaml": "services:\n" + c.services + "volumes: {vol: }\n"}
			for k, v := range c.files {
				files[k] = v
			}
			p, _ := load(t, files)
			s := p.Services[len(p.Services)-1]
			for _, o := range p.Services {
				if string(o.Name) != "app" && string(o.Name) != "db" && len(o.Name) > 1 || o.Name == "x" {
					s = o
				}
			}
			if s.Role != c.role || s.RoleSure != c.sure || string(s.RoleWhy) != c.why {
				t.Errorf("%s: %s %v: %s", s.Name, s.Role, s.RoleSure, s.RoleWhy)
			}
		})
	}
}

// TestWebServerThatPassesOn: a web server is the edge where its configuration
// hands requests on, and files where it does not.
func TestWebServerThatPassesOn(t *testing.T) {
	site := "FROM nginx:1.28\nCOPY index.html /usr/share/nginx/html/\n"
	mounted := "{image: nginx, volumes: ['./html:/usr/share/nginx/html', './conf:/etc/nginx/conf.d']}"
	settings := func(n int, last string) tree {
		files := tree{}
		for i := 1; i < n; i++ {
			files[fmt.Sprintf("conf/%02d.conf", i)] = "root /x;\n"
		}
		files[fmt.Sprintf("conf/%02d.conf", n)] = last
		return files
	}
	for name, c := range map[string]struct {
		service string
		files   tree
		role    facts.Role
		sure    bool
	}{
		"built, and it passes on":    {"{build: ./e}", tree{"e/Dockerfile": site + "COPY site.conf /etc/nginx/conf.d/default.conf\n", "e/site.conf": "location / { proxy_pass http://app; }\n"}, facts.RoleWebEdge, true},
		"built, and it only serves":  {"{build: ./e}", tree{"e/Dockerfile": site + "COPY site.conf /etc/nginx/conf.d/default.conf\n", "e/site.conf": "# proxy_pass http://app;\nlocation / { root /x; }\n"}, facts.RoleFrontend, true},
		"a folder of settings":       {"{build: ./e}", tree{"e/Dockerfile": site + "COPY conf/ /etc/nginx/conf.d/\n", "e/conf/a.conf": "x;\n", "e/conf/b.conf": "fastcgi_pass php:9000;\n"}, facts.RoleWebEdge, true},
		"written at its start":       {"{build: ./e}", tree{"e/Dockerfile": site + "COPY site.conf /etc/nginx/nginx.conf\n", "e/site.conf": "location / { include /run/app/uwsgi_pass; }\n"}, facts.RoleWebEdge, true},
		"it includes other settings": {"{build: ./e}", tree{"e/Dockerfile": site + "COPY site.conf /etc/nginx/nginx.conf\n", "e/site.conf": "include /etc/nginx/mime.types;\n"}, facts.RoleFrontend, true},
		"of another stage":           {"{build: ./e}", tree{"e/Dockerfile": "FROM node AS b\nCOPY . .\nRUN npm run build\n" + site + "COPY --from=b /app/nginx.conf /etc/nginx/nginx.conf\n", "e/nginx.conf": "proxy_pass http://app;\n"}, facts.RoleWebEdge, true},
		"written by the Dockerfile":  {"{build: ./e}", tree{"e/Dockerfile": site + "COPY <<EOF /etc/nginx/conf.d/default.conf\nlocation /api { proxy_pass http://app; }\nEOF\n"}, facts.RoleWebEdge, true},
		"caddy, built":               {"{build: ./e}", tree{"e/Dockerfile": "FROM caddy:2\nCOPY site /usr/share/caddy\nCOPY Caddyfile /etc/caddy/Caddyfile\n", "e/Caddyfile": "shop.example {\n\treverse_proxy app:80\n}\n"}, facts.RoleWebEdge, true},
		"pulled, and it passes on":   {"{image: nginx, volumes: ['./html:/usr/share/nginx/html', './n.conf:/etc/nginx/nginx.conf']}", tree{"n.conf": "proxy_pass http://app;\n"}, facts.RoleWebEdge, true},
		"pulled, and it only serves": {"{image: nginx, volumes: ['./html:/usr/share/nginx/html', './n.conf:/etc/nginx/nginx.conf']}", tree{"n.conf": "root /x;\n"}, facts.RoleFrontend, false},
		"pulled, settings not read":  {"{image: nginx, volumes: ['./html:/usr/share/nginx/html', '/srv/n.conf:/etc/nginx/nginx.conf']}", nil, facts.RoleWebEdge, true},
		"data of another":            {"{build: ./e, volumes: ['./pg:/var/lib/postgresql/data', './html:/usr/share/nginx/html']}", tree{"e/Dockerfile": site, "pg/x.conf": "proxy_pass http://app;\n", "html/howto.txt": "proxy_pass http://app;\n"}, facts.RoleFrontend, true},
		"a folder in a folder":       {mounted, tree{"conf/a/x.conf": "x;\n", "conf/b.conf": "proxy_pass http://app;\n"}, facts.RoleWebEdge, true},
		"a folder of nothing":        {mounted, tree{"conf/a/x.conf": "x;\n"}, facts.RoleWebEdge, true},
		"a folder of many":           {mounted, settings(maxConfigFiles, ""), facts.RoleFrontend, false},
		"a folder of more":           {mounted, settings(maxConfigFiles+1, ""), facts.RoleWebEdge, true},
		"of many, the last":          {mounted, settings(maxConfigFiles, "proxy_pass http://app;\n"), facts.RoleWebEdge, true},
		"pulled, settings of a home": {"{image: nginx, volumes: ['./html:/usr/share/nginx/html', '~/n.conf:/etc/nginx/nginx.conf']}", tree{"~/n.conf": "root /x;\n"}, facts.RoleWebEdge, true},
		"pulled, settings alone":     {"{image: nginx, volumes: ['./n.conf:/etc/nginx/nginx.conf']}", tree{"n.conf": "stream { }\n"}, facts.RoleWebEdge, true},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree{"compose.yaml": "services:\n  x: " + c.service + "\n"}
			for k, v := range c.files {
				files[k] = v
			}
			p, _ := load(t, files)
			if s := p.Services[0]; s.Role != c.role || s.RoleSure != c.sure {
				t.Errorf("%s %v: %s", s.Role, s.RoleSure, s.RoleWhy)
			}
		})
	}
}

// TestWhyShowsNoValue: why a service has its role says nothing that only a
// variable holds.
func TestWhyShowsNoValue(t *testing.T) {
	p, _ := load(t, tree{
		".env": "SECRET=hunter2-worker\nDB_PASSWORD=hunter2\nSTAGE=hunter2-worker\nURL=postgres://u:hunter2@one/hunter2\n",
		"compose.yaml": "services:\n" +
			"  a: {image: example/x, command: 'app ${SECRET}'}\n" +
			"  a-db: {image: 'example/${DB_PASSWORD}-db', environment: {POSTGRES_DB: x}}\n" +
			"  b: {build: {context: ., target: '${STAGE}'}}\n" +
			"  c: {image: example/x, command: '${SECRET}', environment: {URL: '${URL}'}}\n" +
			"  one: {image: example/y, environment: {MARIADB_ROOT_PASSWORD: '${SECRET}'}, healthcheck: {test: 'pg_isready -U ${SECRET}'}}\n",
		"Dockerfile": "FROM alpine AS hunter2-worker\nCMD [\"x\"]\n",
	})
	for _, s := range p.Services {
		if strings.Contains(string(s.RoleWhy), "hunter2") {
			t.Errorf("%s: %s", s.Name, s.RoleWhy)
		}
	}
}
