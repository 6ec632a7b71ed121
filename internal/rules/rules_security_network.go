package rules

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

const publishing = "https://docs.docker.com/engine/network/port-publishing/"

// manyServices is from where one flat network is worth a word: below it every
// service has a reason to know nearly every other.
const manyServices = 10

// securityNetworkRules are about what can be reached from where.
func securityNetworkRules() []Rule {
	return []Rule{
		{
			ID: "data-port-published", Theme: facts.Security, Severity: facts.High,
			Title: "Database or administration port published",
			Says:  "%s publishes the port of a data store or of an administration tool.", Several: "%s publish ports of data stores or administration tools.",
			Why:              "Published ports bypass the firewall of the host, so from outside only the password protects the data.",
			Remedy:           "Stop publishing the port; other services of the project reach it by name.",
			RemedyCompose:    "Delete the entry under `ports`, or write `127.0.0.1:` in front and use a tunnel.",
			RemedyKubernetes: "Use a ClusterIP Service, and `kubectl port-forward` for administration.",
			Source:           publishing, Fix: perService(fixPorts), Check: dataPortPublished,
		},
		{
			ID: "port-on-all-interfaces", Theme: facts.Security, Severity: facts.Medium,
			Title: "Port open on every network interface",
			Says:  "%s is published on every network interface of the host.", Several: "%s are published on every network interface of the host.",
			Why:              "Docker writes its own firewall rules: such a port can be reached from outside even where the firewall of the host seems to block it.",
			Remedy:           "Publish only the entry point of the system, and keep everything else internal.",
			RemedyCompose:    "Write the address in front (`127.0.0.1:8080:80`), or let only the reverse proxy publish ports.",
			RemedyKubernetes: "Expose the service only through an Ingress or a Gateway; in a cluster no port is open to the outside by default.",
			Source:           publishing, Fix: perService(fixPorts), Check: portOnAllInterfaces,
		},
		{
			ID: "one-flat-network", Theme: facts.Security, Severity: facts.Low,
			Title:            "All services on one network",
			Says:             "%s can all reach each other.",
			Why:              "An intruder in the web server can connect directly to the database and to the administration tools.",
			Remedy:           "Separate the services that face users from those that keep data.",
			RemedyCompose:    "Declare a front and a back network, set `internal: true` on the back one, and join each service only to the networks that it needs.",
			RemedyKubernetes: "Start with a NetworkPolicy that denies everything, and allow what is needed; by default every pod can reach every other pod.",
			Source:           "https://docs.docker.com/compose/how-tos/networking/", Fix: fixNetworks, Check: oneFlatNetwork,
		},
	}
}

// dataPorts are the usual ports of data stores and of tools that rule them.
func dataPorts() []string {
	return []string{
		"1433", "1521", "2181", "2375", "2376", "2379", "3306", "5432", "5672", "5984", "6379", "7474", "7687", "8086", "8123",
		"9000", "9042", "9092", "9200", "9300", "11211", "15672", "26257", "27017", "50000",
	}
}

func dataPortPublished(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, port := range s.Ports {
			if open(port) && dataPort(s, port) {
				out = append(out, hit(s, untrusted.Text(shown(port)), port.Place)...)
			}
		}
		return out
	})
}

// dataPort reports whether a port is of a data store or of a tool that administers one.
func dataPort(s facts.Service, port facts.Port) bool {
	if store(s) || administers(s) {
		return true
	}
	// 9000 and 50000 are also the ports of many plain web programs.
	return slices.Contains(dataPorts(), port.Inside()) && s.Role != facts.RoleApplication && s.Role != facts.RoleWebEdge && s.Role != facts.RoleMonitoring && s.Role != facts.RoleFrontend
}

// administers reports whether a tool rules a data store or the engine.
func administers(s facts.Service) bool {
	return s.Image != nil && containsAny(strings.ToLower(string(s.Image.Repository)),
		"adminer", "phpmyadmin", "pgadmin", "mongo-express", "portainer", "redis-commander", "redisinsight", "cloudbeaver")
}

// open reports whether a port can be reached from outside the host.
func open(port facts.Port) bool {
	host := port.Address()
	return host != "localhost" && host != "::1" && host != "[::1]" && !strings.HasPrefix(host, "127.")
}

// anyInterface reports whether a port is on all interfaces of the host.
func anyInterface(port facts.Port) bool {
	return slices.Contains([]string{"", "0.0.0.0", "::", "[::]", "*"}, port.Address())
}

// shown is the port as a reader knows it: the published one, or the one of
// the container where the host takes any free port.
func shown(port facts.Port) string {
	if port.Published == "" {
		return "any free port for " + port.Target
	}
	return port.Published
}

// portOnAllInterfaces leaves out the entrance of the system, which has to be
// open, and data stores and debuggers, which have rules of their own.
func portOnAllInterfaces(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, port := range s.Ports {
			if anyInterface(port) && !dataPort(s, port) && !entrance(s, port) && !debugger(s, port) {
				out = append(out, hit(s, untrusted.Text(shown(port)), port.Place)...)
			}
		}
		return out
	})
}

func entrance(s facts.Service, port facts.Port) bool {
	web := []string{"80", "443", "8080", "8443"}
	return s.Role == facts.RoleWebEdge && (slices.Contains(web, port.Inside()) || slices.Contains(web[:2], port.Published))
}

func oneFlatNetwork(p facts.Project) []Hit {
	if len(p.Services) < manyServices || !slices.ContainsFunc(p.Services, store) {
		return nil
	}
	used := map[untrusted.Text]bool{}
	for _, s := range p.Services {
		if s.NetworkMode != "" {
			return nil
		}
		for _, n := range s.Networks {
			used[n.Name] = true
		}
		if len(s.Networks) == 0 {
			used["default"] = true
		}
	}
	if len(used) != 1 {
		return nil
	}
	return []Hit{{Detail: untrusted.Text(strconv.Itoa(len(p.Services)) + " services on one network")}}
}
