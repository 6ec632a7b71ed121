package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/report"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// saved is a file that was saved by an earlier run, or standard input: a
// report, or lines of many projects. Which it is shows in its first line.
type saved struct {
	name string // as the user wrote it
	path string // absolute; empty for standard input

	from  io.Reader
	shut  func() error
	seen  []byte // what was read to see what it is
	lines *files.Lines
	first []byte // the first line that is not blank
	at    int    // its number
	fleet bool   // it holds lines of projects
}

// saves are several of them, in their order.
type saves []*saved

// saved opens files and looks at what they are.
func (a *app) saved(args []string) (saves, error) {
	var all saves
	var errs []error
	for i, arg := range args {
		in := &saved{name: arg, shut: func() error { return nil }}
		all = append(all, in)
		if arg == "-" && slices.Contains(args[:i], "-") {
			errs = append(errs, errors.New("standard input can be given once"))
			continue
		}
		if err := a.open(in, arg); err != nil {
			errs = append(errs, in.bad(err))
		}
	}
	return all, exit.InputError(errors.Join(errs...))
}

func (a *app) open(in *saved, arg string) error {
	if arg == "-" {
		if terminal.Is(a.Stdin) {
			return errors.New("- reads a terminal; give a file or a pipe")
		}
		in.name, in.from = "standard input", a.Stdin
		return in.look()
	}
	in.path = a.abs(arg)
	f, err := files.OpenUser(in.path)
	if err != nil {
		return err
	}
	in.from, in.shut = f, f.Close
	return in.look()
}

// look reads the first line, and remembers what was read for that.
func (in *saved) look() error {
	m := &memory{from: in.from, on: true}
	in.lines = files.LinesOf(m, report.MaxFleetLine)
	line, n, err := in.lines.Next()
	m.on = false
	in.seen, in.first, in.at = m.seen, line, n
	in.fleet = err == nil && report.IsFleetLine(line)
	if err != nil && !errors.Is(err, io.EOF) && len(in.seen) == 0 {
		return err
	}
	if !in.fleet {
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

// whole is all that is in it, for a report.
func (in *saved) whole() ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(io.MultiReader(bytes.NewReader(in.seen), in.from), report.MaxSize+1))
	if err == nil && len(b) > report.MaxSize {
		err = fmt.Errorf("is larger than %d MiB", report.MaxSize>>20)
	}
	return b, err
}

// each hands over the lines of projects.
func (in *saved) each(use func(line []byte) error) error {
	line, n, err := in.first, in.at, error(nil)
	for {
		if err == nil {
			err = use(line)
		}
		if err != nil {
			return in.bad(fmt.Errorf("line %d: %w", n, err))
		}
		if line, n, err = in.lines.Next(); errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// empty tells that nothing is in it, as in what an empty part of a fleet wrote.
func (in *saved) empty() bool { return len(in.first) == 0 && len(in.seen) == 0 }

// bad is an error with the name of the file.
func (in *saved) bad(err error) error {
	if exit.Has(err) {
		return err
	}
	return exit.InputErrorf("reading %s: %w", untrusted.Text(in.name).Clean(), err)
}

// paths are the files, which must not be overwritten.
func (all saves) paths() []string {
	var out []string
	for _, in := range all {
		if in.path != "" {
			out = append(out, in.path)
		}
	}
	return out
}

// holdLines tells whether any of them holds lines of projects.
func (all saves) holdLines() bool {
	for _, in := range all {
		if in.fleet {
			return true
		}
	}
	return false
}

func (all saves) close() {
	for _, in := range all {
		_ = in.shut() // it was only read
	}
}
