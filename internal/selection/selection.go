// Package selection says which Compose project a run looks at, which of its
// files are judged, and which are left out: by flags, COMPOSE_FILE, a record and
// the settings. It reads the project with that; what the project comes to is not
// its business.
package selection

import (
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// Flags are those that mean what they mean to docker compose, the environment,
// and the patterns that leave files out, as they were given.
type Flags struct {
	Files, Profiles, EnvFiles []string
	ProjectDirectory          string
	Environment               string
	Exclude                   []string
}

// Selection is what one run looks at.
type Selection struct {
	Flags
	Args     []string      // the words of the command line: a folder or a file
	Places   config.Places // where the run is
	Settings config.Settings
	Config   string // the file of --config, for projects that have settings of their own
	NoConfig bool
	Records  []config.Record // that may say which files are judged
	// Many: it is about each project below a folder, and not about one.
	Many bool
	// Below is the folder that many projects lie in; empty: there is one.
	Below string
	// Shared is what the projects of one run share; nil: there is one.
	Shared *scan.Shared
	// ReadStdin reads standard input up to so many bytes.
	ReadStdin func(most int) ([]byte, error)
	// Command is the name of the command, for hints; Commands are those that a
	// mistyped word may have meant.
	Command  string
	Commands []string
}

// Input turns flags and the argument into what is scanned, with absolute paths.
// A FILE is what -f names. What says what is read.
func (s Selection) Input() (in scan.Input, what string, err error) {
	in = s.plain()
	what = "the project"
	if len(s.Files) > 0 {
		what = s.Files[0]
	}
	if err := s.named(&in); err != nil {
		return in, what, err
	}
	if len(s.Args) == 1 {
		what = s.Args[0]
		if err := s.argument(&in, what); err != nil {
			return in, what, err
		}
	}
	if in.Dir == "" && len(in.Files) == 0 {
		return in, what, exit.InputErrorf("the working directory is gone; name a directory")
	}
	at := folderOf(in)
	if err := s.choose(&in, at); err != nil {
		return in, what, err
	}
	return in, what, s.leaveOut(&in, at)
}

// plain is the folder that the run is in.
func (s Selection) plain() scan.Input {
	return scan.Input{Input: compose.Input{
		Dir: s.Places.Cwd, Profiles: s.Profiles, Home: s.Places.Home(), SearchParents: len(s.Args) == 0,
	}, Shared: s.Shared, OneFolder: s.Many}
}

// named adds the files and the folder that flags name.
func (s Selection) named(in *scan.Input) error {
	for _, f := range s.Files {
		if scheme, _, remote := strings.Cut(f, "://"); remote {
			return exit.InputErrorf("-f %s: nothing is fetched by %s; download the file, or pipe it to -f -", untrusted.Text(f).Clean(), untrusted.Text(scheme).Clean())
		}
		if f != compose.Stdin {
			in.Files = append(in.Files, s.Places.Abs(f))
			continue
		}
		in.Files = append(in.Files, compose.Stdin)
		var err error
		if in.Standard, err = s.composeOnStdin(); err != nil {
			return err
		}
	}
	for _, f := range s.EnvFiles {
		in.EnvFiles = append(in.EnvFiles, s.Places.Abs(f))
	}
	if s.ProjectDirectory != "" {
		in.ProjectDirectory = s.Places.Abs(s.ProjectDirectory)
	}
	return nil
}

// argument is the word of the command line: a folder, or one file.
func (s Selection) argument(in *scan.Input, word string) error {
	path := s.Places.Abs(word)
	switch kind := files.KindOf(path); {
	case kind == files.Missing:
		return exit.InputErrorf("reading %s: no such file or directory%s", untrusted.Text(word).Clean(), diag.DidYouMean(word, s.Commands))
	case kind == files.Folder:
		in.Dir = path
	case len(s.Files) > 0:
		return exit.InputErrorf("give %s as a directory, or with -f beside the other files", untrusted.Text(word).Clean())
	default:
		in.Files = []string{path}
	}
	return nil
}

// composeOnStdin is the Compose file of -f -.
func (s Selection) composeOnStdin() ([]byte, error) {
	if slices.ContainsFunc(s.Records, func(rec config.Record) bool { return rec.Path == compose.Stdin }) {
		return nil, exit.InputErrorf("-f - and --answers - cannot both read standard input; give a file")
	}
	b, err := s.ReadStdin(files.MaxSize)
	if err != nil {
		return nil, exit.InputErrorf("-f -: reading standard input: %w", err)
	}
	return b, nil
}

// folderOf is the folder that the places of a project start from.
func folderOf(in scan.Input) string {
	switch {
	case in.ProjectDirectory != "":
		return in.ProjectDirectory
	case len(in.Files) > 0 && in.Files[0] != compose.Stdin:
		return filepath.Dir(in.Files[0])
	}
	return in.Dir
}

// Instead is the same run about another environment of the project in a folder,
// whatever chose this one.
func (s Selection) Instead(environment untrusted.Text, dir string) Selection {
	s.Environment = string(environment)
	if len(s.Files) > 0 || len(s.Args) == 1 && files.KindOf(s.Places.Abs(s.Args[0])) != files.Folder {
		s.Files, s.Args = nil, []string{dir}
	}
	return s
}
