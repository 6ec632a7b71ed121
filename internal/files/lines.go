package files

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

// Stream is a file of the user that is read piece by piece.
type Stream struct{ file *os.File }

// OpenUser opens a regular file that the user named on the command line, for
// what is too large to be read at once.
func OpenUser(path string) (Stream, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return Stream{}, reason(err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = reason(err)
	case info.IsDir():
		err = ErrFolder
	case !info.Mode().IsRegular():
		err = ErrNotRegular
	default:
		return Stream{f}, nil
	}
	return Stream{}, errors.Join(err, f.Close())
}

// Read reads a piece.
func (s Stream) Read(b []byte) (int, error) {
	n, err := s.file.Read(b)
	if err == io.EOF {
		return n, err
	}
	return n, reason(err)
}

// Close ends reading.
func (s Stream) Close() error { return reason(s.file.Close()) }

// Lines reads lines one by one, none of which may be longer than a bound.
type Lines struct {
	r       *bufio.Reader
	longest int
	n       int
}

// LinesOf reads lines of at most longest bytes.
func LinesOf(r io.Reader, longest int) *Lines {
	return &Lines{r: bufio.NewReaderSize(r, 1<<16), longest: longest}
}

// Next is the next line that is not blank, without its end, and its number
// from 1. The bytes are the caller's. The error is io.EOF after the last.
func (l *Lines) Next() (line []byte, number int, err error) {
	for {
		line, err := l.next()
		if err != nil {
			return nil, l.n, err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return line, l.n, nil
		}
	}
}

func (l *Lines) next() ([]byte, error) {
	var line []byte
	for {
		piece, err := l.r.ReadSlice('\n')
		line = append(line, piece...)
		switch {
		case len(line) > l.longest+1:
			l.n++
			return nil, fmt.Errorf("is longer than %d MiB", l.longest>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) == 0:
			return nil, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		}
		l.n++
		return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), nil
	}
}
