package roles

import (
	"strings"
	"sync"

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
	"sneakers", "faktory", "jobrunner", "graphile-worker", "temporal-worker", "qcluster", "solid_queue",
}

// workerWords mean a worker where they are a word of the command after its
// program: "manage.py rqworker", "artisan queue:work", "bin/app worker".
var workerWords = []string{
	"worker", "workers", "rqworker", "qcluster", "queue:work", "queue:listen", "horizon", "messenger:consume", "consumer", "consume", "run_worker", "celery", "jobs:work", "sidekiq",
	"resque:work", "process_tasks", "db_worker", "solid_queue:start", "run-worker", "start-worker", "start:worker", "worker:start", "queue", "housekeeping", "worker.js", "worker.py", "consumer.js", "consumer.py",
}

// schedulerPrograms only start work at fixed times.
var schedulerPrograms = []string{"crond", "cron", "supercronic", "ofelia", "go-crond", "rqscheduler", "clockwork", "yacron", "busybox-crond"}

// schedulerWords mean a scheduler where they are a word of the command after its
// program: "celery -A shop beat", "artisan schedule:work".
var schedulerWords = []string{"beat", "celerybeat", "schedule:work", "schedule:run", "scheduler", "cron", "crond", "rqscheduler", "run_scheduler", "start-scheduler", "scheduler:start", "clockwork"}

// dumpers are programs that copy data away.
var dumpers = []string{
	"pg_dump", "pg_dumpall", "pg_basebackup", "mysqldump", "mariadb-dump", "mariadb-backup", "xtrabackup", "mongodump", "elasticdump", "restic", "borg", "borgmatic", "duplicity", "rclone", "rsync", "tar", "wal-g", "pgbackrest", "redis-dump", "kopia",
}

// certificateClients get and renew certificates.
var certificateClients = []string{"certbot", "acme.sh", "lego", "dehydrated", "traefik-certs-dumper", "getssl"}

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

