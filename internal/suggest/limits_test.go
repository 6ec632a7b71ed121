package suggest

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Where each suggestion and each objection begins and ends: for each there is
// what just brings it about, and what is one thing short of it.

// service is one of the team's own, changed as a row needs it.
func service(name string, change ...func(*facts.Service)) facts.Service {
	s := facts.Service{Name: untrusted.Text(name), Role: facts.RoleApplication, Replicas: 1, Place: at(name, 1)}
	for _, c := range change {
		c(&s)
	}
	return s
}

func at(file string, line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(file), Line: line}
}

func project(services ...facts.Service) facts.Project { return facts.Project{Services: services} }

func role(r facts.Role) func(*facts.Service) { return func(s *facts.Service) { s.Role = r } }
func copiesOf(n int) func(*facts.Service)    { return func(s *facts.Service) { s.Replicas = n } }
func inactive(s *facts.Service)              { s.Inactive = true }
func sure(s *facts.Service)                  { s.RoleSure = true }
func stateful(s *facts.Service)              { s.Stateful = true }
func built(s *facts.Service)                 { s.Build = &facts.Build{Context: "app", Place: at("build", 1)} }

func pulled(image string) func(*facts.Service) {
	return func(s *facts.Service) {
		s.Image = &facts.Image{Ref: untrusted.Text(image), Repository: untrusted.Text(image)}
	}
}

func store(s *facts.Service) { s.Role, s.Store, s.Stateful = facts.RoleDatabase, true, true }

func set(path, value string, items ...string) func(*facts.Service) {
	return func(s *facts.Service) {
		a := facts.Attribute{Path: path, Value: facts.Hide(value), Place: at(path, 1)}
		for _, i := range items {
			a.Items = append(a.Items, facts.Item{Value: facts.Hide(i), Place: at(i, 1)})
		}
		s.Attributes = append(s.Attributes, a)
	}
}

func label(name string) func(*facts.Service) {
	return func(s *facts.Service) { s.Labels = append(s.Labels, facts.Variable{Name: untrusted.Text(name)}) }
}

func mount(kind, source, target string) func(*facts.Service) {
	return func(s *facts.Service) {
		s.Mounts = append(s.Mounts, facts.Mount{Kind: kind, Source: untrusted.Text(source), Target: untrusted.Text(target), Place: at(source, 1)})
	}
}

func command(words ...string) func(*facts.Service) {
	return func(s *facts.Service) {
		for _, w := range words {
			s.Command = append(s.Command, facts.Hide(w))
		}
	}
}

func schedule(cron string) func(*facts.Service) {
	return func(s *facts.Service) { s.Job, s.Schedule = true, []untrusted.Text{untrusted.Text(cron)} }
}

func readOnly(s *facts.Service) { s.Mounts[len(s.Mounts)-1].ReadOnly = true }

func product(name string) func(*facts.Service) { return func(s *facts.Service) { s.Product = name } }

func port(published string, count int) func(*facts.Service) {
	return func(s *facts.Service) { s.Ports = append(s.Ports, facts.Port{Published: published, Count: count}) }
}

func devServer(s *facts.Service) { s.DevServer, s.DevServerAt = "vite", at("dev", 1) }

func restart(how string) func(*facts.Service) { return func(s *facts.Service) { s.Restart = how } }

func networkMode(m string) func(*facts.Service) {
	return func(s *facts.Service) { s.NetworkMode = untrusted.Text(m) }
}

func gpu(s *facts.Service) { s.GPUs = []facts.Use{{Name: "all", Place: at("gpu", 1)}} }

func with(p facts.Project, change func(*facts.Project)) facts.Project {
	change(&p)
	return p
}

func overlay(p *facts.Project) { p.Networks = []facts.Network{{Name: "n", Driver: "overlay"}} }

func environmentsOf(kinds ...string) func(*facts.Project) {
	return func(p *facts.Project) {
		for _, k := range kinds {
			p.Environments = append(p.Environments, facts.Environment{Name: untrusted.Text(k), Kind: k, Files: []untrusted.Text{untrusted.Text(k)}})
		}
	}
}

func toolsOf(tools ...facts.Tool) func(*facts.Project) {
	return func(p *facts.Project) { p.Tools = tools }
}

