package fleet

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"advisor/internal/advise"
	"advisor/internal/exit"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// The limits of one project among many. Honest projects need milliseconds, and
// the reader has bounds of its own; a project that is still read after this
// long is given up, and its reader left behind, since it cannot be stopped.
const (
	projectTime  = 30 * time.Second
	mostLeftOver = 8
)

// reader makes the lines of projects, each within its limits.
type reader struct {
	version string // of the program
	make    LineMaker
	limit   time.Duration // of each project
	behind  atomic.Int32
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
				done <- made{line: Failed(r.version, f, fmt.Errorf("internal error, please report it: %v", p))}
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
		return Failed(r.version, f, fmt.Errorf("stopped, it takes more than %v", r.limit)), nil
	}
}

// givenUp is an error where too many projects were given up: each still takes a
// processor and memory.
func (r *reader) givenUp() error {
	if n := r.behind.Load(); n > mostLeftOver {
		return exit.Error(exit.Limit, fmt.Errorf("reading the projects: stopped, %d of them take more than %v", n, r.limit))
	}
	return nil
}

// Failed is the line of a project that cannot be read; version is that of the
// program.
func Failed(version string, f scan.Found, err error) report.FleetLine {
	return advise.FailedLine(version, f.Path, untrusted.Text(strings.ReplaceAll(OneLine(err).Error(), "\n", "; ")))
}
