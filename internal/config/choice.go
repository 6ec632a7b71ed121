package config

import (
	"fmt"
	"path/filepath"
	"strings"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// Choice is which files of a project are judged, as a record or settings say.
// The zero value says nothing.
type Choice struct {
	Environment string
	Files       []string // absolute
	By          string   // what says so, as the user would write it, such as "../advisor.yaml:12"
	Why         string   // the same in the words of a report, wherever it is made: "advisor.yaml:12 names it"
	// ForMany is what names the environment where that is a setting, in the words of a
	// report: it holds for many projects and cannot fit each. Empty: a record of the
	// project names it.
	ForMany string
}

// The settings that choose what is judged, and who answers for it. Environment
// is a flag too.
const (
	settingEnvironment = "environment"
	settingFiles       = "files"
	settingOwner       = "owner"
	settingExclude     = "exclude"
)

// Owner answers for the projects that the settings are of, where their records
// name nobody; empty: nobody is named.
func (s Settings) Owner() untrusted.Text {
	values, _, _ := s.value(settingOwner)
	return untrusted.Text(strings.Join(values, ", "))
}

// RecordChoice is what a record says of the files that are judged. Those that it
// names must lie in its repository.
func (p Places) RecordChoice(rec Record) (Choice, error) {
	if rec.Err != nil || rec.Path == "-" {
		return Choice{}, nil // for its reader to refuse; standard input has no folder
	}
	c := record.ChoiceOf(rec.Bytes)
	if c.Environment == "" && len(c.Files) == 0 {
		return Choice{}, nil
	}
	path := p.Abs(rec.Path)
	names := make([]string, len(c.Files))
	for i, f := range c.Files {
		names[i] = string(f)
	}
	by := fmt.Sprintf("%s:%d", untrusted.Text(p.Shown(path)).Clean(), c.Line)
	list, err := p.filesInside(filepath.Dir(path), names, by)
	return Choice{Environment: string(c.Environment), Files: list, By: by, Why: p.place(path, c.Line) + namesIt}, err
}

// namesIt follows what names the files that are judged.
const namesIt = " names it"

// place is a line of a file in the words of a report: from the root of the
// repository, outside of one by its name alone.
func (p Places) place(path string, line int) string {
	name := filepath.Base(path)
	if top := files.WorkTree(filepath.Dir(path), p.Home()); top != "" {
		name = files.Lead(top, path)
	}
	return fmt.Sprintf("%s:%d", untrusted.Text(name).Clean(), line)
}

// Choice is what the settings say of the files that are judged.
func (s Settings) Choice() (Choice, error) {
	names, from, dir := s.value(settingFiles)
	if len(names) > 0 {
		if isVariable(from) {
			return Choice{}, exit.InputErrorf("%s: name the files with COMPOSE_FILE or -f", from)
		}
		list, err := s.places.filesInside(dir, names, from)
		return Choice{Files: list, By: from, Why: s.by(settingFiles, from) + namesIt}, err
	}
	values, from, _ := s.value(settingEnvironment)
	switch {
	case len(values) > 1:
		return Choice{}, exit.InputErrorf("%s: name one environment, not %d", PlaceOf(from, settingEnvironment), len(values))
	case len(values) == 0:
		return Choice{}, nil
	}
	by := s.by(settingEnvironment, from)
	return Choice{Environment: values[0], By: from, Why: by + namesIt, ForMany: by}, nil
}

// by is what sets a setting, in the words of a report.
func (s Settings) by(name, from string) string {
	for _, f := range s.files {
		for _, x := range f.list {
			if x.Name == name && !isVariable(from) {
				return s.places.place(f.path, x.Line)
			}
		}
	}
	return from
}

// filesInside are the paths of files that a file of a folder names. They must lie
// in its repository, outside of one in the folder.
func (p Places) filesInside(dir string, names []string, by string) ([]string, error) {
	top := files.WorkTree(dir, p.Home())
	if top == "" {
		top = dir
	}
	var out []string
	for _, n := range names {
		path := pathIn(dir, n)
		if rel, err := filepath.Rel(top, path); err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return nil, exit.InputErrorf("%s: %s lies outside of the repository", by, untrusted.Text(n).Clean())
		}
		if !files.Exists(path) {
			return nil, exit.InputErrorf("%s: there is no file %s", by, untrusted.Text(n).Clean())
		}
		out = append(out, path)
	}
	return out, nil
}

// Excluded are the patterns of folders and files that are not looked at, with
// the folder that they start from.
type Excluded struct {
	Dir      string // absolute
	Patterns []string
	By       string // what names them, as PlaceOf does; empty: --exclude
}

// RecordExcluded are those of a record; none where it names none.
func (p Places) RecordExcluded(rec Record) Excluded {
	if rec.Err != nil || rec.Path == "-" {
		return Excluded{}
	}
	path := p.Abs(rec.Path)
	out := Excluded{Dir: filepath.Dir(path), By: PlaceOf(untrusted.Text(p.Shown(path)).Clean(), settingExclude)}
	for _, x := range record.ChoiceOf(rec.Bytes).Exclude {
		out.Patterns = append(out.Patterns, string(x))
	}
	return out
}

// Excluded are those of the settings.
func (s Settings) Excluded() Excluded {
	values, from, dir := s.value(settingExclude)
	return Excluded{dir, values, PlaceOf(from, settingExclude)}
}
