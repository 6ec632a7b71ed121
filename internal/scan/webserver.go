package scan

import (
	"path"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// webServer is what the configuration of a service's web server shows.
type webServer struct {
	read     bool   // each file of its configuration was read
	passesOn string // the file that makes it pass requests on; empty: none seen
}

// maxConfigFiles is how many files of a configuration folder are read.
const maxConfigFiles = 20

// webServers reads the configuration that services mount or copy into the
// folders of web servers.
func (d *dockerfiles) webServers() {
	for i := range d.services {
		s := &d.services[i]
		var w webServer
		if s.Dockerfile != nil && s.Build != nil {
			w = d.copied(s)
		}
		for _, m := range s.Mounts {
			if role, ok := products.RoleOfFolder(m.To()); ok && role == facts.RoleWebEdge && m.Kind == "bind" {
				w = w.and(d.config(m.From()))
			}
		}
		if w != (webServer{}) {
			d.web[s.Name] = w
		}
	}
}

// and is what two parts of a configuration show.
func (w webServer) and(o webServer) webServer {
	if w == (webServer{}) || w.passesOn == "" && o.passesOn != "" {
		return o
	}
	w.read = w.read && o.read
	return w
}

// copied is the configuration that the image of a service is built with.
func (d *dockerfiles) copied(s *facts.Service) webServer {
	if s.Dockerfile.PassesOn {
		return webServer{true, s.Dockerfile.Path.Clean()}
	}
	var w webServer
	for _, h := range s.Dockerfile.ServerFiles {
		name := h.Reveal()
		here := d.config(path.Join(s.Build.Folder(), name))
		if !here.read { // copied from another stage, where it lay in another folder
			here = d.config(path.Join(s.Build.Folder(), path.Base(name)))
		}
		w = w.and(here)
	}
	return w
}

// config reads a file or a folder of a web server's configuration.
func (d *dockerfiles) config(name string) webServer {
	if strings.ContainsAny(name, "$~*?") || path.IsAbs(name) {
		return webServer{}
	}
	names := []string{name}
	kind, err := d.l.Root.Kind(name)
	if err == nil && kind == files.Folder {
		inside, _, err := d.l.Root.List(name)
		if err != nil {
			return webServer{}
		}
		names = nil
		for _, n := range inside {
			if !strings.HasSuffix(n, "/") && len(names) < maxConfigFiles {
				names = append(names, path.Join(name, n))
			}
		}
	} else if err != nil || kind != files.Regular {
		return webServer{}
	}
	for _, n := range names {
		f, err := d.l.Root.Read(n)
		if err != nil {
			return webServer{}
		}
		if dockerfile.PassesOn(string(f.Bytes)) {
			d.noteFile(n, f)
			return webServer{true, d.l.FileName(n)}
		}
	}
	return webServer{read: len(names) > 0}
}

// noteFile lists a configuration file that decided something.
func (d *dockerfiles) noteFile(name string, f files.File) {
	if !d.read[name] {
		d.read[name] = true
		d.files = append(d.files, facts.File{Path: untrusted.Text(d.l.FileName(name)), SHA256: f.SHA256(), Kind: "config"})
	}
}
