package scan

import (
	"fmt"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// maxFileVariables caps the variables of all env files together; the largest
// real .env has some 200.
const maxFileVariables = 5000

// maxEnvFileBytes caps what is read of all env files together.
const maxEnvFileBytes = 4 << 20

// fileVariables are the variables that the .env files and the env_file files
// of services set, in file order, with hidden values. What cannot be read is a
// gap, unless the loading has said so already.
func fileVariables(l *compose.Loaded, services []facts.Service) ([]facts.Variable, []facts.Gap) {
	var names []string
	seen := map[string]bool{}
	add := func(name untrusted.Text) {
		if !seen[string(name)] {
			seen[string(name)] = true
			names = append(names, string(name))
		}
	}
	for _, f := range l.Files {
		if f.Kind == "dotenv" {
			add(f.Path)
		}
	}
	for _, s := range services {
		for _, f := range s.EnvFiles {
			add(f.Name)
		}
	}
	var out []facts.Variable
	var gaps []facts.Gap
	size := 0
	for _, n := range names {
		if size > maxEnvFileBytes {
			gaps = append(gaps, facts.Gap{File: untrusted.Text(n), Reason: untrusted.Text(fmt.Sprintf("not read: the limit of %d KiB of env files is reached", maxEnvFileBytes>>10))})
			return out, gaps
		}
		f, err := l.Root.Read(n)
		size += len(f.Bytes)
		switch kind, _ := l.Root.Kind(n); {
		case err == nil:
			out = append(out, assignments(n, string(f.Bytes))...)
		case kind == files.Regular:
			gaps = append(gaps, facts.Gap{File: untrusted.Text(n), Reason: untrusted.Text("not read: " + err.Error())})
		}
		if len(out) > maxFileVariables {
			gaps = append(gaps, facts.Gap{File: untrusted.Text(n), Reason: untrusted.Text(fmt.Sprintf("env files have more than %d variables; the others are left out", maxFileVariables))})
			return out[:maxFileVariables], gaps
		}
	}
	return out, gaps
}

// assignments are the NAME=value lines of an env file. A value over several
// lines counts with its first; comments and what is no assignment are left out.
func assignments(file, text string) []facts.Variable {
	var out []facts.Variable
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		name, value, ok := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		if !ok || name == "" || strings.ContainsAny(name, "# \t\"'{}") {
			continue
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		out = append(out, facts.Variable{
			Name: untrusted.Text(name), Value: facts.Hide(value), Literal: value != "" && !strings.HasPrefix(value, "$"),
			Place: untrusted.Place{File: untrusted.Text(file), Line: i + 1},
		})
	}
	return out
}
