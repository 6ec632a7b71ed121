package scan

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// lookIntoFolder lists the folder of the first file of what docker compose takes.
func (a *around) lookIntoFolder(l *compose.Loaded) {
	a.l, a.named = l, len(a.in.Files) > 0 || l.ListedAt != (untrusted.Place{})
	a.passed = map[string]bool{}
	for _, f := range l.Files {
		if f.Kind == "compose" || f.Kind == "override" {
			a.main = append(a.main, string(f.Path))
		}
	}
	if len(a.main) == 0 || slices.Contains(a.in.Files, compose.Stdin) {
		return
	}
	a.dir = path.Dir(a.main[0])
	a.listFiles(l.Root)
	for _, f := range l.Files {
		if path.Dir(string(f.Path)) == a.dir {
			a.passed[path.Base(string(f.Path))] = true
		}
	}
}

// listFiles fills the Compose files of the folder.
func (a *around) listFiles(root *files.Root) {
	for _, n := range a.in.Shared.composeFilesIn(root, a.dir) {
		at := filepath.Join(root.Dir(), filepath.FromSlash(path.Join(a.dir, n)))
		if a.in.Excluded == nil || !a.in.Excluded(at) {
			a.here = append(a.here, n)
		}
	}
}

// otherFiles are the other Compose files in the folder, by name.
func (a *around) otherFiles() []string {
	return slices.DeleteFunc(slices.Clone(a.here), func(n string) bool { return a.passed[n] })
}

// findSets fills the sets: first what docker compose takes.
func (a *around) findSets() {
	first := set{files: a.main}
	first.name, first.kind = sets.NameOf(a.main)
	switch at := a.l.ListedAt; {
	case len(a.in.Files) > 0:
		first.why = orDefaultText(a.in.NamedBy, "named with -f")
	case at != (untrusted.Place{}):
		first.why = "COMPOSE_FILE names it, " + at.String()
		if first.kind == "" {
			first.name = sets.Default
		}
	default:
		first.name, first.kind, first.why = sets.Default, "", "what docker compose reads by default"
	}
	a.sets = []set{first.of(a.l)}
	if a.dir == "" {
		return
	}
	a.noteShadowed()
	a.fileSets()
	if !a.named && len(a.main) > 1 {
		a.override()
	}
	a.profileSets()
	a.folderSets()
	a.nameApart()
	a.bareDefault()
}

func orDefaultText(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// fileSets are those of the other files of the folder.
func (a *around) fileSets() {
	own := sets.Label(a.main[0])
	names, variants := a.otherFiles(), []string(nil)
	if _, isCompose := sets.Variant(a.main[0]); !isCompose || own != "" && sets.KindOf(own) == "" {
		// What is judged is itself a variant (compose.mysql): files that are named
		// after it are its environments, and no others.
		names = slices.DeleteFunc(names, func(n string) bool {
			other := !isCompose || !strings.HasPrefix(sets.Label(n), own)
			if other {
				variants = append(variants, n)
			}
			return other
		})
	}
	found, rest := sets.Sort(names)
	a.rest = append(rest, variants...)
	slices.Sort(a.rest)
	a.mergeSets(found)
}

// mergeSets adds sets of files, of which only so many are merged, and the one for
// production.
func (a *around) mergeSets(found []sets.Files) {
	for i, f := range found {
		if i >= maxEnvironments && f.Name != sets.Production {
			a.sets = append(a.sets, set{name: f.Name, kind: f.Kind, files: a.paths(f.Files), unread: &f})
			continue
		}
		if s, ok := a.fileSet(f); ok {
			a.sets = append(a.sets, s)
		}
	}
}

func (a *around) paths(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, path.Join(a.dir, n))
	}
	return out
}

// fileSet merges a set of files: alone where they are a project by themselves,
// otherwise over the base.
func (a *around) fileSet(f sets.Files) (set, bool) {
	s := set{name: f.Name, kind: f.Kind, files: a.paths(f.Files)}
	file, base := s.files[0], a.base()
	alone, _ := a.load(s) // where it cannot be loaded it has no services
	alone.why = untrusted.Text(file).Clean() + " is a project by itself"
	if base == "" {
		if f.Layer || len(alone.services) == 0 {
			a.gap(file, "not compared as an environment: it is no project by itself, and there is no file to merge it over")
			return s, false
		}
		return alone, true
	}
	whole := !f.Layer && complete(alone.services)
	s.files = append([]string{base}, s.files...)
	merged, err := a.load(s)
	switch {
	case err != nil && whole:
		return alone, true
	case err != nil:
		a.gap(file, "not compared as an environment: %v", err)
		return s, false
	}
	return a.overBase(f, alone, merged, whole), true
}

