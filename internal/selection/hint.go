package selection

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/english"
	"advisor/internal/files"
	"advisor/internal/plugin"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// mostCandidates is how many files a hint names.
const mostCandidates = 4

// otherNames is a hint at files that are Compose files but have no name that is
// looked for, with a command, or that lie in a folder above; empty where
// there is none.
func (s Selection) otherNames(in scan.Input) string {
	names := scan.Candidates(in.Dir)
	var commands []string
	for i, n := range names {
		commands = append(commands, "`"+s.commandFor(in.Dir, n)+"`")
		names[i] = untrusted.Text(n).Clean()
	}
	switch {
	case len(names) == 1:
		return fmt.Sprintf(" (%s has no default name: give it with -f: %s)", names[0], commands[0])
	case len(names) == 2:
		return fmt.Sprintf(" (%s have no default name: choose one: %s)", english.List(names, mostCandidates), english.List(commands, mostCandidates))
	case len(names) > 2: // a command for each is more than a line holds
		return fmt.Sprintf(" (name one of those without a default name, as in %s: %s)", commands[0], english.List(names, mostCandidates))
	}
	if above := scan.Above(in.Dir, in.Home); above != "" {
		return fmt.Sprintf(" (a folder above it has one: give it with -f %s)", untrusted.Text(above).Clean())
	}
	return s.below(in.Dir)
}

// below is a hint at projects in the folders below one that has none; empty where
// there are none.
func (s Selection) below(dir string) string {
	var names []string
	for _, p := range projectsIn(scan.Search{Dir: dir, Home: s.Places.Home(), Depth: hintDepth, Folders: hintFolders}) {
		names = append(names, p.Clean())
	}
	if len(names) == 0 {
		return ""
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(hiddenFolder(a), hiddenFolder(b)) })
	return fmt.Sprintf(" (below it: %s; name one, as in `%s`)", english.List(names, mostBelow), s.commandWith(s.Places.Shown(filepath.Join(dir, names[0]))))
}

// hiddenFolder is 1 for what lies in a folder such as .devcontainer, else 0.
func hiddenFolder(name string) int {
	if strings.HasPrefix(name, ".") {
		return 1
	}
	return 0
}

// How far a hint looks, docker/compose included, and how many projects it names.
const (
	hintDepth   = 2
	hintFolders = 200
	mostBelow   = 2
)

// Elsewhere are the projects below the folder that was looked in, where that has
// none: a Compose file that was moved is one of them.
func (s Selection) Elsewhere(dir string) []untrusted.Text {
	return projectsIn(scan.Search{Dir: dir, Home: s.Places.Home(), Seen: func(int) {}})
}

// mostNamesakes is for how many files that are gone one of their name is looked for.
const mostNamesakes = 6

// Namesakes are files of projects below a folder that have the name of one that is
// no longer there, by its path: where it may have been moved to.
func (s Selection) Namesakes(dir string, missing []untrusted.Text) map[untrusted.Text]untrusted.Text {
	gone := slices.DeleteFunc(slices.Clone(missing), func(name untrusted.Text) bool {
		return !filepath.IsLocal(string(name)) || files.KindOf(filepath.Join(dir, string(name))) == files.Regular
	})
	gone = gone[:min(len(gone), mostNamesakes)]
	if len(gone) == 0 {
		return nil
	}
	out := map[untrusted.Text]untrusted.Text{}
	for _, project := range s.Elsewhere(dir) {
		for _, name := range gone {
			to := path.Join(string(project), path.Base(string(name)))
			if _, known := out[name]; !known && files.KindOf(filepath.Join(dir, to)) == files.Regular {
				out[name] = untrusted.Text(to)
			}
		}
	}
	return out
}

// projectsIn are the projects that a search finds.
func projectsIn(in scan.Search) []untrusted.Text {
	found, _, err := scan.Find(in)
	if err != nil {
		return nil // that it cannot be looked in was said
	}
	out := make([]untrusted.Text, len(found))
	for i, f := range found {
		out[i] = f.Path
	}
	return out
}

// commandFor is this command for one file of a folder.
func (s Selection) commandFor(dir, file string) string {
	return s.commandWith("-f", untrusted.Text(s.Places.Shown(filepath.Join(dir, file))).Clean())
}

// commandWith is this command with some more words.
func (s Selection) commandWith(more ...string) string {
	words := []string{plugin.Program}
	if c := s.Command; c != "" && c != plugin.Program {
		words = append(words, c)
	}
	return strings.Join(append(words, more...), " ")
}

// NothingFound says where a project was looked for and what to do; empty: nobody
// looked, or there is one.
func NothingFound(why error) string {
	if why == nil {
		return ""
	}
	return english.Sentence(why.Error()) + " advisor looks for " + english.Or(compose.DefaultNames()) +
		"; name another folder, or a file with -f FILE. Without one your answers alone decide."
}
