package report

import (
	"fmt"
	"math"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The reports that the golden files are made from. They are written by hand,
// in the shape that advise gives them, so that a change of the model changes
// no golden file here.

func saved() map[string]Report {
	return map[string]Report{
		"shop": shop(), "platform": platform(), "empty": empty(), "hostile": hostile(), "respondents": respondents(),
		"check-stands": checkStands(), "check-fails": checkFails(), "since": since(), "accepted": accepted(), "hostile-check": hostileCheck(),
	}
}

func savedNames() []string {
	return []string{
		"shop", "platform", "empty", "hostile", "respondents",
		"check-stands", "check-fails", "since", "accepted", "hostile-check",
	}
}

func at(file string, line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(file), Line: line}
}

func texts(s ...string) []untrusted.Text {
	out := make([]untrusted.Text, len(s))
	for i := range s {
		out[i] = untrusted.Text(s[i])
	}
	return out
}

// catalogue is the questionnaire in short: id, section, label, question.
const catalogue = `stage|application|stage|Who depends on the application?
services|application|services|How many services does the application run in production?
stateful-services|application|stateful services|How many of them keep data, and are run by you?
environments|application|environments|How different are development and production?
workloads|application|workloads|What kind of work runs besides services that are always on?
isolation|application|isolation|Who has to be kept apart from whom on the platform?
platform-features|application|platform features|How many platform features do you need that Compose does not have?
compliance|application|compliance|Which rules for security and audit apply to the platform?
vendor-support|application|vendor support|On which platform do your vendors support the software that you run?
hosts|scale|hosts at peak|How many hosts will carry the peak of the next 12 months?
host-failure|scale|host failure|What must happen when a host dies?
availability|scale|availability target|How much of the time must the application be up?
deploy-downtime|scale|deploy downtime|How long may the application be away while a new version is deployed?
scaling|scale|scaling|How does the number of running copies of a service change?
traffic|scale|traffic|How does the load move over a day?
growth|scale|growth|How fast will the load grow over the next 12 months?
regions|scale|regions|From how many regions must the application be served at the same time?
engineers|team|engineers|How many engineers build and run the application?
deploying-teams|team|deploying teams|How many teams deploy on their own, without asking the others?
platform-engineers|team|platform engineers|How many people look after the platform itself?
kubernetes-experience|team|Kubernetes experience|How much experience with Kubernetes does the team have?
kubernetes-access|team|Kubernetes access|Which Kubernetes cluster could you use?
budget|team|budget|How much more may the platform cost a month, on top of the hosts?
deploy-frequency|team|deploy frequency|How often is a new version deployed to production?
on-call|team|on-call|When does somebody react to an alarm?
delivery|team|delivery|How does a new version reach production?
observability|team|observability|What do you see of the running system?
time-to-production|team|time to production|When must it run in production?`

// given is what a fixture says about one factor; why is the model's sentence.
type given struct {
	answer, label, source string
	weight, points        float64
	why                   string
}

// factorsOf makes all 28 factors; what is not given is unknown. The range is
// what an unknown answer could add.
func factorsOf(answers map[string]given) (out []Factor, score float64, in [2]float64) {
	score = 50
	for _, line := range strings.Split(catalogue, "\n") {
		c := strings.Split(line, "|")
		f := Factor{
			ID: c[0], Section: c[1], Label: c[2], Question: c[3], Axis: c[1],
			Answer: "unknown", Source: "unknown", Weight: 3, Range: [2]float64{-1.2, 1.4},
			Sources: []string{"https://example.org/model/" + c[0]},
		}
		if c[1] == "application" {
			f.Axis = "complexity"
		}
		if g, ok := answers[c[0]]; ok {
			f.Answer, f.AnswerLabel, f.Source = g.answer, g.label, g.source
			f.Weight, f.Contribution, f.Why = g.weight, g.points, g.why
			f.Range = [2]float64{g.points, g.points}
			score += g.points
		}
		in[0] += f.Range[0]
		in[1] += f.Range[1]
		out = append(out, f)
	}
	round := func(x float64) float64 { return math.Round(min(max(x, 0), 100)*10) / 10 }
	return out, round(score), [2]float64{round(50 + in[0]), round(50 + in[1])}
}

// evidence adds places and the reason of the scan to a factor.
func evidence(fs []Factor, id, because string, places ...untrusted.Place) {
	for i := range fs {
		if fs[i].ID == id {
			fs[i].Because, fs[i].Evidence = untrusted.Text(because), places
		}
	}
}