// overBase decides between a set of files and the same over the base; whole: it
// has all that a project needs.
func (a *around) overBase(f sets.Files, alone, merged set, whole bool) set {
	shown := untrusted.Text(alone.files[0]).Clean()
	switch {
	case whole && sets.Hidden(alone.services, merged.services):
		alone.why = shown + " stands alone: over the base, its services would be in profiles that are not active"
		return alone
	case !whole || helped(alone, merged):
		merged.why = fmt.Sprintf("%s is merged over %s: it is no project by itself", shown, untrusted.Text(merged.files[0]).Clean())
		return merged
	}
	return a.aloneOrOver(f, alone, merged)
}

// aloneOrOver decides between a set of files that could be a project by itself
// and the same over the base: as the repository starts it, else by what it says.
func (a *around) aloneOrOver(f sets.Files, alone, merged set) set {
	file, base := alone.files[0], merged.files[0]
	shown := untrusted.Text(file).Clean()
	over := fmt.Sprintf("%s is merged over %s: ", shown, untrusted.Text(base).Clean())
	if label, _ := sets.Variant(file); label == "stack" {
		alone.why = shown + " is a stack, which docker stack deploy starts by itself"
		return alone
	}
	if asOverlay, at, line := sets.Shown(a.commandTexts(), base, file); at != "" {
		by := untrusted.Place{File: untrusted.Text(at), Line: line}.String() + " starts it so"
		if asOverlay {
			merged.why = over + by
			return merged
		}
		alone.why = fmt.Sprintf("%s stands alone: %s", shown, by)
		return alone
	}
	stands, because := sets.Alone(a.baseServices(), alone.services, f.Kind == sets.Test)
	if stands {
		alone.why = fmt.Sprintf("%s stands alone: %s", shown, because)
		return alone
	}
	merged.why = over + because
	return merged
}

// helped reports whether what is wrong with a file alone is right over the base.
func helped(alone, merged set) bool {
	return slices.ContainsFunc(alone.problems, func(p facts.Problem) bool { return !slices.Contains(merged.problems, p) })
}

// baseServices are the services of the base alone.
func (a *around) baseServices() []facts.Service {
	if len(a.main) == 1 && a.main[0] == a.base() {
		return a.sets[0].services
	}
	s, _ := a.load(set{files: []string{a.base()}}) // where it cannot be loaded it has none
	return s.services
}

// base is the file that others are put over: the first of what docker compose
// takes where it is named for no environment or COMPOSE_FILE names it, otherwise
// one with a default name beside it.
func (a *around) base() string {
	if len(a.main) > 0 {
		label, ok := sets.Variant(a.main[0])
		if ok && sets.KindOf(label) == "" || a.l.ListedAt != (untrusted.Place{}) {
			return a.main[0] // a variant has environments of its own
		}
	}
	if n := a.firstHere(compose.DefaultNames()); n != "" {
		return path.Join(a.dir, n)
	}
	return ""
}

// complete reports whether services are a project: each has something to run,
// and what they wait for is there.
func complete(services []facts.Service) bool {
	return len(services) > 0 && !slices.ContainsFunc(services, func(s facts.Service) bool {
		return s.Image == nil && s.Build == nil || slices.ContainsFunc(s.DependsOn, func(d facts.Dependency) bool { return d.Missing })
	})
}

// override decides whether the file that docker compose merges by itself is part
// of the project, or for development.
func (a *around) override() {
	base, err := a.load(set{name: sets.Default, files: a.main[:1]})
	if err != nil {
		return
	}
	both, file := a.sets[0], a.main[len(a.main)-1]
	sign, development := sets.ForDevelopment(base.services, both.services, untrusted.Text(file))
	shown, first := untrusted.Text(file).Clean(), untrusted.Text(a.main[0]).Clean()
	switch lack := sets.Lack(base.services, both.services); {
	case slices.ContainsFunc(a.sets, func(s set) bool { return s.kind == sets.Production }):
		base.why = "asked for"
	case !development:
		return
	case lack != "":
		a.sets[0].why = fmt.Sprintf("what docker compose reads by default; %s belongs to it: %s", shown, untrusted.Text(lack).Clean())
		return
	default:
		base.why = fmt.Sprintf("%s is left out: it is for development (%s, %s), and %s runs without it", shown, untrusted.Text(sign.Says).Clean(), sign.Place, first)
	}
	both.name, both.kind, both.why = sets.Development, sets.Development, "what docker compose reads by default"
	a.sets[0] = base
	a.sets = slices.Insert(a.sets, 1, both)
}

