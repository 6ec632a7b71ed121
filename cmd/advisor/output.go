package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// target is one place that a report goes to.
type target struct {
	path   string // absolute; empty is standard output
	shown  string // as the user wrote it
	format formats.Format
}

// targets turns --format and --output into places; inputs are files that must
// not be overwritten.
func (a *app) targets(o *options, inputs []string) ([]target, error) {
	def, _ := o.formatNamed(o.format)
	if len(o.outputs) == 0 {
		return []target{{format: def}}, nil
	}
	var out []target
	var errs []error
	seen := map[string]bool{}
	for _, value := range o.outputs {
		t := target{shown: value, format: def}
		name, path, split := strings.Cut(value, "=")
		f, known := o.formatNamed(name)
		if split && known {
			t.format, t.shown = f, path
		}
		if err := o.meantFormat(name, split, known); err != nil {
			errs = append(errs, err)
			continue
		}
		if !slices.Contains(o.formats, t.format.Name) {
			errs = append(errs, exit.InputErrorf("--output: %s is no format here; use %s", t.format.Name, strings.Join(o.formats, ", ")))
		}
		switch {
		case t.shown == "":
			errs = append(errs, exit.InputErrorf("--output: needs a file"))
			continue
		case t.shown != "-":
			t.path = a.abs(t.shown)
		}
		if seen[t.path] {
			errs = append(errs, exit.InputErrorf("--output: %s is given twice", untrusted.Text(t.shown).Clean()))
		}
		seen[t.path] = true
		out = append(out, t)
	}
	for _, t := range out {
		errs = append(errs, a.checkTarget(t.path, t.shown, inputs))
	}
	return out, errors.Join(errs...)
}

// meantFormat refuses a file that has the name of a format, or a name and a file
// where the name is nearly one: a report in text would stand under it.
func (o *options) meantFormat(name string, split, known bool) error {
	switch like := didYouMean(name, o.formats); {
	case known && !split:
		return exit.InputErrorf("--output: %s is a format; write -o %s=FILE, or --format %s", name, name, name)
	case split && !known && like != "":
		return exit.InputErrorf("--output: %q is no format%s", untrusted.Text(name).Clean(), like)
	}
	return nil
}

// formatNamed is a format of reports, or one that only tables of many projects
// have, where this command writes them.
func (o *options) formatNamed(name string) (formats.Format, bool) {
	if f, known := formats.Named(name); known {
		return f, true
	}
	return formats.Format{Name: name}, o.fleet.tables && slices.Contains(formats.FleetNames(), name)
}

// checkTarget finds what would go wrong before anybody is asked anything.
func (a *app) checkTarget(path, shown string, inputs []string) error {
	if path == "" {
		return nil
	}
	for _, in := range inputs {
		if files.Same(path, in) {
			return exit.InputErrorf("writing %s: would overwrite its own input", untrusted.Text(shown).Clean())
		}
	}
	if files.LeavesWorkTree(path, a.Getenv("HOME")) {
		return exit.OutputError(fmt.Errorf("writing %s: its folder is a link that leads out of the repository; name the folder itself", untrusted.Text(shown).Clean()))
	}
	if err := files.CheckWritable(path); err != nil {
		return exit.OutputError(fmt.Errorf("writing %s: %w", untrusted.Text(shown).Clean(), err))
	}
	return nil
}

// renderer writes one report in one format.
type renderer func(w io.Writer, f formats.Format, o report.Options) error

// write renders every target first and writes then, so that nothing is left
// half done when one of them fails.
func (a *app) write(o *options, targets []target, render renderer) error {
	bodies := make([][]byte, len(targets))
	for i, t := range targets {
		var b bytes.Buffer
		if err := render(&b, t.format, a.look(o, t)); err != nil {
			return exit.OutputError(fmt.Errorf("writing the report: %w", err))
		}
		bodies[i] = b.Bytes()
	}
	for i, t := range targets {
		if err := a.writeOne(t, bodies[i]); err != nil {
			return err
		}
	}
	return a.stepSummary(targets, render)
}

func (a *app) writeOne(t target, body []byte) error {
	if t.path == "" {
		if _, err := a.Stdout.Write(body); err != nil {
			return exit.OutputError(errors.New("writing the report to standard output: it did not arrive whole"))
		}
		return nil
	}
	if err := files.Write(t.path, body); err != nil {
		return exit.OutputError(fmt.Errorf("writing %s: %w", untrusted.Text(t.shown).Clean(), err))
	}
	a.tell(fmt.Sprintf("advisor: wrote %s\n", untrusted.Text(t.shown).Clean()))
	return nil
}

// look is how a report looks at its target: a file never has colour and is as
// wide as any other. Only for a terminal is a width asked for.
func (a *app) look(o *options, t target) report.Options {
	look := report.Options{Base: a.base(t), Project: a.checkout()}
	if t.path == "" {
		look.Color, look.ASCII = a.Color(o.color, a.Stdout), a.ASCII()
		if terminal.Is(a.Stdout) {
			look.Width = a.Width(a.Stdout)
		}
	}
	return look
}

// print writes text to standard output.
func (a *app) print(s string) error {
	if _, err := io.WriteString(a.Stdout, s); err != nil {
		return exit.OutputError(errors.New("writing to standard output: it did not arrive whole"))
	}
	return nil
}
