package scan

import (
	"encoding/json"
	"path"
	"strings"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// maxScriptSteps is how often a script of package.json may call another one
// before the search ends.
const maxScriptSteps = 4

// script follows "npm run dev" and its like to what the script of package.json
// runs. It returns argv itself where that is no script or no such file is
// there.
func (d *dockerfiles) script(s *facts.Service, argv []string) []string {
	for range maxScriptSteps {
		name := dockerfile.Script(argv)
		if name == "" {
			return argv
		}
		text := d.scriptText(s, name)
		if text == "" {
			return argv
		}
		argv = []string{text}
	}
	return argv
}

// scriptText looks for package.json in the build context and in the folders
// that are mounted into the container.
func (d *dockerfiles) scriptText(s *facts.Service, name string) string {
	var folders []string
	if s.Build != nil && !s.Build.Remote && !s.Build.Inline {
		folders = append(folders, s.Build.Folder())
		if f := s.Build.File(); !path.IsAbs(f) {
			folders = append(folders, path.Join(s.Build.Folder(), path.Dir(f)))
		}
	}
	for _, m := range s.Mounts {
		if m.Kind == "bind" && !path.IsAbs(m.From()) && !strings.ContainsAny(m.From(), "$~") {
			folders = append(folders, m.From())
		}
	}
	for _, f := range folders {
		if text := d.scripts(path.Join(f, "package.json"))[name]; text != "" {
			return text
		}
	}
	return ""
}

// scripts are those of one package.json, read once.
func (d *dockerfiles) scripts(file string) map[string]string {
	if known, ok := d.packages[file]; ok {
		return known
	}
	d.packages[file] = nil
	f, err := d.l.Root.Read(file)
	if err != nil {
		return nil
	}
	var content struct {
		Scripts map[string]string `json:"scripts"`
	}
	if json.Unmarshal(f.Bytes, &content) != nil {
		d.gap(untrusted.Place{File: untrusted.Text(file)}, "cannot be parsed: its scripts are not known")
		return nil
	}
	d.packages[file] = content.Scripts
	d.files = append(d.files, facts.File{Path: untrusted.Text(file), SHA256: f.SHA256(), Kind: "package"})
	return content.Scripts
}
