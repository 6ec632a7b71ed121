package scan

import (
	"path"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan/products"
	"advisor/internal/scan/roles"
	"advisor/internal/untrusted"
)

// maxConfigFiles is how many files of a configuration folder are read.
const maxConfigFiles = 20

// webServers reads the configuration that services mount or copy into the
// folders of web servers.
func (d *dockerfiles) webServers() {
	for i := range d.services {
		s := &d.services[i]
		var w roles.WebServer
		if s.Dockerfile != nil && s.Build != nil {
			w = d.copiedConfig(s)
		}
		for _, m := range s.Mounts {
			if role, _ := products.RoleOfFolder(m.To()); role == facts.RoleWebEdge && m.Kind == "bind" {
				w = both(w, d.serverConfig(m.From()))
			}
		}
		if w != (roles.WebServer{}) {
			d.evidence.Web[s.Name] = w
		}
	}
}

// both is what two parts of a configuration show.
func both(w, o roles.WebServer) roles.WebServer {
	if w == (roles.WebServer{}) || w.PassesOn == "" && o.PassesOn != "" {
		return o
	}
	w.Read = w.Read && o.Read
	return w
}

// copiedConfig is the configuration that the image of a service is built with.
func (d *dockerfiles) copiedConfig(s *facts.Service) roles.WebServer {
	if s.Dockerfile.PassesOn {
		return roles.WebServer{Read: true, PassesOn: s.Dockerfile.Path.Clean()}
	}
	var w roles.WebServer
	for _, h := range s.Dockerfile.ServerFiles {
		name := h.Reveal()
		here := d.serverConfig(path.Join(s.Build.Folder(), name))
		if !here.Read { // copied from another stage, where it lay in another folder
			here = d.serverConfig(path.Join(s.Build.Folder(), path.Base(name)))
		}
		w = both(w, here)
	}
	return w
}

// serverConfig reads a file or a folder of a web server's configuration.
func (d *dockerfiles) serverConfig(name string) roles.WebServer {
	var names []string
	more := false // there are files that are not read
	switch kind, _ := d.l.Root.Kind(name); kind {
	case files.Folder:
		names, more = d.configFiles(name)
	case files.Regular:
		names = []string{name}
	case files.Missing, files.Special: // nothing can be read
	}
	for _, n := range names {
		f, err := d.l.Root.Read(n)
		if err != nil {
			return roles.WebServer{}
		}
		if dockerfile.PassesOn(string(f.Bytes)) {
			d.noteFile(n, f)
			return roles.WebServer{Read: true, PassesOn: d.l.FileName(n)}
		}
	}
	return roles.WebServer{Read: len(names) > 0 && !more}
}

// configFiles are the files in a configuration folder, so many at most; more: there
// are others.
func (d *dockerfiles) configFiles(folder string) (names []string, more bool) {
	inside, more, _ := d.l.Root.List(folder)
	for _, n := range inside {
		if !strings.HasSuffix(n, "/") {
			names = append(names, path.Join(folder, n))
		}
	}
	return names[:min(len(names), maxConfigFiles)], more || len(names) > maxConfigFiles
}

// noteFile lists a configuration file that decided something.
func (d *dockerfiles) noteFile(name string, f files.File) {
	if !d.read[name] {
		d.read[name] = true
		d.files = append(d.files, facts.File{Path: untrusted.Text(d.l.FileName(name)), SHA256: f.SHA256(), Kind: "config"})
	}
}
