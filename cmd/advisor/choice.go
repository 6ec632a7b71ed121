package main

import (
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/gitignore"
	"advisor/internal/scan"
)

// choose says which files of a project in a folder are judged: what flags say,
// then COMPOSE_FILE of the environment, the record, and the settings. Without any
// of them the scan looks for production itself.
func (r runConfig) choose(in *scan.Input, dir string) error {
	switch {
	case r.environment != "" && len(in.Files) > 0:
		return exit.InputErrorf("--environment: the files are named already (-f); leave one of them out")
	case r.environment != "":
		in.Environment = r.environment
		return nil
	case len(in.Files) > 0:
		return nil
	}
	if !r.recursive { // where it cannot mean each of them
		if in.Files = r.composeFile(dir); len(in.Files) > 0 {
			in.NamedBy = "COMPOSE_FILE names it"
			return nil
		}
	}
	found, err := r.chosenFor(dir)
	if err != nil {
		return err
	}
	in.Files, in.Environment, in.NamedBy = found.Files, found.Environment, found.By
	return nil
}

// composeFile are the files that COMPOSE_FILE of the environment names, from the
// folder that docker compose would be started in.
func (r runConfig) composeFile(dir string) []string {
	separator := r.Getenv("COMPOSE_PATH_SEPARATOR")
	if separator == "" {
		separator = string(filepath.ListSeparator)
	}
	var out []string
	for _, name := range strings.Split(r.Getenv("COMPOSE_FILE"), separator) {
		switch {
		case name == "":
		case filepath.IsAbs(name):
			out = append(out, name)
		default:
			out = append(out, filepath.Join(dir, name))
		}
	}
	return out
}

// composeFileGiven are the files of COMPOSE_FILE where they decided.
func (r runConfig) composeFileGiven() []string {
	if len(r.files) > 0 || r.environment != "" || r.recursive {
		return nil
	}
	dir := r.cwd
	if len(r.args) == 1 {
		dir = r.abs(r.args[0])
		if files.KindOf(dir) != files.Folder {
			return nil
		}
	}
	return r.composeFile(dir)
}

// chosenFor is what the record of a folder, else the settings say.
func (r runConfig) chosenFor(dir string) (config.Choice, error) {
	for _, rec := range r.choosing(dir) {
		c, err := r.places().RecordChoice(rec)
		if err != nil || c.By != "" && r.means(c, dir) {
			return c, err
		}
	}
	c, err := r.settings.Choice()
	if !r.means(c, dir) {
		return config.Choice{}, err
	}
	return c, err
}

// means reports whether a choice is about the project in a folder: files that a
// record above many projects names are those of one of them.
func (r runConfig) means(c config.Choice, dir string) bool {
	return !r.recursive || len(c.Files) == 0 || filepath.Dir(c.Files[0]) == dir
}

// choosing are the records that may say what is judged: those that were given,
// else the one that lies with the project.
func (r runConfig) choosing(dir string) []config.Record {
	if len(r.records) > 0 || r.recursive {
		return r.records
	}
	if found := r.places().RecordFor(dir); found != "" {
		return []config.Record{r.places().FoundRecord(found)}
	}
	return nil
}

// ofFleet is a run over one project of many, and what is scanned for it: what it
// says itself of the files that are judged, and of prices, counts as in a run over
// it alone.
func (r runConfig) ofFleet(f scan.Found) (own runConfig, in scan.Input, err error) {
	in = scan.Input{Input: compose.Input{Dir: f.Dir, Files: f.Files, Profiles: r.profiles, Home: r.Getenv("HOME")}, Shared: f.Shared, OneFolder: true}
	own = r
	own.below = f.Root
	if own.settings, err = r.places().Settings(f.Dir, r.config, r.noConfig); err != nil {
		return own, in, err
	}
	if len(own.records) == 0 {
		if path := r.places().RecordBelow(f.Dir, f.Root); path != "" {
			own.records = []config.Record{r.places().FoundRecord(path)}
		}
	}
	costs, err := r.costsOf(own.settings, own.records, r.costs)
	if err != nil {
		return own, in, err
	}
	if costs.Path != "" { // else those of the caller's settings
		own.costs = costs
	}
	if len(f.Files) > 0 {
		in.NamedBy = "one of several files without a default name, each a project"
		return own, in, nil
	}
	if err := own.choose(&in, f.Dir); err != nil {
		return own, in, err
	}
	return own, in, own.leaveOut(&in, f.Dir)
}

// leaveOut gives the scan the patterns of files that are not looked at.
func (r runConfig) leaveOut(in *scan.Input, dir string) error {
	lists := []config.Excluded{r.settings.Excluded()}
	if r.below != "" {
		lists = append(lists, config.Excluded{Dir: r.below, Patterns: r.exclude})
	}
	for _, rec := range r.choosing(dir) {
		lists = append(lists, r.places().RecordExcluded(rec))
	}
	lists = slices.DeleteFunc(lists, func(x config.Excluded) bool { return len(x.Patterns) == 0 })
	type rules struct {
		dir string
		gitignore.Rules
	}
	var all []rules
	for _, x := range lists {
		compiled, err := excluded(x.Patterns)
		if err != nil {
			return err
		}
		all = append(all, rules{x.Dir, compiled})
	}
	in.Excluded = func(path string) bool {
		return slices.ContainsFunc(all, func(x rules) bool {
			rel, err := filepath.Rel(x.dir, path)
			if err != nil {
				return false
			}
			ignored, _ := x.Match(filepath.ToSlash(rel), false)
			return ignored
		})
	}
	return nil
}
