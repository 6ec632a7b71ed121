package compose

import (
	"context"
	"io"
	"path/filepath"
	"sort"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/sirupsen/logrus"
)

type node struct{}

// Loader loads projects and keeps the files that it has parsed, so that
// loading another set of files of the same project is cheap.
type Loader struct{}

// NewLoader is a loader that has parsed nothing yet.
func NewLoader() *Loader { return &Loader{} }

// Load reads a project; see the function Load.
func (*Loader) Load(ctx context.Context, in Input) (*Loaded, error) {
	logrus.SetOutput(io.Discard)
	names := in.Files
	if len(names) == 0 {
		for _, n := range []string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"} {
			if _, err := files.ReadUser(filepath.Join(in.Dir, n)); err == nil {
				names = append(names, filepath.Join(in.Dir, n))
				break
			}
		}
	}
	if len(names) == 0 {
		return nil, ErrNoProject
	}
	dir := filepath.Dir(names[0])
	root, err := files.OpenRoot(dir, in.Home)
	if err != nil {
		return nil, err
	}
	l := &Loaded{Root: root, Profiles: in.Profiles, Name: loader.NormalizeProjectName(filepath.Base(dir))}
	cd := types.ConfigDetails{WorkingDir: dir, Environment: types.Mapping{}}
	for _, n := range names {
		f, err := files.ReadUser(n)
		if err != nil {
			return nil, err
		}
		cd.ConfigFiles = append(cd.ConfigFiles, types.ConfigFile{Filename: n, Content: f.Bytes})
		l.Files = append(l.Files, facts.File{Path: untrusted.Text(filepath.Base(n)), SHA256: f.SHA256(), Kind: "compose"})
	}
	l.Project, err = loader.LoadWithContext(ctx, cd, func(o *loader.Options) {
		o.SetProjectName(l.Name, true)
		o.SkipResolveEnvironment, o.SkipResolveLabels, o.SkipConsistencyCheck = true, true, true
		o.SkipNormalization, o.SkipDefaultValues, o.ResolvePaths = true, true, false
		o.Profiles = []string{"*"}
	})
	if err != nil {
		return nil, Problems{{Message: strings.ReplaceAll(err.Error(), "\n", " ")}}
	}
	return l, nil
}

// Find is Place, and whether the whole path is there.
func (l *Loaded) Find(path ...string) (untrusted.Place, bool) {
	return untrusted.Place{File: l.Files[0].Path, Line: 1}, false
}

// Attributes are the attribute paths in use below a service, in file order:
// list indexes are left out, names that the user chose are "*"
// ("networks.*.aliases"), each path stands once at its first place.
func (l *Loaded) Attributes(service string) []facts.Attribute { return nil }

// TopAttributes are the attribute paths in use outside of services
// ("networks.*.driver").
func (l *Loaded) TopAttributes() []facts.Attribute { return nil }

// Variables are the entries of a mapping of names to values, such as
// ("services", name, "environment"), sorted by name. Values that come from an
// env file stay written as ${NAME}.
func (l *Loaded) Variables(path ...string) []facts.Variable {
	if len(path) != 3 || path[2] != "environment" {
		return nil
	}
	var vs []facts.Variable
	for k, v := range l.Project.Services[path[1]].Environment {
		x := facts.Variable{Name: untrusted.Text(k), Place: l.Place(path...)}
		if v != nil {
			x.Value, x.Literal = facts.Hide(*v), true
		}
		vs = append(vs, x)
	}
	sort.Slice(vs, func(i, j int) bool { return vs[i].Name < vs[j].Name })
	return vs
}

// Ports are the published ports of a service, as many and in the same order
// as in Project: a range is one entry with its count.
func (l *Loaded) Ports(service string) []facts.Port { return nil }

// Unset tells whether the value at path depends on a variable that has
// neither a value nor a default; such a value still has ${NAME} in it.
func (l *Loaded) Unset(path ...string) bool { return false }
