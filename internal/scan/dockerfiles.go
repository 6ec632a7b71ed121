package scan

import (
	"maps"
	"path"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// maxDockerfileBytes is how much Dockerfile text is parsed for one project, all
// services together. The largest project seen has 90 kB; the limit only stops
// a thousand services with a thousand variants of one huge file.
const maxDockerfileBytes = 4 << 20

// build is how the service is built; nil where it is not.
func (o one) build() *facts.Build {
	b := o.Build
	if b == nil {
		return nil
	}
	out := &facts.Build{
		Context: untrusted.Text(b.Context), Dockerfile: untrusted.Text(b.Dockerfile), Target: untrusted.Text(b.Target),
		Inline: b.DockerfileInline != "", Remote: remote(b.Context), Args: o.l.Variables("services", o.name, "build", "args"),
		Place: o.at("build"),
	}
	if b.Dockerfile == "" && !out.Inline {
		out.Dockerfile = "Dockerfile"
	}
	if out.Args == nil {
		out.Args = []facts.Variable{}
	}
	return out
}

// remote tells build contexts that docker would fetch.
func remote(context string) bool {
	return strings.Contains(context, "://") || strings.HasPrefix(context, "git@") || strings.HasPrefix(context, "github.com/")
}

// dockerfiles reads each Dockerfile and package.json once.
type dockerfiles struct {
	l        *compose.Loaded
	text     map[string]files.File // by path
	failed   map[string]error
	parsed   map[string]facts.Dockerfile  // by path, target and arguments
	ignore   map[string]bool              // context folders without a .dockerignore
	packages map[string]map[string]string // scripts by package.json
	commands map[untrusted.Text][]string  // what each service runs, scripts followed
	released map[untrusted.Text]string    // why the last stage is static, where another one is built
	bytes    int
	files    []facts.File
	gaps     []facts.Gap
}

// readDockerfiles fills what the Dockerfiles of the services show.
func readDockerfiles(l *compose.Loaded, services []facts.Service) *dockerfiles {
	d := &dockerfiles{
		l: l, text: map[string]files.File{}, failed: map[string]error{},
		parsed: map[string]facts.Dockerfile{}, ignore: map[string]bool{}, packages: map[string]map[string]string{},
		commands: map[untrusted.Text][]string{}, released: map[untrusted.Text]string{},
	}
	for i := range services {
		s := &services[i]
		if s.Build != nil {
			d.read(s)
		}
		d.command(s)
	}
	return d
}

// read fills the Dockerfile of one service, or says why there is none.
func (d *dockerfiles) read(s *facts.Service) {
	b := s.Build
	context := string(b.Context)
	switch {
	case b.Inline:
		d.inline(s)
	case b.Remote:
		d.gap(b.Place, "the build context of %s is a remote address: not fetched", s.Name)
	case strings.Contains(context, "$") || strings.Contains(string(b.Dockerfile), "$"):
		d.gap(b.Place, "the build context of %s depends on a variable without a value: its Dockerfile was not read", s.Name)
	default:
		d.local(s, path.Join(context, string(b.Dockerfile)))
	}
}

func (d *dockerfiles) gap(at untrusted.Place, format string, args ...any) {
	d.gaps = append(d.gaps, gapAt(at, format, args...))
}

// local reads a Dockerfile of the project. A path that is absolute already is
// not below its context.
func (d *dockerfiles) local(s *facts.Service, name string) {
	if path.IsAbs(string(s.Build.Dockerfile)) {
		name = string(s.Build.Dockerfile)
	}
	s.Build.NoIgnore = d.noIgnore(path.Clean(string(s.Build.Context)), name)
	f, err := d.open(name)
	if err != nil {
		at := s.Build.Place
		d.gap(at, "the Dockerfile of %s was not read: %s %s", s.Name, untrusted.Text(name), err)
		return
	}
	d.parse(s, dockerfile.Input{Path: untrusted.Text(name), Data: f.Bytes})
}

// open reads a file once and keeps it.
func (d *dockerfiles) open(name string) (files.File, error) {
	if err, ok := d.failed[name]; ok {
		return files.File{}, err
	}
	if f, ok := d.text[name]; ok {
		return f, nil
	}
	f, err := d.l.Root.Read(name)
	if err != nil {
		d.failed[name] = err
		return files.File{}, err
	}
	d.text[name] = f
	d.files = append(d.files, facts.File{Path: untrusted.Text(name), SHA256: f.SHA256(), Kind: "dockerfile"})
	return f, nil
}

// inline reads a Dockerfile that is written in the Compose file: its first
// line is the one below the key.
func (d *dockerfiles) inline(s *facts.Service) {
	text := d.l.Project.Services[string(s.Name)].Build.DockerfileInline
	at := d.l.Place("services", string(s.Name), "build", "dockerfile_inline")
	first := at.Line
	if strings.Contains(text, "\n") {
		first++
	}
	d.parse(s, dockerfile.Input{Path: at.File, Data: []byte(text), FirstLine: first})
}

func (d *dockerfiles) parse(s *facts.Service, in dockerfile.Input) {
	in.Target, in.Args = string(s.Build.Target), knownArgs(s.Build.Args)
	key := parseKey(in, string(s.Name))
	parsed, ok := d.parsed[key]
	if !ok {
		if d.bytes += len(in.Data); d.bytes > maxDockerfileBytes {
			d.gap(s.Build.Place, "the Dockerfile of %s was not read: the limit of %d KiB of Dockerfiles is reached", s.Name, maxDockerfileBytes>>10)
			return
		}
		var gaps []facts.Gap
		parsed, gaps = dockerfile.Parse(in)
		d.gaps = append(d.gaps, gaps...)
		d.parsed[key] = parsed
	}
	if parsed.Stages == 0 {
		return
	}
	d.context(s, &parsed)
	s.Dockerfile = &parsed
	if in.Target != "" && !parsed.Static {
		in.Target = ""
		if last, _ := dockerfile.Parse(in); last.Static {
			d.released[s.Name] = string(last.StaticWhy)
		}
	}
	s.Languages = append(s.Languages, parsed.Languages...)
}

// parseKey tells the builds that give the same facts. Inline text has only its
// own service.
func parseKey(in dockerfile.Input, service string) string {
	parts := []string{string(in.Path), in.Target}
	if in.FirstLine > 0 {
		parts = append(parts, service)
	}
	for _, name := range slices.Sorted(maps.Keys(in.Args)) {
		parts = append(parts, name, in.Args[name])
	}
	return strings.Join(parts, "\x00")
}

// knownArgs are the build arguments with a value.
func knownArgs(args []facts.Variable) map[string]string {
	out := map[string]string{}
	for _, a := range args {
		if v := a.Value.Reveal(); v != "" && !strings.Contains(v, "${") {
			out[string(a.Name)] = v
		}
	}
	return out
}

// context replaces a base that build.additional_contexts names: an image under
// its name, anything else leaves the base unknown.
func (d *dockerfiles) context(s *facts.Service, f *facts.Dockerfile) {
	if f.Base == nil {
		return
	}
	to, ok := d.l.Project.Services[string(s.Name)].Build.AdditionalContexts[string(f.Base.Ref)]
	if !ok {
		return
	}
	img := facts.Image{Ref: f.Base.Ref, Unresolved: true, Place: f.Base.Place}
	if ref, ok := strings.CutPrefix(to, "docker-image://"); ok {
		img = imageref.Parse(ref, f.Base.Place)
	}
	f.Base = &img
}

// noIgnore tells whether a context folder can be read and holds no ignore file
// for the Dockerfile.
func (d *dockerfiles) noIgnore(context, dockerfileName string) bool {
	if own, err := d.l.Root.Kind(dockerfileName + ".dockerignore"); err != nil || own != files.Missing {
		return false
	}
	missing, ok := d.ignore[context]
	if !ok {
		folder, err := d.l.Root.Kind(context)
		kind, kindErr := d.l.Root.Kind(path.Join(context, ".dockerignore"))
		missing = err == nil && kindErr == nil && folder == files.Folder && kind == files.Missing
		d.ignore[context] = missing
	}
	return missing
}

// command finds the development server that the container runs.
func (d *dockerfiles) command(s *facts.Service) {
	written, at := commandLine(*s)
	argv := d.script(s, written)
	d.commands[s.Name] = argv
	s.DevServer = dockerfile.DevServer(argv, variable(*s))
	if s.DevServer == "" {
		s.DevServer = dockerfile.DevServer(written, variable(*s))
	}
	if s.DevServer != "" {
		s.DevServerAt = at
	}
	if s.Build == nil && s.Image != nil {
		if lang := dockerfile.Language(*s.Image); lang != "" {
			s.Languages = append(s.Languages, lang)
		}
	}
}

// commandLine is what the container runs, and where that is written: the words
// of the Compose file first, those of the Dockerfile where it says nothing.
func commandLine(s facts.Service) ([]string, untrusted.Place) {
	entrypoint, command, at := s.Entrypoint, s.Command, s.CommandAt
	if d := s.Dockerfile; d != nil {
		if len(entrypoint) == 0 && len(command) == 0 {
			command, at = d.Command, d.CmdAt
		}
		if len(s.Entrypoint) == 0 {
			entrypoint = d.Entrypoint
		}
	}
	var argv []string
	for _, h := range slices.Concat(entrypoint, command) {
		argv = append(argv, h.Reveal())
	}
	return argv, at
}

// variable gives the value of a variable in the container; one that is set but
// not known is "unknown".
func variable(s facts.Service) func(string) string {
	return func(name string) string {
		lists := [][]facts.Variable{s.Environment}
		if s.Dockerfile != nil {
			lists = append(lists, s.Dockerfile.Environment)
		}
		for _, list := range lists {
			for _, v := range list {
				if string(v.Name) != name {
					continue
				}
				if value := v.Value.Reveal(); value != "" && !strings.Contains(value, "${") {
					return value
				}
				return "unknown"
			}
		}
		if len(s.EnvFiles) > 0 { // it may be set there
			return "unknown"
		}
		return ""
	}
}

// commands are what services run by their Compose files alone, for projects
// whose Dockerfiles are not read.
func commands(services []facts.Service) *dockerfiles {
	d := &dockerfiles{commands: map[untrusted.Text][]string{}}
	for i := range services {
		argv, at := commandLine(services[i])
		d.commands[services[i].Name] = argv
		if services[i].DevServer = dockerfile.DevServer(argv, variable(services[i])); services[i].DevServer != "" {
			services[i].DevServerAt = at
		}
	}
	return d
}
