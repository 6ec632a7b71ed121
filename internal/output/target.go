// Package output puts reports into their places: standard output and files,
// never over a file that was read, and each file whole or not at all. What a
// report says and how it looks is the business of others.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// Target is one place that a report goes to.
type Target struct {
	Path   string // absolute; empty is standard output
	Shown  string // as the user wrote it
	Format formats.Format
	// Guessed: nobody chose the format, and the ending of the file is that of none.
	Guessed bool
}

// Flags are the values of --format, --output, --color and --details.
type Flags struct {
	Format  string
	Named   func() bool // reports whether somebody asked for Format; nil: nobody did
	Formats []string    // those that there are
	Tables  bool        // tables of many projects are among them, or were
	Outputs []string
	Color   string
	Details bool
}

// Writer writes into the places of one process.
type Writer struct {
	terminal.Streams
	Cwd   string // absolute; empty when the working directory is gone
	Color string // of the flag --color
	Sort  string // of tables, one of words.FleetOrders; empty: as they come
	// Details is the flag --details.
	Details bool
	Tell    func(line string)
	Quiet   bool // what was written is not told
}

func (w Writer) abs(path string) string { return files.Abs(w.Cwd, path) }

// Targets turns --format and --output into places; inputs are files that must
// not be overwritten.
func (w Writer) Targets(f Flags, inputs []string) ([]Target, error) {
	def, _ := f.named(f.Format)
	if len(f.Outputs) == 0 {
		return []Target{{Format: def}}, nil
	}
	var out []Target
	var errs []error
	seen := map[string]bool{}
	for _, value := range f.Outputs {
		t := Target{Shown: value, Format: def}
		name, path, split := strings.Cut(value, "=")
		format, known := f.named(name)
		if split && known {
			t.Format, t.Shown = format, path
		} else if byEnding, ok := f.ofFile(value); ok {
			t.Format = byEnding
		} else {
			t.Guessed = !f.asked() && filepath.Ext(value) != ""
		}
		if err := f.meantFormat(name, split, known); err != nil {
			errs = append(errs, err)
			continue
		}
		if !slices.Contains(f.Formats, t.Format.Name) {
			errs = append(errs, exit.InputErrorf("--output: %s is no format here; use %s", t.Format.Name, strings.Join(f.Formats, ", ")))
		}
		switch {
		case t.Shown == "":
			errs = append(errs, exit.InputErrorf("--output: needs a file"))
			continue
		case t.Shown != "-":
			t.Path = w.abs(t.Shown)
		}
		if seen[t.Path] {
			errs = append(errs, exit.InputErrorf("--output: %s is given twice", untrusted.Text(t.Shown).Clean()))
		}
		seen[t.Path] = true
		out = append(out, t)
	}
	for _, t := range out {
		errs = append(errs, w.Check(t, inputs))
	}
	return out, errors.Join(errs...)
}

// asked reports whether somebody asked for --format.
func (f Flags) asked() bool { return f.Named != nil && f.Named() }

// meantFormat refuses a file that has the name of a format, or a name and a file
// where the name is nearly one: a report in text would stand under it.
func (f Flags) meantFormat(name string, split, known bool) error {
	switch like := diag.DidYouMean(name, f.Formats); {
	case known && !split:
		return exit.InputErrorf("--output: %s is a format; write -o %s=FILE, or --format %s", name, name, name)
	case split && !known && like != "":
		return exit.InputErrorf("--output: %q is no format%s", untrusted.Text(name).Clean(), like)
	}
	return nil
}

// ofFile is the format that the ending of a file says, where nobody named one.
func (f Flags) ofFile(file string) (formats.Format, bool) {
	name := formats.OfFile(file)
	if name == "" || f.asked() {
		return formats.Format{}, false
	}
	format, _ := f.named(name)
	return format, true
}

// named is a format of reports, or one that only tables of many projects have,
// where this command writes them.
func (f Flags) named(name string) (formats.Format, bool) {
	if format, known := formats.Named(name); known {
		return format, true
	}
	return formats.Format{Name: name}, f.Tables && slices.Contains(formats.FleetNames(), name)
}

// Check finds what would go wrong with a place, before anybody is asked
// anything. Inputs are files that must not be overwritten.
func (w Writer) Check(t Target, inputs []string) error {
	if t.Path == "" {
		return nil
	}
	if err := t.refuse(inputs); err != nil {
		return err
	}
	if files.LeavesWorkTree(t.Path, w.Getenv("HOME")) {
		return exit.OutputError(fmt.Errorf("writing %s: its folder is a link that leads out of the repository; name the folder itself", t.name()))
	}
	if err := files.CheckWritable(t.Path); err != nil {
		return exit.OutputError(fmt.Errorf("writing %s: %w", t.name(), err))
	}
	return nil
}

func (t Target) name() string { return untrusted.Text(t.Shown).Clean() }

// Renderer writes one report in one format.
type Renderer func(w io.Writer, f formats.Format, o report.Options) error

// Write renders every target first and writes then, so that nothing is left
// half done when one of them fails. Project is the absolute folder that links
// lead to; empty where there is none.
func (w Writer) Write(targets []Target, project string, render Renderer) error {
	bodies := make([][]byte, len(targets))
	for i, t := range targets {
		var b bytes.Buffer
		if err := render(&b, t.Format, w.look(t, project)); err != nil {
			return exit.OutputError(fmt.Errorf("writing the report: %w", err))
		}
		bodies[i] = b.Bytes()
	}
	for i, t := range targets {
		if err := w.WriteOne(t, bodies[i]); err != nil {
			return err
		}
	}
	return w.stepSummary(targets, render)
}

// Render is a report as it is written to a target, of a project in a folder.
func (w Writer) Render(t Target, project string, render Renderer) ([]byte, error) {
	var b bytes.Buffer
	if err := render(&b, t.Format, w.look(t, project)); err != nil {
		return nil, exit.OutputError(fmt.Errorf("writing the report: %w", err))
	}
	return b.Bytes(), nil
}

// WriteOne writes one body to its place and tells of a file.
func (w Writer) WriteOne(t Target, body []byte) error {
	if t.Path == "" {
		if _, err := w.Stdout.Write(body); err != nil {
			return exit.OutputError(errors.New("writing the report to standard output: it did not arrive whole"))
		}
		return nil
	}
	if err := files.Write(t.Path, body); err != nil {
		return exit.OutputError(fmt.Errorf("writing %s: %w", t.name(), err))
	}
	w.wrote(t)
	return nil
}

func (w Writer) wrote(t Target) {
	how := ""
	if t.Guessed {
		how = fmt.Sprintf(" as %s, since its ending is that of no format; -o FORMAT=FILE names one", t.Format.Name)
	}
	if !w.Quiet {
		w.Tell(fmt.Sprintf("advisor: wrote %s%s\n", t.name(), how))
	}
}

// look is how a report looks at its target: a file never has colour and is as
// wide as any other. Only for a terminal is a width asked for.
func (w Writer) look(t Target, project string) report.Options {
	look := report.Options{Base: base(t, project), Project: w.checkout(project), Details: w.Details}
	if t.Path == "" {
		look.Color, look.ASCII = w.Streams.Color(w.Color, w.Stdout), w.ASCII()
		if terminal.Is(w.Stdout) {
			look.Width = w.Width(w.Stdout)
		}
	}
	return look
}
