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
			Title:            "Database or administration port published",
			Says:             "A port of a data store or an administration tool is open to the network",
			Why:              "Published ports go around the firewall of the host, so the database stands on the internet with its password as the only wall.",
			Remedy:           "Do not publish it: services of the project reach it by name.",
			RemedyCompose:    "Delete the entry under `ports`, or write `127.0.0.1:` in front for a tunnel.",
			RemedyKubernetes: "A ClusterIP Service is enough; use `kubectl port-forward` for administration.",
			Source:           publishing, Fix: perService(fixPorts), Check: dataPortPublished,
		},
		{
			ID: "port-on-all-interfaces", Theme: facts.Security, Severity: facts.Medium,
			Title:            "Port open on every network interface",
			Says:             "A port is published on every interface of the host",
			Why:              "Docker writes its own firewall rules: such a port can be reached from outside even where the host's firewall seems to forbid it.",
			Remedy:           "Publish only the entrance of the system and keep everything else inside.",
			RemedyCompose:    "Write the address in front (`127.0.0.1:8080:80`), or let the reverse proxy be the only one with ports.",
			RemedyKubernetes: "Nothing is open by itself: publish through an Ingress or a Gateway only.",
			Source:           publishing, Fix: perService(fixPorts), Check: portOnAllInterfaces,
		},
		{
			ID: "one-flat-network", Theme: facts.Security, Severity: facts.Low,
			Title:            "All services on one network",
			Says:             "All services can reach each other",
			Why:              "An intruder in the web server can talk to the database and to the administration tools directly.",
			Remedy:           "Separate what faces users from what keeps data.",
			RemedyCompose:    "Declare a front and a back network, the back one `internal: true`, and join each service only to what it needs.",
			RemedyKubernetes: "Pods are on one flat network by default. Start with a NetworkPolicy that denies everything and allow what is needed.",
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
