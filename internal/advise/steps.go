package advise

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// When a step is due, in the order of the report.
const (
	first            = "first"
	beforeProduction = "before production"
	theMove          = "the move"
	inOperation      = "in operation"
)

// nextSteps are what to do now, in order: what the decision still needs, what
// either platform needs before production, then what only the recommended way
// needs. Without a recommendation there is nothing of the last.
func nextSteps(r report.Report) []report.NextStep {
	s := newSituation(r)
	out := decisionSteps(s)
	out = append(out, readiness(s)...)
	switch {
	case !s.decided():
	case s.kubernetes():
		if !s.stays() {
			out = append(out, moveSteps(s)...)
		}
		out = append(out, clusterSteps(s)...)
	default:
		out = append(out, composeSteps(s)...)
	}
	if s.decided() {
		out = append(out, recordSteps(s)...)
	}
	return out
}

// due is when a step is due, who can do it, and about how long it takes.
type due struct{ when, who, effort string }

// Who can do a step.
const (
	team       = "the team"
	developers = "developers"
	operators  = "who runs production"
)

// About how long a step takes.
const (
	minutes = "minutes"
	hours   = "hours"
	days    = "days"
	weeks   = "weeks"
)

func step(d due, why, action string, a ...any) report.NextStep {
	return report.NextStep{When: d.when, Action: untrusted.Text(fmt.Sprintf(action, a...)), Why: why, Who: d.who, Effort: d.effort}
}

// doing is a step with a command to run; empty: there is none.
func doing(s report.NextStep, command string) report.NextStep {
	s.Snippet = command
	return s
}

// at names the places that a step is about.
func at(s report.NextStep, places []untrusted.Place) report.NextStep {
	s.Evidence = places
	return s
}

// decisionSteps are what a report without a recommendation starts with: the
// requirements that exclude each other, or the questions that settle it.
func decisionSteps(s situation) []report.NextStep {
	const most = 3
	var out []report.NextStep
	switch r := s.report; {
	case s.decided():
	case s.bothRuledOut():
		for _, v := range r.Vetoes {
			if v.Relax != "" {
				out = append(out, step(due{first, team, hours}, english.Stop(v.Why), "Agree on what to give up: %s", english.Lower(v.Relax)))
			}
		}
	case len(r.NextQuestions) > 0:
		for _, q := range askedFirst(r, most) {
			if isDisputed(r, q.Question) {
				out = append(out, step(due{first, team, hours}, "", "Agree on %q, and answer it with `--%s`.", q.Ask, q.Question))
				continue
			}
			out = append(out, step(due{first, team, minutes}, "", "Answer %q with `--%s`.", q.Ask, q.Question))
		}
	default:
		out = append(out, step(due{first, team, hours}, "every question that could change the result is answered, and teams with such answers chose either side",
			"Decide in the design review, with the reasons for each side in this report."))
	}
	return out
}

// askedFirst are the questions to settle first, those that the title and the first
// screen ask before all others.
func askedFirst(r report.Report, most int) []report.NextQuestion {
	all := settleFirst(r, len(r.NextQuestions))
	place := func(q report.NextQuestion) int {
		if i := slices.Index(r.Summary.Ask, q.Ask); i >= 0 {
			return i
		}
		return len(r.Summary.Ask)
	}
	slices.SortStableFunc(all, func(a, b report.NextQuestion) int { return place(a) - place(b) })
	return all[:min(most, len(all))]
}

