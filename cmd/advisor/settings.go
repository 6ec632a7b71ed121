package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/settings"
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

// settingNames are the flags that can be set elsewhere. What a project sets is
// written by whoever opens a pull request: it chooses what is looked at and
// with which model, never where something is written to, how it looks, or what
// counts as passing.
func settingNames() []string {
	return append(projectSettingNames(), "accessible", "ask", "color", "expect", "fail-on", "format", "quick")
}

func projectSettingNames() []string { return []string{"model", "profile"} }

// settingFlags choose the files of settings.
func (o *options) settingFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("settings", pflag.ContinueOnError)
	fs.Var(once(&o.config), "config", "`FILE` of settings, instead of .advisor.yaml and your own")
	fs.BoolVar(&o.noConfig, "no-config", false, "read no file of settings")
	fs.BoolVarP(&o.verbose, "verbose", "v", false, "say which files of settings, record and model are used")
	return fs
}

// source is a place that settings come from.
type source struct {
	name string // as errors name it
	dir  string // that paths in it start from
	list []settings.Setting
}

// settle reads the files of settings, strongest first. dir is where the
// project is looked for.
func (a *app) settle(dir, config string, none bool) error {
	a.settings = nil
	switch {
	case none:
		return nil
	case config != "":
		return a.addSettings(a.abs(config), config, settingNames(), files.ReadUser)
	}
	if path := a.upward(dir, projectSettings); path != "" {
		if err := a.addSettings(path, a.shownPath(path), projectSettingNames(), a.readInside); err != nil {
			return err
		}
	}
	if path := a.userSettings(); path != "" && files.Exists(path) {
		return a.addSettings(path, path, settingNames(), files.ReadUser)
	}
	return nil
}

func (a *app) addSettings(path, shown string, known []string, read func(string) (files.File, error)) error {
	f, err := read(path)
	if err != nil {
		return exit.InputErrorf("reading %s: %w", untrusted.Text(shown).Clean(), err)
	}
	list, err := settings.Read(shown, f.Bytes, known)
	if err != nil {
		return exit.InputError(err)
	}
	a.settings = append(a.settings, source{shown, filepath.Dir(path), list})
	return nil
}

// userSettings is the file of somebody's own settings; empty where there is no
// home to look in.
func (a *app) userSettings() string {
	base := a.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(base) { // a relative one is to be ignored, says the standard
		if base = a.Getenv("HOME"); !filepath.IsAbs(base) {
			return ""
		}
		base = filepath.Join(base, ".config")
	}
	return filepath.Join(base, filepath.FromSlash(userSettings))
}

// readInside reads a file that was found and not named: links must not lead
// out of the repository.
func (a *app) readInside(path string) (files.File, error) {
	return a.readFrom(filepath.Dir(path), path)
}

// readFrom reads a file that something in dir names or led to: it must lie in
// the repository of dir, outside of one in dir itself.
func (a *app) readFrom(dir, path string) (files.File, error) {
	root, err := files.OpenRoot(dir, a.Getenv("HOME"))
	if err != nil {
		return files.File{}, err
	}
	defer func() { _ = root.Close() }() // it was only read
	return root.Read(root.Name(path))
}

// shownPath is a path as the user would write it here.
func (a *app) shownPath(path string) string {
	if rel := lead(a.cwd, path); a.cwd != "" && rel != "" {
		return rel
	}
	return path
}

// setting is the value of a flag that was not given, where it comes from, and
// the folder that paths in it start from.
func (a *app) setting(name string) (values []string, from, dir string) {
	variable := envPrefix + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
	if v := a.Getenv(variable); v != "" {
		return []string{v}, variable, a.cwd
	}
	for _, s := range a.settings {
		for _, x := range s.list {
			if x.Name == name {
				return x.Values, fmt.Sprintf("%s:%d", s.name, x.Line), s.dir
			}
		}
	}
	return nil, "", ""
}

// settles tells the commands that settings are for.
func settles(command string) bool {
	return slices.Contains([]string{programName, "scan", "check"}, command)
}

// applySettings gives the flags of a command that were not given what is set
// elsewhere. The model is taken by takeModel, before.
func (a *app) applySettings(c *cobra.Command) error {
	if !settles(c.Name()) {
		return nil
	}
	var errs []error
	for _, name := range settingNames() {
		f := c.Flags().Lookup(name)
		values, from, _ := a.setting(name)
		if name == "model" || f == nil || f.Changed || len(values) == 0 {
			continue
		}
		for _, v := range values {
			if err := f.Value.Set(v); err != nil {
				errs = append(errs, exit.InputErrorf("%s: %w", settingPlace(from, name), err))
				break
			}
		}
		a.used = append(a.used, fmt.Sprintf("%s is %s, from %s", name, strings.Join(values, ", "), from))
	}
	return errors.Join(errs...)
}

// settingPlace names a setting in an error: a variable by itself, a line of a
// file with the key.
func settingPlace(from, name string) string {
	if strings.HasPrefix(from, envPrefix) {
		return from
	}
	return from + ": " + name
}

// tellUsed says what was taken from elsewhere, where somebody asked.
func (a *app) tellUsed(c *cobra.Command) {
	if f := c.Flags().Lookup("verbose"); f == nil || f.Value.String() != "true" {
		return
	}
	if len(a.settings) == 0 {
		a.tell("advisor: settings: no file\n")
	}
	for _, s := range a.settings {
		a.tell(fmt.Sprintf("advisor: settings: %s\n", untrusted.Text(s.name).Clean()))
	}
	for _, line := range a.used {
		a.tell("advisor: " + untrusted.Text(line).Clean() + "\n")
	}
}
