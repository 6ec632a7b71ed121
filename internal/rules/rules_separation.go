package rules

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

// separationRules are about development that leaks into the files that
// production is started from.
func separationRules() []Rule {
	return []Rule{
		{
			ID: "source-code-mounted", Theme: facts.Separation, Severity: facts.High,
			Title:            "Source code mounted from the host",
			Says:             "The program runs from a folder of the host",
			Why:              "What runs is not what was built and tested: whoever edits the folder changes production, and no other host has it.",
			Remedy:           "Copy the code into the image; mount it in a file for development only.",
			RemedyCompose:    "Move the mount to compose.override.yaml, or use `develop.watch`, and start production with `-f`.",
			RemedyKubernetes: "There is no folder to mount. The image has to hold the code.",
			Source:           productionDocs, Check: sourceMounted,
		},
		{
			ID: "development-server", Theme: facts.Separation, Severity: facts.High,
			Title:            "Development server or hot reload",
			Says:             "Starts a development server",
			Why:              "Such servers are slow, watch files, show errors with their source to everybody, and say themselves that they are not for production.",
			Remedy:           "Start the production server of the framework, or serve built files.",
			RemedyCompose:    "Keep the development command in compose.override.yaml and let the image's own command be the production one.",
			RemedyKubernetes: "Let the image's command be the production one, so that no manifest has to override it.",
			Source:           "https://12factor.net/dev-prod-parity", Check: developmentServer,
		},
		{
			ID: "debug-mode-on", Theme: facts.Separation, Severity: facts.High,
			Title:            "Debug or development mode switched on",
			Says:             "A variable switches on development or debug mode",
			Why:              "Debug pages show source, settings and secrets to whoever makes the program fail.",
			Remedy:           "Let production be the default and switch on debugging in a file for development.",
			RemedyCompose:    "Remove the variable here and set it in compose.override.yaml.",
			RemedyKubernetes: "Keep it out of the base; an overlay for development may set it.",
			Source:           "https://12factor.net/config", Fix: perService(fixDebug), Check: debugMode,
		},
		{
			ID: "development-build-target", Theme: facts.Separation, Severity: facts.Medium,
			Title:            "Built from the development stage",
			Says:             "The image is built for development",
			Why:              "That stage carries tools, test data and a development command into production.",
			Remedy:           "Build the production stage by default.",
			RemedyCompose:    "Set `build.target` to the production stage here and to the other one in compose.override.yaml.",
			RemedyKubernetes: "The pipeline has to build the production stage: converters do not know the target.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Check: developmentTarget,
		},
		{
			ID: "watch-in-production", Theme: facts.Separation, Severity: facts.Low,
			Title:            "File watching in the production file",
			Says:             "Watches files to rebuild",
			Why:              "It has no effect in production, but shows that one file serves both.",
			Remedy:           "Keep what is for development in a file of its own.",
			RemedyCompose:    "Move `develop:` to compose.override.yaml.",
			RemedyKubernetes: "Tools such as Skaffold or Tilt do this against a cluster.",
			Source:           "https://docs.docker.com/compose/how-tos/file-watch/", Fix: reset("develop"), Check: watchInProduction,
		},
		{
			ID: "debug-port-published", Theme: facts.Separation, Severity: facts.High,
			Title:            "Debugger port published",
			Says:             "A debugger listens on a published port",
			Why:              "A debugger runs whatever it is sent, as the program itself.",
			Remedy:           "Publish it in the file for development only, on 127.0.0.1.",
			RemedyCompose:    "Move the port to compose.override.yaml.",
			RemedyKubernetes: "Use `kubectl port-forward` for the hour that it is needed.",
			Source:           "https://nodejs.org/en/learn/getting-started/debugging", Fix: perService(fixPorts), Check: debugPort,
		},
		{
			ID: "development-helper-always-on", Theme: facts.Separation, Severity: facts.Medium,
			Title:            "Development helper is always started",
			Says:             "A tool for development starts with everything else",
			Why:              "Mail catchers and database consoles have weak or no passwords and stand next to the real data.",
			Remedy:           "Start them only when they are asked for.",
			RemedyCompose:    "Give them `profiles: [dev]`, or move them to compose.override.yaml.",
			RemedyKubernetes: "Leave them out; run one by hand with a port-forward when it is needed.",
			Source:           "https://docs.docker.com/compose/how-tos/profiles/", Fix: lines("profiles: [dev]"), Check: helperAlwaysOn,
		},
	}
}

func sourceMounted(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, m := range s.Mounts {
			if m.Kind == "bind" && sourceFolder(s, m) {
				out = append(out, hit(s, m.Source, m.Place)...)
			}
		}
		return out
	})
}

