package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// A fix is text to paste: for Compose a file that is laid over the project's
// (`docker compose -f compose.yaml -f fix.yaml`), whose lines also fit into the
// file itself. It holds names of the project and what the file shows anyway, never a
// value of a variable.

// mostFixed is how many services one fix writes out, and mostDeployments how many
// of them for Kubernetes; nobody pastes more at once.
const (
	mostFixed       = 40
	mostDeployments = 5
)

// fixer makes the fix of a finding from its hits; nil: there is none to paste.
type fixer func(p facts.Project, hits []Hit) *facts.Fix

// part is what a fix says of one service: its lines in the Compose file, and those
// of its container on Kubernetes.
type part struct {
	compose, kubernetes []string
	// top are lines at the top of the Compose file, such as volumes.
	top []string
}

// perService makes a fix that says something of each service; a service without
// lines is left out.
func perService(of func(p facts.Project, s facts.Service, hits []Hit) part) fixer {
	return func(p facts.Project, hits []Hit) *facts.Fix {
		var compose, kubernetes, top []string
		n, left := 0, 0
		for _, s := range p.Services {
			own := ofService(hits, s.Name)
			if len(own) == 0 || !serviceName.MatchString(string(s.Name)) {
				continue
			}
			x := of(p, s, own)
			if len(x.compose) == 0 {
				continue
			}
			if n == mostFixed {
				left++
				continue
			}
			n++
			compose = append(append(compose, "  "+quoted(string(s.Name))+":"), indented(4, x.compose)...)
			top = union(top, x.top)
			if len(x.kubernetes) > 0 && n <= mostDeployments {
				kubernetes = append(kubernetes, deployment(string(s.Name), x.kubernetes)...)
			}
		}
		if n == 0 {
			return nil
		}
		lines := append([]string{"services:"}, compose...)
		if left > 0 {
			lines = append(lines, "  # and the same for "+count(left, "more service", "more services"))
		}
		return &facts.Fix{File: composeFile(p, hits), Compose: text(append(lines, top...)), Kubernetes: text(kubernetes)}
	}
}

// serviceName matches the names that Compose allows a service. Lines for another
// one would be refused, and a name that is no name is not pasted.
var serviceName = lazyregexp.New(`^[a-zA-Z0-9._-]+$`)

// pasteable reports whether nothing in a fix could mean more than its text where
// it is pasted or shown: names of the project can hold anything.
func pasteable(f facts.Fix) bool {
	return !strings.ContainsAny(string(f.File)+f.Compose+f.Kubernetes, "<`")
}

// lines makes a fix of lines that are the same for each service.
func lines(compose ...string) fixer {
	return perService(func(facts.Project, facts.Service, []Hit) part { return part{compose: compose} })
}

// linesBoth is lines with what the container says on Kubernetes.
func linesBoth(compose, kubernetes []string) fixer {
	return perService(func(facts.Project, facts.Service, []Hit) part { return part{compose: compose, kubernetes: kubernetes} })
}

// deployment wraps lines of a container, one document for each service.
func deployment(name string, container []string) []string {
	out := []string{"---", "# Deployment " + oneLine(name), "spec:", "  template:", "    spec:", "      containers:", "        - name: " + quoted(name)}
	return append(out, indented(10, container)...)
}

// oneLine is a name in a comment.
func oneLine(s string) string { return strings.Trim(strconv.Quote(s), `"`) }

func ofService(hits []Hit, name untrusted.Text) []Hit {
	var out []Hit
	for _, h := range hits {
		if h.Service == name {
			out = append(out, h)
		}
	}
	return out
}

// composeFile is the Compose file that most of a fix belongs to: that of the first
// hit in one, else the project's first.
func composeFile(p facts.Project, hits []Hit) untrusted.Text {
	for _, h := range hits {
		if slices.ContainsFunc(p.Files, func(f facts.File) bool {
			return f.Path == h.Place.File && slices.Contains([]string{"compose", "override", "include", "extends"}, f.Kind)
		}) {
			return h.Place.File
		}
	}
	return wholeProject(p).File
}

func text(lines []string) string {
	if len(lines) > 0 && lines[0] == "---" {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

func indented(n int, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.Repeat(" ", n) + l
	}
	return out
}

// plainScalar matches what YAML reads as the text that it is.
var plainScalar = lazyregexp.New(`^[A-Za-z_/.][A-Za-z0-9_./-]*$`)

// quoted is a text as a scalar of YAML, in quotes where it needs some.
func quoted(s string) string {
	words := []string{"true", "false", "yes", "no", "on", "off", "null", "y", "n", ".nan", ".inf"}
	if plainScalar.MatchString(s) && !slices.Contains(words, strings.ToLower(s)) {
		return s
	}
	return strconv.Quote(s)
}

// required is a variable that stops the start where nobody set it.
func required(name untrusted.Text) string {
	return fmt.Sprintf("${%s:?set %s}", name, name)
}

// variableName matches names that ${NAME} can have.
var variableName = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_]*$`)
