package output

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
	"advisor/internal/report/words"
	"advisor/internal/terminal"
)

// Many takes projects one by one: JSON lines are written as they come, tables
// when all are there. Files appear at the end, each of them whole; none where an
// error ended the run before.
type Many struct {
	w      Writer
	brief  bool // lines without what was found in detail
	lines  []lineTarget
	tables []Target
	rows   report.Fleet // of the tables, in brief

	mu      sync.Mutex // a signal may drop the files at any time
	settled int        // how many of lines are in their places, or dropped
}

// lineTarget is one place that JSON lines go to.
type lineTarget struct {
	Target
	to   io.Writer
	file *files.Pending // nil for standard output
}

// Begin opens what is written line by line; brief are lines without what was
// found in detail.
func (w Writer) Begin(targets []Target, brief bool) (*Many, error) {
	out := &Many{w: w, brief: brief}
	for _, t := range targets {
		switch {
		case t.Format.Name != "json":
			out.tables = append(out.tables, t)
		case t.Path == "":
			out.lines = append(out.lines, lineTarget{Target: t, to: w.Stdout})
		default:
			f, err := files.Begin(t.Path)
			if err != nil {
				out.Drop()
				return nil, writeError(t, err)
			}
			out.lines = append(out.lines, lineTarget{t, f, f})
		}
	}
	return out, nil
}

func writeError(t Target, err error) error {
	if t.Path == "" {
		return exit.OutputError(errors.New("writing to standard output: it did not arrive whole"))
	}
	return exit.OutputError(fmt.Errorf("writing %s: %w", t.name(), err))
}

// Whole reports whether the lines are wanted with what was found in detail.
func (f *Many) Whole() bool { return len(f.lines) > 0 && !f.brief }

// Written is a project as it is kept for the tables, and its line.
type Written struct {
	Row  report.FleetLine // in brief
	Err  error            // of the whole run
	line []byte           // nil where no lines are wanted
}

// Render makes the line of a project. It may be called for many at once.
func (f *Many) Render(l report.FleetLine) Written {
	out := Written{Row: l.Brief()}
	if len(f.lines) == 0 {
		return out
	}
	if f.brief {
		l = out.Row
	}
	var b bytes.Buffer
	if err := report.WriteFleetLine(&b, l); err != nil {
		out.Err = exit.OutputError(err)
	}
	out.line = b.Bytes()
	return out
}

// Add takes the next project.
func (f *Many) Add(w Written) error {
	if w.Err != nil {
		return w.Err
	}
	if len(f.tables) > 0 {
		f.rows = append(f.rows, w.Row)
	}
	for _, t := range f.lines {
		if _, err := t.to.Write(w.line); err != nil {
			return writeError(t.Target, err)
		}
	}
	return nil
}

// Finish writes the tables and puts all files in their places.
func (f *Many) Finish() error {
	rows := words.SortedFleet(f.rows, f.w.Sort)
	bodies := make([][]byte, len(f.tables))
	for i, t := range f.tables {
		var b bytes.Buffer
		if err := formats.WriteFleet(&b, t.Format.Name, rows, f.w.lookOfTable(t)); err != nil {
			return exit.OutputError(fmt.Errorf("writing the table: %w", err))
		}
		bodies[i] = b.Bytes()
	}
	if err := f.commit(); err != nil {
		return err
	}
	for i, t := range f.tables {
		if err := f.w.WriteOne(t, bodies[i]); err != nil {
			return err
		}
	}
	return nil
}

// commit puts the files of lines in their places. What comes after the first
// that fails is left to drop.
func (f *Many) commit() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.settled < len(f.lines) {
		t := f.lines[f.settled]
		f.settled++
		if t.file == nil {
			continue
		}
		if err := t.file.Commit(); err != nil {
			return writeError(t.Target, err)
		}
		f.w.wrote(t.Target)
	}
	return nil
}

// Drop leaves the files that were not put in their places as they were.
func (f *Many) Drop() {
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
func (w Writer) lookOfTable(t Target) report.Options {
	look := w.look(t, "")
	look.Ordered = w.Sort != "" && w.Sort != words.FleetOrders()[0]
	if t.Path != "" || !terminal.Is(w.Stdout) {
		look.Width, look.Whole = formats.FleetWidth, true
	}
	return look
}
