package files

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// The reasons why a file is not read or written, in the words of a user. They
// carry no path: the caller knows by which name the file was asked for.
var (
	ErrMissing    = errors.New("does not exist")
	ErrPermission = errors.New("permission denied")
	ErrFolder     = errors.New("is a folder, not a regular file")
	ErrNotFolder  = errors.New("is not a folder")
	ErrNotRegular = errors.New("is not a regular file")
	ErrTooLarge   = errors.New("is larger than 1024 KiB")
	ErrChanged    = errors.New("changed while it was read; try again")
	ErrOutside    = errors.New("leads outside the project")
	ErrLoop       = errors.New("is a link that leads to itself")
	ErrName       = errors.New("is not a file name")
	ErrExists     = errors.New("exists and is read-only")
	ErrNoFolder   = errors.New("its folder does not exist")
	ErrFull       = errors.New("no space left")
	ErrReadOnly   = errors.New("the file system is read-only")
	ErrLink       = errors.New("is a link; name the file itself")
	ErrUmask      = errors.New("the umask leaves no right to read it")
)

// reason turns an error of the operating system into one without paths.
func reason(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return ErrMissing
	case errors.Is(err, fs.ErrPermission):
		return ErrPermission
	case errors.Is(err, syscall.ELOOP):
		return ErrLoop
	case errors.Is(err, syscall.ENXIO):
		return ErrNotRegular // a socket, or a FIFO without a reader
	case errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, syscall.EINVAL):
		return ErrName
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrFull
	case errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case strings.Contains(err.Error(), "escapes"): // os.Root keeps that error to itself
		return ErrOutside
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
