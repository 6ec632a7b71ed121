package roles

import (
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// mention is what one service says of another one: an address in a variable or
// a command.
type mention struct {
	by   untrusted.Text
	role facts.Role // what the address makes of the service; empty: nothing is known but that it answers
	how  string     // as a reader may see it: "in a mongodb:// address"
	port string
	web  bool // over HTTP
}

// said are the mentions of each service by others, and which services have the
// address of a store, be it one of the project or not.
type said struct {
	of     map[untrusted.Text][]mention
	stores map[untrusted.Text]bool
	others map[untrusted.Text]bool // services that have the address of any other
}

// listen reads what the variables and commands of services say of each other.
func listen(services []facts.Service, e Evidence) said {
	names := map[string]untrusted.Text{}
	for _, s := range services {
		for _, h := range s.Hostnames {
			if n := strings.ToLower(h.Reveal()); n != "" {
				names[n] = s.Name
			}
		}
	}
	for _, s := range services { // its own name goes before what another one is called
		names[strings.ToLower(string(s.Name))] = s.Name
	}
	out := said{map[untrusted.Text][]mention{}, map[untrusted.Text]bool{}, map[untrusted.Text]bool{}}
	inFiles := naming(e.Variables, names)
	for _, s := range services {
		hear := func(variable, text string) {
			for _, a := range addresses(variable, text) {
				to, ok := names[strings.ToLower(a.host)]
				if !ok || to == s.Name {
					continue
				}
				m := a.mention(s.Name, variable)
				out.of[to] = append(out.of[to], m)
				out.others[s.Name] = true
				out.stores[s.Name] = out.stores[s.Name] || m.role != ""
			}
		}
		for _, v := range s.Settings {
			hear(string(v.Name), v.Value.Reveal())
		}
		for _, h := range s.EnvPaths {
			for _, v := range inFiles[path.Clean(h.Reveal())] {
				hear(string(v.Name), v.Value.Reveal())
			}
		}
		for _, w := range e.Commands[s.Name] {
			hear("", w)
		}
	}
	return out
}

// maxNaming is how many variables of one env file are remembered: a thousand
// services may share it.
const maxNaming = 200

// naming are the variables of env files that name a service, by file.
func naming(variables []facts.Variable, names map[string]untrusted.Text) map[string][]facts.Variable {
	out := map[string][]facts.Variable{}
	for _, v := range variables {
		file := path.Clean(string(v.Place.File))
		known := func(a address) bool { _, ok := names[strings.ToLower(a.host)]; return ok }
		if len(out[file]) < maxNaming && slices.ContainsFunc(addresses(string(v.Name), v.Value.Reveal()), known) {
			out[file] = append(out[file], v)
		}
	}
	return out
}

// address is one host that a text names.
type address struct{ scheme, host, port string }

// addresses are the hosts that the value of a variable, or a word of a command,
// names: in URLs, in connection strings, as HOST:PORT, and alone where the
// variable's name asks for a host.
func addresses(variable, text string) []address {
	if len(text) > maxSaid {
		return nil
	}
	out := urls(text)
	if len(out) > 0 {
		return out
	}
	if out = connection(text); len(out) > 0 {
		return out
	}
	asks := asksForHost(variable)
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",; ()=@/", r) }) {
		host, port, ok := strings.Cut(part, ":")
		if ok && digits(port) || !ok && asks && part == text {
			out = append(out, address{host: host, port: port})
		}
	}
	return out
}

// maxSaid is how long a text may be to be searched for addresses.
const maxSaid = 16 << 10

// urls are the authorities of all URLs in a text; a list of hosts is several.
func urls(text string) []address {
	var out []address
	for rest := text; ; {
		i := strings.Index(rest, "://")
		if i < 0 {
			return out
		}
		scheme := rest[lastStart(rest[:i]):i]
		rest = rest[i+len("://"):]
		end := strings.IndexAny(rest, "/?#;\"' \t\n\\)")
		if end < 0 {
			end = len(rest)
		}
		authority := rest[:end]
		authority = authority[strings.LastIndexByte(authority, '@')+1:]
		for _, part := range strings.Split(authority, ",") {
			host, port, _ := strings.Cut(part, ":")
			out = append(out, address{strings.ToLower(scheme), host, port})
		}
		rest = rest[end:]
	}
}

// lastStart is where the scheme begins that a text ends with.
func lastStart(text string) int {
	return strings.LastIndexFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '+' && r != '.'
	}) + 1
}

