package selection

import (
	"path/filepath"
	"strings"

	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/scan"
)

// choose says which files of a project in a folder are judged: what flags say,
// then COMPOSE_FILE of the environment, the record, and the settings. Without any
// of them the scan looks for production itself.
func (s Selection) choose(in *scan.Input, dir string) error {
	switch {
	case s.Environment != "" && len(in.Files) > 0:
		return exit.InputErrorf("--environment: the files are named already (-f); leave one of them out")
	case s.Environment != "":
		in.Environment = s.Environment
		return nil
	case len(in.Files) > 0:
		return nil
	}
	if !s.Many { // where it cannot mean each of them
		if in.Files = s.composeFile(dir); len(in.Files) > 0 {
			in.NamedBy = "COMPOSE_FILE names it"
			return nil
		}
	}
	found, err := s.chosenFor(dir)
	if err != nil {
		return err
	}
	in.Files, in.Environment, in.EnvironmentOf, in.NamedBy = found.Files, found.Environment, found.ForMany, found.Why
	return nil
}

// composeFile are the files that COMPOSE_FILE of the environment names, from the
// folder that docker compose would be started in.
func (s Selection) composeFile(dir string) []string {
	separator := s.Places.Getenv("COMPOSE_PATH_SEPARATOR")
	if separator == "" {
		separator = string(filepath.ListSeparator)
	}
	var out []string
	for _, name := range strings.Split(s.Places.Getenv("COMPOSE_FILE"), separator) {
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
func (s Selection) composeFileGiven() []string {
	if len(s.Files) > 0 || s.Environment != "" || s.Many {
		return nil
	}
	dir := s.Places.Cwd
	if len(s.Args) == 1 {
		dir = s.Places.Abs(s.Args[0])
		if files.KindOf(dir) != files.Folder {
			return nil
		}
	}
	return s.composeFile(dir)
}

// chosenFor is what the record of a folder, else the settings say.
func (s Selection) chosenFor(dir string) (config.Choice, error) {
	for _, rec := range s.choosing(dir) {
		c, err := s.Places.RecordChoice(rec)
		if err != nil || c.By != "" && s.means(c, dir) {
			return c, err
		}
	}
	c, err := s.Settings.Choice()
	if !s.means(c, dir) {
		return config.Choice{}, err
	}
	return c, err
}

// means reports whether a choice is about the project in a folder: files that a
// record above many projects names are those of one of them.
func (s Selection) means(c config.Choice, dir string) bool {
	return !s.Many || len(c.Files) == 0 || filepath.Dir(c.Files[0]) == dir
}

// choosing are the records that may say what is judged: those that were given,
// else the one that lies with the project.
func (s Selection) choosing(dir string) []config.Record {
	if len(s.Records) > 0 || s.Many {
		return s.Records
	}
	if found := s.Places.RecordFor(dir); found != "" {
		return []config.Record{s.Places.FoundRecord(found)}
	}
	return nil
}
