package scan

import (
	"slices"
	"strings"

	"advisor/internal/facts"
)

// clients are programs that talk to a server and end.
var clients = []string{
	"psql", "pg_dump", "pg_dumpall", "pg_restore", "createdb", "pg_isready", "mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump", "mariadb-admin",
	"mongo", "mongosh", "mongodump", "mongorestore", "mongoimport", "redis-cli", "valkey-cli", "mc", "kafka-topics", "kafka-topics.sh", "kafka-configs.sh", "kafka-storage.sh",
	"rabbitmqadmin", "cqlsh", "influx", "clickhouse-client", "cypher-shell", "curl", "wget", "aws", "awslocal", "az", "gsutil", "nats", "rpk", "openssl", "chown", "chmod", "cp", "mkdir", "tar", "rsync", "git", "pg_basebackup", "elasticdump",
	"elasticsearch-certutil", "certutil", "keytool", "htpasswd", "envsubst", "sed", "jq", "restic", "borg",
}

// shellWords may stand around clients without being servers themselves.
var shellWords = []string{
	"echo", "sleep", "set", "until", "while", "do", "done", "if", "then", "fi", "else", "for", "exit", "true", "false", "export", "cd", "test", "[", "[[", "printf", "date", "rm", "ls", "cat", "touch", "trap", "wait", "!", "}", "{", "break", "read", "mv", "ln", "find", "grep", "unzip", "gzip", "gunzip", "apk", "apt-get", "eval", "case", "esac", ":", "return", "exec",
}

// workerPrograms only work off queues or timetables.
var workerPrograms = []string{
	"celery", "sidekiq", "rq", "rqworker", "dramatiq", "huey_consumer", "huey_consumer.py", "arq", "taskiq", "resque", "good_job", "delayed_job", "shoryuken", "que",
	"sneakers", "crond", "cron", "supercronic", "ofelia", "faktory", "jobrunner", "graphile-worker", "temporal-worker", "qcluster", "solid_queue",
}

// workerWords mean a worker where they are a word of the command after its
// program: "manage.py rqworker", "artisan queue:work", "bin/app worker".
var workerWords = []string{
	"worker", "workers", "rqworker", "qcluster", "queue:work", "queue:listen", "horizon", "schedule:work", "schedule:run", "messenger:consume", "consumer", "consume", "run_worker", "celery", "beat", "jobs:work", "sidekiq",
	"resque:work", "process_tasks", "db_worker", "solid_queue:start", "celerybeat", "run-worker", "start-worker", "start:worker", "worker:start", "queue", "scheduler", "cron", "rqscheduler", "housekeeping", "worker.js", "worker.py", "consumer.js", "consumer.py",
}

// jobWords mean a job that ends: migrations, seeds and set-up.
var jobWords = []string{
	"migrate", "migration", "migrations", "upgrade", "db:migrate", "db:seed", "db:setup", "db:prepare", "db:create", "seed", "loaddata", "collectstatic", "createsuperuser", "initdb", "init-db", "bootstrap", "migrate:latest", "migration:run", "db-migrate", "setup", "install",
	"compilemessages", "update_index", "makemigrations", "db:push", "migrate:deploy", "init", "create-bucket", "provision",
}

// keptOpen: the container waits for a person to work in it.
func (c *candidate) keptOpen() (guess, bool) {
	if len(c.commands) == 0 {
		return guess{}, false
	}
	for _, words := range c.commands {
		line := strings.Join(words, " ")
		if strings.HasPrefix(line, "sleep infinity") || strings.HasPrefix(line, "tail -f /dev/null") || strings.HasPrefix(line, "tail -F /dev/null") {
			return guess{facts.RoleDevelopment, false, "it only waits: " + strings.Join(words[:2], " ")}, true
		}
	}
	if c.waits() {
		return guess{facts.RoleDevelopment, false, "it only waits in a loop"}, true
	}
	return guess{}, false
}

// waits tells a script that ends in a loop which does nothing but sleep.
func (c *candidate) waits() bool {
	i := slices.IndexFunc(c.commands, func(w []string) bool { return w[0] == "while" })
	if i < 0 {
		return false
	}
	return !slices.ContainsFunc(c.commands[i:], func(w []string) bool {
		if w[0] == "while" && len(w) > 1 {
			w = w[1:]
		}
		return !slices.Contains([]string{":", "true", "sleep", "done", "do"}, w[0])
	})
}

// workerCommand: the command only works off queues or timetables.
func (c *candidate) workerCommand() (guess, bool) {
	if len(c.commands) == 0 {
		return guess{}, false
	}
	last := c.commands[len(c.commands)-1]
	if slices.Contains(workerPrograms, last[0]) && !slices.Contains(last, "flower") {
		return guess{facts.RoleWorker, true, "runs " + last[0]}, true
	}
	if slices.Contains(last, "flower") && last[0] == "celery" {
		return guess{facts.RoleMonitoring, true, "runs celery flower"}, true
	}
	if name, ok := workerFile("./" + last[0]); ok && last[0] != "celery" {
		return guess{facts.RoleWorker, !c.published(), "it runs " + name}, true
	}
	for _, w := range last[1:] {
		if slices.Contains(workerWords, strings.ToLower(w)) {
			return guess{facts.RoleWorker, !c.published(), "its command has the word " + strings.ToLower(w)}, true
		}
		if name, ok := workerFile(w); ok {
			return guess{facts.RoleWorker, false, "its command runs " + name}, true
		}
	}
	return guess{}, false
}

