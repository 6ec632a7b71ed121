package rules

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// From where it pays to see across services: logs in one place from three,
// traces from three programs of one's own, since a request between two is easily
// followed; and whatever was answered, in a system of ten.
const (
	servicesForLogs   = 3
	programsForTraces = 3
	manyToWatch       = 10
)

// customersDepend: nobody outside notices an outage of anything else.
func customersDepend(_ facts.Project, n Needs) bool { return n.Customers }

// outageMatters: somebody has to find out quickly what failed.
func outageMatters(p facts.Project, n Needs) bool {
	return n.Customers || n.Availability || p.Orchestrated >= manyToWatch
}

// tracingMatters: a target has to be kept, or a request crosses many services.
func tracingMatters(p facts.Project, n Needs) bool {
	return n.Availability || p.Orchestrated >= manyToWatch
}

// observabilityRules are about what can be seen when something goes wrong.
func observabilityRules() []Rule {
	return []Rule{
		{
			ID: "logging-off", Theme: facts.Observability, Severity: facts.Medium,
			Title: "Logging switched off",
			Says:  "%s discards its logs.", Several: "%s discard their logs.",
			Why:              "After a failure there is nothing to read.",
			Remedy:           "Keep the logs, and lower the log level instead.",
			RemedyCompose:    "Use the `local` driver, which rotates its files, instead of `none`.",
			RemedyKubernetes: "Write logs to stdout, where the node keeps them, and filter at the collector.",
			Source:           "https://docs.docker.com/engine/logging/configure/", Fix: lines("logging: !override", "  driver: local"), Check: loggingOff,
		},
		{
			ID: "log-rotation-missing", Theme: facts.Observability, Severity: facts.Medium, Common: true,
			Title: "Logs without a size limit",
			Says:  "%s writes logs without a size limit.", Several: "%s write logs without a size limit.",
			Why:              "The default driver never cuts or rotates the log of a container; a full disk stops every service of the host.",
			Remedy:           "Set a size and a number of log files, once for the host or for each service.",
			RemedyCompose:    "Add `logging: {driver: local}`, or set `max-size` and `max-file` here or in the `daemon.json` of the engine.",
			RemedyKubernetes: "Set the log limits of the kubelet, which rotates the files, and ship the logs to another place.",
			Source:           "https://docs.docker.com/engine/logging/drivers/json-file/", Fix: lines("logging: !override", "  driver: json-file", "  options:", `    max-size: "10m"`, `    max-file: "3"`), Check: rotationMissing,
		},
		{
			ID: "no-log-collection", Theme: facts.Observability, Severity: facts.Low,
			Title:            "No log collection found",
			Says:             "No log collection was found for %s.",
			Why:              "A failure often shows in several services at once, and logs that stay in a container are lost with it.",
			Remedy:           "Collect logs in one place before production.",
			RemedyCompose:    "Add a collector such as Fluent Bit, Vector or Grafana Alloy, or a logging driver that ships them.",
			RemedyKubernetes: "Run a collector as a DaemonSet; without one, `kubectl logs` shows the current container and the last restart only.",
			Source:           productionDocs, Signals: []Signal{Orchestrator}, When: outageMatters, Asked: "when customers or the business depend on it, an availability target is set, or ten or more services run", Check: noLogCollection,
		},
		{
			ID: "no-metrics", Theme: facts.Observability, Severity: facts.Low,
			Title:            "No metrics collection found",
			Says:             "No metrics collection was found for %s.",
			Why:              "Without figures on load nobody can say how many hosts you need, and that number is a large part of this decision.",
			Remedy:           "Measure CPU, memory, requests and errors for some weeks.",
			RemedyCompose:    "Add Prometheus with cAdvisor and node-exporter, or the agent of a hosted service.",
			RemedyKubernetes: "Install metrics-server and a Prometheus stack first: autoscaling needs them.",
			Source:           "https://sre.google/sre-book/monitoring-distributed-systems/", When: customersDepend, Asked: "when customers or the business depend on it", Check: noMetrics,
		},
		{
			ID: "no-tracing", Theme: facts.Observability, Severity: facts.Low,
			Title:            "No tracing found",
			Says:             "No tracing was found for %s.",
			Why:              "With this many programs, logs do not show which one makes a request slow.",
			Remedy:           "Instrument the programs with OpenTelemetry and send traces to one place.",
			RemedyCompose:    "Add an OpenTelemetry collector and a store such as Jaeger or Tempo.",
			RemedyKubernetes: "Run the same collector in the cluster; the OpenTelemetry operator can instrument some languages by itself.",
			Source:           "https://opentelemetry.io/docs/concepts/observability-primer/", When: tracingMatters, Asked: "when an availability target is set, or ten or more services run", Check: noTracing,
		},
		{
			ID: "monitoring-on-watched-host", Theme: facts.Observability, Severity: facts.Low,
			Title: "Monitoring on the host that it watches",
			Says:  "%s runs on the host that it watches.", Several: "%s run on the host that they watch.",
			Why:              "When the host dies, the service that should report it dies too.",
			Remedy:           "Check from outside the host that the host is up.",
			RemedyCompose:    "Put alerting on another host, or use a hosted check that expects a heartbeat.",
			RemedyKubernetes: "Send alerts through a receiver outside the cluster, with a watchdog alert that always fires.",
			Source:           "https://sre.google/sre-book/monitoring-distributed-systems/", Signals: []Signal{HostTied}, Check: monitoringOnWatchedHost,
		},
	}
}

