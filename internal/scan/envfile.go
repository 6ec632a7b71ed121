package scan

import (
	"fmt"
	"path"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/envfile"
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
	v := variablesOfFiles{seen: map[string]bool{}}
	for _, f := range l.EnvFiles() {
		if !v.seen[f.Name] && !v.full {
			v.seen[f.Name] = true
			v.add(f.Name, f.Assignments)
		}
	}
	for _, s := range services {
		for _, f := range s.EnvPaths {
			name := path.Clean(f.Reveal()) // ./a.env of one service is a.env of another
			if !v.seen[name] && !v.full {
				v.seen[name] = true
				v.read(l, name)
			}
		}
	}
	return v.list, v.gaps
}

// variablesOfFiles collects the variables of env files.
type variablesOfFiles struct {
	list []facts.Variable
	gaps []facts.Gap
	seen map[string]bool // by name
	size int
	full bool // nothing more is read
}

// read reads an env file that no loading has read.
func (v *variablesOfFiles) read(l *compose.Loaded, name string) {
	if v.size > maxEnvFileBytes {
		v.stopReading(name, "not read: the limit of %d KiB of env files is reached", maxEnvFileBytes>>10)
		return
	}
	f, err := l.Root.Read(name)
	if err != nil {
		if kind, _ := l.Root.Kind(name); kind == files.Regular {
			v.gap(name, 0, "not read: "+err.Error())
		}
		return
	}
	v.size += len(f.Bytes)
	list, bad := envfile.Parse(string(f.Bytes))
	if bad > 0 {
		v.gap(name, bad, "a line that cannot be parsed; the others are used")
	}
	v.add(l.FileName(name), list)
}

func (v *variablesOfFiles) gap(name string, line int, reason string) {
	v.gaps = append(v.gaps, facts.Gap{File: untrusted.Text(name), Line: line, Reason: untrusted.Text(reason)})
}

func (v *variablesOfFiles) stopReading(name, reason string, most int) {
	v.gap(name, 0, fmt.Sprintf(reason, most))
	v.full = true
}

func (v *variablesOfFiles) add(name string, list []envfile.Assignment) {
	for _, a := range list {
		if len(v.list) == maxFileVariables {
			v.stopReading(name, "env files have more than %d variables; the others are left out", maxFileVariables)
			return
		}
		v.list = append(v.list, facts.Variable{
			Name: untrusted.Text(a.Name), Value: facts.Hide(a.Value), Literal: a.Value != "" && (a.Literal || !variableFirst(a.Value)),
			Place: untrusted.Place{File: untrusted.Text(name), Line: a.Line},
		})
	}
}

// variableFirst reports whether a value begins with a variable.
func variableFirst(value string) bool {
	return strings.HasPrefix(value, "$") && !strings.HasPrefix(value, "$$")
}