// shop is a web shop with a scan, where Compose is the clear answer.
func shop() Report {
	r := Report{SchemaVersion: SchemaVersion, Tool: Tool{"0.1.0"}, Model: Model{"2026.11", strings.Repeat("3f9a1c", 11)[:64]}}
	r.Factors, r.Score, r.ScoreRange = factorsOf(map[string]given{
		"stage":                 {"customer-facing", "Customers or the public", "file", 3, 0.8, "Customers notice an outage."},
		"services":              {"5-9", "5 to 9 services", "scan", 2, -0.4, "Nine services are few enough to start and watch on one host."},
		"stateful-services":     {"1-2", "1 or 2 services", "scan", 3, -0.6, "Two services with data can be backed up from one host."},
		"environments":          {"overrides", "The same, with overrides", "scan", 2, -0.5, "Override files cover what differs."},
		"workloads":             {"scheduled-jobs", "Scheduled jobs", "file", 2, 0.4, "Scheduled jobs run on either platform; Kubernetes has an object for them."},
		"isolation":             {"none", "Nobody", "file", 3, -1.1, "Nothing has to be kept apart."},
		"platform-features":     {"none", "None of them", "file", 4, -2.2, "No feature is needed that only a cluster has."},
		"compliance":            {"none", "None beyond good practice", "file", 2, -0.6, "No audit asks for the controls of a cluster."},
		"vendor-support":        {"either", "On either", "file", 4, 0, "Vendors support both."},
		"hosts":                 {"1", "1 host", "file", 9, -6.8, "One host carries the peak of the next 12 months, so there is nothing to schedule across."},
		"host-failure":          {"by-hand", "Somebody restores it by hand", "file", 8, -4.9, "A host that dies may be replaced by hand."},
		"availability":          {"99.5", "99.5 %: almost two days a year", "file", 5, -1.6, "99.5 % leaves hours a month for repairs."},
		"deploy-downtime":       {"seconds", "A few seconds", "file", 5, -0.7, "A proxy on one host can keep a deploy to seconds."},
		"scaling":               {"manual", "By hand, now and then", "file", 6, 0.9, "Copies are added by hand before a sale, which Compose does only within one host."},
		"traffic":               {"daily-peaks", "Peaks at known hours", "file", 3, 0.3, "Peaks at known hours can be planned for."},
		"growth":                {"moderate", "Up to twice", "file", 3, 0.5, "Growth up to twice may outgrow one host."},
		"regions":               {"one", "One region", "file", 3, -0.9, "One region needs no placement."},
		"engineers":             {"3-5", "3 to 5 engineers", "file", 4, -2.1, "Five engineers cannot spare one for a cluster."},
		"deploying-teams":       {"1", "1 team", "file", 4, -1.7, "One team needs no boundaries between deploys."},
		"platform-engineers":    {"none", "Nobody", "file", 6, -4.2, "Nobody looks after a platform, and a cluster is at least a part-time job."},
		"kubernetes-experience": {"some", "Some, not in production", "file", 4, 0, "Skill without need is no reason."},
		"kubernetes-access":     {"none", "None", "file", 3, -1.5, "There is no cluster to use."},
		"budget":                {"tight", "Hardly anything", "file", 3, -1.3, "A managed cluster costs more than the host it replaces."},
		"deploy-frequency":      {"weekly", "Every week", "file", 2, -0.2, "A weekly deploy needs no automation of a cluster."},
		"on-call":               {"business-hours", "In business hours", "file", 2, -0.3, "Nobody watches a cluster at night."},
		"delivery":              {"pipeline", "A pipeline builds and deploys", "scan", 2, 0.2, "A pipeline can deploy to either."},
	})
	evidence(r.Factors, "services", "9 services, of which 7 count for the decision", at("compose.yaml", 20))
	evidence(r.Factors, "stateful-services", "db and queue keep data", at("compose.yaml", 85), at("compose.yaml", 99))
	evidence(r.Factors, "environments", "compose.override.yaml and compose.prod.yaml change ports, mounts and images", at("compose.prod.yaml", 1), at("compose.override.yaml", 1))
	evidence(r.Factors, "delivery", "a GitHub workflow builds the images", at(".github/workflows/build.yml", 1))
	for i := range r.Factors {
		if r.Factors[i].ID == "hosts" {
			r.Factors[i].Note = "one machine carries the Christmas peak, measured last year"
		}
	}
	r.Recommendation, r.Strength, r.Firm, r.Stability = "compose", "strong", true, 1
	r.Axes = Axes{
		Complexity: Axis{38.2, [2]float64{38.2, 38.2}},
		Scale:      Axis{19.6, [2]float64{19.6, 19.6}},
		Team:       Axis{21.4, [2]float64{17.9, 26.2}},
	}
	r.Summary = Summary{
		Title:    "Compose or Kubernetes for shop: recommend Compose",
		Verdict:  "Run shop with Docker Compose on one host.",
		Strength: "the score is more than 20 points from the middle, and 26 of 28 questions are answered",
		Reasons: []Reason{
			{"One host carries the peak of the next 12 months, so there is nothing to schedule across", "hosts", -6.8, nil},
			{"A host that dies may be replaced by hand", "host-failure", -4.9, nil},
			{"Nobody looks after a platform, and a cluster is at least a part-time job", "platform-engineers", -4.2, nil},
		},
		Against: []Reason{
			{"Copies are added by hand before a sale, which Compose does only within one host", "scaling", 0.9, []untrusted.Place{at("compose.prod.yaml", 31)}},
		},
		Change: []string{
			"if a dead host must be replaced without anybody doing anything, Kubernetes wins",
			"if the peak needs 4 hosts or more and scaling must be automatic, Kubernetes wins",
		},
		Unknown: "2 of 28 questions are not answered; they can move the score between 25.9 and 31.1",
	}
	r.Summary.Reasons[0].Evidence = []untrusted.Place{at("advisor.yaml", 12)}
	r.TippingPoints = []TippingPoint{
		{[]Change{{"host-failure", "by-hand", "automatic"}}, "kubernetes", r.Summary.Change[0]},
		{[]Change{{"hosts", "1", "4-10"}, {"scaling", "manual", "automatic"}}, "kubernetes", r.Summary.Change[1]},
	}
	r.CounterCase = []Argument{
		{"Copies are added by hand before a sale, which Compose does only within one host", []string{"scaling"}},
		{"Customers notice an outage, and one host is one fault away from it", []string{"stage", "hosts"}},
	}
	r.Consequences = []Consequence{
		{"good", "what runs in development runs in production, with one tool that everybody knows"},
		{"good", "no cluster has to be paid, upgraded and understood"},
		{"bad", "a dead host means an outage until somebody has restored it: rehearse that"},
		{"bad", "a deploy interrupts each service for a moment"},
	}
	r.Shape = &Shape{
		ID: "compose-one-host", Title: "Compose on one host", Why: "One host carries the load and may be restored by hand.",
		Conditions: []string{"backups are taken off the host and restored once a quarter", "the host can be rebuilt by a script"},
		Remarks:    []string{"If copies must move between hosts later, a managed container platform is a smaller step than a cluster."},
	}
	r.SimilarCases = []SimilarCase{
		{"startup-one-machine", "https://example.org/cases/one-machine", "compose", "A shop with six services has run on one machine for three years and restores it by script", []string{"hosts", "host-failure", "engineers"}},
		{"agency-many-shops", "https://example.org/cases/agency", "compose", "An agency runs each customer's shop on a machine of its own", []string{"hosts", "isolation"}},
		{"shop-black-friday", "https://example.org/cases/black-friday", "kubernetes", "A shop of the same size moved to a managed cluster after the third sale that needed a second machine", []string{"stage", "traffic", "services"}},
	}
	shopProject(&r)
	shopFindings(&r)
	r.NextSteps = []NextStep{
		{"before production", "Stop mounting the Docker socket into edge; give the proxy a static configuration or a read-only socket proxy.", "whoever takes over the proxy owns the host"},
		{"before production", "Set memory limits for api, worker and db.", "one service can take the whole host down"},
		{"before production", "Build the frontend in CI and serve the files from a CDN or a static server.", "it needs no service of its own"},
		{"before production", "Take a backup of db-data and queue-data off the host every night, and restore one.", "the data is on one disk"},
		{"in operation", "Decide again when a second host is bought.", "the strongest reason for Compose goes away"},
	}
	r.Review = Review{Agreed: "compose", By: "2027-06-30"}
	r.Inputs = Inputs{
		Files:         []InputFile{{"compose.yaml", strings.Repeat("a1b2c3d4", 8)}, {"compose.prod.yaml", strings.Repeat("0badcafe", 8)}, {"api/Dockerfile", strings.Repeat("9e8d7c6b", 8)}},
		AnswersSHA256: strings.Repeat("77aa88bb", 8), Arguments: texts("-f", "compose.yaml", "-f", "compose.prod.yaml"),
	}
	return r
}

