package selection

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// Project is what the files of a project show, or nothing where there is none.
type Project struct {
	Facts *facts.Project
	Gaps  []facts.Gap
	Dir   string // absolute: that its places start from; empty when nobody looked
	// Instead are the gaps of a folder in which nothing has a default name.
	Instead []facts.Gap
}

// Load reads the Compose project. Without one that was asked for by name there
// are no facts, and err is compose.ErrNoProject. Watch guards the reading of what
// is named; done ends it.
func (s Selection) Load(ctx context.Context, watch func(what string) (done func())) (Project, error) {
	in, what, err := s.Input()
	if err != nil {
		return Project{}, err
	}
	out := Project{Dir: folderOf(in)}
	done := watch(what)
	defer done()
	p, gaps, err := scan.Load(ctx, in)
	if errors.Is(err, compose.ErrNoProject) {
		hint := s.otherNames(in)
		if hint != "" {
			out.Instead = []facts.Gap{{Reason: untrusted.Text(facts.NothingRead + hint)}}
		}
		return out, fmt.Errorf("%w in %s%s", err, ShownFolder(s.Args), hint)
	}
	var unknown *scan.UnknownEnvironment
	if errors.As(err, &unknown) {
		by := "--environment"
		if s.Environment == "" {
			chosen, _ := s.chosenFor(folderOf(in)) // it did before
			by = config.PlaceOf(chosen.By, "environment")
		}
		return out, exit.InputErrorf("%s: %w", by, err)
	}
	if err != nil {
		return out, exit.Error(scanStatus(err), err)
	}
	return Project{Facts: &p, Gaps: gaps, Dir: foundDir(out.Dir, p)}, nil
}

// scanStatus tells mistakes of a project, and what is refused as too large,
// from errors of ours.
func scanStatus(err error) int {
	var wrong compose.Problems
	if errors.As(err, &wrong) {
		return exit.Input
	}
	return exit.Output
}

// ShownFolder is the folder that the words of a command line name, for messages.
func ShownFolder(args []string) string {
	if len(args) == 0 {
		return "this folder"
	}
	return untrusted.Text(args[0]).Clean()
}

// foundDir is the folder of a project that was looked for in dir. docker compose
// looks in the folders above too.
func foundDir(dir string, p facts.Project) string {
	switch {
	case p.Dir != "":
		return p.Dir
	case len(p.Files) == 0:
		return dir
	}
	first := filepath.FromSlash(string(p.Files[0].Path))
	for up := dir; ; up = filepath.Dir(up) {
		if files.Exists(filepath.Join(up, first)) {
			return up
		}
		if up == filepath.Dir(up) {
			return dir
		}
	}
}
