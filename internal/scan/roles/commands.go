package roles

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
)

// keptOpen: the container waits for a person to work in it.
func keptOpen(c *candidate) (guess, bool) {
	if len(c.commands) == 0 {
		return guess{}, false
	}
	for _, words := range c.commands {
		line := strings.Join(words, " ")
		if c.alsoWorks() {
			break
		}
		if strings.HasPrefix(line, "sleep infinity") || strings.HasPrefix(line, "tail -f /dev/null") || strings.HasPrefix(line, "tail -F /dev/null") {
			return guess{facts.RoleDevelopment, false, "it only waits: " + strings.Join(words[:2], " ")}, true
		}
	}
	if c.waits() {
		return guess{facts.RoleDevelopment, false, "it only waits in a loop"}, true
	}
	return guess{}, false
}

// alsoWorks reports whether one of its commands is more than waiting: what is done
// before a container is kept open may be what it is for.
func (c *candidate) alsoWorks() bool {
	return slices.ContainsFunc(c.commands, func(w []string) bool {
		return w[0] != "tail" && !slices.Contains(shellWords, w[0]) && !slices.Contains([]string{"sh", "bash", "npm", "yarn", "pnpm", "pip", "composer", "bundle", "poetry", "uv"}, w[0])
	})
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
func workerCommand(c *candidate) (guess, bool) {
	if len(c.commands) == 0 {
		return guess{}, false
	}
	last := c.commands[len(c.commands)-1]
	if g, ok := workerImage(last); ok {
		return g, true
	}
	if g, ok := schedulerCommand(c, last); ok {
		return g, true
	}
	if slices.Contains(workerPrograms, last[0]) && !slices.Contains(last, "flower") {
		return guess{facts.RoleWorker, true, "runs " + last[0]}, true
	}
	if slices.Contains(last, "flower") && last[0] == "celery" {
		return guess{facts.RoleMonitoring, true, "runs celery flower"}, true
	}
	if role, name, ok := workerFile("./" + last[0]); ok && last[0] != "celery" {
		return guess{role, !c.published(), "it runs " + name}, true
	}
	for _, w := range last[1:] {
		if slices.Contains(workerWords, strings.ToLower(w)) {
			return guess{facts.RoleWorker, !c.published(), "its command has the word " + strings.ToLower(w)}, true
		}
		if role, name, ok := workerFile(w); ok {
			return guess{role, false, "its command runs " + name}, true
		}
		if part := lastPart(w); slices.Contains([]string{"worker", "consumer", "taskworker"}, part) || part == "processor" && strings.HasPrefix(w, "run-") {
			return guess{facts.RoleWorker, false, "a word of its command ends in " + part}, true // the word itself is not shown
		}
	}
	return guess{}, false
}

// workerImage: the one word of its command tells an image of many uses to work
// off queues.
func workerImage(last []string) (guess, bool) {
	if part := lastPart(last[0]); len(last) == 1 && strings.HasPrefix(last[0], "run-") && slices.Contains([]string{"worker", "processor", "consumer"}, part) {
		return guess{facts.RoleWorker, false, "its command ends in " + part}, true
	}
	return guess{}, false
}

// lastPart is what a word like run-task-processor ends in; empty for options,
// files and settings.
func lastPart(w string) string {
	if strings.HasPrefix(w, "-") || strings.ContainsAny(w, "=:/.,$") {
		return ""
	}
	return strings.ToLower(w[strings.LastIndexAny(w, "-_")+1:])
}

// schedulerCommand: the command starts work at fixed times.
func schedulerCommand(c *candidate, last []string) (guess, bool) {
	if slices.Contains(schedulerPrograms, last[0]) {
		return guess{facts.RoleScheduler, true, "runs " + last[0]}, true
	}
	for _, w := range last[1:] {
		if w = strings.ToLower(w); slices.Contains(schedulerWords, w) {
			return guess{facts.RoleScheduler, !c.published(), "its command has the word " + w}, true
		}
	}
	return guess{}, false
}

// workerFile finds a program file that is named after what it does:
// Orders.Worker.dll, dist/worker.js, entrypoint-celery-beat.sh.
func workerFile(w string) (facts.Role, string, bool) {
	if strings.HasPrefix(w, "-") || !strings.Contains(w, ".") && !strings.Contains(w, "/") || strings.ContainsAny(w, "=:,") {
		return "", "", false
	}
	base := strings.ToLower(w[strings.LastIndexByte(w, '/')+1:])
	if ext := path.Ext(base); slices.Contains([]string{".sh", ".js", ".mjs", ".cjs", ".ts", ".py", ".rb", ".php", ".dll", ".jar", ".exe", ".bash"}, ext) {
		base = strings.TrimSuffix(base, ext)
	}
	parts := strings.FieldsFunc(base, func(r rune) bool { return r == '.' || r == '-' || r == '_' })
	if len(parts) == 0 {
		return "", "", false
	}
	for _, part := range []string{parts[len(parts)-1], parts[0]} { // a scheduler-executor-consumer consumes
		switch part {
		case "beat", "celerybeat", "schedule", "scheduler", "cron", "clock", "clockwork":
			return facts.RoleScheduler, "a " + part, true
		case "worker", "workers", "consumer", "consumers", "celeryworker":
			return facts.RoleWorker, "a " + part, true
		}
	}
	return "", "", false
}

// jobCommand: the command ends by itself and nothing starts it again.
func jobCommand(c *candidate) (guess, bool) {
	if len(c.commands) == 0 || c.published() || c.s.Restart == "always" || c.s.Restart == "unless-stopped" || c.s.Health != nil {
		return guess{}, false
	}
	last := c.commands[len(c.commands)-1]
	if word := jobFile("./" + last[0]); word != "" && len(last) == 1 {
		return guess{facts.RoleJob, c.s.Restart == "no", "its command runs a " + word}, true
	}
	for _, w := range last {
		w = strings.ToLower(strings.TrimPrefix(w, "--"))
		if slices.Contains(jobWords, w) {
			return guess{facts.RoleJob, c.s.Restart == "no", "its command has the word " + w}, true
		}
		if word := jobFile(w); word != "" {
			return guess{facts.RoleJob, c.s.Restart == "no", "its command runs a " + word}, true
		}
	}
	return guess{}, false
}

// partOfProduct: one image of a well-known application often runs as several
// services; their names tell which of them work off queues or set things up.
func partOfProduct(c *candidate) (guess, bool) {
	role, ok := roleOfName(string(c.s.Name))
	switch {
	case ok && role == facts.RoleWebEdge && c.sibling && c.published(), ok && role == facts.RoleBackup && c.sibling && !c.published():
		return guess{role, false, "the image is " + c.product.Name + ", the name says " + string(role)}, true
	}
	if !ok || c.published() || role != facts.RoleWorker && role != facts.RoleScheduler && (role != facts.RoleJob || c.s.Restart == "always" || c.s.Restart == "unless-stopped") {
		return guess{}, false
	}
	return guess{role, false, "the image is " + c.product.Name + ", the name says " + string(role)}, true
}

// jobFile finds a program file that is named after something that ends:
// docker-entrypoint-migrator.sh, scripts/seed.js.
func jobFile(w string) string {
	if strings.HasPrefix(w, "-") || !strings.Contains(w, "/") || strings.ContainsAny(w, "=:,") {
		return ""
	}
	parts := strings.FieldsFunc(w[strings.LastIndexByte(w, '/')+1:], func(r rune) bool { return r == '.' || r == '-' || r == '_' })
	for _, p := range parts {
		if slices.Contains([]string{"migrate", "migrator", "migration", "migrations", "seed", "seeder", "bootstrap", "provision"}, p) {
			return p
		}
	}
	return ""
}