// workerFile tells a program file that is named after what it does:
// Orders.Worker.dll, dist/worker.js, consumer.py.
func workerFile(w string) (string, bool) {
	if strings.HasPrefix(w, "-") || !strings.Contains(w, ".") && !strings.Contains(w, "/") || strings.ContainsAny(w, "=:,") {
		return "", false
	}
	base := strings.ToLower(w[strings.LastIndexByte(w, '/')+1:])
	for _, part := range strings.FieldsFunc(base, func(r rune) bool { return r == '.' || r == '-' || r == '_' }) {
		switch part {
		case "worker", "workers", "consumer", "consumers", "schedule", "scheduler", "cron":
			return "a " + part, true
		}
	}
	return "", false
}

// jobCommand: the command ends by itself and nothing starts it again.
func (c *candidate) jobCommand() (guess, bool) {
	if len(c.commands) == 0 || c.published() || c.s.Restart == "always" || c.s.Restart == "unless-stopped" || c.s.Health != nil {
		return guess{}, false
	}
	last := c.commands[len(c.commands)-1]
	for _, w := range last {
		w = strings.ToLower(strings.TrimPrefix(w, "--"))
		if slices.Contains(jobWords, w) {
			return guess{facts.RoleJob, c.s.Restart == "no", "its command has the word " + w}, true
		}
	}
	return guess{}, false
}

