package files

import (
	"os"
	"path/filepath"
	"syscall"
)

// Pending is a file that is written piece by piece, by the rules of Write: it
// appears whole when it is committed, or not at all. What interrupted runs left
// in the folder is for Write to remove: runs on several machines may write into
// one folder for long, and not every shared disk tells them of each other.
type Pending struct {
	file   *os.File
	path   string
	direct bool // a device, which is written to at once
}

// Begin starts a file at path, an absolute path that the user named. End it
// with Commit or with Drop.
func Begin(path string) (*Pending, error) {
	direct, err := target(path)
	if err != nil {
		return nil, err
	}
	if direct {
		f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		return &Pending{f, path, true}, reason(err)
	}
	f, err := createTemp(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	return &Pending{file: f, path: path}, nil
}

// Write adds a piece.
func (p *Pending) Write(b []byte) (int, error) {
	n, err := p.file.Write(b)
	return n, reason(err)
}

// Commit puts the file in its place.
func (p *Pending) Commit() error {
	if p.direct {
		return reason(p.file.Close())
	}
	err := finish(p.file, p.path)
	if err != nil {
		_ = os.Remove(p.file.Name()) // nothing more can be done
	}
	return reason(err)
}

// Drop leaves what was at the path as it was.
func (p *Pending) Drop() {
	_ = p.file.Close() // it is not wanted
	if !p.direct {
		_ = os.Remove(p.file.Name()) // it may have been swept already
	}
}
