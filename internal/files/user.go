package files

import (
	"os"
	"syscall"
)

// ReadUser reads a file that the user named on the command line: any path,
// but only a regular file of at most MaxSize bytes.
func ReadUser(path string) (File, error) { return ReadUserUpTo(path, MaxSize) }

// ReadUserUpTo is ReadUser for a file of at most max bytes: a saved report is
// larger than what a project is read from.
func ReadUserUpTo(path string, max int64) (File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return File{}, reason(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	return readUpTo(f, max)
}

// KindOf tells what the user's path leads to, links followed; Missing also
// where it cannot be looked at.
func KindOf(path string) Kind {
	info, err := os.Stat(path)
	if err != nil {
		return Missing
	}
	return kindOf(info)
}
