package scan

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/envfile"
	"advisor/internal/files"
)

// composeFile are the files that COMPOSE_FILE in the .env of a folder merges to
// one project; none where it is not set, or none of them is there.
func (f *finder) composeFile(folder string, names []string) []string {
	if !slices.Contains(names, ".env") {
		return nil
	}
	text, _ := f.root.Read(path.Join(folder, ".env")) // what is wrong with it is for who reads the project to say
	if !bytes.Contains(text.Bytes, []byte("COMPOSE_FILE")) {
		return nil
	}
	var list string
	separator := string(filepath.ListSeparator)
	assignments, _ := envfile.Parse(string(text.Bytes))
	for _, a := range assignments {
		switch a.Name {
		case "COMPOSE_FILE":
			list = a.Value
		case "COMPOSE_PATH_SEPARATOR":
			separator = a.Value
		}
	}
	var out []string
	for _, name := range strings.Split(list, separator) {
		at := path.Join(folder, filepath.ToSlash(name))
		if kind, _ := f.root.Kind(at); kind == files.Regular {
			out = append(out, at)
		}
	}
	return out
}

// wholeProjects are the projects that no other one takes in. Where projects take in one
// another, the first is one.
func (f *finder) wholeProjects() []Found {
	owner := map[string]int{}                    // of a file, by its path
	for _, merged := range []bool{false, true} { // whose files may be those of others
		for i, c := range f.found {
			for _, m := range c.mains {
				if _, there := owner[m]; !there && c.merged == merged {
					owner[m] = i
				}
			}
		}
	}
	taken := make([][]int, len(f.found)) // by each, other candidates
	isPart := make([]bool, len(f.found))
	for i, c := range f.found {
		for _, j := range f.takenIn(c.mains, owner) {
			if j != i {
				taken[i], isPart[j] = append(taken[i], j), true
			}
		}
	}
	const part, project = 1, 2
	is := make([]int, len(f.found))
	keep := func(i int) {
		is[i] = project
		for left := taken[i]; len(left) > 0; {
			j := left[len(left)-1]
			if left = left[:len(left)-1]; is[j] == 0 {
				is[j] = part
				left = append(slices.Clip(left), taken[j]...)
			}
		}
	}
	for i := range f.found {
		if !isPart[i] {
			keep(i)
		}
	}
	var out []Found
	for i, c := range f.found {
		if is[i] == 0 {
			keep(i)
		}
		if is[i] == project {
			out = append(out, c.Found)
		}
	}
	return out
}

// mostFollowed is how many files that are no candidates are followed from one.
const mostFollowed = 64

// takenIn are the candidates whose files a project takes in, also by files that
// are no candidates.
func (f *finder) takenIn(mains []string, owner map[string]int) []int {
	var out []int
	seen := map[string]bool{}
	left := slices.Clone(mains)
	for _, m := range mains {
		if i, ok := owner[m]; ok { // a file that COMPOSE_FILE of another folder merges
			out = append(out, i)
		}
	}
	for len(left) > 0 && len(seen) < mostFollowed {
		name := left[0]
		left = left[1:]
		if seen[name] {
			continue
		}
		seen[name] = true
		for _, ref := range f.references(name) {
			if i, candidate := owner[ref]; candidate {
				out = append(out, i)
			} else {
				left = append(left, ref)
			}
		}
	}
	return out
}

// references are the files that a Compose file takes in.
func (f *finder) references(name string) []string {
	if known, ok := f.known[name]; ok {
		return known
	}
	var found []string
	file, _ := f.root.Read(name) // what is wrong with it is for who reads the project to say
	if bytes.Contains(file.Bytes, []byte("include")) || bytes.Contains(file.Bytes, []byte("extends")) {
		found = compose.References(name, file)
	}
	f.known[name] = found
	return found
}
