package suggest

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// delivery: what the repository is set up with to bring a version out. A
// pipeline that only tests is no delivery.
func delivery(p facts.Project) hint {
	if what, at := gitOps(p); what != "" {
		return hint{option: "gitops", because: "the repository is set up for " + what, evidence: at}
	}
	for _, t := range p.Tools {
		if t.Kind == "deployment" {
			return hint{option: "pipeline", because: "a pipeline of the repository builds and publishes versions (" + t.Name + ")", evidence: []untrusted.Place{t.Place}}
		}
	}
	return hint{}
}

// kubernetesExperience: somebody wrote charts or manifests.
func kubernetesExperience(p facts.Project) hint {
	for _, t := range p.Tools {
		if t.Kind == "kubernetes" || t.Kind == "gitops" && (t.Name == "argocd" || t.Name == "flux") {
			return hint{option: "some", because: "the repository has files for Kubernetes (" + t.Name + ")", evidence: []untrusted.Place{t.Place}}
		}
	}
	return hint{}
}

// kubernetesAccess: something deploys to a cluster already. Manifests alone do
// not tell whether there is one.
func kubernetesAccess(p facts.Project) hint {
	for _, t := range p.Tools {
		deploys := t.Kind == "gitops" && (t.Name == "argocd" || t.Name == "flux") || t.Name == "kubectl" || t.Name == "helm-upgrade"
		if deploys {
			return hint{option: "running", because: "the repository deploys to a cluster (" + t.Name + ")", evidence: []untrusted.Place{t.Place}}
		}
	}
	return hint{}
}

// What the well-known monitoring products show of an application.
var (
	metricStores = []string{
		"prometheus", "victoria-metrics", "mimir", "cortex", "thanos", "graphite", "netdata", "zabbix", "datadog-agent", "telegraf", "signoz", "checkmk",
		"nagios", "icinga", "newrelic-infrastructure", "openobserve", "grafana-lgtm", "alloy", "grafana-agent", "hyperdx", "vmagent", "beszel",
	}
	logStores = []string{
		"loki", "graylog", "seq", "logstash", "fluentd", "fluent-bit", "vector", "filebeat", "promtail", "logspout", "syslog-ng", "signoz", "openobserve",
		"kibana", "opensearch-dashboards", "datadog-agent", "grafana-lgtm", "hyperdx", "alloy", "elastic-agent",
	}
	traceStores = []string{"jaeger", "zipkin", "tempo", "skywalking", "signoz", "apm-server", "grafana-lgtm", "openobserve", "hyperdx", "sentry", "datadog-agent"}
)

// logDrivers send the logs away from the host.
var logDrivers = []string{"gelf", "fluentd", "syslog", "awslogs", "gcplogs", "splunk", "loki", "journald", "logentries"}

// watched is what the files show of logs, metrics and traces.
type watched struct{ logs, metrics, traces []untrusted.Place }

func watching(p facts.Project) watched {
	var w watched
	for _, s := range p.Services {
		if slices.Contains(metricStores, s.Product) {
			w.metrics = append(w.metrics, s.Place)
		}
		if slices.Contains(logStores, s.Product) {
			w.logs = append(w.logs, s.Place)
		}
		if slices.Contains(traceStores, s.Product) {
			w.traces = append(w.traces, s.Place)
		}
		if s.Logging != nil && slices.Contains(logDrivers, strings.TrimPrefix(string(s.Logging.Driver), "grafana/")) {
			w.logs = append(w.logs, s.Logging.Place)
		}
	}
	return w
}

// logViewers show what somebody else collected: by themselves they are no sign
// that logs are.
var logViewers = []string{"kibana", "opensearch-dashboards"}

// watchedFor are the services without viewers of logs, and without a log system
// that is itself what the project is about: nothing else is there to be watched.
func watchedFor(all []facts.Service) []facts.Service {
	own := slices.ContainsFunc(all, func(s facts.Service) bool {
		return (s.Role == facts.RoleApplication || s.Role == facts.RoleWorker || s.Role == facts.RoleFrontend) && s.Product != "graylog"
	})
	return slices.DeleteFunc(slices.Clone(all), func(s facts.Service) bool {
		return slices.Contains(logViewers, s.Product) || s.Product == "graylog" && !own
	})
}

// observability is what the project runs itself to look at. A service of a
// provider would not be seen here, so nothing is said where nothing is found.
func observability(p facts.Project) hint {
	p.Services = watchedFor(p.Services)
	w := watching(p)
	switch {
	case len(w.logs) > 0 && len(w.metrics) > 0 && len(w.traces) > 0:
		return hint{option: "full", because: "logs, metrics and traces are collected in this project", evidence: slices.Concat(w.logs[:1], w.metrics[:1], w.traces[:1])}
	case len(w.logs) > 0 && len(w.metrics) > 0:
		return hint{option: "logs-and-metrics", because: "logs and metrics are collected in this project", evidence: slices.Concat(w.logs[:1], w.metrics[:1])}
	case len(w.logs) > 0:
		return hint{option: "logs", because: "the logs of services are collected in one place", evidence: w.logs}
	}
	return hint{}
}
