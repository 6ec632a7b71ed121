package scan

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/files"
	"advisor/internal/gitignore"
)

// layer is the .gitignore of a folder.
type layer struct {
	at    string // absolute
	rules gitignore.Rules
}

const ignoreFile = ".gitignore"

// ignoresAbove are the .gitignore of the repository above the folder that is searched,
// the outermost first.
func (f *finder) ignoresAbove() []layer {
	root, err := files.OpenRoot(f.in.Dir, f.in.Home)
	if err != nil {
		return nil // what is searched can be read all the same
	}
	defer func() { _ = root.Close() }() // it was only read
	var out []layer
	top := files.WorkTree(f.in.Dir, f.in.Home) // at or above the folder
	for dir := filepath.Clean(f.in.Dir); top != "" && dir != top; {
		dir = filepath.Dir(dir)
		if text, err := root.Read(root.Name(filepath.Join(dir, ignoreFile))); err == nil {
			rules, _ := gitignore.Parse(string(text.Bytes))
			out = append(out, layer{dir, rules})
		}
	}
	slices.Reverse(out)
	return out
}

// ignoredIn adds the .gitignore of a folder to those above it. A repository of
// its own has nothing to do with them.
func (f *finder) ignoredIn(folder string, names []string, above []layer) []layer {
	if folder != "." && (slices.Contains(names, ".git/") || slices.Contains(names, ".git")) {
		above = nil
	}
	if !slices.Contains(names, ignoreFile) {
		return above
	}
	name := path.Join(folder, ignoreFile)
	text, err := f.root.Read(name)
	if err != nil {
		f.gap(name, err.Error())
		return above
	}
	rules, more := gitignore.Parse(string(text.Bytes))
	if more {
		f.gap(name, "has too many patterns; the rest was left out")
	}
	return append(slices.Clip(above), layer{filepath.Join(f.in.Dir, filepath.FromSlash(folder)), rules})
}

// ignores reports whether a file or a folder is not looked at: because somebody
// excluded it, or by the nearest .gitignore that means it.
func (f *finder) ignores(layers []layer, name string, folder bool) bool {
	name = strings.TrimSuffix(name, "/")
	if ignored, _ := f.in.Exclude.Match(name, folder); ignored {
		return true
	}
	if len(layers) == 0 || !folder && !isYAML(name) {
		return false
	}
	abs := filepath.Join(f.in.Dir, filepath.FromSlash(name))
	for _, l := range slices.Backward(layers) {
		rel, err := filepath.Rel(l.at, abs)
		if err != nil {
			continue
		}
		if ignored, decided := l.rules.Match(filepath.ToSlash(rel), folder); decided {
			return ignored
		}
	}
	return false
}

func isYAML(name string) bool { return path.Ext(name) == ".yml" || path.Ext(name) == ".yaml" }
