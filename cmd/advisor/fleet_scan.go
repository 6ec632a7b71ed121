package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"advisor/internal/advise"
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

// scanner turns projects into lines. Many may be in work at once.
type scanner struct {
	p      prepared
	in     advise.Input // but for the project
	input  scan.Input   // but for the folder
	behind atomic.Int32
	brief  bool
}

func (a *app) scanner(p prepared, input scan.Input, brief bool) *scanner {
	in := advise.Input{Version: version(), Set: a.set, Model: a.model(), Answers: questions.Overlay(p.given.file, p.given.flags)}
	return &scanner{p: p, in: in, input: input, brief: brief}
}

// line is what a project comes to, or why it could not be read.
func (s *scanner) line(ctx context.Context, f scan.Found) report.FleetLine {
	done := make(chan report.FleetLine, 1)
	go func() { done <- s.read(ctx, f) }()
	limit := time.NewTimer(fleetTime)
	defer limit.Stop()
	select {
	case l := <-done:
		return l
	case <-limit.C:
		s.behind.Add(1)
		return advise.FailedLine(version(), f.Path, untrusted.Text(fmt.Sprintf("stopped, it takes more than %v", fleetTime)))
	}
}

func (s *scanner) read(ctx context.Context, f scan.Found) report.FleetLine {
	input := s.input
	input.Dir, input.Files = f.Dir, f.Files
	p, gaps, err := scan.Load(ctx, input)
	if err != nil {
		return advise.FailedLine(version(), f.Path, untrusted.Text(oneLineOf(err).Error()))
	}
	in := s.in
	in.Project, in.Gaps = &p, gaps
	return advise.FleetLine(in, f.Path, s.p.judge(&p), s.brief)
}

// given is an error where too many projects were given up: each still takes a
// processor and memory.
func (s *scanner) given() error {
	if n := s.behind.Load(); n > mostLeftOver {
		return failure{exitLimit, fmt.Errorf("reading the projects: stopped, %d of them take more than %v", n, fleetTime)}
	}
	return nil
}
