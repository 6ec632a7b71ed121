package rules

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

const startupOrder = "https://docs.docker.com/compose/how-tos/startup-order/"

// startRules are about the way up: order, commands and variables.
func startRules() []Rule {
	return []Rule{
		{
			ID: "dependency-without-condition", Theme: facts.Reliability, Severity: facts.Low,
			Title: "Started before its data store is ready",
			Says:  "%s waits until a data store has started, not until it is ready.", Several: "%s wait until a data store has started, not until it is ready.",
			Why:              "A database accepts connections seconds after its container has started, so the first start can fail.",
			Remedy:           "Let the program retry until the connection works; that also helps when the database restarts later.",
			RemedyCompose:    "Give the data store a health check and set `condition: service_healthy`.",
			RemedyKubernetes: "Let the program retry, because Kubernetes has no start order; its readiness probe keeps traffic away until then.",
			Source:           startupOrder, Fix: fixDependencies, Check: dependencyWithoutCondition,
		},
		{
			ID: "shell-operators-in-command", Theme: facts.Reliability, Severity: facts.High,
			Title: "Command cut off at a shell operator",
			Says:  "%s loses everything after the first shell operator.", Several: "%s lose everything after the first shell operator.",
			Why:              "Compose splits a command that is written as text into words and starts no shell: everything after `&&`, `;`, `|` or `>` is dropped.",
			Remedy:           "Run the command in a shell.",
			RemedyCompose:    "Write `command: [\"sh\", \"-c\", \"first && exec second\"]`.",
			RemedyKubernetes: "Write `command: [\"sh\", \"-c\"]` and put the line under `args`; a converter passes on only the part before the operator.",
			Source:           composeServices + "#command", Check: shellOperators,
		},
		{
			ID: "variable-without-value", Theme: facts.Reliability, Severity: facts.Medium,
			Title: "Variable without a value",
			Says:  "%s has no value in any env file, example or default.", Several: "%s have no value in any env file, example or default.",
			Why:              "Compose substitutes an empty string and goes on; the mistake shows later, as an unrelated error.",
			Remedy:           "List every variable that the project needs in one example file.",
			RemedyCompose:    "Write `${NAME:?set NAME}` for required variables and `${NAME:-default}` for the others, and list the names in `.env.example`.",
			RemedyKubernetes: "Make each variable a key of a ConfigMap, of a Secret or of the values of the chart.",
			Source:           "https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/", Fix: fixExample, Check: variableWithoutValue,
		},
		{
			ID: "env-example-not-filled", Theme: facts.Reliability, Severity: facts.Low,
			Title:            "Variables to fill in from an example file",
			Says:             "Before the first start, %s.",
			Why:              "The project lists its variables in an example file, and no file here gives them a value.",
			Remedy:           "Copy the example, fill in the values, and keep the copy out of version control.",
			RemedyCompose:    "Copy the example, fill in the values, and keep the copy out of version control.",
			RemedyKubernetes: "Make each name a key of a ConfigMap or of a Secret.",
			Source:           "https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/", Check: exampleNotFilled,
		},
		{
			ID: "external-resource", Theme: facts.Reliability, Severity: facts.Low,
			Title:            "Network or volume from outside the project",
			Says:             "The project needs %s, which must exist before the start.",
			Why:              "The project does not start on a fresh host, and nothing in its files says who creates what it needs.",
			Remedy:           "Document who creates the networks and volumes from outside, and what else uses them.",
			RemedyCompose:    "Create them in a script of the repository, or bring in the other project with `include`.",
			RemedyKubernetes: "Replace a network from outside with the name of the other Service, and move the data of a volume from outside by hand.",
			Source:           "https://docs.docker.com/reference/compose-file/networks/#external", Signals: []Signal{Cost}, Check: externalResource,
		},
	}
}