// readiness is what either platform needs before production.
func readiness(s situation) []report.NextStep {
	var out []report.NextStep
	if ps := s.report.Problems; len(ps) > 0 {
		out = append(out, at(step(due{beforeProduction, developers, hours}, "docker compose rejects the project as it is",
			"Correct %s in the Compose files.", english.Count(len(ps), "mistake", "mistakes")), []untrusted.Place{{File: ps[0].File, Line: ps[0].Line}}))
	}
	if !s.scanned() {
		return append(out, step(due{beforeProduction, developers, minutes}, "the findings on security, scalability, monitoring and logging apply to either platform",
			"Run `advisor scan` in the folder of the Compose project."), backupUnseen(s))
	}
	if fs := s.where(servedByProgram); len(fs) > 0 {
		out = append(out, at(step(due{beforeProduction, developers, days}, "static files need no process, and a CDN can serve them",
			"Build %s to static files in CI/CD, and serve them from a CDN or a static server.", names(fs)), places(fs)))
	}
	out = append(out, backendSteps(s)...)
	out = append(out, findingSteps(s)...)
	return append(out, backupSteps(s)...)
}

// servedByProgram holds for a frontend that a program of its own serves: a
// development server, or an image that is no web server. One whose image is a
// web server is built to static files already.
func servedByProgram(v facts.Service) bool {
	return v.Role == facts.RoleFrontend && v.Build != nil && (v.DevServer != "" || !onWebServer(v))
}

func onWebServer(v facts.Service) bool {
	if v.Dockerfile == nil {
		return true // not known: nothing to say
	}
	base := v.Dockerfile.From()
	if base == nil {
		return false
	}
	return webServer[lastPart(base.Repository)]
}

// webServer are the images that serve static files.
var webServer = map[string]bool{
	"nginx": true, "nginx-unprivileged": true, "caddy": true, "httpd": true, "static-web-server": true, "lighttpd": true, "openresty": true,
}

// backendSteps are what the team's own long-running services lack, each thing
// with the services that lack it.
func backendSteps(s situation) []report.NextStep {
	var out []report.NextStep
	for _, need := range []struct {
		lacks  func(facts.Service) bool
		action string
		why    string
	}{
		{
			func(v facts.Service) bool { return v.Health == nil && (v.Dockerfile == nil || !v.Dockerfile.Healthy) },
			"Add a health check to %s.", "without a health check, the platform does not notice that a service hangs",
		},
		{
			func(v facts.Service) bool { return v.Limits.Memory.Line == 0 },
			"Limit the memory of %s (`deploy.resources.limits.memory`).", "without a limit, one service can use up the memory of all others",
		},
		{
			func(v facts.Service) bool {
				return !s.kubernetes() && (v.Restart == "" || v.Restart == "no") && v.Mode == ""
			},
			"Set `restart: unless-stopped` for %s.", "without a restart policy, nothing restarts the service after a crash or a reboot",
		},
	} {
		if fs := s.where(func(v facts.Service) bool { return backend(v) && need.lacks(v) }); len(fs) > 0 {
			out = append(out, at(step(due{beforeProduction, developers, hours}, need.why, need.action, names(fs)), places(fs)))
		}
	}
	return out
}

// backend holds for a long-running service of the team's own.
func backend(v facts.Service) bool {
	return v.Role == facts.RoleApplication || v.Role == facts.RoleWorker || v.Role == facts.RoleScheduler
}

// told are the rules whose findings have a step of their own.
var told = map[string]bool{
	"healthcheck-missing": true, "resource-limits-missing": true, "restart-policy-missing": true, "stateful-without-backup": true,
	"frontend-as-service": true,
}

// findingSteps are the findings of high severity one by one, and one step for
// those of medium severity. What nearly every project has and what is low is left
// to the list of findings.
func findingSteps(s situation) []report.NextStep {
	var out []report.NextStep
	var themes []string
	var where []untrusted.Place
	n := 0
	for _, t := range facts.Themes() {
		medium := 0
		for _, f := range s.report.Findings {
			switch {
			case f.Theme != t || f.Common || told[f.Rule] || !f.Open():
			case f.Severity == facts.High:
				out = append(out, at(step(due{beforeProduction, developers, hours}, english.Lower(english.Stop(f.Title)), "%s", addressed(f)), f.Evidence))
			case f.Severity == facts.Medium:
				medium++
				where = append(where, f.Evidence[:min(1, len(f.Evidence))]...)
			}
		}
		if medium > 0 {
			n += medium
			themes = append(themes, english.Lower(t.Title()))
		}
	}
	if n > 0 {
		out = append(out, at(step(due{beforeProduction, developers, days}, "", "Fix %s (%s), or accept %s in the record with a reason and a date.",
			english.Count(n, "finding of medium severity", "findings of medium severity"), strings.Join(themes, ", "), english.Agree(n, "it", "them")), where))
	}
	return out
}