// profileSets are those that profiles make: services of a profile that is named
// like an environment run in that one. Who names profiles has decided.
func (a *around) profileSets() {
	if len(a.in.Profiles) > 0 || len(a.l.Profiles) > 0 {
		return
	}
	made := map[string]set{}
	for i, s := range a.sets {
		for _, profile := range profileNames(s.services) {
			kind := profileKind(profile)
			if kind == "" || kind != s.kind && i > 0 {
				continue
			}
			if kind != s.kind {
				s = set{name: kind, kind: kind, files: a.sets[0].files, why: fmt.Sprintf("the profile %s is for it", untrusted.Text(profile).Clean())}
			}
			s.profiles = append(slices.Clip(s.profiles), profile)
			loaded, err := a.load(s)
			switch {
			case err != nil:
			case s.kind == a.sets[i].kind:
				a.sets[i] = loaded
			default:
				made[kind] = loaded
			}
			s = a.sets[i]
		}
	}
	for _, kind := range []string{sets.Production, sets.Staging, sets.Development} {
		if s, ok := made[kind]; ok && !slices.ContainsFunc(a.sets, func(o set) bool { return o.name == kind }) {
			a.sets = append(a.sets, s)
		}
	}
}

// profileNames are the profiles of services, by name.
func profileNames(services []facts.Service) []string {
	var out []string
	for _, s := range services {
		for _, p := range s.Profiles {
			out = append(out, string(p))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// profileKind is the kind of environment that a profile is named after. Other
// profiles are options within one environment.
func profileKind(name string) string {
	switch strings.ToLower(name) {
	case "prod", "production":
		return sets.Production
	case "staging", "stage":
		return sets.Staging
	case "dev", "develop", "development":
		return sets.Development
	}
	return ""
}

// nameApart gives each set a name of its own.
func (a *around) nameApart() {
	known := map[string]bool{}
	for i, s := range a.sets {
		for _, name := range []string{sets.Label(s.files[len(s.files)-1]), path.Base(s.files[len(s.files)-1])} {
			if known[a.sets[i].name] {
				a.sets[i].name = name
			}
		}
		known[a.sets[i].name] = true
	}
}

// bareDefault sets what docker compose takes aside where it is no environment:
// another one is for development, or nothing of it runs.
func (a *around) bareDefault() {
	s := &a.sets[0]
	if s.kind != "" || s.name != sets.Default {
		return
	}
	s.aside = len(s.running()) == 0 || slices.ContainsFunc(a.sets[1:], func(o set) bool { return o.kind == sets.Development })
}

// noteShadowed lists files with default names that docker compose passes over.
func (a *around) noteShadowed() {
	if len(a.in.Files) > 0 {
		return
	}
	for _, n := range a.otherFiles() {
		taken := path.Base(a.main[0])
		if slices.Contains(compose.OverrideNames(), n) {
			taken = a.firstHere(compose.OverrideNames())
		} else if !slices.Contains(compose.DefaultNames(), n) {
			continue
		}
		a.passed[n] = true
		if a.named || taken == n { // COMPOSE_FILE names others; what is taken and not here could not be read, which is said
			continue
		}
		file := path.Join(a.dir, n)
		at := untrusted.Place{File: untrusted.Text(file)}
		a.out.shadowed = append(a.out.shadowed, facts.Use{Name: untrusted.Text(file), Place: at})
		a.gap(file, "not read: docker compose takes %s and passes this file over", untrusted.Text(taken))
	}
}

// firstHere is the first of the names that the folder has; empty: it has none.
func (a *around) firstHere(names []string) string {
	i := slices.IndexFunc(names, func(n string) bool { return slices.Contains(a.here, n) })
	if i < 0 {
		return ""
	}
	return names[i]
}

// withoutDefault is the project of a folder where nothing has a default name and
// a set stands for production, or for what was asked for; otherwise the error.
func (a *around) withoutDefault(none error) (*compose.Loaded, error) {
	root, err := files.OpenRoot(a.in.Dir, a.in.Home)
	if err != nil {
		return nil, none
	}
	defer func() { _ = root.Close() }() // it was only read
	a.dir, a.passed = ".", map[string]bool{}
	a.listFiles(root)
	found, rest := sets.Sort(a.here)
	a.rest = rest
	a.mergeSets(found)
	a.nameApart()
	i, err := a.withoutBase()
	switch {
	case err != nil:
		return nil, err
	case i < 0:
		return nil, none
	}
	a.sets[0], a.sets[i] = a.sets[i], a.sets[0]
	a.main = a.sets[0].files
	l, err := a.merge(a.main, nil)
	if err != nil {
		return nil, err
	}
	a.l = l
	return l, nil
}

// withoutBase is the set that is judged where there is no base: the one that was
// asked for, else the one for production; negative: there is none.
func (a *around) withoutBase() (int, error) {
	if asked := a.in.Environment; asked != "" {
		i, err := a.askedFor(asked)
		if err == nil || a.in.EnvironmentOf == "" && len(a.sets) > 0 {
			return i, err
		}
	}
	return slices.IndexFunc(a.sets, func(s set) bool {
		return aloneForProduction(sets.Files{Name: s.name, Files: s.files})
	}), nil
}
