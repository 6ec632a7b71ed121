package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// A flag that is not given takes its value from the environment (ADVISOR_MODEL),
// then from .advisor.yaml in the folder of the project or above it in the
// repository, then from config.yaml in the user's own configuration.
const (
	projectSettings = ".advisor.yaml"
	userSettings    = "advisor/config.yaml" // below XDG_CONFIG_HOME, else ~/.config
	envPrefix       = "ADVISOR_"
)

// Names are the flags that can be set elsewhere. What a project sets is written
// by whoever opens a pull request: it chooses what is looked at and with which
// model, never where something is written to, how it looks, or what counts as
// passing.
func Names() []string {
	return append(projectNames(), "accessible", "all-questions", "ask", "color", "expect", "fail-on", "format", settingModelFrom, "quick")
}

// listNames are the settings that may be a list.
func listNames() []string {
	return []string{"profile", settingFiles, settingExclude, "fail-on"}
}

func projectNames() []string {
	return []string{"model", "costs", "profile", settingEnvironment, settingFiles, settingExclude, settingOwner}
}

// Misspelt is what is wrong with the variables of a process that are nearly
// settings: a gate that is mistyped would never trip. Others mean nothing here, as
// an empty one does: Kubernetes gives each pod ADVISOR_PORT where a Service is
// called so. The first letter is hardly ever mistyped.
func Misspelt(variables []string) error {
	var settings []string
	for _, name := range Names() {
		settings = append(settings, strings.TrimPrefix(Variable(name), envPrefix))
	}
	var errs []error
	for _, pair := range variables {
		name, value, _ := strings.Cut(pair, "=")
		word, ours := strings.CutPrefix(name, envPrefix)
		if !ours || value == "" || slices.Contains(settings, word) {
			continue
		}
		if near := diag.Nearest(word, settings); near != "" && near[0] == word[0] {
			errs = append(errs, fmt.Errorf("%s is not a setting; did you mean %s?", untrusted.Text(name).Clean(), envPrefix+near))
		}
	}
	return exit.InputError(errors.Join(errs...))
}

// Variable is the name of the variable that stands for a flag.
func Variable(flag string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Settings are defaults for flags. The zero value has none.
type Settings struct {
	places Places
	files  []source // the strongest first
}

// source is a file that settings come from.
type source struct {
	name string // as errors name it
	path string // absolute
	dir  string // that paths in it start from
	list []Setting
	// sha256 is the hash of its bytes in lower case hex; project: it lies with the
	// project, so that a pull request may change it.
	sha256  string
	project bool
}

// Settings reads the files of settings. Dir is where the project is looked for;
// config is a file that replaces all others, and none reads no file.
func (p Places) Settings(dir, config string, none bool) (Settings, error) {
	s := Settings{places: p}
	switch {
	case none:
		return s, nil
	case config != "":
		return s, s.add(source{path: p.Abs(config), name: config}, Names(), files.ReadUser)
	}
	if path := p.Upward(dir, projectSettings); path != "" {
		inside := func(path string) (files.File, error) { return p.readInside(filepath.Dir(path), path) }
		if err := s.add(source{path: path, name: p.Shown(path), project: true}, projectNames(), inside); err != nil {
			return s, err
		}
	}
	if path := p.userSettings(); path != "" && files.Exists(path) {
		return s, s.add(source{path: path, name: path}, Names(), files.ReadUser)
	}
	return s, nil
}

func (s *Settings) add(src source, known []string, read func(string) (files.File, error)) error {
	f, err := read(src.path)
	if err != nil {
		return exit.InputErrorf("reading %s: %w", untrusted.Text(src.name).Clean(), err)
	}
	if src.list, err = readSettings(src.name, f.Bytes, known); err != nil {
		return exit.InputError(err)
	}
	sum := sha256.Sum256(f.Bytes)
	src.dir, src.sha256 = filepath.Dir(src.path), hex.EncodeToString(sum[:])
	s.files = append(s.files, src)
	return nil
}

// OfProject is the file of settings that lies with the project, absolute, and the
// hash of its bytes; empty where there is none.
func (s Settings) OfProject() (path, sum string) {
	for _, f := range s.files {
		if f.project {
			return f.path, f.sha256
		}
	}
	return "", ""
}

// userSettings is the file of somebody's own settings; empty where there is no
// home to look in.
func (p Places) userSettings() string {
	base := p.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(base) { // a relative one is to be ignored, says the standard
		if base = p.Home(); !filepath.IsAbs(base) {
			return ""
		}
		base = filepath.Join(base, ".config")
	}
	return filepath.Join(base, filepath.FromSlash(userSettings))
}

// Files are the files that were read, as errors name them, the strongest first.
func (s Settings) Files() []string {
	var out []string
	for _, f := range s.files {
		out = append(out, f.name)
	}
	return out
}

// Value is what a flag that was not given takes instead, and where that comes
// from: a variable, or a file and a line. No value: it is set nowhere.
func (s Settings) Value(flag string) (values []string, from string) {
	values, from, _ = s.value(flag)
	return values, from
}

// value also says which folder paths in the value start from.
func (s Settings) value(flag string) (values []string, from, dir string) {
	x, src := s.find(flag, true)
	switch {
	case x == nil:
		return nil, "", ""
	case src == nil:
		return x.Values, Variable(flag), s.places.Cwd
	}
	return x.Values, fmt.Sprintf("%s:%d", src.name, x.Line), src.dir
}

// find is a setting with the file that has it, which is nil for a variable; both
// are nil where it is set nowhere. What the project sets counts where it may.
func (s Settings) find(flag string, project bool) (*Setting, *source) {
	if s.places.Getenv == nil {
		return nil, nil
	}
	if v := s.places.Getenv(Variable(flag)); v != "" {
		return &Setting{Name: flag, Values: []string{v}}, nil
	}
	for i := range s.files {
		f := &s.files[i]
		for j := range f.list {
			if f.list[j].Name == flag && (project || !f.project) {
				return &f.list[j], f
			}
		}
	}
	return nil, nil
}

// PlaceOf names a setting in an error: a variable by itself, a line of a file
// with the key.
func PlaceOf(from, flag string) string {
	if isVariable(from) {
		return from
	}
	return from + ": " + flag
}

func isVariable(from string) bool { return strings.HasPrefix(from, envPrefix) }
