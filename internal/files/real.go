package files

import "path/filepath"

// Real is the path of a folder with all links followed, which is the same for
// two paths that lead to one folder; the path itself where it leads nowhere.
func Real(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return filepath.Clean(path)
}
