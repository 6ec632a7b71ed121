package main

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// The limits of one project among many. Honest projects need milliseconds, and
// the reader has bounds of its own; a project that is still read after this
// long is given up, and its reader left behind, since it cannot be stopped.
const (
	fleetTime    = 30 * time.Second
	mostLeftOver = 8
)

// reader makes the lines of projects, each within its limits.
type reader struct {
	make   lineMaker
	limit  time.Duration // of each project
	behind atomic.Int32
}

// line is what a project comes to, or why it could not be read.
func (r *reader) line(ctx context.Context, f scan.Found) (report.FleetLine, error) {
	type made struct {
		line report.FleetLine
		err  error
	}
	done := make(chan made, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil { // a fault of ours, which must not cost the others
				done <- made{line: failed(f, fmt.Errorf("internal error, please report it: %v", p))}
			}
		}()
		l, err := r.make(ctx, f)
		done <- made{l, err}
	}()
	limit := time.NewTimer(r.limit)
	defer limit.Stop()
	select {
	case m := <-done:
		return m.line, m.err
	case <-limit.C:
		r.behind.Add(1)
		return failed(f, fmt.Errorf("stopped, it takes more than %v", r.limit)), nil
	}
}

// given is an error where too many projects were given up: each still takes a
// processor and memory.
func (r *reader) given() error {
	if n := r.behind.Load(); n > mostLeftOver {
		return exit.Error(exit.Limit, fmt.Errorf("reading the projects: stopped, %d of them take more than %v", n, r.limit))
	}
	return nil
}

// failed is the line of a project that cannot be read.
func failed(f scan.Found, err error) report.FleetLine {
	return advise.FailedLine(version(), f.Path, untrusted.Text(strings.ReplaceAll(oneLineOf(err).Error(), "\n", "; ")))
}

// scanLines makes lines of what the files and the answers that hold for all
// projects come to.
func (a *app) scanLines(o *options, p prepared) func(brief bool) lineMaker {
	in := advise.Input{Version: version(), Set: a.set, Model: a.model(), Answers: questions.Overlay(p.given.file, p.given.flags)}
	input := scan.Input{Input: compose.Input{Profiles: o.profiles, Home: a.Getenv("HOME")}}
	return func(brief bool) lineMaker {
		return func(ctx context.Context, f scan.Found) (report.FleetLine, error) {
			in, input := in, input
			input.Dir, input.Files = f.Dir, f.Files
			project, gaps, err := scan.Load(ctx, input)
			if err != nil {
				return failed(f, err), nil
			}
			if err := protectRead(&project, f.Dir, p.targets); err != nil {
				return report.FleetLine{}, err
			}
			in.Project, in.Gaps = &project, gaps
			return advise.FleetLine(in, f.Path, p.judge(&project), brief), nil
		}
	}
}
