package scan

import (
	"slices"
	"strings"

	"advisor/internal/facts"
)

// keptOpen: the container waits for a person to work in it.
func (c *candidate) keptOpen() (guess, bool) {
	if len(c.commands) == 0 {
		return guess{}, false
	}
	for _, words := range c.commands {
		line := strings.Join(words, " ")
		if strings.HasPrefix(line, "sleep infinity") || strings.HasPrefix(line, "tail -f /dev/null") || strings.HasPrefix(line, "tail -F /dev/null") {
			return guess{facts.RoleDevelopment, false, "it only waits: " + strings.Join(words[:2], " ")}, true
		}
	}
	if c.waits() {
		return guess{facts.RoleDevelopment, false, "it only waits in a loop"}, true
	}
	return guess{}, false
}

// waits reports whether a script ends in a loop which does nothing but sleep.
func (c *candidate) waits() bool {
	i := slices.IndexFunc(c.commands, func(w []string) bool { return w[0] == "while" })
	if i < 0 {
		return false
	}
	return !slices.ContainsFunc(c.commands[i:], func(w []string) bool {
		if w[0] == "while" && len(w) > 1 {
			w = w[1:]
		}
		return !slices.Contains([]string{":", "true", "sleep", "done", "do"}, w[0])
	})
}

// workerCommand: the command only works off queues or timetables.
func (c *candidate) workerCommand() (guess, bool) {
	if len(c.commands) == 0 {
		return guess{}, false
	}
	last := c.commands[len(c.commands)-1]
	if slices.Contains(workerPrograms, last[0]) && !slices.Contains(last, "flower") {
		return guess{facts.RoleWorker, true, "runs " + last[0]}, true
	}
	if slices.Contains(last, "flower") && last[0] == "celery" {
		return guess{facts.RoleMonitoring, true, "runs celery flower"}, true
	}
	if name, ok := workerFile("./" + last[0]); ok && last[0] != "celery" {
		return guess{facts.RoleWorker, !c.published(), "it runs " + name}, true
	}
	for _, w := range last[1:] {
		if slices.Contains(workerWords, strings.ToLower(w)) {
			return guess{facts.RoleWorker, !c.published(), "its command has the word " + strings.ToLower(w)}, true
		}
		if name, ok := workerFile(w); ok {
			return guess{facts.RoleWorker, false, "its command runs " + name}, true
		}
	}
	return guess{}, false
}

// workerFile finds a program file that is named after what it does:
// Orders.Worker.dll, dist/worker.js, consumer.py.
func workerFile(w string) (string, bool) {
	if strings.HasPrefix(w, "-") || !strings.Contains(w, ".") && !strings.Contains(w, "/") || strings.ContainsAny(w, "=:,") {
		return "", false
	}
	base := strings.ToLower(w[strings.LastIndexByte(w, '/')+1:])
	for _, part := range strings.FieldsFunc(base, func(r rune) bool { return r == '.' || r == '-' || r == '_' }) {
		switch part {
		case "worker", "workers", "consumer", "consumers", "schedule", "scheduler", "cron":
			return "a " + part, true
		}
	}
	return "", false
}

// jobCommand: the command ends by itself and nothing starts it again.
func (c *candidate) jobCommand() (guess, bool) {
	if len(c.commands) == 0 || c.published() || c.s.Restart == "always" || c.s.Restart == "unless-stopped" || c.s.Health != nil {
		return guess{}, false
	}
	last := c.commands[len(c.commands)-1]
	for _, w := range last {
		w = strings.ToLower(strings.TrimPrefix(w, "--"))
		if slices.Contains(jobWords, w) {
			return guess{facts.RoleJob, c.s.Restart == "no", "its command has the word " + w}, true
		}
	}
	return guess{}, false
}

// byName: what the names say, which is never sure.
func (c *candidate) byName() (guess, bool) {
	if role, ok := roleOfName(string(c.s.Name)); ok {
		return guess{role, false, "only the name says so: " + string(c.s.Name)}, true
	}
	role, ok := roleOfName(c.short())
	if !ok || role == facts.RoleJob || role == facts.RoleDevelopment { // many images are called test or setup
		return guess{}, false
	}
	return guess{role, false, "only the image's name says so: " + c.short()}, true
}

func roleOfName(name string) (facts.Role, bool) {
	parts := nameParts(name)
	if len(parts) > 1 && parts[0] == "load" && (parts[1] == "generator" || parts[1] == "test") {
		return facts.RoleDevelopment, true
	}
	client := slices.ContainsFunc(parts, func(p string) bool { return slices.Contains(storeClients, p) })
	slices.Reverse(parts)
	for _, p := range parts {
		for _, r := range nameRoles {
			store := r.role == facts.RoleDatabase || r.role == facts.RoleCache || r.role == facts.RoleQueue
			if slices.Contains(r.words, p) && (!store || !client) {
				return r.role, true
			}
		}
	}
	return "", false
}

// partOfProduct: one image of a well-known application often runs as several
// services; their names tell which of them work off queues or set things up.
func (c *candidate) partOfProduct() (guess, bool) {
	role, ok := roleOfName(string(c.s.Name))
	if !ok || c.published() || role != facts.RoleWorker && (role != facts.RoleJob || c.s.Restart == "always" || c.s.Restart == "unless-stopped") {
		return guess{}, false
	}
	return guess{role, false, "the image is " + c.product.Name + ", the name says " + string(role)}, true
}

// byExporterName: an exporter watches the software that it is named after and
// often lies in an image of that name.
func (c *candidate) byExporterName() (guess, bool) {
	for _, name := range []string{string(c.s.Name), c.short()} {
		if parts := nameParts(name); len(parts) > 1 && (parts[len(parts)-1] == "exporter" || parts[len(parts)-1] == "collector" && parts[0] == "otel") {
			return guess{facts.RoleMonitoring, false, "named as an exporter of metrics"}, true
		}
	}
	return guess{}, false
}

// words reports whether the name has one of the words.
func (c *candidate) words(list []string) bool {
	return slices.ContainsFunc(nameParts(string(c.s.Name)), func(p string) bool { return slices.Contains(list, p) })
}

// nameParts are the words of a name, without numbers at their end.
func nameParts(name string) []string {
	out := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '/' })
	for i, p := range out {
		if t := strings.TrimRight(p, "0123456789"); t != "" {
			out[i] = t
		}
	}
	return out
}
