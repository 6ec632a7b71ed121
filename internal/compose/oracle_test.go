package compose

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/template"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/sirupsen/logrus"

	"advisor/internal/compose/interpolate"
	"advisor/internal/facts"
)

// oracle loads files with compose-go's own loader, unset variables left as we
// leave them.
func oracle(name string, files []string) (*types.Project, error) {
	return oracleLoad(name, files, true)
}

// oracleChecks is what compose-go's check of the whole model says.
func oracleChecks(name string, files []string) error {
	_, err := oracleLoad(name, files, false)
	return err
}

func oracleLoad(name string, files []string, tolerant bool) (p *types.Project, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("compose-go panics: %v", r)
		}
	}()
	logrus.SetOutput(io.Discard)
	dir := filepath.Dir(files[0])
	env := types.Mapping{}
	if vars, err := dotenv.Read(filepath.Join(dir, ".env")); err == nil {
		env = vars
	}
	env["PWD"] = "."
	cd := types.ConfigDetails{WorkingDir: dir, Environment: env, ConfigFiles: types.ToConfigFiles(files)}
	return loader.LoadWithContext(context.Background(), cd, func(o *loader.Options) {
		o.SetProjectName(name, true)
		o.SkipResolveEnvironment, o.SkipResolveLabels, o.SkipConsistencyCheck = true, true, tolerant
		o.SkipNormalization, o.ResolvePaths = true, false
		o.Profiles = []string{"*"}
		if o.Interpolate != nil {
			in := *o.Interpolate
			in.Substitute = func(s string, m template.Mapping) (string, error) {
				vars := map[string]string{}
				sub := interpolate.Interpolate(s, &interpolate.Environment{Values: vars})
				for _, name := range sub.Unset {
					if v, ok := m(name); ok {
						vars[name] = v
					}
				}
				for _, name := range variableNames(s) {
					if v, ok := m(name); ok {
						vars[name] = v
					}
				}
				return string(interpolate.Interpolate(s, &interpolate.Environment{Values: vars}).Out), nil
			}
			o.Interpolate = &in
		}
	})
}

func variableNames(s string) []string {
	var names []string
	for i := 0; i < len(s); i++ {
		if s[i] == '$' && i+1 < len(s) {
			j := i + 1
			if s[j] == '{' {
				j++
			}
			if end := interpolate.NameEnd(s, j, len(s)); end > j {
				names = append(names, s[j:end])
			}
		}
	}
	return names
}

// sameModel compares two projects in all that both loaders give.
func sameModel(ours, theirs *types.Project) string {
	return cmp.Diff(theirs, ours,
		cmpopts.EquateEmpty(),
		cmpopts.SortSlices(func(a, b types.SSHKey) bool { return a.ID < b.ID }), // they are read from a mapping
		cmpopts.IgnoreFields(types.Project{}, "Name", "WorkingDir", "Environment", "Profiles", "ComposeFiles"),
		cmpopts.IgnoreUnexported(types.FileObjectConfig{}, types.SecretConfig{}, types.ConfigObjConfig{}),
		cmp.FilterPath(func(p cmp.Path) bool {
			f, ok := p.Last().(cmp.StructField)
			return ok && (f.Name() == "Extensions" || f.Name() == "Content" || f.Name() == "Ports")
		}, cmp.Ignore()),
	) + portsDiffer(ours, theirs)
}

// unresolved drops the problems that the oracle does not look for, since it
// neither resolves env files nor normalises.
func unresolved(l *Loaded) *Loaded {
	if l == nil {
		return nil
	}
	c := *l
	c.Problems = slices.DeleteFunc(slices.Clone(l.Problems), func(p facts.Problem) bool {
		m := string(p.Message)
		return strings.Contains(m, "_file ") && strings.HasSuffix(m, " does not exist") ||
			strings.Contains(m, " is linked to ") || strings.Contains(m, " mounts the volumes of ") || strings.Contains(m, " shares ")
	})
	return &c
}

// forgetPassed drops the values that compose-go gives, from the .env, to
// variables which are only named: we do not read them.
func forgetPassed(ours, theirs *types.Project) {
	for name, s := range ours.Services {
		for k, v := range s.Environment {
			if _, ok := theirs.Services[name].Environment[k]; ok && v == nil {
				theirs.Services[name].Environment[k] = nil
			}
		}
	}
}

