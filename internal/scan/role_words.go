package scan

import (
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

// frontendServer reports whether a development server only exists for files of a
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

// storeClients are words of a name that make the store in it the one that the
// service talks to: server-mysql, web-apache-pgsql.
var storeClients = []string{"server", "web", "proxy", "api", "app", "agent", "ui", "admin", "gui", "manager", "client"}
