package files

import "path/filepath"

// Folders are the names of the project directory and of the folders around it up to
// the root, the nearest first.
func (r *Root) Folders() []string {
	var out []string
	for d := r.Dir(); ; d = filepath.Dir(d) {
		if d == filepath.Dir(d) { // of the file system
			return out
		}
		if out = append(out, filepath.Base(d)); d == r.base || !r.Inside(d) {
			return out
		}
	}
}
