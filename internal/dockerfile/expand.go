package dockerfile

import (
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
)

// expandStages fills in the variables of the stages that the image is made
// from, in file order, and notes what is wrong with their FROM.
func (f *file) expandStages(reach []int) {
	for _, i := range reach {
		s := &f.stages[i]
		if s.mistake != "" {
			f.leaveOut(s.line, s.mistake)
		}
		var below *scope
		if s.base >= 0 {
			below = f.stages[s.base].vars // arguments too go on to stages above
		}
		s.vars = newScope(below)
		if c := s.context; c != nil && c.Built != nil {
			for name, value := range c.Built.settings.env {
				s.vars.own[name] = variable{text: value}
			}
		}
		for j := range s.steps {
			f.expandStep(s.vars, &s.steps[j])
		}
	}
}

// expandStep fills in the variables of one instruction. RUN, CMD and
// ENTRYPOINT are the shell's business.
func (f *file) expandStep(vars *scope, st *step) {
	switch c := st.cmd.(type) {
	case *instructions.ArgCommand:
		f.declareArgs(vars, c, st.start)
	case *instructions.EnvCommand:
		f.setEnvironment(vars, c, st.start)
	case *instructions.UserCommand:
		w := f.expandAt(c.User, vars, st.start)
		c.User, st.unset = w.text, f.maybeFromBase(w)
	case *instructions.ExposeCommand:
		f.expandPorts(vars, c, st.start)
	case *instructions.CopyCommand:
		f.expandPaths(vars, &c.SourcesAndDest, st.start)
	case *instructions.AddCommand:
		f.expandPaths(vars, &c.SourcesAndDest, st.start)
	}
}

// expandAt expands a word; what is wrong with it is a gap.
func (f *file) expandAt(text string, vars *scope, line int) word {
	w, err := f.words.expand(text, vars)
	if err != nil {
		f.leaveOut(line, buildStops+err.Error())
	}
	return w
}

// declareArgs gives the arguments of a stage their values: what Compose passes,
// the default here, that before the first FROM.
func (f *file) declareArgs(vars *scope, c *instructions.ArgCommand, line int) {
	for _, kv := range c.Args {
		if f.setPassed(vars, kv.Key) {
			continue
		}
		if kv.Value != nil {
			w := f.expandAt(*kv.Value, vars, line)
			vars.own[kv.Key] = variable{w.text, w.unknown}
		} else if v, ok := f.args.lookup(kv.Key); ok {
			vars.own[kv.Key] = v
		}
	}
}

// setEnvironment sets the variables of one ENV. All of them see the values from
// before it.
func (f *file) setEnvironment(vars *scope, c *instructions.EnvCommand, line int) {
	values := make([]variable, len(c.Env))
	for i := range c.Env {
		kv := &c.Env[i]
		kv.Key = f.expandAt(kv.Key, vars, line).text
		w := f.expandAt(kv.Value, vars, line)
		kv.Value, values[i] = w.text, variable{w.text, w.unknown}
	}
	for i, kv := range c.Env {
		vars.own[kv.Key] = values[i]
	}
}

func (f *file) expandPorts(vars *scope, c *instructions.ExposeCommand, line int) {
	var ports []string
	for _, p := range c.Ports {
		w, err := f.words.split(p, vars)
		if err != nil {
			f.leaveOut(line, buildStops+err.Error())
		}
		ports = append(ports, w.words...)
	}
	c.Ports = ports
}

func (f *file) expandPaths(vars *scope, c *instructions.SourcesAndDest, line int) {
	for i, p := range c.SourcePaths {
		c.SourcePaths[i] = f.expandAt(p, vars, line).text
	}
	c.DestPath = f.expandAt(c.DestPath, vars, line).text
}

// maybeFromBase reports whether a variable without a value may have one in the
// base image. An argument of this file that its stage does not declare is only
// forgotten there.
func (f *file) maybeFromBase(w word) bool {
	for name := range w.unset {
		if _, global := f.args.lookup(name); !global {
			return true
		}
	}
	return false
}
