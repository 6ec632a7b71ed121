package files

import (
	"io/fs"
	"os"
	"path/filepath"
)

// LeavesWorkTree reports whether a folder on the way to path, an absolute path,
// is a link that lies in a git work tree and leads out of it. Whoever wrote the
// repository would then choose where a report goes. home is never taken as a
// work tree.
func LeavesWorkTree(path, home string) bool {
	for d := filepath.Dir(path); d != filepath.Dir(d); d = filepath.Dir(d) {
		info, err := os.Lstat(d)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if top := WorkTree(filepath.Dir(d), home); top != "" && !below(top, d) {
			return true
		}
	}
	return false
}

// below reports whether path lies below top when all links are followed.
func below(top, path string) bool {
	realTop, err := filepath.EvalSymlinks(top)
	if err != nil {
		return false
	}
	realPath, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(realTop, realPath)
	return err == nil && filepath.IsLocal(rel)
}
