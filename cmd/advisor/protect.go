package main

import (
	"path/filepath"

	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// protect refuses to write over a file of the project that was read, by
// whatever name or link: prepare knows only the files that flags name.
func (a *app) protect(p *facts.Project, o *options, targets []target) error {
	if p == nil {
		return nil
	}
	if o.save != "" {
		targets = append([]target{{path: a.abs(o.save), shown: o.save}}, targets...)
	}
	for _, t := range targets {
		if t.path != "" && a.reads(p, t.path) {
			return inputErrorf("writing %s: would overwrite its own input", untrusted.Text(t.shown).Clean())
		}
	}
	return nil
}

// reads tells whether path is a file of the project. Where the project was
// looked for in the folders above, those count too.
func (a *app) reads(p *facts.Project, path string) bool {
	for dir := a.project; ; dir = filepath.Dir(dir) {
		for _, f := range p.Files {
			if name := filepath.Join(dir, filepath.FromSlash(string(f.Path))); files.Exists(path) && files.Same(path, name) {
				return true
			}
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
