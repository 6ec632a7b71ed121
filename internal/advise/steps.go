package advise

import (
	"fmt"
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

func step(when, why, action string, a ...any) report.NextStep {
	return report.NextStep{When: when, Action: untrusted.Text(fmt.Sprintf(action, a...)), Why: why}
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
				out = append(out, step(first, english.Stop(v.Why), "Agree on what to give up: %s", english.Lower(v.Relax)))
			}
		}
	case len(r.NextQuestions) > 0:
		for _, q := range r.NextQuestions[:min(most, len(r.NextQuestions))] {
			out = append(out, step(first, "", "Answer %q with `--%s`.", q.Ask, q.Question))
		}
	default:
		out = append(out, step(first, "every question that could change the result is answered, and teams with such answers chose both",
			"Decide in the design review, with the reasons for each side in this report."))
	}
	return out
}

// readiness is what either platform needs before production.
func readiness(s situation) []report.NextStep {
	var out []report.NextStep
	if ps := s.report.Problems; len(ps) > 0 {
		out = append(out, at(step(beforeProduction, "docker compose refuses the project as it is",
			"Correct %s in the Compose files.", english.Count(len(ps), "mistake", "mistakes")), []untrusted.Place{{File: ps[0].File, Line: ps[0].Line}}))
	}
	if !s.scanned() {
		return append(out, step(beforeProduction, "security, scalability, monitoring and logging are checked before production on either platform",
			"Run `advisor scan` in the folder of the Compose project."), backupUnseen(s))
	}
	if fs := s.where(servedByProgram); len(fs) > 0 {
		out = append(out, at(step(beforeProduction, "static files need no process to keep alive, and a CDN can serve them",
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
			"Add a health check to %s.", "a backend runs without an end in sight, and a check is how the platform sees that it hangs",
		},
		{
			func(v facts.Service) bool { return v.Limits.Memory.Line == 0 },
			"Limit the memory of %s (`deploy.resources.limits.memory`).", "without a limit one service can take the memory of all others",
		},
		{
			func(v facts.Service) bool {
				return !s.kubernetes() && (v.Restart == "" || v.Restart == "no") && v.Mode == ""
			},
			"Set `restart: unless-stopped` for %s.", "without it nothing starts the service again after a crash or a reboot",
		},
	} {
		if fs := s.where(func(v facts.Service) bool { return backend(v) && need.lacks(v) }); len(fs) > 0 {
			out = append(out, at(step(beforeProduction, need.why, need.action, names(fs)), places(fs)))
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
// those of medium severity of each theme. What nearly every project has and what
// is low is left to the list of findings.
func findingSteps(s situation) []report.NextStep {
	const most = 3
	var high, rest []report.NextStep
	for _, t := range facts.Themes() {
		var medium []string
		var where []untrusted.Place
		for _, f := range s.report.Findings {
			switch {
			case f.Theme != t || f.Common || told[f.Rule] || !f.Open():
			case f.Severity == facts.High:
				high = append(high, at(step(beforeProduction, english.Lower(english.Stop(f.Title)), "%s", subjectOf(f)+english.Lower(f.Remedy)), f.Evidence))
			case f.Severity == facts.Medium:
				medium = append(medium, english.Lower(f.Title)+forServices(f))
				where = append(where, f.Evidence[:min(1, len(f.Evidence))]...)
			}
		}
		if len(medium) > 0 {
			rest = append(rest, at(step(beforeProduction, "", "Resolve the findings on %s: %s.", english.Lower(t.Title()), listed(medium, most)), where[:min(most, len(where))]))
		}
	}
	return append(high, rest...)
}

// listed is a list whose items may hold commas.
func listed(items []string, most int) string {
	if n := len(items) - most; n > 0 {
		return strings.Join(items[:most], "; ") + fmt.Sprintf("; and %d more", n)
	}
	return strings.Join(items, "; ")
}

// subjectOf names the services that an order is for.
func subjectOf(f facts.Finding) string {
	if len(f.Services) == 0 {
		return ""
	}
	return "For " + english.List(plainStrings(f.Services), 5) + ": "
}

func forServices(f facts.Finding) string {
	if len(f.Services) == 0 {
		return ""
	}
	return " (" + english.List(plainStrings(f.Services), 3) + ")"
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
			return []report.NextStep{at(step(beforeProduction, "a copy on the same disk is lost with it, and only a restore proves a backup",
				"Back up the data of %s to another place every night, and restore it once before you go live.", english.List(plainStrings(f.Services), 5)), f.Evidence)}
		}
	}
	return []report.NextStep{at(step(beforeProduction, "only a restore proves a backup",
		"Restore the backup of %s once before you go live.", names(stores)), places(stores))}
}

// backupUnseen is the same where no file was read.
func backupUnseen(s situation) report.NextStep {
	if s.is("stateful-services", "0") {
		return step(beforeProduction, "the files alone do not bring a host back", "Keep what a new host needs (packages, settings, secrets) outside of it.")
	}
	return step(beforeProduction, "a copy on the same disk is lost with it, and only a restore proves a backup",
		"Back up the application's data to another place every night, and restore it once before you go live.")
}

// recordSteps keep the decision checkable; there are none where a record holds
// it already.
func recordSteps(s situation) []report.NextStep {
	if s.report.Review.Agreed != "" || s.report.Check != nil {
		return nil
	}
	return []report.NextStep{step(inOperation, "it fails when files or answers no longer support the decision",
		"Save the answers and the decision (`--save advisor.yaml`), commit the file, and run `advisor check` in CI.")}
}
