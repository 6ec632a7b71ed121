//go:build unix

package files

import (
	"errors"
	"os"
	"syscall"
)

// hold marks an open file as being written, until it is closed.
func hold(f *os.File) {
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) // without it the file only looks left behind
}

// abandoned reports whether nobody is writing the file name.
func abandoned(name string) bool {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // it was only read
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

// inPlace gives a temporary file its name, then closes it: until then no other
// run takes it for a leftover.
func inPlace(f *os.File, path string) error {
	err := os.Rename(f.Name(), path)
	return errors.Join(err, f.Close())
}