// developmentCommand matches the commands of development servers.
var developmentCommand = lazyregexp.New(`(?i)(^|[\s/"'])(nodemon|ts-node-dev|webpack(-dev-server| serve)|vite( --| dev| serve|$)|next dev|nuxt dev|ng serve|(npm|yarn|pnpm|bun)( run)? (dev|serve|start:dev|watch|develop)\b|react-scripts start|gatsby develop|flask run .*--(debug|reload)|uvicorn .*--reload|gunicorn .*--reload|fastapi dev|manage\.py runserver(_plus)?|runserver_plus|django-admin runserver|air( |$)|dotnet watch|cargo watch|mvn(w)? spring-boot:run|gradlew? bootRun|php artisan serve|php -S|rails s(erver)?.* -e development|mix phx\.server|watchmedo|watchfiles)`)

// commandLine is the command as one line, for matching only.
func commandLine(words []facts.Hidden) string {
	parts := make([]string, 0, len(words))
	for _, w := range words {
		parts = append(parts, w.Reveal())
	}
	return strings.Join(parts, " ")
}

func developmentServer(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		line := commandLine(slices.Concat(s.Entrypoint, s.Command))
		if m := developmentCommand.FindString(line); m != "" {
			return hit(s, untrusted.Text(strings.Trim(firstWords(m, 3), ` "'/`)), s.CommandAt)
		}
		if s.Dockerfile != nil && len(s.Command) == 0 && s.Dockerfile.DevServer != "" {
			return hit(s, untrusted.Text(s.Dockerfile.DevServer), s.Dockerfile.CmdAt)
		}
		return nil
	})
}

// firstWords are the first words of a command, which name its program.
func firstWords(text string, n int) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(n, len(words))], " ")
}

// debugValue is the variable names and values that switch on debugging.
var (
	developmentVariable = lazyregexp.New(`(?i)^(NODE_ENV|RAILS_ENV|RACK_ENV|FLASK_ENV|APP_ENV|DJANGO_ENV|GO_ENV|MIX_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|SPRING_PROFILES_ACTIVE)$`)
	debugVariable       = lazyregexp.New(`(?i)^(FLASK_DEBUG|DJANGO_DEBUG|APP_DEBUG|DEBUG|[A-Z0-9]+_DEBUG|DEBUG_MODE|PYTHONASYNCIODEBUG|XDEBUG_MODE)$`)
	frameworkVariable   = lazyregexp.New(`(?i)^(FLASK_DEBUG|DJANGO_DEBUG|APP_DEBUG|DEBUG|DEBUG_MODE|WP_DEBUG|SYMFONY_DEBUG|RAILS_DEBUG)$`)
	developmentValue    = lazyregexp.New(`(?i)^(dev|develop|development|local|debug)$`)
	debugValue          = lazyregexp.New(`(?i)^(1|true|yes|on|debug|develop.*)$`)
)

func debugMode(p facts.Project) []Hit {
	out := variables(p, func(v facts.Variable) bool {
		name, value := string(v.Name), strings.TrimSpace(v.Value.Reveal())
		if !containsAny(strings.ToUpper(name), "DEBUG", "ENV", "PROFILES_ACTIVE") {
			return false // most names: without the expressions
		}
		return developmentVariable.MatchString(name) && developmentValue.MatchString(value) ||
			debugVariable.MatchString(name) && debugValue.MatchString(value)
	})
	for i := range out {
		if name := string(out[i].Detail); !frameworkVariable.MatchString(name) && !developmentVariable.MatchString(name) {
			out[i].Severity = facts.Low // of a part of the program: more in the log, as far as anybody can tell
		}
	}
	return out
}

func developmentTarget(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Build == nil || !developmentName.MatchString(s.Build.Stage()) {
			return nil
		}
		at := s.Build.Place
		if a, ok := attribute(s, "build.target"); ok {
			at = a.Place
		}
		return hit(s, s.Build.Target, at)
	})
}

func watchInProduction(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		a, ok := section(s, "develop")
		if !ok {
			return nil
		}
		return hit(s, "", a.Place)
	})
}

func debugPort(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, port := range s.Ports {
			if open(port) && debugger(s, port) {
				out = append(out, hit(s, untrusted.Text(shown(port)), port.Place)...)
			}
		}
		return out
	})
}

// helperAlwaysOn leaves out what manages containers: that is there for production.
// debugger reports whether a port is the usual one of a debugger.
func debugger(s facts.Service, port facts.Port) bool {
	return slices.Contains([]string{"9229", "5005", "5678", "2345", "9003"}, port.Inside()) && s.Product == ""
}

func helperAlwaysOn(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		manages := slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return known.ControlSocket(m.From()) })
		if !s.Role.Helper() || !s.RoleSure || len(s.Profiles) > 0 || s.Role == facts.RoleOperations && manages {
			return nil
		}
		return hit(s, untrusted.Text(s.Product), s.Place)
	})
}