func loggingOff(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Logging == nil || s.Logging.Driver != "none" {
			return nil
		}
		return hit(s, "", s.Logging.Place)
	})
}

func rotationMissing(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Logging == nil {
			return hit(s, "", s.Place)
		}
		if s.Logging.Driver != "" && s.Logging.Driver != "json-file" || slices.Contains(s.Logging.Options, "max-size") {
			return nil
		}
		return hit(s, "", s.Logging.Place)
	})
}

// runs reports whether a service of the project is one of the products: by its
// product, by the last part of its image, or, where it is there to watch, by what
// it is called. A name alone is none: pgvector is no vector.
func runs(p facts.Project, words ...string) bool {
	return slices.ContainsFunc(p.Services, func(s facts.Service) bool {
		text := strings.ToLower(string(s.Name))
		if s.Image != nil {
			repository := strings.ToLower(string(s.Image.Repository))
			if base := path.Base(repository); slices.ContainsFunc(words, func(w string) bool { return base == w || strings.HasPrefix(base, w+"-") }) {
				return true
			}
			text += " " + repository
		}
		return s.Product != "" && slices.Contains(words, s.Product) || s.Role == facts.RoleMonitoring && containsAny(text+" "+s.Product, words...)
	})
}

// agents ship logs, metrics and traces alike.
func agents() []string {
	return []string{"alloy", "otel", "opentelemetry", "signoz", "datadog", "newrelic", "dynatrace", "elastic-agent", "apm-server", "netdata", "zabbix", "wazuh", "splunk", "openobserve", "hyperdx"}
}

func noLogCollection(p facts.Project) []Hit {
	collectors := []string{"loki", "promtail", "fluentd", "fluent-bit", "vector", "logstash", "filebeat", "graylog", "kibana", "seq", "logspout", "dozzle", "victorialogs", "victoria-logs"}
	if p.Orchestrated < servicesForLogs || runs(p, append(collectors, agents()...)...) || slices.ContainsFunc(p.Services, shipsLogs) {
		return nil
	}
	return []Hit{{Detail: untrusted.Text(count(p.Orchestrated, "service", "services"))}}
}

// shipsLogs reports whether a logging driver sends logs away or to the journal.
func shipsLogs(s facts.Service) bool {
	return s.Logging != nil && !strings.Contains(string(s.Logging.Driver), "$") && !slices.Contains([]untrusted.Text{"", "none", "json-file", "local"}, s.Logging.Driver)
}

func noMetrics(p facts.Project) []Hit {
	meters := []string{"prometheus", "prom/", "grafana", "exporter", "cadvisor", "influxdb", "telegraf", "graphite", "statsd", "victoriametrics", "victoria-metrics", "mimir", "metricbeat", "pushgateway"}
	if p.Orchestrated == 0 || runs(p, append(meters, agents()...)...) {
		return nil
	}
	return []Hit{{Detail: untrusted.Text(count(p.Orchestrated, "service", "services"))}}
}

func noTracing(p facts.Project) []Hit {
	programs := 0
	for _, s := range p.Services {
		// Software of others is watched from outside.
		if (s.Role == facts.RoleApplication || s.Role == facts.RoleWorker) && s.Product == "" {
			programs++
		}
		if slices.ContainsFunc(s.Environment, traces) || s.Build != nil && slices.ContainsFunc(s.Build.Args, traces) {
			return nil
		}
	}
	if slices.ContainsFunc(p.Unset, func(u facts.Unset) bool { return traces(facts.Variable{Name: u.Name}) }) {
		return nil
	}
	tracers := []string{"jaeger", "tempo", "zipkin", "skywalking", "sentry"}
	if programs < programsForTraces || runs(p, append(tracers, agents()...)...) {
		return nil
	}
	return []Hit{{Detail: untrusted.Text(count(programs, "program", "programs"))}}
}

func traces(v facts.Variable) bool {
	return containsAny(string(v.Name), "OTEL_", "DD_TRACE", "DD_AGENT", "ELASTIC_APM", "SENTRY_DSN", "JAEGER_", "ZIPKIN", "NEW_RELIC", "INSTANA", "DYNATRACE")
}

// monitoringOnWatchedHost needs both: what watches and what is watched.
func monitoringOnWatchedHost(p facts.Project) []Hit {
	watched := slices.ContainsFunc(p.Services, func(s facts.Service) bool {
		return s.Role == facts.RoleApplication || s.Role == facts.RoleWorker || s.Role == facts.RoleDatabase
	})
	if !watched {
		return nil
	}
	return where(p, func(s facts.Service) bool {
		return s.Role == facts.RoleMonitoring && !s.Inactive &&
			containsAny(s.Product+" "+string(s.Name), "prometheus", "grafana", "alertmanager", "uptime", "zabbix", "netdata", "loki", "victoria")
	})
}
