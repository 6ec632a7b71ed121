package fleet

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"advisor/internal/assess"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/output"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/selection"
	"advisor/internal/terminal"
)

// Over is a run over every project below the folders that were named, or over a
// part of them.
type Over struct {
	Run     assess.Run // what holds for all of them; its words are folders
	Shard   string     // of the flag; empty: all of them
	Targets []output.Target
	// Keep leaves out projects, and counts them; nil: none.
	Keep func([]scan.Found) (kept []scan.Found, without int)
	// Line turns a project into its line, in brief or with what was found in detail.
	// An error is one of the whole run.
	Line  func(ctx context.Context, f scan.Found, brief bool) (report.FleetLine, error)
	Begin func() (*output.Many, error) // opens what is written project by project
	Show  *terminal.Progress           // nil: nobody watches
	Tell  func(line string)            // notes
}

// Write writes a line or a row of every project. The error may be a gate that is
// tripped.
func (o Over) Write(ctx context.Context) error {
	part, err := ParsePart(o.Shard, o.Run.Selection.Places.Getenv)
	if err != nil {
		return err
	}
	found, err := o.find()
	if err != nil {
		return err
	}
	found = Of(part, found)
	out, err := o.Begin()
	if err != nil {
		return err
	}
	defer out.Drop()
	sum, err := Run{
		Version: o.Run.Version, Found: found,
		Make: func(ctx context.Context, f scan.Found) (report.FleetLine, error) { return o.Line(ctx, f, !out.Whole()) },
		Done: func(done, bad int) { o.Show.Draw(func() string { return doneWords(done, len(found), bad) }) },
	}.Into(ctx, out)
	o.Show.Clear()
	if err != nil {
		return err
	}
	if err := out.Finish(); err != nil {
		return err
	}
	notes, err := sum.Conclude(o.Run.Gates.Unreadable)
	for _, note := range notes {
		o.Tell("advisor: " + note + "\n")
	}
	return err
}

// find lists the projects, which no target may be a file of.
func (o Over) find() ([]scan.Found, error) {
	s := o.Run.Selection
	exclude, err := selection.Excluded("--exclude", s.Exclude)
	if err != nil {
		return nil, err
	}
	found, notes, err := Find(Search{
		Cwd: s.Places.Cwd, Home: s.Places.Home(), Folders: s.Args, Exclude: exclude,
		Seen: func(n int) { o.Show.Draw(func() string { return foundWords(n) }) },
	})
	o.Show.Clear()
	if len(notes) > 0 {
		o.Tell(exit.Message(errors.New(strings.Join(notes, "\n"))))
	}
	if err != nil {
		return nil, err
	}
	if err := Protect(found, o.Targets); err != nil {
		return nil, err
	}
	if o.Keep == nil {
		return found, nil
	}
	kept, without := o.Keep(found)
	if without > 0 {
		o.Tell(fmt.Sprintf("advisor: %s without a record of %s own; --all lists %s\n", english.Count(without, "project is", "projects are"), english.Agree(without, "its", "their"), english.Agree(without, "it", "them")))
	}
	return kept, nil
}
