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
			Title: "Source code mounted from the host",
			Says:  "%s runs code from a folder of the host.", Several: "%s run code from a folder of the host.",
			Why:              "What runs is not what was built and tested: whoever edits the folder changes production, and no other host has the same code.",
			Remedy:           "Copy the code into the image, and mount it only in a file for development.",
			RemedyCompose:    "Move the mount to compose.override.yaml, or use `develop.watch`, and start production with `-f`.",
			RemedyKubernetes: "Copy the code into the image: a cluster has no host folder to mount it from.",
			Source:           productionDocs, Check: sourceMounted,
		},
		{
			ID: "development-server", Theme: facts.Separation, Severity: facts.High,
			Title: "Development server or hot reload",
			Says:  "%s starts a development server.", Several: "%s start development servers.",
			Why:              "Development servers are slow, watch files, show errors with their source code to everyone, and their manuals say that they are not for production.",
			Remedy:           "Start the production server of the framework, or serve built files.",
			RemedyCompose:    "Make the command of the image the production one, and keep the development command in compose.override.yaml.",
			RemedyKubernetes: "Make the command of the image the production one, so that no manifest has to override it.",
			Source:           "https://12factor.net/dev-prod-parity", Check: developmentServer,
		},
		{
			ID: "debug-mode-on", Theme: facts.Separation, Severity: facts.High,
			Title: "Debug or development mode switched on",
			Says:  "%s sets a variable that switches on debug or development mode.", Several: "%s set variables that switch on debug or development mode.",
			Why:              "Debug pages show source code, settings and secrets to whoever makes the program fail.",
			Remedy:           "Make production the default, and switch debugging on in a file for development.",
			RemedyCompose:    "Remove the variable here and set it in compose.override.yaml.",
			RemedyKubernetes: "Keep the variable out of the base; set it only in an overlay for development.",
			Source:           "https://12factor.net/config", Fix: perService(fixDebug), Check: debugMode,
		},
		{
			ID: "development-build-target", Theme: facts.Separation, Severity: facts.Medium,
			Title: "Built from the development stage",
			Says:  "%s is built from the development stage of its Dockerfile.", Several: "%s are built from the development stages of their Dockerfiles.",
			Why:              "That stage brings tools, test data and a development command into production.",
			Remedy:           "Build the production stage by default.",
			RemedyCompose:    "Set `build.target` to the production stage here, and to the development stage in compose.override.yaml.",
			RemedyKubernetes: "Let the pipeline build the production stage; converters do not read `build.target`.",
			Source:           "https://docs.docker.com/build/building/multi-stage/", Check: developmentTarget,
		},
		{
			ID: "watch-in-production", Theme: facts.Separation, Severity: facts.Low,
			Title: "File watching in the production file",
			Says:  "%s has a develop section, which watches files and rebuilds.", Several: "%s have a develop section, which watches files and rebuilds.",
			Why:              "The section has no effect in production, but it shows that one file serves development and production.",
			Remedy:           "Keep development settings in a file of their own.",
			RemedyCompose:    "Move `develop:` to compose.override.yaml.",
			RemedyKubernetes: "Use a tool such as Skaffold or Tilt to develop against a cluster.",
			Source:           "https://docs.docker.com/compose/how-tos/file-watch/", Fix: reset("develop"), Check: watchInProduction,
		},
		{
			ID: "debug-port-published", Theme: facts.Separation, Severity: facts.High,
			Title: "Debugger port published",
			Says:  "%s publishes the port of a debugger.", Several: "%s publish the ports of debuggers.",
			Why:              "A debugger runs whatever it is sent, with the rights of the program.",
			Remedy:           "Publish the debugger only in a file for development, on 127.0.0.1.",
			RemedyCompose:    "Move the port to compose.override.yaml.",
			RemedyKubernetes: "Use `kubectl port-forward` while you need the debugger.",
			Source:           "https://nodejs.org/en/learn/getting-started/debugging", Fix: perService(fixPorts), Check: debugPort,
		},
		{
			ID: "development-helper-always-on", Theme: facts.Separation, Severity: facts.Medium,
			Title: "Development tool always started",
			Says:  "%s is a development tool and starts with everything else.", Several: "%s are development tools and start with everything else.",
			Why:              "Mail catchers and database consoles have weak or no passwords and run next to the real data.",
			Remedy:           "Start development tools only on request.",
			RemedyCompose:    "Add `profiles: [dev]`, or move the service to compose.override.yaml.",
			RemedyKubernetes: "Leave development tools out of the cluster; run one by hand with a port-forward when you need it.",
			Source:           "https://docs.docker.com/compose/how-tos/profiles/", Fix: lines("profiles: [dev]"), Check: helperAlwaysOn,
		},
	}
}

func sourceMounted(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, m := range s.Mounts {
			if m.Kind == "bind" && known.SourceFolder(s, m) {
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
