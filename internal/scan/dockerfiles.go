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
	"advisor/internal/untrusted"
)

// maxDockerfileBytes is how much Dockerfile text is parsed for one project, all
// services together. The largest project seen has 90 kB; the limit only stops
// a thousand services with a thousand variants of one huge file.
const maxDockerfileBytes = 4 << 20

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
	if d.bytes > maxDockerfileBytes {
		d.full(s)
		return
	}
	f, err := d.open(name)
	if err != nil {
		at := s.Build.Place
		d.gap(at, "the Dockerfile of %s was not read: %s %s", s.Name, untrusted.Text(name), err)
		return
	}
	d.parse(s, dockerfile.Input{Path: untrusted.Text(name), Data: f.Bytes})
}

// full tells that a Dockerfile is one too many.
func (d *dockerfiles) full(s *facts.Service) {
	d.gap(s.Build.Place, "the Dockerfile of %s was not read: the limit of %d KiB of Dockerfiles is reached", s.Name, maxDockerfileBytes>>10)
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
			d.full(s)
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
