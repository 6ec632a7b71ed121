package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"advisor/internal/files"
)

// glance is what is known of the command line before it is parsed: which model
// weighs, and so which questions and flags there are, depends on it.
type glance struct {
	command  string // its name
	dir      string // absolute: where the project is looked for
	args     []string
	model    string
	answers  []string
	config   string
	noConfig bool
	weighs   bool // the command has a flag for a model
	// recursive: each project has a record of its own, with its own model.
	recursive bool
}

// lookAhead parses the command line with the questions that are known so far.
// Whatever is wrong with it is said when it is parsed in earnest.
func (a *app) lookAhead() glance {
	c, rest, err := a.root().Find(a.args)
	if err != nil || c == nil {
		return glance{dir: a.cwd}
	}
	c.FParseErrWhitelist = cobra.FParseErrWhitelist{UnknownFlags: true}
	parsedTwice(c)
	_ = c.ParseFlags(rest) // see above
	flags := c.Flags()
	x := glance{command: c.Name(), args: flags.Args(), weighs: flags.Lookup("model") != nil}
	text := func(name string) string {
		if f := flags.Lookup(name); f != nil {
			return f.Value.String()
		}
		return ""
	}
	x.model, x.config, x.noConfig = text("model"), text("config"), text("no-config") == "true"
	x.recursive = text("recursive") == "true"
	x.answers, _ = flags.GetStringArray("answers") // a command without the flag has none
	x.dir = a.folderOf(x.args, text("project-directory"), first(flags.GetStringArray("file")))
	return x
}

func first(list []string, _ error) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// folderOf is the folder that the project is looked for in.
func (a *app) folderOf(args []string, projectDirectory, file string) string {
	path := a.cwd
	switch {
	case projectDirectory != "":
		path = a.abs(projectDirectory)
	case len(args) > 0:
		path = a.abs(args[0])
	case file != "":
		path = a.abs(file)
	}
	if k := files.KindOf(path); k != files.Folder && k != files.Missing {
		return filepath.Dir(path)
	}
	return path
}