// frontendServer tells development servers that only exist for files of a
// browser, from those of servers.
func frontendServer(name string) bool {
	for _, p := range []string{"vite", "webpack", "ng serve", "ng s", "vue-cli-service", "react-scripts", "craco", "parcel", "gatsby", "astro", "snowpack", "rspack", "rsbuild", "ember", "live-server", "lite-server", "browser-sync", "trunk", "hugo", "jekyll", "mkdocs", "eleventy", "svelte-kit"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// helperProfiles are profiles of people who develop or test.
var helperProfiles = []string{
	"dev", "develop", "development", "debug", "debugging", "test", "tests", "testing", "e2e", "ci", "tools", "tool", "local", "docs", "lint", "storybook", "load-test", "loadtest", "benchmark", "bench", "devtools", "dev-tools", "playwright", "cypress", "manual-test",
}

// jobNames are words of a name that mean a job.
var jobNames = []string{
	"migrate", "migrator", "migration", "migrations", "init", "initializer", "setup", "seed", "seeder", "bootstrap", "fixtures", "provision", "provisioner", "installer", "install", "createbuckets", "topics", "certs", "permissions", "chown", "configurator", "prepare", "preparation",
}

// nameRoles are what words of a service's or image's name mean, strongest
// last word first: redis-worker is a worker, db-migrate a job.
var nameRoles = []struct {
	role  facts.Role
	words []string
}{
	{facts.RoleMonitoring, []string{"exporter", "prometheus", "grafana", "loki", "jaeger", "zipkin", "otel", "otelcol", "metrics", "monitoring", "monitor", "alertmanager", "logspout", "fluentd", "fluentbit", "promtail", "cadvisor", "kibana", "logstash", "filebeat", "metricbeat", "flower", "tracing"}},
	{facts.RoleWorker, []string{"worker", "workers", "consumer", "celery", "sidekiq", "beat", "scheduler", "cron", "cronjob", "crons", "indexer", "processor", "backup", "backups", "jobs", "celerybeat", "celeryworker", "dispatcher", "task", "tasks", "housekeeping"}},
	{facts.RoleJob, jobNames},
	{facts.RoleDatabase, []string{"db", "database", "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "mssql", "sqlserver", "sqldata", "elasticsearch", "opensearch", "clickhouse", "cassandra", "minio", "nosqldata", "couchdb", "neo4j", "influxdb", "zookeeper"}},
	{facts.RoleCache, []string{"cache", "redis", "memcached", "valkey"}},
	{facts.RoleQueue, []string{"queue", "broker", "rabbitmq", "kafka", "nats", "mq", "activemq", "mqtt"}},
	{facts.RoleWebEdge, []string{"proxy", "nginx", "traefik", "caddy", "haproxy", "loadbalancer", "lb", "ingress", "edge", "envoy", "httpd", "certbot", "acme"}},
	{facts.RoleDevelopment, []string{"test", "tests", "e2e", "cypress", "playwright", "adminer", "phpmyadmin", "pgadmin", "mailhog", "mailpit", "mailcatcher", "maildev", "storybook", "swagger", "devtools", "devcontainer", "loadgenerator", "loadtest", "locust", "graphiql"}},
}

// byName: what the names say, which is never sure.
func (c *candidate) byName() (guess, bool) {
	if role, ok := roleOfName(string(c.s.Name)); ok {
		return guess{role, false, "only the name says so: " + string(c.s.Name)}, true
	}
	role, ok := roleOfName(c.short())
	if !ok || role == facts.RoleJob || role == facts.RoleDevelopment { // many images are called test or setup
		return guess{}, false
	}
	return guess{role, false, "only the image's name says so: " + c.short()}, true
}

func roleOfName(name string) (facts.Role, bool) {
	parts := nameParts(name)
	if len(parts) > 1 && parts[0] == "load" && (parts[1] == "generator" || parts[1] == "test") {
		return facts.RoleDevelopment, true
	}
	slices.Reverse(parts)
	for _, p := range parts {
		for _, r := range nameRoles {
			if slices.Contains(r.words, p) {
				return r.role, true
			}
		}
	}
	return "", false
}

// partOfProduct: one image of a well-known application often runs as several
// services; their names tell which of them work off queues or set things up.
func (c *candidate) partOfProduct() (guess, bool) {
	role, ok := roleOfName(string(c.s.Name))
	if !ok || c.published() || role != facts.RoleWorker && (role != facts.RoleJob || c.s.Restart == "always" || c.s.Restart == "unless-stopped") {
		return guess{}, false
	}
	return guess{role, false, "the image is " + c.row.name + ", the name says " + string(role)}, true
}

// byExporterName: an exporter watches the software that it is named after and
// often lies in an image of that name.
func (c *candidate) byExporterName() (guess, bool) {
	for _, name := range []string{string(c.s.Name), c.short()} {
		if parts := nameParts(name); len(parts) > 1 && (parts[len(parts)-1] == "exporter" || parts[len(parts)-1] == "collector" && parts[0] == "otel") {
			return guess{facts.RoleMonitoring, false, "named as an exporter of metrics"}, true
		}
	}
	return guess{}, false
}

// words tells whether the name has one of the words.
func (c *candidate) words(list []string) bool {
	return slices.ContainsFunc(nameParts(string(c.s.Name)), func(p string) bool { return slices.Contains(list, p) })
}

// nameParts are the words of a name, without numbers at their end.
func nameParts(name string) []string {
	out := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '/' })
	for i, p := range out {
		if t := strings.TrimRight(p, "0123456789"); t != "" {
			out[i] = t
		}
	}
	return out
}

// state tells whether the service keeps data, and whether it is a store.
func (c *candidate) state() {
	s := c.s
	s.Stateful = keeps(*s)
	switch s.Role {
	case facts.RoleDatabase, facts.RoleQueue:
		s.Store = s.Stateful || !c.known
	case facts.RoleCache:
		s.Store = s.Stateful
	default:
	}
	if c.known && c.row.stateful && s.Role == c.row.role {
		s.Store, s.Stateful = true, true
	}
	s.Stateful = s.Stateful || s.Store
}

// keeps tells whether the service writes to something that outlives it: a
// named volume, or a folder of the host that looks like data.
func keeps(s facts.Service) bool {
	if s.Role == facts.RoleWebEdge || s.Role == facts.RoleJob || s.Role == facts.RoleDevelopment || s.Role == facts.RoleFrontend {
		return false
	}
	return slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return !m.ReadOnly && keepsIn(s, m) })
}

func keepsIn(s facts.Service, m facts.Mount) bool {
	target := strings.ToLower(string(m.Target))
	if passing(target) {
		return false
	}
	switch m.Kind {
	case "volume", "cluster":
		return true
	case "bind":
		source := strings.ToLower(string(m.Source))
		data := (holdsData(target) || holdsData(source)) && !strings.HasPrefix(source, "/var/lib/docker") && !strings.HasPrefix(source, "/var/run")
		return data && (s.Build == nil || !strings.HasPrefix(string(m.Source), "./src"))
	}
	return false
}

// passing tells targets whose content can be made again.
func passing(target string) bool {
	for _, w := range []string{"node_modules", "/tmp", "/cache", ".cache", "/var/run", "/run/", "/var/log", "/logs", "/static", "/vendor", ".venv", "/.m2", "/.gradle", "/go/pkg", "/usr/local/bundle", "/.npm", "/certs", "letsencrypt", "/sock", "docker.sock", "/etc/", "/proc", "/sys", "/assets"} {
		if strings.Contains(target, w) {
			return true
		}
	}
	return false
}

// holdsData tells paths that are named like data.
func holdsData(p string) bool {
	for _, part := range strings.FieldsFunc(p, func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == '.' }) {
		switch part {
		case "data", "db", "database", "storage", "uploads", "upload", "media", "files", "postgresql", "mysql", "mongodb", "mongo", "redis", "elasticsearch", "opensearch", "volumes", "appdata", "persistent", "prometheus", "grafana", "loki", "content", "backup", "backups", "repositories", "mail", "vmail":
			return true
		}
	}
	return false
}
