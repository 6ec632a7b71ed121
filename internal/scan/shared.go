package scan

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan/sets"
	"advisor/internal/scan/tools"
)

// maxFolders is how many folders are remembered. Projects come in the order of
// their paths, so those of one folder follow one another.
const maxFolders = 32

// largeDockerfile is the size from which Dockerfiles are read one after the
// other: taken apart, one needs up to a hundred times its size in memory.
// Honest ones stay below.
const largeDockerfile = 64 << 10

// Shared is what the projects of one run share. It remembers what folders hold,
// so that a thousand projects in one folder do not list it a thousand times
// each, and keeps large Dockerfiles apart. It may be used by several
// goroutines. Folders that change while it is in use are not looked at again.
type Shared struct {
	large sync.Mutex

	mu    sync.Mutex
	known map[string]*folder
	order []string // oldest first
}

// NewShared remembers nothing yet.
func NewShared() *Shared { return &Shared{known: map[string]*folder{}} }

// parse reads a Dockerfile; of large ones only one at a time.
func (s *Shared) parse(in dockerfile.Input) dockerfile.Image {
	if len(in.Data) > largeDockerfile {
		s.large.Lock()
		defer s.large.Unlock()
	}
	return dockerfile.Parse(in)
}

// folder is what one folder holds. Each part is found out when it is asked for,
// through the root of the project that asks first.
type folder struct {
	list    sync.Once
	names   []string // sorted; those of folders end in a slash
	err     error
	named   sync.Once
	compose []string // names of Compose files, sorted
	search  sync.Once
	tools   []facts.Tool
}

// folder is the one that a project calls name.
func (s *Shared) folder(root *files.Root, name string) *folder {
	key := filepath.Join(root.Dir(), filepath.FromSlash(name))
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.known[key]; ok {
		return known
	}
	if len(s.order) == maxFolders {
		delete(s.known, s.order[0])
		s.order = s.order[1:]
	}
	s.known[key] = &folder{}
	s.order = append(s.order, key)
	return s.known[key]
}

// namesIn are the names in a folder, sorted; those of folders end in a slash.
func (s *Shared) namesIn(root *files.Root, name string) ([]string, error) {
	at := s.folder(root, name)
	at.list.Do(func() { at.names, _, at.err = root.List(name) })
	return at.names, at.err
}

// composeFilesIn are the files in a folder that are named like Compose files or
// say in their first lines that they are some, and templates of them; sorted.
func (s *Shared) composeFilesIn(root *files.Root, name string) []string {
	at := s.folder(root, name)
	at.named.Do(func() {
		names, _ := s.namesIn(root, name)
		looked := 0
		for _, n := range names {
			_, isNamed := sets.Variant(n)
			switch {
			case strings.HasSuffix(n, "/"):
			case isNamed || sets.IsTemplate(n):
				if kind, err := root.Kind(path.Join(name, n)); err != nil || kind != files.Missing { // a link to nothing is no file
					at.compose = append(at.compose, n)
				}
			case isYAML(n) && looked < mostLooked:
				looked++
				if f, err := root.Read(path.Join(name, n)); err == nil && isComposeText(f.Bytes) {
					at.compose = append(at.compose, n)
				}
			}
		}
	})
	return at.compose
}

// mostLooked is how many YAML files of a folder are opened to see whether they
// are Compose files.
const mostLooked = 40

// isComposeText reports whether a text has services at its top level.
func isComposeText(text []byte) bool {
	return bytes.HasPrefix(text, []byte("services:")) || bytes.Contains(text, []byte("\nservices:"))
}

// toolsOf are the tools around the project folder of a root.
func (s *Shared) toolsOf(root *files.Root) []facts.Tool {
	at := s.folder(root, ".")
	at.search.Do(func() {
		at.tools = tools.Find(root, func(dir string) ([]string, error) { return s.namesIn(root, dir) })
	})
	return slices.Clone(at.tools)
}