// dependencyWithoutCondition looks at data stores: other services are mostly
// asked again by those who need them. A condition that is written out is a
// decision.
func dependencyWithoutCondition(p facts.Project) []Hit {
	stores := map[untrusted.Text]bool{}
	for _, s := range p.Services {
		stores[s.Name] = store(s)
	}
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		if waits(s) {
			return nil
		}
		for _, d := range s.DependsOn {
			if stores[d.Service] && d.Condition == "service_started" && !d.Explicit {
				out = append(out, hit(s, d.Service, d.Place)...)
			}
		}
		return out
	})
}

// waits reports whether a service waits by itself until what it needs can be reached.
func waits(s facts.Service) bool {
	words := slices.Concat(s.Entrypoint, s.Command)
	if s.Dockerfile != nil {
		words = slices.Concat(words, s.Dockerfile.Entrypoint, s.Dockerfile.Command)
	}
	line := strings.ToLower(commandLine(words))
	return containsAny(line, "wait-for", "wait_for", "waitfor", "wait4", "wait-on", "dockerize", "until ", "while !", "nc -z", "pg_isready", "mysqladmin ping", "redis-cli ping")
}

func shellOperators(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, name := range []string{"command", "entrypoint"} {
			a, ok := attribute(s, name)
			if operator := shellOperator(a.Value.Reveal()); ok && operator != "" {
				out = append(out, hit(s, untrusted.Text(name+" at "+operator), a.Place)...)
			}
		}
		return out
	})
}

// shellOperator finds the first operator outside of quotes, where Compose
// stops to read a command written as text; empty: none.
func shellOperator(text string) string {
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\\' && quote != '\'':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case c == '$' && strings.HasPrefix(text[i:], "$("):
			return ""
		case strings.IndexByte(";&|<>", c) >= 0:
			return text[i : i+1]
		}
	}
	return ""
}

func variableWithoutValue(p facts.Project) []Hit {
	var out []Hit
	for _, u := range p.Unset {
		if !u.Required && u.Example == "" { // one that is required stops the start with a message of its own
			out = append(out, Hit{Detail: u.Name, Place: u.Place})
		}
	}
	return out
}

// exampleNotFilled has a line for each example file, with how many variables of
// it the project needs.
func exampleNotFilled(p facts.Project) []Hit {
	names := map[untrusted.Text]int{}
	var order []untrusted.Text
	for _, u := range p.Unset {
		if u.Example == "" {
			continue
		}
		if names[u.Example] == 0 {
			order = append(order, u.Example)
		}
		names[u.Example]++
	}
	var out []Hit
	for _, example := range order {
		to := filled(string(example))
		text := "copy " + string(example) + " to " + to + " and fill " + count(names[example], "name", "names")
		if slices.ContainsFunc(p.Files, func(f facts.File) bool { return string(f.Path) == to }) {
			text = "add " + count(names[example], "name", "names") + " of " + string(example) + " to " + to
		}
		out = append(out, Hit{Detail: untrusted.Text(text), Place: untrusted.Place{File: example}})
	}
	return out
}

// filled is the file that an example is copied to: .env.prod of
// .env.prod.example.
func filled(example string) string {
	parts := slices.DeleteFunc(strings.Split(example, "."), func(p string) bool {
		return p == "" || slices.Contains([]string{"example", "sample", "template", "tmpl", "tpl", "dist", "default", "defaults"}, strings.ToLower(p))
	})
	name := "." + strings.Join(parts, ".")
	if !strings.HasPrefix(name, ".env") {
		return ".env"
	}
	return name
}

func externalResource(p facts.Project) []Hit {
	var out []Hit
	for _, n := range p.Networks {
		if n.External {
			out = append(out, Hit{Detail: "network " + n.Name, Place: n.Place})
		}
	}
	for _, v := range p.Volumes {
		if v.External {
			out = append(out, Hit{Detail: "volume " + v.Name, Place: v.Place})
		}
	}
	return out
}
