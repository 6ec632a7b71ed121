package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// fleetOutput takes projects one by one: JSON lines are written as they come,
// tables when all are there. Files appear at the end, each of them whole; none
// where an error ended the run before.
type fleetOutput struct {
	a      *app
	o      *options
	lines  []lineTarget
	tables []target
	rows   report.Fleet // of the tables, in brief

	mu      sync.Mutex // a signal may drop the files at any time
	settled int        // how many of lines are in their places, or dropped
}

// lineTarget is one place that JSON lines go to.
type lineTarget struct {
	target
	to   io.Writer
	file *files.Pending // nil for standard output
}

// begin opens what is written line by line.
func (a *app) begin(o *options, targets []target) (*fleetOutput, error) {
	out := &fleetOutput{a: a, o: o}
	defer a.unfinished.Store(out)
	for _, t := range targets {
		switch {
		case t.format.Name != "json":
			out.tables = append(out.tables, t)
		case t.path == "":
			out.lines = append(out.lines, lineTarget{target: t, to: a.Stdout})
		default:
			f, err := files.Begin(t.path)
			if err != nil {
				out.drop()
				return nil, writeError(t, err)
			}
			out.lines = append(out.lines, lineTarget{t, f, f})
		}
	}
	return out, nil
}

func writeError(t target, err error) error {
	if t.path == "" {
		return exit.OutputError(errors.New("writing to standard output: it did not arrive whole"))
	}
	return exit.OutputError(fmt.Errorf("writing %s: %w", untrusted.Text(t.shown).Clean(), err))
}

// whole tells whether the lines are wanted with what was found in detail.
func (f *fleetOutput) whole() bool { return len(f.lines) > 0 && !f.o.fleet.brief }

// written is a project as it is kept for the tables, and its line.
type written struct {
	row  report.FleetLine
	line []byte // nil where no lines are wanted
	err  error
}

// write makes the line of a project. It may be called for many at once.
func (f *fleetOutput) write(l report.FleetLine) written {
	out := written{row: l.Brief()}
	if len(f.lines) == 0 {
		return out
	}
	if f.o.fleet.brief {
		l = out.row
	}
	var b bytes.Buffer
	if err := report.WriteFleetLine(&b, l); err != nil {
		out.err = exit.OutputError(err)
	}
	out.line = b.Bytes()
	return out
}

// add takes the next project.
func (f *fleetOutput) add(w written) error {
	if w.err != nil {
		return w.err
	}
	if len(f.tables) > 0 {
		f.rows = append(f.rows, w.row)
	}
	for _, t := range f.lines {
		if _, err := t.to.Write(w.line); err != nil {
			return writeError(t.target, err)
		}
	}
	return nil
}

// finish writes the tables and puts all files in their places.
func (f *fleetOutput) finish() error {
	bodies := make([][]byte, len(f.tables))
	for i, t := range f.tables {
		var b bytes.Buffer
		if err := formats.WriteFleet(&b, t.format.Name, f.rows, f.a.lookOfTable(f.o, t)); err != nil {
			return exit.OutputError(fmt.Errorf("writing the table: %w", err))
		}
		bodies[i] = b.Bytes()
	}
	if err := f.commit(); err != nil {
		return err
	}
	for i, t := range f.tables {
		if err := f.a.writeOne(t, bodies[i]); err != nil {
			return err
		}
	}
	return nil
}

// commit puts the files of lines in their places. What comes after the first
// that fails is left to drop.
func (f *fleetOutput) commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.settled < len(f.lines) {
		t := f.lines[f.settled]
		f.settled++
		if t.file == nil {
			continue
		}
		if err := t.file.Commit(); err != nil {
			return writeError(t.target, err)
		}
		f.a.tell(fmt.Sprintf("advisor: wrote %s\n", untrusted.Text(t.shown).Clean()))
	}
	return nil
}

// drop leaves the files that were not put in their places as they were.
func (f *fleetOutput) drop() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for ; f.settled < len(f.lines); f.settled++ {
		if t := f.lines[f.settled]; t.file != nil {
			t.file.Drop()
		}
	}
}

// lookOfTable is how a table looks at its target: wider than a report, since
// a row is a line.
func (a *app) lookOfTable(o *options, t target) report.Options {
	look := a.look(o, t)
	if t.path != "" || !terminal.Is(a.Stdout) {
		look.Width = formats.FleetWidth
	}
	return look
}
