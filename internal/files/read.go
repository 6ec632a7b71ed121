package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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

// Is reports whether two files are one on disk, whatever their names.
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
func read(f *os.File) (File, error) { return readUpTo(f, MaxSize) }

func readUpTo(f *os.File, max int64) (File, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return File{}, reason(err)
	case info.IsDir():
		return File{}, ErrFolder
	case !info.Mode().IsRegular():
		return File{}, ErrNotRegular
	case info.Size() > max:
		return File{}, tooLarge(max)
	}
	data := make([]byte, info.Size()+1)
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return File{}, reason(err)
	}
	if err := settled(f, info, int64(n)); err != nil {
		return File{}, err
	}
	take(info)
	return File{Bytes: data[:n], info: info}, nil
}

// settled reports whether n bytes are the whole of a file that nobody changed
// since before was looked up: half of a record is a record too.
func settled(f *os.File, before fs.FileInfo, n int64) error {
	after, err := f.Stat()
	switch {
	case err != nil:
		return reason(err)
	case n != before.Size(), after.Size() != before.Size(), !after.ModTime().Equal(before.ModTime()):
		return ErrChanged
	}
	return nil
}

// tooLarge is ErrTooLarge with the limit that was asked for.
func tooLarge(max int64) error {
	if max == MaxSize {
		return ErrTooLarge
	}
	return fmt.Errorf("is larger than %d MiB", max>>20)
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
