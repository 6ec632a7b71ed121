package files

import (
	"io/fs"
	"os"
	"sync"
)

// taken are the files that this process has read whole. They are kept here
// and not by whoever read them, so that none is forgotten: a report must not be
// written over any of them.
var taken struct {
	sync.Mutex
	files []fs.FileInfo
}

// maxTaken is how many files are kept: more than one project has. A run over
// many projects looks after their files itself.
const maxTaken = 10_000

func take(info fs.FileInfo) {
	taken.Lock()
	defer taken.Unlock()
	if len(taken.files) < maxTaken {
		taken.files = append(taken.files, info)
	}
}

// Forget begins anew, as in a process that has read nothing. It is for tests that
// run the program several times.
func Forget() {
	taken.Lock()
	defer taken.Unlock()
	taken.files = nil
}

// WasRead reports whether path leads to a file that was read, by whatever name
// or link, and is as it was then.
func WasRead(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	taken.Lock()
	defer taken.Unlock()
	for _, t := range taken.files {
		if os.SameFile(t, info) && t.ModTime().Equal(info.ModTime()) {
			return true
		}
	}
	return false
}
