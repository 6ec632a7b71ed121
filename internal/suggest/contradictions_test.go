package suggest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/questions"
	"advisor/internal/suggest"
)

const (
	plain    = "services:\n  web: {image: 'example/web:1', restart: always}\n"
	database = "services:\n  web: {image: 'example/web:1', restart: always}\n  db: {image: postgres, restart: always, volumes: ['data:/var/lib/postgresql/data']}\nvolumes: {data: }\n"
	named    = "services:\n  web:\n    image: example/web\n    container_name: web\n    restart: always\n  api:\n    image: example/api\n    restart: always\n    ports: ['8080:80']\n"
	swarm    = "services:\n  web:\n    image: example/web\n    networks: [n]\n    deploy:\n      replicas: 2\n      placement: {constraints: [node.role == worker]}\nnetworks: {n: {driver: overlay}}\n"
)

func TestContradictions(t *testing.T) {
	for name, c := range map[string]struct {
		files tree
		given questions.Answers
		want  []string
	}{
		"development server for customers": {
			tree{"compose.yaml": "services:\n  api:\n    image: example/api\n    restart: always\n    command: uvicorn app:app --reload\n"},
			answers("stage", "customer-facing"),
			[]string{"stage: You answered that people use the application, but api runs a development server (uvicorn --reload), and no other file is for production [compose.yaml:5]"},
		},
		"development server beside a production file": {
			tree{"compose.yaml": "services:\n  api:\n    image: example/api\n    restart: always\n    command: uvicorn app:app --reload\n", "compose.prod.yaml": "services:\n  api:\n    command: uvicorn app:app\n"},
			answers("stage", "customer-facing"),
			[]string{},
		},
		"production files of a toy": {
			tree{"compose.yaml": plain, "compose.prod.yaml": "services:\n  web: {init: true}\n"},
			answers("stage", "development-only"),
			[]string{"stage: You answered that only developers use the application, but there is an environment named production [compose.prod.yaml]"},
		},
		"far more services than found": {
			tree{"compose.yaml": plain},
			answers("services", "20-49"),
			[]string{"services: The files show 1 service that runs all the time, and you answered 20-49 [compose.yaml:2]"},
		},
		"more services by a profile": {
			tree{"compose.yaml": plain + "  more: {image: example/more, profiles: [all]}\n"}, answers("services", "20-49", "stateful-services", "3-5"), []string{},
		},
		"nothing runs without a profile": {
			tree{"compose.yaml": "services:\n  web: {image: example/web, profiles: [all]}\n"}, answers("observability", "full", "stateful-services", "3-5", "isolation", "tenants"), []string{},
		},
		"one service more or less": {
			tree{"compose.yaml": database}, answers("services", "5-9"), []string{"services: The files show 2 services that run all the time, and you answered 5-9 [compose.yaml:3 compose.yaml:2]"},
		},
		"no store": {
			tree{"compose.yaml": database},
			answers("stateful-services", "0"),
			[]string{"stateful-services: The files show 1 service with data: db; if a provider runs it in production, say so in a note [compose.yaml:3]"},
		},
		"stores that are not there": {
			tree{"compose.yaml": plain},
			answers("stateful-services", "3-5"),
			[]string{"stateful-services: You answered that you run services with data, but the files show no database, queue or other store [compose.yaml]"},
		},
		"a store of both files, which are whole by themselves": {
			tree{"docker-compose.yml": database, "docker-stack.yml": database},
			answers("stateful-services", "1-2"),
			[]string{},
		},
		"a store of the stack, said to be run elsewhere": {
			tree{"docker-compose.yml": database, "docker-stack.yml": database},
			answers("stateful-services", "0"),
			[]string{"stateful-services: The files show 1 service with data: db; if a provider runs it in production, say so in a note [docker-stack.yml:3]"},
		},
		"a store for development alone": {
			tree{"docker-compose.yml": database, "docker-stack.yml": plain},
			answers("stateful-services", "0"),
			[]string{},
		},
		"the same, but it drifts": {
			tree{"compose.yaml": plain, "compose.prod.yaml": "services:\n  db: {image: postgres}\n"},
			answers("environments", "overrides"),
			[]string{"environments: The environments differ more than you answered: db: only in production [compose.prod.yaml:2]"},
		},
		"no jobs but a timetable": {
			tree{"compose.yaml": "services:\n  cron: {image: example/web, command: crond -f}\n"},
			answers("workloads", "services"),
			[]string{"workloads: You answered that all services are always on, but cron starts work at fixed times [compose.yaml:2]"},
		},
		"tenants in one network": {
			tree{"compose.yaml": database},
			answers("isolation", "tenants"),
			[]string{"isolation: You answered that customers are isolated, but all services share one network and there is one copy of each [compose.yaml]"},
		},
		"copies for customers": {
			tree{"compose.yaml": "services:\n  tenant-a-app: {image: example/app}\n  tenant-b-app: {image: example/app}\n"},
			answers("isolation", "none"),
			[]string{"isolation: You answered that customers are not isolated, but tenant-a-app and tenant-b-app are copies of one service, named after customers [compose.yaml:2 compose.yaml:3]"},
		},
		"GitOps in use": {
			tree{"compose.yaml": plain, "flux/app.yaml": "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n"},
			answers("platform-features", "none"),
			[]string{"platform-features: You answered that you need no platform feature, but the files use GitOps (flux) [flux/app.yaml:1]"},
		},
		"what auditors find": {
			tree{
				"compose.yaml": "services:\n  web:\n    build: .\n    privileged: true\n    volumes: ['/var/run/docker.sock:/var/run/docker.sock']\n",
				"Dockerfile":   "FROM alpine\nENV API_TOKEN=x\n",
			},
			answers("compliance", "audited"),
			[]string{"compliance: You answered that auditors inspect the platform, and they will find that web is privileged, web can command the whole host and the image of web has a secret in it [compose.yaml:4 compose.yaml:5 Dockerfile:2]"},
		},
		"one host but placement": {
			tree{"compose.yaml": swarm},
			answers("hosts", "1"),
			[]string{"hosts: You answered that one host is enough, but the files place services on nodes and connect them over the network n [compose.yaml:8 compose.yaml:7]"},
		},
		"several hosts and a shared volume": {
			tree{"compose.yaml": "services:\n  a: {image: example/a, volumes: ['files:/data']}\n  b: {image: example/b, volumes: ['files:/data']}\nvolumes:\n  files:\n"},
			answers("hosts", "4-10"),
			[]string{"hosts: You answered that several hosts are needed, but a and b share the volume files, which lies on one host [compose.yaml:5 compose.yaml:2 compose.yaml:3]"},
		},
		"placement that compose ignores": {
			tree{"compose.yaml": "services:\n  a:\n    image: example/a\n    deploy: {placement: {constraints: [node.role == worker]}}\n"},
			answers("hosts", "2-3"),
			[]string{"hosts: You answered that several hosts are needed, and a has placement rules, but docker compose ignores them: only Swarm reads them [compose.yaml:4]"},
		},
		"several hosts and no image": {
			tree{"compose.yaml": "services:\n  a:\n    build: .\n", "Dockerfile": "FROM alpine\n"},
			answers("hosts", "2-3", "delivery", "pipeline"),
			[]string{
				"hosts: You answered that several hosts are needed, but a is built where it runs and has no image that another host could pull [compose.yaml:3]",
				"delivery: You answered that a pipeline deploys, but a has no image name and is built on the machine where it runs [compose.yaml:3]",
			},
		},
		"failover without the data": {
			tree{"compose.yaml": "services:\n  db:\n    image: postgres\n    volumes:\n      - ./pg:/var/lib/postgresql/data\n"},
			answers("host-failure", "automatic"),
			[]string{"host-failure: You answered that other hosts take over automatically, but db keeps its data on the host that died [compose.yaml:5]"},
		},
		"a standby without the data": {
			tree{"compose.yaml": database},
			answers("host-failure", "standby"),
			[]string{"host-failure: You answered that a standby host takes over within minutes, but db keeps its data on the host that died [compose.yaml:3]"},
		},
		"data on a share": {
			tree{"compose.yaml": "services:\n  db: {image: postgres, volumes: ['data:/var/lib/postgresql/data']}\nvolumes: {data: {driver: rexray/ebs}}\n"},
			answers("host-failure", "automatic"),
			[]string{},
		},
		"failover of what is tied to the host": {
			tree{"compose.yaml": "services:\n  agent:\n    image: example/agent\n    network_mode: host\n"},
			answers("host-failure", "automatic"),
			[]string{"host-failure: You answered that other hosts take over automatically, but agent uses the engine, devices or network of one host [compose.yaml:4]"},
		},
		"99.99 percent on one database": {
			tree{"compose.yaml": database},
			answers("availability", "99.99"),
			[]string{"availability: The availability target allows 4 minutes of downtime a month, but db runs once: its restart, upgrade or repair is downtime [compose.yaml:3]"},
		},
		"a target and no restart": {
			tree{"compose.yaml": "services:\n  web: {image: example/web}\n"},
			answers("availability", "99.9"),
			[]string{"availability: You set an availability target, but nothing restarts web after a crash or a reboot [compose.yaml:2]"},
		},
		"no gap in deploys": {
			tree{"compose.yaml": named},
			answers("deploy-downtime", "none", "scaling", "automatic"),
			[]string{
				"deploy-downtime: You answered that no request may fail during a deploy, but api and web have fixed container names or host ports, so that the old copy must stop before the new one starts [compose.yaml:9 compose.yaml:4]",
				"scaling: You answered that the number of copies changes, but api and web have fixed container names or host ports: a second copy does not start [compose.yaml:9 compose.yaml:4]",
			},
		},
		"the debug port of an override": {
			tree{"compose.yaml": plain, "compose.override.yaml": "services:\n  web: {ports: ['9229:9229']}\n", "compose.prod.yaml": "services:\n  web: {init: true}\n"},
			answers("deploy-downtime", "none", "scaling", "manual"),
			[]string{},
		},
		"a gap of seconds with data in the container": {
			tree{"compose.yaml": "services:\n  wiki: {image: 'example/wiki:1', volumes: ['pages:/data']}\nvolumes: {pages: }\n"},
			answers("deploy-downtime", "seconds"),
			[]string{"deploy-downtime: You allow hardly any downtime during a deploy, but wiki runs once and keeps data in volumes: a second copy beside the old one would write to the same files [compose.yaml:2]"},
		},
		"copies that share data": {
			tree{"compose.yaml": "services:\n  wiki:\n    image: example/wiki\n    deploy: {replicas: 3}\n    volumes: ['pages:/data']\nvolumes: {pages: }\n"},
			answers("scaling", "manual"),
			[]string{"scaling: You answered that the number of copies changes, but all copies of wiki write to the same folder or volume of one host [compose.yaml:5]"},
		},
		"several regions, one database": {
			tree{"compose.yaml": database},
			answers("regions", "several"),
			[]string{"regions: You answered that several regions are served, but db keeps its data on one host of one region [compose.yaml:3]"},
		},
		"charts but no experience": {
			tree{"compose.yaml": plain, "charts/web/Chart.yaml": "name: web\n"},
			answers("kubernetes-experience", "none"),
			[]string{"kubernetes-experience: You answered that nobody has worked with Kubernetes, but the repository has files for Kubernetes (helm) [charts/web/Chart.yaml]"},
		},
		"nothing watches": {
			tree{"compose.yaml": plain},
			answers("observability", "full"),
			[]string{"observability: You answered that the application is monitored, but no service, logging driver or exporter in the files collects logs or metrics; if something outside does, say so in a note [compose.yaml]"},
		},
		"metrics but no traces": {
			tree{"compose.yaml": "services:\n  p: {image: prom/prometheus, restart: always}\n  l: {image: grafana/loki, restart: always}\n"},
			answers("observability", "full"),
			[]string{"observability: You answered that the application is monitored, but no service, logging driver or exporter in the files collects traces; if something outside does, say so in a note [compose.yaml]"},
		},
		"answers that fit": {
			tree{"compose.yaml": database},
			answers("hosts", "1", "host-failure", "by-hand", "availability", "99.5", "deploy-downtime", "minutes", "scaling", "fixed", "stateful-services", "1-2", "services", "1-4", "observability", "none", "stage", "internal", "isolation", "none", "regions", "one"),
			[]string{},
		},
		"nothing given": {tree{"compose.yaml": named}, questions.Answers{}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(c.want, messages(suggest.Contradictions(load(t, c.files), questions.Default(), c.given))); d != "" {
				t.Errorf("(- want, + got)\n%s", d)
			}
		})
	}
}