func service(name string, line int, role facts.Role, product string) facts.Service {
	return facts.Service{Name: untrusted.Text(name), Place: at("compose.yaml", line), Role: role, RoleSure: true, Product: product, Replicas: 1}
}

func pulled(s facts.Service, ref string) facts.Service {
	s.Image = &facts.Image{Ref: untrusted.Text(ref), Place: at("compose.yaml", s.Place.Line+1)}
	return s
}

func built(s facts.Service, context string) facts.Service {
	s.Build = &facts.Build{Context: untrusted.Text(context), Dockerfile: "Dockerfile", Place: at("compose.yaml", s.Place.Line+1)}
	return s
}

func needs(s facts.Service, names ...string) facts.Service {
	for _, n := range names {
		s.DependsOn = append(s.DependsOn, facts.Dependency{Service: untrusted.Text(n), Condition: "service_started", Place: s.Place})
	}
	return s
}

func keeps(s facts.Service, volume, target string) facts.Service {
	s.Stateful = true
	s.Mounts = []facts.Mount{{Kind: "volume", Source: untrusted.Text(volume), Target: untrusted.Text(target), Place: at("compose.yaml", s.Place.Line+9)}}
	return s
}

func publishes(s facts.Service, ports ...string) facts.Service {
	for _, p := range ports {
		s.Ports = append(s.Ports, facts.Port{Published: p, Target: p, Protocol: "tcp", Count: 1, Place: at("compose.yaml", s.Place.Line+7)})
	}
	return s
}

