package schema

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// casts are the attributes of a container whose text docker compose makes a
// number or a truth value of, in each file by itself; text where another
// attribute is a number it refuses.
var casts = map[Kinds][]string{
	Integer: {
		"cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "oom_score_adj", "pids_limit",
		"umask", "ulimits.*", "ulimits.*.hard", "ulimits.*.soft", "healthcheck.retries", "ports.*.target", "scale",
		"deploy.replicas", "deploy.update_config.parallelism", "deploy.rollback_config.parallelism",
		"deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node",
	},
	Number: {"cpu_percent", "cpus", "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio"},
	Boolean: {
		"init", "networks.*.use_service_name_alias", "oom_kill_disable", "privileged", "read_only", "volumes.*.read_only",
		"volumes.*.volume.nocopy", "depends_on.*.required", "depends_on.*.restart", "healthcheck.disable", "stdin_open", "tty",
	},
}

// resourceCasts are the same of other sections, by path.
var resourceCasts = []string{
	"networks.*.external", "networks.*.internal", "networks.*.attachable", "networks.*.enable_ipv4", "networks.*.enable_ipv6",
	"volumes.*.external", "secrets.*.external", "configs.*.external",
}

// Cast is what docker compose makes of a text at the place, or 0.
func Cast(where *diagnostics.Path) Kinds {
	var keys []string
	for p := where; p != nil; p = p.Up {
		keys = append(keys, p.Key)
	}
	slices.Reverse(keys)
	if len(keys) < 3 {
		return 0
	}
	matches := func(name string) func(string) bool {
		return func(pattern string) bool {
			ok, _ := path.Match(strings.ReplaceAll(pattern, ".", "/"), name)
			return ok
		}
	}
	if keys[0] != "services" && keys[0] != "jobs" {
		if slices.ContainsFunc(resourceCasts, matches(strings.Join(keys, "/"))) {
			return Boolean
		}
		return 0
	}
	keys = keys[2:]
	if keys[0] == "pre_start" && len(keys) > 2 {
		keys = keys[2:]
	}
	for kind, patterns := range casts {
		if slices.ContainsFunc(patterns, matches(strings.Join(keys, "/"))) {
			return kind
		}
	}
	return 0
}

// cast reports whether docker compose can make of a text what it wants.
func (v Validator) cast(r *Rule, n *tree.Node, at tree.Pos, where *diagnostics.Path) bool {
	if n.Type != tree.Str || !r.kinds.Has(Integer|Number|Boolean) || !r.kinds.Has(String) {
		return true
	}
	var ok bool
	switch kind := Cast(where); kind {
	case Boolean:
		_, ok = tree.Truth(n.Text)
	case Integer:
		_, err := strconv.ParseInt(n.Text, 0, 64)
		ok = err == nil
	case Number:
		_, err := strconv.ParseFloat(n.Text, 64)
		ok = err == nil
	default:
		return true
	}
	if !ok {
		v.Log.LeaveOut(at, where.String(), "", "%s must be %s", where, Cast(where).describe())
	}
	return ok
}