// connection reads "Server=db,1433;Database=shop;User Id=sa" and "host=db dbname=shop".
func connection(text string) []address {
	lower := strings.ToLower(text)
	if !strings.Contains(lower, "=") {
		return nil
	}
	base := ""
	for _, w := range []string{"database=", "dbname=", "initial catalog=", "user id=", "uid=", "sslmode="} {
		if strings.Contains(lower, w) {
			base = "database"
		}
	}
	if base == "" {
		return nil
	}
	for _, part := range strings.FieldsFunc(lower, func(r rune) bool { return r == ';' || r == ' ' }) {
		key, value, _ := strings.Cut(part, "=")
		if !slices.Contains([]string{"server", "host", "source", "address", "addr", "datasource"}, key) {
			continue
		}
		value = strings.TrimPrefix(value, "tcp:")
		host, port, _ := strings.Cut(strings.Replace(value, ",", ":", 1), ":")
		return []address{{base, host, port}}
	}
	return nil
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// asksForHost reports whether a variable is named after an address.
func asksForHost(variable string) bool {
	words := variableWords(variable)
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"host", "hosts", "hostname", "server", "servers", "addr", "address", "addresses", "endpoint", "url", "uri", "broker", "brokers", "node", "nodes", "pghost"}, w)
	})
}

// variableWords are the words of a variable's name: DB_HOST, spring.data.mongodb.host,
// ConnectionStrings__Orders.
func variableWords(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '_' || r == '.' || r == '-' || r == ':' })
}

// mention is what an address says of the service that it names.
func (a address) mention(by untrusted.Text, variable string) mention {
	m := mention{by: by, port: a.port, how: "as a host"}
	scheme := a.scheme
	if i := strings.IndexByte(scheme, '+'); i > 0 && scheme[:i] != "git" {
		scheme = scheme[:i]
	}
	m.web = scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss" || scheme == "grpc"
	if slices.Contains(variableWords(variable), "emulator") {
		m.role, m.how = facts.RoleDevelopment, "in a variable for an emulator"
		return m
	}
	if role, ok := schemeRoles()[scheme]; ok {
		m.role, m.how = role, "in a "+scheme+":// address"
		if scheme == "database" {
			m.how = "in a connection string"
		}
		return m
	}
	if role, ok := portRoles()[a.port]; ok {
		m.role, m.how = role, "at port "+a.port
		return m
	}
	for _, w := range variableWords(variable) {
		role, ok := wordRoles()[w]
		if ok && (!m.web || slices.Contains(webStores, w)) {
			m.role, m.how = role, "in a variable for a "+string(role)
			return m
		}
	}
	if m.web {
		m.how = "in a web address"
	}
	return m
}

// schemeRoles are what an address of a scheme leads to.
var schemeRoles = sync.OnceValue(func() map[string]facts.Role {
	return rolesOf(map[facts.Role]string{
		facts.RoleDatabase: "database postgres postgresql pgsql psql cockroachdb mysql mysql2 mariadb mongodb mongodb sqlserver mssql clickhouse clickhousedb bolt neo4j neo4js cassandra couchdb couchbase influxdb oracle db2 rethinkdb surrealdb libsql elasticsearch opensearch ldap ldaps s3 minio etcd zk qdrant milvus",
		facts.RoleCache:    "redis rediss valkey valkeys memcached memcache",
		facts.RoleQueue:    "amqp amqps kafka nats mqtt mqtts pulsar stomp rabbitmq pyamqp nsq",
	})
})

// portRoles are what usually answers at a port.
var portRoles = sync.OnceValue(func() map[string]facts.Role {
	return rolesOf(map[facts.Role]string{
		facts.RoleDatabase: "5432 3306 33060 27017 1433 1521 9042 7687 9200 26257 28015 2181 2379 6333 7700 8108 5984",
		facts.RoleCache:    "6379 11211",
		facts.RoleQueue:    "5672 5671 9092 4222 1883 8883 61616 6650",
	})
})

// webStores are words of variables whose store is reached over HTTP.
var webStores = []string{
	"elasticsearch", "elastic", "opensearch", "clickhouse", "qdrant", "weaviate", "meili", "meilisearch", "typesense", "influxdb", "influx", "minio", "s3", "couchdb", "solr", "chroma", "neo4j", "etcd",
}

// wordRoles are what words of a variable's name say of the host in it.
var wordRoles = sync.OnceValue(func() map[string]facts.Role {
	return rolesOf(map[facts.Role]string{
		facts.RoleDatabase: "db database postgres postgresql pg pghost mysql mariadb mongo mongodb mssql sqlserver datasource cassandra clickhouse elasticsearch elastic opensearch couchdb neo4j influx influxdb minio s3 qdrant weaviate milvus chroma meili meilisearch typesense solr etcd zookeeper zk",
		facts.RoleCache:    "redis valkey memcached memcache cache keydb dragonfly",
		facts.RoleQueue:    "rabbitmq rabbit amqp kafka broker brokers nats mqtt activemq pulsar",
	})
})

// rolesOf turns a table around.
func rolesOf(table map[facts.Role]string) map[string]facts.Role {
	out := map[string]facts.Role{}
	for _, role := range slices.Sorted(maps.Keys(table)) {
		for _, w := range strings.Fields(table[role]) {
			out[w] = role
		}
	}
	return out
}