func shopProject(r *Report) {
	api := needs(built(service("api", 49, facts.RoleApplication, ""), "./api"), "db", "cache", "queue", "migrate")
	api.Replicas = 2
	migrate := needs(built(service("migrate", 76, facts.RoleJob, ""), "./api"), "db")
	migrate.RoleSure = false
	r.Facts = &facts.Project{
		Name: "shop",
		Files: []facts.File{
			{Path: "compose.yaml", SHA256: strings.Repeat("a1b2c3d4", 8), Kind: "compose"},
			{Path: "compose.prod.yaml", SHA256: strings.Repeat("0badcafe", 8), Kind: "override"},
			{Path: "api/Dockerfile", SHA256: strings.Repeat("9e8d7c6b", 8), Kind: "dockerfile"},
		},
		Services: []facts.Service{
			api,
			pulled(service("cache", 108, facts.RoleCache, "valkey"), "valkey/valkey:8.1"),
			keeps(pulled(service("db", 93, facts.RoleDatabase, "postgres"), "postgres:17.5"), "db-data", "/var/lib/postgresql/data"),
			needs(publishes(pulled(service("edge", 20, facts.RoleWebEdge, "traefik"), "traefik:v3.4"), "80"), "frontend", "api"),
			built(service("frontend", 38, facts.RoleFrontend, ""), "./frontend"),
			migrate,
			keeps(pulled(service("queue", 84, facts.RoleQueue, "rabbitmq"), "rabbitmq:4.1-management"), "queue-data", "/var/lib/rabbitmq"),
			needs(built(service("scheduler", 69, facts.RoleWorker, ""), "./api"), "queue"),
			needs(built(service("worker", 61, facts.RoleWorker, ""), "./api"), "db", "queue"),
		},
		Orchestrated: 7,
		Networks:     []facts.Network{{Name: "inside", Place: at("compose.yaml", 113)}, {Name: "public", Place: at("compose.yaml", 112)}},
		Volumes:      []facts.Volume{{Name: "db-data", UsedBy: texts("db"), Place: at("compose.yaml", 116)}, {Name: "queue-data", UsedBy: texts("queue"), Place: at("compose.yaml", 117)}},
		LongestChain: texts("edge", "api", "migrate", "db"),
		Tools:        []facts.Tool{{Name: "hadolint", Kind: "linter", Place: at(".hadolint.yaml", 1)}},
	}
	r.Contradictions = []facts.Contradiction{{
		Message: "Copies of db cannot be added: it has a fixed container_name", Questions: []string{"scaling"},
		Evidence: []untrusted.Place{at("compose.yaml", 95)},
	}}
	r.Gaps = []facts.Gap{{File: "api/api.env", Reason: "the file is listed under env_file and is not there"}}
}

// hits fills in the places of each service, but for the first finding, which is
// as a report of an older version has it.
func hits(r *Report) {
	for i := range r.Findings[1:] {
		f := &r.Findings[i+1]
		for j, s := range f.Services {
			f.Hits = append(f.Hits, facts.Hit{Service: s, Place: f.Evidence[min(j, len(f.Evidence)-1)]})
		}
	}
}