func TestWhereSuggestionsBegin(t *testing.T) {
	constraints := func(rules ...string) func(*facts.Service) { return set("deploy.placement.constraints", "", rules...) }
	most := func(n string) func(*facts.Service) { return set("deploy.placement.max_replicas_per_node", n) }
	drift := func(d ...facts.Drift) func(*facts.Project) { return func(p *facts.Project) { p.Drift = d } }
	between := [2]untrusted.Text{"base", "development"}
	for _, c := range []struct {
		name string
		look func(facts.Project) hint
		p    facts.Project
		want questions.OptionID
	}{
		{"the new copy first", deployDowntime, project(service("web", set("deploy.update_config.order", "start-first"))), "none"},
		{"the old copy first, one copy", deployDowntime, project(service("web", set("deploy.update_config.order", "stop-first"))), ""},
		{"the old copy first, two copies", deployDowntime, project(service("web", copiesOf(2), set("deploy.update_config.order", "stop-first"))), "seconds"},
		{"two copies of a store", deployDowntime, project(service("db", store, copiesOf(2), set("deploy.update_config.parallelism", "1"))), ""},
		{"blue and green", deployDowntime, project(service("web-blue"), service("web-green")), "none"},
		{"blue without green", deployDowntime, project(service("web-blue"), service("web")), ""},
		{"only colours", deployDowntime, project(service("blue"), service("green")), ""},
		{"green is a store", deployDowntime, project(service("db-blue"), service("db-green", store)), ""},
		{"green before something else", deployDowntime, project(service("web"), service("webgreen")), ""},

		{"a label of an autoscaler", scaling, project(service("web", label("com.example.autoscaler.min"))), "automatic"},
		{"a label of orbiter", scaling, project(service("web", label("orbiter.up"))), "automatic"},
		{"a label that only ends so", scaling, project(service("web", label("my.orbiter"))), ""},
		{"two copies", scaling, project(service("web", copiesOf(2))), "manual"},
		{"one copy", scaling, project(service("web")), ""},
		{"two copies of a job", scaling, project(service("web", copiesOf(2), role(facts.RoleJob))), ""},

		{"two named hosts", hosts, project(service("a", constraints("node.hostname == a", "node.hostname==b"))), "2-3"},
		{"one named host", hosts, project(service("a", constraints("node.hostname == a")), service("b", constraints("node.hostname == a"))), ""},
		{"a named host and not another", hosts, project(service("a", constraints("node.hostname == a", "node.hostname != b"))), ""},
		{"hosts by variables", hosts, project(service("a", constraints("node.hostname == $A", "node.hostname == b", "node.hostname =="))), ""},
		{"two systems", hosts, project(service("a", constraints("node.platform.os == linux", "node.platform.os == windows"))), ""},
		{"two processors", hosts, project(service("a", constraints("node.platform.arch == x86_64", "node.platform.arch == arm64"))), ""},
		{"the label with the most values", hosts, project(service("a", constraints("node.labels.disk == a", "node.labels.disk == b", "node.labels.zone == 1", "node.labels.zone == 2", "node.labels.zone == 3", "node.labels.zone == 4"))), "4-10"},
		{"the label with the most values comes first", hosts, project(service("a", constraints("node.labels.zone == 1", "node.labels.zone == 2", "node.labels.zone == 3", "node.labels.zone == 4", "node.labels.disk == a", "node.labels.disk == b"))), "4-10"},
		{"managers and workers", hosts, project(service("a", constraints("node.role == manager")), service("b", constraints("node.role != manager"))), "2-3"},
		{"managers only", hosts, project(service("a", constraints("node.role == manager")), service("b", constraints("node.role != worker"))), ""},
		{"one on every node, one on a manager", hosts, project(service("a", set("deploy.mode", "global")), service("b", constraints("node.role == manager"))), "2-3"},
		{"one replicated, one on a manager", hosts, project(service("a", set("deploy.mode", "replicated")), service("b", constraints("node.role == manager"))), ""},
		{"four copies, one on a host", hosts, project(service("a", copiesOf(4), most("1"))), "4-10"},
		{"seven copies, two on a host", hosts, project(service("a", copiesOf(7), most("2"))), "4-10"},
		{"six copies, two on a host", hosts, project(service("a", copiesOf(6), most("2"))), "2-3"},
		{"two copies, two on a host", hosts, project(service("a", copiesOf(2), most("2"))), ""},
		{"no limit on a host", hosts, project(service("a", copiesOf(4), most("0"))), ""},
		{"a limit by a variable", hosts, project(service("a", copiesOf(4), most("$N"))), ""},
		{"the larger of two limits", hosts, project(service("a", copiesOf(4), most("1")), service("b", copiesOf(2), most("1"))), "4-10"},

		{"copies with a preference", hostFailure, project(service("a", copiesOf(2), set("deploy.placement.preferences", ""))), "failover"},
		{"copies with a limit on a host", hostFailure, project(service("a", copiesOf(2), most("1"))), "failover"},
		{"one copy with a preference", hostFailure, project(service("a", set("deploy.placement.preferences", ""))), ""},
		{"copies with a constraint", hostFailure, project(service("a", copiesOf(2), constraints("node.role == worker"))), ""},

		{"two regions", regions, project(service("a", constraints("node.labels.region == eu", "node.labels.region == us"))), "several"},
		{"two data centres", regions, project(service("a", constraints("node.labels.datacenter == eu", "node.labels.datacenter == us"))), "several"},
		{"two data centres, short", regions, project(service("a", constraints("node.labels.dc == eu", "node.labels.dc == us"))), "several"},
		{"two countries", regions, project(service("a", constraints("node.labels.Country == eu", "node.labels.Country == us"))), "several"},
		{"two disks", regions, project(service("a", constraints("node.labels.disk == ssd", "node.labels.disk == hdd"))), ""},
		{"one region twice", regions, project(service("a", constraints("node.labels.region == eu")), service("b", constraints("node.labels.region == eu"))), ""},
		{"a region and not another", regions, project(service("a", constraints("node.labels.region == eu", "node.labels.region != us"))), ""},

		{"a scheduler", workloads, project(service("a", role(facts.RoleScheduler), sure)), "scheduled-jobs"},
		{"a backup", workloads, project(service("a", role(facts.RoleBackup), sure)), "scheduled-jobs"},
		{"a scheduler, maybe", workloads, project(service("a", role(facts.RoleScheduler))), ""},
		{"a scheduler that does not run", workloads, project(service("a", role(facts.RoleScheduler), sure, inactive)), ""},
		{"a worker that starts work by a timetable too", workloads, project(service("a", role(facts.RoleWorker), command("celery", "-A", "shop", "worker", "-B"))), "scheduled-jobs"},
		{"a worker with another flag", workloads, project(service("a", role(facts.RoleWorker), command("celery", "-A", "shop", "worker", "-E"))), ""},
		{"a job with a schedule", workloads, project(service("a", role(facts.RoleJob), schedule("0 3 * * *"))), "scheduled-jobs"},
		{"a label of ofelia", workloads, project(service("a", label("ofelia.job-exec.x"))), "scheduled-jobs"},
		{"a label of swarm-cronjob", workloads, project(service("a", label("swarm.cronjob.enable"))), "scheduled-jobs"},
		{"a label of chadburn", workloads, project(service("a", label("chadburn.job-run.x"))), "scheduled-jobs"},
		{"a label of another", workloads, project(service("a", label("traefik.enable"))), ""},
		{"named cron", workloads, project(service("app_cron")), ""},
		{"named scheduler", workloads, project(service("app-scheduler")), ""},
		{"named after something with cron in it", workloads, project(service("acronym")), ""},
		{"a graphics card of a job", workloads, project(service("a", gpu, role(facts.RoleJob))), "elastic-batch"},
		{"a graphics card of an application", workloads, project(service("a", gpu)), ""},
		{"a worker without one", workloads, project(service("a", role(facts.RoleWorker))), ""},

		{"copies for customers, built", isolation, project(service("tenant-a", built), service("tenant-b", built)), "tenants"},
		{"customers with a build of their own", isolation, project(service("tenant-a", built), service("tenant-b", func(s *facts.Service) { s.Build = &facts.Build{Context: "other"} })), ""},
		{"parts for customers", isolation, project(service("customer-api", built), service("customer-worker", built)), ""},
		{"customers with numbers", isolation, project(service("customer1-app", built), service("customer2-app", built)), "tenants"},
		{"tenants that run different things", isolation, project(service("tenant-api", built, command("api")), service("tenant-worker", built, command("worker"))), ""},
		{"customers at the end", isolation, project(service("app-tenant", built), service("web-tenant", built)), ""},
		{"one customer", isolation, project(service("tenant-a", built)), ""},
		{"two customers' stores", isolation, project(service("tenant-a", store, pulled("postgres")), service("tenant-b", store, pulled("postgres"))), ""},

		{"an envoy beside a service", platformFeatures, project(service("a", networkMode("service:web"), product("envoy"))), "one"},
		{"a consul beside a service", platformFeatures, project(service("a", networkMode("service:web"), product("consul"))), "one"},
		{"an istio proxy beside a service", platformFeatures, project(service("a", networkMode("service:web"), pulled("istio/proxyv2"))), "one"},
		{"a linkerd proxy beside a service", platformFeatures, project(service("a", networkMode("service:web"), pulled("linkerd/proxy"))), "one"},
		{"a kuma proxy beside a service", platformFeatures, project(service("a", networkMode("service:web"), pulled("kuma/dp"))), "one"},
		{"dapr beside a service", platformFeatures, project(service("a", networkMode("service:web"), pulled("daprio/daprd"))), "one"},
		{"another image beside a service", platformFeatures, project(service("a", networkMode("service:web"), pulled("example/debug"))), ""},
		{"a build beside a service", platformFeatures, project(service("a", networkMode("service:web"), built)), ""},
		{"an envoy by itself", platformFeatures, project(service("a", product("envoy"))), ""},
		{"weighted routes", platformFeatures, project(service("a", label("traefik.http.services.a.weighted.services"))), "one"},
		{"plain routes", platformFeatures, project(service("a", label("traefik.http.routers.a.rule"))), ""},
		{"weights of another program", platformFeatures, project(service("a", label("my.weighted.route"))), ""},
		{"weighted routes and a mesh", platformFeatures, project(service("a", label("traefik.x.weighted.y")), service("b", networkMode("service:a"), product("envoy"))), "several"},

		{"argocd deploys", kubernetesAccess, with(project(), toolsOf(facts.Tool{Name: "argocd", Kind: "gitops"})), "running"},
		{"flux deploys", kubernetesAccess, with(project(), toolsOf(facts.Tool{Name: "flux", Kind: "gitops"})), "running"},
		{"another GitOps tool deploys", kubernetesAccess, with(project(), toolsOf(facts.Tool{Name: "swarm-cd", Kind: "gitops"})), ""},
		{"kubectl is called", kubernetesAccess, with(project(), toolsOf(facts.Tool{Name: "kubectl", Kind: "kubernetes"})), "running"},
		{"helm upgrade is called", kubernetesAccess, with(project(), toolsOf(facts.Tool{Name: "helm-upgrade", Kind: "kubernetes"})), "running"},
		{"charts lie there", kubernetesAccess, with(project(), toolsOf(facts.Tool{Name: "helm", Kind: "kubernetes"})), ""},
		{"somebody wrote charts", kubernetesExperience, with(project(), toolsOf(facts.Tool{Name: "helm", Kind: "kubernetes"})), "some"},
		{"somebody wrote for flux", kubernetesExperience, with(project(), toolsOf(facts.Tool{Name: "flux", Kind: "gitops"})), "some"},
		{"somebody wrote for Swarm", kubernetesExperience, with(project(), toolsOf(facts.Tool{Name: "swarm-cd", Kind: "gitops"})), ""},

		{"logs only", observability, project(service("a", product("loki"))), "logs"},
		{"who looks at logs", observability, project(service("a", product("kibana")), service("b", product("opensearch-dashboards")), service("c", role(facts.RoleApplication))), ""},
		{"a log system that is the product", observability, project(service("a", product("graylog")), service("b", role(facts.RoleDatabase))), ""},
		{"a log system beside an application", observability, project(service("a", product("graylog")), service("b", role(facts.RoleApplication))), "logs"},
		{"metrics only", observability, project(service("a", product("prometheus"))), ""},
		{"traces only", observability, project(service("a", product("jaeger"))), ""},
		{"logs and traces", observability, project(service("a", product("loki")), service("b", product("jaeger"))), "logs"},
		{"logs and metrics", observability, project(service("a", product("loki")), service("b", product("prometheus"))), "logs-and-metrics"},
		{"metrics and traces", observability, project(service("a", product("prometheus")), service("b", product("jaeger"))), ""},
		{"all three", observability, project(service("a", product("loki")), service("b", product("prometheus")), service("c", product("jaeger"))), "full"},

		{"all services run for developers", stage, project(service("a", built, devServer), service("b", built, mount("bind", ".", "/app"))), "development-only"},
		{"the folder of the build is mounted", stage, project(service("a", built, devServer), service("b", built, mount("bind", "app", "/app"))), "development-only"},
		{"the folder is written with a slash", stage, project(service("a", built, devServer), service("b", built, mount("bind", "./", "/app"))), "development-only"},
		{"a mount of something else", stage, project(service("a", built, devServer), service("b", built, mount("bind", "other", "/app"))), ""},
		{"the folder cannot be written to", stage, project(service("a", built, devServer), service("b", built, mount("bind", ".", "/app"), readOnly)), ""},
		{"a volume of that name", stage, project(service("a", built, devServer), service("b", built, mount("volume", "app", "/app"))), ""},
		{"one is restarted", stage, project(service("a", built, devServer, restart("always"))), ""},
		{"one says that it is not restarted", stage, project(service("a", built, devServer, restart("no"))), "development-only"},
		{"nothing is built", stage, project(service("a", devServer)), ""},
		{"no development server", stage, project(service("a", built, mount("bind", ".", "/app"))), ""},
		{"one without signs of development", stage, project(service("a", built, devServer), service("b", built)), ""},
		{"one without signs, and a pulled one with them", stage, project(service("a", built), service("b", devServer)), ""},
		{"a job without signs of development", stage, project(service("a", built, devServer), service("b", built, role(facts.RoleJob))), "development-only"},
		{"a development server that is pulled, a job", stage, project(service("b", built, role(facts.RoleJob), devServer)), ""},
		{"another environment", stage, with(project(service("a", built, devServer)), environmentsOf("production")), ""},

		{"a store more", environments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "production")(p)
			p.Drift = []facts.Drift{{Between: [2]untrusted.Text{"base", "production"}, Service: "db", Role: facts.RoleDatabase, Aspect: "service"}}
		}), "different"},
		{"a helper more", environments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "production")(p)
			p.Drift = []facts.Drift{{Between: [2]untrusted.Text{"base", "production"}, Service: "mail", Role: facts.RoleDevelopment, Aspect: "service"}}
		}), "overrides"},
		{"more copies", environments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "production")(p)
			p.Drift = []facts.Drift{{Between: [2]untrusted.Text{"base", "production"}, Service: "web", Role: facts.RoleApplication, Aspect: "replicas"}}
		}), "different"},
		{"developers run the services by hand", environments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "development")(p)
			drift(facts.Drift{Between: between, Service: "web", Role: facts.RoleApplication, Aspect: "service"})(p)
		}), "overrides"},
		{"developers run some of the services by hand", environments, with(project(service("web"), service("api")), func(p *facts.Project) {
			environmentsOf("base", "development")(p)
			p.Environments[1].Services = []untrusted.Text{"api"}
			drift(facts.Drift{Between: between, Service: "web", Role: facts.RoleApplication, Aspect: "service"})(p)
		}), "different"},
		{"developers have no store", environments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "development")(p)
			drift(facts.Drift{Between: between, Service: "db", Role: facts.RoleDatabase, Aspect: "service"})(p)
		}), "different"},
		{"nobody's services", environments, with(project(service("db", store)), func(p *facts.Project) {
			environmentsOf("base", "development")(p)
			drift(facts.Drift{Between: between, Service: "web", Role: facts.RoleApplication, Aspect: "service"})(p)
		}), "different"},
		{"one environment and one for tests", environments, with(project(service("web")), environmentsOf("base", "test")), ""},
		{"two environments", environments, with(project(service("web")), environmentsOf("base", "production")), "same"},
		{"one environment", environments, with(project(service("web")), environmentsOf("production")), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if h := c.look(c.p); h.option != c.want {
				t.Errorf("%q (%s), want %q", h.option, h.because, c.want)
			}
		})
	}
}

