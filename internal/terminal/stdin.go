package terminal

import (
	"errors"
	"fmt"
	"io"
)

var errTypes = errors.New("- reads a terminal; give a file or a pipe")

// Piped is standard input to read from, where it is no terminal: nobody types
// a file.
func (s Streams) Piped() (io.Reader, error) {
	if Is(s.Stdin) {
		return nil, errTypes
	}
	return s.Stdin, nil
}

// ReadStdin is all of standard input, of which it takes most bytes.
func (s Streams) ReadStdin(most int) ([]byte, error) {
	from, err := s.Piped()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(from, int64(most)+1))
	switch {
	case err != nil:
		return nil, errors.New("cannot be read")
	case len(data) > most:
		return nil, fmt.Errorf("is larger than %d KiB", most>>10)
	}
	return data, nil
}