func shopFindings(r *Report) {
	defer hits(r)
	r.Findings = []facts.Finding{
		{
			Rule: "docker-socket", Severity: facts.High, Theme: facts.Security, Title: "The Docker socket is mounted",
			Message: "edge mounts /var/run/docker.sock", Services: texts("edge"), Why: "Whoever controls the socket is root on the host.",
			RemedyCompose:    "Put a read-only socket proxy in front, or configure the proxy by file.",
			RemedyKubernetes: "Use an Ingress controller, which needs no socket.", Source: "https://example.org/socket",
			Evidence: []untrusted.Place{at("compose.yaml", 32)},
		},
		{
			Rule: "literal-secret", Severity: facts.High, Theme: facts.Security, Title: "A password is written into the file",
			Message: "db sets POSTGRES_PASSWORD from .env, which is committed", Services: texts("db"), Why: "It is in the history for ever.",
			Remedy: "Use a secret file that is not committed.", RemedyCompose: "Use a Compose secret with a file that is not committed.",
			RemedyKubernetes: "Use a Secret, filled by the pipeline.", Source: "https://example.org/secrets", Evidence: []untrusted.Place{at(".env", 3)},
		},
		{
			Rule: "port-on-all-interfaces", Severity: facts.Medium, Theme: facts.Security, Title: "A port is published on all interfaces",
			Message: "edge publishes 80 on all interfaces", Services: texts("edge"), Why: "Docker opens the port past the host's firewall.",
			Remedy: "Bind it to one address, unless the world should reach it.", Source: "https://example.org/ports", Evidence: []untrusted.Place{at("compose.yaml", 29)},
		},
		{
			Rule: "read-only-filesystem", Severity: facts.Low, Theme: facts.Security, Title: "The file system can be written to", Common: true,
			Message: "9 services can write to their file system", Services: texts("api", "cache", "db", "edge", "frontend", "migrate", "queue", "scheduler", "worker"),
			Remedy: "Set read_only and name the folders that must be written to.", Source: "https://example.org/ro", Evidence: []untrusted.Place{at("compose.yaml", 20)},
		},
		{
			Rule: "fixed-container-name", Severity: facts.Medium, Theme: facts.Scalability, Title: "A fixed container name forbids a second copy",
			Message: "db is named shop-db", Services: texts("db"), Why: "Two containers cannot have one name.", Remedy: "Leave container_name out.",
			Source: "https://example.org/names", Evidence: []untrusted.Place{at("compose.yaml", 95)},
		},
		{
			Rule: "no-restart-policy", Severity: facts.High, Theme: facts.Reliability, Title: "No restart policy",
			Message: "api, cache, edge and 4 more stay down after a crash", Services: texts("api", "cache", "edge", "frontend", "queue", "scheduler", "worker"),
			Why: "Compose does not restart by default.", RemedyCompose: "Set restart: unless-stopped.", RemedyKubernetes: "Nothing: a Deployment restarts its pods.",
			Source: "https://example.org/restart", Evidence: []untrusted.Place{at("compose.yaml", 20), at("compose.yaml", 38), at("compose.yaml", 49), at("compose.yaml", 61), at("compose.yaml", 69)},
		},
		{
			Rule: "no-limits", Severity: facts.Medium, Theme: facts.Reliability, Title: "No memory or CPU limits", Common: true,
			Message: "9 services have no limits", Services: texts("api", "cache", "db", "edge", "frontend", "migrate", "queue", "scheduler", "worker"),
			Remedy: "Set deploy.resources.limits.", Source: "https://example.org/limits", Evidence: []untrusted.Place{at("compose.yaml", 20)},
		},
		{
			Rule: "log-rotation", Severity: facts.Medium, Theme: facts.Observability, Title: "Logs are never rotated", Common: true,
			Message: "9 services log without a limit", Services: texts("api", "cache", "db", "edge", "frontend", "migrate", "queue", "scheduler", "worker"),
			RemedyCompose: "Set max-size and max-file, or a log driver.", RemedyKubernetes: "The node rotates logs; ship them away.", Source: "https://example.org/logs",
			Evidence: []untrusted.Place{at("compose.yaml", 20)},
		},
		{
			Rule: "no-metrics", Severity: facts.Low, Theme: facts.Observability, Title: "Nothing collects metrics",
			Message: "no service of the project collects metrics", Why: "Without figures the next decision is a guess.", Remedy: "Add an exporter and a place that keeps its figures.",
			Source: "https://example.org/metrics",
		},
		{
			Rule: "source-mount", Severity: facts.Medium, Theme: facts.Separation, Title: "Source code is mounted into the container",
			Message: "compose.override.yaml mounts ./api into api", Services: texts("api"), Why: "What is tested is not what is built.",
			Remedy: "Mount source code in a development file only.", Source: "https://example.org/mounts", Evidence: []untrusted.Place{at("compose.override.yaml", 7)},
		},
		{
			Rule: "ignored-placement", Severity: facts.Medium, Theme: facts.Ignored, Title: "deploy.update_config has no effect",
			Message: "api asks for a rolling update that docker compose does not do", Services: texts("api"), Why: "docker compose stops the old container first.",
			RemedyCompose: "Put a proxy in front and start the new copy before the old one stops.", RemedyKubernetes: "A Deployment does this by itself.",
			Source: "https://example.org/deploy", Evidence: []untrusted.Place{at("compose.prod.yaml", 33)},
		},
	}
	r.Portability = []facts.Portability{
		{Service: "edge", Feature: "volumes: Docker socket", Kubernetes: "none; an Ingress controller reads the cluster instead", Kompose: "converts", Effort: facts.Blocker, Note: "the labels of the services must become Ingress rules", Evidence: []untrusted.Place{at("compose.yaml", 32)}},
		{Service: "db", Feature: "volumes: named", Kubernetes: "a StatefulSet with a PersistentVolumeClaim, or a managed database", Kompose: "distorts", Effort: facts.Large, Note: "the data has to be moved", Evidence: []untrusted.Place{at("compose.yaml", 102)}},
		{Service: "queue", Feature: "volumes: named", Kubernetes: "a StatefulSet with a PersistentVolumeClaim", Kompose: "distorts", Effort: facts.Large, Evidence: []untrusted.Place{at("compose.yaml", 93)}},
		{Service: "migrate", Feature: "depends_on: completed", Kubernetes: "a Job before the rollout", Kompose: "drops", Effort: facts.Large, Evidence: []untrusted.Place{at("compose.yaml", 76)}},
		{Service: "api", Feature: "build", Kubernetes: "an image in a registry, built by CI", Kompose: "with-label", Effort: facts.Mid, Evidence: []untrusted.Place{at("compose.yaml", 4)}},
		{Service: "api", Feature: "env_file", Kubernetes: "a ConfigMap and a Secret", Kompose: "distorts", Effort: facts.Mid, Evidence: []untrusted.Place{at("compose.yaml", 8)}},
		{Service: "api", Feature: "depends_on", Kubernetes: "readiness probes and retries", Kompose: "drops", Effort: facts.Mid, Evidence: []untrusted.Place{at("compose.yaml", 53)}},
		{Service: "db", Feature: "healthcheck", Kubernetes: "liveness and readiness probes", Kompose: "converts", Effort: facts.Small, Evidence: []untrusted.Place{at("compose.yaml", 99)}},
		{Service: "cache", Feature: "image", Kubernetes: "the same image", Kompose: "converts", Effort: facts.Small, Evidence: []untrusted.Place{at("compose.yaml", 109)}},
	}
}

