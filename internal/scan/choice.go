package scan

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// UnknownEnvironment is the mistake of asking for an environment that the files
// do not describe.
type UnknownEnvironment struct {
	Name  string
	Known []string // those that they describe
}

func (e *UnknownEnvironment) Error() string {
	return fmt.Sprintf("the files describe no environment %q; they describe %s", untrusted.Text(e.Name).Clean(), english.And(e.Known))
}

// choose finds the sets of files that describe environments, and loads the one
// that is judged. What docker compose would take without being asked is loaded
// first: the others lie around it.
func choose(ctx context.Context, loader *compose.Loader, in Input) (*around, *compose.Loaded, error) {
	a := &around{ctx: ctx, loader: loader, in: in}
	first, err := loader.Load(ctx, in.Input)
	switch {
	case errors.Is(err, compose.ErrNoProject) && len(in.Files) == 0:
		first, err = a.withoutDefault(err)
	case err == nil:
		a.lookIntoFolder(first)
		a.findSets()
	}
	if err != nil {
		return nil, nil, err
	}
	judged, err := a.judgedSet()
	if err != nil {
		_ = first.Root.Close() // it was only read
		return nil, nil, err
	}
	a.judged = judged
	l := first
	if s := a.sets[judged]; s.folder == "" && !slices.Equal(s.files, a.main) || len(s.profiles) > 0 {
		if l, err = a.merge(s.files, s.profiles); err != nil {
			_ = first.Root.Close() // it was only read
			return nil, nil, err
		}
		_ = first.Root.Close() // it was only read
	}
	a.l = l
	return a, l, nil
}

// judgedSet is the index of the set that is judged: the one that was asked for,
// unless that was for many projects and is not here, what somebody named, the one for production, else what docker compose merges.
func (a *around) judgedSet() (int, error) {
	if asked := a.in.Environment; asked != "" {
		i, err := a.askedFor(asked)
		if err == nil || a.in.EnvironmentOf == "" {
			return i, err
		}
		a.missing = fmt.Sprintf("%s names the environment %q, which the files do not describe", a.in.EnvironmentOf, untrusted.Text(asked).Clean())
	}
	if a.named {
		return 0, nil
	}
	runs := len(a.sets[0].running()) > 0
	var candidates []int
	for i, s := range a.sets {
		switch {
		case s.kind != sets.Production || s.folder != "":
		case runs && s.unread == nil && len(s.running()) == 0:
			a.sets[0].why += fmt.Sprintf("; nothing of %s runs without a profile", s.name)
		case s.name == sets.Production:
			return i, nil
		default:
			candidates = append(candidates, i)
		}
	}
	if len(candidates) == 1 && len(a.sets[candidates[0]].running()) > 0 {
		return candidates[0], nil
	}
	if len(candidates) > 1 {
		var names []string
		for _, i := range candidates {
			names = append(names, a.sets[i].name)
		}
		a.sets[0].why += "; of " + english.And(names) + ", which are all for production, none is plainly the one that runs"
	}
	return a.productionFolder(), nil
}

// askedFor is the set with a name, or with what the name means.
func (a *around) askedFor(name string) (int, error) {
	for _, same := range []func(set) bool{
		func(s set) bool { return strings.EqualFold(s.name, name) },
		func(s set) bool { return s.name == sets.Named(name) },
		func(s set) bool { return s.kind == sets.Named(name) },
	} {
		if i := slices.IndexFunc(a.sets, same); i >= 0 {
			if f := a.sets[i].unread; f != nil {
				a.sets[i], _ = a.fileSet(*f) // what is wrong with it is said where it is judged
			}
			return i, nil
		}
	}
	for _, f := range a.rest { // a variant is judged where somebody wants it
		if strings.EqualFold(sets.Label(f), name) {
			if s, ok := a.fileSet(sets.Files{Name: sets.Label(f), Files: []string{f}}); ok {
				a.sets = append(a.sets, s)
				return len(a.sets) - 1, nil
			}
		}
	}
	known := []string{}
	for _, s := range a.sets {
		if !slices.Contains(known, s.name) {
			known = append(known, s.name)
		}
	}
	return 0, &UnknownEnvironment{Name: name, Known: known}
}

// choice is what is said of it.
func (a *around) choice() facts.Choice {
	s := a.sets[a.judged]
	c := facts.Choice{Judged: untrusted.Text(s.name), Files: texts(s.files), Profiles: texts(s.profiles), Why: untrusted.Text(s.why), NotRead: texts(a.notRead()), Missing: untrusted.Text(a.missing)}
	for i, o := range a.sets {
		if i != a.judged && !o.aside {
			c.Others = append(c.Others, facts.OtherSet{Name: untrusted.Text(o.name), Files: texts(o.files), Profiles: texts(o.profiles)})
		}
	}
	return c
}