func TestWhereObjectionsBegin(t *testing.T) {
	privileged := set("privileged", "true")
	socketMount := mount("bind", "/var/run/docker.sock", "/var/run/docker.sock")
	local := mount("volume", "data", "/data")
	placement := set("deploy.placement.constraints", "", "node.role == worker")
	drift := func(d facts.Drift) func(*facts.Project) {
		return func(p *facts.Project) { p.Drift = []facts.Drift{d} }
	}
	for _, c := range []struct {
		name   string
		look   func(facts.Project, given) objection
		p      facts.Project
		id     questions.ID
		option questions.OptionID
		want   bool
	}{
		{"one database", singleStore, project(service("db", store)), "availability", "99.99", true},
		{"one database, less is promised", singleStore, project(service("db", store)), "availability", "99.9", false},
		{"two copies of a database", singleStore, project(service("db", store, copiesOf(2))), "availability", "99.99", false},
		{"a database on every node", singleStore, project(service("db", store, func(s *facts.Service) { s.Mode = "global" })), "availability", "99.99", false},
		{"an application that keeps data", singleStore, project(service("web", stateful)), "availability", "99.99", false},
		{"a queue", singleStore, project(service("mq", store, role(facts.RoleQueue))), "availability", "99.99", false},
		{"numbered databases of one image", singleStore, project(service("es01", store, pulled("es")), service("es12", store, pulled("es"))), "availability", "99.99", false},
		{"numbered databases, one digit and two", singleStore, project(service("es9", store, pulled("es")), service("es10", store, pulled("es"))), "availability", "99.99", false},
		{"numbered databases of two images", singleStore, project(service("es01", store, pulled("es")), service("es02", store, pulled("other"))), "availability", "99.99", true},
		{"databases of one image with other names", singleStore, project(service("users", store, pulled("pg")), service("orders", store, pulled("pg"))), "availability", "99.99", true},

		{"nothing starts it again", staysDown, project(service("web")), "availability", "99.5", true},
		{"it says that nothing does", staysDown, project(service("web", restart("no"))), "availability", "99.5", true},
		{"something starts it again", staysDown, project(service("web", restart("always"))), "availability", "99.5", false},
		{"only a profile starts it", staysDown, project(service("web", inactive)), "availability", "99.5", false},
		{"it is a job", staysDown, project(service("web", role(facts.RoleJob))), "availability", "99.5", false},
		{"it watches others", staysDown, project(service("web", role(facts.RoleMonitoring))), "availability", "99.5", false},
		{"Swarm starts it again", staysDown, with(project(service("web")), overlay), "availability", "99.5", false},
		{"a bridge starts nothing", staysDown, with(project(service("web")), func(p *facts.Project) { p.Networks = []facts.Network{{Driver: "bridge"}} }), "availability", "99.5", true},
		{"production files may", staysDown, with(project(service("web")), environmentsOf("production")), "availability", "99.5", false},
		{"staging files may", staysDown, with(project(service("web")), environmentsOf("staging")), "availability", "99.5", false},
		{"test files do not", staysDown, with(project(service("web")), environmentsOf("test")), "availability", "99.5", true},

		{"a host port", cannotOverlap, project(service("web", port("80", 1))), "deploy-downtime", "none", true},
		{"a range of host ports", cannotOverlap, project(service("web", port("80-81", 2))), "deploy-downtime", "none", false},
		{"any free port", cannotOverlap, project(service("web", port("", 1))), "deploy-downtime", "none", false},
		{"a host port of a proxy", cannotOverlap, project(service("web", port("80", 1), role(facts.RoleWebEdge))), "deploy-downtime", "none", false},
		{"a host port in a profile", cannotOverlap, project(service("web", port("80", 1), inactive)), "deploy-downtime", "none", false},
		{"a host port on Swarm", cannotOverlap, with(project(service("web", port("80", 1))), overlay), "deploy-downtime", "none", false},
		{"a container name on Swarm", cannotOverlap, with(project(service("web", func(s *facts.Service) { s.Container = "web" })), overlay), "deploy-downtime", "none", true},

		{"one copy with data", onlyOneMayWrite, project(service("web", stateful, local)), "deploy-downtime", "seconds", true},
		{"two copies with data", onlyOneMayWrite, project(service("web", stateful, local, copiesOf(2))), "deploy-downtime", "seconds", false},
		{"one copy without data", onlyOneMayWrite, project(service("web", local)), "deploy-downtime", "seconds", false},
		{"portainer", onlyOneMayWrite, project(service("web", stateful, local, product("portainer"))), "deploy-downtime", "seconds", false},
		{"data in a profile", onlyOneMayWrite, project(service("web", stateful, local, inactive)), "deploy-downtime", "seconds", false},

		{"copies on one volume", copiesOfData, project(service("web", stateful, local, copiesOf(2))), "scaling", "manual", true},
		{"one copy on a volume", copiesOfData, project(service("web", stateful, local)), "scaling", "manual", false},
		{"copies without data", copiesOfData, project(service("web", local, copiesOf(2))), "scaling", "manual", false},
		{"copies of a job on a volume", copiesOfData, project(service("web", stateful, local, copiesOf(2), role(facts.RoleJob))), "scaling", "manual", false},
		{"copies that only read", copiesOfData, project(service("web", stateful, local, readOnly, copiesOf(2))), "scaling", "manual", false},
		{"copies on a share", copiesOfData, with(project(service("web", stateful, local, copiesOf(2))), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data", Driver: "nfs"}} }), "scaling", "manual", false},

		{"placement over an overlay network", placedOnSeveral, with(project(service("web", placement)), overlay), "hosts", "1", true},
		{"placement without one", placedOnSeveral, project(service("web", placement)), "hosts", "1", false},
		{"an overlay network without placement", placedOnSeveral, with(project(service("web")), overlay), "hosts", "1", false},

		{"placement that nothing reads", placementIgnored, project(service("web", placement)), "hosts", "2-3", true},
		{"placement that Swarm reads", placementIgnored, with(project(service("web", placement)), overlay), "hosts", "2-3", false},
		{"placement that a pipeline deploys", placementIgnored, with(project(service("web", placement)), toolsOf(facts.Tool{Name: "docker-stack"})), "hosts", "2-3", false},
		{"placement beside another tool", placementIgnored, with(project(service("web", placement)), toolsOf(facts.Tool{Name: "trivy"})), "hosts", "2-3", true},

		{"two on one volume", sharedFolders, with(project(service("a", local), service("b", local)), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data"}} }), "hosts", "2-3", true},
		{"two on two volumes", sharedFolders, with(project(service("a", local), service("b", mount("volume", "other", "/data"))), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data"}, {Name: "other"}} }), "hosts", "2-3", false},
		{"a folder called like the volume", sharedFolders, with(project(service("a", local), service("b", mount("bind", "data", "/data"))), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data"}} }), "hosts", "2-3", false},
		{"a service and a job on one volume", sharedFolders, with(project(service("a", local), service("b", local, role(facts.RoleJob))), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data"}} }), "hosts", "2-3", false},

		{"built without a name", builtOnTheHost, project(service("web", built)), "hosts", "2-3", true},
		{"built with a name", builtOnTheHost, project(service("web", built, pulled("example/web"))), "hosts", "2-3", false},
		{"pulled", builtOnTheHost, project(service("web", pulled("example/web"))), "hosts", "2-3", false},
		{"a proxy that is built", builtOnTheHost, project(service("web", built, role(facts.RoleWebEdge))), "hosts", "2-3", false},

		{"a pipeline, built without a name", nothingToDeliver, project(service("web", built)), "delivery", "pipeline", true},
		{"a pipeline, built with a name", nothingToDeliver, project(service("web", built, pulled("example/web"))), "delivery", "pipeline", false},
		{"a pipeline, pulled", nothingToDeliver, project(service("web", pulled("example/web"))), "delivery", "pipeline", false},
		{"a pipeline, a helper is built", nothingToDeliver, project(service("web", built, role(facts.RoleDevelopment))), "delivery", "pipeline", false},
		{"a pipeline, built for a profile", nothingToDeliver, project(service("web", built, inactive)), "delivery", "pipeline", false},

		{"customers in the network that all have", oneNetwork, project(service("a"), service("b")), "isolation", "tenants", true},
		{"customers in one named network", oneNetwork, project(service("a", func(s *facts.Service) { s.Networks = []facts.Use{{Name: "n"}} }), service("b", func(s *facts.Service) { s.Networks = []facts.Use{{Name: "n"}} })), "isolation", "tenants", true},
		{"customers in two networks", oneNetwork, project(service("a", func(s *facts.Service) { s.Networks = []facts.Use{{Name: "n"}} }), service("b")), "isolation", "tenants", false},
		{"one of them in the host's network", oneNetwork, project(service("a", func(s *facts.Service) { s.Networks = []facts.Use{{Name: "n"}} }), service("b", networkMode("host"))), "isolation", "tenants", true},
		{"one service for customers", oneNetwork, project(service("a")), "isolation", "tenants", false},
		{"a copy for each customer in one network", oneNetwork, project(service("tenant-a", built), service("tenant-b", built)), "isolation", "tenants", false},

		{"auditors find a privileged service", openToAuditors, project(service("a", privileged)), "compliance", "audited", true},
		{"privileged is off", openToAuditors, project(service("a", set("privileged", "false"))), "compliance", "audited", false},
		{"auditors find the socket", openToAuditors, project(service("a", socketMount)), "compliance", "audited", true},
		{"the socket of a monitor", openToAuditors, project(service("a", socketMount, role(facts.RoleMonitoring))), "compliance", "audited", false},
		{"a volume called like the socket", openToAuditors, project(service("a", mount("volume", "docker.sock", "/x"))), "compliance", "audited", false},
		{"podman's socket", openToAuditors, project(service("a", mount("bind", "/run/podman/podman.sock", "/x"))), "compliance", "audited", true},
		{"auditors find a secret in an image", openToAuditors, project(service("a", func(s *facts.Service) { s.Dockerfile = &facts.Dockerfile{SecretNames: []facts.Use{{Name: "TOKEN"}}} })), "compliance", "audited", true},
		{"auditors find an image without one", openToAuditors, project(service("a", func(s *facts.Service) { s.Dockerfile = &facts.Dockerfile{} })), "compliance", "audited", false},

		{"a device ties to the host", tiedToTheHost, project(service("a", set("devices", "", "/dev/ttyUSB0:/dev/ttyUSB0"))), "host-failure", "automatic", true},
		{"the host's network ties", tiedToTheHost, project(service("a", networkMode("host"))), "host-failure", "automatic", true},
		{"a monitor is everywhere", tiedToTheHost, project(service("a", networkMode("host"), role(facts.RoleMonitoring))), "host-failure", "automatic", false},
		{"a job may be tied", tiedToTheHost, project(service("a", networkMode("host"), role(facts.RoleJob))), "host-failure", "automatic", false},
		{"one on every node is not tied", tiedToTheHost, project(service("a", networkMode("host"), func(s *facts.Service) { s.Mode = "global" })), "host-failure", "automatic", false},

		{"a store on a volume", dataOnOneHost, project(service("db", store, local)), "host-failure", "standby", true},
		{"a store that only reads", dataOnOneHost, project(service("db", store, local, readOnly)), "host-failure", "standby", false},
		{"a store with a script to set it up", dataOnOneHost, project(service("db", store, mount("bind", "setup", "/docker-entrypoint-initdb.d"))), "host-failure", "standby", false},
		{"a store with settings", dataOnOneHost, project(service("db", store, mount("bind", "conf", "/etc/db"))), "host-failure", "standby", false},
		{"a store with a file of settings", dataOnOneHost, project(service("db", store, mount("bind", "db.conf", "/db.conf"))), "host-failure", "standby", false},
		{"a store in memory", dataOnOneHost, project(service("db", store, mount("tmpfs", "", "/data"))), "host-failure", "standby", false},
		{"a store on a share", dataOnOneHost, with(project(service("db", store, local)), func(p *facts.Project) {
			p.Volumes = []facts.Volume{{Name: "data", Driver: "local", Options: true}}
		}), "host-failure", "standby", false},
		{"a store on an external volume", dataOnOneHost, with(project(service("db", store, local)), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data", External: true}} }), "host-failure", "standby", false},
		{"a store on a local volume by name", dataOnOneHost, with(project(service("db", store, local)), func(p *facts.Project) { p.Volumes = []facts.Volume{{Name: "data", Driver: "local"}} }), "host-failure", "standby", true},

		{"people are served by a development server", servesDevelopment, project(service("a", devServer)), "stage", "internal", true},
		{"a helper is one", servesDevelopment, project(service("a", devServer, role(facts.RoleDevelopment))), "stage", "internal", false},
		{"a profile has one", servesDevelopment, project(service("a", devServer, inactive)), "stage", "internal", false},

		{"production of a toy", moreThanDevelopment, with(project(service("a")), environmentsOf("production")), "stage", "development-only", true},
		{"production without a file", moreThanDevelopment, with(project(service("a")), func(p *facts.Project) {
			p.Environments = []facts.Environment{{Name: "production", Kind: "production"}}
		}), "stage", "development-only", false},
		{"staging of a toy", moreThanDevelopment, with(project(service("a")), environmentsOf("staging")), "stage", "development-only", false},
		{"a rollout of a toy", moreThanDevelopment, project(service("a", set("deploy.update_config.order", "x"))), "stage", "development-only", true},

		{"other environments, said to be the same", otherEnvironments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "production")(p)
			drift(facts.Drift{Between: [2]untrusted.Text{"base", "production"}, Service: "web", Role: facts.RoleApplication, Aspect: "ports"})(p)
		}), "environments", "same", true},
		{"other settings, said to be overrides", otherEnvironments, with(project(service("web")), func(p *facts.Project) {
			environmentsOf("base", "production")(p)
			drift(facts.Drift{Between: [2]untrusted.Text{"base", "production"}, Service: "web", Role: facts.RoleApplication, Aspect: "ports"})(p)
		}), "environments", "overrides", false},
		{"the same, said to be the same", otherEnvironments, with(project(service("web")), environmentsOf("base", "production")), "environments", "same", false},

		{"nothing watches", nothingWatches, project(service("a")), "observability", "logs", true},
		{"nothing has to", nothingWatches, project(service("a")), "observability", "none", false},
		{"logs are collected", nothingWatches, project(service("a", product("loki"))), "observability", "logs", false},
		{"logs are, metrics are not", nothingWatches, project(service("a", product("loki"))), "observability", "logs-and-metrics", true},
		{"an exporter hands metrics out", nothingWatches, project(service("a", product("loki"), role(facts.RoleMonitoring))), "observability", "logs-and-metrics", false},
		{"traces are not", nothingWatches, project(service("a", product("loki")), service("b", product("prometheus"))), "observability", "full", true},
		{"everything is", nothingWatches, project(service("a", product("loki")), service("b", product("prometheus")), service("c", product("jaeger"))), "observability", "full", false},
		{"another environment watches", nothingWatches, with(project(service("a")), drift(facts.Drift{Aspect: "service", Role: facts.RoleMonitoring})), "observability", "logs", false},
		{"another environment has another monitor", nothingWatches, with(project(service("a")), drift(facts.Drift{Aspect: "image", Role: facts.RoleMonitoring})), "observability", "logs", true},
		{"another environment has a service more", nothingWatches, with(project(service("a")), drift(facts.Drift{Aspect: "service", Role: facts.RoleApplication})), "observability", "logs", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := c.look(c.p, given{c.id: questions.Answer{Option: c.option}})
			if raised := o.message != ""; raised != c.want {
				t.Errorf("%q, want raised: %v", o.message, c.want)
			}
		})
	}
}

func TestFarApart(t *testing.T) {
	for _, c := range []struct {
		n, low, high int
		want         bool
	}{
		{5, 10, 19, false},
		{4, 10, 19, true},
		{1, 2, 2, false},
		{0, 1, 4, true},
		{6, 1, 4, false},    // half as many again
		{7, 1, 4, true},     // more than that, and three more
		{3, 1, 1, false},    // twice as many, but only two more
		{4, 1, 1, true},     // three more
		{15, 5, 9, true},    // 30 > 27
		{13, 5, 9, false},   // 26 < 27
		{9, 5, 6, false},    // just half as many again
		{900, 50, 0, false}, // an answer without an end
		{24, 50, 0, true},
	} {
		if got := farApart(c.n, c.low, c.high); got != c.want {
			t.Errorf("%d and %d to %d: %v", c.n, c.low, c.high, got)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		id        questions.ID
		a         questions.Answer
		low, high int
		ok        bool
	}{
		{"services", questions.Answer{Option: "50+"}, 50, 0, true},
		{"services", questions.Answer{Option: "20-49"}, 20, 49, true},
		{"services", questions.Answer{Option: "1-4"}, 1, 4, true},
		{"stateful-services", questions.Answer{Option: "0"}, 0, 0, true},
		{"services", questions.Answer{Option: "5-9", Number: 7, Plain: true}, 7, 7, true},
		{"services", questions.Answer{}, 0, 0, false},
	} {
		low, high, ok := bounds(c.id, c.a)
		if low != c.low || high != c.high || ok != c.ok {
			t.Errorf("%s %s: %d to %d, %v", c.id, c.a.Option, low, high, ok)
		}
	}
}

func TestOtherCounts(t *testing.T) {
	stores := project(service("a", store), service("b", store))
	for _, c := range []struct {
		look   func(facts.Project, given) objection
		p      facts.Project
		id     questions.ID
		option questions.OptionID
		want   bool
	}{
		{otherStores, stores, "stateful-services", "0", true},
		{otherStores, stores, "stateful-services", "1-2", false},
		{otherStores, stores, "stateful-services", "3-5", false},
		{otherStores, stores, "stateful-services", "6+", true},
		{otherStores, stores, "stateful-services", "", false},
		{otherStores, project(service("a", store), service("b", store), service("c", store), service("d", store), service("e", store), service("f", store)), "stateful-services", "6+", false},
		{otherStores, project(), "stateful-services", "0", false},
		{otherCount, facts.Project{Orchestrated: 7}, "services", "1-4", true},
		{otherCount, facts.Project{Orchestrated: 6}, "services", "1-4", false},
		{otherCount, facts.Project{}, "services", "50+", false},
		{otherCount, facts.Project{Orchestrated: 2, Profiles: []facts.Profile{{Name: "more"}}}, "services", "50+", false},
		{otherCount, facts.Project{Orchestrated: 2, Profiles: []facts.Profile{{Name: "more", Active: true}}}, "services", "50+", true},
		{otherStores, project(service("a")), "stateful-services", "6+", true},
		{otherStores, with(project(service("a")), func(p *facts.Project) { p.Profiles = []facts.Profile{{Name: "more"}} }), "stateful-services", "6+", false},
		{otherCount, facts.Project{Orchestrated: 7}, "services", "", false},
	} {
		if o := c.look(c.p, given{c.id: questions.Answer{Option: c.option}}); (o.message != "") != c.want {
			t.Errorf("%s %s: %q", c.id, c.option, o.message)
		}
	}
}

// What is named is what was found, in the order of the files, each place once
// and not more than somebody looks at.
func TestWhatIsNamed(t *testing.T) {
	var many []untrusted.Place
	for i := range 2 * maxPlaces {
		many = append(many, at("a", i+1), at("a", i+1), untrusted.Place{})
	}
	if got := places(many); len(got) != maxPlaces || !slices.Equal(got[:2], []untrusted.Place{at("a", 1), at("a", 2)}) {
		t.Errorf("%v", got)
	}
	p := with(project(service("web"), service("db", store), service("page", role(facts.RoleFrontend)), service("mail", role(facts.RoleDevelopment)), service("seed", role(facts.RoleJob))),
		func(p *facts.Project) { p.Orchestrated = 2 })
	want := "2 services run all the time; with 1 frontend that is only files, 1 helper for development and 1 job that ends it is 5"
	if got := serviceCount(p).because; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.Services = p.Services[:3]
	if got := serviceCount(p).because; got != "2 services run all the time; with 1 frontend that is only files it is 3" {
		t.Errorf("%q", got)
	}
	p.Services = p.Services[:2]
	if got := serviceCount(p).because; got != "2 services run all the time" {
		t.Errorf("%q", got)
	}
	_, _, why := bound(project(service("a", port("80", 1)), service("b", func(s *facts.Service) { s.Container = "b" }), service("c", port("81", 1))))
	if why != "fixed container names or host ports" {
		t.Errorf("%q", why)
	}
	_, _, why = bound(project(service("a", port("80", 1)), service("c", port("81", 1))))
	if why != "a fixed host port" {
		t.Errorf("%q", why)
	}
	writers := []facts.Service{service("a", mount("bind", "src", "/src"), mount("volume", "ro", "/ro"), readOnly, mount("volume", "data", "/data"), mount("volume", "more", "/more"))}
	if got := dataPlaces(writers); len(got) != 1 || got[0].File != "data" {
		t.Errorf("%v", got)
	}
	if got := dataPlaces([]facts.Service{service("a")}); len(got) != 1 || got[0].File != "a" {
		t.Errorf("%v", got)
	}
	ties := kept(facts.Project{}, []facts.Service{service("db", mount("volume", "ro", "/ro"), readOnly, mount("tmpfs", "tmp", "/tmp"), mount("volume", "data", "/data"))})
	if len(ties) != 1 || ties[0].File != "data" {
		t.Errorf("%v", ties)
	}
	// Of what asks for as many hosts, the first that was looked for is named.
	tied := project(service("a", copiesOf(2), set("deploy.placement.max_replicas_per_node", "1")), service("b", copiesOf(2), set("deploy.placement.max_replicas_per_node", "1"),
		set("deploy.placement.constraints", "", "node.labels.x == 1", "node.labels.x == 2", "node.labels.y == 1", "node.labels.y == 2")))
	if got := hosts(tied).because; got != "a asks for 2 copies, at most 1 on a host" {
		t.Errorf("%q", got)
	}
	if got := namedHosts(tied).why; got != "services are placed by 2 values of node.labels.x" {
		t.Errorf("%q", got)
	}
	drifts := []facts.Drift{{Service: "mail", Role: facts.RoleDevelopment, Message: "m"}, {Service: "web", Role: facts.RoleApplication, Message: "w"}}
	q := with(project(service("web")), environmentsOf("base", "production"))
	q.Drift = drifts
	if got := environments(q).because; !strings.HasPrefix(got, "they differ in settings: web: w (and 1 more") {
		t.Errorf("helpers are named first: %q", got)
	}
}
