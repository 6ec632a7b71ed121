// Package saved reads what an earlier run wrote: a report, what a scan printed,
// lines of many projects, or a record, and tells which of them a file is.
package saved

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/report"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// Reader opens files, and standard input, for one process.
type Reader struct {
	terminal.Streams
	Cwd string // absolute; empty when the working directory is gone
}

// File is a file that was saved by an earlier run, or standard input: a
// report, or lines of many projects. Which it is shows in its first line.
type File struct {
	Fleet bool // it holds lines of projects

	name  string // as the user wrote it
	path  string // absolute; empty for standard input
	from  io.Reader
	shut  func() error
	seen  []byte // what was read to see what it is
	lines *files.Lines
	first []byte // the first line that is not blank
	at    int    // its number
}

// Files are several of them, in their order.
type Files []*File

// Open opens files and looks at what they are. Close them.
func (r Reader) Open(args []string) (Files, error) {
	var all Files
	var errs []error
	for i, arg := range args {
		in := &File{name: arg, shut: func() error { return nil }}
		all = append(all, in)
		if arg == "-" && slices.Contains(args[:i], "-") {
			errs = append(errs, errors.New("standard input can be given once"))
			continue
		}
		if err := r.open(in, arg); err != nil {
			errs = append(errs, in.Bad(err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		all.Close()
		return nil, exit.InputError(err)
	}
	return all, nil
}

func (r Reader) open(in *File, arg string) error {
	if arg == "-" {
		from, err := r.Piped()
		if err != nil {
			return err
		}
		in.name, in.from = "standard input", unmarked(from)
		return in.look()
	}
	in.path = files.Abs(r.Cwd, arg)
	f, err := files.OpenUser(in.path)
	if err != nil {
		return err
	}
	in.from, in.shut = unmarked(f), f.Close
	return in.look()
}

// unmarked is text without the byte order mark that editors and shells put before
// it: UTF-16, as PowerShell redirects it, becomes UTF-8. Text without a mark stays
// as it is.
func unmarked(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// look reads the first line, and remembers what was read for that.
func (in *File) look() error {
	m := &memory{from: in.from, on: true}
	in.lines = files.LinesOf(m, report.MaxFleetLine)
	line, n, err := in.lines.Next()
	m.on = false
	in.seen, in.first, in.at = m.seen, line, n
	in.Fleet = err == nil && report.IsFleetLine(line)
	if err != nil && !errors.Is(err, io.EOF) && len(in.seen) == 0 {
		return err
	}
	if !in.Fleet {
		in.lines = nil
	}
	return nil
}

// memory remembers what is read from it while it is on.
type memory struct {
	from io.Reader
	on   bool
	seen []byte
}

func (m *memory) Read(b []byte) (int, error) {
	n, err := m.from.Read(b)
	if m.on {
		m.seen = append(m.seen, b[:n]...)
	}
	return n, err
}

// Whole is all that is in it, for a report.
func (in *File) Whole() ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(io.MultiReader(bytes.NewReader(in.seen), in.from), report.MaxSize+1))
	if err == nil && len(b) > report.MaxSize {
		err = fmt.Errorf("is larger than %d MiB", report.MaxSize>>20)
	}
	return b, err
}

// Each hands over the lines of projects until use fails.
func (in *File) Each(use func(line []byte) error) error {
	line, n, err := in.first, in.at, error(nil)
	for {
		if err == nil {
			err = use(line)
		}
		if err != nil {
			return in.Bad(fmt.Errorf("line %d: %w", n, err))
		}
		if line, n, err = in.lines.Next(); errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// Empty reports whether nothing is in it, as in what an empty part of a fleet wrote.
func (in *File) Empty() bool { return len(in.first) == 0 && len(in.seen) == 0 }

// Bad is an error with the name of the file.
func (in *File) Bad(err error) error {
	if exit.Has(err) {
		return err
	}
	return exit.InputErrorf("reading %s: %w", untrusted.Text(in.name).Clean(), err)
}

// Paths are the absolute paths of the files, which must not be overwritten.
func (all Files) Paths() []string {
	var out []string
	for _, in := range all {
		if in.path != "" {
			out = append(out, in.path)
		}
	}
	return out
}

// HoldLines reports whether any of them holds lines of projects.
func (all Files) HoldLines() bool {
	for _, in := range all {
		if in.Fleet {
			return true
		}
	}
	return false
}

// Close closes all of them.
func (all Files) Close() {
	for _, in := range all {
		_ = in.shut() // it was only read
	}
}
