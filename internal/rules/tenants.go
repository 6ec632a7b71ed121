package rules

import (
	"cmp"
	"strconv"
	"strings"

	"advisor/internal/facts"
)

// stem cuts the last word of a name: app_customer1 is app and customer1.
func stem(name string) (first, rest string) {
	i := strings.LastIndexAny(name, "-_")
	if i <= 0 {
		return name, ""
	}
	return name[:i], name[i+1:]
}

func number(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// partOfOne reports whether a name is for a part of one system, which is no tenant.
func partOfOne(word string) bool {
	return containsAny(strings.ToLower(word), "worker", "beat", "web", "api", "app", "server", "scheduler", "cron", "migrate", "init",
		"setup", "frontend", "backend", "admin", "job", "task", "node", "service", "replica", "primary", "standby", "blue", "green", "test", "dev", "prod")
}

// program is what a service runs: its image or build, and its command.
func program(s facts.Service) string {
	var parts []string
	if s.Image != nil {
		parts = append(parts, string(s.Image.Repository))
	}
	if s.Build != nil {
		parts = append(parts, s.Build.Folder(), cmp.Or(s.Build.Stage(), s.Build.File()))
	}
	for _, c := range s.Command {
		parts = append(parts, c.Reveal())
	}
	return strings.Join(parts, " ")
}

// fewTenants is from how many copies a program is called copied for tenants.
const fewTenants = 3

// tenantCopies looks for one image or build under names that differ in their
// end only and not just by a number: those are nodes of a cluster.
func tenantCopies(p facts.Project) []Hit {
	copies := map[string][]facts.Service{}
	var order []string
	for _, s := range p.Services {
		stem, rest := stem(string(s.Name))
		if rest == "" || number(rest) || s.Role != facts.RoleApplication || partOfOne(rest) {
			continue
		}
		key := stem + " " + program(s)
		if copies[key] == nil {
			order = append(order, key)
		}
		copies[key] = append(copies[key], s)
	}
	var out []Hit
	for _, key := range order {
		if len(copies[key]) < fewTenants {
			continue
		}
		for _, s := range copies[key] {
			out = append(out, hit(s, "", s.Place)...)
		}
	}
	return out
}
