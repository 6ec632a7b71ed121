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

// finalStage is the stage to build: the target, or the last one.
func (f *file) finalStage() int {
	last := len(f.stages) - 1
	if f.in.Target == "" {
		return last
	}
	if i, ok := f.stageByName(f.in.Target); ok {
		return i
	}
	f.leaveOut(0, "build.target names a stage that does not exist; the last stage was read instead")
	return last
}

// stageChain are the stages that make up one image, its own first: FROM a stage of
// the same file takes over all that it has.
func (f *file) stageChain(final int) []int {
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

// baseImage is the image that the chain stands on; true: it stands on nothing.
func (f *file) baseImage(final int) (*facts.Image, bool) {
	root := f.lowestStage(final)
	if c := root.context; c != nil && c.Built != nil {
		return c.Built.Facts.Base, c.Built.Facts.BaseStage
	}
	if strings.EqualFold(root.from, "scratch") && root.context == nil {
		return nil, true
	}
	img := root.image()
	return &img, false
}

// lowestStage is the lowest stage of the chain of a stage.
func (f *file) lowestStage(i int) stage {
	chain := f.stageChain(i)
	return f.stages[chain[len(chain)-1]]
}

// image is the image that FROM names.
func (s stage) image() facts.Image {
	ref := s.from
	if s.context != nil && s.context.Image != "" {
		ref = s.context.Image
	}
	img := imageref.Parse(ref, s.place)
	img.Written = untrusted.Text(s.written)
	img.Unresolved = img.Unresolved || s.mistake != "" || s.context != nil && s.context.Image == ""
	return img
}

// argvOf is CMD or ENTRYPOINT; the zero value is none.
type argvOf struct {
	argv  []string
	shell bool
	at    untrusted.Place
}

// settings are what a container of the stage starts with.
type settings struct {
	user            untrusted.Text
	userAt          untrusted.Place
	userUnknown     bool // USER names a variable that the base image may set
	cmd, entrypoint argvOf
	healthy         bool
	healthyAt       untrusted.Place
	portsAt         untrusted.Place
	ports           []string
	env             map[string]string
	envAt           map[string]untrusted.Place
}

// inherited are the settings that an image FROM another one begins with.
func (s settings) inherited() settings {
	s.ports, s.env, s.envAt = slices.Clone(s.ports), maps.Clone(s.env), maps.Clone(s.envAt)
	return s
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

// runtimeSettings runs through the chain from the base up, as docker build does.
func (f *file) runtimeSettings(final int) settings {
	s := settings{env: map[string]string{}, envAt: map[string]untrusted.Place{}, ports: []string{}}
	if c := f.lowestStage(final).context; c != nil && c.Built != nil {
		s = c.Built.settings.inherited()
	}
	chain := f.stageChain(final)
	slices.Reverse(chain)
	for _, i := range chain {
		ownCmd := false
		for _, st := range f.stages[i].steps {
			if _, ok := st.cmd.(*instructions.CmdCommand); ok {
				ownCmd = true
			}
			s.applyStep(f, st, ownCmd)
		}
	}
	return s
}

// applyStep takes over one instruction, its variables filled in. An ENTRYPOINT
// drops the CMD of the stages below it, but not one of its own stage.
func (s *settings) applyStep(f *file, st step, ownCmd bool) {
	at := f.in.place(st.start)
	switch c := st.cmd.(type) {
	case *instructions.EnvCommand:
		for _, kv := range c.Env {
			s.env[kv.Key], s.envAt[kv.Key] = kv.Value, at
		}
	case *instructions.UserCommand:
		s.user, s.userAt, s.userUnknown = untrusted.Text(c.User), at, st.unset
	case *instructions.CmdCommand:
		s.cmd = argvOf{argv: c.CmdLine, shell: c.PrependShell, at: at}
	case *instructions.EntrypointCommand:
		s.entrypoint = argvOf{argv: c.CmdLine, shell: c.PrependShell, at: at}
		if !ownCmd {
			s.cmd = argvOf{}
		}
	case *instructions.HealthCheckCommand:
		s.healthy = c.Health != nil && !slices.Equal(c.Health.Test, []string{"NONE"})
		s.healthyAt = at
	case *instructions.ExposeCommand:
		s.exposePorts(c.Ports)
		if s.portsAt.Line == 0 {
			s.portsAt = at
		}
	}
}

// exposePorts keeps ports that are ports, sorted.
func (s *settings) exposePorts(ports []string) {
	for _, p := range ports {
		if !isPort(p) || slices.Contains(s.ports, p) || len(s.ports) == maxPorts {
			continue
		}
		s.ports = append(s.ports, p)
	}
	slices.Sort(s.ports)
}

// isPort reports whether p is a port: 80, 80/tcp and 8000-8010/udp.
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

// startForm is how the container starts: the entry point counts where there is
// one, since it is what receives the signals.
func (s settings) startForm() (string, untrusted.Place) {
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
