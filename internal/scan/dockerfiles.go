package scan

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan/roles"
	"advisor/internal/untrusted"
)

// maxDockerfileBytes is how much Dockerfile text is parsed for one project, all
// services together. The largest project seen has 90 kB; the limit only stops
// a thousand services with a thousand variants of one huge file.
const maxDockerfileBytes = 4 << 20

// dockerfiles reads each Dockerfile and package.json once.
type dockerfiles struct {
	l        *compose.Loaded
	services []facts.Service
	index    map[string]int // of services, by name
	shared   *Shared
	last     files.File // the Dockerfile that was read last; others are read again
	lastName string
	read     map[string]bool // Dockerfiles, by path
	failed   map[string]error
	built    map[string]*built            // by path, target, arguments and contexts
	busy     map[string]bool              // services whose Dockerfile is being read
	images   map[string]*dockerfile.Image // by service; nil: it has none that can be read
	ignore   map[string]bool              // context folders without a .dockerignore
	packages map[string]map[string]string // scripts by package.json
	evidence roles.Evidence               // of what each service is for; commands with their scripts followed
	bytes    int
	files    []facts.File
	gaps     []facts.Gap
}

// readDockerfiles fills what the Dockerfiles of the services show.
func readDockerfiles(l *compose.Loaded, shared *Shared, services []facts.Service) *dockerfiles {
	d := &dockerfiles{
		l: l, services: services, index: map[string]int{}, shared: shared, read: map[string]bool{}, failed: map[string]error{},
		built: map[string]*built{}, busy: map[string]bool{}, images: map[string]*dockerfile.Image{},
		ignore: map[string]bool{}, packages: map[string]map[string]string{},
		evidence: roles.Evidence{
			Commands: map[untrusted.Text][]string{}, Released: map[untrusted.Text]string{}, Web: map[untrusted.Text]roles.WebServer{},
		},
	}
	for i := range services {
		d.index[string(services[i].Name)] = i
	}
	for i := range services {
		d.image(string(services[i].Name))
	}
	d.last = files.File{}
	d.webServers()
	for i := range services {
		d.command(&services[i])
	}
	return d
}

// image is what the Dockerfile of a service builds, read once; nil where there
// is none, or where the service is built from itself.
func (d *dockerfiles) image(service string) *dockerfile.Image {
	i, ok := d.index[service]
	if !ok || d.busy[service] || d.services[i].Build == nil {
		return nil
	}
	if img, known := d.images[service]; known {
		return img
	}
	d.busy[service] = true
	d.images[service] = d.readService(&d.services[i])
	delete(d.busy, service)
	return d.images[service]
}

// readService fills the Dockerfile of one service, or says why there is none.
func (d *dockerfiles) readService(s *facts.Service) *dockerfile.Image {
	b := s.Build
	context := b.Folder()
	switch {
	case b.Inline:
		return d.readInline(s)
	case b.Remote:
		d.gap(b.Place, "the build context of %s is a remote address: not fetched", s.Name)
	case strings.Contains(context, "$") || strings.Contains(b.File(), "$"):
		d.gap(b.Place, "the build context of %s depends on a variable that is not set: its Dockerfile was not read", s.Name)
	default:
		return d.readFile(s, path.Join(context, b.File()))
	}
	return nil
}

func (d *dockerfiles) gap(at untrusted.Place, format string, args ...any) {
	d.gaps = append(d.gaps, gapAt(at, format, args...))
}

// readFile reads a Dockerfile of the project. A path that is absolute already
// is not below its context.
func (d *dockerfiles) readFile(s *facts.Service, name string) *dockerfile.Image {
	if path.IsAbs(s.Build.File()) {
		name = s.Build.File()
	}
	s.Build.NoIgnore = d.noIgnore(path.Clean(s.Build.Folder()), name)
	return d.build(s, dockerfile.Input{Path: untrusted.Text(d.l.FileName(name))}, func() ([]byte, error) {
		f, err := d.open(name)
		return f.Bytes, err
	})
}

