package scan

import (
	"path/filepath"
	"slices"
	"sync"

	"advisor/internal/facts"
	"advisor/internal/files"
)

// maxFolders is how many folders are remembered. Projects come in the order of
// their paths, so those of one folder follow one another.
const maxFolders = 32

// Folders remembers what the folders of projects hold, so that a thousand
// projects in one folder do not list it a thousand times each. It may be used by
// several goroutines. Files that change while it is in
// use are not seen.
type Folders struct {
	mu    sync.Mutex
	known map[string]*folder
	order []string // oldest first
}

// NewFolders remembers nothing yet.
func NewFolders() *Folders { return &Folders{known: map[string]*folder{}} }

// folder is what one folder holds. Each part is found out when it is asked for,
// through the root of the project that asks first.
type folder struct {
	list    sync.Once
	names   []string // sorted; those of folders end in a slash
	err     error
	named   sync.Once
	compose []composeFile // by name
	search  sync.Once
	tools   []facts.Tool
}

// composeFile is a file that is named like a Compose file.
type composeFile struct {
	name  string
	label string // what its name says beside that: "prod" of compose.prod.yaml
	kind  string // of environment that the label means; empty: none
}

// folder is the one that a project calls name.
func (f *Folders) folder(root *files.Root, name string) *folder {
	key := filepath.Join(root.Dir(), filepath.FromSlash(name))
	f.mu.Lock()
	defer f.mu.Unlock()
	if known, ok := f.known[key]; ok {
		return known
	}
	if len(f.order) == maxFolders {
		delete(f.known, f.order[0])
		f.order = f.order[1:]
	}
	f.known[key] = &folder{}
	f.order = append(f.order, key)
	return f.known[key]
}

// namesIn are the names in a folder, sorted; those of folders end in a slash.
func (f *Folders) namesIn(root *files.Root, name string) ([]string, error) {
	at := f.folder(root, name)
	at.list.Do(func() { at.names, _, at.err = root.List(name) })
	return at.names, at.err
}

// composeFilesIn are the files in a folder that are named like Compose files,
// by name.
func (f *Folders) composeFilesIn(root *files.Root, name string) []composeFile {
	at := f.folder(root, name)
	at.named.Do(func() {
		names, _ := f.namesIn(root, name)
		for _, n := range names {
			if label, ok := variant(n); ok {
				at.compose = append(at.compose, composeFile{n, label, kindOf(label)})
			}
		}
	})
	return at.compose
}

// toolsOf are the tools around the project folder of a root.
func (f *Folders) toolsOf(root *files.Root) []facts.Tool {
	at := f.folder(root, ".")
	at.search.Do(func() { at.tools = tools(root, f) })
	return slices.Clone(at.tools)
}
