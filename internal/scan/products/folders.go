package products

import (
	"strings"

	"advisor/internal/facts"
)

// folders are paths in a container that the images of one kind of software use
// for their data or settings, whoever published them.
var folders = []struct {
	path string
	role facts.Role
}{
	{"/var/lib/postgresql", facts.RoleDatabase},
	{"/bitnami/postgresql", facts.RoleDatabase},
	{"/var/lib/mysql", facts.RoleDatabase},
	{"/bitnami/mysql", facts.RoleDatabase},
	{"/bitnami/mariadb", facts.RoleDatabase},
	{"/docker-entrypoint-initdb.d", facts.RoleDatabase},
	{"/data/db", facts.RoleDatabase},
	{"/data/configdb", facts.RoleDatabase},
	{"/bitnami/mongodb", facts.RoleDatabase},
	{"/var/lib/mongodb", facts.RoleDatabase},
	{"/var/opt/mssql", facts.RoleDatabase},
	{"/opt/oracle/oradata", facts.RoleDatabase},
	{"/usr/share/elasticsearch/data", facts.RoleDatabase},
	{"/usr/share/opensearch/data", facts.RoleDatabase},
	{"/var/lib/clickhouse", facts.RoleDatabase},
	{"/var/lib/cassandra", facts.RoleDatabase},
	{"/var/lib/influxdb", facts.RoleDatabase},
	{"/var/lib/influxdb2", facts.RoleDatabase},
	{"/var/lib/neo4j", facts.RoleDatabase},
	{"/var/solr", facts.RoleDatabase},
	{"/opt/couchdb/data", facts.RoleDatabase},
	{"/qdrant/storage", facts.RoleDatabase},
	{"/meili_data", facts.RoleDatabase},
	{"/bitnami/etcd", facts.RoleDatabase},
	{"/cockroach/cockroach-data", facts.RoleDatabase},
	{"/var/lib/redis", facts.RoleCache},
	{"/bitnami/redis", facts.RoleCache},
	{"/bitnami/valkey", facts.RoleCache},
	{"/var/lib/rabbitmq", facts.RoleQueue},
	{"/bitnami/rabbitmq", facts.RoleQueue},
	{"/var/lib/kafka", facts.RoleQueue},
	{"/bitnami/kafka", facts.RoleQueue},
	{"/var/lib/activemq", facts.RoleQueue},
	{"/mosquitto/data", facts.RoleQueue}, //nolint:misspell // the name of the product
	{"/prometheus", facts.RoleMonitoring},
	{"/etc/prometheus", facts.RoleMonitoring},
	{"/var/lib/grafana", facts.RoleMonitoring},
	{"/etc/grafana", facts.RoleMonitoring},
	{"/alertmanager", facts.RoleMonitoring},
	{"/etc/alertmanager", facts.RoleMonitoring},
	{"/etc/loki", facts.RoleMonitoring},
	{"/etc/promtail", facts.RoleMonitoring},
	{"/etc/otelcol", facts.RoleMonitoring},
	{"/etc/otelcol-contrib", facts.RoleMonitoring},
	{"/fluentd/etc", facts.RoleMonitoring},
	{"/fluent-bit/etc", facts.RoleMonitoring},
	{"/usr/share/filebeat", facts.RoleMonitoring},
	{"/usr/share/logstash/pipeline", facts.RoleMonitoring},
	{"/etc/nginx", facts.RoleWebEdge},
	{"/opt/bitnami/nginx/conf", facts.RoleWebEdge},
	{"/etc/caddy", facts.RoleWebEdge},
	{"/etc/traefik", facts.RoleWebEdge},
	{"/usr/local/etc/haproxy", facts.RoleWebEdge},
	{"/etc/haproxy", facts.RoleWebEdge},
	{"/etc/envoy", facts.RoleWebEdge},
	{"/usr/local/apache2/conf", facts.RoleWebEdge},
}

// RoleOfFolder is the role of the software that keeps its data or settings at a
// path of the container, or below it; not ok where any software may.
func RoleOfFolder(target string) (facts.Role, bool) {
	for _, f := range folders {
		if target == f.path || strings.HasPrefix(target, f.path+"/") {
			return f.role, true
		}
	}
	return "", false
}