// tooMuch notes that a Dockerfile is one too many.
func (d *dockerfiles) tooMuch(s *facts.Service) {
	d.gap(s.Build.Place, "the Dockerfile of %s was not read: the limit of %d KiB of Dockerfiles is reached", s.Name, maxDockerfileBytes>>10)
}

// open reads a Dockerfile. Only the last one is kept: what counts is in the
// facts, and forty large ones fill the memory.
func (d *dockerfiles) open(name string) (files.File, error) {
	if err, ok := d.failed[name]; ok {
		return files.File{}, err
	}
	if d.lastName == name {
		return d.last, nil
	}
	f, err := d.l.Root.Read(name)
	if err != nil {
		d.failed[name] = err
		return files.File{}, err
	}
	d.last, d.lastName = f, name
	if !d.read[name] {
		d.read[name] = true
		d.files = append(d.files, facts.File{Path: untrusted.Text(d.l.FileName(name)), SHA256: f.SHA256(), Kind: "dockerfile"})
	}
	return f, nil
}

// readInline reads a Dockerfile that is written in the Compose file.
func (d *dockerfiles) readInline(s *facts.Service) *dockerfile.Image {
	path := []string{"services", string(s.Name), "build", "dockerfile_inline"}
	in := dockerfile.Input{Path: d.l.Place(path...).File, Lines: d.l.Lines(path...)}
	return d.build(s, in, func() ([]byte, error) {
		return []byte(d.l.Values().Reveal().Services[string(s.Name)].Build.DockerfileInline), nil
	})
}

// built is what a build comes to.
type built struct {
	dockerfile.Image
	// released says why the last stage is static, where another one is built;
	// empty: it is not.
	released string
}

// build fills what the Dockerfile of a service shows. Builds that are alike are
// read once.
func (d *dockerfiles) build(s *facts.Service, in dockerfile.Input, open func() ([]byte, error)) *dockerfile.Image {
	in.Target, in.Args, in.Contexts = s.Build.Stage(), d.buildArgs(s), d.contexts(s)
	key := s.Build.Folder() + "\x00" + s.Build.File() + "\x00" + buildKey(in, string(s.Name))
	b, ok := d.built[key]
	if !ok {
		if b = d.parse(s, in, open); b == nil {
			return nil
		}
		d.built[key] = b
	}
	if b.Facts.Stages == 0 {
		return nil
	}
	shown := d.shown(s, b.Facts)
	s.Dockerfile = &shown
	if b.released != "" {
		d.evidence.Released[s.Name] = b.released
	}
	s.Languages = append(s.Languages, shown.Languages...)
	return &b.Image
}

// parse reads the text of a build; nil where it is not read.
func (d *dockerfiles) parse(s *facts.Service, in dockerfile.Input, open func() ([]byte, error)) *built {
	if d.bytes > maxDockerfileBytes {
		d.tooMuch(s)
		return nil
	}
	var err error
	if in.Data, err = open(); err != nil {
		d.gap(s.Build.Place, "the Dockerfile of %s was not read: %s %s", s.Name, in.Path, err)
		return nil
	}
	if d.bytes += len(in.Data); d.bytes > maxDockerfileBytes {
		d.tooMuch(s)
		return nil
	}
	b := &built{Image: d.shared.parse(in)}
	d.gaps = append(d.gaps, b.Gaps...)
	if in.Target != "" && !b.Facts.Static {
		in.Target = ""
		if last := d.shared.parse(in).Facts; last.Static {
			b.released = string(last.StaticWhy)
		}
	}
	return b
}

// buildKey is the same for builds that give the same facts. What depends on
// other services, and text inside of a Compose file, has only its own service.
func buildKey(in dockerfile.Input, service string) string {
	parts := []string{string(in.Path), in.Target}
	if in.Lines != nil || len(in.Contexts) > 0 {
		parts = append(parts, service)
	}
	for _, name := range slices.Sorted(maps.Keys(in.Args)) {
		parts = append(parts, name, in.Args[name].Value, strconv.FormatBool(in.Args[name].Unknown))
	}
	return strings.Join(parts, "\x00")
}