// addressed is the order of a finding, with the services that it is for.
func addressed(f facts.Finding) string {
	if len(f.Services) == 0 {
		return f.Remedy
	}
	return "For " + english.Names(report.Strings(f.Services), 5) + ": " + english.Lower(f.Remedy)
}

// backupSteps are about the data: what no file backs up, and the proof that a
// backup can be restored.
func backupSteps(s situation) []report.NextStep {
	stores := s.where(func(v facts.Service) bool { return v.Stateful })
	if len(stores) == 0 {
		return nil
	}
	for _, f := range s.report.Findings {
		if f.Rule == "stateful-without-backup" && f.Open() && len(f.Services) > 0 {
			lost := s.where(func(v facts.Service) bool { return slices.Contains(f.Services, v.Name) })
			return []report.NextStep{doing(at(step(due{beforeProduction, operators, days}, "a copy on the same disk is lost with the disk, and only a restore shows that a backup works",
				"Back up the data of %s to another place every night, and restore it once before you go live.", english.Names(report.Strings(f.Services), 5)), f.Evidence), dumps(lost))}
		}
	}
	return []report.NextStep{at(step(due{beforeProduction, operators, hours}, "only a restore shows that a backup works",
		"Restore the data of %s from a backup once before you go live.", names(stores)), places(stores))}
}

// dumps are commands that write the data of well-known databases to files; the
// user and the password are those that the container has.
func dumps(fs []facts.Service) string {
	var out []string
	for _, v := range fs {
		if v.Image == nil || !simpleName(string(v.Name)) {
			continue
		}
		tool, ending := "", "sql"
		switch lastPart(v.Image.Repository) {
		case "postgres", "postgis", "timescaledb", "pgvector":
			tool = `pg_dumpall -U "$POSTGRES_USER"`
		case "mysql":
			tool = `mysqldump --all-databases -uroot -p"$MYSQL_ROOT_PASSWORD"`
		case "mariadb":
			tool = `mariadb-dump --all-databases -uroot -p"$MARIADB_ROOT_PASSWORD"`
		case "mongo":
			tool, ending = "mongodump --archive", "archive"
		default:
			continue
		}
		out = append(out, fmt.Sprintf("docker compose exec -T %s sh -c '%s' > %s.%s", v.Name, tool, v.Name, ending))
	}
	return strings.Join(out, "\n")
}

// simpleName reports whether a shell reads a name as one word and no more.
func simpleName(s string) bool {
	return s != "" && s[0] != '-' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == ""
}

// backupUnseen is the same where no file was read.
func backupUnseen(s situation) report.NextStep {
	if s.is("stateful-services", "0") {
		return step(due{beforeProduction, operators, hours}, "the Compose files alone do not restore a host", "Keep what a new host needs (packages, settings, secrets) outside the host.")
	}
	return step(due{beforeProduction, operators, days}, "a copy on the same disk is lost with the disk, and only a restore shows that a backup works",
		"Back up the application's data to another place every night, and restore it once before you go live.")
}

// recordSteps keep the decision checkable; there are none where a record holds
// it already.
func recordSteps(s situation) []report.NextStep {
	if s.report.Review.Agreed != "" || s.report.Check != nil {
		return nil
	}
	return []report.NextStep{doing(step(due{inOperation, developers, hours}, "it fails when files or answers no longer support the decision",
		"Save the answers and the decision, commit the file, and run `advisor check` in CI."), "advisor --save advisor.yaml\nadvisor check")}
}
