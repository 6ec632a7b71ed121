package scan

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// productionFolders are the names of folders that hold what runs in production,
// the plainest first.
var productionFolders = []string{"production", "prod", "deploy", "deployment"}

// folderSets are the projects in folders below that are named for production.
// They have files, variables and paths of their own, so that they are listed and
// not compared.
func (a *around) folderSets() {
	if a.named || a.in.OneFolder {
		return
	}
	below, _ := a.in.Shared.namesIn(a.l.Root, a.dir)
	for _, folder := range productionFolders {
		if !slices.Contains(below, folder+"/") {
			continue
		}
		names, _ := a.in.Shared.namesIn(a.l.Root, path.Join(a.dir, folder))
		i := slices.IndexFunc(compose.DefaultNames(), func(n string) bool { return slices.Contains(names, n) })
		if i < 0 {
			continue
		}
		s := set{name: sets.Production, kind: sets.Production, folder: path.Join(a.dir, folder)}
		s.files = []string{path.Join(s.folder, compose.DefaultNames()[i])}
		if slices.ContainsFunc(a.sets, func(o set) bool { return o.name == sets.Production }) {
			s.name = folder
		}
		a.sets = append(a.sets, s)
	}
}

// productionFolder is the set in a folder for production where what lies here is
// plainly for development; 0, which is what lies here: there is none, or it is not.
func (a *around) productionFolder() int {
	sign, development := sets.Develops(a.sets[0].running())
	i := slices.IndexFunc(a.sets, func(s set) bool { return s.folder != "" })
	if !development || i < 1 {
		return 0
	}
	a.sets[i].why = fmt.Sprintf("%s is for development (%s, %s)", untrusted.Text(a.main[0]).Clean(), untrusted.Text(sign.Says).Clean(), sign.Place)
	return i
}

// loadFolder is the project in a folder below, as it is judged where somebody is
// there; its choice is told from here.
func (a *around) loadFolder(folder string) (facts.Project, []facts.Gap, error) {
	in := a.in
	in.Environment, in.OneFolder, in.SearchParents = "", true, false
	in.Dir = filepath.Join(a.l.Root.Dir(), filepath.FromSlash(folder))
	p, gaps, err := Load(a.ctx, in)
	if err != nil {
		return p, gaps, err
	}
	c, s := a.choice(), a.sets[a.judged]
	c.Files = nil
	for _, f := range p.Choice.Files {
		c.Files = append(c.Files, untrusted.Text(path.Join(folder, string(f))))
	}
	c.Profiles = p.Choice.Profiles
	c.Why = untrusted.Text(strings.Join(slices.DeleteFunc([]string{s.why, string(p.Choice.Why)}, func(w string) bool { return w == "" }), "; "))
	p.Choice, p.Dir = c, in.Dir
	return p, gaps, nil
}