// platform is a system without a scan where a veto closes Compose.
func platform() Report {
	r := Report{SchemaVersion: SchemaVersion, Tool: Tool{"0.1.0"}, Model: Model{"2026.11", strings.Repeat("3f9a1c", 11)[:64]}}
	r.Factors, r.Score, r.ScoreRange = factorsOf(map[string]given{
		"stage":                 {"business-critical", "The business stops earning without it", "flag", 3, 1.4, "An outage stops the business."},
		"services":              {"20-49", "20 to 49 services", "flag", 2, 0.6, "Twenty services and more are many to start, connect and watch by hand."},
		"stateful-services":     {"6+", "6 or more", "flag", 3, -0.5, "Databases are the hardest part to run on a cluster."},
		"isolation":             {"teams", "Teams from each other", "wizard", 3, 1.1, "Teams must be kept apart, which namespaces do."},
		"platform-features":     {"one", "One of them", "wizard", 4, 1.2, "One feature is needed that Compose does not have."},
		"compliance":            {"audited", "Audited rules", "flag", 2, 0.9, "Auditors ask who may do what; a cluster can answer."},
		"hosts":                 {"4-10", "4 to 10 hosts", "flag", 9, 6.1, "Six hosts have to share the load, which Compose cannot do."},
		"host-failure":          {"automatic", "Others take over by themselves", "flag", 8, 6.4, "A dead host must be replaced without anybody doing anything."},
		"availability":          {"99.95", "99.95 %: four hours a year", "flag", 5, 2.6, "99.95 % leaves minutes a week."},
		"deploy-downtime":       {"none", "Not at all", "flag", 5, 3.3, "A deploy may not be noticed."},
		"scaling":               {"automatic", "By load", "flag", 6, 3.9, "Copies follow the load, which needs a scheduler."},
		"traffic":               {"spiky", "Sudden spikes", "flag", 3, 1.3, "Spikes come without warning."},
		"growth":                {"fast", "More than twice", "wizard", 3, 1.2, "The load grows faster than hosts are bought."},
		"regions":               {"one", "One region", "implied", 3, -0.2, "One region needs no placement."},
		"engineers":             {"11-30", "11 to 30 engineers", "flag", 4, 1.0, "28 engineers can share the learning."},
		"deploying-teams":       {"4+", "4 or more teams", "flag", 4, 2.3, "Four teams deploy on their own."},
		"platform-engineers":    {"3+", "3 or more people", "flag", 6, 3.0, "Three people look after the platform."},
		"kubernetes-experience": {"production", "In production", "flag", 4, 1.2, "The team has run a cluster."},
		"kubernetes-access":     {"managed|running", "", "file", 3, 1.1, "A cluster can be had."},
		"budget":                {"ample", "Enough", "flag", 3, 0.7, "The money for a cluster is there."},
		"deploy-frequency":      {"many-a-day", "Many times a day", "wizard", 2, 0.9, "Many deploys a day want automation."},
		"on-call":               {"around-the-clock", "Around the clock", "wizard", 2, 0.5, "Somebody reacts at night."},
	})
	for i := range r.Factors { // people disagree
		if f := &r.Factors[i]; f.ID == "kubernetes-access" {
			f.Contribution, f.Range, f.AnswerLabel = 0, [2]float64{-0.2, 1.1}, "A managed one or one that runs already"
		}
	}
	r.Score, r.ScoreRange = 88.9, [2]float64{82.8, 98.4}
	r.Recommendation, r.Strength, r.Stability = "kubernetes", "strong", 0.9987
	r.Axes = Axes{
		Complexity: Axis{64.1, [2]float64{58.0, 70.3}}, Scale: Axis{91.7, [2]float64{91.7, 91.7}}, Team: Axis{78.8, [2]float64{70.1, 83.0}},
	}
	r.Vetoes = []Veto{{
		ID: "failover", Closes: "compose", Because: []string{"host-failure", "hosts"}, Source: "https://example.org/failover",
		Why:   "Compose starts containers on one host, so nothing takes over when that host dies",
		Relax: "If a standby host that somebody switches to is enough, Compose is open again.",
	}}
	r.Summary = Summary{
		Title:    "Compose or Kubernetes for this system: recommend Kubernetes",
		Verdict:  "Run this system on Kubernetes; Compose cannot replace a dead host by itself.",
		Strength: "Compose is closed, and the score is more than 30 points from the middle",
		Reasons: []Reason{
			{"Compose starts containers on one host, so nothing takes over when that host dies", "failover", 0, nil},
			{"A dead host must be replaced without anybody doing anything", "host-failure", 6.4, nil},
			{"Six hosts have to share the load, which Compose cannot do", "hosts", 6.1, nil},
			{"Copies follow the load, which needs a scheduler", "scaling", 3.9, nil},
		},
		Against: []Reason{{"Databases are the hardest part to run on a cluster", "stateful-services", -0.5, nil}},
		Change:  []string{"if a standby host that somebody switches to is enough and one host carries the peak, Compose wins"},
		Unknown: "6 of 28 questions are not answered; they can move the score between 81.2 and 96.4",
	}
	r.NextQuestions = []NextQuestion{
		{"vendor-support", "On which platform do your vendors support the software that you run?", 4.2},
		{"delivery", "How does a new version reach production?", 2.6},
	}
	r.TippingPoints = []TippingPoint{{[]Change{{"host-failure", "automatic", "standby"}, {"hosts", "4-10", "1"}}, "compose", r.Summary.Change[0]}}
	r.CounterCase = []Argument{{"Databases are the hardest part to run on a cluster", []string{"stateful-services"}}}
	r.Shape = &Shape{
		ID: "kubernetes-managed", Title: "A managed Kubernetes cluster", Why: "Three people can run what lies on it, but not the control plane too.",
		Conditions: []string{"databases stay with a provider, or with an operator that somebody knows"},
	}
	r.Consequences = []Consequence{
		{"good", "a dead host is replaced while everybody sleeps"},
		{"bad", "the cluster itself has to be upgraded several times a year"},
	}
	r.NextSteps = []NextStep{
		{"before production", "Give every service a readiness probe and requests for memory and CPU.", "the scheduler needs both"},
		{"the move", "Move services without data first, databases last.", "a mistake costs less"},
		{"in operation", "Plan an upgrade of the cluster every four months.", "versions are supported for about a year"},
	}
	r.SimilarCases = []SimilarCase{
		{"team-of-thirty", "https://example.org/cases/thirty", "kubernetes", "Four teams with forty services moved after the second lost weekend", []string{"host-failure", "deploying-teams"}},
		{"went-back", "https://example.org/cases/back", "compose", "A company took a third of its services back to single hosts", []string{"services"}},
	}
	r.Inputs.AnswersSHA256 = strings.Repeat("c0ffee11", 8)
	return r
}

