package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// scannedLine is what scan --recursive prints of one project, on one line.
type scannedLine struct {
	Path  untrusted.Text `json:"path"`
	Error untrusted.Text `json:"error,omitempty"`
	*report.Scan
}

// runRecursive scans every project below the directories and prints one JSON
// line each, in the order of their paths. A project that cannot be read is a
// line with its error and stops nothing.
func (a *app) runRecursive(ctx context.Context, o *options, p prepared, args []string) error {
	dir := a.cwd
	if len(args) == 1 {
		dir = a.abs(args[0])
	}
	debug.SetGCPercent(gcPercent)
	found, gaps, err := scan.Find(dir)
	if err != nil {
		return inputErrorf("reading %s: %w", untrusted.Text(args[0]).Clean(), err)
	}
	for _, g := range gaps {
		a.tell(message(fmt.Errorf("reading %s: %s", g.File.Clean(), g.Reason.Clean())))
	}
	if len(found) == 0 {
		return inputErrorf("scan: %w below %s", compose.ErrNoProject, untrusted.Text(dir).Clean())
	}
	given := questions.Overlay(p.given.file, p.given.flags)
	bad := 0
	err = inOrder(len(found), func(i int) scannedLine { return a.scanOne(ctx, o, given, found[i]) }, func(l scannedLine) error {
		if l.Error != "" {
			bad++
		}
		return a.printLine(l)
	})
	if err != nil {
		return err
	}
	if bad > 0 {
		a.tell(fmt.Sprintf("advisor: %d of %d projects could not be read; their lines say why\n", bad, len(found)))
	}
	return nil
}

// checkRecursive refuses flags that mean something for one project only.
func (o *options) checkRecursive() error {
	for _, f := range []struct {
		name  string
		given bool
	}{
		{"file", len(o.files) > 0},
		{"project-directory", o.projectDirectory != ""},
		{"output", len(o.outputs) > 0},
		{"fail-on", o.failOn != ""},
		{"format", o.format != "json" && o.format != "text"},
	} {
		if f.given {
			return inputErrorf("--%s does not go with --recursive, which prints one JSON line a project on standard output", f.name)
		}
	}
	return nil
}

func (a *app) scanOne(ctx context.Context, o *options, given questions.Answers, f scan.Found) scannedLine {
	in := scan.Input{Input: compose.Input{Dir: f.Dir, Files: f.Files, Profiles: o.profiles, Home: a.getenv("HOME")}}
	p, gaps, err := scan.Load(ctx, in)
	if err != nil {
		return scannedLine{Path: f.Path, Error: untrusted.Text(oneLineOf(err).Error())}
	}
	s := advise.ScanReport(advise.Input{Version: version(), Set: a.set, Answers: given, Project: &p, Gaps: gaps}, advise.Scan(&p))
	return scannedLine{Path: f.Path, Scan: &s}
}

func (a *app) printLine(l scannedLine) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		return outputError(err)
	}
	if _, err := io.Copy(a.stdout, &b); err != nil {
		return outputError(fmt.Errorf("writing to standard output: it did not arrive whole"))
	}
	return nil
}

// ahead is how many results may wait for an earlier one, for each worker.
const ahead = 4

// inOrder computes n results on all processors and hands them over one by one
// in their order, with few of them in memory. It ends with the first error of
// emit.
func inOrder[T any](n int, compute func(int) T, emit func(T) error) error {
	workers := runtime.GOMAXPROCS(0)
	slots := make([]chan T, n)
	for i := range slots {
		slots[i] = make(chan T, 1)
	}
	free := make(chan struct{}, workers*ahead)
	next := make(chan int)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(stop)
	wg.Go(func() {
		defer close(next)
		for i := range n {
			select {
			case free <- struct{}{}:
				next <- i
			case <-stop:
				return
			}
		}
	})
	for range workers {
		wg.Go(func() {
			for i := range next {
				slots[i] <- compute(i)
			}
		})
	}
	for i := range n {
		if err := emit(<-slots[i]); err != nil {
			return err
		}
		<-free
	}
	return nil
}