// unsetBinds does as we do: a mount whose source is a variable without value
// is taken for a folder.
func unsetBinds(p *types.Project) {
	for _, s := range p.Services {
		for i, v := range s.Volumes {
			if v.Type == types.VolumeTypeVolume && strings.HasPrefix(v.Source, "${") {
				s.Volumes[i].Type, s.Volumes[i].Volume = types.VolumeTypeBind, nil
				s.Volumes[i].Bind = &types.ServiceVolumeBind{CreateHostPath: true}
			}
		}
	}
}

func portsDiffer(ours, theirs *types.Project) string {
	var out string
	for name, s := range ours.Services {
		if t := theirs.Services[name]; !samePorts(s.Ports, t.Ports) {
			out += fmt.Sprintf("ports of %s: ours %v, compose-go %v\n", name, s.Ports, t.Ports)
		}
	}
	return out
}

// samePorts compares published ports; ranges are left out, since we do not
// expand them.
func samePorts(a, b []types.ServicePortConfig) bool {
	keys := func(ports []types.ServicePortConfig) map[string]bool {
		m := map[string]bool{}
		for _, p := range ports {
			m[fmt.Sprint(p)] = true
		}
		return m
	}
	for _, p := range append(append([]types.ServicePortConfig(nil), a...), b...) {
		if strings.Contains(p.Published, "-") {
			return true
		}
	}
	return reflect.DeepEqual(keys(a), keys(b))
}

// compare loads files with both loaders. It gives the difference of the
// models, and whether compose-go could load them at all.
func compare(t *testing.T, files []string) (diff string, ok bool) {
	t.Helper()
	ours, err := Load(context.Background(), Input{Dir: filepath.Dir(files[0]), Files: files, Profiles: []string{"*"}})
	name := "x"
	if err == nil {
		name = ours.Name
	}
	theirs, oracleErr := oracle(name, files)
	if err == nil {
		defer ours.Root.Close()
	}
	switch why := refusal(unresolved(ours), err); {
	case oracleErr != nil:
		return oracleErr.Error(), false
	case why != "":
		if refused := oracleChecks(name, files); refused != nil {
			return "", true
		}
		return why, true
	}
	forgetPassed(ours.Values().Reveal(), theirs)
	unsetBinds(theirs)
	return sameModel(ours.Values().Reveal(), theirs), true
}

// The model of every public file that docker compose accepts is the one that
// compose-go gives.
func TestModelEqualsComposeGo(t *testing.T) {
	if testing.Short() {
		t.Skip("loads every file twice")
	}
	same, compared := 0, 0
	for _, r := range references(t) {
		path := corpusFile(t, r.file)
		if only := os.Getenv("ONLY"); r.exit != 0 || only != "" && !strings.Contains(path, only) {
			continue
		}
		diff, ok := compare(t, []string{path})
		if !ok {
			t.Logf("%s: compose-go: %s", r.file, diff)
			continue
		}
		compared++
		if diff == "" {
			same++
			continue
		}
		t.Errorf("%s: (-compose-go +ours)\n%s", r.file, diff)
	}
	t.Logf("%d of %d models are equal", same, compared)
}

// A file with each of its neighbours put over it gives the model that
// compose-go gives.
func TestOverridesEqualComposeGo(t *testing.T) {
	if testing.Short() {
		t.Skip("loads every file twice")
	}
	same, compared := 0, 0
	for _, r := range references(t) {
		base := filepath.Base(r.file)
		if !slices.Contains(DefaultNames(), base) {
			continue
		}
		path := corpusFile(t, r.file)
		for _, other := range neighbours(path) {
			diff, ok := compare(t, []string{path, other})
			if !ok {
				continue
			}
			compared++
			if diff == "" {
				same++
				continue
			}
			t.Errorf("%s + %s: (-compose-go +ours)\n%s", r.file, filepath.Base(other), diff)
		}
	}
	t.Logf("%d of %d pairs are equal", same, compared)
}

// neighbours are the other YAML files beside path, Compose files or not.
func neighbours(path string) []string {
	var out []string
	all, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.y*ml"))
	for _, f := range all {
		if f != path {
			out = append(out, f)
		}
	}
	return out
}
