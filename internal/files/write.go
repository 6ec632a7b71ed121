package files

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// The rules of writing: a file appears whole or not at all. It is written
// beside its place under a name of the pattern .advisor-*.tmp, synced and
// renamed; what an interrupted run left behind is removed. The mode is 0644
// less the umask; mode and owner of a file that is replaced are not kept. A
// read-only file is not replaced, a link is not followed and not replaced, a
// character device such as /dev/null is written to directly.
const (
	tempPrefix  = ".advisor-"
	tempSuffix  = ".tmp"
	writeMode   = 0o644
	writeTries  = 5 // another run may take a fresh temporary file for a leftover
	maxLeftover = 1000
)

// Write puts data into the file path, an absolute path that the user named.
func Write(path string, data []byte) error {
	direct, err := target(path)
	if err != nil {
		return err
	}
	if direct {
		return writeDevice(path, data)
	}
	sweep(filepath.Dir(path))
	for range writeTries {
		if err = replaceFile(path, data); !errors.Is(err, ErrMissing) {
			return err
		}
	}
	return err
}

// CheckWritable tells what would keep Write from writing path. It leaves
// nothing behind; another run may sweep what it tries with first.
func CheckWritable(path string) error {
	direct, err := target(path)
	if err != nil || direct {
		return err
	}
	f, err := createTemp(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), Remove(f.Name()))
}

// target looks at what is at path. direct means a device.
func target(path string) (direct bool, err error) {
	if keptBySystem(path) {
		return false, ErrName
	}
	folder, err := os.Stat(filepath.Dir(path))
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !folder.IsDir():
		return false, ErrNoFolder
	case err != nil:
		return false, reason(err)
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, reason(err)
	}
	return existing(path, info)
}

func existing(path string, info fs.FileInfo) (direct bool, err error) {
	mode := info.Mode()
	switch {
	case mode.IsDir():
		return false, ErrFolder
	case mode&fs.ModeSymlink != 0:
		if to, err := os.Stat(path); err == nil && to.Mode()&fs.ModeCharDevice != 0 {
			return true, nil // /dev/stderr and its kin are links
		}
		return false, ErrLink
	case mode&fs.ModeCharDevice != 0:
		return true, nil
	case !mode.IsRegular():
		return false, ErrNotRegular
	case mode&0o200 == 0:
		return false, ErrExists
	}
	return false, nil
}

func writeDevice(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return reason(err)
	}
	_, err = f.Write(data)
	return reason(errors.Join(err, f.Close()))
}

// replaceFile writes beside path and renames.
func replaceFile(path string, data []byte) (err error) {
	f, err := createTemp(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // it may have been renamed or swept already
		}
	}()
	if _, err = f.Write(data); err != nil {
		return reason(errors.Join(err, f.Close()))
	}
	return reason(finish(f, path))
}

// finish syncs a temporary file and puts it in its place.
func finish(f *os.File, path string) error {
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	return inPlace(f, path)
}

// createTemp makes a temporary file in dir and marks it as in use.
func createTemp(dir string) (*os.File, error) {
	for range writeTries {
		name := filepath.Join(dir, tempPrefix+strconv.FormatUint(rand.Uint64(), 36)+tempSuffix)
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, writeMode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, reason(err)
		}
		hold(f)
		if info, err := f.Stat(); err == nil && info.Mode()&0o600 != 0o600 {
			return nil, errors.Join(ErrUmask, f.Close(), os.Remove(name))
		}
		return f, nil
	}
	return nil, ErrExists
}

// sweep removes temporary files that no run is writing any more.
func sweep(dir string) {
	left, err := filepath.Glob(filepath.Join(escapeGlob(dir), tempPrefix+"*"+tempSuffix))
	if err != nil {
		return
	}
	for i, name := range left {
		if i == maxLeftover {
			return
		}
		if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && abandoned(name) {
			_ = os.Remove(name)
		}
	}
}

// escapeGlob keeps the characters of a folder's name from being a pattern.
func escapeGlob(dir string) string {
	var out []byte
	for i := range len(dir) {
		switch c := dir[i]; c {
		case '*', '?', '[', '\\':
			if filepath.Separator == '/' {
				out = append(out, '\\')
			}
		}
		out = append(out, dir[i])
	}
	return string(out)
}

// Same reports whether two paths name one file, by any name or link.
func Same(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	if errA != nil || errB != nil {
		return filepath.Clean(a) == filepath.Clean(b)
	}
	return os.SameFile(x, y)
}

// Exists reports whether anything is at path.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// MakeFolder makes a folder of the program's own, and those above it, for
// this user only.
func MakeFolder(path string) error { return reason(os.MkdirAll(path, 0o700)) }

// Remove removes a file of the program's own; that there is none is fine.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return reason(err)
	}
	return nil
}