// empty is a report about two answers: undecided.
func empty() Report {
	r := Report{SchemaVersion: SchemaVersion, Tool: Tool{"0.1.0"}, Model: Model{"2026.11", strings.Repeat("3f9a1c", 11)[:64]}}
	r.Factors, r.Score, r.ScoreRange = factorsOf(map[string]given{
		"services":  {"1-4", "1 to 4 services", "flag", 2, -1.1, "Up to four services are easy to start and watch on one host."},
		"engineers": {"1-2", "1 or 2 engineers", "flag", 4, -2.4, "Two engineers cannot spare one for a cluster."},
	})
	r.ScoreRange = [2]float64{9.8, 90.3}
	r.Recommendation, r.Strength, r.Stability = "compose", "undecided", 0.58
	r.Axes = Axes{Axis{47.0, [2]float64{12, 88}}, Axis{50, [2]float64{0, 100}}, Axis{41.2, [2]float64{8.1, 79.6}}}
	r.Summary = Summary{
		Title:    "Compose or Kubernetes for this system: undecided, leaning to Compose",
		Verdict:  "Too little is known to decide; start with Compose, which is the smaller step.",
		Strength: "only 2 of 28 questions are answered",
		Reasons: []Reason{
			{"Two engineers cannot spare one for a cluster", "engineers", -2.4, nil},
			{"Up to four services are easy to start and watch on one host", "services", -1.1, nil},
		},
		Unknown: "26 of 28 questions are not answered; they can move the score between 9.8 and 90.3",
	}
	for i, f := range r.Factors {
		if !known(f) && i < 14 {
			r.NextQuestions = append(r.NextQuestions, NextQuestion{f.ID, f.Question, 13.5 - float64(i)})
		}
	}
	return r
}

// evil are strings that try to act in some output.
var evil = []string{
	"\x1b[31mred\x1b[0m\x07", "a | b |\n| c | d |", "b` **bold** ``` c", "<script>alert(1)</script>",
	"\u202egnp.exe\u200b", "\n::error file=x::pwned", "x ##[error]pwned", "[Approve](https://evil.example)",
	"![x](https://evil.example/t.png)", "<!-- hidden", "</details><details open>", "@everyone #1 GH-1",
	"https://evil.example/www.x", "# Score 100", "javascript:alert(1)", strings.Repeat("x", 5000),
	"\u9b5a\u6f22\u5b57\U0001F600\U0001F600 wide", "a\u0301\u0301\u0301", "$x$ ~~s~~ _a_ :smile: &lt;b&gt;", "\u2028line\u0085end",
}

