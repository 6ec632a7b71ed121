package compose

import (
	"context"
	"errors"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// ErrNoProject reports that there is no Compose file where one was looked for.
var ErrNoProject = errors.New("no Compose file found")

// Stdin is the name of the file that is read from standard input.
const Stdin = "-"

// Input says which project to load, in the terms of docker compose. All paths
// are absolute.
type Input struct {
	// Dir is where the project is looked for when Files is empty.
	Dir string
	// SearchParents also looks in the folders above Dir, as docker compose
	// does, but never above the root.
	SearchParents bool
	// Files are the -f files, in order; Stdin stands for standard input.
	Files []string
	// Standard is what was read from standard input.
	Standard []byte
	// Profiles are the active ones; "*" activates all.
	Profiles []string
	// EnvFiles replace the .env beside the project.
	EnvFiles []string
	// ProjectDirectory replaces the folder of the first file as the base of
	// relative paths.
	ProjectDirectory string
	// ProjectName replaces the name that the files give.
	ProjectName string
	// Outer is the folder in which the search for Files began; empty: nobody searched.
	// The .env there counts above the one beside them.
	Outer string
	// Home is the user's home folder; it is never a project's root.
	Home string
}

// Loaded is a project after all merging.
type Loaded struct {
	// Name is the project name as docker compose derives it.
	Name string
	// Root reads further files of the project, by paths relative to the
	// project directory. The caller closes it.
	Root *files.Root
	// Project has all services, those of inactive profiles too. Paths are
	// relative to the project directory, as written. Nothing is normalised:
	// no default network, no implied dependency. A text that holds the value of
	// a variable from an env file is as it is written (${NAME}), but for what
	// says what runs (schema.Shown): it may be shown as it is. What the values
	// come to is for judging, and in Values.
	Project *types.Project
	// Profiles are the active profiles.
	Profiles []string
	// ListedAt is where COMPOSE_FILE names the files; the zero place: nothing
	// names them so.
	ListedAt untrusted.Place
	// Files are the files that were read, in reading order.
	Files []facts.File
	// Problems are the mistakes in the files, in file order: what docker compose
	// would refuse. The parts that are wrong are not in Project.
	Problems []facts.Problem
	// Gaps are what could not be read or was left out, in file order.
	Gaps []facts.Gap

	tree    *tree.Node
	jobs    types.Jobs // those that are services now
	session *session
	values  Values
}

// Values is the project with all variables filled in. It is for judging only,
// and has no way to be printed.
type Values struct{ p *types.Project }

// Values are the project with all variables filled in.
func (l *Loaded) Values() Values { return l.values }

// Reveal gives the project to whoever judges it. Nothing of it may be shown.
func (v Values) Reveal() *types.Project { return v.p }

// String never shows a value.
func (v Values) String() string { return "(hidden)" }

// GoString never shows a value.
func (v Values) GoString() string { return "(hidden)" }

// MarshalJSON never shows a value.
func (v Values) MarshalJSON() ([]byte, error) { return []byte(`"(hidden)"`), nil }

// Message is a message about the project without the values of variables.
func (l *Loaded) Message(s string) string { return l.session.log.Book.Message(s) }

// FileName is the name of a file that is there, which may be shown unless a
// variable that looks like a secret is in it.
func (l *Loaded) FileName(s string) string { return l.session.log.Book.Name(s) }

// Load reads a project. The error is ErrNoProject when there is none in Dir,
// or a Problems when a file that was named cannot be read, or none of the files
// is a Compose file. A mistake in a file that can be read is no error.
func Load(ctx context.Context, in Input) (*Loaded, error) {
	return NewLoader().Load(ctx, in)
}

// Active reports whether docker compose would start the service: it has no
// profile, or one of the active ones.
func (l *Loaded) Active(service string) bool {
	s, ok := l.values.p.Services[service]
	if !ok {
		return false
	}
	if len(l.Profiles) == 0 {
		// Docker compose takes no profiles for one without a name, which a variable
		// without a value gives to a service.
		return s.HasProfile([]string{""})
	}
	return s.HasProfile(l.Profiles)
}

// EnvFiles are the env files that variables were filled from, in reading order.
func (l *Loaded) EnvFiles() []EnvFile { return l.session.envFiles }

// Place is where the attribute path stands in the files, for instance
// Place("services", "web", "deploy", "placement"). List items are addressed by
// their index in the merged list, which is that of the slices in Project. An
// attribute that is not there is placed at the deepest part that is.
func (l *Loaded) Place(path ...string) untrusted.Place {
	p, _ := l.Find(path...)
	return p
}