// nameRoles are what the last word of a service's or image's name stands for:
// redis-worker is a worker, db-migrate a job.
var nameRoles = []struct {
	role  facts.Role
	words []string
}{
	{facts.RoleMonitoring, []string{"exporter", "prometheus", "grafana", "loki", "jaeger", "zipkin", "otel", "otelcol", "metrics", "monitoring", "alertmanager", "logspout", "fluentd", "fluentbit", "promtail", "cadvisor", "kibana", "logstash", "filebeat", "metricbeat"}},
	{facts.RoleWorker, []string{"worker", "workers", "consumer", "celery", "sidekiq", "indexer", "jobs", "celeryworker", "tasks"}},
	{facts.RoleScheduler, []string{"beat", "celerybeat", "scheduler", "cron", "cronjob", "crons", "crond"}},
	{facts.RoleBackup, []string{"backup", "backups", "backuper", "dumper", "restic", "borgmatic"}},
	{facts.RoleCertificates, []string{"certbot", "acme", "letsencrypt", "dehydrated"}},
	{facts.RoleJob, jobNames},
	{facts.RoleDatabase, []string{"db", "database", "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "mssql", "sqlserver", "sqldata", "elasticsearch", "opensearch", "solr", "clickhouse", "cassandra", "minio", "nosqldata", "couchdb", "neo4j", "influxdb", "zookeeper"}},
	{facts.RoleCache, []string{"cache", "redis", "memcached", "valkey"}},
	{facts.RoleQueue, []string{"queue", "broker", "rabbitmq", "kafka", "nats", "mq", "activemq", "mosquitto"}}, //nolint:misspell // the name of the product
	{facts.RoleDevelopment, []string{"mailhog", "mailpit", "mailcatcher", "maildev", "mail", "smtp", "loadgenerator", "generator", "locust"}},
	{facts.RoleWebEdge, []string{"proxy", "nginx", "traefik", "caddy", "haproxy", "loadbalancer", "lb", "ingress", "edge", "envoy", "httpd", "gateway", "router"}},
}

// oneOfSeveral are last words of a name that say which one of several it is.
var oneOfSeveral = []string{"primary", "secondary", "master", "slave", "replica", "leader", "follower", "node", "main", "server", "service", "instance", "standalone", "container", "svc", "dev", "prod"}

// storeWords are names of stores in the name of a console or an exporter.
var storeWords = []string{
	"db", "database", "sql", "postgres", "postgresql", "pg", "mysql", "mariadb", "mongo", "mongodb", "mssql", "elasticsearch", "elastic", "es", "opensearch", "clickhouse", "cassandra", "couchdb", "neo4j", "influxdb",
	"minio", "s3", "redis", "valkey", "memcached", "kafka", "rabbitmq", "rabbit", "nats", "queue", "queues", "zookeeper", "etcd", "bull", "bullmq", "dynamodb", "qdrant", "milvus",
}

// consoleWords are names of programs in which people look around.
var consoleWords = []string{"gui", "ui", "console", "admin", "browser", "viewer", "explorer", "commander", "insight", "studio", "manager", "board", "dashboard", "web", "webui", "express"}

// checkRoles are stores by the programs with which their health is checked.
var checkRoles = sync.OnceValue(func() map[string]facts.Role {
	return rolesOf(map[facts.Role]string{
		facts.RoleDatabase: "pg_isready psql mysqladmin mysql mariadb-admin mariadb healthcheck.sh mongosh mongo cqlsh sqlcmd clickhouse-client cypher-shell etcdctl",
		facts.RoleCache:    "redis-cli valkey-cli",
		facts.RoleQueue:    "rabbitmq-diagnostics rabbitmqctl kafka-topics kafka-topics.sh kafka-broker-api-versions kafka-broker-api-versions.sh rpk mosquitto_sub", //nolint:misspell // the name of the product
	})
})

// serverRoles are programs that are the server of a product, by their file.
var serverRoles = sync.OnceValue(func() map[string]facts.Role {
	return rolesOf(map[facts.Role]string{
		facts.RoleDatabase:   "postgres mysqld mariadbd mongod mongos ferretdb cockroach clickhouse clickhouse-server elasticsearch opensearch influxd sqlservr etcd minio qdrant meilisearch weaviate arangod couchdb zkserver.sh surreal rqlited",
		facts.RoleCache:      "redis-server valkey-server memcached keydb-server dragonfly garnet-server",
		facts.RoleQueue:      "rabbitmq-server kafka-server-start kafka-server-start.sh nats-server mosquitto beanstalkd nsqd redpanda", //nolint:misspell // the name of the product
		facts.RoleWebEdge:    "nginx traefik caddy haproxy envoy httpd httpd-foreground apache2-foreground varnishd cloudflared",
		facts.RoleMonitoring: "prometheus alertmanager grafana grafana-server node_exporter cadvisor loki promtail otelcol otelcol-contrib jaeger-all-in-one tempo fluentd fluent-bit telegraf filebeat vector",
	})
})

// ownSettings are beginnings of variables that only the image of a product reads:
// who uses the product has other names for the same.
var ownSettings = []struct {
	prefix string
	role   facts.Role
}{
	{"POSTGRES_INITDB_ARGS", facts.RoleDatabase},
	{"POSTGRES_HOST_AUTH_METHOD", facts.RoleDatabase},
	{"PGDATA", facts.RoleDatabase},
	{"MYSQL_ROOT_PASSWORD", facts.RoleDatabase},
	{"MYSQL_ALLOW_EMPTY_PASSWORD", facts.RoleDatabase},
	{"MYSQL_RANDOM_ROOT_PASSWORD", facts.RoleDatabase},
	{"MARIADB_ROOT_PASSWORD", facts.RoleDatabase},
	{"MARIADB_RANDOM_ROOT_PASSWORD", facts.RoleDatabase},
	{"MONGO_INITDB_", facts.RoleDatabase},
	{"MSSQL_SA_PASSWORD", facts.RoleDatabase},
	{"CLICKHOUSE_DEFAULT_ACCESS_MANAGEMENT", facts.RoleDatabase},
	{"DOCKER_INFLUXDB_INIT_", facts.RoleDatabase},
	{"NEO4J_server_", facts.RoleDatabase},
	{"NEO4J_AUTH", facts.RoleDatabase},
	{"MINIO_ROOT_USER", facts.RoleDatabase},
	{"ETCD_INITIAL_CLUSTER", facts.RoleDatabase},
	{"ZOOKEEPER_CLIENT_PORT", facts.RoleDatabase},
	{"RABBITMQ_DEFAULT_USER", facts.RoleQueue},
	{"RABBITMQ_ERLANG_COOKIE", facts.RoleQueue},
	{"KAFKA_ADVERTISED_LISTENERS", facts.RoleQueue},
	{"KAFKA_CFG_", facts.RoleQueue},
	{"KAFKA_PROCESS_ROLES", facts.RoleQueue},
	{"GF_", facts.RoleMonitoring},
	{"LOCUST_", facts.RoleDevelopment},
}
