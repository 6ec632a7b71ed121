package suggest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/scan"
	"advisor/internal/suggest"
)

// tree are files by name; each key starts a file of a project.
type tree map[string]string

// load scans a project that is written down in a test.
func load(t *testing.T, files tree) facts.Project {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, _, err := scan.Load(context.Background(), scan.Input{Input: compose.Input{Dir: dir}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// said are the suggestions as "question answer: because (places)".
func said(p facts.Project) []string {
	answers := suggest.Answers(p, questions.Default())
	var out []string
	for id, a := range answers {
		if id == "services" && a.Plain { // one line a service is enough elsewhere
			out = append(out, fmt.Sprintf("%s %s (%d)", id, a.Option, a.Number))
			continue
		}
		out = append(out, fmt.Sprintf("%s %s: %s %v", id, a.Option, a.Because, a.Evidence))
	}
	sort.Strings(out)
	return out
}

func TestAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		files tree
		want  []string
	}{
		"a web application": {
			tree{"compose.yaml": "services:\n  web: {image: example/web, ports: ['80:80']}\n  db: {image: postgres:17, volumes: ['data:/var/lib/postgresql/data']}\nvolumes: {data: }\n"},
			[]string{
				"services 1-4 (2)",
				"stateful-services 1-2: db keeps data and is run here [compose.yaml:3]",
			},
		},
		"a frontend, a helper and a job are not counted": {
			tree{
				"compose.yaml":    "services:\n  web: {build: web}\n  api: {image: example/api, depends_on: {init: {condition: service_completed_successfully}}}\n  init: {image: example/api}\n  mail: {image: axllent/mailpit}\n",
				"web/Dockerfile":  "FROM node AS b\nRUN npm run build\nFROM nginx\nCOPY --from=b /d /usr/share/nginx/html\n",
				"web/nginx.conf":  "",
				"unrelated/x.txt": "",
			},
			[]string{"services 1-4 (1)"},
		},
		"environments with other settings": {
			tree{
				"compose.yaml":      "services:\n  web: {image: 'example/web:1'}\n",
				"compose.prod.yaml": "services:\n  web:\n    restart: always\n",
			},
			[]string{
				"environments overrides: they differ in settings: web: restart policy always in production, none in default [compose.prod.yaml:3]",
				"services 1-4 (1)",
			},
		},
		"environments with other services": {
			tree{
				"compose.yaml":      "services:\n  web: {image: 'example/web:1'}\n",
				"compose.prod.yaml": "services:\n  edge: {image: traefik}\n",
			},
			[]string{
				"environments different: edge: only in production [compose.prod.yaml:2]",
				"services 1-4 (2)",
			},
		},
		"development runs only the stores in containers": {
			tree{
				"compose.yaml":     "services:\n  web: {image: 'example/web:1'}\n  db: {image: postgres}\n",
				"compose.dev.yaml": "services:\n  db: {image: postgres, ports: ['5432:5432']}\n",
			},
			[]string{
				"environments overrides: they differ in settings: db: published only in development: 5432 (and 1 more difference) [compose.dev.yaml:2 compose.yaml:2]",
				"services 1-4 (2)",
				"stateful-services 1-2: db keeps data and is run here [compose.yaml:3]",
			},
		},
		"environments that come to the same": {
			tree{
				"compose.yaml":      "services:\n  web: {image: 'example/web:1'}\n",
				"compose.prod.yaml": "services:\n  web: {image: 'example/web:1'}\n",
			},
			[]string{
				"environments same: the files of all environments lead to the same services and settings [compose.prod.yaml compose.yaml]",
				"services 1-4 (1)",
			},
		},
		"a test file says nothing about production": {
			tree{
				"compose.yaml":      "services:\n  web: {image: 'example/web:1'}\n",
				"compose.test.yaml": "services:\n  db: {image: postgres}\n",
			},
			[]string{"services 1-4 (1)"},
		},
		"timetables": {
			tree{"compose.yaml": "services:\n  web: {image: example/web}\n  tick: {image: example/web, command: celery -A app beat}\n"},
			[]string{"services 1-4 (2)", "workloads scheduled-jobs: tick starts work at fixed times [compose.yaml:3]"},
		},
		"a worker on a graphics card": {
			tree{"compose.yaml": "services:\n  train:\n    image: example/train\n    command: [python, worker.py]\n    gpus: all\n"},
			[]string{"services 1-4 (1)", "workloads elastic-batch: train works off jobs on a graphics card [compose.yaml:5]"},
		},
		"a model server on a graphics card is no batch": {
			tree{"compose.yaml": "services:\n  ollama: {image: ollama/ollama, gpus: all, ports: ['11434:11434']}\n"},
			[]string{"services 1-4 (1)"},
		},
		"copies for customers": {
			tree{"compose.yaml": "services:\n  app_customer1: {image: 'example/app:1'}\n  app_customer2: {image: 'example/app:1'}\n  app_customer3: {image: 'example/app:1'}\n"},
			[]string{
				"isolation tenants: app_customer1, app_customer2 and app_customer3 are copies of one service, named after customers [compose.yaml:2 compose.yaml:3 compose.yaml:4]",
				"services 1-4 (3)",
			},
		},
		"numbered copies are no customers": {
			tree{"compose.yaml": "services:\n  app1: {image: 'example/app:1'}\n  app2: {image: 'example/app:1'}\n  client: {image: 'example/client:1'}\n"},
			[]string{"services 1-4 (3)"},
		},
		"an agent on every node beside a service on a manager": {
			tree{"compose.yaml": "services:\n  agent: {image: example/agent, deploy: {mode: global}}\n  ui: {image: example/ui, deploy: {placement: {constraints: [node.role == manager]}}}\n"},
			[]string{
				"hosts 2-3: some services run once on every node, others are placed by the role of the node [compose.yaml:2 compose.yaml:3]",
				"services 1-4 (2)",
			},
		},
		"an overlay network alone asks for no hosts": {
			tree{"compose.yaml": "services:\n  web: {image: example/web, networks: [n], deploy: {mode: global}}\nnetworks: {n: {driver: overlay}}\n"},
			[]string{"services 1-4 (1)"},
		},
		"placement by labels": {
			tree{"compose.yaml": "services:\n" +
				"  web: {image: example/web, deploy: {placement: {constraints: [node.labels.region == north]}}}\n" +
				"  db: {image: postgres, deploy: {placement: {constraints: ['node.labels.region==south', node.role != manager]}}}\n"},
			[]string{
				"hosts 2-3: services are placed by 2 values of node.labels.region [compose.yaml:3 compose.yaml:2]",
				"regions several: services are placed in 2 regions [compose.yaml:3 compose.yaml:2]",
				"services 1-4 (2)",
				"stateful-services 1-2: db keeps data and is run here [compose.yaml:3]",
			},
		},
		"managers and workers": {
			tree{"compose.yaml": "services:\n  a: {image: example/a, deploy: {placement: {constraints: [node.role == manager]}}}\n  b: {image: example/b, deploy: {placement: {constraints: [node.role != manager]}}}\n"},
			[]string{
				"hosts 2-3: some services are placed on managers, others on workers [compose.yaml:2 compose.yaml:3]",
				"services 1-4 (2)",
			},
		},
		"rolling updates": {
			tree{"compose.yaml": "services:\n  web:\n    image: example/web\n    deploy:\n      replicas: 3\n      update_config: {parallelism: 1}\n"},
			[]string{
				"deploy-downtime seconds: the copies of web are to be updated one after the other [compose.yaml:6]",
				"scaling manual: more than one copy is asked for of web [compose.yaml:5]",
				"services 1-4 (1)",
			},
		},
		"blue and green": {
			tree{"compose.yaml": "services:\n  web-blue: {image: example/web}\n  web-green: {image: example/web}\n"},
			[]string{
				"deploy-downtime none: web-blue and web-green are two copies to switch between [compose.yaml:2 compose.yaml:3]",
				"services 1-4 (2)",
			},
		},
		"GitOps and a cluster": {
			tree{
				"compose.yaml":             "services:\n  web: {image: example/web}\n",
				"k8s/argo/web.yaml":        "apiVersion: argoproj.io/v1alpha1\nkind: Application\n",
				"k8s/web/service.yaml":     "apiVersion: v1\nkind: Service\n",
				".github/workflows/ci.yml": "on: push\njobs:\n  test:\n    run: trivy fs .\n",
			},
			[]string{
				"delivery gitops: the repository is set up for GitOps (argocd) [k8s/argo/web.yaml:1]",
				"kubernetes-access running: the repository deploys to a cluster (argocd) [k8s/argo/web.yaml:1]",
				"kubernetes-experience some: the repository has files for Kubernetes (argocd) [k8s/argo/web.yaml:1]",
				"platform-features one: the files use GitOps (argocd) [k8s/argo/web.yaml:1]",
				"services 1-4 (1)",
			},
		},
		"a pipeline that only tests delivers nothing": {
			tree{
				"compose.yaml":   "services:\n  web: {image: example/web}\n",
				".gitlab-ci.yml": "test:\n  script: [docker compose up --abort-on-container-exit]\n",
			},
			[]string{"services 1-4 (1)"},
		},
		"everything is watched": {
			tree{"compose.yaml": "services:\n  prometheus: {image: prom/prometheus}\n  loki: {image: grafana/loki}\n  tempo: {image: grafana/tempo}\n"},
			[]string{
				"observability full: logs, metrics and traces are collected in this project [compose.yaml:3 compose.yaml:2 compose.yaml:4]",
				"services 1-4 (3)",
				"stateful-services 3-5: loki, prometheus and tempo keep data and are run here [compose.yaml:3 compose.yaml:2 compose.yaml:4]",
			},
		},
		"logs that leave the host": {
			tree{"compose.yaml": "services:\n  web:\n    image: example/web\n    logging:\n      driver: gelf\n"},
			[]string{"observability logs: the logs of services are collected in one place [compose.yaml:4]", "services 1-4 (1)"},
		},
		"only for developers": {
			tree{
				"compose.yaml":   "services:\n  web:\n    build: web\n    command: npm run dev\n    volumes: ['./web:/app']\n",
				"web/Dockerfile": "FROM node\n",
			},
			[]string{
				"services 1-4 (1)",
				"stage development-only: web runs development servers or mounted sources, and nothing is restarted [compose.yaml:2]",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(c.want, said(load(t, c.files))); d != "" {
				t.Errorf("(- want, + got)\n%s", d)
			}
		})
	}
}

// TestAnswersAreOptions: whatever is suggested is an answer of the
// questionnaire, in its range, with a reason and a place.
func TestAnswersAreOptions(t *testing.T) {
	set := questions.Default()
	for _, dir := range examples(t) {
		p := example(t, dir)
		for id, a := range suggest.Answers(p, questions.Default()) {
			q, ok := set.Question(id)
			if !ok {
				t.Fatalf("%s: no question %s", dir, id)
			}
			o, ok := q.Option(a.Option)
			if !ok {
				t.Errorf("%s: %s has no option %s", dir, id, a.Option)
			}
			if a.Plain && (a.Number < o.Low || a.Number > o.High) {
				t.Errorf("%s: %s: %d is not in %s", dir, id, a.Number, a.Option)
			}
			if a.Source != questions.FromScan || a.Because == "" || len(a.Evidence) == 0 {
				t.Errorf("%s: %s: %+v", dir, id, a)
			}
		}
	}
}

// TestRanges: the numbers that a scan counts fall into the ranges of the
// questionnaire.
func TestRanges(t *testing.T) {
	set := questions.Default()
	q, _ := set.Question("services")
	for n := 1; n < 60; n++ {
		files := tree{"compose.yaml": "services:\n"}
		for i := range n {
			files["compose.yaml"] += fmt.Sprintf("  s%d: {image: example/s}\n", i)
		}
		want, err := q.Parse(fmt.Sprint(n))
		if err != nil {
			t.Fatal(err)
		}
		got := suggest.Answers(load(t, files), questions.Default())["services"]
		if got.Option != want.Option || got.Number != want.Number || got.Plain != want.Plain {
			t.Errorf("%d: %+v, want %+v", n, got, want)
		}
		if n > 12 && n < 48 {
			n += 6
		}
	}
}

// TestUnaskable: the files can never answer questions about people, money,
// load and promises.
func TestUnaskable(t *testing.T) {
	for _, dir := range examples(t) {
		answers := suggest.Answers(example(t, dir), questions.Default())
		for _, id := range []questions.ID{"vendor-support", "compliance", "availability", "traffic", "growth", "engineers", "deploying-teams", "platform-engineers", "budget", "deploy-frequency", "on-call", "time-to-production"} {
			if _, ok := answers[id]; ok {
				t.Errorf("%s: %s is suggested", dir, id)
			}
		}
	}
}

func examples(t *testing.T) []string {
	t.Helper()
	dirs, err := filepath.Glob("../../testdata/*/advisor.yaml")
	if err != nil || len(dirs) < 4 {
		t.Fatalf("example projects: %v %v", dirs, err)
	}
	for i, d := range dirs {
		dirs[i] = filepath.Dir(d)
	}
	return dirs
}

func example(t *testing.T, dir string) facts.Project {
	t.Helper()
	abs, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	in := scan.Input{Input: compose.Input{Dir: abs}}
	if stack := filepath.Join(abs, "docker-stack.yml"); exists(stack) {
		in.Files = []string{stack}
	}
	p, _, err := scan.Load(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// messages are the contradictions as "questions: message (places)".
func messages(cs []facts.Contradiction) []string {
	out := []string{}
	for _, c := range cs {
		out = append(out, strings.Join(c.Questions, ",")+": "+string(c.Message)+" "+fmt.Sprint(c.Evidence))
	}
	return out
}

func answers(pairs ...string) questions.Answers {
	out := questions.Answers{}
	for i := 0; i < len(pairs); i += 2 {
		out[questions.ID(pairs[i])] = questions.Answer{Option: questions.OptionID(pairs[i+1]), Source: questions.FromFlag}
	}
	return out
}