// TestOnlyPeopleAreContradicted: what the scan suggested, or what follows from
// another answer, is no claim of a person.
func TestOnlyPeopleAreContradicted(t *testing.T) {
	p := load(t, tree{"compose.yaml": named})
	for _, source := range []questions.Source{questions.FromScan, questions.FromImplied, questions.FromNobody, ""} {
		a := questions.Answers{"deploy-downtime": {Option: "none", Source: source}}
		if got := suggest.Contradictions(p, questions.Default(), a); len(got) != 0 {
			t.Errorf("%q: %v", source, messages(got))
		}
	}
	for _, source := range []questions.Source{questions.FromFlag, questions.FromWizard, questions.FromFile} {
		a := questions.Answers{"deploy-downtime": {Option: "none", Source: source}}
		if got := suggest.Contradictions(p, questions.Default(), a); len(got) != 1 {
			t.Errorf("%q: %v", source, messages(got))
		}
	}
}

// TestDisagreement: where one of several people says it, it is contradicted.
func TestDisagreement(t *testing.T) {
	p := load(t, tree{"compose.yaml": named})
	a := questions.Answers{"deploy-downtime": {AnyOf: []questions.OptionID{"minutes", "none"}, Source: questions.FromFile}}
	if got := suggest.Contradictions(p, questions.Default(), a); len(got) != 1 {
		t.Errorf("%v", messages(got))
	}
}

// TestSuggestionsDoNotContradict: taking over everything that the scan
// suggests for the example projects is no contradiction in counts and
// environments.
func TestSuggestionsDoNotContradict(t *testing.T) {
	for _, dir := range examples(t) {
		p := example(t, dir)
		a := suggest.Answers(p, questions.Default())
		for id, x := range a {
			switch id {
			case "services", "stateful-services", "environments", "workloads", "isolation", "platform-features", "hosts", "observability", "kubernetes-experience":
				x.Source = questions.FromWizard
				a[id] = x
			}
		}
		if got := suggest.Contradictions(p, questions.Default(), a); len(got) != 0 {
			t.Errorf("%s: %v", dir, messages(got))
		}
	}
}