// hostile is the shop with a project that tries to act in every output.
func hostile() Report {
	r := shop()
	text := func(i int) untrusted.Text { return untrusted.Text(evil[i%len(evil)]) }
	r.Facts.Name = text(3)
	r.Summary.Title = untrusted.Text("Compose or Kubernetes for " + evil[3] + ": recommend Compose")
	r.Summary.Verdict = untrusted.Text("Run " + evil[7] + " with Docker Compose.\n# Score 100")
	r.Summary.Reasons[0].Message = "One host carries " + evil[11] + " and " + evil[0]
	r.Summary.Reasons[0].Evidence[0] = untrusted.Place{File: "a\n::error::b|c](https://evil.example).yaml", Line: 3}
	for i := range r.Facts.Services {
		s := &r.Facts.Services[i]
		s.Name, s.Place.File = text(i), text(i+3)
		if s.Image != nil {
			s.Image.Ref = text(i + 5)
		}
		for j := range s.DependsOn {
			s.DependsOn[j].Service = text(i + j + 1)
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Message, f.Services = text(i+2), []untrusted.Text{text(i), text(i + 9)}
		f.Hits = []facts.Hit{{Service: text(i), Place: untrusted.Place{File: text(i + 1), Line: i}}, {Service: text(i + 9), Place: untrusted.Place{File: text(i)}}}
		if len(f.Evidence) > 0 {
			f.Evidence[0].File = text(i)
		}
		if i%2 == 1 { // in one of two services
			f.Accepted = []facts.Acceptance{{Service: text(i), Reason: text(i + 2), Until: text(i + 4)}}
		}
	}
	for i := range r.Portability {
		r.Portability[i].Service = text(i)
		r.Portability[i].Evidence[0].File = text(i + 6)
	}
	for i, s := range evil {
		r.Gaps = append(r.Gaps, facts.Gap{File: untrusted.Text(s), Line: i, Reason: text(i + 1)})
		r.Contradictions = append(r.Contradictions, facts.Contradiction{Message: untrusted.Text(s), Evidence: []untrusted.Place{{File: text(i + 1), Line: i}}})
	}
	for i := range r.NextSteps {
		r.NextSteps[i].Action = text(i + 4)
	}
	for i := range r.Factors {
		r.Factors[i].Note, r.Factors[i].Because = text(i), text(i+1)
	}
	r.SimilarCases[0].Source = "javascript:alert(1)"
	r.SimilarCases[1].Source = "https://x.example/\"onmouseover=alert(1) <b>"
	r.Review.By, r.Review.Triggers = text(1), []untrusted.Text{text(2), text(5), text(15)}
	r.Inputs.Files[0].Path = text(6)
	r.Inputs.Arguments = texts("-f", "$(rm -rf /)", "`id`")
	r.Tool.Version = "0.1.0\x1b]0;x\x07"
	return r
}

// respondents is a report about the records of three people who disagree.
func respondents() Report {
	r := empty()
	for i := range r.Factors {
		switch f := &r.Factors[i]; f.ID {
		case "hosts":
			f.Answer, f.AnswerLabel, f.Source, f.Range = "1|4-10", "1 host or 4 to 10 hosts", "file", [2]float64{-4, 2.8}
		case "budget":
			f.Answer, f.AnswerLabel, f.Source, f.Range = "tight|moderate", "Hardly anything or Some", "file", [2]float64{-2, 0}
		}
	}
	r.Summary.Unknown = "24 of 28 questions are not answered; they can move the score between 9.8 and 90.3"
	r.Summary.Disagreement = "3 records disagree on 2 questions; who is right about hosts at peak decides the recommendation"
	r.Disagreements = []Disagreement{
		{"hosts", "hosts at peak", []Said{
			{"1", "1 host", texts("anna.yaml", "chris.yaml"), "compose", 42.5},
			{"4-10", "4 to 10 hosts", texts("ben.yaml"), "kubernetes", 50.3},
		}, true, 6.8},
		{"budget", "budget", []Said{
			{"tight", "Hardly anything", texts("ben.yaml"), "compose", 44.5},
			{"moderate", "Some", texts("anna.yaml", "chris.yaml"), "compose", 46.5},
		}, false, 2},
	}
	return r
}

// large has as much in it as the largest real projects: 34 services and 60
// findings.
func large() Report {
	r := shop()
	one := r.Facts.Services
	r.Facts.Services = nil
	for i := range 34 {
		s := one[i%len(one)]
		s.Name = untrusted.Text(fmt.Sprintf("service-%02d", i))
		s.DependsOn = nil
		for j := 1; j <= 3 && i >= j; j++ {
			s = needs(s, fmt.Sprintf("service-%02d", i-j))
		}
		r.Facts.Services = append(r.Facts.Services, s)
	}
	some, pieces := r.Findings, r.Portability
	r.Findings, r.Portability = nil, nil
	for i := range 60 {
		f := some[i%len(some)]
		f.Rule = fmt.Sprintf("%s-%d", f.Rule, i)
		r.Findings = append(r.Findings, f)
	}
	for i := range 200 {
		r.Portability = append(r.Portability, pieces[i%len(pieces)])
	}
	return r
}
