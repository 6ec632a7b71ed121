package dockerfile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// final is the stage to build: the target, or the last one.
func (f *file) final() (int, []facts.Gap) {
	last := len(f.stages) - 1
	if f.in.Target == "" {
		return last, nil
	}
	if i, ok := f.stageByName(f.in.Target); ok {
		return i, nil
	}
	return last, []facts.Gap{f.in.gap(0, "the stage that build.target asks for is not there; the last one was read instead")}
}

// chain are the stages that make up one image, its own first: FROM a stage of
// the same file takes over all that it has.
func (f *file) chain(final int) []int {
	var out []int
	for i := final; i >= 0; i = f.stages[i].base {
		out = append(out, i)
	}
	return out
}

// reachable are the stages that the image is made from, in file order: its
// chain, and those that it copies files from.
func (f *file) reachable(final int) []int {
	seen := make([]bool, len(f.stages))
	todo := []int{final}
	var out []int
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if i < 0 || seen[i] {
			continue
		}
		seen[i] = true
		out = append(out, i)
		todo = append(append(todo, f.stages[i].base), f.stages[i].copies...)
	}
	slices.Sort(out)
	return out
}

// base is the image that the chain stands on; true: it stands on nothing.
func (f *file) base(final int) (*facts.Image, bool) {
	chain := f.chain(final)
	root := f.stages[chain[len(chain)-1]]
	if strings.EqualFold(root.from, "scratch") {
		return nil, true
	}
	img := imageref.Parse(root.from, root.place)
	return &img, false
}

// command is CMD or ENTRYPOINT; the zero value is none.
type command struct {
	argv  []string
	shell bool
	at    untrusted.Place
}

// settings are what a container of the stage starts with.
type settings struct {
	user            untrusted.Text
	userAt          untrusted.Place
	cmd, entrypoint command
	healthy         bool
	healthyAt       untrusted.Place
	portsAt         untrusted.Place
	ports           []string
	env             map[string]string
	envAt           map[string]untrusted.Place
}

// variables are those that ENV sets, sorted by name.
func (s settings) variables() []facts.Variable {
	var out []facts.Variable
	for _, name := range slices.Sorted(maps.Keys(s.env)) {
		out = append(out, facts.Variable{
			Name: untrusted.Text(name), Value: facts.Hide(s.env[name]), Literal: true, Place: s.envAt[name],
		})
	}
	return out
}

// runtime runs through the chain from the base up, as docker build does.
func (f *file) runtime(final int) settings {
	s := settings{env: map[string]string{}, envAt: map[string]untrusted.Place{}, ports: []string{}}
	chain := f.chain(final)
	slices.Reverse(chain)
	for _, i := range chain {
		args := map[string]string{}
		ownCmd := false
		for _, st := range f.stages[i].steps {
			if _, ok := st.cmd.(*instructions.CmdCommand); ok {
				ownCmd = true
			}
			s.apply(f, st, args, ownCmd)
		}
	}
	return s
}

// apply takes over one instruction. An ENTRYPOINT drops the CMD of the stages
// below it, but not one of its own stage.
func (s *settings) apply(f *file, st step, args map[string]string, ownCmd bool) {
	switch c := st.cmd.(type) {
	case *instructions.ArgCommand:
		s.args(f, c, args)
	case *instructions.EnvCommand:
		for _, kv := range c.Env {
			s.env[kv.Key] = expand(kv.Value, args)
			s.envAt[kv.Key] = f.in.place(st.start)
			args[kv.Key] = s.env[kv.Key]
		}
	case *instructions.UserCommand:
		s.user, s.userAt = untrusted.Text(expand(c.User, args)), f.in.place(st.start)
	case *instructions.CmdCommand:
		s.cmd = command{argv: c.CmdLine, shell: c.PrependShell, at: f.in.place(st.start)}
	case *instructions.EntrypointCommand:
		s.entrypoint = command{argv: c.CmdLine, shell: c.PrependShell, at: f.in.place(st.start)}
		if !ownCmd {
			s.cmd = command{}
		}
	case *instructions.HealthCheckCommand:
		s.healthy = c.Health != nil && !slices.Equal(c.Health.Test, []string{"NONE"})
		s.healthyAt = f.in.place(st.start)
	case *instructions.ExposeCommand:
		s.expose(c.Ports, args)
		if s.portsAt.Line == 0 {
			s.portsAt = f.in.place(st.start)
		}
	}
}

func (s *settings) args(f *file, c *instructions.ArgCommand, args map[string]string) {
	for _, kv := range c.Args {
		if v, ok := f.in.Args[kv.Key]; ok {
			args[kv.Key] = v
		} else if kv.Value != nil {
			args[kv.Key] = expand(*kv.Value, args)
		} else if v, ok := f.args[kv.Key]; ok {
			args[kv.Key] = v
		}
	}
}

// expose keeps ports that are ports, sorted; a variable without a value is
// none.
func (s *settings) expose(ports []string, args map[string]string) {
	for _, p := range ports {
		p = expand(p, args)
		if !isPort(p) || slices.Contains(s.ports, p) || len(s.ports) == maxPorts {
			continue
		}
		s.ports = append(s.ports, p)
	}
	slices.Sort(s.ports)
}

// isPort tells 80, 80/tcp and 8000-8010/udp.
func isPort(p string) bool {
	number, protocol, written := strings.Cut(p, "/")
	if written && protocol != "tcp" && protocol != "udp" && protocol != "sctp" {
		return false
	}
	low, high, isRange := strings.Cut(number, "-")
	if !isRange {
		high = low
	}
	for _, n := range []string{low, high} {
		if _, err := strconv.ParseUint(n, 10, 16); err != nil {
			return false
		}
	}
	return true
}

// maxPorts caps the list: it is shown to people.
const maxPorts = 50

// form is how the container starts: the entry point counts where there is
// one, since it is what receives the signals.
func (s settings) form() (string, untrusted.Place) {
	c := s.entrypoint
	if len(c.argv) == 0 {
		c = s.cmd
	}
	switch {
	case len(c.argv) == 0:
		return "none", untrusted.Place{}
	case c.shell:
		return "shell", c.at
	}
	return "exec", c.at
}

// argv is the whole command line: a shell-form entry point ignores CMD.
func (s settings) argv() []string {
	if s.entrypoint.shell {
		return s.entrypoint.argv
	}
	return slices.Concat(s.entrypoint.argv, s.cmd.argv)
}

// baseUser is the user that well-known images set themselves.
func baseUser(img facts.Image) (untrusted.Text, untrusted.Place) {
	repo := string(img.Registry) + "/" + string(img.Repository)
	switch {
	case strings.Contains(repo, "distroless/") && strings.HasSuffix(string(img.Tag), "nonroot"):
		return "nonroot", img.Place
	case img.Registry == "cgr.dev":
		return "nonroot", img.Place
	case strings.HasSuffix(repo, "nginxinc/nginx-unprivileged"):
		return "nginx", img.Place
	case strings.HasPrefix(string(img.Repository), "bitnami"):
		return "1001", img.Place
	}
	return "", untrusted.Place{}
}
