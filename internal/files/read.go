package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"sort"
)

// File is a file that was read.
type File struct {
	Bytes []byte
	info  fs.FileInfo
}

// SHA256 is the digest of the bytes in hexadecimal.
func (f File) SHA256() string {
	sum := sha256.Sum256(f.Bytes)
	return hex.EncodeToString(sum[:])
}

// Is tells whether two files are one on disk, whatever their names.
func (f File) Is(g File) bool { return f.info != nil && g.info != nil && os.SameFile(f.info, g.info) }

// Kind is what lies at a path.
type Kind int

// The kinds of things at a path.
const (
	Missing Kind = iota
	Regular
	Folder
	Special // a device, a FIFO, a socket
)

func kindOf(info fs.FileInfo) Kind {
	switch {
	case info.Mode().IsRegular():
		return Regular
	case info.IsDir():
		return Folder
	}
	return Special
}

// read takes the bytes of an open file after looking at what it is and how
// large; nothing is read from anything but a regular file.
func read(f *os.File) (File, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return File{}, reason(err)
	case info.IsDir():
		return File{}, ErrFolder
	case !info.Mode().IsRegular():
		return File{}, ErrNotRegular
	case info.Size() > MaxSize:
		return File{}, ErrTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	switch {
	case err != nil:
		return File{}, reason(err)
	case len(data) > MaxSize:
		return File{}, ErrTooLarge
	}
	return File{Bytes: data, info: info}, nil
}

func list(d *os.File) (names []string, more bool, err error) {
	info, err := d.Stat()
	if err != nil {
		return nil, false, reason(err)
	}
	if !info.IsDir() {
		return nil, false, ErrNotFolder
	}
	entries, err := d.ReadDir(MaxEntries + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, reason(err)
	}
	if len(entries) > MaxEntries {
		entries, more = entries[:MaxEntries], true
	}
	for _, e := range entries {
		n := e.Name()
		if e.IsDir() {
			n += "/"
		}
		names = append(names, n)
	}
	sort.Strings(names)
	return names, more, nil
}
