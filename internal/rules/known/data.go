package known

// DataPath is the folder in which the usual image of a product keeps its data;
// false: nobody knows. Sources are the pages of the images on Docker Hub.
func DataPath(product string) (string, bool) {
	path, ok := map[string]string{
		"postgres":      "/var/lib/postgresql/data",
		"timescaledb":   "/var/lib/postgresql/data",
		"mysql":         "/var/lib/mysql",
		"mariadb":       "/var/lib/mysql",
		"percona":       "/var/lib/mysql",
		"mongodb":       "/data/db",
		"mssql":         "/var/opt/mssql",
		"couchdb":       "/opt/couchdb/data",
		"cassandra":     "/var/lib/cassandra",
		"scylladb":      "/var/lib/scylla",
		"neo4j":         "/data",
		"arangodb":      "/var/lib/arangodb3",
		"influxdb":      "/var/lib/influxdb2",
		"questdb":       "/var/lib/questdb",
		"clickhouse":    "/var/lib/clickhouse",
		"elasticsearch": "/usr/share/elasticsearch/data",
		"opensearch":    "/usr/share/opensearch/data",
		"solr":          "/var/solr",
		"meilisearch":   "/meili_data",
		"typesense":     "/data",
		"qdrant":        "/qdrant/storage",
		"weaviate":      "/var/lib/weaviate",
		"chroma":        "/data",
		"minio":         "/data",
		"rabbitmq":      "/var/lib/rabbitmq",
	}[product]
	return path, ok
}
